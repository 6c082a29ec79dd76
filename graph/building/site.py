"""What every theme of the build shares: the two worlds being drafted, the directories, and the problems found."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import product
from typing import Any

from graph.aliases import Aliases
from graph.building.named import NOWHERE, Named, Where
from graph.building.references import References
from graph.draft import Draft, Source
from graph.identity import Identities
from graph.ledger import Load, Part, Problem, row_id
from graph.names import plain_name
from graph.resolve import (
    AMBIGUOUS,
    AMBIGUOUS_PLACE,
    CONTRADICTED,
    NAMELESS,
    NO_CONSTITUENCY,
    NO_PLACE,
    SHARED_NUMBER,
    UNMATCHED,
    Match,
    People,
    Places,
    firm,
    short_constituency,
    short_place,
)
from graph.words import Text

Record = dict[str, Any]
UNREADABLE_STINT = "unreadable stint"
"""The doubt of a row whose first or last day cannot be read."""

CONFIRM = Text(
    "在表中填写编号或界别，或用 liaison who 确认后重新生成",
    "give the number or the constituency in the sheet, or confirm with `liaison who`",
)
CHECK_NAME = Text("核对姓名，或先登记此人", "check the name, or register the person first")
CHECK_UNIT = Text("核对名称，或先导入列有它的名册", "check the name, or load the list that has it first")
CHECK_PLACE = Text("核对地名，或补充所属县区", "check the name of the place, or say which county it is in")


@dataclass(frozen=True)
class BodyInfo:
    """The consultative body of an office."""

    id: str
    name: str
    level: str = ""


@dataclass(frozen=True)
class Entry:
    """One record with where it stands."""

    record: Record
    row: str
    file: str
    part: Part
    source: Source

    def __getitem__(self, name: str) -> Any:
        return self.record[name]


@dataclass(frozen=True)
class Place:
    """Where a row says that something is."""

    township: Match
    village: Match
    where: Where

    @property
    def ends(self) -> list[tuple[str, Match]]:
        """Label and match of the village, or of the township where no village is found; nothing where neither is."""
        if self.village.ids:
            return [("Village", self.village)]
        return [("Township", self.township)] if self.township.ids else []


@dataclass
class Site:
    """The graph under construction."""

    body: BodyInfo
    loads: list[Load]
    ids: Identities
    aliases: Aliases
    sure: Draft = field(default_factory=Draft)
    possible: Draft = field(default_factory=Draft)
    problems: list[Problem] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.members = People("Member", self.aliases)
        self.contacts = People("Contact", self.aliases)
        self.townships = Places("Township", self.aliases)
        self.villages = Places("Village", self.aliases)
        self.township_of: dict[str, str] = {}  # village id -> id of the township that it was last stated in
        self.named = {x: Named(x, self.body.id, self.ids, self.aliases) for x in ("Platform", "Group")}
        self.heirs: dict[tuple[str, str], dict[str, tuple[date | None, str]]] = {}  # see graph.building.succession
        self.formerly: dict[str, str] = {}  # former name that no sheet of its time has -> id of the constituency
        self.proper: dict[str, str] = {}  # id of a renamed constituency -> its name now
        self.sectors: dict[str, set[str]] = {}  # name of a constituency -> others by which it was or will be known
        self.references = {x: References() for x in ("Issue", "Activity", "Document")}
        self.titles: dict[str, tuple[int, str]] = {}  # id of a numbered thing -> sheet and title that first stated it
        self.conversions: list[tuple[Entry, list[tuple[Draft, str]]]] = []  # needs and what they became, still unread
        self.stated: dict[tuple[str, str, str], str] = {}  # label, row and name -> id of the platform or group
        self.keepers: dict[str, set[str]] = {}  # contact id -> ids of the members who keep it, at any time
        self.kept: dict[str, set[str]] = {}  # member id -> ids of the contacts kept, at any time
        self.leaders: dict[str, set[str]] = {}  # member id -> ids of the leaders linked to them, at any time
        self.led: dict[str, set[str]] = {}  # leader id -> ids of the members linked to them, at any time
        self.typed: set[str] = set()  # ids of contacts of which a sheet says that they are a person, a firm, …
        self.usual: dict[str, str] = {}  # short name of a known constituency -> its name; see graph.building.spelling
        self.noted: set[tuple[Text, str]] = set()  # reason and word of notes that are told once
        self.of_lists: dict[str, str] = {}  # contacts of the lists, and the last row of each
        self.homes: dict[
            str, list[tuple[str, str]]
        ] = {}  # contact id -> (label, id) of constituency, township, village
        # contact id -> the same, of all that it may be
        self.perhaps: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)

    def entries(self, kind: str) -> Iterator[Entry]:
        """Yield all records of a kind, snapshots in the order of their days, and say so to the drafts."""
        parts = [(load, part) for load in self.loads for part in load.parts if part.kind == kind]
        for load, part in sorted(parts, key=lambda pair: (pair[1].as_of or date.min, pair[0].id)):
            source = Source((kind, part.scope), part.as_of)
            if part.as_of:
                # A snapshot that no longer states a relation ends it, even where it states nothing at all.
                self.sure.snapshots[source.series].add(part.as_of)
                self.possible.snapshots[source.series].add(part.as_of)
            for record in part.records.to_pylist():
                yield Entry(record, row_id(load.id, record["sheet"], record["row"]), load.file, part, source)

    def problem(self, entry: Entry, reason: Text, advice: Text, column: str, value: str, effect: str = "note") -> None:
        """Note something a person should look at."""
        at = {"sheet": entry["sheet"], "row": entry["row"], "column": column, "value": value, "effect": effect}
        self.problems.append(Problem(entry.file, reason, advice, **at, kind=entry.part.kind))

    def thing(self, label: str, name: str, row: str, /, within: str = "", **properties: Any) -> str:
        """State a node that goes by its name inside the body (or inside `within`), and return its id."""
        key = f"{within or self.body.id}|{self._short(label, name)}"
        id_ = self.ids.mint(label, [key], row)
        return self.sure.node(label, id_, row, name=self.proper.get(id_, name), **properties)

    def known(self, label: str, name: str | None) -> Match:
        """Find a thing by name; nothing is minted."""
        if not name:
            return Match()
        if label in self.named:
            return self.known_at(label, name, NOWHERE)
        meant = self.aliases.meaning(label, name)
        short = self._short(label, name)
        found = meant or self.ids.find(label, [f"{self.body.id}|{short}"])
        if found not in self.sure.nodes[label] and label == "Constituency":
            found = self.formerly.get(short)
        return firm(found) if found and found in self.sure.nodes[label] else Match()

    def expect(self, label: str, entry: Entry, name: str, where: Where = NOWHERE) -> None:
        """Take note that a sheet lists a platform or a group, before any is stated."""
        sheet = (entry.row.partition("/")[0], entry.source.as_of)
        self.named[label].expect(name, entry.source.series, sheet, where)

    def listed(self, label: str, entry: Entry, name: str, where: Where = NOWHERE, **properties: Any) -> str:
        """State a platform or a group that a sheet lists, as part of the body, and return its id."""
        id_ = self.named[label].mint(name, where, entry.row)
        self.sure.node(label, id_, entry.row, name=name, **properties)
        self.connect((label, "OF", "Body"), id_, self.body.id, entry)
        self.stated[label, entry.row, name] = id_
        return id_

    def mention(
        self, label: str, entry: Entry, name: str, column: str, where: Where = NOWHERE, kind: str | None = None
    ) -> Match:
        """Find the platform or group that a sheet of something else names, or state it where no sheet lists it.

        `kind` is what it is where nothing else says so.
        """
        match = self.known_at(label, name, where)
        if not match.ids or (match.firm and not self.named[label].listed(name)):
            held = self.sure.nodes[label].get(match.ids[0], {}) if match.ids else {}
            return firm(self.listed(label, entry, name, kind=held.get("kind") or kind))
        if not match.firm:
            self.unsure(entry, match, column, name)
        elif kind and not self.sure.nodes[label][match.ids[0]].get("kind"):
            self.sure.node(label, match.ids[0], entry.row, kind=kind)
        return match

    def known_at(self, label: str, name: str | None, where: Where) -> Match:
        """Find a platform or a group by name and place; nothing is minted."""
        return self._standing(label, self.named[label].find(name, where))

    def keep(self, draft: Draft, label: str, id_: str, entry: Entry) -> None:
        """State that an issue, an activity, a document or an outcome is in the books of the body."""
        draft.link((label, "KEPT_BY", "Body"), (id_, self.body.id), entry.row)

    def _standing(self, label: str, match: Match) -> Match:
        """Return a match without what an alias means but no sheet states any more."""
        return match if all(id_ in self.sure.nodes[label] for id_ in match.ids) else Match()

    def place(self, entry: Entry) -> Place:
        """Find the township and the village that a row names, and note a problem where there is none or several."""
        county, written = entry["county"], (entry["township"], entry["village"])
        village = self.villages.find(written[1], written[0], county)
        if written[1] and not village.firm and self.villages.named:
            self.unsure(entry, village, "village", written[1])
        township = self.township(entry, written[0], county)
        if not written[0] and village.firm and village.ids[0] in self.township_of:
            township = firm(self.township_of[village.ids[0]])
        where = tuple(
            match.ids[0] if match.firm else short_place(name or "")
            for match, name in zip((township, village), written, strict=True)
        )
        return Place(township, village, (where[0], where[1]))

    def member(
        self, entry: Entry, name: str | None, number: str | None = None, column: str = "member", **told: str | None
    ) -> Match:
        """Find a member, and note a problem where it is not certain who is meant."""
        match = self.members.find(name, number, **told)
        match = self.members.nameless(match) if name else match
        if (name or match.ids) and not match.firm:
            self.unsure(entry, match, column, name or number or "")
        return match

    def township(self, entry: Entry, name: str | None, *above: str | None) -> Match:
        """Find a township, and note a problem where there is none or several; silent while no places are loaded."""
        match = self.townships.find(name, *above)
        if name and not match.firm and self.townships.named:
            self.unsure(entry, match, "township", name)
        return match

    def somewhere(self, entry: Entry, label: str, name: str, column: str) -> Match:
        """Find a constituency, a township or a village by its bare name, and note a problem where that fails."""
        if label == "Constituency":
            match = self.known(label, name)
            if not match.ids:
                self.problem(entry, NO_CONSTITUENCY, CHECK_UNIT, column, name)
            return match
        places = self.townships if label == "Township" else self.villages
        match = places.find(name)
        if not match.firm and places.named:
            self.unsure(entry, match, column, name)
        return match

    def unsure(self, entry: Entry, match: Match, column: str, value: str) -> None:
        """Note that a mention is ambiguous, contradicted or unmatched."""
        reason = match.reason or CHECK_NAME
        place = reason in (NO_PLACE, AMBIGUOUS_PLACE)
        several = reason in (AMBIGUOUS, SHARED_NUMBER, CONTRADICTED, NAMELESS)
        advice = CHECK_PLACE if place else CONFIRM if several else CHECK_NAME
        near = self.members.near(value) if reason is UNMATCHED else ""
        if near:
            advice = Text(f"是否为“{near}”？{advice.zh}", f"is it {near!r}? {advice.en}")
        doubt = several or reason is AMBIGUOUS_PLACE
        self.problem(entry, reason, advice, column, value, "doubt" if doubt else "note")

    def connect(
        self,
        triple: tuple[str, str, str],
        start: Match | str,
        end: Match | str,
        entry: Entry,
        since: date | None = None,
        until: date | None = None,
        /,
        world: Draft | None = None,
        **properties: Any,
    ) -> None:
        """State a relation: surely where both ends are certain, else as possible between all that may be meant.

        `world` is that of an event whose day may be uncertain: what is stated of it is as sure as it is, at most.
        """
        starts, ends = (firm(x) if isinstance(x, str) else x for x in (start, end))
        draft = (world or self.sure) if starts.firm and ends.firm else self.possible
        for one, other in product(starts.ids, ends.ids):
            draft.link(triple, (one, other), entry.row, entry.source, (since, until), **properties)

    def people(self, entry: Entry, name: str) -> list[tuple[str, Match]]:
        """Return ("Member", match) where a member may bear the name, else a Staff of that name.

        Where the roster has a row without a name, it may be either.
        """
        match = self.members.find(name)
        if match.ids:
            return [("Member", match)]
        staff, blank = self.thing("Staff", name, entry.row), self.members.nameless(match)
        return [("Member", blank), ("Staff", Match((staff,)))] if blank.ids else [("Staff", firm(staff))]

    def of_stint(self, entry: Entry) -> Draft:
        """Return the world of what holds from or until a day that the row gives and nobody can read."""
        return self.possible if UNREADABLE_STINT in (entry["doubt"] or "") else self.sure

    def each(self, names: Iterable[str] | None, act: Callable[[str], None]) -> None:
        """Call `act` for every name of a cell that may be blank."""
        for name in names or ():
            act(name)

    @staticmethod
    def _short(label: str, name: str) -> str:
        return short_constituency(name) if label == "Constituency" else plain_name(name)
