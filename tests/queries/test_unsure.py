"""What rows leave blank widens a value upward; a sheet that can bring none of the words asked for is not needed."""

from datetime import date
from pathlib import Path

import pytest
from pydantic import ValidationError

from queries.coverage import evaluate
from queries.result import Question, RuleResult
from queries.submissions import Submission
from tests.queries.offices import program, small, stored, tables
from tests.queries.test_coverage import Doubted

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


BOTH = """MATCH (m:Member) WITH m, COUNT { MATCH (m)-[:MADE]->(:Visit) } AS made
    WITH m, made, COUNT { MATCH (m)-[:KEEPS_CONTACT]->(:Contact) } AS kept
    RETURN m.id AS subject, m.name AS name, 2 * made - kept AS value, made, kept ORDER BY subject"""
HINGED = {name: {"zh": name, "en": name} for name in ("made", "kept")}
MADE, KEPT = ["v1", "m1 MADE v1"], ["c1", "m1 KEEPS_CONTACT c1"]


@pytest.mark.parametrize(
    ("doubted", "hinges", "interval"),
    [
        (MADE, ("made", "kept"), (0, 2)),
        (KEPT, ("made", "kept"), (-1, 0)),
        (MADE + KEPT, (), (0, 1)),
        (MADE + KEPT, ("made", "kept"), (-float("inf"), float("inf"))),
    ],
)
def test_where_rows_in_doubt_move_several_hinges_the_value_may_be_anything(
    tmp_path: Path, doubted: list[str], hinges: tuple[str, ...], interval: tuple[float, float]
) -> None:
    store = stored(tables(["m1"]), tmp_path)
    rows = tables([one for one in doubted if " " not in one], [one for one in doubted if " " in one])
    made = small("hinged", BOTH, evidence=HINGED, hinges=hinges)
    question = Question("b", LAST, [YEAR], Doubted(rows))
    (result,) = evaluate(store, program({"measure": "hinged"}), question, catalogue={"hinged": made})
    (row,) = result.verdicts.to_pylist()
    assert (row["low"], row["high"]) == interval


def test_a_further_subject_of_a_value_with_hinges_is_never_sure(tmp_path: Path) -> None:
    store = stored(tables(["m1", "v1", "v2"], ["m1 MADE v1", "m1 MADE v2"]), tmp_path)
    further = Doubted(tables(["m2", "v3"], ["m2 MADE v3"]))
    outcomes = {}
    for hinges in ((), ("made", "kept")):
        made = small("hinged", BOTH, evidence=HINGED, hinges=hinges)
        question = Question("b", LAST, [YEAR], further)
        (result,) = evaluate(store, program({"measure": "hinged"}), question, catalogue={"hinged": made})
        outcomes[hinges] = (result.outcome, result.counts.further)
    assert list(outcomes.values()) == [("pass", 1), ("no data", 1)]


def test_hinges_are_evidence() -> None:
    with pytest.raises(ValidationError, match="hinges must be of evidence"):
        small("hinged", BOTH, evidence=HINGED, hinges=("made", "other"))


def test_adds_names_needed_sheets() -> None:
    with pytest.raises(ValidationError, match="adds must be of sheets"):
        small("kinds", KINDS, adds=("donations",), **TYPED)


def test_brings_names_a_list_and_needed_sheets() -> None:
    for brings in ({"forms": {"visits": ".*"}}, {"kinds": {"donations": ".*"}}):
        with pytest.raises(ValidationError, match="brings of"):
            small("kinds", KINDS, brings=brings, **TYPED)
