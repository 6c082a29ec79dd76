from datetime import date

import pytest

from queries.period import as_of_day, period_of
from queries.submissions import Missing, Submission, Submit, dues, missing

YEAR = period_of("year", date(2023, 12, 31))
QUARTERLY = Submit(kind="visits", by="committee", each="quarter", days=15)


def sheet(since: str, until: str, scope: str = "", kind: str = "visits", handed_in: str = "2024-01-01") -> Submission:
    read = date.fromisoformat
    return Submission(kind, scope, read(since), read(until), handed_in=read(handed_in))


def test_sheets_that_touch_make_a_whole() -> None:
    sheets = [sheet("2023-07-01", "2024-01-01", "A"), sheet("2023-01-01", "2023-07-01", "A")]
    assert missing("visits", QUARTERLY, sheets, ["A"], YEAR) == []


@pytest.mark.parametrize(
    ("sheets", "spans"),
    [
        ([("2023-01-01", "2023-12-31")], [("2023-12-31", "2024-01-01")]),
        ([("2023-01-02", "2024-01-01")], [("2023-01-01", "2023-01-02")]),
        ([("2023-01-01", "2023-04-01"), ("2023-07-01", "2024-01-01")], [("2023-04-01", "2023-07-01")]),
        ([("2022-01-01", "2025-01-01")], []),
        ([("2022-01-01", "2023-01-01"), ("2024-01-01", "2025-01-01")], [("2023-01-01", "2024-01-01")]),
        ([], [("2023-01-01", "2024-01-01")]),
    ],
)
def test_holes_are_named_to_the_day(sheets: list[tuple[str, str]], spans: list[tuple[str, str]]) -> None:
    found = missing("visits", QUARTERLY, [sheet(*days, scope="A") for days in sheets], ["A"], YEAR)
    said = [(since.isoformat(), until.isoformat()) for lacking in found for since, until in lacking.spans]
    assert said == spans


def test_a_hole_is_said_in_the_periods_of_the_sheet() -> None:
    (found,) = missing("visits", QUARTERLY, [sheet("2023-01-01", "2023-05-01", "A")], ["A"], YEAR)
    assert found.periods() == ["2023Q2", "2023Q3", "2023Q4"]
    assert found.text().zh == "《联系走访记录》（A）2023Q2、2023Q3、2023Q4未报送"


def test_a_hole_of_no_calendar_is_said_by_its_last_day() -> None:
    (found,) = missing("visits", None, [], [], YEAR)
    assert found.text().en == "the sheet “visit log” is not handed in"
    hole = Missing("visits", "A", ((date(2023, 1, 1), date(2023, 2, 15)), (date(2023, 3, 1), date(2023, 3, 2))))
    assert hole.text().zh == "《联系走访记录》（A）2023-01-01 – 2023-02-14、2023-03-01未报送"


def test_a_year_that_runs_asks_only_for_what_has_passed() -> None:
    running = period_of("year", date(2023, 6, 30))
    assert missing("visits", QUARTERLY, [sheet("2023-01-01", "2023-07-01", "A")], ["A"], running) == []


def test_as_of_a_day_logs_are_asked_for_from_the_start_of_the_year() -> None:
    day = as_of_day(date(2023, 6, 30))
    assert missing("visits", QUARTERLY, [sheet("2023-01-01", "2023-07-01", "A")], ["A"], day) == []
    (late,) = missing("visits", QUARTERLY, [sheet("2023-02-01", "2023-07-01", "A")], ["A"], day)
    assert late.spans == ((date(2023, 1, 1), date(2023, 2, 1)),)


def test_a_snapshot_of_any_day_counts() -> None:
    listed = Submit(kind="contacts", by="committee")
    old = [Submission("contacts", "A", as_of=date(2019, 1, 1))]
    assert missing("contacts", listed, old, ["A", "B"], YEAR) == [Missing("contacts", "B", (), "year")]


def test_without_committees_the_body_is_asked() -> None:
    assert [lacking.scope for lacking in missing("visits", QUARTERLY, [], [], YEAR)] == [""]


def test_expected_handed_in_and_on_time_are_three_numbers() -> None:
    sheets = [
        sheet("2023-01-01", "2023-04-01", "A", handed_in="2023-04-15"),
        sheet("2023-04-01", "2023-07-01", "A", handed_in="2023-07-16"),
    ]
    found = dues([QUARTERLY], sheets, {"committee": ["A", "B"]}, date(2023, 1, 1), date(2023, 10, 14))
    said = [(due.scope, due.period, due.due.isoformat(), due.handed_in, due.on_time) for due in found]
    assert said == [
        ("A", "2023Q1", "2023-04-15", True, True),
        ("A", "2023Q2", "2023-07-15", True, False),
        ("B", "2023Q1", "2023-04-15", False, False),
        ("B", "2023Q2", "2023-07-15", False, False),
    ]
    later = dues([QUARTERLY], sheets, {"committee": ["A"]}, date(2023, 1, 1), date(2023, 10, 15))
    assert [due.period for due in later] == ["2023Q1", "2023Q2", "2023Q3"]


def test_what_is_due_of_the_body_is_in_when_one_way_is_whole() -> None:
    yearly = Submit(kind="visits", days=15)
    sheets = [sheet("2023-01-01", "2024-01-01", scope) for scope in ("T1", "T2", "A")]
    ways = {"committee": ["A", "B"], "township": ["T1", "T2"]}
    (due,) = dues([yearly], sheets, ways, date(2023, 1, 1), date(2024, 6, 30))
    assert (due.scope, due.period, due.handed_in) == ("", "2023", True)
    (late,) = dues([yearly], sheets[1:], ways, date(2023, 1, 1), date(2024, 6, 30))
    assert not late.handed_in


def test_a_line_says_which_groups_hand_in() -> None:
    assert Submit(kind="visits", by="group", groups=("performance",)).groups == ("performance",)
    for told in ({"by": "group"}, {"by": "township", "groups": ("performance",)}):
        with pytest.raises(ValueError, match="needs groups"):
            Submit(kind="visits", **told)


def test_a_kind_must_exist() -> None:
    with pytest.raises(ValueError, match="vists"):
        Submit(kind="vists")


@pytest.mark.parametrize("submit", [None, Submit(kind="visits"), QUARTERLY])
def test_what_was_handed_in_with_wrong_headings_lacks_as_a_whole(submit: Submit | None) -> None:
    whole = sheet("2023-01-01", "2024-01-01")
    faulty = Submission("visits", "", partial=True)
    assert missing("visits", submit, [whole], ["A"], YEAR) == []
    (found,) = missing("visits", submit, [whole, faulty], ["A"], YEAR)
    assert found == Missing("visits", "", partial=True)
    assert found.text().zh == "《联系走访记录》有工作表或列因表头有误未入库，未完整报送"


def test_where_one_committee_wrote_headings_wrong_only_its_sheet_lacks() -> None:
    sheets = [sheet("2023-01-01", "2024-01-01", scope) for scope in "AB"]
    found = missing("visits", QUARTERLY, [*sheets, Submission("visits", "B", partial=True)], ["A", "B"], YEAR)
    assert found == [Missing("visits", "B", partial=True)]
