"""Numbers and yes or no as clerks write them: 70余, 约1,200户, 三百二十, 1.2万, 是, 已解决, √."""

import re
from dataclasses import dataclass
from functools import lru_cache

from graph.names import simplified

_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_DIGITS |= {c: i for i, c in enumerate("零壹贰叁肆伍陆柒捌玖")}
_UNITS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_CHINESE = f"[{''.join(_DIGITS)}{''.join(_UNITS)}万]+"
_TRADITIONAL = str.maketrans("萬餘約兩幾來過", "万余约两几来过")
_ROUGH = "余多来几+"
_NUMBER = re.compile(
    rf"(?P<about>约|近|超过?|逾|不足|大约|about|over|~)?\s*"
    rf"(?P<value>-?\d[\d,，]*(?:\.\d+)?(?:e[+\-]?\d+)?|{_CHINESE})\s*(?P<rough>[{_ROUGH}])?\s*(?P<wan>万)?"
    rf"(?P<rough2>[{_ROUGH}])?\s*[^\d\s.{{}}]{{0,6}}",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Quantity:
    """A number, and whether the cell said it only roughly (70余, 近300)."""

    value: float
    rough: bool = False


@lru_cache(maxsize=8192)
def parse_quantity(text: str) -> Quantity | None:
    """Return the number a cell says, with its unit dropped; None where it says none."""
    found = _NUMBER.fullmatch(text.strip().translate(_TRADITIONAL))
    if not found:
        return None
    written = found["value"]
    value = chinese_number(written) if written[0] in _DIGITS or written[0] in _UNITS else _float(written)
    if value is None:
        return None
    rough = any(found[part] for part in ("about", "rough", "rough2"))
    return Quantity(value * (10_000 if found["wan"] else 1), rough)


def _float(written: str) -> float | None:
    try:
        return float(re.sub("[,，]", "", written))
    except ValueError:
        return None


def chinese_number(text: str) -> int | None:
    """Return 三百二十 as 320, 二〇二三 as 2023, 一万二千 as 12000; None where it is no number."""
    if not text or any(c not in _DIGITS and c not in _UNITS and c != "万" for c in text):
        return None
    if all(c in _DIGITS for c in text):
        return int("".join(str(_DIGITS[c]) for c in text))
    total = section = digit = 0
    for c in text:
        if c in _DIGITS:
            digit = _DIGITS[c]
        elif c == "万":
            total, section, digit = (total + section + digit) * 10_000, 0, 0
        else:
            section, digit = section + (digit or 1) * _UNITS[c], 0
    return total + section + digit


_NO = re.compile(
    r"未.*|否|不.*|没.*|无|×|x|✗|✘|n|no|false|f|0|尚未.*|暂未.*|not .*|open|unsolved|unresolved|正在.*|办理中"
)
_YES = re.compile(
    r"是|已.*|有|对|√|✓|✔|☑|y|yes|true|t|1|重点.*|优秀.*|解决|采纳|办结|完成|solved|resolved|done|key|exempt|免.*"
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
