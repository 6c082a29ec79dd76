"""An office's own count of what a place published: by a measure, or by a rule of its program, over the claim's days."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from math import inf

import pyarrow as pa
import pyarrow.compute as pc

from graph.stores import Store
from graph.words import Text
from queries.catalog import measures
from queries.claim import ASKED, Claim, Claims, Held, Outcome
from queries.claim_words import ASKS, ERROR, LACKING, NO_RULE, NOBODY, NOT_THERE, OFFICE, SHARE
from queries.coverage import evaluate
from queries.figures import ALL, Interval, shown
from queries.period import given
from queries.result import Question, RuleResult
from queries.rule import Program, Rule
from queries.verdict import DOUBTED


@dataclass(frozen=True)
class Compared:
    """One claim beside the office's count; None where it cannot be counted."""

    claim: Claim
    count: Interval | None
    outcome: Outcome
    words: Text

    @property
    def said(self) -> str | None:
        """Return the count as a number, or as the interval it lies in: "394", "96 – 98 %"."""
        if self.count is None:
            return None
        return _said(self.count) + (" %" if self.claim.held and self.claim.held.take == "share" else "")


def compare(store: Store, program: Program, question: Question, claims: Claims) -> Iterator[Compared]:
    """Yield each claim that an office can count, held against the office's graph, or against its program.

    Another count contradicts only where every sheet that the measure needs was handed in.
    """
    rules = {rule.key: rule for rule in program.rules}
    told = [(one, held, _rule(rules, one, held)) for one in claims.claims if (held := one.held)]
    wanted = [(claim, rule) for claim, held, rule in told if rule and held.take not in ASKED]
    counted = _counted(store, program, question, claims, wanted)
    for claim, held, rule in told:
        if rule is None:
            yield Compared(claim, None, "unknown", NO_RULE.format(rule=held.rule))
        elif held.take in ASKED:
            yield _asked(claim, held, rule)
        else:
            yield _compared(claim, held, counted[claim.id])


def _counted(
    store: Store, program: Program, question: Question, claims: Claims, rules: Iterable[tuple[Claim, Rule]]
) -> dict[str, RuleResult]:
    """Evaluate the rules of claims, those of one period together, and return the results by claim."""
    found: dict[str, RuleResult] = {}
    periods: dict[tuple[date, date], list[tuple[str, Rule]]] = {}
    for claim, rule in rules:
        period = claim.period or claims.period
        periods.setdefault((period.since, period.until), []).append((claim.id, rule))
    for (since, until), those in periods.items():
        asked = replace(question, period=given(since, until, None))
        results = evaluate(store, program, asked, [rule for _, rule in those])
        found.update(zip([id_ for id_, _ in those], results, strict=True))
    return found


def _rule(rules: Mapping[str, Rule], claim: Claim, held: Held) -> Rule | None:
    """Return the program's rule, else one of the claim's own: that nobody breaks where only the values are wanted."""
    if held.rule:
        return rules.get(held.rule)
    bound = (held.bound and held.bound.model_dump()) if held.take == "share" else {"at_least": 0}
    told = {"measure": held.measure, "params": held.params, "bound": bound}
    return Rule.model_validate({"id": claim.mechanism, "source": {"mechanisms": [claim.mechanism]}, **told})


def _asked(claim: Claim, held: Held, rule: Rule) -> Compared:
    """Hold a figure that a rule asks for against the bound of the program's rule."""
    bound = rule.asked(measures()[rule.measure])
    end = bound.low if held.take == "least" else bound.high
    said = bound.text()
    words = ASKS.format(rule=rule.key, zh=said.zh, en=said.en)
    return Compared(claim, Interval(end, end), "holds" if end == claim.value else "contradicts", words)


def _compared(claim: Claim, held: Held, result: RuleResult) -> Compared:
    meant = result.verdicts.filter(pc.not_equal(result.verdicts["outcome"], "exempt"))
    if held.of:
        meant = meant.filter(pc.equal(meant["name"], held.of))
    if result.error:
        return Compared(claim, None, "unknown", ERROR.format(error=result.error))
    if held.of and not meant.num_rows:
        return Compared(claim, None, "unknown", NOT_THERE.format(name=held.of))
    further = 0 if held.of else result.counts.further
    count, said = _share(meant, further) if held.take == "share" else _count(held, meant, further)
    outcome = _outcome(_published(claim, held), count) if count and not result.missing else "unknown"
    why = list(_open(result, count)) if outcome == "unknown" else []
    zh, en = ("；".join([said.zh, *(w.zh for w in why)]), "; ".join([said.en, *(w.en for w in why)]))
    return Compared(claim, count, outcome, Text(zh, en))


def _open(result: RuleResult, count: Interval | None) -> Iterator[Text]:
    """Yield why a count tells nothing: sheets that lack, else rows in doubt; of nobody the count itself says so."""
    if lacking := [missing.text() for missing in result.missing]:
        yield LACKING.format(zh="、".join(m.zh for m in lacking), en=", ".join(m.en for m in lacking))
    elif count and count.low != count.high:
        yield result.counts.more if result.counts.further else DOUBTED


def _count(held: Held, meant: pa.Table, further: int) -> tuple[Interval, Text]:
    count = _number(held, meant, further)
    return count, OFFICE.format(count=_said(count))


def _number(held: Held, meant: pa.Table, further: int) -> Interval:
    """Return what the verdicts come to; `further` subjects that only rows in doubt bring may add to it."""
    if held.take == "subjects":
        found = float(pc.count_distinct(meant["subject"]).as_py())
        return Interval(found, found + further)
    ends = [meant[end] for end in ("low", "high")]
    if held.take == "cells":
        cells = meant.group_by("object").aggregate([("low", "max"), ("high", "max")])
        ends = [cells[f"{end}_max"] for end in ("low", "high")]
    if held.take in ("nonzero", "cells"):
        ends = [pc.greater(end, 0) for end in ends]
    low, high = (max(float(pc.sum(end).as_py() or 0), 0.0) for end in ends)  # of sheets not handed in: any number
    return Interval(low, high + further * (1 if held.take == "nonzero" else inf) if further else high)


def _share(meant: pa.Table, further: int) -> tuple[Interval | None, Text]:
    """Return how many per cent of the judged keep to it, from those that surely do to those that may."""
    found = Counter(meant["outcome"].to_pylist())
    covered, unknown, judged = found["covered"], found["unknown"], meant.num_rows
    if not judged:
        return None, NOBODY
    most = covered + unknown + further
    share = Interval(*(ALL * count / (judged + further) for count in (covered, most)))
    return share, SHARE.format(share=_said(share), covered=covered, judged=judged, unknown=unknown)


def _published(claim: Claim, held: Held) -> Interval:
    """Return what the figure allows; a share is one rounded to the digits it is written with, but all is all."""
    among = claim.interval
    if held.take != "share" or claim.value in (0, ALL):
        return among
    decimals = len(f"{claim.value:.10g}".partition(".")[2])
    return Interval(among.low - 0.5 * 10**-decimals, among.high + 0.5 * 10**-decimals)


def _outcome(published: Interval, count: Interval) -> Outcome:
    if published.low <= count.low and count.high <= published.high:
        return "holds"
    return "contradicts" if count.high < published.low or count.low > published.high else "unknown"


def _said(count: Interval) -> str:
    if count.low == count.high:
        return shown(count.low)
    return shown(count.low) + ("+" if count.high == inf else f" – {shown(count.high)}")
