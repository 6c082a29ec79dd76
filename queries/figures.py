"""A published figure: the interval of numbers that its words allow, and the numbers that its words hold.

"70余" is 70 or more; "近300", "约300" and "300左右" are taken as 270 to 330, a tenth to either side, which is a choice
of ours: 近 says less, but how much less, and whether it was counted or guessed, no document says.
"""

import re
from dataclasses import dataclass
from math import inf, nextafter
from typing import Literal

from graph.numerals import DIGITS, UNITS, chinese_number
from graph.words import Text

Bound = Literal["exact", "at_least", "about", "at_most", "less_than"]
ABOUT = 0.1
"""How far "about" reaches to either side."""
PER_CENT = "%"
ALL = 100.0
UNDERSTOOD = Text(
    "看得懂的有：余、多、几、以上、至少、不少于、不低于、超、逾、突破、上（百千万）、有余、出头、等（至少）；"
    "近、约、将近、接近、左右、上下、来（约）；不到、不足、未满（少于）；不超过、至多、最多、以内、以下（至多）",
    "understood are 余 多 几 以上 至少 不少于 不低于 超 逾 突破 上 有余 出头 等 (at_least), 近 约 将近 接近 左右 上下 "
    "来 (about), 不到 不足 未满 (less_than), 不超过 至多 最多 以内 以下 (at_most)",
)
_EVERYBODY = re.compile(r"全覆盖|所有|每[一个次名位].*都")
_CHINESE = rf"[{''.join(DIGITS)}十拾][{''.join(DIGITS)}{''.join(UNITS)}]*"
_ROUND = r"(?:(?<=[近约超逾过到足满])|(?<=上)(?<![网线以]上))(?:[百千]|(?=[万亿]))"
"""A hundred, a thousand or ten thousand without a digit is a number after such a word alone: 近百人, not 百姓."""
_NUMBER = re.compile(rf"(\d[\d,]*(?:\.\d+)?|{_CHINESE}|{_ROUND})(?![\d号])\s*[余多几来]?\s*([万亿]?)")
_UNIT = {"": 1, "万": 10_000, "亿": 100_000_000}
_N = rf"\s*(?:\d|[{''.join(DIGITS)}{''.join(UNITS)}万亿])"
"""What begins a number, after a word that bounds it."""
_OF = rf"[\d{''.join(UNITS)}]\s*[万亿]?"
"""What ends a number, before a word that bounds it."""
_UNITS_OF = r"[^，。、；\d]{0,6}?"
_MARKS: dict[Bound, re.Pattern[str]] = {
    "at_most": re.compile(rf"(?:不超过?|不多于|不高于|至多|最多){_N}|{_OF}{_UNITS_OF}(?:以内|以下|之内)"),
    "less_than": re.compile(rf"(?:不到|不足|不满|未满|未到|(?<!不)少于|(?<!不)低于){_N}"),
    "at_least": re.compile(
        rf"{_OF}\s*[余多几]|{_OF}{_UNITS_OF}(?:有余|出头|开外)|以上|至少|起码|不少于|不低于"
        rf"|(?:超过?|逾|突破|多于|高于){_N}|(?<![网线以])上[百千万]|等地|[、和”].*等(?!级)"
    ),
    "about": re.compile(
        rf"(?:(?<![最附])近|(?<!预)约|将近|接近|大概|差不多){_N}|{_OF}{_UNITS_OF}(?:左右|上下|前后)|十来"
    ),
}
"""In this order: 不超过 holds 超过, 不少于 holds 少于."""
_SIGN: dict[Bound, str] = {"about": "≈", "at_most": "≤", "less_than": "<"}
_VAGUE = re.compile(
    r"[数几成][十百千万亿]+|若干|许多|众多|无数|过半|大半|多半|半数|不等|光景|挂零|有零"
    r"|(?:粗略|粗计|估计|估算|预计|可能|大致|大体|大抵|或许|莫约)(?=\s*\S?\d)"
)
"""Words that bound a number, or stand in place of one, and say no bound that a figure could be held to."""


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
    if bound in ("at_most", "less_than"):
        return Interval(0, value if bound == "at_most" else nextafter(value, 0))
    reach = value * ABOUT if bound == "about" else 0
    return Interval(value - reach, value + reach)


def numbers(written: str) -> list[float]:
    """Return the numbers in a figure as written: "9.7万元" is 97000, "三百余" is 300, "全覆盖" is 100 per cent.

    The number of a house or a block ("14号") is a name.
    """
    found = [round(_read(match[1]) * _UNIT[match[2]], 6) for match in _NUMBER.finditer(written)]
    return [*found, ALL] if _EVERYBODY.search(written) else found


def bound_of(written: str) -> Bound:
    """Return what the words around a figure make of it; see UNDERSTOOD."""
    return next((bound for bound, marks in _MARKS.items() if marks.search(written)), "exact")


def unclear(written: str) -> str | None:
    """Return a word of a figure that may bound it and is not understood: 数百, 若干; None where there is none."""
    vague = _VAGUE.search(written)
    return vague[0] if vague else None


def shown(value: float, bound: Bound = "exact") -> str:
    """Write a figure: "394", "70+", "≈300", "≤300", "<300"."""
    number = f"{value:,.0f}" if value == round(value) else f"{value:,.2f}".rstrip("0").rstrip(".")
    return f"{_SIGN.get(bound, '')}{number}{'+' * (bound == 'at_least')}"


def _read(number: str) -> float:
    if not number:  # 近万人
        return 1
    return float(number.replace(",", "")) if number[0].isdigit() else float(chinese_number(number) or 0)
