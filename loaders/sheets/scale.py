"""Columns whose numbers are in units of ten thousand, said in the heading or above the table: 捐赠金额（万元）."""

import re
from collections.abc import Mapping, Sequence

from graph.records import RecordKind
from loaders.columns import Column
from loaders.rows import Row
from loaders.sheets.outcomes import in_ten_thousands
from loaders.workbook import Cells

_IN_HEADING = re.compile(r"[(（][^()（）]*万[^()（）]*[)）]")
_ABOVE = re.compile(r"单位\s*[:：]\s*(?:人民币)?\s*万元")
_SUM = "amount"


def scaled(
    rows: Sequence[Row], kind: RecordKind, columns: Mapping[str, Sequence[Column]], above: Cells
) -> Sequence[Row]:
    """Return the rows with 12.5 in such a column as 12.5万; a cell that says 万 or a unit itself stays."""
    quantities = {field.name for field in kind.fields if field.kind == "quantity"} & set(columns)
    wanted = {name for name in quantities if _IN_HEADING.search(columns[name][0].heading)}
    if _SUM in quantities and any(_ABOVE.search(cell) for row in above for cell in row):
        wanted.add(_SUM)
    return [_in_full(row, wanted) for row in rows] if wanted else rows


def _in_full(row: Row, wanted: set[str]) -> Row:
    full = {name: in_ten_thousands(row.text(name)) for name in wanted & row.cells.keys()}
    return Row(row.number, {**row.cells, **full})
