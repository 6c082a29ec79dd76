"""Appointments: a column 聘期 that says both the first and the last day."""

from loaders.dates import parse_day
from loaders.rows import Row


def expand(row: Row) -> list[Row]:
    """Return the row with 2023.1-2025.12 as its first and last day; a term in words (三年) stays as it is."""
    said = row.text("tenure")
    span = parse_day(said) if said else None
    rest = {field: cell for field, cell in row.cells.items() if field != "tenure"}
    if span and span.rough:
        days = {"since": span.first.isoformat(), "until": span.last.isoformat()}
        return [Row(row.number, {**days, **rest})]
    return [row if said else Row(row.number, rest)]
