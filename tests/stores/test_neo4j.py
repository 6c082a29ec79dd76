"""What only a server can suffer: wrong passwords, outages, loads cut short, other offices and other writers."""

import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.stores import Store, StoreError, open_store
from tests.conftest import lacking
from tests.engines import Engine, on
from tests.neo4j.server import Neo4jServer, StartError
from tests.stores.child import loading, wait_until
from tests.stores.graphs import EMPTY, held, large, rows_of, small

NEO4J = on("neo4j")
MANY = 15_000
"""Visits: 3 batches of nodes and 3 of relations."""


def server_of(engine: Engine) -> Neo4jServer:
    assert engine.server
    return engine.server


def begun(server: Neo4jServer) -> bool:
    """Tell whether a load has written some visits, but not all, nor their relations."""
    applying = server.ask("MATCH (b:Build {state: 'applying'}) RETURN b.id AS id")
    visits = server.ask("MATCH (v:Visit) RETURN count(*) AS n")[0]["n"]
    return bool(applying) and 10 < visits < MANY


def state(server: Neo4jServer) -> list[str]:
    return [row["state"] for row in server.ask("MATCH (b:Build) RETURN b.state AS state")]


@NEO4J
def test_a_load_killed_between_two_batches_is_mended_by_loading_again(engine: Engine) -> None:
    engine.loader().replace(small())
    server = server_of(engine)
    with loading(server.address, engine.home, MANY) as other:
        wait_until(lambda: begun(server))
        other.kill()
        assert other.wait() == -9
    assert state(server) == ["applying"]
    half = server.ask("MATCH (v:Visit) RETURN count(*) AS n")[0]["n"]
    wanted = large(half + 100)
    applied = engine.loader().replace(wanted)
    assert held(engine) == rows_of(wanted)
    assert state(server) == ["applied"]
    assert applied.put["Visit"] < half  # what the killed load had written was kept, not written again
    assert engine.loader().replace(wanted).put == {}


@NEO4J
@pytest.mark.parametrize("loss", ["tables lost", "other tables", "a node deleted by hand", "a relation added by hand"])
def test_what_the_office_believes_wrongly_is_mended(engine: Engine, loss: str) -> None:
    server, applied = server_of(engine), engine.home / "applied"
    engine.loader().replace(large(20))
    shutil.copytree(applied, engine.home / "older")
    engine.loader().replace(small())
    if loss == "tables lost":
        shutil.rmtree(applied)
    elif loss == "other tables":
        shutil.rmtree(applied)
        (engine.home / "older").rename(applied)
    elif loss == "a node deleted by hand":
        server.ask("MATCH (n:Contact {id: 'c1'}) DETACH DELETE n")
    else:
        server.ask("MATCH (m:Member {id: 'm3'}) MATCH (v:Visit {id: 'x1'}) CREATE (m)-[:MADE]->(v)")
    engine.loader().replace(small())
    assert held(engine) == rows_of(small())
    assert engine.loader().replace(small()).put == {}


@NEO4J
def test_the_office_folder_on_another_machine_goes_on(engine: Engine, tmp_path_factory: pytest.TempPathFactory) -> None:
    engine.loader().replace(small())
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    shutil.copy(engine.home / "office.id", elsewhere)
    store = open_store(engine.address, home=elsewhere)
    assert store.replace(large(3)).removed["Member"] == 3
    store.close()
    assert held(engine) == rows_of(large(3))


@NEO4J
def test_another_office_is_refused_and_nothing_touched(
    engine: Engine, tmp_path_factory: pytest.TempPathFactory
) -> None:
    engine.loader().replace(small())
    store = open_store(engine.address, home=tmp_path_factory.mktemp("other office"))
    with pytest.raises(StoreError, match="another office"):
        store.replace(EMPTY)
    store.close()
    assert held(engine) == rows_of(small())
    assert engine.loader().replace(small()).put == {}


@NEO4J
def test_a_graph_that_no_office_wrote_is_refused(engine: Engine) -> None:
    server_of(engine).ask("CREATE (:Member {id: 'theirs'})")
    with pytest.raises(StoreError, match="no office wrote"):
        engine.loader().replace(small())
    assert held(engine) == ({"Member": {"theirs": {"id": "theirs"}}}, [])


@NEO4J
def test_of_two_machines_the_later_one_prevails(engine: Engine, tmp_path_factory: pytest.TempPathFactory) -> None:
    engine.loader().replace(EMPTY)
    elsewhere, server = tmp_path_factory.mktemp("elsewhere"), server_of(engine)
    shutil.copy(engine.home / "office.id", elsewhere)
    with loading(server.address, elsewhere, MANY) as other:
        wait_until(lambda: begun(server))
        engine.loader().replace(small())
        assert other.stdout
        assert other.stdout.read().startswith("refused: another program has begun to write this graph")
    assert held(engine) == rows_of(small())


@NEO4J
def test_two_writers_of_one_folder(engine: Engine) -> None:
    engine.loader().replace(EMPTY)
    with loading(server_of(engine).address, engine.home, MANY) as other:
        wait_until(lambda: begun(server_of(engine)))
        with pytest.raises(StoreError, match="another program is writing the graph"):
            engine.loader().replace(small())
        assert other.wait() == 0
    assert held(engine)[0]["Visit"].keys() == {f"x{n}" for n in range(MANY)}


@NEO4J
@pytest.mark.parametrize("scheme", ["bolt", "neo4j", "py2neo+bolt"])
def test_a_wrong_password_is_told_at_once(engine: Engine, scheme: str) -> None:
    begin = time.monotonic()
    with pytest.raises(StoreError, match=r"wrong user or password|are the .* password right"):
        open_store(server_of(engine).address_as("wrong", scheme), home=engine.home)
    assert time.monotonic() - begin < 10


@pytest.mark.neo4j
def test_routing_and_the_environment(empty_neo4j: Neo4jServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEO4J_USER", "neo4j")
    monkeypatch.setenv("NEO4J_PASSWORD", empty_neo4j.password)
    store = open_store(f"neo4j://127.0.0.1:{empty_neo4j.port}", home=tmp_path)
    store.replace(small())
    assert store.table("MATCH (m:Member) RETURN count(*) AS n")["n"].to_pylist() == [3]
    store.close()


@pytest.mark.parametrize("scheme", ["bolt", "neo4j", "py2neo+bolt"])
def test_nobody_listens(scheme: str, tmp_path: Path) -> None:
    begin = time.monotonic()
    with pytest.raises(StoreError):
        open_store(f"{scheme}://neo4j:x@127.0.0.1:1", home=tmp_path)
    assert time.monotonic() - begin < 20


@pytest.fixture
def own_server(tmp_path: Path) -> Iterator[Neo4jServer]:
    """A server that a test may stop."""
    server = Neo4jServer(tmp_path / "server")
    try:
        server.start()
    except StartError as error:
        lacking(str(error))
    yield server
    server.stop()


@pytest.mark.neo4j
def test_the_server_goes_and_comes_back(own_server: Neo4jServer, tmp_path: Path) -> None:
    store: Store = open_store(own_server.address, home=tmp_path)
    store.replace(small())
    own_server.stop()
    begin = time.monotonic()
    for attempt in (lambda: store.table("RETURN 1 AS one"), lambda: store.replace(large(5))):
        with pytest.raises(StoreError, match="out of reach"):
            attempt()
    assert time.monotonic() - begin < 60
    own_server.start()
    assert store.table("MATCH (m:Member) RETURN count(*) AS n")["n"].to_pylist() == [3]
    store.replace(large(5))
    store.close()
    # held() asks the server of an engine; this one belongs to no engine.
    assert own_server.ask("MATCH (v:Visit) RETURN count(*) AS n") == [{"n": 5}]
    assert own_server.ask("MATCH (m:Member) RETURN m.id AS id") == [{"id": "m"}]
