"""Measure + bounds + submissions -> verdicts. The one place where covered, gap and unknown are decided.

Each measure is run on the graph, and again supposing the rows that are only possible; what was not handed in opens
the interval between the two values further. A rule that fails stops no other.
"""

import re
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import groupby
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
from pyarrow import compute as pc

from graph.faults import none_such
from graph.model import MIN_DAY, NODE
from graph.stores import QueryError, Store, StoreError
from graph.tables import GraphTables
from graph.words import NOTHING, Text, text_of
from queries.catalog import measures
from queries.library import ask, text, used
from queries.limits import limits_of
from queries.measure import Measure
from queries.owners import owners_of
from queries.period import Period
from queries.result import Counts, Question, RuleOutcome, RuleResult
from queries.rule import Catalogue, Program, Rule
from queries.submitted import HandedIn, Lack, data_as_of, opened
from queries.verdict import CODES, COVERED, EXEMPT, SCHEMA, UNKNOWN, evidence, interval, judge, key_of, reasons

Runs = tuple[pa.Table, pa.Table, pa.Table | None]
"""The answers of a measure: as the graph is, with the rows in doubt, with each event on its last possible day."""
_WORD = re.compile(r"\w+")


def evaluate(
    store: Store,
    program: Program,
    question: Question,
    rules: Iterable[Rule] | None = None,
    catalogue: Catalogue | None = None,
    ended: Sequence[tuple[Rule, Period]] = (),
) -> list[RuleResult]:
    """Evaluate the rules (all of the program's where none are given) and return one result each, in their order.

    Those of rules asked for periods that have `ended` follow. Rules of one period share one supposing, rules of one
    measure one run of it.
    """
    chosen = list(program.rules if rules is None else rules)
    known = measures() if catalogue is None else catalogue
    results: dict[int, RuleResult] = {}
    dated: list[tuple[Period, int]] = []
    for number, rule in enumerate(chosen):
        try:
            dated.append((question.period_for(rule, program), number))
        except ValueError as error:
            results[number] = RuleResult(rule, known.get(rule.measure), None, "error", error=text_of(error))
    dated += ((period, number) for number, (_, period) in enumerate(ended, len(chosen)))
    chosen += (rule for rule, _ in ended)
    dated.sort(key=lambda pair: (pair[0].since, pair[0].end, pair[1]))
    gone = NOTHING
    answers: dict[tuple[str, str], pa.Table] = {}
    for period, group in groupby(dated, key=lambda pair: pair[0]):
        numbers = [number for _, number in group]
        asked = [chosen[number] for number in numbers]
        turn = _Round(store, program, question, period, known, answers, gone=gone)
        made = _in_period(turn, asked)
        gone = turn.gone
        results.update(zip(numbers, made, strict=True))
    return [results[number] for number in range(len(chosen))]


def why(
    store: Store, program: Program, question: Question, rule: Rule, made: Measure, subject: str, object_: str = ""
) -> pa.Table:
    """Return the facts behind one value, down to ledger rows; `sure` is false for those that are only possible.

    Possible are those of rows in doubt, and those that the measure counts as unsure for what they leave blank; `date`
    is null where the row does not tell it.
    """
    period = question.period_for(rule, program)
    values = _values(question, period) | dict(rule.params) | {"subject": subject, "object": object_}
    certain = sure = ask(store, made.why, values)
    with _supposed(store, question.doubts.late(period.until), [made.why]) as moved:
        certain = sure if moved is store else ask(moved, made.why, values)
    with _supposed(store, question.doubts.within(period.since, period.until), [made.why, made.perhaps]) as supposed:
        possible = sure if supposed is store else ask(supposed, made.why, values)
        perhaps = ask(supposed, made.perhaps, values).cast(possible.schema) if made.perhaps else possible.slice(0, 0)
    held, still = (set(_undated(rows)) for rows in (sure, certain))
    flags = [row in held & still for row in _undated(possible)] + [False] * perhaps.num_rows
    facts = _as_told(pa.concat_tables([possible, perhaps]), flags, question.doubts.dateless())
    return facts.append_column("sure", pa.array(flags, pa.bool_()))


def _as_told(facts: pa.Table, flags: list[bool], dateless: set[str]) -> pa.Table:
    """Return facts without the days on which events in doubt are supposed that have none."""
    told = [
        day if sure or dateless.isdisjoint(rows or ()) else None
        for day, sure, rows in zip(facts["date"].to_pylist(), flags, facts["rows"].to_pylist(), strict=True)
    ]
    at = facts.schema.get_field_index("date")
    return facts.set_column(at, "date", pa.array(told, facts.schema.field(at).type))


def _undated(facts: pa.Table) -> list[str]:
    """Return each fact as one text, without the day: that of an event of some days is another in each run."""
    return [repr(row) for row in facts.drop_columns(["date"]).to_pylist()]


def standing(store: Store, made: Measure, subject: str, object_: str = "") -> list[dict[str, Any]]:
    """Return the subject itself, and the other of a pair: `fact` (its label), `name`, `rows` (that state it).

    A gap has often no other row to show: what is asked for is what no row tells of.
    """
    found: list[dict[str, Any]] = []
    for label, id_ in ((made.subject, subject), (made.object, object_)):
        if label in NODE and id_:
            named = "n.name" if any(one.name == "name" for one in NODE[label].properties) else "n.id"
            cypher = f"MATCH (n:`{label}` {{id: $id}}) RETURN {named} AS name, n.rows AS rows"
            found += [{"fact": label, **row} for row in ask(store, cypher, {"id": id_}).to_pylist()]
    return found


@contextmanager
def _supposed(store: Store, extra: GraphTables, queries: Iterable[str]) -> Iterator[Store]:
    """Yield the store with the rows in doubt, or the store itself where they change none of the answers."""
    if not any(_told_of(query, extra) for query in queries):
        yield store
        return
    with store.supposing(extra) as supposed:
        yield supposed


def _told_of(query: str, extra: GraphTables) -> bool:
    """Whether a query names a label or a relation type that further rows have: no other answer can change.

    A new row is reached by its own label or by a relation that is new as well; every relation of a measure is typed.
    """
    named = {label for label, table in extra.nodes.items() if table.num_rows}
    named |= {triple[1] for triple, table in extra.relations.items() if table.num_rows}
    return not named.isdisjoint(_WORD.findall(query))


def _values(question: Question, period: Period) -> dict[str, Any]:
    return {"body": question.body, "since": period.since, "until": period.until, "day": period.last}


@dataclass
class _Round:
    """One period's evaluation: each query is answered once; `answers` of the library serve all periods."""

    store: Store
    program: Program
    question: Question
    period: Period
    known: Catalogue
    answers: dict[tuple[str, str], pa.Table]
    extra: GraphTables = field(default_factory=lambda: GraphTables({}, {}))
    supposed: Store | None = None
    gone: Text = NOTHING
    moved: dict[tuple[str, str], pa.Table] = field(default_factory=dict)
    _runs: dict[tuple[str, str], Runs] = field(default_factory=dict)

    @cached_property
    def handed_in(self) -> HandedIn:
        """What was handed in for the period."""
        question = self.question
        return HandedIn(self.program, question.submissions, self.period, question.asked or question.as_of)

    def asking(self, shelf: str, name: str, params: Mapping[str, Any]) -> pa.Table:
        """Answer a query of the library for this period; see queries.limits.Asking."""
        values = used(text(shelf, name), _values(self.question, self.period) | dict(params))
        key = (f"{shelf}/{name}", repr(values))
        if key not in self.answers:
            self.answers[key] = ask(self.store, text(shelf, name), values)
        return self.answers[key]

    def run(self, made: Measure, params: Mapping[str, Any]) -> Runs:
        """Return the measure's rows as they are, and supposing what is only possible; see Runs."""
        key = (made.id, repr(params))
        if key not in self._runs:
            values = _values(self.question, self.period) | dict(params)
            sure = ask(self.store, made.query, values)
            asked = self.supposed if _told_of(made.query, self.extra) else None
            possible = ask(asked, made.query, values) if asked else sure
            self._runs[key] = sure, possible, self.moved.get(key)
        return self._runs[key]

    def move(self, rules: Iterable[Rule]) -> None:
        """Answer the measures of the rules with each event on its last possible day, where that makes a difference.

        Before anything else is supposed: two suppositions of one event would wait for each other on a server.
        """
        late = self.question.doubts.late(self.period.until)
        told = [rule for rule in rules if rule.measure in self.known and _told_of(self.known[rule.measure].query, late)]
        if not told:
            return
        with self.store.supposing(late) as moved:
            for rule in told:
                values = _values(self.question, self.period) | dict(rule.params)
                with suppress(QueryError):  # the run without a supposition will say so
                    self.moved[rule.measure, repr(rule.params)] = ask(moved, self.known[rule.measure].query, values)


def _in_period(turn: _Round, rules: list[Rule]) -> list[RuleResult]:
    """Evaluate the rules of one period; where the rows in doubt cannot be supposed, each is in error."""
    try:
        turn.move(rules)
        turn.extra = turn.question.doubts.within(turn.period.since, turn.period.until)
        queries = [turn.known[rule.measure].query for rule in rules if rule.measure in turn.known]
        with _supposed(turn.store, turn.extra, queries) as supposed:
            turn.supposed = None if supposed is turn.store else supposed
            return [_result(turn, rule) for rule in rules]
    except Exception as error:
        return [_failed(turn, rule, error) for rule in rules]


def _result(turn: _Round, rule: Rule) -> RuleResult:
    started = time.perf_counter()
    try:
        if turn.gone:
            return replace(_failed(turn, rule, None), outcome="not run", error=turn.gone)
        result = _evaluated(turn, rule, turn.known[rule.measure].asking(rule.params))
    except Exception as error:
        # A store out of reach would make every further rule wait for the same answer.
        if isinstance(error, StoreError) and not isinstance(error, QueryError):
            turn.gone = error.text
        result = _failed(turn, rule, error)
    return replace(result, seconds=time.perf_counter() - started)


def _failed(turn: _Round, rule: Rule, error: Exception | None) -> RuleResult:
    made = turn.known.get(rule.measure)
    said = none_such("指标", "measure", rule.measure, turn.known) if made is None else NOTHING
    return RuleResult(rule, made, turn.period, "error", error=said or (text_of(error) if error else NOTHING))


def _evaluated(turn: _Round, rule: Rule, made: Measure) -> RuleResult:
    runs = turn.run(made, rule.params)
    found = turn.handed_in.lacks(made, runs[0]["subject"], turn.asking)
    verdicts = _verdicts(turn, rule, made, runs, found)
    further = _further(turn, rule, made, runs)
    counts = replace(_counts(verdicts), further=len(further))
    return RuleResult(
        rule,
        made,
        turn.period,
        _outcome(counts, whole=not found and bool(np.isin(further, (COVERED, EXEMPT)).all())),
        verdicts,
        counts,
        tuple(dict.fromkeys(lack.missing for lack in found)),
        data_as_of(made.needs, turn.question.submissions),
        version=rule.version(made),
    )


def _verdicts(turn: _Round, rule: Rule, made: Measure, runs: Runs, found: list[Lack]) -> pa.Table:
    sure = runs[0]
    values = interval(*runs, hinges=made.hinges)
    opened(values.low, values.high, found)
    limits = limits_of(rule, made, sure, turn.period, turn.asking)
    codes = judge(values, limits)
    owner, owner_name = owners_of(rule, made, sure, turn.asking, turn.question.as_of)
    bounds = np.array([bound.text().en for bound in limits.bounds])
    columns: dict[str, Any] = {name: _named(sure, name) for name in ("subject", "name", "object", "object_name")}
    columns |= {"value": values.value, "low": values.low, "high": values.high, "bound": bounds[limits.at]}
    columns |= {"outcome": CODES[codes], "owner": owner, "owner_name": owner_name}
    columns |= reasons(made, values, limits, codes, found)
    columns |= _constants(rule, turn.period, sure.num_rows) | {"evidence": evidence(made, sure, codes)}
    return pa.table([_column(columns[f.name], f.type) for f in SCHEMA], schema=SCHEMA)


def _further(turn: _Round, rule: Rule, made: Measure, runs: Runs) -> npt.NDArray[np.int8]:
    """Return the outcome codes of the subjects that only the rows in doubt bring."""
    sure, possible, _ = runs
    if possible is sure:
        return np.zeros(0, dtype=np.int8)
    held = pa.array(key_of(sure).to_pylist(), pa.string())
    rows = possible.filter(pc.invert(pc.is_in(key_of(possible), value_set=held)))
    if made.hinges:  # rows in doubt that cover it may be wrong where the one that brings it is right
        return np.full(rows.num_rows, UNKNOWN, dtype=np.int8)
    return judge(interval(rows, rows), limits_of(rule, made, rows, turn.period, turn.asking))


def _constants(rule: Rule, period: Period, count: int) -> dict[str, Any]:
    said = {"rule": rule.id, "reading": rule.reading.key if rule.reading else ""}
    days = {"since": None if period.since == MIN_DAY else period.since, "until": period.until}
    return {name: pa.repeat(pa.scalar(value, SCHEMA.field(name).type), count) for name, value in (said | days).items()}


def _named(rows: pa.Table, name: str) -> Any:
    return rows[name] if name in rows.column_names else pa.nulls(rows.num_rows, pa.string())


def _column(values: Any, kind: pa.DataType) -> Any:
    if isinstance(values, np.ndarray):
        return pa.array(values, kind, from_pandas=True)
    return pc.cast(values, kind)


def _counts(verdicts: pa.Table) -> Counts:
    found = {entry["values"]: entry["counts"] for entry in pc.value_counts(verdicts["outcome"]).to_pylist()}
    exempt = found.get("exempt", 0)
    numbers = {name: found.get(name, 0) for name in ("covered", "gap", "unknown")}
    return Counts(verdicts.num_rows - exempt, **numbers, exempt=exempt)


def _outcome(counts: Counts, *, whole: bool) -> RuleOutcome:
    """A gap is a failure; a pass takes a subject, and nothing that is unknown, in doubt or not handed in."""
    if counts.gap:
        return "fail"
    return "pass" if counts.in_scope and not counts.unknown and whole else "no data"
