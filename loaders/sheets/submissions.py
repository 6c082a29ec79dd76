"""Opinion reports and proposals: who signs along is no submitter twice."""

from loaders.lists import split_names
from loaders.rows import Row


def expand(row: Row) -> list[Row]:
    """Return the row with those left out of its co-signers who are submitters already."""
    first = row.cells.get("submitters", "")
    along = row.cells.get("cosigners", "")
    if not along or not isinstance(along, str) or not isinstance(first, str):
        return [row]
    left = [name for name in split_names(along) if name not in split_names(first)]
    return [Row(row.number, {**row.cells, "cosigners": tuple(left)})]
