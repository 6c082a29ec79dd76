"""How a Neo4j server is reached: the address, the driver, its errors in plain words, its values as Arrow."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Concatenate, ParamSpec, TypeVar
from urllib.parse import unquote, urlsplit

import neo4j
import pyarrow as pa
from neo4j.exceptions import AuthError, ClientError, DriverError, Neo4jError, TransientError

from graph.stores import QueryError, StoreError
from graph.stores.reading import tabulate

_CONNECT = 5.0
_RETRY = 5.0
"""Seconds: how long a connection may take, and for how long a transaction is tried again."""
P = ParamSpec("P")
T = TypeVar("T")


class Server:
    """One database of a server. Reads follow earlier writes of the same object (bookmarks)."""

    def __init__(self, address: str) -> None:
        """Connect and log in; raises StoreError."""
        parts = urlsplit(address)
        user = unquote(parts.username or "") or os.environ.get("NEO4J_USER") or "neo4j"
        password = unquote(parts.password or "") or os.environ.get("NEO4J_PASSWORD") or ""
        self.database = parts.path.strip("/") or os.environ.get("NEO4J_DATABASE") or None
        self.name = f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}"
        with self.plain_errors():
            self._bookmarks = neo4j.GraphDatabase.bookmark_manager()
            self._driver = neo4j.GraphDatabase.driver(
                self.name,
                auth=(user, password),
                connection_timeout=_CONNECT,
                connection_acquisition_timeout=_CONNECT + _RETRY,
                max_transaction_retry_time=_RETRY,
                notifications_min_severity="OFF",
            )
        try:
            with self.plain_errors():
                self._driver.verify_connectivity()
        except StoreError:
            self._driver.close()
            raise

    def ask(self, cypher: str, params: dict[str, Any]) -> pa.Table:
        """Answer in a read transaction, which the server itself keeps from writing."""
        return self.read(_answer, cypher, params)

    def read(self, work: Callable[Concatenate[neo4j.ManagedTransaction, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run the work in one read transaction, again where the server says that it may be tried again."""
        with self.plain_errors(), self.session(neo4j.READ_ACCESS) as session:
            return session.execute_read(work, *args, **kwargs)

    def write(
        self, work: Callable[Concatenate[neo4j.ManagedTransaction, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Run the work in one write transaction, again where the server says that it may be tried again."""
        with self.plain_errors(), self.session(neo4j.WRITE_ACCESS) as session:
            return session.execute_write(work, *args, **kwargs)

    def close(self) -> None:
        """Close all connections."""
        self._driver.close()

    def session(self, mode: str) -> neo4j.Session:
        """Return a new session in READ_ACCESS or WRITE_ACCESS."""
        return self._driver.session(
            database=self.database, default_access_mode=mode, bookmark_manager=self._bookmarks, fetch_size=10_000
        )

    @contextmanager
    def plain_errors(self) -> Iterator[None]:
        """Turn the driver's errors into QueryError and StoreError."""
        try:
            yield
        except AuthError as error:
            raise StoreError(
                f"{self.name}：用户名或密码不对（{error.message}）",
                f"{self.name}: wrong user or password ({error.message})",
            ) from error
        except ClientError as error:
            kind = QueryError if (error.code or "").startswith("Neo.ClientError.Statement") else StoreError
            raise kind(f"{self.name} 报错：{error.message}", f"{error.message}") from error
        except TransientError as error:
            raise StoreError(
                f"{self.name}：服务器繁忙：{error.message}", f"{self.name}: the server is busy: {error.message}"
            ) from error
        except (Neo4jError, DriverError, OSError) as error:
            raise StoreError(f"连接不上 {self.name}：{error}", f"{self.name} is out of reach: {error}") from error


def _answer(transaction: neo4j.ManagedTransaction, cypher: str, params: dict[str, Any]) -> pa.Table:
    return arrow(transaction.run(cypher, params))


def arrow(result: neo4j.Result) -> pa.Table:
    """Return all rows of a result; raises QueryError for values that are not plain."""
    return tabulate(list(result.keys()), result.values())
