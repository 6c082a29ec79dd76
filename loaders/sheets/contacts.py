"""Contact lists: one cell may name several members or several contacts; each pair is a record."""

from itertools import product

from graph.vocabulary import value_of
from loaders.lists import split_names
from loaders.rows import Row


def expand(row: Row) -> list[Row]:
    """Return one row for each member and contact named; numbers go along where there are as many as names."""
    row = _kind_of_link(row)
    members = _paired(row, "member", "member_number")
    contacts = _paired(row, "name", "number")
    if len(members) * len(contacts) == 1:
        return [row]
    return [Row(row.number, {**row.cells, **member, **contact}) for member, contact in product(members, contacts)]


def _kind_of_link(row: Row) -> Row:
    """Return the row with 固定 as the kind of link, though its heading is that of the kind of contact (类型, type)."""
    said = row.text("type")
    if "kind" in row.cells or value_of("contact_kind", said) not in ("fixed", "flexible"):
        return row
    return Row(row.number, {**{name: cell for name, cell in row.cells.items() if name != "type"}, "kind": said})


def _paired(row: Row, name: str, number: str) -> list[dict[str, str]]:
    names, numbers = split_names(row.text(name)), split_names(row.text(number))
    if len(names) < 2:
        return [{}]
    if len(numbers) == len(names):
        return [{name: one, number: code} for one, code in zip(names, numbers, strict=True)]
    return [{name: one, number: ""} if numbers else {name: one} for one in names]
