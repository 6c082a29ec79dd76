"""Where the graph is kept. Only the modules in this folder import a database engine."""

from collections.abc import Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import pyarrow as pa

from graph.tables import GraphTables
from graph.words import UserError

DAYS = ("date", "latest")
"""The properties of an event that may be supposed to be others."""


class StoreError(UserError, RuntimeError):
    """The store cannot do what was asked: unreachable, wrong password, locked by another writer, damaged, read-only."""


class QueryError(StoreError):
    """The store refused a query: its text or its parameters are wrong."""


def lost_ends(name: str, lost: int, of: int) -> StoreError:
    """Return the error of relations whose ends are not in the graph."""
    return StoreError(
        f"{name}：{of} 条关系中有 {lost} 条的一端不存在",
        f"{name}: {lost} of {of} relations name nodes that do not exist",
    )


@dataclass(frozen=True)
class Applied:
    """What `replace` changed: rows added or changed, and rows removed, per table name; both empty: nothing to do."""

    build: str
    put: Mapping[str, int]
    removed: Mapping[str, int]


class Store(Protocol):
    """A graph that answers Cypher with Arrow tables of strings, ints, floats, bools, dates and lists of them."""

    def table(self, cypher: str, /, **params: Any) -> pa.Table:
        """Answer a read query. Raises QueryError for a bad text, StoreError where the store is out of reach."""

    def replace(self, tables: GraphTables, /) -> Applied:
        """Make the stored graph equal `tables`. Never leaves half a graph visible as a whole one."""

    def supposing(self, extra: GraphTables, /) -> AbstractContextManager["Store"]:
        """Answer as if the rows of `extra` were in the graph too (merged by key); nothing of it is kept.

        What is there stays as it is, but for the days of an event, which are those supposed.
        """

    def close(self) -> None:
        """Let go of files and connections."""


def open_store(address: str, *, read_only: bool = False, home: Path | None = None) -> Store:
    """Open the store at `address`.

    `ladybug:FOLDER` is the embedded engine (a relative FOLDER is below `home`, the office folder);
    `bolt://`, `neo4j://`, `neo4j+s://`, `bolt+s://`, `neo4j+ssc://`, `bolt+ssc://` are Neo4j by its own driver,
    `py2neo+bolt://` a read-only py2neo Graph. User, password and database of Neo4j come from the address
    (`bolt://user:password@host:port/database`) or from NEO4J_USER, NEO4J_PASSWORD, NEO4J_DATABASE.
    Raises StoreError where the address is of no known kind or the store cannot be opened.
    """
    scheme, _, rest = address.partition(":")
    if scheme == "ladybug":
        from graph.stores.ladybug import LadybugStore

        return LadybugStore((home or Path()) / rest, read_only=read_only)
    if scheme.startswith("py2neo+"):
        from graph.stores.py2neo import Py2neoStore

        return Py2neoStore(address.removeprefix("py2neo+"))
    if scheme.partition("+")[0] in ("neo4j", "bolt"):
        from graph.stores.neo4j import Neo4jStore

        return Neo4jStore(address, read_only=read_only, home=home)
    known = "ladybug:, neo4j://, bolt://, py2neo+bolt://"
    raise StoreError(f"没有“{scheme}”这种存储；可用：{known}", f"no store of the kind {scheme!r}; there are: {known}")
