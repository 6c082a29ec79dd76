"""How a Ladybug file is written, whole, and asked."""

import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import ladybug
import pyarrow as pa

from graph.model import NODES, RELATIONS, Kind, Property, Triple
from graph.stores import QueryError, StoreError
from graph.stores.reading import SUBTRACTION, check_read, plain, spanned
from graph.tables import GraphTables

SQL: Mapping[Kind, str] = {
    "text": "STRING",
    "int": "INT64",
    "float": "DOUBLE",
    "bool": "BOOL",
    "date": "DATE",
    "texts": "STRING[]",
}
ADDRESS_SPACE = 1 << 38
"""Bytes reserved for one file; the engine's own 8 TB does not fit under many a container's limit."""
warnings.filterwarnings("ignore", "The use of separate prepare", DeprecationWarning)
_OUT_OF_REACH = ("IO exception", "Storage exception", "Buffer manager exception")


def answer(connection: ladybug.Connection, cypher: str, params: Mapping[str, Any]) -> pa.Table:
    """Answer a read query; see Store.table."""
    check_read(cypher, params)
    try:
        return plain(ask(connection, spanned(cypher, SUBTRACTION), params))
    except StoreError:
        raise
    except RuntimeError as error:
        kind = StoreError if str(error).startswith(_OUT_OF_REACH) else QueryError
        raise kind(f"图引擎报错：{error}", str(error)) from error


def schema() -> list[str]:
    """Return the statements that make the model's tables."""
    nodes = [f"CREATE NODE TABLE `{n.name}`(id STRING PRIMARY KEY{_columns(n.properties)})" for n in NODES]
    relations = [
        f"CREATE REL TABLE `{r.name}`({', '.join(f'FROM `{a}` TO `{b}`' for a, b in r.pairs)}{_columns(r.properties)})"
        for r in RELATIONS
    ]
    return nodes + relations


def make(path: Path, tables: GraphTables) -> None:
    """Write the whole graph to a new file. The tables must be checked: Ladybug 0.22.0 dies of a key given twice.

    Raises StoreError where the engine fails or holds other counts than the tables.
    """
    try:
        with _writing(path) as connection:
            for statement in schema():
                connection.execute(statement)
            for label, table in tables.nodes.items():
                copy_nodes(connection, label, table)
            for triple, table in tables.relations.items():
                copy_relations(connection, triple, table)
            _check_counts(connection, tables)
    except RuntimeError as error:
        raise StoreError(f"图无法写入：{error}", f"the graph could not be written: {error}") from error


@contextmanager
def _writing(path: Path) -> Iterator[ladybug.Connection]:
    # One checkpoint at the end: after every COPY it is half the time of a small graph. Said here, since one at closing
    # would keep its errors to itself.
    with (
        ladybug.Database(path, max_db_size=ADDRESS_SPACE, auto_checkpoint=False) as database,
        ladybug.Connection(database) as connection,
    ):
        yield connection
        connection.execute("CHECKPOINT")


def ask(connection: ladybug.Connection, cypher: str, params: Mapping[str, Any] | None = None) -> pa.Table:
    """Return what the engine answers, in its own types. Raises RuntimeError."""
    given = dict(params or {})
    # A text would be kept, prepared, as long as the connection, with the memory that it took: 15 MB for many a measure.
    answer = connection.execute(connection.prepare(cypher, given), given)
    if isinstance(answer, list):
        raise QueryError("一次只能一个查询", "one query at a time")
    with answer:
        # The engine's own choice of chunks holds room for ten million values, whatever comes, as long as any is kept.
        return answer.get_as_arrow(max(1, answer.get_num_tuples()))


def _columns(properties: tuple[Property, ...]) -> str:
    return "".join(f", `{p.name}` {SQL[p.kind]}" for p in properties) + ", `rows` STRING[]"


# COPY ends at a chunk without rows, with no error: a filter leaves such chunks behind.
def copy_nodes(connection: ladybug.Connection, label: str, table: pa.Table) -> None:
    """Write nodes whose keys are new."""
    if table.num_rows:
        connection.execute(f"COPY `{label}` FROM $rows", {"rows": table.combine_chunks()})


def copy_relations(connection: ladybug.Connection, triple: Triple, table: pa.Table) -> None:
    """Write relations whose keys are new; their ends must be there."""
    start, kind, end = triple
    if table.num_rows:
        rows = {"rows": table.combine_chunks()}
        connection.execute(f"COPY `{kind}` FROM $rows (from='{start}', to='{end}')", rows)


def _check_counts(connection: ladybug.Connection, tables: GraphTables) -> None:
    for label, table in tables.nodes.items():
        if table.num_rows:
            _check_count(connection, label, f"(:`{label}`)", table.num_rows)
    for (start, kind, end), table in tables.relations.items():
        if table.num_rows:
            pattern = f"(:`{start}`)-[:`{kind}`]->(:`{end}`)"
            _check_count(connection, f"{start}-{kind}-{end}", pattern, table.num_rows)


def _check_count(connection: ladybug.Connection, name: str, pattern: str, expected: int) -> None:
    held = ask(connection, f"MATCH {pattern} RETURN count(*) AS n")["n"][0].as_py()
    if held != expected:
        raise StoreError(
            f"{name}：写入 {expected} 行，文件中有 {held} 行",
            f"{name}: {expected} rows were written, the file holds {held}",
        )
