"""Unknown, in each direction: what is missing or in doubt changes a verdict only where it could change the value."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from graph.doubts import Doubts
from graph.stores import Store
from graph.tables import GraphTables
from queries.coverage import evaluate, why
from queries.result import Question, RuleResult
from queries.submissions import Submission
from tests.queries.offices import CATALOGUE, KEPT, PER_MEMBER, program, small, stored, tables, visits

Y23 = {"since": date(2023, 1, 1), "until": date(2024, 1, 1)}
LAST = date(2023, 12, 31)
BY_COMMITTEE = [{"kind": "visits", "by": "committee", "each": "quarter"}]
NODES, LINKS = visits("m1 c1 2023-02-01 2023-11-30", "m2 c2 2023-03-01", "m3 c3 2022-12-31 2024-01-01 2023-01-01")
MEMBERS = ["m1 SITS_IN b", "m2 SITS_IN b", "m3 SITS_IN b", "m4 SITS_IN b"]
PLACED = ["g1 OF b", "g2 OF b", "m1 PLACED_UNDER g1", "m2 PLACED_UNDER g1", "m3 PLACED_UNDER g2"]
KEPT_BY = ["m1 KEEPS_CONTACT c1", "m1 KEEPS_CONTACT c2", "m2 KEEPS_CONTACT c2"]
OFFICE = tables(
    ["b", "g1", "g2", "m1", "m2", "m3", {"id": "m4", "number": "0004"}, "c1", "c2", "c3", *NODES],
    [*MEMBERS, *PLACED, *KEPT_BY, *LINKS],
)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return stored(OFFICE, tmp_path_factory.mktemp("office"))


@dataclass
class Doubted:
    """Rows in doubt, the same whatever the period."""

    rows: GraphTables

    def within(self, since: date, until: date) -> GraphTables:
        return self.rows

    def late(self, until: date) -> GraphTables:
        return tables([])

    def dateless(self) -> set[str]:
        return Doubts(self.rows).dateless()


def all_in(kind: str = "visits", *scopes: str) -> list[Submission]:
    return [Submission(kind, scope, **Y23) for scope in scopes or ("",)]


def outcomes(result: RuleResult) -> dict[str, str]:
    held = result.verdicts.to_pydict()
    objects = [f"-{name}" if name else "" for name in held["object"]]
    keys = [subject + name for subject, name in zip(held["subject"], objects, strict=True)]
    return dict(zip(keys, held["outcome"], strict=True))


def one(store: Store, question: Question, rule: dict[str, object] | None = None, **said: object) -> RuleResult:
    (result,) = evaluate(store, program(rule or {}, **said), question, catalogue=CATALOGUE)
    return result


def row(result: RuleResult, subject: str) -> dict[str, object]:
    return next(held for held in result.verdicts.to_pylist() if held["subject"] == subject)


def test_hit_miss_and_the_edges_of_the_period(store: Store) -> None:
    result = one(store, Question("b", LAST, all_in()))
    assert outcomes(result) == {"m1": "covered", "m2": "gap", "m3": "gap", "m4": "gap"}
    assert (result.outcome, result.counts.in_scope, result.counts.gap) == ("fail", 4, 3)
    gap = row(result, "m3")
    assert (gap["value"], gap["low"], gap["high"], gap["bound"]) == (1, 1, 1, "≥ 2")
    assert gap["reason_en"] == "no visit was logged: 1 visits, asked ≥ 2"
    assert gap["reason_zh"] == "没有记录到走访：1 次，应≥ 2"
    assert (gap["since"], gap["until"]) == (date(2023, 1, 1), date(2024, 1, 1))
    assert row(result, "m4")["evidence"] == '{"number": "0004"}'
    assert result.data_as_of == {"visits": "2023-12-31"}


def test_a_missing_sheet_leaves_what_is_covered_covered(store: Store) -> None:
    sheets = [*all_in("visits", "G2"), Submission("visits", "G1", date(2023, 1, 1), date(2023, 10, 1))]
    result = one(store, Question("b", LAST, sheets), submit=BY_COMMITTEE)
    # m4 is under no committee: the visits may be in any sheet that lacks.
    assert outcomes(result) == {"m1": "covered", "m2": "unknown", "m3": "gap", "m4": "unknown"}
    assert row(result, "m2")["reason_en"] == (
        "cannot be told: the sheet “visit log” of G1 is not yet due for 2023Q4. Value ≥ 1 visits, asked ≥ 2"
    )
    assert "《联系走访记录》（G1）2023Q4未到报送期限" in str(row(result, "m2")["reason_zh"])
    assert [missing.scope for missing in result.missing] == ["G1"]


def test_a_committee_late_with_everything_touches_only_its_own(store: Store) -> None:
    result = one(store, Question("b", LAST, all_in("visits", "G1")), submit=BY_COMMITTEE)
    assert outcomes(result) == {"m1": "covered", "m2": "gap", "m3": "unknown", "m4": "unknown"}


def test_a_sheet_of_the_whole_body_counts_for_every_committee(store: Store) -> None:
    assert one(store, Question("b", LAST, all_in()), submit=BY_COMMITTEE).counts.unknown == 0


def test_scopes_are_compared_as_names_are(store: Store) -> None:
    sheets = all_in("visits", "Ｇ１", " G2 ")
    assert one(store, Question("b", LAST, sheets), submit=BY_COMMITTEE).counts.unknown == 0


def test_a_sheet_of_the_body_may_come_in_parts_of_every_committee(store: Store) -> None:
    submit = [{"kind": "visits", "by": "body", "each": "year"}]
    parts = Question("b", LAST, all_in("visits", "G1", "G2"))
    half = Question("b", LAST, all_in("visits", "G1"))
    assert one(store, parts, submit=submit).counts.unknown == 0
    assert outcomes(one(store, half, submit=submit))["m2"] == "unknown"


def test_a_kind_no_line_names_must_have_been_handed_in_once(store: Store) -> None:
    never = one(store, Question("b", LAST))
    assert outcomes(never) == {"m1": "covered", "m2": "unknown", "m3": "unknown", "m4": "unknown"}
    assert never.outcome == "no data"
    assert "“visit log” is not handed in" in str(row(never, "m4")["reason_en"])
    once = [Submission("visits", "G1", date(2023, 1, 1), date(2023, 2, 1))]
    assert one(store, Question("b", LAST, once)).counts.unknown == 0


@pytest.mark.parametrize(
    ("moves", "expected"),
    [
        ("up", {"m1": "unknown", "m2": "unknown", "m3": "unknown", "m4": "unknown"}),
        ("down", {"m1": "unknown", "m2": "unknown", "m3": "gap", "m4": "gap"}),
        ("any", {"m1": "unknown", "m2": "unknown", "m3": "unknown", "m4": "unknown"}),
    ],
)
def test_a_missing_sheet_opens_in_its_own_direction(store: Store, moves: str, expected: dict[str, str]) -> None:
    catalogue = {"kept": KEPT.model_copy(update={"needs": {"contacts": moves}})}
    asked = program({"measure": "kept", "period": "day"})
    (result,) = evaluate(store, asked, Question("b", LAST), catalogue=catalogue)
    assert outcomes(result) == expected
    sheet = [Submission("contacts", as_of=date(2020, 1, 1))]
    (known,) = evaluate(store, asked, Question("b", LAST, sheet), catalogue=catalogue)
    assert outcomes(known) == {"m1": "covered", "m2": "covered", "m3": "gap", "m4": "gap"}
    assert known.data_as_of == {"contacts": "2020-01-01"}


def test_a_sheet_that_can_only_bring_subjects_leaves_no_verdict_open_and_lets_no_rule_pass(store: Store) -> None:
    catalogue = {"kept": KEPT.model_copy(update={"needs": {"contacts": "subjects"}})}
    lenient = {"measure": "kept", "period": "day", "bound": {"at_least": 0}}
    (result,) = evaluate(store, program(lenient), Question("b", LAST), catalogue=catalogue)
    assert (result.outcome, result.counts.covered, result.counts.unknown) == ("no data", 4, 0)
    assert [missing.kind for missing in result.missing] == ["contacts"]
    sheet = [Submission("contacts", as_of=date(2020, 1, 1))]
    (whole,) = evaluate(store, program(lenient), Question("b", LAST, sheet), catalogue=catalogue)
    assert whole.outcome == "pass"


def test_for_want_of_a_sheet_that_the_office_does_not_keep_nothing_is_unknown(store: Store) -> None:
    kept = {"measure": "kept", "period": "day"}
    (result,) = evaluate(store, program(kept, not_kept=["contacts"]), Question("b", LAST), catalogue=CATALOGUE)
    assert outcomes(result) == {"m1": "covered", "m2": "covered", "m3": "gap", "m4": "gap"}
    assert result.missing == ()


def test_a_row_in_doubt_widens_the_value_of_both_namesakes(store: Store) -> None:
    nodes, links = visits("m2 c2 2023-06-01", "m4 c2 2023-06-01")
    doubts = Doubted(tables(["m2", "m4", "c2", *nodes], links))
    result = one(store, Question("b", LAST, all_in(), doubts))
    assert outcomes(result) == {"m1": "covered", "m2": "unknown", "m3": "gap", "m4": "gap"}
    assert (row(result, "m2")["low"], row(result, "m2")["high"]) == (1, 2)
    assert "rows in doubt" in str(row(result, "m2")["reason_en"])
    assert row(result, "m4")["reason_en"] == "no visit was logged: 0 – 1 visits, asked ≥ 2"


def test_doubts_can_also_take_cover_away(store: Store) -> None:
    doubts = Doubted(tables(["m1", "c3"], ["m1 KEEPS_CONTACT c3"]))
    kept = {"measure": "kept", "period": "day"}
    result = one(store, Question("b", LAST, [Submission("contacts", as_of=LAST)], doubts), kept)
    assert outcomes(result)["m1"] == "unknown"


def test_a_subject_only_supposed_is_none(store: Store) -> None:
    doubts = Doubted(tables(["b", "m5"], ["m5 SITS_IN b"]))
    assert set(outcomes(one(store, Question("b", LAST, all_in(), doubts)))) == {"m1", "m2", "m3", "m4"}


def test_pairs_are_judged_each(store: Store) -> None:
    result = one(store, Question("b", LAST, all_in()), {"measure": "pairs"})
    assert outcomes(result) == {"m1-c1": "covered", "m1-c2": "gap", "m2-c2": "gap"}
    assert result.verdicts["object_name"].to_pylist() == ["C1", "C2", "C2"]


def test_a_pair_in_doubt(store: Store) -> None:
    nodes, links = visits("m1 c2 2023-06-01 2023-07-01")
    doubts = Doubted(tables(["m1", "c2", *nodes], links))
    result = one(store, Question("b", LAST, all_in(), doubts), {"measure": "pairs"})
    assert outcomes(result) == {"m1-c1": "covered", "m1-c2": "unknown", "m2-c2": "gap"}


def test_an_empty_population_is_no_data(tmp_path: Path) -> None:
    empty = stored(tables(["b"]), tmp_path)
    result = one(empty, Question("b", LAST, all_in()))
    assert (result.outcome, result.counts.in_scope) == ("no data", 0)


def test_all_covered_but_a_sheet_missing_is_no_pass(store: Store) -> None:
    lenient = {"bound": {"at_least": 0}}
    assert one(store, Question("b", LAST, all_in()), lenient).outcome == "pass"
    without = one(store, Question("b", LAST), lenient)
    assert (without.outcome, without.counts.covered) == ("no data", 4)


def test_one_rule_in_error_stops_no_other(store: Store) -> None:
    broken = small("broken", "MATCH (m:Membr) RETURN m.id AS subject, 1 AS value")
    asked = program({"measure": "broken"}, {}, {"measure": "nowhere"}, {"period": "term"})
    results = evaluate(store, asked, Question("b", LAST, all_in()), catalogue=CATALOGUE | {"broken": broken})
    assert [result.outcome for result in results] == ["error", "fail", "error", "error"]
    assert "Membr" in results[0].error.en
    assert "nowhere" in results[2].error.en
    assert "term" in results[3].error.en


def test_a_store_that_is_gone_is_asked_once(tmp_path: Path) -> None:
    store = stored(OFFICE, tmp_path)
    store.close()
    for path in (tmp_path / "graph" / "builds").iterdir():
        path.unlink()
    results = evaluate(
        store, program({}, {}, {"measure": "kept", "period": "day"}), Question("b", LAST), catalogue=CATALOGUE
    )
    assert sorted(result.outcome for result in results) == ["error", "not run", "not run"]


def test_a_null_value_is_unknown(store: Store) -> None:
    nothing = small("nothing", "MATCH (m:Member) RETURN m.id AS subject, CASE WHEN m.id = 'm1' THEN 3 END AS value")
    (result,) = evaluate(
        store, program({"measure": "nothing"}), Question("b", LAST, all_in()), catalogue={"nothing": nothing}
    )
    assert outcomes(result) == {"m1": "covered", "m2": "unknown", "m3": "unknown", "m4": "unknown"}
    assert "Value ? visits" in str(row(result, "m2")["reason_en"])


def test_two_readings_stand_side_by_side(store: Store) -> None:
    readings = [{"key": key, "zh": key, "en": key} for key in ("member", "contact")]
    asked = program({"id": "TR2", "reading": readings[0]}, {"id": "TR2", "measure": "pairs", "reading": readings[1]})
    results = evaluate(store, asked, Question("b", LAST, all_in()), catalogue=CATALOGUE)
    assert [(r.rule.key, r.counts.gap) for r in results] == [("TR2/member", 3), ("TR2/contact", 2)]
    assert results[0].verdicts["reading"].to_pylist() == ["member"] * 4
    assert results[1].title.en == "pairs (contact)"


def test_why_goes_down_to_the_rows_and_says_which_are_only_possible(store: Store) -> None:
    nodes, links = visits("m2 c2 2023-06-01")
    question = Question("b", LAST, all_in(), Doubted(tables(["m2", "c2", *nodes], links)))
    asked = program({})
    facts = why(store, asked, question, asked.rules[0], PER_MEMBER, "m2")
    assert facts["date"].to_pylist() == [date(2023, 3, 1), date(2023, 6, 1)]
    assert facts["sure"].to_pylist() == [True, False]


def test_why_shows_no_day_where_the_row_tells_none(store: Store) -> None:
    """It may have been on any day of the period; that on which it is supposed is not the row's."""
    nodes, links = visits("m2 c2 2023-06-01")
    blank = [node | {"date": None, "latest": None, "rows": ["r/S/2"]} for node in nodes]
    question = Question("b", LAST, all_in(), Doubts(tables(["m2", "c2", *blank], links)))
    asked = program({})
    facts = why(store, asked, question, asked.rules[0], PER_MEMBER, "m2")
    assert dict(zip(facts["sure"].to_pylist(), facts["date"].to_pylist(), strict=True)) == {
        True: date(2023, 3, 1),
        False: None,
    }
