"""Sheets put together to the parts of a load: those of one kind, scope and period are one."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from graph.ledger import Part, Problem
from graph.records import KIND
from loaders.columns import Column
from loaders.dates import Period, Span
from loaders.parse import Parsed, table
from loaders.period import ROWS, Found, rows_period
from loaders.privacy import redact
from loaders.problems import LoadError, Place, problem


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
    partial: bool = False  # its rows, or a column of them, could not be read


@dataclass(frozen=True)
class Asked:
    """What the caller says of a file, where it says anything."""

    today: date
    kind: str | None = None
    scope: str | None = None
    period: Period | None = None


def file_read(
    file: str,
    digest: str,
    sheets: Sequence[SheetRead],
    problems: list[Problem],
    columns: Iterable[tuple[str, Column]],
    skipped: Counter[str],
) -> FileRead:
    """Put the sheets of a file together. Raises LoadError where none of them has anything to keep."""
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
    partial = any(sheet.partial for sheet in group)
    if partial and not records:
        as_of = None  # a list without rows would end what the one before it says
    elif not records and (kind.mode == "snapshot" or since is None):
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
        partial=partial,
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
    problems.append(problem("period-from", Place(file), period=period.text, source=ROWS))
    return None, period.since, period.until
