"""The heading dictionary: which names lead to which field of a kind, which are left out, which are private."""

import re
import tomllib
import unicodedata
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Literal

from graph.names import one_sign_off, simplified
from graph.records import KIND, RecordKind
from graph.words import Text

Use = Literal["field", "either", "ignored", "private", "unknown"]
_FOLDER = Path(__file__).parent / "headings"
_BRACKETS = re.compile(r"[(（\[【〔<《][^()（）\[\]【】〔〕<>《》]*[)）\]】〕>》]")
_NOISE = re.compile(r"[\s*＊:：\"'“”‘’_.。·/、,，;；()（）\[\]【】〔〕<>《》\-—?？!！☆★●◆]+")
_NUMBERED = re.compile(r"^\s*(?:\d{1,2}[.、．)）]|[(（][一二三四五六七八九十\d]{1,2}[)）])")
_SHORTEST = 4  # of shorter headings one sign is half the word: 主办人 is not 主持人
_COUNTING = re.compile("[数次率]$")  # 出席委员数 says how many, not who
_COUNTED = re.compile(r"(?<=\D)[\d一二三四五六]$")


@dataclass(frozen=True)
class Meaning:
    """What a heading means in one kind: a field (`fields` has one), either of several, or no field at all."""

    use: Use
    fields: tuple[str, ...] = ()
    rank: int = 0  # how early the heading stands in its field's list: of two columns for a field the earlier counts


UNKNOWN = Meaning("unknown")
EITHER = 100  # the rank from which headings are that may mean either of two fields


@dataclass(frozen=True)
class Dictionary:
    """The headings of one kind. `titles` are words in a title or file name that speak for the kind.

    `marks` are fields or headings one of which there must be where no title speaks for it, nor a heading that no other
    kind has; `against` are headings that speak against it; `tells` is what a row must say at least to be kept;
    `instead` is what stands for a field. `keepers` are endings of the names of units that keep the register of the
    whole body: such a unit above a table is not whose sheet it is.
    """

    kind: RecordKind
    names: Mapping[str, tuple[str, ...]]
    meanings: Mapping[str, Meaning]
    titles: tuple[str, ...]
    marks: frozenset[str] = frozenset()
    against: frozenset[str] = frozenset()
    tells: tuple[str, ...] = ()
    instead: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    keepers: tuple[str, ...] = ()
    met: dict[str, Meaning] = field(default_factory=dict, compare=False, repr=False)  # headings looked up before

    def meaning(self, heading: str) -> Meaning:
        """Return what a heading as written means here."""
        found = self.met.get(heading)
        if found is None:
            found = next((self.meanings[key] for key in keys(heading) if key in self.meanings), UNKNOWN)
            self.met[heading] = found
        return found

    def official(self, field_name: str) -> Text:
        """Return the headings of a field in the blank official sheet."""
        names = self.names[field_name]
        return Text(names[0], next(name for name in names if name.isascii()).capitalize())

    def misspelt(self, heading: str, held: Collection[str]) -> str:
        """Return the heading that an unknown one is but for one sign, of a field that no column is; "" where none is.

        A heading that is as near to one of a column that is there, left out or private is taken for no other.
        """
        plain = plain_heading(heading)
        near = [] if _COUNTING.search(plain) else one_sign_off(plain, self.meanings, _SHORTEST)
        lost = all(set(self.meanings[key].fields) - set(held) for key in near)
        return near[0] if near and lost else ""

    def similar(self, heading: str) -> str:
        """Return the known heading most like an unknown one; "" where none is near."""
        from rapidfuzz import fuzz, process

        names = [name for found in self.names.values() for name in found]
        plain = simplified(plain_heading(heading))
        near = process.extractOne(plain, names, scorer=fuzz.ratio, score_cutoff=70)
        return near[0] if near else ""


@lru_cache(maxsize=8192)
def keys(heading: str) -> tuple[str, ...]:
    """Return the forms under which a heading is looked up, best first: as written, without brackets, simplified."""
    named = _NUMBERED.sub("", heading)
    written = (plain_heading(named), plain_heading(_BRACKETS.sub("", named)))
    forms = [form for plain in written for form in (plain, _COUNTED.sub("", plain))]
    if not heading.isascii():
        forms += [simplified(form) for form in forms]
    return tuple(dict.fromkeys(form for form in forms if form))


def plain_heading(heading: str) -> str:
    """Return a heading without blanks, line breaks, marks and case: "联系 群众\\n姓名*" is 联系群众姓名."""
    return _NOISE.sub("", unicodedata.normalize("NFKC", heading)).casefold()


@cache
def dictionary(kind: str) -> Dictionary:
    """Return the headings of a kind of records."""
    held = _toml(kind)
    shared = _toml("shared")
    meanings: dict[str, Meaning] = {}
    for word in [*shared["ignored"], *held.get("ignored", ())]:
        meanings[plain_heading(word)] = Meaning("ignored")
    for word in [*shared["private"], *held.get("private", ())]:
        meanings[plain_heading(word)] = Meaning("private")
    for name_of, names in held["fields"].items():
        for rank, name in enumerate([*names, name_of]):
            meanings[plain_heading(name)] = Meaning("field", (name_of,), rank)
    for rank, (name, fields) in enumerate(held.get("either", {}).items(), EITHER):
        meanings[plain_heading(name)] = Meaning("either", tuple(fields), rank)
    for aside, names in held.get("aside", {}).items():
        for rank, name in enumerate(names):
            meanings[plain_heading(name)] = Meaning("field", (aside,), rank)
    return Dictionary(
        KIND[kind],
        {field: tuple(found) for field, found in held["fields"].items()},
        meanings,
        titles=tuple(map(plain_heading, held.get("titles", ()))),
        marks=frozenset(mark if mark in held["fields"] else plain_heading(mark) for mark in held.get("marks", ())),
        against=frozenset(map(plain_heading, held.get("against", ()))),
        tells=tuple(held["tells"]),
        instead={field: tuple(others) for field, others in held.get("instead", {}).items()},
        keepers=tuple(held.get("keepers", ())),
    )


@cache
def own_headings(kind: str) -> frozenset[str]:
    """Return the headings, plain, that are a field of this kind and of no other."""
    others = [known for known in KIND if known != kind]
    shared = {key for other in others for key, meaning in dictionary(other).meanings.items() if meaning.fields}
    return frozenset(key for key, meaning in dictionary(kind).meanings.items() if meaning.fields) - shared


@cache
def field_label(field_name: str, kind: str = "") -> Text:
    """Return how a field is called: its official headings in a kind, or in the first kind that has it.

    What is no field's name, such as a column named in a problem already, is returned as it is.
    """
    found = (dictionary(one) for one in ([kind] if kind in KIND else KIND))
    named = next((headings for headings in found if field_name in headings.names), None)
    return named.official(field_name) if named else Text(field_name, field_name)


def dictionaries(kinds: Iterable[str] = ()) -> tuple[Dictionary, ...]:
    """Return the dictionaries of some kinds, or of all."""
    return tuple(dictionary(kind) for kind in (kinds or KIND))


def _toml(name: str) -> dict[str, Any]:
    return tomllib.loads((_FOLDER / f"{name}.toml").read_text("utf-8"))
