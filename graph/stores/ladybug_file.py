"""One Ladybug file: made whole from tables, read, and copied to answer "what if"."""

import ctypes
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import ladybug
import pyarrow as pa
import pyarrow.compute as pc

from graph.difference import key_of
from graph.model import NODES, RELATIONS, Kind, Property, Triple
from graph.stores import DAYS, Applied, QueryError, Store, StoreError, lost_ends
from graph.stores.reading import SUBTRACTION, check_read, plain, spanned
from graph.tables import GraphTables, relation_key
from graph.words import Text

REBUILD = Text("请从台账重建：liaison load --rebuild", "make it again from the ledger: liaison load --rebuild")
SQL: Mapping[Kind, str] = {
    "text": "STRING",
    "int": "INT64",
    "float": "DOUBLE",
    "bool": "BOOL",
    "date": "DATE",
    "texts": "STRING[]",
}
_ADDRESS_SPACE = 1 << 38
"""Bytes reserved for one file; the engine's own 8 TB does not fit under many a container's limit."""
_OUT_OF_REACH = ("IO exception", "Storage exception", "Buffer manager exception")


class LadybugFile:
    """One file, read only; several threads may ask at once."""

    def __init__(self, path: Path, database: ladybug.Database | None = None) -> None:
        """Open the file, or take a database of it; raises StoreError where the engine does not take it."""
        try:
            self._database = database or ladybug.Database(path, read_only=True, max_db_size=_ADDRESS_SPACE)
        except RuntimeError as error:
            raise StoreError(
                f"无法打开 {path.name}（{error}）；{REBUILD.zh}",
                f"{path.name} cannot be opened ({error}); {REBUILD.en}",
            ) from error
        self._path = path

    def table(self, cypher: str, /, **params: Any) -> pa.Table:
        """Answer a read query; see Store."""
        check_read(cypher, params)
        try:
            with ladybug.Connection(self._database) as connection:
                return plain(_ask(connection, spanned(cypher, SUBTRACTION), params))
        except StoreError:
            raise
        except RuntimeError as error:
            kind = StoreError if str(error).startswith(_OUT_OF_REACH) else QueryError
            raise kind(f"图引擎报错：{error}", str(error)) from error

    def replace(self, _tables: GraphTables) -> Applied:
        """Raise StoreError: a file is never changed."""
        raise StoreError("图是只读的", "this graph is read only")

    @contextmanager
    def supposing(self, extra: GraphTables) -> Iterator[Store]:
        """Yield a store over a copy that has the extra rows too; see Store."""
        if not extra.counts:
            yield self
            return
        with tempfile.TemporaryDirectory(prefix="liaison-", ignore_cleanup_errors=True) as folder:
            copy = Path(folder) / "supposed.lbug"
            try:
                shutil.copyfile(self._path, copy)
            except OSError as error:
                raise StoreError(
                    f"无法复制图来推演：{error}", f"the graph cannot be copied to suppose something of it: {error}"
                ) from error
            with ladybug.Database(copy, max_db_size=_ADDRESS_SPACE, auto_checkpoint=False) as database:
                with ladybug.Connection(database) as connection:
                    connection.execute("CALL force_checkpoint_on_close=false")  # nobody reads the copy afterwards
                    _merge(connection, extra)
                yield LadybugFile(copy, database)
        _give_back()

    def close(self) -> None:
        """Let go of the file."""
        self._database.close()
        _give_back()


def _give_back() -> None:
    """Hand freed memory back to the system: glibc keeps it for the engine's threads, 250 MB more each night."""
    if sys.platform == "linux" and hasattr(libc := ctypes.CDLL(None), "malloc_trim"):
        libc.malloc_trim(0)


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
                _copy_nodes(connection, label, table)
            for triple, table in tables.relations.items():
                _copy_relations(connection, triple, table)
            _check_counts(connection, tables)
    except RuntimeError as error:
        raise StoreError(f"图无法写入：{error}", f"the graph could not be written: {error}") from error


@contextmanager
def _writing(path: Path) -> Iterator[ladybug.Connection]:
    # One checkpoint at the end: after every COPY it is half the time of a small graph. Said here, since one at closing
    # would keep its errors to itself.
    with (
        ladybug.Database(path, max_db_size=_ADDRESS_SPACE, auto_checkpoint=False) as database,
        ladybug.Connection(database) as connection,
    ):
        yield connection
        connection.execute("CHECKPOINT")


def _ask(connection: ladybug.Connection, cypher: str, params: Mapping[str, Any] | None = None) -> pa.Table:
    answer = connection.execute(cypher, dict(params or {}))
    if isinstance(answer, list):
        raise QueryError("一次只能一个查询", "one query at a time")
    with answer:
        # The engine's own choice of chunks holds room for ten million values, whatever comes, as long as any is kept.
        return answer.get_as_arrow(max(1, answer.get_num_tuples()))


def _columns(properties: tuple[Property, ...]) -> str:
    return "".join(f", `{p.name}` {SQL[p.kind]}" for p in properties) + ", `rows` STRING[]"


# COPY ends at a chunk without rows, with no error: a filter leaves such chunks behind.
def _copy_nodes(connection: ladybug.Connection, label: str, table: pa.Table) -> None:
    if table.num_rows:
        connection.execute(f"COPY `{label}` FROM $rows", {"rows": table.combine_chunks()})


def _copy_relations(connection: ladybug.Connection, triple: Triple, table: pa.Table) -> None:
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
    held = _ask(connection, f"MATCH {pattern} RETURN count(*) AS n")["n"][0].as_py()
    if held != expected:
        raise StoreError(
            f"{name}：写入 {expected} 行，文件中有 {held} 行",
            f"{name}: {expected} rows were written, the file holds {held}",
        )


def _merge(connection: ladybug.Connection, extra: GraphTables) -> None:
    for label, table in extra.nodes.items():
        if table.num_rows:
            held = _ids(connection, label)
            _move(connection, label, table.filter(pc.is_in(table["id"], value_set=held["id"].combine_chunks())))
            _copy_nodes(connection, label, _new_rows(table, held, ["id"]))
    for triple, table in extra.relations.items():
        if table.num_rows:
            _check_ends(connection, triple, table)
            _copy_relations(connection, triple, _new_rows(table, _keys(connection, triple), relation_key(triple[1])))


def _move(connection: ladybug.Connection, label: str, table: pa.Table) -> None:
    """Give events that are there the days that are supposed of them."""
    if table.num_rows and set(DAYS) <= set(table.column_names):
        moved = """UNWIND $rows AS r WITH r.id AS id, date(r.date) AS first, date(r.latest) AS last
            MATCH (n:`{}` {{id: id}}) SET n.date = first, n.latest = last"""
        # As texts: a list of nulls has no type, and is taken for one of texts.
        days = [pc.cast(table[name], pa.string()) for name in DAYS]
        rows = pa.table([table["id"], *days], names=["id", *DAYS]).to_pylist()
        connection.execute(moved.format(label), {"rows": rows})


def _check_ends(connection: ladybug.Connection, triple: Triple, table: pa.Table) -> None:
    for label, end in ((triple[0], "from"), (triple[2], "to")):
        lost = table.num_rows - pc.sum(pc.is_in(table[end], value_set=_ids(connection, label)["id"])).as_py()
        if lost:
            raise lost_ends("-".join(triple), lost, table.num_rows)


def _ids(connection: ladybug.Connection, label: str) -> pa.Table:
    return _ask(connection, f"MATCH (n:`{label}`) RETURN n.id AS id")


def _keys(connection: ladybug.Connection, triple: Triple) -> pa.Table:
    start, kind, end = triple
    ends = {"from": "a.id", "to": "b.id"}
    columns = ", ".join(f"{ends.get(key, f'r.`{key}`')} AS `{key}`" for key in relation_key(kind))
    return _ask(connection, f"MATCH (a:`{start}`)-[r:`{kind}`]->(b:`{end}`) RETURN {columns}")


def _new_rows(table: pa.Table, held: pa.Table, keys: list[str]) -> pa.Table:
    return table.filter(pc.invert(pc.is_in(key_of(table, keys), value_set=key_of(held, keys))))
