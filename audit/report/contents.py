"""What a report says: computed once from an audit run, and shown the same in every form."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

import pyarrow.compute as pc

from audit.findings import EVENTS
from audit.history import Event
from audit.night import AuditRun
from audit.report.lines import CauseLine, ChangeCount, ChangeLine, GroupLine, OwnerLine, Report, RuleGaps, VerdictLine
from audit.report.maker import Maker
from audit.report.wording import run_outcome
from graph.privacy import WHOLE, Mask
from queries.result import RULE_OUTCOMES, RuleResult
from queries.rule import SEVERITIES

_EXAMPLES = 8
_CHANGES = ("reopened", "opened", "closed", "seen", "unknown", "stale", "changed")


def contents(run: AuditRun, *, body_name: str, lang: str, mask: Mask | None = WHOLE, limit: int = 50) -> Report:
    """Return the report of a run. Each list holds at most `limit` lines a rule (changes: in all); totals are true."""
    return bounded(Maker(run, lang, mask), body_name, limit)


def bounded(maker: Maker, body_name: str, limit: int) -> Report:
    """Return the report of a maker's run; one maker serves reports of several limits."""
    run, lang = maker.run, maker.lang
    gaps = [_gaps(maker, result, limit) for result in maker.results if result.counts.gap]
    every = [(result, line) for result in maker.results for line in maker.verdicts(result, "gap")]
    unowned = [line for result, line in every if result.rule.owner and not line.owner]
    owners = list(_owners(maker, every))
    doubtful = sum(not line.lacking for result in maker.results for line in maker.verdicts(result, "unknown"))
    listed = {"changes": len(_told(run)), "doubtful": doubtful, "unowned": len(unowned), "owners": len(owners)}
    unknown = [maker.verdicts(result, "unknown")[:limit] for result in maker.results if result.counts.unknown]
    return Report(
        lang=lang,
        body=body_name,
        program=run.program.title.text.in_(lang),
        as_of=run.run.as_of,
        at=run.run.at,
        previous_at=run.previous.at if run.previous else "",
        outcome=run.run.outcome,
        outcome_text=run_outcome(run.run.outcome, lang),
        run=run.run.id,
        masked=maker.mask is not None,
        totals=_totals(run) | listed,
        rules=tuple(maker.rule(result) for result in maker.results),
        causes=tuple(_causes(run.results, lang)),
        change_counts=tuple(_change_counts(maker)),
        changes=tuple(_changes(maker, limit)),
        gaps=tuple(gaps),
        unknown=tuple(line for lines in unknown for line in lines),
        owners=tuple(owners[:limit]),
        unowned=tuple(unowned[:limit]),
    )


def _gaps(maker: Maker, result: RuleResult, limit: int) -> RuleGaps:
    """Return a rule's gaps: line by line, or by subject where pairs are more than the limit."""
    total = result.counts.gap
    if result.measure and result.measure.object and total > limit:
        groups = list(_groups(maker, result))
        return RuleGaps(maker.rule(result), total, (), tuple(groups[:limit]), max(0, len(groups) - limit))
    lines = tuple(maker.verdicts(result, "gap")[:limit])
    return RuleGaps(maker.rule(result), total, lines, hidden=total - len(lines))


def _groups(maker: Maker, result: RuleResult) -> Iterator[GroupLine]:
    """Yield the subjects with the most gaps first."""
    scoped = result.verdicts.filter(pc.not_equal(result.verdicts["outcome"], "exempt"))
    totals = Counter(scoped["subject"].to_pylist())
    found: dict[str, list[VerdictLine]] = defaultdict(list)
    for line in maker.verdicts(result, "gap"):
        found[line.subject].append(line)
    for lines in sorted(found.values(), key=len, reverse=True):
        examples = "、".join(line.object_name for line in lines[:_EXAMPLES]) + ("…" if len(lines) > _EXAMPLES else "")
        yield GroupLine(lines[0].name, len(lines), totals[lines[0].subject], examples)


def _causes(results: Iterable[RuleResult], lang: str) -> Iterator[CauseLine]:
    """Yield each missing sheet with what cannot be told for want of it, the weightiest first."""
    unknown: Counter[str] = Counter()
    rules: dict[str, list[str]] = defaultdict(list)
    for result in results:
        # Sheets of another period are others.
        found = {missing.text().in_(lang): f"{missing.kind}/{missing.scope}" for missing in result.missing}
        counted = {c["values"]: c["counts"] for c in pc.value_counts(result.verdicts["lacking"]).to_pylist()}
        for text, sheet in found.items():
            rules[text].append(result.rule.key)
            unknown[text] += sum(n for said, n in counted.items() if said and sheet in said.split(";"))
    for text in sorted(rules, key=lambda text: (-unknown[text], text)):
        yield CauseLine(text, unknown[text], tuple(dict.fromkeys(rules[text])))


def _changes(maker: Maker, limit: int) -> Iterator[ChangeLine]:
    """Yield the first events, what came back and what is new first, severe rules before others."""

    def rank(event: Event) -> tuple[int, int]:
        result = maker.by_key.get((event.identity.rule, event.identity.reading))
        weight = SEVERITIES.index(result.rule.severity) if result else 0
        return _CHANGES.index(event.kind), -weight

    yield from (maker.change(event) for event in sorted(_told(maker.run), key=rank)[:limit])


def _told(run: AuditRun) -> list[Event]:
    """Return the events that are listed: what cannot be told for want of a sheet is said once, as the sheet."""
    return [event for event in run.changes if (event.kind, event.reason) != ("unknown", "sheet missing")]


def _change_counts(maker: Maker) -> Iterator[ChangeCount]:
    counted: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for event in maker.run.changes:
        counted[event.identity.rule, event.identity.reading][event.kind] += 1
    for key, counts in sorted(counted.items()):
        result = maker.by_key.get(key)
        title = result.title.in_(maker.lang) if result else ""
        yield ChangeCount("/".join(part for part in key if part), title, {kind: counts[kind] for kind in _CHANGES})


def _owners(maker: Maker, every: Sequence[tuple[RuleResult, VerdictLine]]) -> Iterator[OwnerLine]:
    """Yield who answers for what, those with most gaps first."""
    mine: dict[str, list[VerdictLine]] = defaultdict(list)
    for _, line in every:
        if line.owner:
            mine[line.owner].append(line)
    fresh = {EVENTS[kind].in_(maker.lang) for kind in ("opened", "reopened")}
    for owner, lines in sorted(mine.items(), key=lambda pair: (-len(pair[1]), pair[0])):
        overdue = sum(line.due < maker.night.isoformat() for line in lines)
        new = sum(line.state in fresh for line in lines)
        yield OwnerLine(owner, len(lines), new, overdue, tuple(dict.fromkeys(line.rule for line in lines)))


def _totals(run: AuditRun) -> dict[str, int]:
    """Return rules by outcome, verdicts by outcome and events by kind; kinds and outcomes share words, keys do not."""
    counts = [result.counts for result in run.results]
    by_outcome = Counter(result.outcome for result in run.results)
    rules = {f"rules {outcome}": by_outcome[outcome] for outcome in RULE_OUTCOMES}
    verdicts = {
        name: sum(getattr(c, name) for c in counts) for name in ("in_scope", "covered", "gap", "unknown", "exempt")
    }
    events = {f"event {kind}": count for kind, count in run.tally.items()}
    return rules | verdicts | events | {"new": run.tally["opened"] + run.tally["reopened"], "still": run.still}
