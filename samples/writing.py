"""Tables as files that offices keep: workbooks with a merged title and the headings on row 3, and CSV."""

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import zip_longest
from pathlib import Path

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.cell_range import CellRange

from samples.headings import translated

Cell = str | int | float | date | None
Row = Sequence[Cell]


def columns(words: str) -> tuple[str, ...]:
    """Return headings from one text; `|` stands for a line break inside a heading, `_` for a wide blank."""
    return tuple(word.replace("|", "\n").replace("_", "　") for word in words.split())


@dataclass
class Table:
    """One sheet: a title, a line below it, headings, rows, and notes under the rows."""

    sheet: str
    title: str
    below: str
    headings: Sequence[str]
    rows: Sequence[Row]
    notes: Sequence[str] = ()
    english: Mapping[str, str] = field(default_factory=dict)  # headings that mean something else in this sheet

    def lines(self, lang: str) -> list[Row]:
        """Return all rows of the sheet: title, line below, headings, rows, notes."""
        own = {} if lang == "zh" else self.english
        headings = [own.get(heading) or translated(heading, lang) for heading in self.headings]
        return [[self.title], [self.below], headings, *self.rows, *([note] for note in self.notes)]


def write_workbook(path: Path, tables: Sequence[Table], lang: str) -> None:
    """Write the tables as the sheets of one XLSX file."""
    book = Workbook(write_only=True)
    for table in tables:
        sheet = book.create_sheet(table.sheet)
        width = max(2, len(table.headings))
        sheet.merged_cells.ranges.add(CellRange(f"A1:{get_column_letter(width)}1"))
        for line in table.lines(lang):
            sheet.append(line)
    path.parent.mkdir(parents=True, exist_ok=True)
    book.save(path)


def write_csv(path: Path, table: Table, lang: str, encoding: str, *, titled: bool) -> None:
    """Write a table as CSV; `titled` keeps the title above the headings, as a sheet saved from Excel has it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = table.lines(lang) if titled else table.lines(lang)[2 : len(table.rows) + 3]
    with path.open("w", encoding=encoding, newline="") as file:
        writer = csv.writer(file)
        for line in lines:
            writer.writerow([cell or "" for cell, _ in zip_longest(line, table.headings)])
