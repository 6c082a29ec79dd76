"""Of which time a sheet speaks: said by the caller, written in a title, sheet or file name, or told by its rows."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from graph.words import Text
from loaders.dates import Period, Span, parse_day
from loaders.problems import LoadError
from loaders.text import plain_text

GIVEN = Text("命令中的指定", "what was asked for")
TITLE = Text("标题", "the title")
SHEET_NAME = Text("工作表名", "the sheet's name")
FILE_NAME = Text("文件名", "the file's name")
ROWS = Text("各行的日期", "the dates of the rows")
TODAY = Text("今天的日期", "today's date")
MAPPING = Text("映射文件", "the mapping")

_DASH = r"\s*(?:至|到|~|～|—+|–|-{1,2}|\.\.)\s*"
_YEAR = re.compile(r"(?<!\d)(?P<y>(?:19|20)\d\d)(?!\d)")
_YEARS = re.compile(rf"(?<!\d)(?P<a>(?:19|20)\d\d)\s*年?{_DASH}(?P<b>(?:19|20)\d\d)(?=\s*年|\s|$|[^\d.\-/])")
_MONTHS = re.compile(rf"(?<!\d)(?P<a>\d{{1,2}})\s*月?(?:份)?{_DASH}(?P<b>\d{{1,2}})\s*月")
_MONTH = re.compile(r"(?<!\d)(?P<m>1[0-2]|0?[1-9])\s*月|(?<=\d{4}[.\-/])(?P<n>1[0-2]|0[1-9])(?![\d.\-/])")
_QUARTER = re.compile(r"第?\s*(?P<q>[一二三四1-4])\s*季度?|(?<![A-Za-z])[Qq](?P<n>[1-4])")
_HALF = re.compile(r"(?P<h>[上下])半年|(?<![A-Za-z])[Hh](?P<n>[12])(?!\d)")
_DATE = r"(?:19|20)\d\d(?:\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日|-\d{1,2}-\d{1,2}|/\d{1,2}/\d{1,2}|\.\d{1,2}\.\d{1,2})"
_DAYS = re.compile(rf"(?P<a>{_DATE}){_DASH}(?P<b>{_DATE}|\d{{1,2}}\s*月\s*\d{{1,2}}\s*日)")
_YEAR_MONTHS = re.compile(
    rf"(?P<a>(?:19|20)\d\d\s*[年./\-]\s*\d{{1,2}})\s*月?{_DASH}(?P<b>(?:19|20)\d\d\s*[年./\-]\s*\d{{1,2}})(?![\d./\-])\s*月?"
)
_AS_OF = re.compile(rf"(?:截[至止]到?|至)\s*(?P<d>{_DATE}|(?:19|20)\d\d\s*年\s*\d{{1,2}}\s*月)")
_DAY = re.compile(rf"(?P<d>{_DATE}|(?<!\d)(?:19|20)\d{{6}}(?!\d))")


@dataclass(frozen=True)
class Found:
    """A period or a day, and where it was found."""

    period: Period
    source: Text

    @property
    def last(self) -> date:
        """The last day."""
        return self.period.until - timedelta(days=1)


Source = tuple[str, Text]


def parse_period(text: str) -> Period:
    """Return the period that a caller names: 2023, 2023-Q2, 2023-03, 2023年上半年, 2023-01-01..2023-06-30.

    Raises LoadError where it cannot be read.
    """
    plain = plain_text(text)
    start, dots, end = plain.partition("..")
    spans = [parse_day(part.strip()) for part in ((start, end) if dots else (plain,))]
    if all(spans):
        first, last = spans[0], spans[-1]
        if first and last and first.first <= last.last:
            return _period(first.first, last.last)
    hint = _hint(plain)
    period = hint.period or (_of_months(hint.year, hint.months) if hint.year and hint.months else None)
    if period is None or dots:
        raise LoadError("bad-period", period=text)
    return period


def log_period(sources: Sequence[Source]) -> Found | None:
    """Return the period that titles and names tell together: a year from one, a quarter or month from another."""
    hints = [(_hint(plain_text(text)), source) for text, source in sources]
    for hint, source in hints:
        if hint.period:
            return Found(hint.period, source)
    year = next(((hint.year, source) for hint, source in hints if hint.year), None)
    months = next((hint.months for hint, _ in hints if hint.months), None)
    return Found(_of_months(year[0], months), year[1]) if year and year[0] else None


def snapshot_day(sources: Sequence[Source], given: Period | None, today: date) -> Found:
    """Return the day a list speaks of: 截至… in a title, the given period's or a title's last day, else today."""
    written = _written_day(sources)
    if written and (given is None or given.since <= written.last < given.until):
        return written
    if given:
        return Found(given, GIVEN)
    told = log_period(sources)
    if told and told.last <= today:
        return told
    return Found(_period(today, today), TODAY)


def day_found(day: date, source: Text) -> Found:
    """Return a single day and where it was found."""
    return Found(_period(day, day), source)


def rows_period(spans: Iterable[Span]) -> Period | None:
    """Return the whole months that the rows' days span."""
    days = [(span.first, span.last) for span in spans]
    if not days:
        return None
    first, last = min(first for first, _ in days), max(last for _, last in days)
    return Period(first.replace(day=1), _next_month(last))


def _written_day(sources: Sequence[Source]) -> Found | None:
    for pattern in (_AS_OF, _DAY):
        for text, source in sources:
            found = pattern.search(plain_text(text))
            span = parse_day(found["d"]) if found else None
            if span:
                return Found(_period(span.first, span.last), source)
    return None


@dataclass(frozen=True)
class _Hint:
    """What one text tells: a whole period, or a year, or months of some year."""

    period: Period | None = None
    year: int | None = None
    months: tuple[int, int] | None = None


def _hint(text: str) -> _Hint:
    between = _between(text)
    if between:
        return _Hint(period=between)
    year = _YEAR.search(text)
    return _Hint(year=int(year["y"]) if year else None, months=_months(text))


def _between(text: str) -> Period | None:
    for pattern in (_DAYS, _YEAR_MONTHS):
        found = pattern.search(text)
        if found:
            first = parse_day(found["a"])
            last = parse_day(found["b"], _period(first.first, first.last)) if first else None
            if first and last and first.first <= last.last:
                return _period(first.first, last.last)
    years = _YEARS.search(text)
    if years and int(years["a"]) <= int(years["b"]):
        return Period(date(int(years["a"]), 1, 1), date(int(years["b"]) + 1, 1, 1))
    return None


def _months(text: str) -> tuple[int, int] | None:
    quarter, half, months, month = (pattern.search(text) for pattern in (_QUARTER, _HALF, _MONTHS, _MONTH))
    if quarter:
        number = int(quarter["n"] or 0) or "一二三四".find(quarter["q"]) + 1 or int(quarter["q"])
        return 3 * number - 2, 3 * number
    if half:
        return (1, 6) if half["h"] == "上" or half["n"] == "1" else (7, 12)
    if months and 1 <= int(months["a"]) <= int(months["b"]) <= 12:
        return int(months["a"]), int(months["b"])
    return (int(month["m"] or month["n"]),) * 2 if month else None


def _of_months(year: int | None, months: tuple[int, int] | None) -> Period:
    first, last = months or (1, 12)
    start = date(year or 1, first, 1)
    return Period(start, _next_month(start.replace(month=last)))


def _next_month(day: date) -> date:
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)


def _period(first: date, last: date) -> Period:
    return Period(first, last + timedelta(days=1))
