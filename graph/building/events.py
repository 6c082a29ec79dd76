"""When something happened, as far as its row says; who it is, when its sheet is sent again; what it refers to."""

from collections.abc import Collection, Iterator
from datetime import date, timedelta

from graph.building.references import CHECK_REFERENCE, NO_ACTIVITY, NO_ISSUE, Told
from graph.building.site import Entry, Site
from graph.draft import Draft
from graph.identity import opaque
from graph.names import plain_name, plain_number, plain_title
from graph.resolve import Match, short_constituency
from graph.words import Text

MAX_SPAN_DAYS = 31
NO_DATE = Text("没有日期，只能算作可能", "no date: it counts only as possible")
ROUGH_DATE = Text("日期不够具体，只能算作可能", "the date is too rough: it counts only as possible")
WRITE_DATE = Text("补填日期后重新导入", "fill in the date and load again")
NUMBERED_TWICE = Text("同表编号相同而标题不同，按两件计", "one number, two titles in one sheet: they count as two")
CHECK_NUMBER = Text("核对编号", "check the number")

Time = tuple[date | None, date | None, bool]
"""First and last possible day, and whether they are exact enough to be sure."""
PREFIX = {"Issue": "i", "Activity": "a", "Document": "f"}


def when(site: Site, entry: Entry, column: str = "date") -> Time:
    """Return first and last possible day, and whether they are exact enough to be sure (a month at most)."""
    first, last = entry[column], entry[f"{column}_latest"] or entry[column]
    if first is None:
        if not entry["doubt"]:  # else the load has said so already
            site.problem(entry, NO_DATE, WRITE_DATE, column, "", "doubt")
        return entry.part.since, _last_day(entry), False
    if (last - first).days > MAX_SPAN_DAYS:
        site.problem(entry, ROUGH_DATE, WRITE_DATE, column, f"{first}…{last}", "doubt")
        return first, last, False
    return first, last, True


def whenever(site: Site, entry: Entry, *, whole: bool) -> Time:
    """Return the time of a row that need not have a date: the period of its sheet, or only its first day."""
    if entry["date"] is not None or entry.part.since is None:
        return when(site, entry)
    return entry.part.since, _last_day(entry) if whole else entry.part.since, True


def _last_day(entry: Entry) -> date | None:
    return entry.part.until - timedelta(days=1) if entry.part.until else None


def world(site: Site, time: Time) -> Draft:
    """Return the draft that what happened then belongs to."""
    return site.sure if time[2] else site.possible


def year_of(entry: Entry, first: date | None) -> int | None:
    """Return the year by which numbers are told apart."""
    day = first or entry.part.since
    return day.year if day else None


def identify(
    site: Site, entry: Entry, label: str, kind: str | None, title: str | None, time: Time, *told: object, of: str = ""
) -> str:
    """Return an id that the same thing keeps when its sheet is sent again, and make it known by number and title.

    It is made of the number, within a year and the series `of`, else of the title, the day and what is `told`.
    """
    number, year = entry.record.get("number"), year_of(entry, time[0])
    if number:
        id_ = opaque(PREFIX[label], site.body.id, label, of, "#", plain_number(number), year)
        sheet, held = site.titles.setdefault(id_, (id(entry.part), plain_title(title or "")))
        if sheet == id(entry.part) and held != plain_title(title or ""):
            site.problem(entry, NUMBERED_TWICE, CHECK_NUMBER, "number", number)
            id_ = opaque(PREFIX[label], id_, plain_title(title or ""))
    else:
        id_ = opaque(PREFIX[label], site.body.id, label, of, plain_title(title or entry.row), *told, time[0])
    site.references[label].add(id_, number, title, Told(kind, year, time[2]))
    return id_


def refer(
    site: Site, entry: Entry, column: str, label: str, kinds: Collection[str] = (), *, only: bool = False
) -> Iterator[Match]:
    """Find the issues or activities that a cell names by number or title; what finds nothing is noted and left out."""
    year = year_of(entry, entry.record.get("date"))
    for name in entry[column] or ():
        match = site.references[label].find(name, name, kinds, year, only=only)
        if match.ids:
            doubted(site, entry, match, column, name)
            yield match
        else:
            site.problem(entry, NO_ISSUE if label == "Issue" else NO_ACTIVITY, CHECK_REFERENCE, column, name)


def doubted(site: Site, entry: Entry, match: Match, column: str, value: str) -> None:
    """Note that several things may be meant."""
    if match.reason:
        site.problem(entry, match.reason, CHECK_REFERENCE, column, value, "doubt")


def members_of(site: Site, entry: Entry, column: str = "members") -> list[Match]:
    """Return whom a cell of members means; numbers count where there are as many as names."""
    constituency, unit = (entry.record.get(f"member_{what}") for what in ("constituency", "unit"))
    told = {"constituency": short_constituency(constituency) if constituency else None, "unit": unit}
    names, numbers = entry[column] or [], (entry.record.get("member_numbers") if column == "members" else None) or []
    if not names and numbers:
        return [site.member(entry, None, number, column) for number in numbers]
    numbered = numbers if len(numbers) == len(names) else [None] * len(names)
    one = told if len(names) == 1 else {}
    return [site.member(entry, name, number, column, **one) for name, number in zip(names, numbered, strict=True)]


def spot(entry: Entry) -> str:
    """Return the place of a row as written, by which events of one day and title are told apart."""
    told = (entry.record.get(column) for column in ("platform", "village", "township", "place"))
    return "|".join(plain_name(text) for text in told if text)
