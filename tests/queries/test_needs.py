"""What each measure needs: one kind of sheet after the other is taken away from an office that keeps them all.

What is then said of a subject must hold whatever the sheet says: a value lies within the interval, covered and gap stay
what they were, and a rule that failed does not pass. And nothing is open that the sheet could not change: of each
needed kind there are rows that move a value, in the direction that is said.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import cache
from math import inf
from pathlib import Path

import pytest

from graph.ledger import Load
from graph.records import KIND
from graph.vocabulary import values_of
from queries.catalog import measures
from queries.coverage import evaluate
from queries.measure import Measure, Value
from queries.result import Question, RuleResult
from tests.graph.building import make
from tests.queries.less import beside, rows
from tests.queries.offices import program, stored
from tests.queries.possible import PLAIN, Rows
from tests.queries.telling_office import ASKED, TELLING
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

    @cache
    def of(kind: str) -> dict[str, RuleResult]:
        return results(loads([kind]), tmp_path_factory.mktemp("store"))

    return of


def results(held: list[Load], folder: Path) -> dict[str, RuleResult]:
    """Return the result of each measure in an office of these loads."""
    built = make(*held)
    store = stored(built.tables, folder)
    book = program(*map(asked, measures().values()))
    found = evaluate(store, book, Question("b", LAST, sheets(held), built.doubts))
    store.close()
    return {result.rule.measure: result for result in found}


def test_the_office_keeps_every_kind_of_sheet_and_every_measure_has_subjects(judged: Judged) -> None:
    assert set(parts()) == set(KIND)
    full = judged("")
    assert {name: result.error for name, result in full.items() if result.error} == {}
    assert [name for name, result in full.items() if not result.verdicts.num_rows] == []
    assert {name: result.missing for name, result in full.items() if result.missing} == {}


@pytest.mark.parametrize("kind", KIND)
def test_what_is_said_without_a_sheet_holds_with_it(judged: Judged, kind: str) -> None:
    assert list(falsely(judged(""), judged(kind))) == []


def falsely(full: Mapping[str, RuleResult], less: Mapping[str, RuleResult]) -> Iterator[tuple[object, ...]]:
    """Yield what is said of an office with less handed in, and is not so with all of it."""
    for name, result in less.items():
        for right, row in beside(full[name], result):
            known = row["outcome"] in ("covered", "gap")
            if known and row["outcome"] not in {one["outcome"] for one in right}:
                yield name, row["name"], row["object_name"], row["outcome"]
            elif right and not any(row["low"] <= one["high"] and one["low"] <= row["high"] for one in right):
                yield name, row["name"], row["object_name"], (row["low"], row["high"])


@pytest.mark.parametrize("kind", ["contacts", "members"])
def test_a_visit_told_twice_is_one_without_the_sheet_that_says_who_it_was(kind: str, tmp_path: Path) -> None:
    twice: Rows = {**PLAIN, "visits": [*PLAIN["visits"], *PLAIN["visits"]]}
    full, less = (results(loads(but, twice), tmp_path / str(len(but))) for but in ([], [kind]))
    assert list(falsely(full, less)) == []


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


@pytest.fixture(scope="module")
def telling(tmp_path_factory: pytest.TempPathFactory) -> Judged:
    """From the kind that is taken away to the result of each rule, as if it had been handed in without a row."""
    book = program(*(asked(made) | {"params": values} for made in measures().values() for values in asking(made)))
    handed_in = sheets(loads(told=TELLING))

    @cache
    def of(kind: str) -> dict[str, RuleResult]:
        built = make(*loads([kind], TELLING))
        store = stored(built.tables, tmp_path_factory.mktemp("store"))
        found = evaluate(store, book, Question("b", LAST, handed_in, built.doubts))
        store.close()
        return {result.rule.id: result for result in found}

    return of


def asking(made: Measure) -> list[dict[str, Value]]:
    """Return the parameters with which a measure is asked: for all, for nothing in particular, and as ASKED says."""
    every = params(made)
    blank: dict[str, Value] = {name: [] for name in made.words if made.params[name] == "texts"}
    return [every, every | blank, *({**made.examples, **own} for own in ASKED.get(made.id, ()))]


def moved(full: RuleResult, less: RuleResult) -> set[str]:
    """Return how the rows of a sheet move what is known of subjects.

    up or down: out of what was possible without them; closer: within it.
    """
    ways = set()
    for right, row in beside(full, less):
        ends = [(one["low"], one["high"]) for one in right]
        if not ends or (row["low"], row["high"]) in ends:
            continue
        ways |= {"up"} if all(high > row["high"] for _, high in ends) else set()
        ways |= {"down"} if all(low < row["low"] for low, _ in ends) else set()
        ways |= {"closer"} if any(low > row["low"] or high < row["high"] for low, high in ends) else set()
    return ways


def further(full: RuleResult, less: RuleResult) -> bool:
    """Whether a sheet brings subjects: some that have neither id nor name of one that is there without it."""
    known = {told for id_, name, _ in rows(less) for told in (id_, name)}
    return any(id_ not in known and name not in known for id_, name, _ in rows(full))


OUT_OF = {"up": {"down"}, "down": {"up"}, "subjects": {"up", "down"}, "any": set[str]()}
"""Ways that no row of a sheet moves a value, by what the measure says of it."""
EACH = [(made, kind) for made in measures().values() for kind in made.needs]


@pytest.mark.parametrize(("made", "kind"), EACH, ids=lambda part: part if isinstance(part, str) else part.id)
def test_the_rows_of_a_needed_sheet_move_a_value_and_only_the_way_that_is_said(
    telling: Judged, made: Measure, kind: str
) -> None:
    full, less = telling(""), [one for one in telling(kind).values() if one.rule.measure == made.id]
    shown = False
    for one in less:
        whole, said = full[one.rule.id], made.asking(one.rule.params).needs.get(kind)
        assert not one.error
        ways, more = moved(whole, one), further(whole, one)
        assert not ways & OUT_OF[said] if said else not (ways or more), one.rule.params
        shown |= bool(said and (ways or more))
    assert shown


@pytest.mark.parametrize("kind", KIND)
def test_a_sheet_that_is_not_needed_moves_no_value_and_brings_no_subject(telling: Judged, kind: str) -> None:
    full, wrong = telling(""), []
    for id_, less in telling(kind).items():
        if kind not in measures()[less.rule.measure].asking(less.rule.params).needs:
            ways, more = moved(full[id_], less) - {"closer"}, further(full[id_], less)
            wrong += [(less.rule.measure, less.rule.params, ways, more)] if ways or more else []
    assert wrong == []
