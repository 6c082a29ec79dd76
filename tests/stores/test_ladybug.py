"""What only files can suffer: two writers, a killed load, damage, a reader left open."""

import json
import tempfile
import threading
from pathlib import Path

import pytest

from graph.stores import StoreError, open_store
from graph.stores.ladybug import LadybugStore
from tests.engines import Engine, on
from tests.stores.child import loading, wait_until
from tests.stores.graphs import EMPTY, held, large, rows_of, small

LADYBUG = on("ladybug")
COUNT = "MATCH (v:Visit) RETURN count(*) AS n"


def files(engine: Engine) -> list[str]:
    return sorted(path.name for path in (engine.home / "graph" / "builds").iterdir())


def count(store: object) -> int:
    assert isinstance(store, LadybugStore)
    return int(store.table(COUNT)["n"][0].as_py())


@LADYBUG
def test_a_reader_left_open_sees_the_next_graph(engine: Engine) -> None:
    reader = engine.store(read_only=True)
    assert count(reader) == 0
    engine.loader().replace(small())
    assert count(reader) == 2
    for visits in (7, 8, 9):
        engine.loader().replace(large(visits))
    assert count(reader) == 9


@LADYBUG
def test_a_supposition_keeps_its_graph_while_others_load(engine: Engine) -> None:
    store = engine.holding(small())
    with store.supposing(large(5)) as supposed:
        engine.loader().replace(large(3))
        engine.loader().replace(large(4))
        assert supposed.table(COUNT)["n"].to_pylist() == [5]  # x1 and x2 of the small graph, x0, x3 and x4
    assert count(store) == 4


@LADYBUG
def test_two_suppositions_at_once_know_nothing_of_each_other(engine: Engine) -> None:
    store = engine.holding(small())
    with store.supposing(large(5)) as five:
        with store.supposing(large(7)) as seven:
            assert (five.table(COUNT)["n"].to_pylist(), seven.table(COUNT)["n"].to_pylist()) == ([5], [7])
        assert five.table(COUNT)["n"].to_pylist() == [5]
    assert count(store) == 2


@LADYBUG
def test_no_copy_outlives_its_graph(
    engine: Engine, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """A forgotten person must not live on in one."""
    copies = tmp_path_factory.mktemp("copies")
    monkeypatch.setattr(tempfile, "tempdir", str(copies))
    store = engine.holding(small())
    for visits in (5, 7):
        with store.supposing(large(visits)) as supposed:
            assert supposed.table(COUNT)["n"].to_pylist() == [visits]
        assert len(list(copies.iterdir())) == 1
    with store.supposing(large(5)):
        engine.loader().replace(large(3))
        assert count(store) == 3
    assert not list(copies.iterdir())
    with store.supposing(large(5)):
        pass
    store.close()
    assert not list(copies.iterdir())


@LADYBUG
def test_threads_ask_while_the_graph_is_replaced(engine: Engine) -> None:
    store, seen, done = engine.holding(large(1)), set[int](), threading.Event()

    def ask() -> None:
        while not done.is_set():
            seen.add(count(store))

    threads = [threading.Thread(target=ask) for _ in range(3)]
    for thread in threads:
        thread.start()
    for visits in (2, 3, 4):
        engine.loader().replace(large(visits))
        wait_until(lambda: max(seen, default=0) == visits)  # noqa: B023
    done.set()
    for thread in threads:
        thread.join()
    assert seen == {1, 2, 3, 4}


@LADYBUG
def test_the_build_before_is_kept_and_no_other(engine: Engine) -> None:
    builds = [engine.loader().replace(large(visits)).build for visits in (1, 2, 3)]
    assert files(engine) == [f"000002-{builds[1]}.lbug", f"000003-{builds[2]}.lbug"]


@LADYBUG
def test_a_second_writer_is_told_so_and_harms_nothing(engine: Engine) -> None:
    engine.loader().replace(small())
    with loading(engine.address, engine.home, 100_000) as other:
        wait_until(lambda: len(files(engine)) > 1)
        with pytest.raises(StoreError, match="another program is writing the graph"):
            engine.loader().replace(EMPTY)
        assert held(engine) == rows_of(small())
        assert other.wait() == 0
    assert count(engine.store()) == 100_000
    engine.loader().replace(EMPTY)
    assert held(engine) == ({}, [])


@LADYBUG
def test_a_load_that_is_killed_leaves_the_former_graph(engine: Engine) -> None:
    engine.loader().replace(small())
    [former] = files(engine)
    with loading(engine.address, engine.home, 100_000) as other:
        wait_until(lambda: len(files(engine)) > 1)
        other.kill()
        assert other.wait() == -9
    assert held(engine) == rows_of(small())
    assert count(engine.store()) == 2
    build = engine.loader().replace(large(10)).build
    assert held(engine) == rows_of(large(10))
    assert files(engine) == [former, f"000003-{build}.lbug"]


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-4096])


def _flip(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 0xFF
    path.write_bytes(content)


def _garble_pointer(path: Path) -> None:
    (path.parents[1] / "current").write_text("{", encoding="utf-8")


@LADYBUG
@pytest.mark.parametrize("damage", [_cut, _flip, Path.unlink, _garble_pointer])
def test_a_damaged_graph_says_how_to_mend_it(engine: Engine, damage: object) -> None:
    assert callable(damage)
    engine.loader().replace(small())
    damage(engine.home / "graph" / "builds" / files(engine)[0])
    with pytest.raises(StoreError, match="liaison load --rebuild"):
        engine.store().table(COUNT)
    engine.loader().replace(small())
    assert held(engine) == rows_of(small())
    assert count(engine.store()) == 2


@LADYBUG
def test_a_file_made_with_another_model_is_made_again(engine: Engine) -> None:
    engine.loader().replace(small())
    pointer = engine.home / "graph" / "current"
    older = json.loads(pointer.read_text(encoding="utf-8")) | {"model": 1}
    pointer.write_text(json.dumps(older), encoding="utf-8")
    engine.loader().replace(small())
    assert len(files(engine)) == 2
    assert held(engine) == rows_of(small())


def test_an_unknown_address_is_refused() -> None:
    with pytest.raises(StoreError, match="no store of the kind 'mysql'"):
        open_store("mysql://x")
