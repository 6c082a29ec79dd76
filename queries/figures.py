"""A published figure: the interval of numbers that its words allow, and the numbers that its words hold.

"70余" is 70 or more; "近300" and "约300" are taken as 270 to 330, a tenth to either side, which is a choice of ours.
"""

import re
from dataclasses import dataclass
from math import inf
from typing import Literal

Bound = Literal["exact", "at_least", "about"]
ABOUT = 0.1
"""How far "about" reaches to either side."""
PER_CENT = "%"
ALL = 100.0
_EVERYBODY = re.compile(r"全覆盖|所有|每[一个次名位].*都")
_NUMBER = re.compile(r"(\d[\d,]*(?:\.\d+)?|[一二两三四五六七八九十]+)(?![\d号])\s*([余多]?)\s*([万亿]?)")
_UNIT = {"": 1, "万": 10_000, "亿": 100_000_000}
_DIGIT = {sign: number for number, sign in enumerate("一二三四五六七八九", 1)} | {"两": 2}
_MARKS: dict[Bound, re.Pattern[str]] = {
    "at_least": re.compile(r"\d\s*[余多]|以上|至少|不少于|超过?\s*\d|等地|[、和”].*等(?!级)"),
    "about": re.compile(r"近\s*\d|约\s*\d"),
}


@dataclass(frozen=True)
class Interval:
    """All numbers from `low` to `high`, both inclusive; never negative."""

    low: float
    high: float

    def __add__(self, other: "Interval") -> "Interval":
        return Interval(self.low + other.low, self.high + other.high)

    def __mul__(self, other: "Interval") -> "Interval":
        # No number of things is without end: nothing of it is still nothing.
        high = 0.0 if 0 in (self.high, other.high) else self.high * other.high
        return Interval(self.low * other.low, high)

    def __truediv__(self, other: "Interval") -> "Interval":
        low = self.low / other.high if other.high else inf
        return Interval(low, self.high / other.low if other.low else inf)


def interval(value: float, bound: Bound = "exact") -> Interval:
    """Return the numbers that a figure allows."""
    if bound == "at_least":
        return Interval(value, inf)
    reach = value * ABOUT if bound == "about" else 0
    return Interval(value - reach, value + reach)


def numbers(written: str) -> list[float]:
    """Return the numbers in a figure as written: "9.7万元" is 97000, "十六条" is 16, "全覆盖" is 100 per cent.

    The number of a house or a block ("14号") is a name.
    """
    found = [round(_read(match[1]) * _UNIT[match[3]], 6) for match in _NUMBER.finditer(written)]
    return [*found, ALL] if _EVERYBODY.search(written) else found


def bound_of(written: str) -> Bound:
    """Return what the words around a figure make of it: 余, 多, 以上, 至少, 不少于, 超 at least; 近, 约 about."""
    return next((bound for bound, marks in _MARKS.items() if marks.search(written)), "exact")


def shown(value: float, bound: Bound = "exact") -> str:
    """Write a figure: "394", "70+", "≈300"."""
    number = f"{value:,.0f}" if value == round(value) else f"{value:,.2f}".rstrip("0")
    return f"≈{number}" if bound == "about" else f"{number}{'+' * (bound == 'at_least')}"


def _read(number: str) -> float:
    if number[0].isdigit():
        return float(number.replace(",", ""))
    tens, ten, ones = number.rpartition("十")
    return (_DIGIT.get(tens, 1) * 10 if ten else 0) + _DIGIT.get(ones, 0)
