"""What rows leave blank widens a value upward; a sheet that can bring none of the words asked for is not needed."""

from datetime import date
from pathlib import Path

import pytest
from pydantic import ValidationError

from queries.coverage import evaluate
from queries.result import Question, RuleResult
from queries.submissions import Submission
from tests.queries.offices import program, small, stored, tables

LAST = date(2023, 12, 31)
YEAR = Submission("visits", "", date(2023, 1, 1), date(2024, 1, 1))
BLANK = "MATCH (m:Member) RETURN m.id AS subject, m.name AS name, m.birth_year AS value, {} AS unsure ORDER BY subject"
UNSURE = {"unsure": {"zh": "不详", "en": "of unknown kind"}}
TYPED = {"params": {"kinds": "texts"}, "examples": {"kinds": ["session"]}, "bound": {"at_least": 1}}
KINDS = "MATCH (m:Member) RETURN m.id AS subject, m.name AS name, size($kinds) - size($kinds) AS value ORDER BY subject"


def judged(tmp_path: Path, more: str) -> list[tuple[str, float, float]]:
    store = stored(tables([{"id": f"m{n}", "birth_year": n} for n in (0, 1, 2)]), tmp_path)
    made = small("blank", BLANK.format(more), evidence=UNSURE)
    (result,) = evaluate(store, program({"measure": "blank"}), Question("b", LAST, [YEAR]), catalogue={"blank": made})
    rows = result.verdicts.to_pylist()
    return [(row["outcome"], row["low"], row["high"]) for row in rows]


def test_a_value_may_be_greater_by_what_is_unsure(tmp_path: Path) -> None:
    assert judged(tmp_path, "1") == [("gap", 0, 1), ("unknown", 1, 2), ("covered", 2, 3)]


def test_nobody_knows_by_how_much(tmp_path: Path) -> None:
    found = judged(tmp_path, "CASE WHEN m.birth_year > 0 THEN 0 END")
    assert found == [("unknown", 0, float("inf")), ("gap", 1, 1), ("covered", 2, 2)]


def asked(tmp_path: Path, *kinds: str, adds: tuple[str, ...] = ()) -> RuleResult:
    store = stored(tables(["m1"]), tmp_path)
    brings = {"kinds": {"duties": "duty", "visits": "(?!duty$).*"}}
    made = small("kinds", KINDS, needs={"visits": "up", "duties": "up"}, brings=brings, adds=adds, **TYPED)
    rule = {"measure": "kinds", "params": {"kinds": list(kinds)}}
    (result,) = evaluate(store, program(rule), Question("b", LAST, [YEAR]), catalogue={"kinds": made})
    return result


def test_a_sheet_that_brings_none_of_the_words_is_not_needed(tmp_path: Path) -> None:
    assert asked(tmp_path, "session").outcome == "fail"


def test_a_sheet_that_brings_one_of_the_words_is(tmp_path: Path) -> None:
    result = asked(tmp_path, "session", "duty")
    assert (result.counts.unknown, [lack.kind for lack in result.missing]) == (1, ["duties"])


def test_a_sheet_that_adds_subjects_keeps_the_rule_from_passing_and_opens_no_verdict(tmp_path: Path) -> None:
    result = asked(tmp_path, "session", adds=("duties",))
    assert (result.counts.unknown, [lack.kind for lack in result.missing]) == (0, ["duties"])


def test_adds_names_needed_sheets() -> None:
    with pytest.raises(ValidationError, match="adds must be of sheets"):
        small("kinds", KINDS, adds=("donations",), **TYPED)


def test_brings_names_a_list_and_needed_sheets() -> None:
    for brings in ({"forms": {"visits": ".*"}}, {"kinds": {"donations": ".*"}}):
        with pytest.raises(ValidationError, match="brings of"):
            small("kinds", KINDS, brings=brings, **TYPED)
