"""Rows as batches of UNWIND: what a difference, or a supposition, is for a Neo4j server."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import neo4j
import pyarrow as pa

from graph.difference import Difference
from graph.model import RELATION, Triple
from graph.stores import DAYS, lost_ends
from graph.tables import GraphTables, relation_key

SIZE = 5_000
"""Rows of one transaction: a few megabytes of the server's memory."""
Transaction = neo4j.ManagedTransaction | neo4j.Transaction


@dataclass(frozen=True)
class Batch:
    """One statement over some rows. `whole`: every row must find the nodes that it hangs on."""

    name: str
    cypher: str
    rows: list[dict[str, Any]]
    whole: bool = True

    def run(self, transaction: Transaction) -> None:
        """Run it; raises StoreError where a relation's end does not exist."""
        record = transaction.run(self.cypher, rows=self.rows).single(strict=True)
        lost = len(self.rows) - record["done"]
        if self.whole and lost:
            raise lost_ends(self.name, lost, len(self.rows))


def applying(changes: Difference) -> Iterator[Batch]:
    """Yield the batches of a change, in an order in which no relation ever lacks an end."""
    for triple, table in changes.relations_gone.items():
        yield from _batches("-".join(triple), _unlink(triple), table, whole=False)
    for label, table in changes.nodes_gone.items():
        yield from _batches(label, _remove(label), table, whole=False)
    for label, table in changes.nodes_put.items():
        yield from _batches(label, _put(label, "SET"), table)
    for triple, table in changes.relations_put.items():
        yield from _batches("-".join(triple), _link(triple, "SET"), table)


def supposed(extra: GraphTables) -> Iterator[Batch]:
    """Yield the batches that add what is not there yet and leave what is, but for the days of an event."""
    for label, table in extra.nodes.items():
        dated = set(DAYS) <= set(table.column_names)
        moved = f"ON MATCH SET {', '.join(f'n.{day} = r.{day}' for day in DAYS)} " if dated else ""
        yield from _batches(label, _put(label, f"{moved}ON CREATE SET"), table)
    for triple, table in extra.relations.items():
        yield from _batches("-".join(triple), _link(triple, "ON CREATE SET"), table)


def _batches(name: str, cypher: str, table: pa.Table, *, whole: bool = True) -> Iterator[Batch]:
    for start in range(0, table.num_rows, SIZE):
        rows = table.slice(start, SIZE).to_pylist()
        # A property that is left out is as null as one that is sent as null, and costs nothing to send.
        yield Batch(name, cypher, [{k: v for k, v in row.items() if v is not None} for row in rows], whole)


def _put(label: str, how: str) -> str:
    return f"UNWIND $rows AS r MERGE (n:`{label}` {{id: r.id}}) {how} n = r RETURN count(*) AS done"


def _remove(label: str) -> str:
    return f"UNWIND $rows AS r MATCH (n:`{label}` {{id: r.id}}) DETACH DELETE n RETURN count(*) AS done"


def _link(triple: Triple, how: str) -> str:
    start, kind, end = triple
    keys = ", ".join(f"{key}: r.{key}" for key in relation_key(kind)[2:])
    names = [*(p.name for p in RELATION[kind].properties), "rows"]
    values = ", ".join(f"{name}: r.`{name}`" for name in names)
    return (
        f"UNWIND $rows AS r MATCH (a:`{start}` {{id: r.`from`}}) MATCH (b:`{end}` {{id: r.`to`}}) "
        f"MERGE (a)-[x:`{kind}` {{{keys}}}]->(b) {how} x = {{{values}}} RETURN count(*) AS done"
    )


def _unlink(triple: Triple) -> str:
    start, kind, end = triple
    same = " AND ".join(f"x.{key} = r.{key}" for key in relation_key(kind)[2:])
    return (
        f"UNWIND $rows AS r MATCH (a:`{start}` {{id: r.`from`}})-[x:`{kind}`]->(b:`{end}` {{id: r.`to`}}) "
        f"{f'WHERE {same} ' if same else ''}DELETE x RETURN count(*) AS done"
    )
