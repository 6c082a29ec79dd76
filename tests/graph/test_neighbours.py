"""A walk round one node, against networkx on the same relations."""

from collections.abc import Iterator
from pathlib import Path

import networkx as nx
import pytest

from graph.neighbours import around
from graph.stores import Store, open_store
from graph.tables import GraphTables
from tests.graph.building import ROSTER, D, load, make, part

TALK = {"visited_members": ["李四"], "date": D(2023, 3, 1), "date_latest": D(2023, 3, 1)}
MADE = make(
    load(
        1, ROSTER, part("contacts", {"member": "张三", "name": "赵甲", "constituency": "教育界"}, as_of=D(2023, 1, 1))
    ),
    load(2, part("members", {"name": "李四", "number": "2", "constituency": "经济界"}, as_of=D(2024, 1, 1))),
    load(3, part("leader_visits", TALK | {"members": ["张三"]})),
).tables


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    made = open_store("ladybug:graph", home=Path(tmp_path_factory.mktemp("graph")))
    made.replace(MADE)
    yield made
    made.close()


def id_of(label: str, name: str, tables: GraphTables = MADE) -> str:
    return next(row["id"] for row in tables.nodes[label].to_pylist() if row["name"] == name)


def whole() -> "nx.Graph[str]":
    drawn: nx.Graph[str] = nx.Graph()
    for table in MADE.relations.values():
        drawn.add_edges_from(zip(table["from"].to_pylist(), table["to"].to_pylist(), strict=True))
    return drawn


@pytest.mark.parametrize("hops", [1, 2])
def test_everything_within_some_steps_is_found_where_every_label_may_be_passed(store: Store, hops: int) -> None:
    centre = id_of("Contact", "赵甲")
    found = around(store, centre, hops, through=MADE.nodes)
    assert set(found.nodes) == set(nx.single_source_shortest_path_length(whole(), centre, cutoff=hops))
    assert found.nodes[centre] == ("Contact", "赵甲")
    assert all({start, end} <= found.nodes.keys() for start, _, end in found.links)


def test_a_hub_is_shown_but_not_walked_through(store: Store) -> None:
    found = around(store, id_of("Contact", "赵甲"), 3, through=["Member"])
    names = {name for label, name in found.nodes.values() if label == "Member"}
    assert names == {"张三"}, "other members of 教育界 are reached through it alone"


def test_a_relation_that_is_only_near_is_not_followed_further_out(store: Store) -> None:
    centre = id_of("Member", "张三")
    near = around(store, centre, 2, through=MADE.nodes, near=["REPRESENTS", "OF", "SITS_IN", "BELONGS_TO"])
    assert {name for label, name in near.nodes.values() if label == "Constituency"} == {"教育界"}
    assert {name for label, name in near.nodes.values() if label == "Member"} == {"张三", "李四"}, "met on a visit"


@pytest.mark.parametrize(("day", "sits"), [(D(2023, 6, 1), True), (D(2024, 6, 1), False)])
def test_on_a_day_only_what_holds_on_it_is_followed(store: Store, day: object, sits: bool) -> None:
    found = around(store, id_of("Member", "张三"), 1, through=(), day=day)  # type: ignore[arg-type]
    assert ("b" in found.nodes) is sits, "张三 is not in the roster of 2024"


def test_an_event_after_the_day_is_passed_over(store: Store) -> None:
    for day, visits in ((D(2023, 2, 1), 0), (D(2023, 4, 1), 1)):
        found = around(store, id_of("Member", "张三"), 1, through=(), day=day)
        assert [label for label, _ in found.nodes.values()].count("Visit") == visits


def test_an_unknown_centre_is_said(store: Store) -> None:
    with pytest.raises(ValueError, match="m000"):
        around(store, "m000", 1, through=())


def test_a_walk_ends_where_it_has_found_too_much(store: Store) -> None:
    assert len(around(store, id_of("Contact", "赵甲"), 3, through=MADE.nodes, most=1).nodes) == 3
