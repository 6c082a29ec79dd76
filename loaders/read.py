"""One file to the parts of a load: every sheet recognised, its rows parsed, its period and scope found. Pure."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from graph.ledger import Part, Problem
from graph.records import KIND
from loaders.columns import Column
from loaders.convert import Clock
from loaders.dates import Period, Span, parse_day
from loaders.parse import Context, Parsed, parse_rows, period_text, table
from loaders.period import GIVEN, ROWS, Found, log_period, parse_period, rows_period, snapshot_day
from loaders.privacy import redact
from loaders.problems import LoadError, Place, UnreadableFileError, problem
from loaders.recognise import Reading, Unknown, recognise
from loaders.rows import Row, data_rows
from loaders.sheets import EXPAND
from loaders.workbook import Workbook, read_workbook


@dataclass(frozen=True)
class FileRead:
    """What one file says. `columns` are (sheet, column) pairs; `skipped` counts rows left out, by why."""

    file: str
    digest: str
    parts: tuple[Part, ...]
    problems: tuple[Problem, ...]
    columns: tuple[tuple[str, Column], ...] = ()
    skipped: dict[str, int] = field(default_factory=dict)

    @property
    def ignored(self) -> tuple[str, ...]:
        """The columns that are not in the records, as the ledger keeps them: "sheet: heading"."""
        unused = ((sheet, column) for sheet, column in self.columns if column.use != "field")
        return tuple(dict.fromkeys(f"{sheet}: {redact(' '.join(column.heading.split()))}" for sheet, column in unused))


@dataclass
class SheetRead:
    """One sheet's rows, before it is known which other sheets of the file belong to the same part."""

    kind: str
    scope: str
    parsed: Parsed
    stated: Found | None  # a log's period or a snapshot's day, where one is written or was asked for


@dataclass(frozen=True)
class Asked:
    """What the caller says of a file, where it says anything."""

    today: date
    kind: str | None = None
    scope: str | None = None
    period: Period | None = None


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
        return _file_read(redact(path.name), digest, sheets, [], columns, +skipped)
    return _read_workbook(read_workbook(path), asked)


def _known_kind(kind: str | None) -> str | None:
    if kind is None or kind in KIND:
        return kind
    by_label = {label: k.name for k in KIND.values() for label in (k.label.zh, k.label.en)}
    if kind in by_label:
        return by_label[kind]
    from rapidfuzz import process

    similar = process.extractOne(kind, [*KIND, *by_label])
    raise LoadError("unknown-kind", kind=kind, known=", ".join(KIND), similar=similar[0] if similar else "")


def _read_workbook(book: Workbook, asked: Asked) -> FileRead:
    file = redact(book.file)
    readings, unknown = recognise(book, asked.kind)
    if not readings:
        raise unknown[0].error(book.file) if unknown else UnreadableFileError("empty-file", file=book.file)
    problems = [problem("hidden-sheet", Place(file, name)) for name in book.hidden]
    problems += [one.problem(file) for one in unknown if not one.instructions]
    skipped: Counter[str] = Counter()
    sheets: list[SheetRead] = []
    columns: list[tuple[str, Column]] = []
    for reading in readings:
        made, left_out = _read_sheet(file, reading, asked)
        sheets.append(made)
        skipped += left_out
        columns += [(redact(reading.sheet.name), column) for column in reading.columns]
        problems += reading.problems(file)
    return _file_read(file, book.digest, sheets, problems, columns, skipped)


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
    parsed = parse_rows(kind, found.rows, context, EXPAND.get(kind.name))
    scope, source = (asked.scope, GIVEN) if asked.scope is not None else reading.scope()
    parsed.problems += _provenance(context.at, reading, stated, redact(scope), source)
    return SheetRead(kind.name, redact(scope), parsed, stated), found.skipped


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
        period = str(stated.last) if code == "day-from" else period_text(stated.period)
        yield problem(code, at, period=period, source=stated.source)
    if scope and source != GIVEN:
        yield problem("scope-from", at, scope=scope, source=source)
    if reading.owner:
        yield problem("member-from-sheet", at, member=reading.owner.name, source=reading.owner.source)


def _file_read(
    file: str,
    digest: str,
    sheets: Sequence[SheetRead],
    problems: list[Problem],
    columns: Iterable[tuple[str, Column]],
    skipped: Counter[str],
) -> FileRead:
    for sheet in sheets:
        problems += sheet.parsed.problems
    parts = [part for group in _groups(sheets) if (part := _part(file, group, problems))]
    if not parts:
        raise LoadError("no-rows-anywhere", file=file)
    return FileRead(file, digest, tuple(parts), tuple(problems), tuple(columns), dict(skipped))


def _groups(sheets: Sequence[SheetRead]) -> list[list[SheetRead]]:
    """Return the sheets of one kind, scope and period together: one sheet a member is still one list."""
    groups: dict[tuple[object, ...], list[SheetRead]] = {}
    for sheet in sheets:
        when = sheet.stated and sheet.stated.period
        if KIND[sheet.kind].mode == "snapshot":
            when = sheet.stated and Period(sheet.stated.last, sheet.stated.last)
        groups.setdefault((sheet.kind, sheet.scope, when), []).append(sheet)
    return list(groups.values())


def _part(file: str, group: list[SheetRead], problems: list[Problem]) -> Part | None:
    first = group[0]
    kind = KIND[first.kind]
    records = [record for sheet in group for record in sheet.parsed.records]
    as_of, since, until = _time(file, group, problems)
    if not records and (kind.mode == "snapshot" or since is None):
        problems.append(problem("snapshot-without-rows", Place(file)))
        return None
    return Part(
        kind=kind.name,
        records=table(kind, records),
        scope=first.scope,
        since=since,
        until=until,
        as_of=as_of,
        read=sum(sheet.parsed.read for sheet in group),
        rejected=sum(sheet.parsed.rejected for sheet in group),
    )


def _time(file: str, group: list[SheetRead], problems: list[Problem]) -> tuple[date | None, date | None, date | None]:
    """Return a part's as_of, since and until."""
    stated = group[0].stated
    if KIND[group[0].kind].mode == "snapshot":
        return (stated.last if stated else None), None, None
    if stated:
        return None, stated.period.since, stated.period.until
    spans: list[Span] = [span for sheet in group for span in sheet.parsed.spans]
    period = rows_period(spans)
    if period is None:
        problems.append(problem("no-period", Place(file)))
        return None, None, None
    problems.append(problem("period-from", Place(file), period=period_text(period), source=ROWS))
    return None, period.since, period.until


__all__ = ["Asked", "FileRead", "SheetRead", "Unknown", "read_file"]
