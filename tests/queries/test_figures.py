"""Figures as documents write them: the numbers they hold, and the numbers they allow."""

from math import inf, nextafter

import pytest

from queries.figures import Bound, Interval, bound_of, interval, numbers, shown, unclear


@pytest.mark.parametrize(
    ("written", "found", "bound"),
    [
        ("394名", [394], "exact"),
        ("1,346件", [1346], "exact"),
        ("70余场（次）", [70], "at_least"),
        ("150多场", [150], "at_least"),
        ("460多人次", [460], "at_least"),
        ("2次以上", [2], "at_least"),
        ("不少于20人次", [20], "at_least"),
        ("至少1篇", [1], "at_least"),
        ("超1300万元", [13_000_000], "at_least"),
        ("1200余万元", [12_000_000], "at_least"),
        ("近300个", [300], "about"),
        ("约300个", [300], "about"),
        ("9.7万元", [97_000], "exact"),
        ("131.72亿元", [13_172_000_000], "exact"),
        ("29.33万元", [293_300], "exact"),
        ("3-5人", [3, 5], "exact"),
        ("十三条", [13], "exact"),
        ("十条", [10], "exact"),
        ("二十一项", [21], "exact"),
        ("两个", [2], "exact"),
        ("全覆盖", [100], "exact"),
        ("300左右", [300], "about"),
        ("300人上下", [300], "about"),
        ("大概300", [300], "about"),
        ("将近300", [300], "about"),
        ("近三百", [300], "about"),
        ("近万人", [10_000], "about"),
        ("十来个", [10], "about"),
        ("三百余", [300], "at_least"),
        ("300多", [300], "at_least"),
        ("3万余人", [30_000], "at_least"),
        ("1.2万多人", [12_000], "at_least"),
        ("二十几名", [20], "at_least"),
        ("上百人", [100], "at_least"),
        ("三百二十人", [320], "exact"),
        ("不到300人", [300], "less_than"),
        ("不足三百", [300], "less_than"),
        ("少于20人", [20], "less_than"),
        ("不超过300人", [300], "at_most"),
        ("300人以内", [300], "at_most"),
        ("最近3年", [3], "exact"),
        ("预约3次", [3], "exact"),
        ("百姓", [], "exact"),
        ("网上百件", [], "exact"),
    ],
)
def test_a_figure_is_read_as_it_is_written(written: str, found: list[float], bound: Bound) -> None:
    assert (numbers(written), bound_of(written)) == (found, bound)


def test_a_bound_is_never_an_exact_number() -> None:
    assert interval(70) == Interval(70, 70)
    assert interval(70, "at_least") == Interval(70, inf)
    assert interval(300, "about") == Interval(270, 330)
    assert interval(300, "at_most") == Interval(0, 300)
    assert interval(300, "less_than") == Interval(0, nextafter(300, 0))
    assert [shown(70), shown(70, "at_least"), shown(300, "about"), shown(0.5)] == ["70", "70+", "≈300", "0.5"]
    assert [shown(300, "at_most"), shown(300, "less_than"), shown(nextafter(300, 0))] == ["≤300", "<300", "300"]


def test_intervals_add_multiply_and_divide_at_their_ends() -> None:
    some, more = Interval(2, 3), Interval(10, inf)
    assert some + more == Interval(12, inf)
    assert some * more == Interval(20, inf)
    assert some / Interval(4, 8) == Interval(0.25, 0.75)
    assert some / more == Interval(0, 0.3)
    assert Interval(0, 0) * more == Interval(0, 0)
    assert some / Interval(0, 4) == Interval(0.5, inf)


@pytest.mark.parametrize(
    ("written", "word"),
    [
        ("数百人", "数百"),
        ("几十人次", "几十"),
        ("若干", "若干"),
        ("粗略300人", "粗略"),
        ("300光景", "光景"),
        ("3至5件不等", "不等"),
        ("300人", None),
        ("举办12场次", None),
        ("十几名", None),
        ("网格筛题、委员荐题", None),
    ],
)
def test_a_word_that_bounds_a_number_by_nothing_is_named(written: str, word: str | None) -> None:
    assert unclear(written) == word
