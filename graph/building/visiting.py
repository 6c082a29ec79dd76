"""Which rows of visit logs may tell of one visit: a visit is one member and one person (or place) on one day.

Rows that say for certain who, whom and on which day are one visit where they say the same. Of all other rows only
those are surely further visits that can be one with none of these, nor with another of their own.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from graph.building.events import MAX_SPAN_DAYS, Time
from graph.draft import Draft
from graph.identity import opaque
from graph.names import plain_name, plain_number
from graph.resolve import Match, firm

Words = tuple[str, str]
BLANK: Words = ("", "")
_Key = tuple[str, str, int]
"""Side and id of an end ("" whoever it may be), and a span of days."""


def words(name: str | None, number: str | None = None) -> Words:
    """Return name and number as a cell has them, made comparable; "" where it has none."""
    return plain_name(name or ""), plain_number(number or "")


@dataclass(frozen=True)
class End:
    """Who made a visit, or to whom it was: the label, whoever it may be, and the words of the row."""

    label: str
    match: Match
    words: Words = BLANK

    @property
    def blank(self) -> bool:
        """Whether it may be anybody, of whom no id need be known."""
        return not self.match.firm and self.words == BLANK

    def may_be(self, other: "End") -> bool:
        """Whether both may be the same."""
        if self.label != other.label:
            return False
        if set(self.match.ids) & set(other.match.ids):
            return True
        if self.match.firm or other.match.firm:
            return self.blank or other.blank
        # Without an id there are only the words, of which a number tells more than a name.
        pairs = zip(self.words[::-1], other.words[::-1], strict=True)
        return next((one == another for one, another in pairs if one and another), True)


@dataclass(frozen=True)
class Told:
    """A visit as a row tells of it; `row` is the row's id."""

    row: str
    member: End
    target: End
    time: Time

    @property
    def known(self) -> bool:
        """Whether it surely was, and one of its ends surely was part of it."""
        return self.time[2] and (self.member.match.firm or self.target.match.firm)

    @property
    def certain(self) -> bool:
        """Whether nothing that makes it this visit is in doubt: the member, whom it was to, and the day."""
        return self.known and self.member.match.firm and self.target.match.firm and self.time[0] == self.time[1]

    @property
    def id(self) -> str:
        """The id that rows share which say the same, as far as it is known."""
        unsure = [end.words for end in (self.member, self.target) if not end.match.firm]
        return opaque("v", *self._ids, *((self.time[0],) if self.certain else (*self.time[:2], *unsure)))

    @property
    def own_id(self) -> str:
        """The id of a visit that no other row tells of."""
        return opaque("v", *self._ids, self.time[0], self.row)

    @property
    def _ids(self) -> tuple[str, ...]:
        return (*self.member.match.ids, "", *self.target.match.ids)

    def may_be(self, other: "Told") -> bool:
        """Whether both may be one visit."""
        (first, last), (begun, ended) = self._days, other._days
        meet = first <= ended and begun <= last
        return meet and self.member.may_be(other.member) and self.target.may_be(other.target)

    def places(self) -> Iterator[_Key]:
        """Yield under what it is found: by either of its ends and by its days."""
        first, last = (day.toordinal() // MAX_SPAN_DAYS for day in self._days)
        for side, end in (("by", self.member), ("to", self.target)):
            for id_ in (*end.match.ids, *([""] if end.blank else [])):
                for span in range(first, last + 1):
                    yield side, id_, span

    def near(self) -> set[_Key]:
        """Return under what those are found that it may be one with: by an end that is certain, or blank there."""
        side = "by" if self.member.match.firm else "to"
        found = {key for key in self.places() if key[0] == side}
        return found | {(side, "", span) for _, _, span in found}

    @property
    def _days(self) -> tuple[date, date]:
        first, last, _ = self.time
        assert first and last
        return first, last


@dataclass
class Apart:
    """Visits that are surely apart from each other."""

    held: dict[_Key, list[Told]] = field(default_factory=lambda: defaultdict(list))

    def add(self, told: Told) -> None:
        """Hold one that is apart from all that are held."""
        for key in told.places():
            self.held[key].append(told)

    def holds(self, told: Told) -> bool:
        """Whether a visit that is known may be one of those held."""
        return any(told.may_be(other) for key in told.near() for other in self.held.get(key, ()))


def apart(draft: Draft, beside: Sequence[Told]) -> Apart:
    """Return the certain visits of a draft that some of those `beside` may be: of their members, to their people."""
    ends = {end.match.ids[0] for told in beside for end in (told.member, told.target) if end.match.firm}
    held = Apart()
    for visit, member, target in _ends(draft, ends):
        node = draft.nodes["Visit"][visit]
        held.add(Told("", member, target, (node["date"], node["latest"], True)))
    return held


def _ends(draft: Draft, ids: set[str]) -> Iterator[tuple[str, End, End]]:
    """Yield the visits of a draft of which an end is among the ids, with their two ends."""
    links = [s for s in draft.statements if s.triple[1] in ("MADE", "VISITED")] if ids else []
    near = {(s.end if s.triple[1] == "MADE" else s.start) for s in links if s.start in ids or s.end in ids}
    made: dict[str, End] = {}
    for link in links:
        if link.triple[1] == "MADE" and link.end in near:
            made[link.end] = End(link.triple[0], firm(link.start))
        elif link.start in near:
            yield link.start, made[link.start], End(link.triple[2], firm(link.end))
