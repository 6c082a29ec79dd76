"""What may have been in a period: days that are not known are placed inside it, whatever is certain stays."""

from pathlib import Path

from graph.doubts import Doubts
from tests.graph.building import ROSTER, D, load, make, part

YEAR = {"since": D(2023, 1, 1), "until": D(2024, 1, 1)}
QUARTERS = [(D(2023, 1, 1), D(2023, 4, 1)), (D(2023, 4, 1), D(2023, 7, 1)), (D(2023, 7, 1), D(2023, 10, 1))]


def activity(first: object, last: object) -> dict[str, object]:
    return {"title": "调研", "date": first, "date_latest": last, "members": ["张三"]}


def test_a_rough_event_has_both_its_days_inside_every_period_in_which_it_may_have_been() -> None:
    made = make(load(1, ROSTER, part("activities", activity(D(2023, 2, 1), D(2023, 5, 31)), **YEAR)))
    days = [
        made.doubts.within(*quarter).nodes["Activity"].select(["date", "latest"]).to_pylist() for quarter in QUARTERS
    ]
    assert days == [
        [{"date": D(2023, 2, 1), "latest": D(2023, 3, 31)}],
        [{"date": D(2023, 4, 1), "latest": D(2023, 5, 31)}],
        [],
    ]


def test_an_event_of_a_few_days_is_sure_by_its_first_and_possible_in_the_month_after_it() -> None:
    made = make(load(1, ROSTER, part("activities", activity(D(2023, 3, 28), D(2023, 4, 2)), **YEAR)))
    assert made.tables.nodes["Activity"]["date"].to_pylist() == [D(2023, 3, 28)]
    found = [made.doubts.within(*quarter) for quarter in QUARTERS]
    assert [tables.counts for tables in found] == [{}, {"Activity": 1}, {}]
    (placed,) = found[1].nodes["Activity"].to_pylist()
    (sure,) = made.tables.nodes["Activity"].to_pylist()
    assert placed == sure | {"date": D(2023, 4, 1), "latest": D(2023, 4, 2)}
    assert made.doubts.within(*YEAR.values()).counts == {}, "of the year it is certain"


def test_an_event_of_a_few_days_may_have_been_on_the_last_or_after_the_period() -> None:
    made = make(load(1, ROSTER, part("activities", activity(D(2023, 3, 28), D(2023, 4, 2)), **YEAR)))
    (sure,) = made.tables.nodes["Activity"].to_pylist()
    for until, day in ((D(2023, 4, 1), D(2023, 4, 1)), (D(2023, 4, 3), D(2023, 4, 2)), (D(2024, 1, 1), D(2023, 4, 2))):
        assert made.doubts.late(until).nodes["Activity"].to_pylist() == [sure | {"date": day}]
    assert made.doubts.late(D(2023, 3, 28)).counts == {}


def test_a_month_that_is_known_is_in_no_doubt_of_any_quarter() -> None:
    made = make(load(1, ROSTER, part("activities", activity(D(2023, 4, 1), D(2023, 4, 30)), **YEAR)))
    assert all(made.doubts.within(*quarter).counts == {} for quarter in QUARTERS)


def test_a_report_of_a_month_was_submitted_on_some_day_of_it() -> None:
    report = {"title": "甲", "submitters": ["张三"], "date": D(2023, 4, 1), "date_latest": D(2023, 4, 30)}
    made = make(load(1, ROSTER, part("reports", report, **YEAR)))
    for label in ("Issue", "Step"):
        (late,) = made.doubts.late(D(2024, 1, 1)).nodes[label].to_pylist()
        assert late["date"] == D(2023, 4, 30), label


def test_an_event_of_an_unknown_day_is_not_possible_on_the_day_after_its_sheet() -> None:
    made = make(load(1, ROSTER, part("activities", activity(None, None), **YEAR)))
    assert made.doubts.within(D(2023, 12, 31), D(2024, 1, 1)).nodes["Activity"]["date"].to_pylist() == [D(2023, 12, 31)]
    assert made.doubts.within(D(2024, 1, 1), D(2025, 1, 1)).counts.get("Activity") is None


def test_a_rough_step_is_placed_and_one_outside_stays_with_its_issue() -> None:
    report = {"number": "1", "title": "甲", "submitters": ["张三"], "date": D(2023, 1, 5), "date_latest": D(2023, 1, 5)}
    rough = {"number": "1", "title": "甲", "date": D(2023, 1, 1), "date_latest": D(2023, 6, 30), "result": "已落实"}
    made = make(load(1, ROSTER, part("reports", report, **YEAR), part("endorsements", rough, **YEAR)))
    days = [
        sorted((n["kind"], n["date"]) for n in made.doubts.within(*quarter).nodes["Step"].to_pylist())
        for quarter in QUARTERS[1:]
    ]
    assert days == [
        [("endorsed", D(2023, 4, 1)), ("followed_up", None)],
        [("endorsed", D(2023, 1, 1)), ("followed_up", None)],
    ]


def test_what_is_kept_is_read_back(tmp_path: Path) -> None:
    rough, long = activity(D(2023, 2, 1), D(2023, 5, 31)), activity(D(2023, 3, 28), D(2023, 4, 2))
    made = make(load(1, ROSTER, part("activities", rough, long, **YEAR)))
    made.doubts.save(tmp_path)
    for quarter in QUARTERS:
        assert Doubts.load(tmp_path).within(*quarter).digest() == made.doubts.within(*quarter).digest()
    Doubts().save(tmp_path / "other")
    assert not Doubts.load(tmp_path / "other")


def test_rows_that_tell_no_day_to_a_month_are_known_by_their_ids() -> None:
    blank, year, month = (
        activity(None, None),
        activity(D(2023, 1, 1), D(2023, 12, 31)),
        activity(D(2023, 5, 1), D(2023, 5, 31)),
    )
    made = make(load(1, ROSTER, part("activities", blank, year, month, **YEAR)))
    assert made.doubts.dateless() == {"00001-aaaaaa/S/2", "00001-aaaaaa/S/3"}
