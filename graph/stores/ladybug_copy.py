"""A copy of a Ladybug file to answer "what if": further rows stand in a transaction that is rolled back."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import ladybug
import pyarrow as pa
import pyarrow.compute as pc

from graph.difference import key_of
from graph.model import Triple
from graph.stores import DAYS, Store, StoreError, lost_ends
from graph.stores.ladybug_rows import ADDRESS_SPACE, answer, ask, copy_nodes, copy_relations
from graph.stores.supposition import Supposition
from graph.tables import GraphTables, relation_key


class LadybugCopy:
    """A copy that answers one supposition after the other, and none leaves a trace.

    `filled` counts the tables that got rows.
    """

    def __init__(self, path: Path) -> None:
        """Copy the file and open it. Raises StoreError where there is no room."""
        self.filled = 0
        self._folder = tempfile.TemporaryDirectory(prefix="liaison-", ignore_cleanup_errors=True)
        copy = Path(self._folder.name) / "supposed.lbug"
        try:
            shutil.copyfile(path, copy)
        except OSError as error:
            self._folder.cleanup()
            raise StoreError(
                f"无法复制图来推演：{error}", f"the graph cannot be copied to suppose something of it: {error}"
            ) from error
        self._database = ladybug.Database(copy, max_db_size=ADDRESS_SPACE, auto_checkpoint=False)
        self._connection = ladybug.Connection(self._database)
        self._connection.execute("CALL force_checkpoint_on_close=false")  # nobody reads the copy afterwards

    @contextmanager
    def supposing(self, extra: GraphTables) -> Iterator[Store]:
        """Yield a store that has the extra rows too, until it is left."""
        self.filled += len(extra.counts)
        supposed = _Supposed(self._connection, extra)
        try:
            yield supposed
        finally:
            supposed.close()

    def close(self) -> None:
        """Let go of the copy and remove it."""
        self._connection.close()
        self._database.close()
        self._folder.cleanup()


class _Supposed(Supposition):
    """A store within one transaction: the engine ends it at a query that fails, and it is begun again at the next."""

    def __init__(self, connection: ladybug.Connection, extra: GraphTables) -> None:
        self._connection, self._extra, self._begun = connection, extra, False
        self._begin()

    def table(self, cypher: str, /, **params: Any) -> pa.Table:
        """Answer a read query; see Store."""
        if not self._begun:
            self._begin()
        try:
            return answer(self._connection, cypher, params)
        except StoreError:
            self.close()
            raise

    def close(self) -> None:
        """Roll back; nothing to do where the engine has."""
        self._begun = False
        with suppress(RuntimeError):
            self._connection.execute("ROLLBACK")

    def _begin(self) -> None:
        self._connection.execute("BEGIN TRANSACTION")
        try:
            _merge(self._connection, self._extra)
        except BaseException:
            self.close()
            raise
        self._begun = True


def _merge(connection: ladybug.Connection, extra: GraphTables) -> None:
    """Add the rows whose keys are new, and move the days of events that are there.

    By COPY: rows that are created one by one stay outside the tables until they are committed, and queries of them
    have ended the process.
    """
    for label, table in extra.nodes.items():
        if table.num_rows:
            held = _ids(connection, label)
            _move(connection, label, table.filter(pc.is_in(table["id"], value_set=held["id"].combine_chunks())))
            copy_nodes(connection, label, _new_rows(table, held, ["id"]))
    for triple, table in extra.relations.items():
        if table.num_rows:
            _check_ends(connection, triple, table)
            copy_relations(connection, triple, _new_rows(table, _keys(connection, triple), relation_key(triple[1])))


def _move(connection: ladybug.Connection, label: str, table: pa.Table) -> None:
    """Give events that are there the days that are supposed of them."""
    if table.num_rows and set(DAYS) <= set(table.column_names):
        days = table.select(["id", *DAYS]).rename_columns(["_id", *(f"_{name}" for name in DAYS)]).combine_chunks()
        moved = ", ".join(f"n.{name} = _{name}" for name in DAYS)
        connection.execute(f"LOAD FROM $rows MATCH (n:`{label}` {{id: _id}}) SET {moved}", {"rows": days})


def _check_ends(connection: ladybug.Connection, triple: Triple, table: pa.Table) -> None:
    for label, end in ((triple[0], "from"), (triple[2], "to")):
        lost = table.num_rows - pc.sum(pc.is_in(table[end], value_set=_ids(connection, label)["id"])).as_py()
        if lost:
            raise lost_ends("-".join(triple), lost, table.num_rows)


def _ids(connection: ladybug.Connection, label: str) -> pa.Table:
    return ask(connection, f"MATCH (n:`{label}`) RETURN n.id AS id")


def _keys(connection: ladybug.Connection, triple: Triple) -> pa.Table:
    start, kind, end = triple
    ends = {"from": "a.id", "to": "b.id"}
    columns = ", ".join(f"{ends.get(key, f'r.`{key}`')} AS `{key}`" for key in relation_key(kind))
    return ask(connection, f"MATCH (a:`{start}`)-[r:`{kind}`]->(b:`{end}`) RETURN {columns}")


def _new_rows(table: pa.Table, held: pa.Table, keys: list[str]) -> pa.Table:
    return table.filter(pc.invert(pc.is_in(key_of(table, keys), value_set=key_of(held, keys))))
