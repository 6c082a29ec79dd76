"""One cell to one value of its field: days, numbers, yes or no, names, lists, text with what is private hidden."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from graph.names import plain_name
from graph.records import Field, RecordKind
from graph.words import Text
from loaders.dates import Period, Span, lacks_year, parse_day
from loaders.lists import NOBODY, and_others, split_list, split_names, split_titles, without_marks
from loaders.privacy import MARK, private_number, redact
from loaders.quantities import parse_quantity, parse_yes
from loaders.rows import Cell

_ONE_PERSON = frozenset({"member", "assistant", "group_head"})
_SEVERAL_PEOPLE = frozenset({"members", "contacts", "visited_members", "submitters", "cosigners", "supervisors"})
_OFFICERS = frozenset({"leaders", "conveners", "deputies", "heads", "staff"})
_IN_ACTS = frozenset({"hosts", "absent", "proposers", "claimants", "leads", "donors", "filers"})
_PEOPLE = _ONE_PERSON | _SEVERAL_PEOPLE | _OFFICERS | _IN_ACTS
_NAMED_BY_PERSON = frozenset({"members", "contacts", "staff"})
_TITLES = frozenset({"topics", "converted", "cites", "activities", "issues"})
_MARKED_TITLES = frozenset({"documents", "endorsements", "activities", "topics"})
NUMBERS = frozenset(["code", "number", "member_number", "member_numbers", "contact_numbers", "submitter_numbers"])
_LAST_DAY_COUNTS = frozenset({"until", "due"})
_CJK_BREAK = re.compile(r"(?<=[^\x00-\x7f])\n(?=[^\x00-\x7f])")
_NUMBER_SEPARATOR = re.compile(r"[、,，;；/|\s]+")
_HIDDEN = re.compile(rf"[(（]\s*{re.escape(MARK)}\s*[)）]|{re.escape(MARK)}")
_LETTER = re.compile(r"[^\W\d_]")  # a name of digits alone is a number in the wrong column
_NAME_EDGE = " 、,，;；:：-—"
WANTED = {
    "int": Text("数字", "a number"),
    "float": Text("数字", "a number"),
    "quantity": Text("数字，如 70、70余、约70", "a number, like 70, 70+ or about 70"),
    "bool": Text("“是”或“否”", "“yes” or “no”"),
    "date": Text(" 2023-03-05 这样的日期", "a date like 2023-03-05"),
}


@dataclass(frozen=True)
class Value:
    """What a cell says: the value (None: nothing readable), and the message about it if there is one."""

    value: Any
    code: str = ""
    told: Any = None
    redacted: bool = False


BLANK = Value(None)
Converter = Callable[[Cell], Value]


@dataclass(frozen=True)
class Clock:
    """What undated days are read by: the sheet's period, if known, and today, after which nothing has happened."""

    period: Period | None
    today: date


def converter(kind: RecordKind, field: Field, clock: Clock) -> Converter:
    """Return the function from a field's cells to values; each distinct cell is worked out once."""
    return cache(_converter(kind, field, clock))


def _converter(kind: RecordKind, field: Field, clock: Clock) -> Converter:
    special = _of_name(kind, field)
    if special:
        return special
    by_kind: dict[str, Converter] = {
        "when": lambda cell: _when(_one(cell), clock, log=kind.mode == "log"),
        "date": lambda cell: _date(_one(cell), clock.period, last=field.name in _LAST_DAY_COUNTS),
        "int": lambda cell: _exact(_one(cell), whole=True),
        "float": lambda cell: _exact(_one(cell), whole=False),
        "quantity": lambda cell: _quantity(_one(cell)),
        "bool": lambda cell: _yes(_one(cell)),
        "texts": _list,
        "text": lambda cell: _text(_one(cell)),
    }
    return by_kind[field.kind]


def _of_name(kind: RecordKind, field: Field) -> Converter | None:
    """Return the converter of people, of ids and of a year of birth, whatever the type of their column."""
    if field.name == "birth_year":
        return lambda cell: _year(_one(cell))
    if field.name in NUMBERS:
        return _numbers if field.kind == "texts" else (lambda cell: _number(_one(cell)))
    if field.name in _TITLES and field.kind == "texts":
        return _titles
    if field.name == "title" and kind.name in _MARKED_TITLES:
        return lambda cell: _text(without_marks(_one(cell)))
    if names_people(kind, field):
        return _people if field.kind == "texts" else (lambda cell: _person(_one(cell)))
    return None


def names_people(kind: RecordKind, field: Field) -> bool:
    """Whether a field holds names of people."""
    return field.name in _PEOPLE or (field.name == "name" and kind.name in _NAMED_BY_PERSON)


def _one(cell: Cell) -> str:
    return cell if isinstance(cell, str) else "、".join(cell)


def _when(text: str, clock: Clock, *, log: bool) -> Value:
    span = parse_day(text, clock.period)
    if span is None:
        return Value(None, "date-without-year" if lacks_year(text) else "unreadable-date")
    if log and span.first > clock.today:
        return Value(None, "future-date")
    return Value(span)


def _date(text: str, period: Period | None, *, last: bool) -> Value:
    if text.casefold() in NOBODY:
        return BLANK
    span: Span | None = parse_day(text, period)
    if span is None:
        return Value(None, "unreadable-value", WANTED["date"])
    day = span.last if last else span.first
    return Value(day, "rough-date", day.isoformat()) if span.rough else Value(day)


def _year(text: str) -> Value:
    if text.casefold() in NOBODY:
        return BLANK
    span = parse_day(re.sub(r"\s*(?:年生|出?生)$", "年", text))
    return Value(span.first.year) if span else Value(None, "unreadable-value", WANTED["int"])


def _quantity(text: str) -> Value:
    if text.casefold() in NOBODY:
        return BLANK
    found = parse_quantity(text)
    return Value(found) if found else Value(None, "unreadable-value", WANTED["quantity"])


def _exact(text: str, *, whole: bool) -> Value:
    if text.casefold() in NOBODY:
        return BLANK
    found = parse_quantity(text)
    if found is None:
        return Value(None, "unreadable-value", WANTED["int"])
    value = round(found.value) if whole else found.value
    return Value(value) if found.bound == "exact" else Value(value, "rough-number", value)


def _yes(text: str) -> Value:
    if text in ("/", "-", "—"):
        return BLANK
    found = parse_yes(text)
    return Value(found) if found is not None else Value(None, "unreadable-value", WANTED["bool"])


def _number(text: str) -> Value:
    if text.casefold() in NOBODY:
        return BLANK
    return Value(None, "private-number") if private_number(text) else Value(re.sub(r"\s+", "", text))


def _numbers(cell: Cell) -> Value:
    written = _NUMBER_SEPARATOR.split(cell) if isinstance(cell, str) else list(cell)
    numbers = [number for number in dict.fromkeys(written) if number and number.casefold() not in NOBODY]
    kept = [number for number in numbers if not private_number(number)]
    return Value(kept or None, "private-number" if len(kept) < len(numbers) else "")


def _people(cell: Cell) -> Value:
    written = split_names(_HIDDEN.sub("", redact(cell))) if isinstance(cell, str) else map(_bare, cell)
    names = [name for name in dict.fromkeys(written) if _LETTER.search(name)]
    partial = isinstance(cell, str) and and_others(cell)
    return Value(names or None, "and-others" if partial else "", redacted=redact(_one(cell)) != _one(cell))


def _person(text: str) -> Value:
    name = _bare(text)
    named = name.casefold() not in NOBODY and _LETTER.search(name)
    return Value(name if named else None, redacted=redact(text) != text)


def _bare(text: str) -> str:
    """Return a name without a telephone number written beside it."""
    return plain_name(_HIDDEN.sub("", redact(text)).strip(_NAME_EDGE))


def _titles(cell: Cell) -> Value:
    return _list(split_titles(cell) if isinstance(cell, str) else cell)


def _list(cell: Cell) -> Value:
    entries = split_list(cell) if isinstance(cell, str) else tuple(dict.fromkeys(cell))
    hidden = [redact(entry) for entry in entries]
    return Value(hidden or None, redacted=hidden != list(entries))


def _text(text: str) -> Value:
    if text.casefold() in NOBODY:
        return BLANK
    joined = _CJK_BREAK.sub("", text).replace("\n", " ")
    hidden = redact(joined)
    if not _HIDDEN.sub("", hidden).strip(_NAME_EDGE):
        return Value(None, redacted=True)
    return Value(hidden, redacted=hidden != joined)
