"""One store with everything a module asks about, on each engine: one load a module, since Neo4j's are slow."""

from collections.abc import Iterator

import pytest

from graph.office import BodySettings, Office
from graph.tables import GraphTables
from loaders.load import load
from samples import make_office
from tests.engines import ENGINES, Engine
from tests.neo4j.server import Neo4jServer


@pytest.fixture(scope="module", params=[pytest.param(n, marks=[pytest.mark.neo4j] * (n == "neo4j")) for n in ENGINES])
def module_engine(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """Each engine in turn, empty at the start of a module and shared by its tests."""
    home = tmp_path_factory.mktemp(f"measures-{request.param}")
    if request.param == "ladybug":
        engine = Engine("ladybug", "ladybug:graph", "ladybug:graph", home)
    else:
        server: Neo4jServer = request.getfixturevalue("neo4j_server")
        server.ask("MATCH (n) DETACH DELETE n")
        engine = Engine("neo4j", server.address, server.address, home, server)
    yield engine
    engine.close()


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """The sample office with the sheets that its clerk wrote."""
    home = tmp_path_factory.mktemp("sample")
    make_office("tongren", home / "sheets", answers=home / "answers")
    office = Office.create(home / "office", BodySettings(id="tongren", name="铜仁市政协"), "tongren")
    failed = [report for report in load(office.ledger, [home / "sheets"]) if report.status == "failed"]
    assert not failed
    return office


@pytest.fixture(scope="session")
def office_tables(office: Office) -> GraphTables:
    """The sample office's graph."""
    return office.draft()[0].tables


@pytest.fixture(scope="session")
def office_kinds(office: Office) -> frozenset[str]:
    """The kinds of sheet that the sample office handed in."""
    return frozenset(part.kind for load in office.ledger.loads(records=False) for part in load.parts)
