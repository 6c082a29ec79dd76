"""Figures as documents write them: the numbers they hold, and the numbers they allow."""

from math import inf

import pytest

from queries.figures import Bound, Interval, bound_of, interval, numbers, shown


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
    ],
)
def test_a_figure_is_read_as_it_is_written(written: str, found: list[float], bound: Bound) -> None:
    assert (numbers(written), bound_of(written)) == (found, bound)


def test_a_bound_is_never_an_exact_number() -> None:
    assert interval(70) == Interval(70, 70)
    assert interval(70, "at_least") == Interval(70, inf)
    assert interval(300, "about") == Interval(270, 330)
    assert [shown(70), shown(70, "at_least"), shown(300, "about"), shown(0.5)] == ["70", "70+", "≈300", "0.5"]


def test_intervals_add_multiply_and_divide_at_their_ends() -> None:
    some, more = Interval(2, 3), Interval(10, inf)
    assert some + more == Interval(12, inf)
    assert some * more == Interval(20, inf)
    assert some / Interval(4, 8) == Interval(0.25, 0.75)
    assert some / more == Interval(0, 0.3)
    assert Interval(0, 0) * more == Interval(0, 0)
    assert some / Interval(0, 4) == Interval(0.5, inf)
