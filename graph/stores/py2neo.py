"""A py2neo Graph, read only: for offices whose notebooks still hold one. py2neo's life ended in 2023."""

from contextlib import AbstractContextManager
from typing import Any

import pyarrow as pa

from graph.stores import Applied, QueryError, Store, StoreError
from graph.stores.reading import DURATION, check_read, spanned, tabulate
from graph.tables import GraphTables
from graph.words import Text

try:
    import py2neo
    from py2neo.errors import ClientError
except ImportError as error:
    install = "pip install 'liaison-graph[py2neo]'"
    raise StoreError(f"没有安装 py2neo：{install}", f"py2neo is not installed: {install}") from error

_READ_ONLY = Text(
    "py2neo 在此只读；导入和推演请用同一服务器的 bolt:// 地址",
    "py2neo only reads here: load, and suppose, through the same server's bolt:// address",
)


class Py2neoStore:
    """Only `run(...).data()`, which is what of py2neo still works with Neo4j 5; see Store."""

    def __init__(self, address: str) -> None:
        """Connect and log in; raises StoreError."""
        try:
            self._graph = py2neo.Graph(address)
        except Exception as error:  # py2neo raises AttributeError, OSError and its own, by the way it fails
            raise StoreError(
                f"py2neo：{error}；请核对地址、用户名和密码",
                f"py2neo: {error}; are the address, user and password right?",
            ) from error

    def table(self, cypher: str, /, **params: Any) -> pa.Table:
        """Answer a read query; see Store."""
        check_read(cypher, params)
        try:
            cursor = self._graph.auto(readonly=True).run(spanned(cypher, DURATION), params)
            return tabulate(cursor.keys(), [list(record.values()) for record in cursor])
        except ClientError as error:
            raise QueryError(f"查询有误：{error}", str(error)) from error

    def replace(self, _tables: GraphTables) -> Applied:
        """Raise StoreError: py2neo only reads."""
        raise StoreError(_READ_ONLY)

    def supposing(self, _extra: GraphTables) -> AbstractContextManager[Store]:
        """Raise StoreError: py2neo only reads."""
        raise StoreError(_READ_ONLY)

    def close(self) -> None:
        """Let go of the connections."""
        self._graph = None
