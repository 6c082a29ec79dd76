"""Possible worlds: offices that differ in what one doubtful row may really mean, all kept in one store.

Each office is built by itself; its node ids then get a prefix, so that one store holds it beside the others as a body
of its own, and subjects of one id can be compared. A measure whose query names no table in which an office differs
from the plain one has the plain one's answer there, and is not asked again.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from graph.doubts import Doubts
from graph.tables import GraphTables
from queries.catalog import measures
from queries.coverage import evaluate
from queries.period import Period
from queries.result import Question, RuleResult
from queries.rule import Program
from tests.graph.building import make
from tests.queries.offices import stored
from tests.queries.whole_office import LOGS, SNAPSHOTS, loads, sheets

Rows = Mapping[str, Sequence[Mapping[str, Any]]]
"""The rows of each kind of sheet."""
PLAIN: Rows = {**SNAPSHOTS, **LOGS}
_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Change:
    """Something that goes wrong with a row: the office as it is sent in, and what it may really be."""

    what: str
    sent: Rows
    worlds: Sequence[Rows]


@dataclass(frozen=True)
class Found:
    """A verdict that is not what the worlds allow: told falsely, open in vain, or with a value out of its interval."""

    wrong: str
    change: str
    measure: str
    subject: str
    said: object
    worlds: object


def instead(kind: str, number: int, *rows: Mapping[str, Any], of: Rows = PLAIN) -> Rows:
    """Return the office with these rows in place of one; none at all takes it away."""
    return {**of, kind: [*of[kind][:number], *rows, *of[kind][number + 1 :]]}


def compared(
    changes: Sequence[Change],
    program: Program,
    folder: Path,
    last: date,
    period: Period | None = None,
    plain: Rows = PLAIN,
) -> Iterator[Found]:
    """Yield what is wrong with the verdicts of each change."""
    offices = [plain, *(office for change in changes for office in (change.sent, *change.worlds))]
    shelf = _Shelf(offices, program, folder, Question("", last, (), period=period))
    at = 1
    for change in changes:
        sent, *worlds = (shelf.judged(number) for number in range(at, at + 1 + len(change.worlds)))
        at += 1 + len(change.worlds)
        for measure, result in sent.items():
            for found in _beside(result, [world[measure] for world in worlds]):
                yield Found(found[0], change.what, measure, *found[1:])
    shelf.store.close()


class _Shelf:
    """One store with many offices."""

    def __init__(self, offices: Sequence[Rows], program: Program, folder: Path, question: Question) -> None:
        self.program, self.question = program, question
        self.held = [loads(told=office) for office in offices]
        self.built = [make(*held) for held in self.held]
        marked = [_marked(made.tables, number) for number, made in enumerate(self.built)]
        self.store = stored(_together(marked), folder)
        self.plain = self._asked(0, self.program.rules)

    def judged(self, number: int) -> dict[str, RuleResult]:
        """Return the result of each measure in one office."""
        differing = _differing(self.built[0].tables, self.built[number].tables)
        doubts = self.built[number].doubts
        for tables in (doubts.tables, doubts.spans):
            differing |= _differing(_NOTHING, tables)
        asked = [rule for rule in self.program.rules if differing & set(_WORD.findall(measures()[rule.measure].query))]
        return self.plain | self._asked(number, asked)

    def _asked(self, number: int, rules: Iterable[Any]) -> dict[str, RuleResult]:
        made = self.built[number].doubts
        doubts = Doubts(_marked(made.tables, number), _marked(made.spans, number))
        question = Question(f"{number}:b", self.question.as_of, sheets(self.held[number]), doubts, self.question.period)
        return {result.rule.measure: result for result in evaluate(self.store, self.program, question, rules)}


_NOTHING = GraphTables.from_rows({}, {})


def _marked(tables: GraphTables, number: int) -> GraphTables:
    """Return the tables with all ids of one office."""
    return GraphTables(
        {label: _prefixed(table, number, "id") for label, table in tables.nodes.items()},
        {triple: _prefixed(table, number, "from", "to", "filed_with") for triple, table in tables.relations.items()},
    )


def _prefixed(table: pa.Table, number: int, *columns: str) -> pa.Table:
    for name in set(columns) & set(table.column_names):
        at = table.schema.get_field_index(name)
        marked = pc.binary_join_element_wise(f"{number}:", table[name], "")
        table = table.set_column(at, table.schema.field(name), marked)
    return table


def _together(offices: Sequence[GraphTables]) -> GraphTables:
    return GraphTables(
        {
            label: pa.concat_tables(office.nodes[label] for office in offices).combine_chunks()
            for label in offices[0].nodes
        },
        {
            triple: pa.concat_tables(office.relations[triple] for office in offices).combine_chunks()
            for triple in offices[0].relations
        },
    )


def _differing(one: GraphTables, other: GraphTables) -> set[str]:
    """Return the labels and types of relation of which not the same is told; what people are called is only shown."""
    shown = {"rows"}, {"rows", "name"}
    differing = {
        label
        for label, table in one.nodes.items()
        if not _same(table, other.nodes[label], shown[label in ("Member", "Contact")])
    }
    return differing | {
        triple[1] for triple, table in one.relations.items() if not _same(table, other.relations[triple], shown[0])
    }


def _same(one: pa.Table, other: pa.Table, shown: set[str]) -> bool:
    told = [name for name in one.column_names if name not in shown]
    return one.select(told).equals(other.select(told))


Key = tuple[str, str]


def _verdicts(result: RuleResult) -> dict[Key, Mapping[str, Any]]:
    assert not result.error, (result.rule.measure, result.error)

    def plain(id_: str | None) -> str:
        return (id_ or "").partition(":")[2] or (id_ or "")

    return {(plain(row["subject"]), plain(row["object"])): row for row in result.verdicts.to_pylist()}


def _beside(sent: RuleResult, worlds: Sequence[RuleResult]) -> Iterator[tuple[str, str, object, object]]:
    """Yield each wrong verdict: what is wrong with it, whose it is, what is said and what the worlds say."""
    rows = [_verdicts(world) for world in worlds]
    for key, row in _verdicts(sent).items():
        there = [world[key] for world in rows if key in world]
        outcomes = {one["outcome"] for one in there} - {"unknown"}
        open_anyway = len(there) < len(rows) or any(one["outcome"] == "unknown" for one in there)
        about = f"{row['name']} {row['object_name'] or ''}".strip()
        said, told = row["outcome"], sorted(outcomes)
        if len(outcomes) > 1 and said != "unknown":
            yield "told falsely", about, said, told
        if len(outcomes) == 1 and said not in outcomes and not (said == "unknown" and open_anyway):
            yield ("open in vain" if said == "unknown" else "told falsely"), about, said, told
        values = [one["value"] for one in there if one["value"] is not None]
        if any(not row["low"] <= value <= row["high"] for value in values):
            yield "out of its interval", about, (row["low"], row["high"]), values
    passes = [world.outcome == "pass" or not world.counts.in_scope for world in worlds]
    if sent.outcome == "pass" and not all(passes):
        yield "passes falsely", "", sent.outcome, [world.outcome for world in worlds]


def lost(row: Mapping[str, Any], *fields: str, doubt: str = "") -> dict[str, Any]:
    """Return a row without some of its fields, as a loader hands it on that finds them blank."""
    kept = {name: value for name, value in row.items() if name not in fields}
    return kept | ({"doubt": doubt} if doubt else {})
