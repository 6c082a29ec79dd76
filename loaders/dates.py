"""Days as clerks write them, each as its first and last possible day.

2023年3月5日, 2023.3.5, 20230305, 3月5日 (year from the sheet), 2026年3月, 4月, 3月上旬, 2025年底, 2023年第二季度,
2023.3.5-3.8, 二〇二三年三月五日, 5 March 2023, and Excel's serial numbers.
"""

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from graph.numerals import chinese_number
from graph.words import days

EARLIEST, LATEST = 1900, 2099
_BLANK_DAY = date(1900, 1, 1)  # what Excel makes of an empty or a zero cell
_SERIAL_DAY_0 = date(1899, 12, 30)


@dataclass(frozen=True)
class Span:
    """A day known as exactly as it was written: somewhere from `first` to `last`, both included."""

    first: date
    last: date

    @property
    def rough(self) -> bool:
        """Whether it is more than one day."""
        return self.first != self.last


@dataclass(frozen=True)
class Period:
    """From `since` to the day before `until`."""

    since: date
    until: date

    @property
    def text(self) -> str:
        """Return it as people read it: see graph.words.days."""
        return days(self.since, self.until)

    def holds(self, span: Span) -> bool:
        """Whether the whole span lies inside."""
        return self.since <= span.first and span.last < self.until


@lru_cache(maxsize=65536)
def parse_day(text: str, period: Period | None = None) -> Span | None:
    """Return when a cell says that something was; None where it is unreadable, no real day, or lacks a known year."""
    return _simple(text, period) or _range(text, period)


def lacks_year(text: str) -> bool:
    """Whether the cell is a day once the year is known."""
    leap_year = Period(date(2000, 1, 1), date(2001, 1, 1))
    return parse_day(text) is None and parse_day(text, leap_year) is not None


def _simple(text: str, period: Period | None) -> Span | None:
    plain = _plain(text)
    for pattern, make in _FORMS:
        found = pattern.fullmatch(plain)
        if found:
            span = make(found, period)
            if span and EARLIEST <= span.first.year <= LATEST and span.last > _BLANK_DAY:
                return span
    return None


_CHINESE_PART = re.compile("[〇零一二三四五六七八九十]+(?=[年月日号季])|(?<=第)[一二三四](?=季)")
_WEEKDAY = re.compile(r"[(（,，]?\s*(?:星期|周|礼拜)[一二三四五六日天]\s*[)）]?")
_CLOCK = re.compile(
    r"[ T,，]*(?:上午|下午|晚上?|早上?|中午)?\s*"
    r"(?:\d{1,2}[:：]\d{2}(?:[:：]\d{2}(?:\.\d+)?)?|\d{1,2}[时点]\d{0,2}分?)?Z?$"
)
_TRADITIONAL = str.maketrans("號週點時約於禮", "号周点时约于礼")
_HALF_DAY = re.compile(r"(?:上午|下午|晚上?|早上|中午)$")
_TAIL = re.compile(r"\s*(?:左右|前后|前|起|以来|止)$|^(?:自|约|于)\s*")


def _plain(text: str) -> str:
    plain = text.strip().translate(_TRADITIONAL)
    if plain.isdecimal():
        return plain
    plain = _WEEKDAY.sub("", plain)
    plain = _HALF_DAY.sub("", _CLOCK.sub("", plain)) if _CLOCK.search(plain) else plain
    plain = _CHINESE_PART.sub(lambda part: str(chinese_number(part[0])), plain)
    return _TAIL.sub("", plain).strip().strip(".。")


def _day(year: int, month: int, day: int) -> Span | None:
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return Span(found, found)


def _month(year: int, month: int, part: str = "") -> Span | None:
    if not 1 <= month <= 12 or not EARLIEST <= year <= LATEST:
        return None
    end = monthrange(year, month)[1]
    first, last = {"上旬": (1, 10), "中旬": (11, 20), "下旬": (21, end), "初": (1, 10)}.get(part, (1, end))
    if part in ("底", "末"):
        first = 21
    return Span(date(year, month, first), date(year, month, last))


def _months(year: int, first: int, last: int) -> Span | None:
    start, end = _month(year, first), _month(year, last)
    return Span(start.first, end.last) if start and end else None


_PARTS = {"": (1, 12), "上半年": (1, 6), "下半年": (7, 12), "底": (12, 12), "末": (12, 12), "初": (1, 1)}


def _part(year: int, part: str) -> Span | None:
    """Return the quarter ("2"), half, beginning or end of a year; the whole year for ""."""
    quarter = re.search("[1-4]", part)
    if quarter:
        number = int(quarter[0])
        return _months(year, 3 * number - 2, 3 * number)
    return _months(year, *_PARTS.get(part, (1, 12)))


Make = Callable[[re.Match[str], Period | None], Span | None]


def _dated(found: re.Match[str], _: Period | None) -> Span | None:
    year = int(found["y"])
    return _day(year + 2000 if year < 100 else year, int(found["m"]), int(found["d"]))


def _month_of_year(found: re.Match[str], _: Period | None) -> Span | None:
    return _month(int(found["y"]), int(found["m"]), found.groupdict().get("part") or "")


def _part_of_year(found: re.Match[str], period: Period | None) -> Span | None:
    written, part = found["y"], (found["part"] or "")
    if written:
        return _part(int(written), part)
    return _in_period(lambda year: _part(year, part), period)


def _undated(found: re.Match[str], period: Period | None) -> Span | None:
    month, day, part = int(found["m"]), found.groupdict().get("d"), found.groupdict().get("part") or ""
    return _in_period(lambda year: _day(year, month, int(day)) if day else _month(year, month, part), period)


def _in_period(at: Callable[[int], Span | None], period: Period | None) -> Span | None:
    """Return the span in the one year of the period that it fits; a period inside one year decides alone."""
    if period is None:
        return None
    years = range(period.since.year, (period.until - timedelta(days=1)).year + 1)
    spans = [span for span in map(at, years) if span]
    fitting = [span for span in spans if span.first < period.until and period.since <= span.last]
    if len(fitting) == 1:
        return fitting[0]
    return spans[0] if len(years) == 1 and spans else None


def _english(found: re.Match[str], _: Period | None) -> Span | None:
    month, year = _ENGLISH_MONTHS[found["mon"][:3].casefold()], int(found["y"])
    day = found.groupdict().get("d")
    return _day(year, month, int(day)) if day else _month(year, month)


def _serial(found: re.Match[str], _: Period | None) -> Span:
    day = _SERIAL_DAY_0 + timedelta(days=int(found["n"]))
    return Span(day, day)


_MONTH_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ENGLISH_MONTHS = {name: i for i, name in enumerate(_MONTH_NAMES, 1)}
_MON = rf"(?P<mon>(?:{'|'.join(_MONTH_NAMES)})[a-z]*)\.?"
_PARTS_OF_YEAR = r"第?[1-4]季度?|[Qq][1-4]|上半年|下半年|底|末|初"
_FORMS: tuple[tuple[re.Pattern[str], Make], ...] = tuple(
    (re.compile(pattern, re.ASCII | re.IGNORECASE), make)
    for pattern, make in (
        (r"(?P<y>\d{4}|\d{2})\s*年\s*(?P<m>\d{1,2})\s*月\s*(?P<d>\d{1,2})\s*[日号]?", _dated),
        (r"(?P<y>\d{4}|\d{2})(?P<s>\s*[./\-、]\s*)(?P<m>\d{1,2})\s*[./\-、]\s*(?P<d>\d{1,2})\s*日?", _dated),
        (r"(?P<y>\d{4})\s(?P<m>\d{1,2})\s(?P<d>\d{1,2})", _dated),
        (r"(?P<y>(?:19|20)\d\d)(?P<m>\d\d)(?P<d>\d\d)", _dated),
        (r"(?P<y>(?:19|20)\d\d)(?P<m>0[1-9]|1[0-2])", _month_of_year),
        (r"(?P<y>\d{4})\s*[年./\-]\s*(?P<m>\d{1,2})\s*月?份?\s*(?P<part>上旬|中旬|下旬|初|底|末)?", _month_of_year),
        (rf"(?P<y>(?:19|20)\d\d)\s*(?:年度?|-)?\s*(?P<part>{_PARTS_OF_YEAR})?", _part_of_year),
        (rf"(?P<y>)(?P<part>{_PARTS_OF_YEAR})", _part_of_year),
        (r"(?P<m>\d{1,2})\s*月\s*(?P<d>\d{1,2})\s*[日号]?", _undated),
        (r"(?P<m>\d{1,2})\s*月份?\s*(?P<part>上旬|中旬|下旬|初|底|末)?", _undated),
        (r"(?P<m>\d{1,2})\s*[./\-]\s*(?P<d>\d{1,2})", _undated),
        (rf"(?P<d>\d{{1,2}})(?:st|nd|rd|th)?[ \-]{_MON}[ \-,]+(?P<y>\d{{4}})", _english),
        (rf"{_MON}\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y>\d{{4}})", _english),
        (rf"{_MON}[ \-,]+(?P<y>\d{{4}})", _english),
        (r"(?P<n>[2-6]\d{4})(?:\.\d+)?", _serial),
    )
)
_DASH = re.compile(r"\s*(?:至|到|~|～|—+|–|-{1,2}|−)\s*")


def _range(text: str, period: Period | None) -> Span | None:
    for dash in _DASH.finditer(text):
        start = _simple(text[: dash.start()], period)
        end = start and _end(text[dash.end() :], start)
        if start and end and start.first <= end.last:
            return Span(start.first, end.last)
    return None


def _end(text: str, start: Span) -> Span | None:
    """Read the end of a range, which may leave out the year, or the year and month."""
    only_day = re.fullmatch(r"(\d{1,2})\s*[日号]?", text.strip())
    if only_day and start.rough:
        return None
    if only_day:
        return _day(start.first.year, start.first.month, int(only_day[1]))
    return _simple(text, Period(start.first, start.first.replace(year=start.first.year + 1, day=1)))
