"""Numbers and yes or no as clerks write them: 70余, 约1,200户, 三百二十, 1.2万, 10人以上, 是, 已解决, √."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from graph.names import simplified
from graph.numerals import DIGITS, UNITS, chinese_number

_CHINESE = f"[{''.join(DIGITS)}{''.join(UNITS)}万]+"
_TRADITIONAL = str.maketrans("萬餘約兩幾來過", "万余约两几来过")
Bound = Literal["exact", "at_least", "about"]
_AT_LEAST = r"超过?|逾|不少于|不低于|至少|over|more than|at least|>=?|≥"
_ABOUT = r"大?约|近|将近|接近|不足|about|around|nearly|approx\.?|~|～|≈"
_MORE, _ODD = "余多几+", "来"  # 70余 is 70 or more, 十来个 is about ten
_NUMBER = re.compile(
    rf"(?:(?P<over>{_AT_LEAST})|(?P<about>{_ABOUT}))?\s*"
    rf"(?P<value>-?\d[\d,，]*(?:\.\d+)?(?:e[+\-]?\d+)?|{_CHINESE})\s*(?P<rough>[{_MORE}{_ODD}])?\s*(?P<wan>万)?"
    rf"(?P<rough2>[{_MORE}{_ODD}])?\s*(?P<unit>[^\d\s.{{}}]{{0,6}}?)(?P<tail>以上|起|or more|左右|上下|以内|以下)?",
    re.IGNORECASE,
)
_MOST = ("以内", "以下")


@dataclass(frozen=True)
class Quantity:
    """A number, and how the cell means it: just so (87), at least so much (70余, 超300), or about (近300)."""

    value: float
    bound: Bound = "exact"
    unit: str = ""


@lru_cache(maxsize=8192)
def parse_quantity(text: str) -> Quantity | None:
    """Return the number a cell says, and the unit beside it; None where it says none, or only an upper bound."""
    found = _NUMBER.fullmatch(text.strip().translate(_TRADITIONAL))
    if not found or found["tail"] in _MOST:
        return None
    written = found["value"]
    value = chinese_number(written) if written[0] in DIGITS or written[0] in UNITS else _float(written)
    if value is None:
        return None
    return Quantity(value * (10_000 if found["wan"] else 1), _bound(found), found["unit"])


def _bound(found: re.Match[str]) -> Bound:
    rough = f"{found['rough'] or ''}{found['rough2'] or ''}"
    if found["about"] or _ODD in rough or found["tail"] in ("左右", "上下"):
        return "about"
    return "at_least" if found["over"] or rough or found["tail"] else "exact"


def _float(written: str) -> float | None:
    try:
        return float(re.sub("[,，]", "", written))
    except ValueError:
        return None


_NO = re.compile(
    r"未.*|否|不.*|没.*|无|×|x|✗|✘|n|no|false|f|0|尚未.*|暂未.*|not .*|open|unsolved|unresolved|正在.*|办理中"
    r"|淘汰|落选|否决|rejected"
)
_YES = re.compile(
    r"是|已.*|有|对|√|✓|✔|☑|y|yes|true|t|1|重点.*|优秀.*|解决|采纳|办结|完成|solved|resolved|done|key|exempt|免.*"
    r"|采用|入选|选定|选用|列入.*|通过|建档|归档|存档|selected"
)


@lru_cache(maxsize=4096)
def parse_yes(text: str) -> bool | None:
    """Return True for 是 / 已解决 / √ / yes, False for 否 / 未解决 / no, None for anything else."""
    word = text.strip().casefold()
    for written in (word, simplified(word)):
        if _NO.fullmatch(written):
            return False
        if _YES.fullmatch(written):
            return True
    return None
