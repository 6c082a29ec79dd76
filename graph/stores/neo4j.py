"""Neo4j by its own driver: the server gets the difference between the graph last applied and the new one.

A node `:Build {key: "graph", id, office, state, writer}` says whose graph the database holds, which build, and whether
that was applied whole. HOME/applied keeps the tables last applied, HOME/office.id what the office is called there.
Where the two do not agree (a crash, a lost folder, another machine), the server is asked what it really holds.
"""

import shutil
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, LiteralString

import filelock
import neo4j
import pyarrow as pa

from graph.difference import difference
from graph.model import NODES, RELATIONS
from graph.stores import Applied, Store, StoreError
from graph.stores.neo4j_batches import Batch, applying, supposed
from graph.stores.neo4j_session import Server, arrow
from graph.stores.reading import DURATION, check_read, nothing, read_back, spanned
from graph.stores.supposition import Supposition
from graph.tables import GraphTables

_BUILD = "MATCH (b:Build {key: 'graph'}) RETURN b.id AS id, b.office AS office, b.state AS state"
_BEGIN = """MERGE (b:Build {key: 'graph'}) ON CREATE SET b.office = $office
WITH b WHERE b.office = $office SET b.id = $id, b.state = 'applying', b.writer = $writer RETURN count(*) AS mine"""
# Sets a property to take the node's lock: of two writers on two machines the later one waits for the batch in hand,
# and the earlier one then finds itself replaced.
_GO_ON = "MATCH (b:Build {key: 'graph', writer: $writer}) SET b.state = $state RETURN count(*) AS mine"


class Neo4jStore:
    """One database of a Neo4j server; see Store."""

    def __init__(self, address: str, *, read_only: bool = False, home: Path | None = None) -> None:
        """Connect and log in; raises StoreError."""
        self._home, self._read_only = (home or Path()).resolve(), read_only
        self._server = Server(address)

    def table(self, cypher: str, /, **params: Any) -> pa.Table:
        """Answer a read query; see Store."""
        check_read(cypher, params)
        return self._server.ask(spanned(cypher, DURATION), params)

    def replace(self, tables: GraphTables) -> Applied:
        """Apply what differs, in batches; see Store. Where it was cut short, applying again mends it."""
        if self._read_only:
            raise StoreError("图是以只读方式打开的", "this graph was opened read only")
        tables.check()
        self._home.mkdir(parents=True, exist_ok=True)
        try:
            with filelock.FileLock(self._home / "applied.lock", timeout=0):
                return self._replace(tables, tables.digest())
        except filelock.Timeout as error:
            raise StoreError(
                f"另一个程序正在写入 {self._home} 的图，请稍后再试",
                f"another program is writing the graph of {self._home}; try again after it",
            ) from error

    @contextmanager
    def supposing(self, extra: GraphTables) -> Iterator[Store]:
        """Yield a store within a transaction that has the extra rows too and is rolled back; see Store."""
        if not extra.counts:
            yield self
            return
        store = _Supposed(self._server, extra)
        try:
            yield store
        finally:
            store.close()

    def close(self) -> None:
        """Close all connections."""
        self._server.close()

    def _replace(self, tables: GraphTables, digest: str) -> Applied:
        office = _office(self._home)
        build = self._build(office)
        base = self._base(build) if build else nothing()
        if base is not None and build.get("id") == digest:
            return Applied(digest, {}, {})
        _constrain(self._server)
        writer = uuid.uuid4().hex
        self._server.write(_claim, _BEGIN, id=digest, office=office, writer=writer)
        changes = difference(self._read_back() if base is None else base, tables)
        for batch in applying(changes):
            self._server.write(_apply, batch, writer)
        self._check_counts(tables)
        _keep(tables, self._home / "applied", digest)
        self._server.write(_claim, _GO_ON, writer=writer, state="applied")
        return Applied(digest, changes.put, changes.gone)

    def _ask(self, cypher: str) -> pa.Table:
        return self._server.ask(cypher, {})

    def _build(self, office: str) -> dict[str, str]:
        """Return the properties of the Build node, empty where there is none.

        Raises StoreError where the database is another office's, or holds a graph that no office of ours wrote.
        """
        found: list[dict[str, str]] = self._ask(_BUILD).to_pylist()
        if found and found[0]["office"] != office:
            other = found[0]["office"]
            raise StoreError(
                f"{self._server.name} 上是另一个机关的图（{other}）",
                f"{self._server.name} holds the graph of another office ({other})",
            )
        if not found and any(self._server.read(_held).values()):
            raise StoreError(
                f"{self._server.name} 上的图不是任何机关写入的；请用空数据库",
                f"{self._server.name} holds a graph that no office wrote; use an empty database",
            )
        return found[0] if found else {}

    def _base(self, build: dict[str, str]) -> GraphTables | None:
        """Return the tables that the database holds as far as the office knows; None where it does not know."""
        folder = self._home / "applied"
        digest = folder / "digest"
        known = digest.read_text(encoding="utf-8") if digest.is_file() else None
        if not build or build["state"] != "applied" or known != build["id"]:
            return None
        base = GraphTables.load(folder)
        return base if _expected(base) == self._server.read(_held) else None

    def _read_back(self) -> GraphTables:
        return read_back(self._ask, {name for name, count in self._server.read(_held).items() if count})

    def _check_counts(self, tables: GraphTables) -> None:
        expected, held = _expected(tables), self._server.read(_held)
        wrong = [f"{name}: {held[name]} instead of {n}" for name, n in expected.items() if held[name] != n]
        if wrong:
            counts = ", ".join(wrong)
            raise StoreError(
                f"服务器上的数量与写入的不符（{counts}）；请再导入一次",
                f"the server holds other counts than were applied ({counts}); apply again",
            )


class _Supposed(Supposition):
    """A store within one transaction, which is begun again after a query that fails."""

    def __init__(self, server: Server, extra: GraphTables) -> None:
        self._server, self._extra = server, extra
        self._session = server.session(neo4j.WRITE_ACCESS)
        try:
            self._transaction = self._begin()
        except StoreError:
            self._session.close()
            raise

    def table(self, cypher: str, /, **params: Any) -> pa.Table:
        """Answer a read query; see Store."""
        check_read(cypher, params)
        if self._transaction.closed():
            self._transaction = self._begin()
        try:
            with self._server.plain_errors():
                return arrow(self._transaction.run(spanned(cypher, DURATION), params))
        except StoreError:
            self._transaction.close()
            raise

    def close(self) -> None:
        """Roll back."""
        with self._server.plain_errors():
            self._session.close()

    def _begin(self) -> neo4j.Transaction:
        with self._server.plain_errors():
            transaction = self._session.begin_transaction()
            for batch in supposed(self._extra):
                batch.run(transaction)
            return transaction


def _claim(transaction: neo4j.ManagedTransaction, /, statement: LiteralString, **params: str) -> None:
    if not transaction.run(statement, params).single(strict=True)["mine"]:
        raise StoreError(
            "另一个程序开始写入这个图；这里没有再写入",
            "another program has begun to write this graph; nothing more was written here",
        )


def _apply(transaction: neo4j.ManagedTransaction, batch: Batch, writer: str) -> None:
    _claim(transaction, _GO_ON, writer=writer, state="applying")
    batch.run(transaction)


def _held(transaction: neo4j.ManagedTransaction) -> dict[str, int]:
    """Count the nodes of each label and the relations of each type; the server keeps these counts ready."""
    patterns = {n.name: f"(:`{n.name}`)" for n in NODES} | {r.name: f"()-[:`{r.name}`]->()" for r in RELATIONS}
    return {
        name: transaction.run(f"MATCH {pattern} RETURN count(*) AS n").single(strict=True)["n"]
        for name, pattern in patterns.items()
    }


def _expected(tables: GraphTables) -> dict[str, int]:
    counts = dict.fromkeys([*(n.name for n in NODES), *(r.name for r in RELATIONS)], 0)
    counts.update({label: table.num_rows for label, table in tables.nodes.items()})
    for (_, kind, _), table in tables.relations.items():
        counts[kind] += table.num_rows
    return counts


def _constrain(server: Server) -> None:
    """Make the keys unique; that is also the index by which a row finds its nodes."""
    present = {row["name"] for row in server.ask("SHOW CONSTRAINTS YIELD name", {}).to_pylist()}
    keys = [("Build", "key"), *((node.name, "id") for node in NODES)]
    absent = [(label, key) for label, key in keys if f"liaison_{label}_{key}" not in present]
    if absent:
        server.write(_add_constraints, absent)


def _add_constraints(transaction: neo4j.ManagedTransaction, keys: list[tuple[str, str]]) -> None:
    for label, key in keys:
        name = f"liaison_{label}_{key}"
        statement = f"CREATE CONSTRAINT {name} IF NOT EXISTS FOR (n:`{label}`) REQUIRE n.{key} IS UNIQUE"
        transaction.run(statement).consume()


def _office(home: Path) -> str:
    """Return what the office is called on its server: made once, kept in its folder, so that a copy keeps it."""
    path = home / "office.id"
    if not path.is_file():
        path.write_text(uuid.uuid4().hex, encoding="utf-8")
    return path.read_text(encoding="utf-8").strip()


def _keep(tables: GraphTables, folder: Path, digest: str) -> None:
    new = folder.with_name(f"{folder.name}.new")
    shutil.rmtree(new, ignore_errors=True)
    tables.save(new)
    (new / "digest").write_text(digest, encoding="utf-8")
    shutil.rmtree(folder, ignore_errors=True)
    new.rename(folder)
