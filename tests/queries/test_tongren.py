"""The program tongren on real stores: every rule runs, an empty office is never green."""

from datetime import date
from pathlib import Path

from queries.coverage import evaluate
from queries.program import program
from queries.result import Question
from tests.queries.offices import stored, tables

LAST = date(2023, 12, 31)


def test_an_empty_office_has_no_data_and_no_rule_is_in_error(tmp_path: Path) -> None:
    book = program("tongren")
    results = evaluate(stored(tables(["b"]), tmp_path), book, Question("b", LAST))
    assert {result.rule.key: (result.outcome, result.error) for result in results} == {
        rule.key: ("no data", "") for rule in book.rules
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
