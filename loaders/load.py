"""Files and folders into the ledger: everything is read first, then what can be loaded is added."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from graph.build import active
from graph.ledger import Ledger, LedgerError, Load
from graph.words import Text
from loaders.parts import FileRead
from loaders.privacy import redact
from loaders.problems import LoadError, UnreadableFileError
from loaders.read import read_file
from loaders.report import Report, Status, part_report
from loaders.workbook import SUFFIXES

Progress = Callable[[int, int, str], None]
Screen = Callable[[list[Load]], list[Load]]
"""What is taken out of loads before they are added, such as persons who were erased."""
_SAME = Text(
    "{file} 已作为 {load} 入库，内容完全相同，未作改动",
    "{file} is loaded already, as {load}, and has not changed: nothing happens",
)


def load(
    ledger: Ledger,
    paths: Iterable[Path],
    *,
    kind: str | None = None,
    scope: str | None = None,
    period: str | None = None,
    mapping: str | Path | None = None,
    today: date | None = None,
    dry_run: bool = False,
    progress: Progress | None = None,
    screen: Screen | None = None,
) -> list[Report]:
    """Load files, and all the sheets of folders, and return a report for each file.

    `kind`, `scope`, `period` and `mapping` are as in `read_file`, for every file. A file that cannot be loaded gets a
    report with its `error`, and the others are loaded. With `dry_run` nothing is written. `progress` is called with
    how many files are read, of how many, and the name of the next; `screen` returns the loads that may be added.
    Raises LoadError for a kind, period or mapping
    that does not exist.
    """
    day = today or datetime.now().astimezone().date()
    files, reports = _files(paths, mapping)
    read: list[FileRead] = []
    for done, path in enumerate(files):
        if progress:
            progress(done, len(files), path.name)
        try:
            read.append(read_file(path, today=day, kind=kind, scope=scope, period=period, mapping=mapping))
        except LoadError as error:
            if error.code in ("unknown-kind", "bad-period", "bad-mapping", "unknown-mapping"):
                raise
            reports.append(Report(redact(path.name), "failed", error=error.text, advice=error.advice))
    if progress:
        progress(len(files), len(files), "")
    return reports + _add(ledger, _screened(read, screen) if screen else read, dry_run=dry_run)


def _screened(read: list[FileRead], screen: Screen) -> list[FileRead]:
    loads = screen([_load(one, "~") for one in read])
    return [replace(one, parts=x.parts, problems=x.problems) for one, x in zip(read, loads, strict=True)]


def _load(one: FileRead, batch: str) -> Load:
    return Load("~", one.file, one.digest, datetime.now(UTC), tuple(one.parts), one.problems, batch=batch)


def _add(ledger: Ledger, read: list[FileRead], *, dry_run: bool) -> list[Report]:
    before = ledger.loads(records=False)
    held = {load.hash: load.id for load in before}
    batch = f"{1 + max((int(load.id[:5]) for load in before), default=0):05}" if len(read) > 1 else ""
    reports: list[Report] = []
    for one in read:
        if one.digest in held:
            same = _SAME.format(file=one.file, load=held[one.digest] or one.file)
            reports.append(Report(one.file, "same", held[one.digest], advice=same))
            continue
        made = ""
        if not dry_run:
            try:
                made = ledger.add(one.file, one.digest, one.parts, one.problems, one.ignored, batch).id
            except LedgerError as error:  # another process was quicker
                reports.append(Report(one.file, "same", advice=error.text))
                continue
        held[one.digest] = made
        report = _report(one, "checked" if dry_run else "loaded", made)
        reports.append(replace(report, replaced=_replaced(one, before, batch)))
    return reports


def _replaced(one: FileRead, before: list[Load], batch: str) -> tuple[tuple[str, int], ...]:
    """Return which files count no more, in part or whole, once this one is in, with how many of their rows."""
    gone = _counting(before) - _counting([*before, _load(one, batch or "~")])
    files, rows = {load.id: load.file for load in before}, Counter[str]()
    for id_, _, count in gone:
        rows[files[id_]] += count
    return tuple(sorted(rows.items()))


def _counting(loads: list[Load]) -> set[tuple[str, tuple[object, ...], int]]:
    """Return which parts count: load, kind with scope and time, and rows."""
    told = ((load.id, part) for load in active(loads) for part in load.parts)
    return {(id_, (part.kind, part.scope, part.since, part.until, part.as_of), part.read) for id_, part in told}


def _report(one: FileRead, status: Status, made: str) -> Report:
    columns = tuple((sheet, redact(column.label), column.use, column.field) for sheet, column in one.columns)
    return Report(one.file, status, made, tuple(map(part_report, one.parts)), one.problems, columns, one.skipped)


def _files(paths: Iterable[Path], mapping: str | Path | None) -> tuple[list[Path], list[Report]]:
    """Return the files to read, those in folders sorted by name, and reports on what holds none."""
    wanted = _named_by(mapping)
    files: list[Path] = []
    reports: list[Report] = []
    for path in paths:
        if not path.is_dir():
            files.append(path)
            continue
        inside = sorted(p for p in path.rglob("*") if p.is_file() and not p.name.startswith((".", "~$")))
        sheets = [p for p in inside if (p.name in wanted if wanted else p.suffix.casefold() in SUFFIXES)]
        passed_over = [] if wanted else [p for p in inside if p not in set(sheets)]
        reports += [Report(redact(p.name), "passed over") for p in passed_over]
        if not sheets:
            error = UnreadableFileError("no-sheets", file=str(path))
            reports.append(Report(str(path), "failed", error=error.text, advice=error.advice))
        files += sheets
    return list(dict.fromkeys(files)), reports


def _named_by(mapping: str | Path | None) -> frozenset[str]:
    if mapping is None:
        return frozenset()
    from loaders.mapping import read_mapping

    return frozenset(sheet.file for sheet in read_mapping(mapping).sheet)
