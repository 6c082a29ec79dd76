"""One file to the parts of a load: every sheet recognised, its rows parsed, its period and scope found. Pure."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from graph.ledger import Problem
from graph.records import KIND
from graph.words import Text
from loaders.columns import Column
from loaders.convert import Clock
from loaders.dates import Period, parse_day
from loaders.parse import Context, Parsed, parse_rows
from loaders.parts import Asked, FileRead, SheetRead, file_read
from loaders.period import GIVEN, Found, log_period, parse_period, snapshot_day
from loaders.privacy import redact
from loaders.problems import LoadError, Place, UnreadableFileError, problem
from loaders.recognise import Reading, Unknown, recognise
from loaders.rows import Row, data_rows
from loaders.sheets import EXPAND
from loaders.sheets.scale import scaled
from loaders.workbook import PACKED, Workbook, read_workbook


def read_file(
    path: Path,
    *,
    today: date,
    kind: str | None = None,
    scope: str | None = None,
    period: str | None = None,
    mapping: str | Path | None = None,
) -> FileRead:
    """Return what a file says; nothing is written.

    `kind` forces the kind of every sheet, `scope` and `period` ("2023-Q2") overrule what titles and names say,
    `mapping` is the name of a mapping in loaders/mappings/ or the path of one. Raises LoadError (UnreadableFileError
    where the file itself is at fault) with one clear line; problems of single rows and columns are in the result.
    """
    asked = Asked(today, _known_kind(kind), scope, parse_period(period) if period else None)
    if mapping is not None:
        from loaders.mapped import read_mapped

        digest, sheets, columns, skipped = read_mapped(path, mapping, asked)
        return file_read(redact(path.name), digest, sheets, [], columns, +skipped)
    return _read_workbook(read_workbook(path), asked)


def _known_kind(kind: str | None) -> str | None:
    if kind is None or kind in KIND:
        return kind
    by_label = {label: k.name for k in KIND.values() for label in (k.label.zh, k.label.en)}
    if kind in by_label:
        return by_label[kind]
    raise LoadError("unknown-kind", kind=kind, known=", ".join(KIND), similar=_similar(kind))


def _similar(kind: str) -> Text:
    """Return the kinds most like a word: a key or a label of the reader's own language, all as keys where none is."""
    from rapidfuzz import fuzz, process

    labels = [k.label for k in KIND.values()]
    choices = ([*KIND, *(label.zh for label in labels)], [*KIND, *(label.en for label in labels)])
    found = (process.extractOne(kind, words, scorer=fuzz.ratio, score_cutoff=60) for words in choices)
    zh, en = (near[0] if near else ", ".join(KIND) for near in found)
    return Text(zh, en)


def _read_workbook(book: Workbook, asked: Asked) -> FileRead:
    file = redact(book.file)
    readings, unknown = recognise(book, asked.kind)
    if not readings:
        raise _no_sheet(book, unknown)
    problems = [problem("hidden-sheet", Place(file, name)) for name in book.hidden]
    problems += [one.problem(file) for one in unknown if not one.instructions]
    skipped: Counter[str] = Counter()
    sheets = [_refused(reading, asked) for one in unknown for reading in one.meant(book.file)]
    columns: list[tuple[str, Column]] = []
    for reading in readings:
        made, left_out = _read_sheet(file, reading, asked)
        sheets.append(made)
        skipped += left_out
        columns += [(redact(reading.sheet.name), column) for column in reading.columns]
        problems += reading.problems(file)
    return file_read(file, book.digest, sheets, problems, columns, skipped)


def _no_sheet(book: Workbook, unknown: Sequence[Unknown]) -> LoadError:
    """Return why nothing of a file can be loaded."""
    suffix = Path(book.file).suffix
    if book.text and suffix.casefold() in PACKED:
        return UnreadableFileError("text-named-excel", file=book.file, suffix=suffix)
    return unknown[0].error(book.file) if unknown else UnreadableFileError("empty-file", file=book.file)


def _read_sheet(file: str, reading: Reading, asked: Asked) -> tuple[SheetRead, Counter[str]]:
    kind = KIND[reading.header.kind]
    found = data_rows(reading.sheet.rows, reading.header, reading.fields)
    stated = _stated(reading, asked)
    context = Context(
        at=Place(file, redact(reading.sheet.name)),
        clock=Clock(_years(found.rows, stated) if kind.mode == "log" else None, asked.today),
        labels={name: columns[0].label for name, columns in reading.fields.items()},
        constants=reading.owner.fields_of(kind) if reading.owner else {},
        stated=stated.period if stated and kind.mode == "log" else None,
    )
    rows = scaled(found.rows, kind, reading.fields, reading.sheet.rows[: reading.header.first])
    parsed = parse_rows(kind, rows, context, EXPAND.get(kind.name))
    scope, source = (asked.scope, GIVEN) if asked.scope is not None else reading.scope()
    parsed.problems += _provenance(context.at, reading, stated, redact(scope), source)
    return SheetRead(kind.name, redact(scope), parsed, stated, bool(reading.misspelt)), found.skipped


def _refused(reading: Reading, asked: Asked) -> SheetRead:
    """Return a sheet that lacks a column: all of its rows are rejected."""
    count = len(data_rows(reading.sheet.rows, reading.header, reading.fields).rows)
    scope = asked.scope if asked.scope is not None else reading.scope()[0]
    parsed = Parsed(read=count, rejected=count)
    return SheetRead(reading.header.kind, redact(scope), parsed, _stated(reading, asked), partial=True)


def _stated(reading: Reading, asked: Asked) -> Found | None:
    if KIND[reading.header.kind].mode == "snapshot":
        return snapshot_day(reading.sources, asked.period, asked.today)
    return Found(asked.period, GIVEN) if asked.period else log_period(reading.sources)


def _years(rows: Sequence[Row], stated: Found | None) -> Period | None:
    """Return the period whose year 3月5日 is in: the stated one, else the only year that other rows name."""
    if stated:
        return stated.period
    years = {span.first.year for row in rows if (span := parse_day(row.text("date")))}
    return Period(date(min(years), 1, 1), date(min(years) + 1, 1, 1)) if len(years) == 1 else None


def _provenance(at: Place, reading: Reading, stated: Found | None, scope: str, source: object) -> Iterable[Problem]:
    if stated and stated.source != GIVEN:
        code = "day-from" if KIND[reading.header.kind].mode == "snapshot" else "period-from"
        period = str(stated.last) if code == "day-from" else stated.period.text
        yield problem(code, at, period=period, source=stated.source)
    if scope and source != GIVEN:
        yield problem("scope-from", at, scope=scope, source=source)
    if reading.owner:
        told = {reading.owner.what: reading.owner.name, "source": reading.owner.source}
        yield problem(f"{reading.owner.what}-from-sheet", at, values=told)
