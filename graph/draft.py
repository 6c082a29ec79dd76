"""The graph while it is being built: statements collected row by row, then folded into tables.

Statements of a snapshot hold from that snapshot on until a newer one of the same kind and scope no longer makes
them. Statements of a log hold as they are.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from graph.model import MAX_DAY, MIN_DAY, RELATION, Triple
from graph.tables import GraphTables


@dataclass(frozen=True)
class Source:
    """The sheet that statements come from: for a snapshot its series (kind, scope) and its day."""

    series: tuple[str, str] = ("", "")
    as_of: date | None = None


@dataclass
class Statement:
    """A relation as one or several rows state it; `inherited` where they state it of what was merged into an end."""

    triple: Triple
    start: str
    end: str
    properties: dict[str, Any]
    rows: list[str]
    since: date | None
    until: date | None
    source: Source
    inherited: bool = False


@dataclass
class Draft:
    """Nodes by label and id, and statements, of one world: the sure one, or what is only possible."""

    nodes: dict[str, dict[str, dict[str, Any]]] = field(default_factory=lambda: defaultdict(dict))
    statements: list[Statement] = field(default_factory=list)
    snapshots: dict[tuple[str, str], set[date]] = field(default_factory=lambda: defaultdict(set))

    def node(self, label: str, id_: str, row: str, /, **properties: Any) -> str:
        """State a node; a later statement wins where it says something, and silence changes nothing."""
        held = self.nodes[label].setdefault(id_, {"id": id_, "rows": []})
        held.update({name: value for name, value in properties.items() if value not in (None, [])})
        if row and row not in held["rows"]:
            held["rows"].append(row)
        return id_

    def link(
        self,
        triple: Triple,
        ends: tuple[str, str],
        row: str,
        source: Source = Source(),
        stint: tuple[date | None, date | None] = (None, None),
        **properties: Any,
    ) -> None:
        """State a relation between two ids; `stint` is when it holds, as far as the row says."""
        told = {name: value for name, value in properties.items() if value is not None}
        self.statements.append(Statement(triple, *ends, told, [row] if row else [], *stint, source))

    def tables(self) -> GraphTables:
        """Fold everything into graph tables."""
        relations: dict[Triple, list[dict[str, Any]]] = defaultdict(list)
        for (triple, start, end, *_), group in _grouped(self.statements).items():
            ends = {"from": start, "to": end}
            if RELATION[triple[1]].dated:
                relations[triple] += (ends | stint for stint in self._stints(group))
            else:
                relations[triple].append(ends | _merged(group))
        return GraphTables.from_rows({k: list(v.values()) for k, v in self.nodes.items()}, relations)

    def _stints(self, group: list[Statement]) -> list[dict[str, Any]]:
        """Return the stints of one relation, merged over all sheets that state it, oldest first.

        What was inherited began with the merger: that is no beginning of what was stated of the heir itself.
        """
        own, inherited = ([s for s in group if s.inherited == of] for of in (False, True))
        return _joined([*self._told(own), *self._told(inherited)]) if inherited else self._told(own)

    def _told(self, group: list[Statement]) -> list[dict[str, Any]]:
        found: dict[date, dict[str, Any]] = {}
        for series in _by_series(group):
            for run in self._runs(series):
                first, last = run[0], run[-1]
                since = next((s.since for s in reversed(run) if s.since), None)
                until = next((s.until for s in reversed(run) if s.until), None) or self._gone(last)
                start = since or self._began(first)
                stint = _merged(run) | {"since": start, "until": until, "since_known": start != MIN_DAY}
                found[start] = _later(found.get(start), stint)
        return _without_overlap([found[start] for start in sorted(found)])

    def _runs(self, series: list[Statement]) -> list[list[Statement]]:
        """Cut a series where a snapshot in between is silent, or where a row states another beginning."""
        days = sorted(self.snapshots[series[0].source.series])
        runs: list[list[Statement]] = []
        for statement in sorted(series, key=lambda s: (s.source.as_of or MIN_DAY, s.since or MIN_DAY)):
            last = runs[-1][-1] if runs else None
            if last and _follows(last, statement, days):
                runs[-1].append(statement)
            else:
                runs.append([statement])
        return runs

    def _began(self, first: Statement) -> date:
        """Return the day a statement without a stated beginning holds from: always, if the first snapshot makes it."""
        as_of = first.source.as_of
        return MIN_DAY if as_of is None or as_of == min(self.snapshots[first.source.series]) else as_of

    def _gone(self, last: Statement) -> date:
        """Return the day of the first newer snapshot, which no longer makes the statement."""
        as_of = last.source.as_of
        newer = [day for day in self.snapshots[last.source.series] if as_of and day > as_of]
        return min(newer, default=MAX_DAY)


def _grouped(statements: Iterable[Statement]) -> dict[tuple[Any, ...], list[Statement]]:
    """Return the statements of each relation, by its triple, its ends and what else is part of its key."""
    grouped: dict[tuple[Any, ...], list[Statement]] = defaultdict(list)
    for statement in statements:
        told = (statement.properties.get(name) for name in RELATION[statement.triple[1]].keyed)
        grouped[statement.triple, statement.start, statement.end, *told].append(statement)
    return grouped


def _by_series(group: list[Statement]) -> list[list[Statement]]:
    series: dict[tuple[str, str], list[Statement]] = defaultdict(list)
    for statement in group:
        series[statement.source.series].append(statement)
    return list(series.values())


def _follows(last: Statement, following: Statement, days: list[date]) -> bool:
    """Whether two statements of a series are one stint: no stated new beginning, no silent snapshot between."""
    if following.since and last.since and following.since != last.since:
        return False
    if last.until and last.source.as_of != following.source.as_of:
        return False
    before, after = last.source.as_of, following.source.as_of
    return before is None or after is None or not any(before < day < after for day in days)


def _merged(group: list[Statement]) -> dict[str, Any]:
    properties: dict[str, Any] = {}
    rows: dict[str, None] = {}
    for statement in group:
        properties |= statement.properties
        rows |= dict.fromkeys(statement.rows)
    return properties | {"rows": list(rows)}


def _later(held: dict[str, Any] | None, stint: dict[str, Any]) -> dict[str, Any]:
    if held is None:
        return stint
    rows = list(dict.fromkeys([*held["rows"], *stint["rows"]]))
    return held | stint | {"rows": rows, "until": max(held["until"], stint["until"])}


def _joined(stints: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the union of stints: those that overlap are one, that begins with the first."""
    kept: list[dict[str, Any]] = []
    for stint in sorted(stints, key=lambda stint: stint["since"]):
        if kept and stint["since"] < kept[-1]["until"]:
            began = {name: kept[-1][name] for name in ("since", "since_known")}
            kept[-1] = _later(kept[-1], stint) | began
        else:
            kept.append(stint)
    return kept


def _without_overlap(stints: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Two sheets may state one relation with and without its beginning: stints that overlap become one."""
    kept: list[dict[str, Any]] = []
    for stint in stints:
        if stint["until"] <= stint["since"]:
            continue
        if kept and stint["since"] < kept[-1]["until"]:
            known = kept[-1]["since_known"] or stint["since_known"]
            start = kept[-1]["since"] if kept[-1]["since_known"] or not stint["since_known"] else stint["since"]
            kept[-1] = _later(kept[-1], stint) | {"since": start, "since_known": known}
        else:
            kept.append(stint)
    return kept
