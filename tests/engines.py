"""The engines that a test can run on, all real: a plugin that tests/conftest.py names."""

from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from graph.stores import Store, open_store
from graph.tables import GraphTables
from tests.conftest import lacking
from tests.neo4j.server import Neo4jServer, StartError

ENGINES = ("ladybug", "neo4j")


@dataclass
class Engine:
    """One engine with an empty graph. `address` is for readers, `writer` for whoever loads."""

    name: str
    address: str
    writer: str
    home: Path
    server: Neo4jServer | None = None
    opened: list[Store] = field(default_factory=list)

    def store(self, *, read_only: bool = False) -> Store:
        """Open the store that the engine's users ask; closed after the test."""
        return self._open(self.address, read_only)

    def loader(self) -> Store:
        """Open the store that writes: the same one, but for an engine that only reads."""
        return self._open(self.writer, read_only=False)

    def holding(self, tables: GraphTables) -> Store:
        """Load the tables and open a store to ask them."""
        self.loader().replace(tables)
        return self.store()

    def close(self) -> None:
        for store in self.opened:
            store.close()

    def _open(self, address: str, read_only: bool) -> Store:
        store = open_store(address, read_only=read_only, home=self.home)
        self.opened.append(store)
        return store


@pytest.fixture(scope="session")
def neo4j_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Neo4jServer]:
    """One real server for all tests of this process (with xdist: of this worker, since it has but one database)."""
    server = Neo4jServer(tmp_path_factory.mktemp("neo4j"))
    try:
        server.start()
    except StartError as error:
        lacking(str(error))
    yield server
    server.stop()


@pytest.fixture
def empty_neo4j(neo4j_server: Neo4jServer) -> Neo4jServer:
    """The server with nothing in its database; the constraints of an earlier test stay."""
    neo4j_server.empty()
    return neo4j_server


def on(*names: str) -> pytest.MarkDecorator:
    """Run a test on these engines instead of the two that write."""
    return pytest.mark.parametrize("engine", params(*names), indirect=True)


def params(*names: str) -> list[Any]:
    """Return these engines as the parameters of a fixture."""
    return [pytest.param(name, marks=[pytest.mark.neo4j] * (name != "ladybug")) for name in names]


@pytest.fixture(params=params(*ENGINES))
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    """Each engine that writes in turn, empty; `on(...)` chooses others."""
    engine = make_engine(request.param, tmp_path, request.getfixturevalue)
    yield engine
    engine.close()


def make_engine(name: str, home: Path, fixture: Callable[[str], Any]) -> Engine:
    """Return the engine of that name with its graph emptied."""
    if name == "ladybug":
        return Engine(name, "ladybug:graph", "ladybug:graph", home)
    server: Neo4jServer = fixture("neo4j_server")
    server.empty()
    address = f"py2neo+{server.address}" if name == "py2neo" else server.address
    return Engine(name, address, server.address, home, server)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Add the end of the server's log to the report of a failed test that used it."""
    report = yield
    server = getattr(item, "funcargs", {}).get("neo4j_server") or getattr(item, "funcargs", {}).get("empty_neo4j")
    if report.failed and isinstance(server, Neo4jServer):
        report.sections.append(("Neo4j", server.log()))
    return report
