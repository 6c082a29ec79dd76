"""An office's own count of what a place published: the measure that a claim names, over the claim's period."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import inf

import pyarrow.compute as pc

from graph.stores import Store
from graph.words import Text
from queries.claim import Claim, Claims, Held, Outcome
from queries.claim_words import ERROR, LACKING, NOT_THERE, OFFICE
from queries.coverage import evaluate
from queries.figures import Interval, shown
from queries.period import given
from queries.result import Question, RuleResult
from queries.rule import Program, Rule


@dataclass(frozen=True)
class Compared:
    """One claim beside the office's count; None where it cannot be counted."""

    claim: Claim
    count: Interval | None
    outcome: Outcome
    words: Text

    @property
    def measure(self) -> str | None:
        """Return the id of the measure that counted."""
        return self.claim.held.measure if self.claim.held else None


def compare(store: Store, program: Program, question: Question, claims: Claims) -> Iterator[Compared]:
    """Yield each claim that names a measure, held against the office's graph.

    Another count contradicts only where every sheet that the measure needs was handed in.
    """
    for claim in claims.claims:
        if claim.held:
            period = claim.period or claims.period
            asked = replace(question, period=given(period.since, period.until, None))
            (result,) = evaluate(store, program, asked, [_rule(claim, claim.held)])
            yield _compared(claim, claim.held, result)


def _rule(claim: Claim, held: Held) -> Rule:
    """Return a rule that nobody breaks: only the values are wanted."""
    source = {"mechanisms": [claim.mechanism]}
    told = {"measure": held.measure, "params": held.params, "bound": {"at_least": 0}}
    return Rule.model_validate({"id": claim.mechanism, "source": source, **told})


def _compared(claim: Claim, held: Held, result: RuleResult) -> Compared:
    if result.error:
        return Compared(claim, None, "unknown", ERROR.format(error=result.error))
    if held.of and not pc.any(pc.equal(result.verdicts["name"], held.of)).as_py():
        return Compared(claim, None, "unknown", NOT_THERE.format(name=held.of))
    count = _count(held, result)
    said = OFFICE.format(count=_said(count))
    if result.missing:
        lacking = [missing.text() for missing in result.missing]
        want = LACKING.format(zh="、".join(m.zh for m in lacking), en=", ".join(m.en for m in lacking))
        return Compared(claim, count, "unknown", Text(f"{said.zh}；{want.zh}", f"{said.en}; {want.en}"))
    return Compared(claim, count, _outcome(claim.interval, count), said)


def _count(held: Held, result: RuleResult) -> Interval:
    meant = result.verdicts
    if held.of:
        meant = meant.filter(pc.equal(meant["name"], held.of))
    if held.take == "subjects":
        found = float(pc.count_distinct(meant["subject"]).as_py())
        return Interval(found, found)
    ends = [meant[end] for end in ("low", "high")]
    if held.take == "nonzero":
        ends = [pc.greater(end, 0) for end in ends]
    low, high = (float(pc.sum(end).as_py() or 0) for end in ends)
    return Interval(low, high)


def _outcome(published: Interval, count: Interval) -> Outcome:
    if published.low <= count.low and count.high <= published.high:
        return "holds"
    return "contradicts" if count.high < published.low or count.low > published.high else "unknown"


def _said(count: Interval) -> str:
    if count.low == count.high:
        return shown(count.low)
    return shown(count.low) + ("+" if count.high == inf else f" – {shown(count.high)}")
