"""The nightly run: tonight's results held against the history, written in one transaction."""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime
from typing import Any

from audit.exits import run_outcome
from audit.findings import EventKind, Identity, State, Tonight, event, over, standing, tally, unchecked
from audit.history import Age, Event, History, Run
from audit.periods import key_of, settled_on
from graph.model import MAX_DAY, MIN_DAY
from queries.result import RuleOutcome, RuleResult
from queries.rule import Program
from queries.verdict import GAP_OR_UNKNOWN

States = Mapping[Identity, State]
_SILENT: dict[RuleOutcome, str] = {"error": "rule in error", "no data": "no data", "not run": "not run"}


@dataclass(frozen=True)
class AuditRun:
    """One night: the run, the one before it, the results, what changed, and how old each gap is.

    `still` is the number of gaps that are open as they were: nothing is new, closed or changed of them. `later` is
    the history's last run where this is a look back to a day before it, and no part of the history.
    """

    run: Run
    previous: Run | None
    program: Program
    results: Sequence[RuleResult]
    changes: Sequence[Event]
    ages: Mapping[Identity, Age]
    still: int = 0
    later: Run | None = None

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
    """Compare tonight's results with the history and write them into it; of a rule, the period of the day comes first.

    Findings of rules that the program has no more are closed as retired; those of rules that are in the program but
    not among the results are left as they are. Raises HistoryError where another audit is running.
    """
    with history.alone():
        previous = history.last(body)
        changes = list(_changes(results, history, program, body, _cause(previous, build, as_of), as_of))
        seconds = sum(result.seconds for result in results)
        outcome = run_outcome(results, program.fail_on)
        stamp = at.isoformat(timespec="seconds")
        run = Run(body, program.name, as_of.isoformat(), stamp, build, outcome, seconds)
        number = history.record(run, [_rule_run(result) for result in results], changes)
        kept = Run(**(asdict(run) | {"id": number}))
        told = {change.identity for change in changes}
        still = [i for i, state in history.states(body).items() if standing(state.kind) == "open" and i not in told]
        return AuditRun(kept, previous, program, results, changes, history.ages(body), len(still))


def _cause(previous: Run | None, build: str, as_of: date) -> str:
    """Return what makes a gap new tonight: the calendar where only the day is another, else the data; "" at first."""
    if previous is None:
        return ""
    only_later = build and build == previous.build and as_of.isoformat() != previous.as_of
    return "calendar" if only_later else "data"


def _changes(
    results: Sequence[RuleResult], history: History, program: Program, body: str, cause: str, as_of: date
) -> Iterator[Event]:
    states, versions = history.states(body), history.versions(body)
    by_rule: dict[tuple[str, str], dict[Identity, State]] = defaultdict(dict)
    for identity, state in states.items():
        by_rule[identity.rule, identity.reading][identity] = state
    asked: dict[tuple[str, str], list[RuleResult]] = defaultdict(list)
    for result in results:
        asked[key_of(result.rule)].append(result)
    for key, those in asked.items():
        version = those[0].version
        changed = versions.get(key, version) != version and bool(version)
        yield from _of_rule(those, by_rule[key], "rule changed" if changed else cause, program, as_of)
    known = {key_of(rule) for rule in program.rules}
    for key in by_rule.keys() - known:
        yield from (_of(identity, s, "closed", "rule retired") for identity, s in by_rule[key].items() if not s.closed)


def _of_rule(
    results: Sequence[RuleResult], states: States, cause: str, program: Program, as_of: date
) -> Iterator[Event]:
    """Yield the events of one rule: `results` has the period of the day first, then those that have ended."""
    now = results[0]
    keys = {result.period.key for result in results if result.period}
    for identity, state in states.items():
        if now.period and identity.period not in keys and not state.closed:
            yield from _elsewhen(identity, state, now, cause)
    for result in results:
        current = {i: s for i, s in states.items() if result.period is None or i.period == result.period.key}
        events = list(_in_period(result, current, cause))
        yield from events
        if result is not now and result.outcome not in ("error", "not run") and _settled(result, program, as_of):
            yield from _closed(current, events)


def _settled(result: RuleResult, program: Program, as_of: date) -> bool:
    made, period = result.measure, result.period
    return bool(made and period and settled_on(program, made, period) <= as_of)


def _closed(states: States, events: Sequence[Event]) -> Iterator[Event]:
    """Close what is still open of a period that is settled, after tonight's events of it."""
    latest = {told.identity: told for told in events}
    for identity, state in states.items():
        if identity not in latest and not state.closed:
            yield _of(identity, state, *over(state.kind))
    for last in latest.values():
        if last.kind != "closed":
            kind, reason = over(last.kind)
            yield replace(last, kind=kind, reason=reason)


def _in_period(result: RuleResult, states: States, cause: str) -> Iterator[Event]:
    if result.verdicts.num_rows:
        yield from _evaluated(result, states, cause)
    else:
        reason = _SILENT[result.outcome]
        told = ((identity, state, unchecked(state, reason)) for identity, state in states.items())
        yield from (_of(identity, state, *said) for identity, state, said in told if said)


def _elsewhen(identity: Identity, state: State, now: RuleResult, cause: str) -> Iterator[Event]:
    """Close a finding of a period that is over and cannot be asked for, or that the rule does not ask for any more."""
    if now.period and state.period_end <= now.period.since.isoformat():
        yield _of(identity, state, *over(state.kind))
    elif cause == "rule changed":
        yield _of(identity, state, "closed", cause)


def _evaluated(result: RuleResult, states: States, cause: str) -> Iterator[Event]:
    yield from _found(result, states, cause)
    rows = {(row["subject"], row["object"] or ""): row for row in result.verdicts.to_pylist()} if states else {}
    for identity, state in states.items():
        row = rows.get((identity.subject, identity.object), {"outcome": "gone"})
        outcome = row["outcome"]
        if outcome in ("gap", "unknown"):
            continue
        # Exempt by the rule says no more; what was merged says into what.
        outcome = "merged" if outcome == "exempt" and row["reason_en"] else outcome
        # A subject may be gone because the sheet that names it is: that is no evidence.
        gone = outcome == "gone" and bool(result.missing)
        said = (
            unchecked(state, "sheet missing")
            if gone
            else event(state, Tonight(outcome), rule_changed=cause == "rule changed")
        )
        if said:
            yield replace(_of(identity, state, *said), detail=_detail(row) if outcome == "merged" else "{}")


def _found(result: RuleResult, states: States, cause: str) -> Iterator[Event]:
    rule, reading = key_of(result.rule)
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


def _rule_run(result: RuleResult) -> tuple[Any, ...]:
    rule, reading = key_of(result.rule)
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
