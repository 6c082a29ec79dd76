"""Each SQL text of the benchmark answers its measure, so that engines are timed at equal work.

The graphs are small but no vector of Ladybug (2,048 rows) holds its members, contacts or visits: the engine has given
wrong rows there where it gave right ones for a handful.
"""

from collections.abc import Iterator

import pytest

from benchmarks.asking import difference, values_for
from benchmarks.country import country
from benchmarks.duck import SQL, Duck, sql_of
from benchmarks.sizes import Size
from graph.stores import Store
from graph.stores.ladybug import LadybugStore
from queries.catalog import measures

pytestmark = pytest.mark.xdist_group("sql")
SIZES = {
    "wide": Size(members=3_000, bodies=4, counties=10, townships=150, villages=1_500, constituencies=8),
    "crowded": Size(members=3_000, bodies=4, counties=10, townships=20, villages=100, constituencies=8),
}
"""Where places are many, some have nobody; where they are few, ways through a place meet again and again."""


@pytest.fixture(scope="module", params=SIZES)
def engines(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Store, Duck]]:
    home = tmp_path_factory.mktemp("nation")
    tables = country(SIZES[request.param])
    store, duck = LadybugStore(home / "graph"), Duck(home / "nation.duckdb", tables)
    store.replace(tables)
    yield store, duck
    store.close()
    duck.close()


def test_every_sql_text_is_of_a_measure() -> None:
    assert {path.stem for path in SQL.glob("*.sql")} <= set(measures())


@pytest.mark.parametrize("name", sorted(path.stem for path in SQL.glob("*.sql")))
def test_the_sql_answers_the_measure(name: str, engines: tuple[Store, Duck]) -> None:
    store, duck = engines
    made, sql = measures()[name], sql_of(name)
    expected = duck.table(sql, values_for(sql, made))
    assert expected.num_rows
    assert difference(expected, store.table(made.query, **values_for(made.query, made))) == ""
