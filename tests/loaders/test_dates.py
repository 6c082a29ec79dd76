"""Every way a clerk writes a day, with its first and last possible day worked out by hand."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.dates import Period, Span, lacks_year, parse_day

YEAR = Period(date(2023, 1, 1), date(2024, 1, 1))


def span(first: str, last: str = "") -> Span:
    return Span(date.fromisoformat(first), date.fromisoformat(last or first))


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2023年3月5日", span("2023-03-05")),
        ("2023 年 3 月 5 号", span("2023-03-05")),
        ("2023.3.5", span("2023-03-05")),
        ("2023/03/05", span("2023-03-05")),
        ("2023-3-5", span("2023-03-05")),
        ("2023-03-05 10:30", span("2023-03-05")),
        ("2023年3月5日 下午3点", span("2023-03-05")),
        ("2023年3月5日（星期日）", span("2023-03-05")),
        ("20230305", span("2023-03-05")),
        ("202303", span("2023-03-01", "2023-03-31")),
        ("23.3.5", span("2023-03-05")),
        ("3月5日", span("2023-03-05")),
        ("三月五日", span("2023-03-05")),
        ("3.5", span("2023-03-05")),
        ("4月", span("2023-04-01", "2023-04-30")),
        ("2月份", span("2023-02-01", "2023-02-28")),
        ("3月上旬", span("2023-03-01", "2023-03-10")),
        ("2024年2月下旬", span("2024-02-21", "2024-02-29")),
        ("2026年3月", span("2026-03-01", "2026-03-31")),
        ("2025年底", span("2025-12-01", "2025-12-31")),
        ("2023年第二季度", span("2023-04-01", "2023-06-30")),
        ("三季度", span("2023-07-01", "2023-09-30")),
        ("2023年上半年", span("2023-01-01", "2023-06-30")),
        ("2023年", span("2023-01-01", "2023-12-31")),
        ("二〇二三年三月十五日", span("2023-03-15")),
        ("2023年3月5日-7日", span("2023-03-05", "2023-03-07")),
        ("2023.3.5-3.8", span("2023-03-05", "2023-03-08")),
        ("3月5日至4月2日", span("2023-03-05", "2023-04-02")),
        ("45000", span("2023-03-15")),
        ("45000.5", span("2023-03-15")),
        ("5 March 2023", span("2023-03-05")),
        ("Mar 5, 2023", span("2023-03-05")),
        ("2023年3月5號", span("2023-03-05")),
    ],
)
def test_a_day_as_written(written: str, meant: Span) -> None:
    assert parse_day(written, YEAR) == meant


@pytest.mark.parametrize(
    "written",
    [
        "",
        "不详",
        "2023-13",
        "2023-13-05",
        "2023.2.30",
        "2203年3月5日",
        "03/05/2023",
        "13月",
        "0",
        "2023-00-10",
        "5-3 岁",
    ],
)
def test_no_day(written: str) -> None:
    assert parse_day(written, YEAR) is None


def test_a_day_without_a_year_needs_the_sheets_year() -> None:
    assert parse_day("3月5日") is None
    assert lacks_year("3月5日")
    assert not lacks_year("三五")
    assert not lacks_year("2023年3月5日")


def test_the_year_of_a_day_in_a_period_over_two_years() -> None:
    working_year = Period(date(2022, 12, 1), date(2023, 12, 1))
    assert parse_day("12月5日", working_year) == span("2022-12-05")
    assert parse_day("3月5日", working_year) == span("2023-03-05")
    two_years = Period(date(2023, 1, 1), date(2025, 1, 1))
    assert parse_day("3月5日", two_years) is None


def test_an_excel_serial_number_is_excels_own_day() -> None:
    assert parse_day("60000") == Span(*[date(1899, 12, 30) + timedelta(60000)] * 2)
    assert parse_day("12345") is None


@given(st.dates(date(1900, 1, 2), date(2099, 12, 31)))
def test_every_day_is_read_back_from_every_form(day: date) -> None:
    forms = [
        day.isoformat(),
        f"{day.year}年{day.month}月{day.day}日",
        f"{day.year}.{day.month}.{day.day}",
        f"{day.year}/{day.month:02}/{day.day:02}",
        f"{day:%Y%m%d}",
    ]
    assert {parse_day(form) for form in forms} == {Span(day, day)}
    within = Period(date(day.year, 1, 1), date(day.year + 1, 1, 1))
    assert parse_day(f"{day.month}月{day.day}日", within) == Span(day, day)


@given(st.text(max_size=30))
def test_no_text_makes_it_fail(text: str) -> None:
    found = parse_day(text, YEAR)
    assert found is None or found.first <= found.last
