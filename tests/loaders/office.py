"""Sheets as an office keeps them, written for a test, and records as a test wants to see them."""

import csv
from collections.abc import Mapping, Sequence
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from loaders.parts import FileRead
from loaders.read import read_file

TODAY = date(2024, 1, 15)
Rows = Sequence[Sequence[Any]]


def xlsx(path: Path, sheets: Rows | Mapping[str, Rows], merged: Sequence[str] = ()) -> Path:
    """Write sheets (or one sheet's rows) to a workbook; `merged` ranges are of the first sheet."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in (sheets if isinstance(sheets, Mapping) else {"Sheet1": sheets}).items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    for cells in merged:
        book.worksheets[0].merge_cells(cells)
    book.save(path)
    return path


def text(path: Path, rows: Rows, encoding: str = "utf-8", delimiter: str = ",") -> Path:
    """Write rows to a text file in an encoding."""
    held = StringIO()
    csv.writer(held, delimiter=delimiter, lineterminator="\r\n").writerows(rows)
    path.write_bytes(held.getvalue().encode(encoding))
    return path


def read(path: Path, **asked: Any) -> FileRead:
    """Read a file on the tests' day."""
    return read_file(path, today=TODAY, **asked)


def records(found: FileRead, kind: str | None = None) -> list[dict[str, Any]]:
    """Return the records of a file without blank fields and without where they stood."""
    return [
        {name: value for name, value in record.items() if value is not None and name not in ("sheet", "row")}
        for part in found.parts
        if kind in (None, part.kind)
        for record in part.records.to_pylist()
    ]


def codes(found: FileRead, effect: str | None = None) -> list[str]:
    """Return the reasons of a file's problems in English, those with one effect."""
    return [one.reason.en for one in found.problems if effect in (None, one.effect)]


VISIT = ["委员姓名", "联系群众姓名", "走访时间", "联系方式", "反映问题"]
"""The headings of a small visit log."""
