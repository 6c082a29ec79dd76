from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given as drawn
from hypothesis import strategies as st

from queries.period import OwnYear, Period, PeriodSpec, Term, as_of_day, given, period_of, split

LAST = date(2023, 12, 31)


@pytest.mark.parametrize(
    ("spec", "as_of", "since", "end", "key"),
    [
        ("year", LAST, date(2023, 1, 1), date(2024, 1, 1), "2023"),
        ("year", date(2023, 1, 1), date(2023, 1, 1), date(2024, 1, 1), "2023"),
        ("half", date(2023, 6, 30), date(2023, 1, 1), date(2023, 7, 1), "2023H1"),
        ("half", date(2023, 7, 1), date(2023, 7, 1), date(2024, 1, 1), "2023H2"),
        ("quarter", LAST, date(2023, 10, 1), date(2024, 1, 1), "2023Q4"),
        ("quarter", date(2023, 3, 31), date(2023, 1, 1), date(2023, 4, 1), "2023Q1"),
        ("month", date(2024, 2, 29), date(2024, 2, 1), date(2024, 3, 1), "2024-02"),
        ("month", LAST, date(2023, 12, 1), date(2024, 1, 1), "2023-12"),
        (OwnYear(start="12-01"), LAST, date(2023, 12, 1), date(2024, 12, 1), "2023-12-01..2024-12-01"),
        (OwnYear(start="12-01"), date(2023, 11, 30), date(2022, 12, 1), date(2023, 12, 1), "2022-12-01..2023-12-01"),
        (OwnYear(start="03-01", stop="04-01"), LAST, date(2023, 3, 1), date(2023, 4, 1), "2023-03-01..2023-04-01"),
        (
            OwnYear(start="03-01", stop="04-01"),
            date(2023, 2, 1),
            date(2022, 3, 1),
            date(2022, 4, 1),
            "2022-03-01..2022-04-01",
        ),
        (
            OwnYear(start="12-15", stop="01-15"),
            date(2024, 1, 2),
            date(2023, 12, 15),
            date(2024, 1, 15),
            "2023-12-15..2024-01-15",
        ),
    ],
)
def test_the_period_that_holds_a_day(spec: PeriodSpec, as_of: date, since: date, end: date, key: str) -> None:
    found = period_of(spec, as_of)
    assert (found.since, found.end, found.key) == (since, end, key)


@drawn(st.sampled_from(["month", "quarter", "half", "year"]), st.dates(date(1990, 1, 1), date(2090, 1, 1)))
def test_every_day_is_in_its_period_and_cut_after_it(spec: PeriodSpec, day: date) -> None:
    found = period_of(spec, day)
    assert found.since <= day < found.end
    assert found.last == day
    assert 0 < found.elapsed <= 1


def test_a_period_in_the_past_is_whole() -> None:
    window = period_of(OwnYear(start="03-01", stop="04-01"), LAST)
    assert (window.until, window.elapsed) == (date(2023, 4, 1), 1)


def test_a_period_that_runs_is_cut_and_says_so() -> None:
    found = period_of("year", date(2023, 8, 31))
    assert (found.until, found.end, found.elapsed) == (date(2023, 9, 1), date(2024, 1, 1), Fraction(243, 365))
    assert (found.text().en, found.text().zh) == ("2023 (until 2023-08-31)", "2023（截至2023-08-31）")
    assert period_of("year", LAST).text().en == "2023"


@pytest.mark.parametrize(
    ("spec", "as_of", "en"),
    [
        (OwnYear(start="12-01"), date(2023, 11, 30), "2022-12-01 – 2023-11-30"),
        (OwnYear(start="12-01"), LAST, "2023-12-01 – 2024-11-30 (until 2023-12-31)"),
        (OwnYear(start="01-01", stop="04-01"), LAST, "2023-01-01 – 2023-03-31"),
        (OwnYear(start="09-19", stop="09-20"), LAST, "2023-09-19"),
        ("term", LAST, "2022-01-01 – 2026-12-31 (until 2023-12-31)"),
    ],
)
def test_a_period_is_said_by_its_last_day(spec: PeriodSpec, as_of: date, en: str) -> None:
    assert period_of(spec, as_of, Term(since=date(2022, 1, 1), until=date(2027, 1, 1))).text().en == en


def test_days_asked_for_are_said_by_their_last() -> None:
    assert given(date(2023, 3, 5), date(2023, 5, 1)).text().zh == "2023-03-05 – 2023-04-30"
    assert given(date(2023, 1, 1), date(2023, 4, 1)).text().zh == "2023Q1"


@pytest.mark.parametrize(
    ("start", "stop", "zh", "en"),
    [
        ("12-01", None, "每年12月1日至次年11月30日", "each year, 12-01 – 11-30"),
        ("01-01", None, "每年1月1日至12月31日", "each year, 01-01 – 12-31"),
        ("01-01", "04-01", "每年1月1日至3月31日", "each year, 01-01 – 03-31"),
        ("01-15", "03-01", "每年1月15日至2月29日", "each year, 01-15 – 02-29"),
        ("12-15", "01-15", "每年12月15日至次年1月14日", "each year, 12-15 – 01-14"),
    ],
)
def test_a_window_of_each_year_is_said_by_its_last_day(start: str, stop: str | None, zh: str, en: str) -> None:
    assert (OwnYear(start=start, stop=stop).text().zh, OwnYear(start=start, stop=stop).text().en) == (zh, en)


def test_as_of_a_day_has_one_key_on_every_night() -> None:
    found = as_of_day(LAST)
    assert (found.key, found.last, found.logged_since) == ("day", LAST, date(2023, 1, 1))
    assert found.text().zh == "截至2023-12-31"


def test_a_term_must_be_known() -> None:
    term = Term(since=date(2022, 1, 1), until=date(2027, 1, 1))
    assert period_of("term", LAST, term).until == date(2024, 1, 1)
    for day, known in ((LAST, None), (date(2021, 12, 31), term)):
        with pytest.raises(ValueError, match="term"):
            period_of("term", day, known)


def test_a_period_asked_for_by_its_days_has_the_calendars_name() -> None:
    assert given(date(2023, 1, 1), date(2024, 1, 1)).key == "2023"
    assert given(date(2023, 10, 1), date(2024, 1, 1)).key == "2023Q4"
    odd = given(date(2023, 1, 2), date(2024, 1, 1), date(2023, 6, 30))
    assert (odd.key, odd.until) == ("2023-01-02..2024-01-01", date(2023, 7, 1))
    with pytest.raises(ValueError, match="empty"):
        given(LAST, LAST)


def test_splitting_gives_whole_periods_that_touch() -> None:
    keys = [period.key for period in split(date(2023, 2, 1), date(2023, 10, 2), "quarter")]
    assert keys == ["2023Q1", "2023Q2", "2023Q3", "2023Q4"]
    assert [p.key for p in split(date(2023, 1, 1), date(2023, 4, 1), "quarter")] == ["2023Q1"]


def test_days_of_an_own_year_must_exist() -> None:
    with pytest.raises(ValueError, match="13-01"):
        OwnYear(start="13-01")
    assert Period(LAST, LAST, LAST, "x").key == "x"
