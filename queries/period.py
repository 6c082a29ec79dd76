"""Periods: half-open, cut at the day of the question, with a key that stays the same from night to night."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from graph.faults import shaped
from graph.model import MIN_DAY
from graph.words import Text, WrongValueError, days

Calendar = Literal["month", "quarter", "half", "year"]
MONTHS: dict[Calendar, int] = {"month": 1, "quarter": 3, "half": 6, "year": 12}
_DAY = timedelta(days=1)


def _exists(day: str) -> str:
    _in_year(day, 2023)
    return day


_MonthDay = Annotated[
    str, shaped(r"\d{2}-\d{2}", "“月-日”，如 12-01", "month and day, such as 12-01"), AfterValidator(_exists)
]


@dataclass(frozen=True)
class Period:
    """`since` is its first day, `until` the first day not counted, `end` the first day after the whole period.

    `until` is `end`, or the day after the day of the question where that is earlier: the period is not over yet.
    """

    since: date
    until: date
    end: date
    key: str

    @property
    def last(self) -> date:
        """The last day counted: what "as of" the period means."""
        return self.until - _DAY

    @property
    def elapsed(self) -> Fraction:
        """The share of the whole period that is counted, above 0 and at most 1."""
        return Fraction((self.until - self.since).days, (self.end - self.since).days)

    @property
    def logged_since(self) -> date:
        """The first day for which logs are asked for: as of a day, that is the start of its calendar year."""
        return date(self.last.year, 1, 1) if self.since == MIN_DAY else self.since

    def text(self) -> Text:
        """Say it: "2023Q4", "2022-12-01 – 2023-11-30", "as of 2023-12-31", "2023 (until 2023-08-31)"."""
        if self.since == MIN_DAY:
            return Text(f"截至{self.last}", f"as of {self.last}")
        whole = days(self.since, self.end) if self.key == _key(self.since, self.end) else self.key
        if self.until == self.end:
            return Text(whole, whole)
        return Text(f"{whole}（截至{self.last}）", f"{whole} (until {self.last})")


class OwnYear(BaseModel):
    """A year that starts on its own day (`from`), or a window of each year (`from`, `to`: first day after it)."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)

    start: _MonthDay = Field(
        alias="from",
        title='每年从这一天起，如 "12-01"：12月1日到次年11月30日',
        description='its first day: "12-01" is from 1 December until 30 November',
    )
    stop: _MonthDay | None = Field(
        None,
        alias="to",
        title='止于这一天之前：{ from = "03-01", to = "06-01" } 是每年3月1日至5月31日',
        description='the first day after it: { from = "03-01", to = "06-01" } is March to May of each year',
    )

    def text(self) -> Text:
        """Say it, its last day included; 02-29 is the end of February of any year."""
        first, end = (_in_year(day, 2024) for day in (self.start, self.stop or self.start))
        last = end - _DAY
        over = "次年" if (last.month, last.day) < (first.month, first.day) else ""
        zh = f"每年{first.month}月{first.day}日至{over}{last.month}月{last.day}日"
        return Text(zh, f"each year, {first:%m-%d} – {last:%m-%d}")


class Term(BaseModel):
    """The term of office of a body, half-open."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    since: date = Field(title="本届第一天", description="its first day")
    until: date = Field(title="本届结束后的第一天", description="the first day after it")

    @model_validator(mode="after")
    def _forwards(self) -> "Term":
        if self.since >= self.until:
            raise WrongValueError(
                "止日 until 要晚于起日 since（until 是结束后的第一天）",
                "until must be after since: it is the first day after the end",
            )
        return self


PeriodSpec = Literal["day", "month", "quarter", "half", "year", "term"] | OwnYear


def period_of(spec: PeriodSpec, as_of: date, term: Term | None = None) -> Period:
    """Return the period of this kind that holds `as_of`, cut after it; of a window, the last that has begun.

    Raises ValueError where a term is asked for and none is given or `as_of` lies before it.
    """
    if isinstance(spec, OwnYear):
        return _cut(_own(spec, as_of), as_of)
    if spec == "day":
        return as_of_day(as_of)
    if spec == "term":
        if term is None or as_of < term.since:
            raise WrongValueError(f"没有包含 {as_of} 的届期", f"no term of office that holds {as_of}")
        return _cut(Period(term.since, term.until, term.until, _key(term.since, term.until)), as_of)
    return _cut(_calendar(spec, as_of), as_of)


def preceding(spec: PeriodSpec, period: Period) -> Period | None:
    """Return the period of this kind before another, a whole one; None as of a day, of a term and before all time."""
    if spec in ("day", "term") or period.since <= date(MIN_DAY.year + 2, 1, 1):
        return None
    return period_of(spec, period.since - _DAY)


def as_of_day(day: date) -> Period:
    """Return all time up to and with `day`; its key is "day" on every night."""
    return Period(MIN_DAY, day + _DAY, day + _DAY, "day")


def given(since: date, until: date, as_of: date | None = None) -> Period:
    """Return the half-open period asked for, cut after `as_of`. Raises ValueError for an empty one."""
    if since >= until or (as_of and as_of < since):
        raise WrongValueError(
            f"期间是空的：起日 {since}，截止日（不含）{until}",
            f"the period is empty: its first day is {since}, the first day after it {until}",
        )
    named = (_calendar(kind, since) for kind in MONTHS)
    bare = Period(since, until, until, _key(since, until))
    whole = next((period for period in named if (period.since, period.end) == (since, until)), bare)
    return _cut(whole, as_of) if as_of else whole


def split(since: date, until: date, each: Calendar) -> list[Period]:
    """Return the calendar periods that touch [since, until), whole ones, in order."""
    found = [_calendar(each, since)]
    while found[-1].end < until:
        found.append(_calendar(each, found[-1].end))
    return found


_KEYS: dict[Calendar, Callable[[date], str]] = {
    "month": lambda first: f"{first:%Y-%m}",
    "quarter": lambda first: f"{first.year:04}Q{(first.month + 2) // 3}",
    "half": lambda first: f"{first.year:04}H{(first.month + 5) // 6}",
    "year": lambda first: f"{first.year:04}",
}


def _calendar(kind: Calendar, day: date) -> Period:
    months = MONTHS[kind]
    first = date(day.year, day.month - (day.month - 1) % months, 1)
    carry, month = divmod(first.month - 1 + months, 12)
    end = date(first.year + carry, month + 1, 1)
    return Period(first, end, end, _KEYS[kind](first))


def _own(spec: OwnYear, as_of: date) -> Period:
    year = as_of.year if _in_year(spec.start, as_of.year) <= as_of else as_of.year - 1
    since = _in_year(spec.start, year)
    stop = spec.stop or spec.start
    end = _in_year(stop, year + (stop <= spec.start))
    return Period(since, end, end, _key(since, end))


def _key(since: date, end: date) -> str:
    """Return the key of a period that is none of the calendar: the same from night to night, and never shown."""
    return f"{since}..{end}"


def _in_year(text: str, year: int) -> date:
    return date.fromisoformat(f"{year:04}-{text}")


def _cut(period: Period, as_of: date) -> Period:
    return replace(period, until=min(period.end, as_of + _DAY))
