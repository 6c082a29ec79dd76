"""What has to change for one graph to become another: per table, the rows to put and the keys to remove."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from graph.model import Triple
from graph.tables import GraphTables, relation_key

_BETWEEN = "\x1f"


@dataclass(frozen=True)
class Difference:
    """Tables that do not change are left out; `put` has whole rows, new or changed, `gone` only keys."""

    nodes_put: Mapping[str, pa.Table]
    nodes_gone: Mapping[str, pa.Table]
    relations_put: Mapping[Triple, pa.Table]
    relations_gone: Mapping[Triple, pa.Table]

    @property
    def put(self) -> dict[str, int]:
        """Rows to put per table name ("Member", "Member-MADE-Visit")."""
        return _counts(self.nodes_put, self.relations_put)

    @property
    def gone(self) -> dict[str, int]:
        """Rows to remove per table name."""
        return _counts(self.nodes_gone, self.relations_gone)


def difference(old: GraphTables, new: GraphTables) -> Difference:
    """Compare two graphs table by table, by key, whatever the order of their rows."""
    nodes = {label: _changes(old.nodes[label], table, ["id"]) for label, table in new.nodes.items()}
    relations = {
        triple: _changes(old.relations[triple], table, relation_key(triple[1]))
        for triple, table in new.relations.items()
    }
    return Difference(
        {label: put for label, (put, _) in nodes.items() if put.num_rows},
        {label: gone for label, (_, gone) in nodes.items() if gone.num_rows},
        {triple: put for triple, (put, _) in relations.items() if put.num_rows},
        {triple: gone for triple, (_, gone) in relations.items() if gone.num_rows},
    )


def key_of(table: pa.Table, keys: list[str]) -> pa.ChunkedArray:
    """Return one text per row that is equal where all key columns are equal."""
    parts = [table[key].cast(pa.string()) for key in keys]
    return parts[0] if len(parts) == 1 else pc.binary_join_element_wise(*parts, _BETWEEN)


def _changes(old: pa.Table, new: pa.Table, keys: list[str]) -> tuple[pa.Table, pa.Table]:
    if not old.num_rows or not new.num_rows:
        return new, old.select(keys)
    old_key, new_key = key_of(old, keys), key_of(new, keys)
    gone = old.filter(pc.invert(pc.is_in(old_key, value_set=new_key))).select(keys)
    found = pc.index_in(new_key, value_set=old_key)
    # A row that is not in `old` is compared with row 0 of it; `is_null` then says that it is new.
    before = old.take(pc.fill_null(found, 0))
    changed = pc.is_null(found)
    for name in new.column_names:
        changed = pc.or_(changed, _differs(before[name], new[name]))
    return new.filter(changed), gone


def _differs(left: pa.ChunkedArray, right: pa.ChunkedArray) -> pa.ChunkedArray:
    if pa.types.is_list(left.type):
        lengths = _differs(pc.list_value_length(left), pc.list_value_length(right))
        return pc.or_(lengths, _differs(pc.binary_join(left, _BETWEEN), pc.binary_join(right, _BETWEEN)))
    one_null = pc.xor(pc.is_null(left), pc.is_null(right))
    return pc.or_(one_null, pc.fill_null(pc.not_equal(left, right), False))


def _counts(nodes: Mapping[str, pa.Table], relations: Mapping[Triple, pa.Table]) -> dict[str, int]:
    named: Iterator[tuple[str, pa.Table]] = (("-".join(triple), table) for triple, table in relations.items())
    return {name: table.num_rows for name, table in (*nodes.items(), *named)}
