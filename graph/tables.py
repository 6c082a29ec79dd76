"""The graph as Arrow tables: one a node label, one a relation endpoint pair. What a build makes and a store takes."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from graph.digest import feed
from graph.model import NODE, NODES, RELATION, TRIPLES, Kind, Triple
from graph.words import WrongValueError

ARROW: dict[Kind, pa.DataType] = {
    "text": pa.string(),
    "int": pa.int64(),
    "float": pa.float64(),
    "bool": pa.bool_(),
    "date": pa.date32(),
    "texts": pa.list_(pa.string()),
}
ROWS = pa.field("rows", pa.list_(pa.string()))
Row = Mapping[str, Any]


def node_schema(label: str) -> pa.Schema:
    """Return the columns of a node table: id, the model's properties, rows."""
    properties = [pa.field(p.name, ARROW[p.kind]) for p in NODE[label].properties]
    return pa.schema([pa.field("id", pa.string(), nullable=False), *properties, ROWS])


def relation_schema(kind: str) -> pa.Schema:
    """Return the columns of a relation table: from, to (node ids), the model's properties, rows."""
    ends = [pa.field(end, pa.string(), nullable=False) for end in ("from", "to")]
    return pa.schema([*ends, *(pa.field(p.name, ARROW[p.kind]) for p in RELATION[kind].properties), ROWS])


def relation_key(kind: str) -> list[str]:
    """Return the columns that tell two relations of one type apart: a dated one may have several stints."""
    return list(RELATION[kind].key)


class BrokenGraphError(WrongValueError):
    """Tables that are no graph: a key twice, an end that does not exist, a column of the wrong type."""

    def __init__(self, said: str) -> None:
        super().__init__(f"图的数据自相矛盾，是程序的错误：{said}", said)


@dataclass(frozen=True)
class GraphTables:
    """A whole graph. Every label and every triple of the model has a table, empty ones included."""

    nodes: Mapping[str, pa.Table]
    relations: Mapping[Triple, pa.Table]

    @classmethod
    def from_rows(cls, nodes: Mapping[str, Iterable[Row]], relations: Mapping[Triple, Iterable[Row]]) -> "GraphTables":
        """Make tables from plain rows; properties a row leaves out are null, or "" where they are part of a key."""
        unknown = (set(nodes) - set(NODE)) | (set(relations) - set(TRIPLES))
        if unknown:
            raise BrokenGraphError(f"not in the model: {sorted(map(str, unknown))}")
        return cls(
            {n.name: _table(nodes.get(n.name, ()), node_schema(n.name)) for n in NODES},
            {t: _table(_keyed(relations.get(t, ()), t[1]), relation_schema(t[1])) for t in TRIPLES},
        )

    @property
    def counts(self) -> dict[str, int]:
        """Rows of each non-empty table, as "Member" or "Member-MADE-Visit"."""
        return {name: table.num_rows for name, _, table in self._named() if table.num_rows}

    def check(self) -> "GraphTables":
        """Return self, or raise BrokenGraphError: keys are there and unique, the ends of every relation exist."""
        for name, _, table in self._named():
            _no_null_items(table, name)
        for label, table in self.nodes.items():
            _unique(table, ["id"], label)
        for (start, kind, end), table in self.relations.items():
            if table.num_rows:
                _unique(table, relation_key(kind), f"{start}-{kind}-{end}")
                _ends_exist(table, "from", self.nodes[start], f"{start}-{kind}-{end}")
                _ends_exist(table, "to", self.nodes[end], f"{start}-{kind}-{end}")
        return self

    def digest(self) -> str:
        """Return a hash of the content: equal tables, in any row order, have equal digests."""
        total = hashlib.sha256()
        for name, keys, table in self._named():
            if table.num_rows:
                total.update(name.encode())
                ordered = table.sort_by([(key, "ascending") for key in keys])
                for column, values in zip(ordered.column_names, ordered.columns, strict=True):
                    total.update(column.encode())
                    feed(total, values)
        return total.hexdigest()[:16]

    def save(self, folder: Path) -> None:
        """Write one Parquet file a non-empty table."""
        folder.mkdir(parents=True, exist_ok=True)
        for name, _, table in self._named():
            if table.num_rows:
                pq.write_table(table, folder / f"{name}.parquet", compression="zstd")

    @classmethod
    def load(cls, folder: Path) -> "GraphTables":
        """Read what `save` wrote; a table without a file is empty."""

        def read(name: str, schema: pa.Schema) -> pa.Table:
            path = folder / f"{name}.parquet"
            return pq.read_table(path, schema=schema) if path.exists() else schema.empty_table()

        return cls(
            {n.name: read(n.name, node_schema(n.name)) for n in NODES},
            {t: read("-".join(t), relation_schema(t[1])) for t in TRIPLES},
        )

    def _named(self) -> Iterator[tuple[str, list[str], pa.Table]]:
        for label, table in self.nodes.items():
            yield label, ["id"], table
        for triple, table in self.relations.items():
            yield "-".join(triple), relation_key(triple[1]), table


def _keyed(rows: Iterable[Row], kind: str) -> Iterable[Row]:
    """Fill in what a key needs: no engine can tell relations apart by a null."""
    blank = dict.fromkeys(RELATION[kind].keyed, "")
    return (
        [blank | {k: v for k, v in row.items() if v is not None or k not in blank} for row in rows] if blank else rows
    )


def _table(rows: Iterable[Row], schema: pa.Schema) -> pa.Table:
    listed = rows if isinstance(rows, list) else list(rows)
    stray = {key for row in listed for key in row} - set(schema.names)
    if stray:
        raise BrokenGraphError(f"not in the model: {sorted(stray)}")
    return pa.Table.from_pylist(listed, schema=schema)


def _no_null_items(table: pa.Table, name: str) -> None:
    for column, values in zip(table.column_names, table.columns, strict=True):
        if pa.types.is_list(values.type) and pc.list_flatten(values).null_count:
            raise BrokenGraphError(f"{name}: a list in {column!r} has a null in it, which Neo4j cannot store")


def _unique(table: pa.Table, keys: list[str], name: str) -> None:
    if any(table[key].null_count for key in keys):
        raise BrokenGraphError(f"{name}: a key is missing: one of {', '.join(keys)} is null")
    if table.select(keys).group_by(keys).aggregate([]).num_rows != table.num_rows:
        counted = table.select(keys).group_by(keys).aggregate([([], "count_all")])
        twice = counted.filter(pc.greater(counted["count_all"], 1)).slice(0, 3).to_pylist()
        raise BrokenGraphError(f"{name}: the same key twice: {twice}")


def _ends_exist(table: pa.Table, end: str, nodes: pa.Table, name: str) -> None:
    missing = pc.invert(pc.is_in(table[end], value_set=nodes["id"]))
    if pc.any(missing).as_py():
        raise BrokenGraphError(f"{name}: {end!r} names no node: {table[end].filter(missing).slice(0, 3).to_pylist()}")
