"""The digest of tables: the same content has the same one, any other content another."""

from collections.abc import Callable

import numpy as np
import pyarrow as pa
import pytest

from graph.tables import GraphTables
from tests.stores.graphs import large, small

Tables = Callable[[pa.Table], pa.Table]


def each(tables: GraphTables, change: Tables) -> GraphTables:
    nodes = {name: change(table) for name, table in tables.nodes.items()}
    return GraphTables(nodes, {name: change(table) for name, table in tables.relations.items()})


def shuffled(table: pa.Table) -> pa.Table:
    return table.take(pa.array(np.random.default_rng(7).permutation(table.num_rows), pa.int64()))


def in_chunks(table: pa.Table) -> pa.Table:
    return pa.concat_tables([table.slice(0, 1), table.slice(1, 3), table.slice(4)])


def within_a_larger_one(table: pa.Table) -> pa.Table:
    return pa.concat_tables([table, table, table]).combine_chunks().slice(table.num_rows, table.num_rows)


@pytest.mark.parametrize("tables", [small(), large(50)])
@pytest.mark.parametrize("change", [shuffled, in_chunks, within_a_larger_one])
def test_how_a_table_lies_in_memory_does_not_matter(tables: GraphTables, change: Tables) -> None:
    assert each(tables, change).digest() == tables.digest()


def test_every_small_change_matters() -> None:
    lists = [None, [], [""], ["", ""], ["a", "b"], ["ab"], ["b", "a"], [None], ["a"], ["a", None]]
    names = [None, "", "甲", "乙"]
    numbers = [None, 0, 1]
    variants = [
        GraphTables.from_rows({"Member": [{"id": "m", "name": n, "birth_year": y, "specialities": l}]}, {})
        for n in names
        for y in numbers
        for l in lists  # noqa: E741
    ]
    assert len({tables.digest() for tables in variants}) == len(variants)


def test_where_a_value_stands_matters() -> None:
    pairs = [("a", "b"), ("b", "a"), ("ab", ""), ("", "ab"), ("a", None), (None, "a"), (None, None)]
    made = [GraphTables.from_rows({"Member": [{"id": "m", "sex": x, "unit": y}]}, {}) for x, y in pairs]
    assert len({tables.digest() for tables in made}) == len(pairs)
