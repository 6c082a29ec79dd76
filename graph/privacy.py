"""How names of citizens look in what leaves the office: the one place that masks them."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from graph.model import NODE, Privacy

if TYPE_CHECKING:
    from graph.stores import Store

_LEAST = 2
"""Characters that a name must have to be looked for in free text: one alone stands in every sentence."""
_HOUSEHOLD = re.compile(r"(?:.*[省市州县旗区镇乡街道村社组队寨巷路号场])?(?P<name>\w{2,4}?)(?:户|一?家|家庭)")
"""A household is written by its place and its head: 塘坊村任永娟户."""
_PRIVACY: dict[str, Privacy] = {
    label: one.privacy for label, node in NODE.items() for one in node.properties if one.name == "name"
}


def mask_name(name: str | None) -> str | None:
    """Return the first character and stars for the rest.

    >>> mask_name("张三丰"), mask_name("Ann Lee"), mask_name(None)
    ('张**', 'A** L**', None)
    """
    if not name:
        return name
    words = name.split(" ") if name.isascii() else [name]
    return " ".join(
        f"{word[0]}**" if word.isascii() else word[0] + "*" * max(len(word) - 1, 1) for word in words if word
    )


class Mask:
    """Masks the names of citizens that are known, also where they stand inside a title or other free text.

    A text is read once, the longest name at each place first, however many names are known.
    """

    def __init__(self, names: Iterable[str] = ()) -> None:
        self._names = {name for name in names if len(name) >= _LEAST}
        lengths: defaultdict[str, set[int]] = defaultdict(set)
        for name in self._names:
            lengths[name[:_LEAST]].add(len(name))
        self._lengths = {start: sorted(found, reverse=True) for start, found in lengths.items()}

    @classmethod
    def of(cls, store: "Store") -> "Mask":
        """Return the mask of the contacts that a graph knows; a household's is also its head's."""
        told = store.table("MATCH (c:Contact) RETURN DISTINCT c.name AS name, c.kind = 'household' AS household")
        return cls(name for row in told.to_pylist() if row["name"] for name in _called(row["name"], row["household"]))

    def shown(self, label: str | None, name: str | None) -> str | None:
        """Return what a thing of this label is called, as it may leave the office; of None nobody knows what it is.

        What has no name of its own, as a visit, may be called by a contact's.
        """
        return self.value(_PRIVACY.get(label, "text") if label else "name", name)

    def value(self, privacy: Privacy, text: str | None) -> str | None:
        """Return what a property of this privacy holds as it may leave the office."""
        if privacy == "open":
            return text
        return mask_name(text) if privacy == "name" else self.within(text)

    def within(self, text: str | None) -> str | None:
        """Return a free text with every name that is known masked."""
        return "".join(self._parts(text)) if text and self._names else text

    def _parts(self, text: str) -> Iterator[str]:
        at = 0
        while at < len(text):
            name = self._name(text, at)
            yield (mask_name(name) or "") if name else text[at]
            at += len(name) or 1

    def _name(self, text: str, at: int) -> str:
        """Return the longest known name that begins at a place of the text, "" where none does."""
        for length in self._lengths.get(text[at : at + _LEAST], ()):
            name = text[at : at + length]
            if name in self._names and not (name.isascii() and _in_word(text, at, at + length)):
                return name
        return ""


WHOLE = Mask()
"""Masks what is a citizen's name as a whole, and knows none to look for in texts."""


def _in_word(text: str, start: int, end: int) -> bool:
    """Whether a name in Latin letters is only part of a word there: Ann in Annual."""
    before, after = text[start - 1 : start], text[end : end + 1]
    return any(beside.isascii() and beside.isalnum() for beside in (before, after))


def _called(name: str, household: bool) -> Iterator[str]:
    yield name
    if household and (found := _HOUSEHOLD.fullmatch(name)):
        yield found["name"]
