"""A figure counted as a share of what was judged, as cells of a grid, or held against what a rule asks: by hand."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from graph.tables import GraphTables
from queries.claim import Claims
from queries.claim_office import Compared, compare
from queries.program import program
from queries.result import NoDoubts, Question
from queries.submissions import Submission
from tests.queries.offices import stored, tables

MEASURE: dict[str, Any] = {"measure": "conveners-per-constituency", "take": "share"}
CONVENER = {"role": "convener"}
ROSTERS = ("members", "constituencies")


@dataclass(frozen=True)
class Perhaps(NoDoubts):
    """Rows that are only possible."""

    rows: GraphTables

    def within(self, since: date, until: date) -> GraphTables:
        return self.rows


def constituencies(count: int, convened: Iterable[str]) -> GraphTables:
    """Return an office of k1..kn, where these have a convener, each a member of its own."""
    heads = [(f"m{name[1:]} HEADS {name}", CONVENER) for name in convened]
    names = [f"k{n}" for n in range(1, count + 1)]
    people = [f"m{n}" for n in range(1, count + 1)]
    seated = [f"{m} SITS_IN b" for m in people]
    return tables(["b", *names, *people], [*(f"{k} OF b" for k in names), *seated, *heads])


def asked(
    folder: Path,
    office: GraphTables,
    held: Mapping[str, Any],
    value: float = 100,
    unit: str = "%",
    doubts: GraphTables | None = None,
    sheets: Iterable[str] = ROSTERS,
) -> Compared:
    """Hold one figure of 2023 against an office whose rule book is Tongren's."""
    words = {"zh": unit, "en": unit}
    claim = {"id": "TZ1-x", "mechanism": "TZ1", "metric": words, "written": "", "value": value, "unit": words}
    period = {"since": date(2023, 1, 1), "until": date(2024, 1, 1)}
    file = {"name": "x", "title": words, "document": words, "period": period, "claim": [claim | {"held": held}]}
    known = [
        Submission(kind, as_of=date(2023, 12, 31), since=date(2023, 1, 1), until=date(2024, 1, 1)) for kind in sheets
    ]
    question = Question("b", date(2023, 12, 31), known, Perhaps(doubts) if doubts else NoDoubts())
    store = stored(office, folder)
    try:
        (found,) = compare(store, program("tongren"), question, Claims.model_validate(file))
    finally:
        store.close()
    return found


@pytest.mark.parametrize(("value", "outcome"), [(50, "holds"), (100, "contradicts"), (75, "contradicts")])
def test_two_of_four_are_half(tmp_path: Path, value: float, outcome: str) -> None:
    found = asked(tmp_path, constituencies(4, ["k1", "k3"]), MEASURE, value)
    assert (found.outcome, found.said) == (outcome, "50 %")
    assert found.words.en == "the office's own count: 50 % (2 of 4, 0 unknown)"
    assert found.words.zh == "本机关统计：50 %（共 4，达到 2，无法判断 0）"


def test_all_is_all(tmp_path: Path) -> None:
    assert asked(tmp_path, constituencies(3, ["k1", "k2", "k3"]), MEASURE).outcome == "holds"


@pytest.mark.parametrize(
    ("value", "outcome"),
    [(50, "unknown"), (60, "unknown"), (75, "unknown"), (49, "contradicts"), (76, "contradicts"), (100, "contradicts")],
)
def test_what_is_unknown_makes_the_share_an_interval(tmp_path: Path, value: float, outcome: str) -> None:
    """Two of four have a convener, a third perhaps: 50 to 75 per cent."""
    perhaps = tables(["k2", "m2"], [("m2 HEADS k2", CONVENER)])
    found = asked(tmp_path, constituencies(4, ["k1", "k3"]), MEASURE, value, doubts=perhaps)
    assert (found.outcome, found.said) == (outcome, "50 – 75 %")
    assert "(2 of 4, 1 unknown)" in found.words.en


def test_of_nobody_there_is_no_share(tmp_path: Path) -> None:
    found = asked(tmp_path, tables(["b", "m1"], ["m1 SITS_IN b"]), MEASURE)
    assert (found.outcome, found.count, found.said) == ("unknown", None, None)
    assert found.words.en == "there is nothing to judge"


def test_a_missing_sheet_contradicts_nothing(tmp_path: Path) -> None:
    found = asked(tmp_path, constituencies(2, ["k1"]), MEASURE, sheets=["constituencies"])
    assert found.outcome == "unknown"
    assert found.said == "50 – 100 %"
    assert "; sheets not handed in: " in found.words.en


@pytest.mark.parametrize(
    ("value", "outcome"),
    [
        (66.7, "holds"),
        (67, "holds"),
        (66.67, "holds"),
        (66.6, "contradicts"),
        (66, "contradicts"),
        (100, "contradicts"),
    ],
)
def test_a_share_is_rounded_as_it_is_written(tmp_path: Path, value: float, outcome: str) -> None:
    assert asked(tmp_path, constituencies(3, ["k1", "k2"]), MEASURE, value).outcome == outcome


def test_nearly_all_is_not_all(tmp_path: Path) -> None:
    """299 of 300 would round to 100."""
    everybody_but_one = [f"k{n}" for n in range(1, 300)]
    found = asked(tmp_path, constituencies(300, everybody_but_one), MEASURE)
    assert (found.outcome, found.said) == ("contradicts", "99.67 %")


@pytest.mark.parametrize(("least", "share"), [(1, "66.67 %"), (2, "33.33 %"), (3, "0 %")])
def test_the_bound_says_who_is_covered(tmp_path: Path, least: int, share: str) -> None:
    """Of three constituencies one has two conveners, one has one."""
    office = tables(
        ["b", "k1", "k2", "k3", "m1", "m2", "m3"],
        [
            *("k1 OF b", "k2 OF b", "k3 OF b", "m1 SITS_IN b", "m2 SITS_IN b", "m3 SITS_IN b"),
            *[(f"{m} HEADS {k}", CONVENER) for m, k in (("m1", "k1"), ("m2", "k1"), ("m3", "k2"))],
        ],
    )
    assert asked(tmp_path, office, MEASURE | {"bound": {"at_least": least}}).said == share


def test_one_subject_may_be_meant(tmp_path: Path) -> None:
    assert asked(tmp_path, constituencies(2, ["k1"]), MEASURE | {"of": "K1"}).said == "100 %"


def test_a_rule_judges_by_its_own_bound(tmp_path: Path) -> None:
    """TZ1 of the program: a convener for each."""
    found = asked(tmp_path, constituencies(4, ["k1", "k3"]), {"rule": "TZ1", "take": "share"}, 50)
    assert (found.outcome, found.said) == ("holds", "50 %")


def test_whom_a_rule_exempts_is_not_judged(tmp_path: Path) -> None:
    """TR7/reports: of three members one has a report and one is exempt, so that one of two is covered."""
    office = tables(
        [
            "b",
            "m1",
            {"id": "m2", "exempt": "港澳委员"},
            "m3",
            {"id": "i1", "kind": "opinion_report", "date": date(2023, 5, 4)},
        ],
        ["m1 SITS_IN b", "m2 SITS_IN b", "m3 SITS_IN b", "i1 KEPT_BY b", "m1 SUBMITTED i1"],
    )
    found = asked(tmp_path, office, {"rule": "TR7/reports", "take": "share"}, 50, sheets=("members", "reports"))
    assert found.words.en == "the office's own count: 50 % (1 of 2, 0 unknown)"
    assert found.outcome == "holds"


def test_whom_a_rule_exempts_is_not_counted_either(tmp_path: Path) -> None:
    office = tables(["b", "m1", {"id": "m2", "exempt": "港澳委员"}], ["m1 SITS_IN b", "m2 SITS_IN b"])
    sheets = ("members", "reports")
    assert asked(tmp_path, office, {"rule": "TR7/reports"}, 1, "人", sheets=sheets).outcome == "holds"
    only = {"rule": "TR7/reports", "of": "M2"}
    assert (
        asked(tmp_path / "of", office, only, 1, "人", sheets=sheets).words.en == "nothing is named “M2” in the office"
    )


@pytest.mark.parametrize(
    ("take", "value", "outcome"),
    [("least", 3, "holds"), ("least", 2, "contradicts"), ("most", 5, "holds"), ("most", 6, "contradicts")],
)
def test_what_a_rule_asks_for_needs_no_sheet(tmp_path: Path, take: str, value: int, outcome: str) -> None:
    """TR1 of the program: 3 to 5 contacts."""
    found = asked(tmp_path, tables(["b"]), {"rule": "TR1", "take": take}, value, "人", sheets=())
    assert (found.outcome, found.said) == (outcome, "3" if take == "least" else "5")
    assert found.words.en == "what the rule TR1 asks for: 3 – 5"


def test_a_rule_that_the_office_does_not_have_tells_nothing(tmp_path: Path) -> None:
    found = asked(tmp_path, constituencies(2, ["k1"]), {"rule": "CC3", "take": "share"})
    assert (found.outcome, found.count) == ("unknown", None)
    assert found.words.en == "the office's program has no rule CC3"


@pytest.mark.parametrize(("value", "outcome"), [(1, "holds"), (2, "contradicts")])
def test_cells_are_counted_once_whoever_fills_them(tmp_path: Path, value: int, outcome: str) -> None:
    """Two constituencies keep contacts, nobody visits: of the two ways one is in use."""
    office = tables(
        ["b", "k1", "k2", "m1", "m2", "c1", "c2"],
        [
            *("k1 OF b", "k2 OF b", "m1 SITS_IN b", "m2 SITS_IN b", "m1 REPRESENTS k1", "m2 REPRESENTS k2"),
            *("m1 KEEPS_CONTACT c1", "m2 KEEPS_CONTACT c2"),
        ],
    )
    held = {"measure": "ways-of-service", "take": "cells", "params": {"cells": ["contact", "visit"]}}
    sheets = (*ROSTERS, "contacts", "visits")
    found = asked(tmp_path, office, held, value, "种", sheets=sheets)
    assert (found.outcome, found.words.en) == (outcome, "the office's own count: 1")


def test_each_figure_is_counted_over_its_own_days(tmp_path: Path) -> None:
    """One report of March and one of September: two in the year, one in its first half, in the order of the file."""
    reports = [{"id": f"i{month}", "kind": "opinion_report", "date": date(2023, month, 4)} for month in (3, 9)]
    office = tables(
        ["b", "m1", *reports],
        ["m1 SITS_IN b", *(f"i{n} KEPT_BY b" for n in (3, 9)), "m1 SUBMITTED i3", "m1 SUBMITTED i9"],
    )
    words = {"zh": "篇", "en": "reports"}
    plain = {"mechanism": "TR7", "metric": words, "written": "", "unit": words}
    plain |= {"held": {"measure": "reports-per-member", "take": "sum"}}
    half = {"since": date(2023, 1, 1), "until": date(2023, 7, 1)}
    claims = [
        {"id": "TR7-year", "value": 2} | plain,
        {"id": "TR7-half", "value": 1, "period": half} | plain,
        {"id": "TR7-again", "value": 2} | plain,
    ]
    year = {"since": date(2023, 1, 1), "until": date(2024, 1, 1)}
    file = {"name": "x", "title": words, "document": words, "period": year, "claim": claims}
    sheets = [Submission(kind, as_of=date(2023, 12, 31), **year) for kind in ("members", "reports")]
    store = stored(office, tmp_path)
    try:
        question = Question("b", date(2023, 12, 31), sheets)
        found = list(compare(store, program("tongren"), question, Claims.model_validate(file)))
    finally:
        store.close()
    assert [(one.claim.id, one.said, one.outcome) for one in found] == [
        ("TR7-year", "2", "holds"),
        ("TR7-half", "1", "holds"),
        ("TR7-again", "2", "holds"),
    ]
