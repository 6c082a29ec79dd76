"""The program tongren on real stores: every rule runs, an empty office is never green."""

from datetime import date
from pathlib import Path

from graph.records import KIND
from graph.words import NOTHING
from queries.coverage import evaluate
from queries.program import program
from queries.result import Question
from queries.submissions import Submission
from tests.queries.offices import stored, tables

LAST = date(2023, 12, 31)


def test_an_empty_office_has_no_data_and_no_rule_is_in_error(tmp_path: Path) -> None:
    book = program("tongren")
    results = evaluate(stored(tables(["b"]), tmp_path), book, Question("b", LAST))
    assert {result.rule.key: (result.outcome, result.error) for result in results} == {
        rule.key: ("no data", NOTHING) for rule in book.rules
    }


def test_one_member_with_nothing_logged(tmp_path: Path) -> None:
    office = tables(
        ["b", "k1", "g1", "m1"], ["m1 SITS_IN b", "k1 OF b", "g1 OF b", "m1 REPRESENTS k1", "m1 PLACED_UNDER g1"]
    )
    results = evaluate(stored(office, tmp_path), program("tongren"), Question("b", LAST))
    outcomes = {result.rule.key: result.verdicts["outcome"].to_pylist() for result in results}
    # Nothing was handed in: not even the lack of a visit can be told.
    assert outcomes["TR2/member"] == ["unknown"]
    assert outcomes["YT8"] == ["unknown"]
    (visits,) = [result for result in results if result.rule.key == "TR2/member"]
    assert visits.verdicts["owner_name"].to_pylist() == ["G1"]
    # contacts and visits of G1, and the roster, of which one is due from the whole body.
    assert {(lack.kind, lack.scope) for lack in visits.missing} == {
        ("members", ""),
        ("contacts", "G1"),
        ("visits", "G1"),
    }


def test_both_readings_of_tr2_are_named() -> None:
    readings = [rule.reading for rule in program("tongren").choose("TR2")]
    assert [(reading.zh, reading.en) for reading in readings if reading] == [
        ("按委员计", "per member"),
        ("按联系对象计", "per contact"),
    ]


def test_members_of_all_levels_are_placed_but_only_the_own_are_asked_for_contacts(tmp_path: Path) -> None:
    """TR17: a city's body, with a member of its own, two of the province and one of a county."""
    levels = {"m1": None, "m2": "province", "m3": "province", "m4": "county"}
    office = tables(
        [{"id": "b", "level": "prefecture"}, {"id": "f1", "kind": "township_liaison"}, "k1", "g1", *levels],
        [
            *((f"{member} SITS_IN b", {"level": level}) for member, level in levels.items()),
            *("f1 OF b", "k1 OF b", "g1 OF b", "m1 REPRESENTS k1", "m1 PLACED_UNDER g1", "m2 IN_GROUP f1"),
            *("m4 IN_GROUP f1", "m1 IN_GROUP f1"),
        ],
    )
    sheets = [Submission(kind, "", date(2023, 1, 1), date(2024, 1, 1), LAST) for kind in KIND]
    results = evaluate(stored(office, tmp_path), program("tongren"), Question("b", LAST, sheets))
    told = {r.rule.key: {v["subject"]: v["outcome"] for v in r.verdicts.to_pylist()} for r in results}
    assert told["TR17/member"] == {"m1": "covered", "m2": "covered", "m3": "gap", "m4": "covered"}
    assert told["TR17/coverage"] == dict.fromkeys(levels, "gap")
    for rule in ("TR1", "TR6", "TR7/proposals", "TR8/research", "TR10", "YT8"):
        assert told[rule] == {"m1": "gap"} | dict.fromkeys(("m2", "m3", "m4"), "exempt"), rule
    assert told["TR9"] == {"m1": "covered"} | dict.fromkeys(("m2", "m3", "m4"), "exempt")
