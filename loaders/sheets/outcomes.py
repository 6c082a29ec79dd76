"""Outcomes and donations: a number with its unit beside it in one cell, and sums in units of ten thousand."""

import re

from loaders.quantities import parse_quantity
from loaders.rows import Row

_YUAN = re.compile(r"(?:人民币)?\s*[(（]?\s*(万)?\s*(?:元|圆|yuan|rmb|cny)\s*[)）]?", re.IGNORECASE)


def expand(row: Row) -> list[Row]:
    """Return the row with the unit that stands in its cell of quantity, 3.2公里, where no column says one."""
    found = parse_quantity(row.text("quantity")) if "unit" not in row.cells else None
    return [Row(row.number, {**row.cells, "unit": found.unit})] if found and found.unit else [row]


def in_yuan(row: Row) -> list[Row]:
    """Return the row with its sum in yuan where its unit is ten thousand yuan; other units stay (袋 of rice)."""
    written, unit = row.text("amount"), _YUAN.fullmatch(row.text("unit"))
    if unit and unit[1]:
        return [Row(row.number, {**row.cells, "amount": in_ten_thousands(written), "unit": "元"})]
    found = parse_quantity(written) if "unit" not in row.cells else None
    return [Row(row.number, {**row.cells, "unit": found.unit})] if found and found.unit else [row]


def in_ten_thousands(written: str) -> str:
    """Return a bare number as so many times ten thousand: 12.5 is 12.5万, 70余 is 70余万; 12.5万元 stays."""
    found = parse_quantity(written)
    return f"{written}万" if found and not found.unit and "万" not in written else written
