"""Every measure equals a pandas answer written apart from it, over randomised graphs."""

from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.stores import Store, open_store
from graph.tables import GraphTables
from queries.catalog import measures
from queries.library import ask
from queries.measure import Measure
from tests.engines import Engine
from tests.measures.answers import answered, differences, oracle, size
from tests.measures.oracles.frames import Frames
from tests.measures.random_graphs import PERIODS, random_tables
from tests.measures.test_cases import NOT_COUNTED, SEVERAL

SEED, SIZE = 20231208, 40


@pytest.mark.parametrize("made", list(measures().values()), ids=lambda made: made.id)
def test_every_measure_has_an_oracle(made: Measure) -> None:
    assert oracle(made).__module__.endswith(made.theme)


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A Ladybug store with nothing in it: supposing a drawn graph there is faster than building it a schema each."""
    store = open_store("ladybug:graph", home=tmp_path_factory.mktemp("drawn"))
    store.replace(GraphTables.from_rows({}, {}))
    yield store
    store.close()


@pytest.mark.timeout(900)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True)
@given(size=st.integers(1, 4), seed=st.integers(0, 2**32 - 1), period=st.sampled_from(PERIODS))
def test_measures_equal_oracles_on_drawn_graphs(
    empty: Store, size: int, seed: int, period: tuple[date, date, date]
) -> None:
    tables = random_tables(seed, size)
    with empty.supposing(tables) as store:
        assert differences(store, Frames(tables), "Body0", *period) == {}


@pytest.fixture(scope="module")
def store(module_engine: Engine) -> Store:
    """One larger random graph on each engine."""
    return module_engine.holding(random_tables(SEED, SIZE))


@pytest.mark.parametrize("body", ["Body0", "Body1"])
@pytest.mark.parametrize("period", PERIODS, ids=["year", "half year"])
def test_measures_equal_oracles_on_a_larger_graph(store: Store, body: str, period: tuple[date, date, date]) -> None:
    assert differences(store, Frames(random_tables(SEED, SIZE)), body, *period) == {}


def test_the_larger_graph_moves_every_measure(store: Store) -> None:
    for made in measures().values():
        values = {
            row[-1] for body in ("Body0", "Body1") for period in PERIODS for row in answered(made, store, body, *period)
        }
        assert len(values) > 1, f"{made.id}: {values} would not tell a right query from a wrong one"


@pytest.mark.parametrize("body", ["Body0", "Body1"])
def test_facts_add_up_to_the_largest_value(store: Store, body: str) -> None:
    since, until, day = PERIODS[0]
    for made in measures().values():
        rows = [row for row in answered(made, store, body, since, until, day) if row[-1] is not None]
        most = max(rows, key=size, default=None)
        if most is None:
            continue
        values = {"body": body, "since": since, "until": until, "day": day} | made.examples
        values |= {"subject": most[0], "object": most[1] if made.object else ""}
        facts = ask(store, made.why, values).num_rows
        if made.id in SEVERAL:
            assert facts >= size(most)
        elif made.id not in NOT_COUNTED:
            assert facts == most[-1], (made.id, most)
