"""What every theme of the build shares: the two worlds being drafted, the directories, and the problems found."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import product
from typing import Any

from graph.aliases import Aliases
from graph.draft import Draft, Source
from graph.identity import Identities
from graph.ledger import Load, Part, Problem, row_id
from graph.names import plain_name
from graph.resolve import AMBIGUOUS, AMBIGUOUS_PLACE, CONTRADICTED, Match, People, Places, firm, short_constituency
from graph.words import Text

Record = dict[str, Any]

CONFIRM = Text(
    "在表中填写编号或界别，或用 liaison who 确认后重新生成",
    "give the number or the constituency in the sheet, or confirm with `liaison who`",
)
CHECK_NAME = Text("核对姓名，或先登记此人", "check the name, or register the person first")
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
        self.keepers: dict[str, set[str]] = {}  # contact id -> ids of the members who keep it, at any time
        self.kept: dict[str, set[str]] = {}  # member id -> ids of the contacts kept, at any time
        self.homes: dict[
            str, list[tuple[str, str]]
        ] = {}  # contact id -> (label, id) of constituency, township, village

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
        self.problems.append(Problem(entry.file, reason, advice, **at))

    def thing(self, label: str, name: str, row: str, /, within: str = "", **properties: Any) -> str:
        """State a node that goes by its name inside the body (or inside `within`), and return its id."""
        key = f"{within or self.body.id}|{self._short(label, name)}"
        return self.sure.node(label, self.ids.mint(label, [key], row), row, name=name, **properties)

    def known(self, label: str, name: str | None) -> Match:
        """Find a thing by name; nothing is minted."""
        if not name:
            return Match()
        meant = self.aliases.meaning(label, name)
        found = meant or self.ids.find(label, [f"{self.body.id}|{self._short(label, name)}"])
        return firm(found) if found and found in self.sure.nodes[label] else Match()

    def renamed(self, label: str, name: str, formerly: Iterable[str], row: str) -> None:
        """Let a thing that was renamed keep its id under the new name."""
        keys = [f"{self.body.id}|{self._short(label, old)}" for old in (name, *formerly)]
        self.ids.mint(label, keys, row)

    def member(self, entry: Entry, name: str | None, number: str | None = None, **told: str | None) -> Match:
        """Find a member, and note a problem where it is not certain who is meant."""
        match = self.members.find(name, number, **told)
        if name and not match.firm:
            self.unsure(entry, match, "member", name)
        return match

    def township(self, entry: Entry, name: str | None, *above: str | None) -> Match:
        """Find a township, and note a problem where there is none or several; silent while no places are loaded."""
        match = self.townships.find(name, *above)
        if name and not match.firm and self.townships.named:
            self.unsure(entry, match, "township", name)
        return match

    def unsure(self, entry: Entry, match: Match, column: str, value: str) -> None:
        """Note that a mention is ambiguous, contradicted or unmatched."""
        reason = match.reason or CHECK_NAME
        place = column in ("township", "village")
        advice = CHECK_PLACE if place else CONFIRM if reason in (AMBIGUOUS, CONTRADICTED) else CHECK_NAME
        if match.near:
            advice = Text(f"是否为“{match.near}”？{advice.zh}", f"is it {match.near!r}? {advice.en}")
        doubt = reason in (AMBIGUOUS, CONTRADICTED, AMBIGUOUS_PLACE)
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
        **properties: Any,
    ) -> None:
        """State a relation: surely where both ends are certain, else as possible between all that may be meant."""
        starts, ends = (firm(x) if isinstance(x, str) else x for x in (start, end))
        draft = self.sure if starts.firm and ends.firm else self.possible
        for one, other in product(starts.ids, ends.ids):
            draft.link(triple, (one, other), entry.row, entry.source, (since, until), **properties)

    def person(self, entry: Entry, name: str) -> tuple[str, Match]:
        """Return ("Member", match) where a member bears the name, else a Staff of that name."""
        match = self.members.find(name)
        return ("Member", match) if match.ids else ("Staff", firm(self.thing("Staff", name, entry.row)))

    def each(self, names: Iterable[str] | None, act: Callable[[str], None]) -> None:
        """Call `act` for every name of a cell that may be blank."""
        for name in names or ():
            act(name)

    @staticmethod
    def _short(label: str, name: str) -> str:
        return short_constituency(name) if label == "Constituency" else plain_name(name)
