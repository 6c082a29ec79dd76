"""The nightly run: tonight's results held against the history, written in one transaction."""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from audit.exits import run_outcome
from audit.findings import EventKind, Identity, State, Tonight, event, tally, unchecked
from audit.history import Age, Event, History, Run
from graph.model import MAX_DAY, MIN_DAY
from queries.result import RuleOutcome, RuleResult
from queries.rule import Program
from queries.verdict import GAP_OR_UNKNOWN

States = Mapping[Identity, State]
_SILENT: dict[RuleOutcome, str] = {"error": "rule in error", "no data": "no data", "not run": "not run"}


@dataclass(frozen=True)
class AuditRun:
    """One night: the run, the one before it, the results, what changed, and how old each gap is."""

    run: Run
    previous: Run | None
    program: Program
    results: Sequence[RuleResult]
    changes: Sequence[Event]
    ages: Mapping[Identity, Age]

    @property
    def tally(self) -> dict[EventKind, int]:
        """How many events of each kind."""
        return tally([change.kind for change in self.changes])


def run_audit(
    results: Sequence[RuleResult],
    history: History,
    *,
    program: Program,
    body: str,
    as_of: date,
    at: datetime,
    build: str = "",
) -> AuditRun:
    """Compare tonight's results with the history and write them into it.

    Findings of rules that the program has no more are closed as retired; those of rules that are in the program but
    not among the results are left as they are. Raises HistoryError where another audit is running.
    """
    with history.alone():
        previous = history.last(body)
        changes = list(_changes(results, history, program, body, _cause(previous, build, as_of)))
        seconds = sum(result.seconds for result in results)
        outcome = run_outcome(results, program.fail_on)
        stamp = at.isoformat(timespec="seconds")
        run = Run(body, program.name, as_of.isoformat(), stamp, build, outcome, seconds)
        number = history.record(run, [_rule_run(result) for result in results], changes)
        kept = Run(**(asdict(run) | {"id": number}))
        return AuditRun(kept, previous, program, results, changes, history.ages(body))


def _cause(previous: Run | None, build: str, as_of: date) -> str:
    """Return what makes a gap new tonight: the calendar where only the day is another, else the data; "" at first."""
    if previous is None:
        return ""
    only_later = build and build == previous.build and as_of.isoformat() != previous.as_of
    return "calendar" if only_later else "data"


def _changes(
    results: Sequence[RuleResult], history: History, program: Program, body: str, cause: str
) -> Iterator[Event]:
    states, versions = history.states(body), history.versions(body)
    by_rule: dict[tuple[str, str], dict[Identity, State]] = defaultdict(dict)
    for identity, state in states.items():
        by_rule[identity.rule, identity.reading][identity] = state
    for result in results:
        key = key_of(result)
        changed = versions.get(key, result.version) != result.version and bool(result.version)
        yield from _of_rule(result, by_rule[key], "rule changed" if changed else cause)
    known = {(rule.id, rule.reading.key if rule.reading else "") for rule in program.rules}
    for key in by_rule.keys() - known:
        yield from (_of(identity, s, "closed", "rule retired") for identity, s in by_rule[key].items() if not s.closed)


def _of_rule(result: RuleResult, states: States, cause: str) -> Iterator[Event]:
    current = {i: s for i, s in states.items() if result.period is None or i.period == result.period.key}
    for identity, state in states.items():
        if identity not in current and not state.closed:
            yield from _elsewhen(identity, state, result, cause)
    if result.verdicts.num_rows:
        yield from _evaluated(result, current, cause)
    else:
        reason = _SILENT[result.outcome]
        told = ((identity, state, unchecked(state, reason)) for identity, state in current.items())
        yield from (_of(identity, state, *said) for identity, state, said in told if said)


def _elsewhen(identity: Identity, state: State, result: RuleResult, cause: str) -> Iterator[Event]:
    """Close a finding of a period that is over, or of one that the rule does not ask for any more."""
    if result.period and state.period_end <= result.period.since.isoformat():
        yield _of(identity, state, "closed", "period over")
    elif cause == "rule changed":
        yield _of(identity, state, "closed", cause)


def _evaluated(result: RuleResult, states: States, cause: str) -> Iterator[Event]:
    yield from _found(result, states, cause)
    subjects, objects = result.verdicts["subject"].to_pylist(), result.verdicts["object"].to_pylist()
    outcomes = dict(zip(zip(subjects, objects, strict=True), result.verdicts["outcome"].to_pylist(), strict=True))
    for identity, state in states.items():
        outcome = outcomes.get((identity.subject, identity.object or None), "gone")
        if outcome in ("gap", "unknown"):
            continue
        # A subject may be gone because the sheet that names it is: that is no evidence.
        gone = outcome == "gone" and bool(result.missing)
        said = (
            unchecked(state, "sheet missing")
            if gone
            else event(state, Tonight(outcome), rule_changed=cause == "rule changed")
        )
        if said:
            yield _of(identity, state, *said)


def _found(result: RuleResult, states: States, cause: str) -> Iterator[Event]:
    rule, reading = key_of(result)
    assert result.period is not None
    end = (MAX_DAY if result.period.since == MIN_DAY else result.period.end).isoformat()
    for row in result.verdicts.filter(GAP_OR_UNKNOWN).to_pylist():
        identity = Identity(rule, reading, result.period.key, row["subject"], row["object"] or "")
        said = event(states.get(identity), Tonight(row["outcome"], row["value"], row["owner"]))
        if said:
            yield Event(
                identity,
                said[0],
                _reason(said[0], row, cause),
                **{name: row[name] for name in ("value", "owner", "owner_name", "name", "object_name")},
                period_end=end,
                detail=_detail(row),
            )


def _reason(kind: EventKind, row: Mapping[str, Any], cause: str) -> str:
    if kind == "unknown":
        return "sheet missing" if row["lacking"] else "in doubt"
    return "" if kind == "seen" else cause


def _detail(row: Mapping[str, Any]) -> str:
    said = {name: row[name] for name in ("bound", "reason_zh", "reason_en", "evidence") if row[name]}
    return json.dumps(said, ensure_ascii=False)


def _of(identity: Identity, state: State, kind: EventKind, reason: str) -> Event:
    """Return an event that tonight's verdicts say nothing of: names and owner are those known before."""
    names = {name: getattr(state, name) for name in ("value", "owner", "owner_name", "name", "object_name")}
    return Event(identity, kind, reason, **names)


def key_of(result: RuleResult) -> tuple[str, str]:
    """Return the rule's id and the key of its reading, "" where it has one only."""
    return result.rule.id, result.rule.reading.key if result.rule.reading else ""


def _rule_run(result: RuleResult) -> tuple[Any, ...]:
    rule, reading = key_of(result)
    period, counts = result.period, result.counts
    days = (period.key, period.since.isoformat(), period.until.isoformat()) if period else ("", None, None)
    missing = [{"kind": m.kind, "scope": m.scope, "periods": list(m.periods())} for m in result.missing]
    return (
        *(rule, reading, result.rule.measure, result.version, result.rule.severity, *days, result.outcome),
        *(counts.in_scope, counts.covered, counts.gap, counts.unknown, counts.exempt),
        *(
            result.seconds,
            result.error.en,
            json.dumps(dict(result.data_as_of)),
            json.dumps(missing, ensure_ascii=False),
        ),
    )
