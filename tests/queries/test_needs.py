"""What each measure needs: one kind of sheet after the other is taken away from an office that keeps them all.

What is then said of a subject must hold whatever the sheet says: a value lies within the interval, covered and gap stay
what they were, and a rule that failed does not pass. And nothing is open that the sheet could not change.
"""

from collections.abc import Callable
from datetime import date
from functools import cache
from math import inf

import pytest

from graph.records import KIND
from graph.vocabulary import values_of
from queries.catalog import measures
from queries.coverage import evaluate
from queries.measure import Measure, Value
from queries.result import Question, RuleResult
from tests.graph.building import make
from tests.queries.less import beside, rows
from tests.queries.offices import program, stored
from tests.queries.whole_office import loads, parts, sheets

LAST = date(2023, 12, 31)
OWN: dict[str, dict[str, Value]] = {
    "outcomes-per-township": {"units": ["亩", "条", "opinions", "solved", "result", "yuan"]},
    "outcomes-total": {"units": ["亩", "条", "opinions", "solved", "result", "yuan"], "kinds": []},
    "steps-in-order": {"before": "discussed", "after": "answered"},
    "submissions-per-member": {"steps": ["adopted"], "sharing": "share"},
}
"""Parameters for which the office has something to say."""


def params(made: Measure) -> dict[str, Value]:
    """Return parameters that leave nothing out: every word of the vocabulary that a list may have."""
    lists = {name: words for name, words in made.words.items() if made.params[name] == "texts" and name != "stages"}
    every = {name: words.split("|") if "|" in words else values_of(words) for name, words in lists.items()}
    return {**made.examples, **every, **OWN.get(made.id, {})}


def asked(made: Measure) -> dict[str, object]:
    """Return the rule of a measure: by its own bound, else at least 1."""
    period = "year" if "since" in made.params else "day"
    bound = made.bound.model_dump(exclude_none=True) if made.bound else {"at_least": 1}
    return {"measure": made.id, "period": period, "params": params(made), "bound": bound}


Judged = Callable[[str], dict[str, RuleResult]]


@pytest.fixture(scope="module")
def judged(tmp_path_factory: pytest.TempPathFactory) -> Judged:
    """From the kind that is taken away ("" none) to the result of each measure."""
    book = program(*map(asked, measures().values()))

    @cache
    def of(kind: str) -> dict[str, RuleResult]:
        held = loads([kind])
        built = make(*held)
        store = stored(built.tables, tmp_path_factory.mktemp("store"))
        results = evaluate(store, book, Question("b", LAST, sheets(held), built.doubts))
        store.close()
        return {result.rule.measure: result for result in results}

    return of


def test_the_office_keeps_every_kind_of_sheet_and_every_measure_has_subjects(judged: Judged) -> None:
    assert set(parts()) == set(KIND)
    full = judged("")
    assert {name: result.error for name, result in full.items() if result.error} == {}
    assert [name for name, result in full.items() if not result.verdicts.num_rows] == []
    assert {name: result.missing for name, result in full.items() if result.missing} == {}


@pytest.mark.parametrize("kind", KIND)
def test_what_is_said_without_a_sheet_holds_with_it(judged: Judged, kind: str) -> None:
    full, less = judged(""), judged(kind)
    wrong = []
    for name, result in less.items():
        for right, row in beside(full[name], result):
            known = row["outcome"] in ("covered", "gap")
            if known and row["outcome"] not in {one["outcome"] for one in right}:
                wrong.append((name, row["name"], row["object_name"], row["outcome"]))
            elif right and not any(row["low"] <= one["high"] and one["low"] <= row["high"] for one in right):
                wrong.append((name, row["name"], row["object_name"], (row["low"], row["high"])))
    assert wrong == []


@pytest.mark.parametrize("kind", KIND)
def test_no_rule_that_failed_passes_without_a_sheet(judged: Judged, kind: str) -> None:
    full, less = judged(""), judged(kind)
    assert [name for name, result in less.items() if result.error] == []
    passed = [name for name, result in less.items() if result.outcome == "pass"]
    assert [name for name in passed if full[name].outcome != "pass"] == []


NEEDS = [(made, kind) for made in measures().values() for kind in made.asking(params(made)).needs]


@pytest.mark.parametrize(("made", "kind"), NEEDS, ids=lambda part: part if isinstance(part, str) else part.id)
def test_every_value_that_the_sheet_could_change_is_open_in_its_direction(
    judged: Judged, made: Measure, kind: str
) -> None:
    result, moves = judged(kind)[made.id], made.needs[kind]
    assert [(missing.kind, missing.scope) for missing in result.missing] == [(kind, "")]
    assert result.outcome in ("fail", "no data")
    bound = result.rule.bound
    assert bound
    for _, _, row in rows(result):
        low = -inf if moves in ("down", "any") else row["low"]
        high = inf if moves in ("up", "any") else row["high"]
        assert (row["low"], row["high"]) == (low, high)
        assert row["outcome"] == bound.outcome(low, high)
        assert (row["lacking"] == f"{kind}/") == (row["outcome"] == "unknown" and moves != "subjects")


@pytest.mark.parametrize("kind", KIND)
def test_no_other_measure_lacks_the_sheet(judged: Judged, kind: str) -> None:
    needing = {made.id for made, needed in NEEDS if needed == kind}
    assert {name for name, result in judged(kind).items() if result.missing} == needing
