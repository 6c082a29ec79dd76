"""Bounds by class and by the part of a period; the columns' judgement is that of Bound.outcome."""

from datetime import date
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.stores import Store
from queries.bound import Bound
from queries.coverage import evaluate
from queries.limits import Limits, part_of
from queries.result import Question, RuleResult
from queries.submissions import Submission
from queries.verdict import CODES, Interval, judge
from tests.queries.offices import CATALOGUE, program, stored, tables, visits

LAST = date(2023, 12, 31)
IN = [Submission("visits", "", date(2023, 1, 1), date(2024, 1, 1))]
NODES, LINKS = visits("m1 c1 2023-02-01", "m2 c1 2023-02-01", "m3 c1 2023-02-01", "m4 c1 2023-12-02")
SITS = [
    ("m1 SITS_IN b", {"role": "chair"}),
    ("m2 SITS_IN b", {}),
    ("m3 SITS_IN b", {}),
    ("m4 SITS_IN b", {"since": date(2023, 10, 1), "since_known": True}),
    ("m5 SITS_IN b", {"until": date(2023, 4, 1)}),
]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    people = ["m1", {"id": "m2", "exempt": "hk"}, "m3", "m4", "m5"]
    return stored(tables(["b", "c1", *people, *NODES], [*SITS, *LINKS]), tmp_path_factory.mktemp("office"))


def judged(store: Store, as_of: date = LAST, **rule: object) -> tuple[RuleResult, dict[str, tuple[str, str]]]:
    (result,) = evaluate(store, program(rule), Question("b", as_of, IN), catalogue=CATALOGUE)
    assert not result.error
    held = result.verdicts.to_pydict()
    said = zip(held["outcome"], held["bound"], strict=True)
    return result, dict(zip(held["subject"], said, strict=True))


def test_without_classes_one_bound_holds(store: Store) -> None:
    result, found = judged(store)
    assert set(found.values()) == {("gap", "≥ 2")}
    assert result.counts.in_scope == 5


def test_classes_in_their_order(store: Store) -> None:
    classes = [
        {"name": "leaders", "bound": {"at_least": 1}, "title": {"zh": "领导", "en": "leaders"}},
        {"name": "exempt", "exempt": True},
    ]
    result, found = judged(store, **{"class": classes})
    assert (found["m1"], found["m2"], found["m3"]) == (("covered", "≥ 1"), ("exempt", "≥ 2"), ("gap", "≥ 2"))
    counts = result.counts
    assert (counts.in_scope, counts.exempt, counts.covered, counts.gap) == (4, 1, 1, 3)


def test_a_class_with_a_parameter(store: Store) -> None:
    for value, outcome in (("hk", "exempt"), ("macau", "gap")):
        part = {"name": "exempt-as", "exempt": True, "params": {"value": value}}
        assert judged(store, **{"class": [part]})[1]["m2"][0] == outcome


def test_who_sat_for_a_part_of_the_year_answers_for_that_part(store: Store) -> None:
    result, found = judged(store, **{"class": [{"name": "part-year", "pro_rata": True}]})
    # m4 sat 92 of 365 days: 2 x 92/365 = 0.50 -> 1; m5 sat 90: 0.49 -> 1.
    assert (found["m3"], found["m4"], found["m5"]) == (("gap", "≥ 2"), ("covered", "≥ 1"), ("gap", "≥ 1"))
    reason = result.verdicts.filter(np.array(result.verdicts["subject"].to_pylist()) == "m5")["reason_en"][0].as_py()
    assert reason == "no visit was logged: 0 visits, asked ≥ 1 (pro rata: there for 25 % of the period)"
    chinese = result.verdicts.filter(np.array(result.verdicts["subject"].to_pylist()) == "m5")["reason_zh"][0].as_py()
    assert chinese.endswith("（按在任天数25 %折算）")  # the year is over: no time of it is still to come


@pytest.mark.parametrize(
    ("as_of", "bound"),
    [(date(2023, 7, 2), "≥ 2"), (date(2023, 7, 1), "≥ 1"), (date(2023, 1, 1), "≥ 1"), (LAST, "≥ 2")],
)
def test_a_part_of_the_year_asks_for_a_part_rounded_up(store: Store, as_of: date, bound: str) -> None:
    # 182 days are 2 x 182/365 = 0.997 -> 1, 183 days 1.003 -> 2.
    assert judged(store, as_of, pro_rata=True)[1]["m3"][1] == bound
    assert judged(store, as_of)[1]["m3"][1] == "≥ 2"


def test_the_rule_says_what_it_asks_of_a_part_of_the_year(store: Store) -> None:
    (result, _), (whole, _) = judged(store, date(2023, 7, 1), pro_rata=True), judged(store, LAST, pro_rata=True)
    assert result.asked.zh == "≥ 2，至今≥ 1（按已过时间50 %折算）"
    assert result.asked.en == "≥ 2, so far ≥ 1 (pro rata: 50 % of the period)"
    assert whole.asked.en == judged(store, date(2023, 7, 1))[0].asked.en == "≥ 2"


def test_both_ends_are_cut_and_exact_numbers_are_not() -> None:
    half = Fraction(1, 2)
    assert part_of(Bound(at_least=3, at_most=5), half) == Bound(at_least=2, at_most=3)
    assert part_of(Bound(equals=1), half) == Bound(equals=1)
    assert part_of(Bound(at_least=2), Fraction(1)) == Bound(at_least=2)


ENDS = st.floats(-3, 3).map(round) | st.just(float("inf")) | st.just(float("-inf"))


@given(st.lists(st.tuples(ENDS, ENDS), min_size=1), st.integers(-2, 2), st.none() | st.integers(0, 2))
def test_columns_are_judged_as_one_value_is(pairs: list[tuple[float, float]], least: int, width: int | None) -> None:
    bound = Bound(at_least=least, at_most=None if width is None else least + width)
    low, high = (np.array([pick(pair) for pair in pairs], dtype=float) for pick in (min, max))
    none = np.zeros(len(pairs), dtype=bool)
    limits = Limits([bound], [], np.zeros(len(pairs), dtype=np.intp), none)
    codes = judge(Interval(low, low, high, none), limits)
    assert CODES[codes].tolist() == [bound.outcome(a, b) for a, b in zip(low, high, strict=True)]
