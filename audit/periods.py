"""Which periods a night judges: that of the day, and those that have ended and are not settled yet.

The sheets of a period come after its end. It is settled on the first night on which none of them may still come: then
it is judged once more, as it stands, and its findings are closed.
"""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from graph.records import KIND
from queries.measure import Measure
from queries.period import Period, period_of, preceding, split
from queries.rule import Catalogue, Program, Rule
from queries.submissions import DAYS

Judged = Mapping[tuple[str, str], Mapping[str, date]]
"""Rule and reading -> key of a period -> the last day as of which it was judged."""


def settled_on(program: Program, made: Measure, period: Period) -> date:
    """Return the first day on which every log that the measure needs of a period is due; without any, after DAYS."""
    submits = [submit for kind in made.needs if (submit := program.submit(kind)) and KIND[kind].mode == "log"]
    days = [split(period.since, period.end, s.each)[-1].end + timedelta(days=s.days) for s in submits]
    return max(days, default=period.end + timedelta(days=DAYS))


def ended(program: Program, catalogue: Catalogue, as_of: date, judged: Judged) -> list[tuple[Rule, Period]]:
    """Return the ended periods to judge tonight, each with its rule: not settled by now, or not judged since."""
    return [
        (rule, period)
        for rule in program.rules
        if rule.measure in catalogue and rule.period not in ("day", "term")
        for period in _unsettled(program, rule, catalogue[rule.measure], as_of, judged.get(key_of(rule), {}))
    ]


def key_of(rule: Rule) -> tuple[str, str]:
    """Return the rule's id and the key of its reading, "" where it has one only."""
    return rule.id, rule.reading.key if rule.reading else ""


def _unsettled(
    program: Program, rule: Rule, made: Measure, as_of: date, judged: Mapping[str, date]
) -> Iterator[Period]:
    first = min(judged.values(), default=as_of)
    period = preceding(rule.period, period_of(rule.period, as_of))
    while period and (over := settled_on(program, made, period)) > min(first, as_of):
        if as_of < over or judged.get(period.key, over) < over:
            yield period
        period = preceding(rule.period, period)
