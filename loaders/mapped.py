"""A mapping applied to a file: its rows, filtered, joined and cut as the mapping says, parsed like any sheet's."""

import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

from graph.records import KIND
from loaders.columns import SEARCHED, Column
from loaders.convert import Clock
from loaders.dates import parse_day
from loaders.mapping import Join, Latest, Rule, SheetRule, read_mapping
from loaders.parse import Context, parse_rows
from loaders.parts import Asked, SheetRead
from loaders.period import GIVEN, MAPPING, Found, day_found, parse_period, snapshot_day
from loaders.problems import LoadError, Place
from loaders.rows import Cell, Row
from loaders.text import plain_text
from loaders.workbook import Sheet, Workbook, read_workbook

Named = Mapping[str, str]  # a source row: column -> text
Columns = list[tuple[str, Column]]
Mapped = tuple[str, list[SheetRead], Columns, Counter[str]]


def read_mapped(path: Path, mapping: str | Path, asked: Asked) -> Mapped:
    """Return the hash of the file and of those joined to it, its rows parsed as the mapping says, what became of its
    columns, and how many rows were left out.

    Raises LoadError where the mapping knows no such file, or the file lacks a column.
    """
    rules = [rule for rule in read_mapping(mapping).sheet if rule.file == path.name]
    if not rules:
        files = ", ".join(dict.fromkeys(rule.file for rule in read_mapping(mapping).sheet))
        raise LoadError("not-in-mapping", file=path.name, mapping=str(mapping), files=files)
    book = _book(path)
    joined = {join.file: _book(path.with_name(join.file)) for rule in rules for join in rule.join.values()}
    digest = hashlib.sha256("".join([book.digest, *(one.digest for _, one in sorted(joined.items()))]).encode())
    skipped: Counter[str] = Counter()
    sheets = [_read(rule, book, joined, asked, skipped) for rule in rules]
    return digest.hexdigest() if joined else book.digest, sheets, _columns(book, rules), skipped


@cache
def _cached(path: Path, changed: int, size: int) -> Workbook:
    del changed, size  # only there to tell a changed file from the one read before
    return read_workbook(path)


def _book(path: Path) -> Workbook:
    """Return a file; one that several others are joined to is read once."""
    if not path.is_file():
        return read_workbook(path)
    about = path.stat()
    return _cached(path, about.st_mtime_ns, about.st_size)


def _read(
    rule: SheetRule, book: Workbook, joined: Mapping[str, Workbook], asked: Asked, skipped: Counter[str]
) -> SheetRead:
    kind = KIND[rule.kind]
    sheet = book.sheets[0]
    wanted = {column for one in rule.columns.values() for column in one.from_ if "." not in column}
    wanted |= {*rule.where, *(join.key for join in rule.join.values())}
    source = list(_source(sheet, wanted, book.file))
    rows = [(number, row) for number, row in source if all(row[name] in held for name, held in rule.where.items())]
    whole = _joined(rows, rule, joined)
    stated = _stated(rule, whole, asked)
    context = Context(
        at=Place(book.file, sheet.name),
        clock=Clock(stated.period if stated and kind.mode == "log" else None, asked.today),
        labels={name: " + ".join(one.from_) for name, one in rule.columns.items()},
    )
    lists = frozenset(field.name for field in kind.fields if field.kind == "texts")
    made = [Row(number, _cells(rule, row, lists)) for number, row in whole]
    distinct = _distinct(made, rule.distinct)
    skipped.update(filtered=len(source) - len(rows), duplicate=len(made) - len(distinct))
    parsed = parse_rows(kind, distinct, context)
    return SheetRead(rule.kind, asked.scope if asked.scope is not None else rule.scope, parsed, stated)


def _source(sheet: Sheet, wanted: set[str], file: str) -> Iterator[tuple[int, Named]]:
    """Yield each row below the first one that holds all the wanted headings."""
    plain = {plain_text(column) for column in wanted}
    at = next((i for i, row in enumerate(sheet.rows[:SEARCHED]) if plain <= set(row)), None)
    if at is None:
        lacking = ", ".join(sorted(plain - set(sheet.rows[0] if sheet.rows else ())))
        raise LoadError("mapped-column", file=file, lacking=lacking)
    headings = sheet.rows[at]
    for number, row in enumerate(sheet.rows[at + 1 :], at + 2):
        if any(row):
            yield number, dict(zip(headings, row, strict=True))


def _joined(rows: list[tuple[int, Named]], rule: SheetRule, joined: Mapping[str, Workbook]) -> list[tuple[int, Named]]:
    """Add the columns of the joined files as "join.column"."""
    for name, join in rule.join.items():
        used = {
            column.split(".", 1)[1]
            for one in rule.columns.values()
            for column in one.from_
            if column.startswith(f"{name}.")
        }
        index = _index(join, joined[join.file], used)
        empty = {f"{name}.{column}": "" for column in used}
        found = {key: {f"{name}.{column}": row[column] for column in used} for key, row in index.items()}
        rows = [(number, {**row, **found.get(row[join.key], empty)}) for number, row in rows]
    return rows


def _index(join: Join, book: Workbook, used: set[str]) -> dict[str, Named]:
    wanted = {join.on, *used, *filter(None, (join.latest, join.ended))}

    def newness(row: Named) -> tuple[bool, str]:
        return bool(join.ended and not row[join.ended]), row[join.latest] if join.latest else ""

    index: dict[str, Named] = {}
    for _, row in _source(book.sheets[0], wanted, book.file):
        held = index.get(row[join.on])
        if held is None or newness(row) > newness(held):
            index[row[join.on]] = row
    return index


def _cells(rule: SheetRule, row: Named, lists: frozenset[str]) -> dict[str, Cell]:
    cells: dict[str, Cell] = {}
    for name, how in rule.columns.items():
        entries = _entries(how, row)
        if entries:
            cells[name] = entries if name in lists else "、".join(entries)
    return cells


def _entries(how: Rule, row: Named) -> tuple[str, ...]:
    if how.constant is not None:
        return (how.constant,)
    text = how.glue.join(filter(None, (row[plain_text(column)] for column in how.from_)))
    entries = [entry.strip() for entry in (how.split.split(text) if how.split else [text])]
    if how.find:
        entries = [found[1] for entry in entries if (found := how.find.search(entry))]
    for pattern, put in how.replace.items():
        entries = [re.sub(pattern, put, entry) for entry in entries]
    return tuple(entry for entry in entries if entry)


def _distinct(rows: list[Row], fields: tuple[str, ...]) -> list[Row]:
    """Return the first row of each combination of some fields; all rows where none is named."""
    if not fields:
        return rows
    first: dict[tuple[str, ...], Row] = {}
    for row in rows:
        first.setdefault(tuple(row.text(name) for name in fields), row)
    return list(first.values())


def _stated(rule: SheetRule, rows: list[tuple[int, Named]], asked: Asked) -> Found | None:
    if KIND[rule.kind].mode == "log":
        given = asked.period or (parse_period(rule.period) if rule.period else None)
        return Found(given, GIVEN if asked.period else MAPPING) if given else None
    if asked.period is None and rule.as_of is not None:
        day = _newest(rule.as_of, rows) if isinstance(rule.as_of, Latest) else _day(rule.as_of)
        if day:
            return day_found(day, MAPPING)
    return snapshot_day((), asked.period, asked.today)


def _newest(as_of: Latest, rows: list[tuple[int, Named]]) -> date | None:
    texts = {row.get(column, "") for _, row in rows for column in as_of.latest}
    return max((day for text in texts if (day := _day(text))), default=None)


def _day(text: str) -> date | None:
    span = parse_day(text)
    return span.last if span else None


def _columns(book: Workbook, rules: list[SheetRule]) -> Columns:
    """Return what becomes of each column of the file; what no rule names is left out by name."""
    field_of = {column: name for rule in rules for name, one in rule.columns.items() for column in one.from_}
    sheet = book.sheets[0]
    columns = [Column(i, heading, "ignored") for i, heading in enumerate(sheet.rows[0]) if heading]
    return [
        (sheet.name, replace(one, use="field", field=field_of[one.heading]) if one.heading in field_of else one)
        for one in columns
    ]
