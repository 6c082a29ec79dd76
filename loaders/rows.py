"""The rows of a table below its header: what is no row of data is left out and counted."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from loaders.columns import Column, Header
from loaders.workbook import Cells

Cell = str | tuple[str, ...]

_TOTAL = re.compile(
    r"(?P<of>.{0,12}?)(?:合\s*计|小\s*计|总\s*计|共\s*计|总\s*数|subtotal|(?:grand )?total)"
    r"\s*[:：]?\s*[\d,.]*\s*[人次户件条个名]{0,2}",
    re.IGNORECASE,
)
_NUMERIC = re.compile(r"\d|[合小总共]\s*计|^[/\-—]$")
_NOTE = re.compile(
    r"(?:注|备注|说明|填表说明|填报说明|填写说明|填表人|制表人|制表|审核人|审核|填报人|填报单位|负责人签字|联系人及电话|填表日期|note|notes|remark|remarks)"
    r"\s*\d*\s*(?:[(（][^)）]*[)）])?\s*[:：.．、].*",
    re.IGNORECASE | re.DOTALL,
)
_EXAMPLE = re.compile(r"(?:示例|样例|例|填写示例|举例|example|e\.g\.|sample row)\s*[:：]?", re.IGNORECASE)
_DITTO = frozenset({"同上", "〃", "″", '"', "''", "”", "ditto"})


@dataclass(frozen=True)
class Row:
    """One row of data: its number as Excel counts, and the cells of its fields that are not blank."""

    number: int
    cells: Mapping[str, Cell]

    def text(self, field: str) -> str:
        """Return a cell as one text, "" where blank."""
        cell = self.cells.get(field, "")
        return cell if isinstance(cell, str) else "、".join(cell)


@dataclass(frozen=True)
class Table:
    """The data rows of a sheet, and how many rows were left out, by why."""

    rows: list[Row]
    skipped: Counter[str] = field(default_factory=Counter)


def data_rows(cells: Cells, header: Header, columns: dict[str, list[Column]]) -> Table:
    """Return the rows below a header, read through `columns` (field -> its columns, the first that counts first)."""
    skipped: Counter[str] = Counter()
    return Table(list(_rows(cells, header, columns, skipped)), skipped)


def _rows(cells: Cells, header: Header, columns: dict[str, list[Column]], skipped: Counter[str]) -> Iterator[Row]:
    indexes = [column.index for found in columns.values() for column in found]
    headings = [cells[header.last], cells[header.first]]
    lists = frozenset(field.name for field in header.dictionary.kind.fields if field.kind == "texts")
    used: list[str] = []
    for number, row in enumerate(cells[header.last + 1 :], header.last + 2):
        why = _no_data(row, headings, indexes)
        if why:
            skipped[why] += 1
            continue
        used = _repeated(row, used) if not _DITTO.isdisjoint(row) else row
        yield Row(number, _cells(used, columns, lists))


def _no_data(row: list[str], headings: list[list[str]], indexes: list[int]) -> str:
    """Return why a row is no data: blank, total, note, example, heading; "" where it is data."""
    if not any(row[index] for index in indexes):
        return "note" if any(_NOTE.fullmatch(cell) for cell in row if cell) else "blank"
    first = next(cell for cell in row if cell)
    if _is_total(row):
        return "total"
    if _NOTE.fullmatch(first):
        return "note"
    if _EXAMPLE.fullmatch(first):
        return "example"
    for heading in headings:
        same = sum(row[i] == heading[i] != "" for i in indexes)
        if same > 1 and 2 * same > sum(heading[i] != "" for i in indexes):
            return "heading"
    return ""


def _is_total(row: list[str]) -> bool:
    """Whether a row sums up: 合计 alone, or 经济界小计 beside nothing but numbers; a serial number may stand before."""
    filled = [cell for cell in row if cell]
    start = 1 if filled[0].isdecimal() and len(filled) > 1 else 0
    found = _TOTAL.fullmatch(filled[start])
    return found is not None and (not found["of"] or all(_NUMERIC.search(cell) for cell in filled[start + 1 :]))


def _repeated(row: list[str], above: list[str]) -> list[str]:
    return [above[i] if cell in _DITTO and i < len(above) else cell for i, cell in enumerate(row)]


def _cells(row: list[str], columns: dict[str, list[Column]], lists: frozenset[str]) -> dict[str, Cell]:
    found: dict[str, Cell] = {}
    for name, candidates in columns.items():
        written = [row[column.index] for column in candidates if row[column.index]]
        text = "\n".join(written) if name in lists else next(iter(written), "")
        if text:
            found[name] = text
    return found
