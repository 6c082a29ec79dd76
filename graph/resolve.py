"""Mentions -> people and places. A name alone never merges two people; what is ambiguous stays possible for each.

Closed world: a sheet of the office that names a member means somebody of the roster, so a name that one person of
the roster bears is enough to *find* that person. What the mention says besides (constituency, unit, place) must
not contradict; where it does, the mention is only possible.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from rapidfuzz import fuzz, process

from graph.aliases import Aliases
from graph.names import plain_name, plain_number
from graph.words import Text

AMBIGUOUS = Text("重名，无法确定是哪一位", "several bear this name")
SHARED_NUMBER = Text("编号为多人共用，无法确定是哪一位", "several have this number")
CONTRADICTED = Text("姓名相符，但其他信息不符", "the name fits, but what else is said does not")
UNMATCHED = Text("名册中没有此人", "nobody of this name in the roster")
NAMELESS = Text(
    "没有此人，但有一行没有填写姓名，可能就是他", "nobody of this name, but a row without a name may be meant"
)
NOT_KEPT = Text("名单中有此人，但不是这位委员的联系对象", "listed, but not as a contact of this member")
NO_PLACE = Text("找不到该地名", "no such place")
NO_CONSTITUENCY = Text("没有这个界别", "no such constituency")
AMBIGUOUS_PLACE = Text("同名地，无法确定是哪一处", "several places bear this name")


@dataclass(frozen=True)
class Match:
    """Whom a mention means: one id and firm, or several that it may mean, or none."""

    ids: tuple[str, ...] = ()
    firm: bool = False
    reason: Text | None = None


NOBODY = Match()


def firm(id_: str) -> Match:
    """Return a match that is certain."""
    return Match((id_,), firm=True)


@dataclass
class People:
    """The people of one label, found by number or by name; `told` holds what else is known of each."""

    label: str
    aliases: Aliases
    by_number: dict[str, dict[str, date]] = field(default_factory=lambda: defaultdict(dict))
    by_name: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    told: dict[str, dict[str, set[str]]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(set)))
    named: set[str] = field(default_factory=set)
    blank: set[str] = field(default_factory=set)
    _near: dict[str, str] = field(default_factory=dict)

    def add(
        self, id_: str, name: str | None, number: str | None, day: date | None = None, /, **told: str | None
    ) -> None:
        """Make a person known, as of a day; what is told adds up over the years: an old log still finds its people."""
        if name:
            self.by_name[plain_name(name)].add(id_)
            self.named.add(id_)
        if number:
            self.by_number[plain_number(number)][id_] = day or date.min
        for what, value in told.items():
            if value:
                self.told[id_][what].add(plain_name(value))

    def find(
        self, name: str | None, number: str | None = None, among: Iterable[str] | None = None, **told: str | None
    ) -> Match:
        """Find who is meant; `among` limits the search, `told` narrows it or contradicts it."""
        meant = self.aliases.meaning(self.label, name, *told.values())
        if meant:
            return self._by_id_or_number(meant)
        if number and plain_number(number) in self.by_number:
            return self._holder(plain_number(number), name)
        if not name:
            return NOBODY
        pool = self.by_name.get(plain_name(name), set())
        found = sorted(pool if among is None else pool & set(among))
        if not found:
            return Match(reason=UNMATCHED)
        agreeing = [id_ for id_ in found if self._agrees(id_, told)]
        if len(agreeing) == 1:
            return firm(agreeing[0])
        return Match(tuple(agreeing or found), reason=AMBIGUOUS if agreeing else CONTRADICTED)

    def nameless(self, match: Match) -> Match:
        """Return those whose rows have no name where a mention finds nobody: it may mean any of them."""
        blank = self.blank - self.named
        return match if match.ids or not blank else Match(tuple(sorted(blank)), reason=NAMELESS)

    def names(self) -> Mapping[str, set[str]]:
        """Return ids by plain name."""
        return self.by_name

    def _agrees(self, id_: str, told: Mapping[str, str | None]) -> bool:
        """Whether nothing said contradicts what is known; silence on either side is no contradiction."""
        known = self.told.get(id_, {})
        return all(not said or not known.get(what) or plain_name(said) in known[what] for what, said in told.items())

    def _by_id_or_number(self, meant: str) -> Match:
        number = plain_number(meant)
        return self._holder(number, None) if number in self.by_number else firm(meant)

    def _holder(self, number: str, name: str | None) -> Match:
        """Return who has a number: of several the one of that name, else who has it by the newest roster."""
        held = self.by_number[number]
        newest = max(held.values())
        named = held.keys() & self.by_name.get(plain_name(name), set()) if name and len(held) > 1 else set()
        found = sorted(named or (id_ for id_, day in held.items() if day == newest))
        return firm(found[0]) if len(found) == 1 else Match(tuple(found), reason=SHARED_NUMBER)

    def near(self, name: str) -> str:
        """Return a name that looks like one that nobody bears; "" where none does."""
        plain = plain_name(name)
        if plain not in self._near:
            found = process.extractOne(plain, list(self.by_name), scorer=fuzz.ratio, score_cutoff=60)
            self._near[plain] = found[0] if found else ""
        return self._near[plain]


@dataclass
class Places:
    """Townships or villages by name, each below a parent; a name may come with the parent's name before it."""

    label: str
    aliases: Aliases
    named: dict[str, list[tuple[str, frozenset[str]]]] = field(default_factory=lambda: defaultdict(list))
    forms: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def add(self, id_: str, name: str, *above: str | None) -> None:
        """Make a place known under its name, its short name, and either with the names above it in front."""
        above_names = [plain_name(parent) for parent in above if parent]
        known = (name, frozenset(x for parent in above_names for x in (parent, short_place(parent))))
        if known in self.named[id_]:
            return
        self.named[id_].append(known)
        for form in {plain_name(name), short_place(name)}:
            self.forms[form].add(id_)
            for count in range(len(above_names)):
                for parent in {above_names[count], short_place(above_names[count])}:
                    self.forms[parent + form].add(id_)
            self.forms["".join(reversed(above_names)) + form].add(id_)

    def find(self, name: str | None, *above: str | None) -> Match:
        """Find the place meant by `name`, narrowed by the names above it where they are given."""
        if not name:
            return NOBODY
        meant = self.aliases.meaning(self.label, name, *above)
        if meant:
            return firm(meant)
        plain = plain_name(name)
        found = sorted(self.forms.get(plain) or self.forms.get(short_place(name)) or ())
        inside = [id_ for id_ in found if self._below(id_, above)]
        exact = [id_ for id_ in inside if any(plain_name(own) == plain for own, _ in self.named[id_])]
        for pool in (exact, inside):
            if len(pool) == 1:
                return firm(pool[0])
        if not found or not inside:
            return Match(reason=NO_PLACE)
        return Match(tuple(inside), reason=AMBIGUOUS_PLACE)

    def whole(self, text: str, *above: str | None) -> tuple[Match, str]:
        """Find the place that a free text is the full name of, with nothing but names above it in front; and these.

        A short name is none: 红旗 on a line of its own need not be 红旗镇.
        """
        plain, match = plain_name(text), self.find(text, *above)
        own = [plain_name(name) for name, _ in self.named[match.ids[0]]] if match.firm else []
        said = next((name for name in own if plain.endswith(name)), "")
        return (match, plain.removesuffix(said)) if said else (NOBODY, "")

    def _below(self, id_: str, above: tuple[str | None, ...]) -> bool:
        """Whether a place lies below every one of the places said."""
        said = [{plain_name(parent), short_place(parent)} for parent in above if parent]
        return any(all(forms & parents for forms in said) for _, parents in self.named[id_])


_ENDINGS = ("街道办事处", "办事处", "民族乡", "街道", "社区居委会", "居委会", "村委会", "社区", "自治县")
_SHORT_ENDINGS = ("乡", "镇", "村", "县", "区", "市", "省")


@lru_cache(maxsize=1 << 18)
def short_place(name: str) -> str:
    """Return a place's name without the word for its kind: 横梁乡 -> 横梁. Two characters at least are left."""
    plain = plain_name(name)
    for ending in (*_ENDINGS, *_SHORT_ENDINGS):
        if plain.endswith(ending) and len(plain) - len(ending) >= 2:
            return plain.removesuffix(ending)
    return plain


def short_constituency(name: str) -> str:
    """Return a constituency's name without the closing 界 or 界别: 教育界 -> 教育."""
    plain = plain_name(name)
    for ending in ("界别", "界"):
        if plain.endswith(ending) and len(plain) > len(ending):
            return plain.removesuffix(ending)
    return plain
