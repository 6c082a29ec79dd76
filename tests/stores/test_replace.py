"""Making a graph be other tables, on the engines that write."""

import random
from collections.abc import Callable
from copy import deepcopy
from datetime import date

import pyarrow as pa
import pytest

from graph.model import MAX_DAY, MIN_DAY
from graph.stores import QueryError, Store, StoreError
from graph.tables import BrokenGraphError, GraphTables
from tests.engines import Engine, on
from tests.stores.graphs import EMPTY, MOVED, NODES_OF_SMALL, RELATIONS_OF_SMALL, held, rows_of, small

ASSIGNED = ("Member", "ASSIGNED_TO", "Township")
MADE = ("Member", "MADE", "Visit")


def changed(change: Callable[[dict, dict], None]) -> GraphTables:  # type: ignore[type-arg]
    nodes, relations = deepcopy(dict(NODES_OF_SMALL)), deepcopy(dict(RELATIONS_OF_SMALL))
    change(nodes, relations)
    return GraphTables.from_rows(nodes, relations)


def test_a_graph_is_stored_whole(engine: Engine) -> None:
    applied = engine.loader().replace(small())
    assert held(engine) == rows_of(small())
    assert applied.put == small().counts
    assert applied.removed == {}


def test_the_same_build_again_changes_nothing(engine: Engine) -> None:
    store = engine.loader()
    store.replace(small())
    other_order = changed(lambda nodes, relations: [rows.reverse() for rows in (*nodes.values(), *relations.values())])
    for same in (small(), other_order):
        again = store.replace(same)
        assert (again.put, again.removed) == ({}, {})
    assert held(engine) == rows_of(small())


def test_only_what_differs_is_applied(engine: Engine) -> None:
    def change(nodes: dict, relations: dict) -> None:  # type: ignore[type-arg]
        nodes["Member"][0].update(name="张三", birth_year=None, specialities=["法律", "畜牧"])
        nodes["Visit"].pop()
        nodes["Contact"].append({"id": "c3", "name": "新"})
        relations[MADE].pop()
        del relations["Visit", "VISITED", "Village"]
        relations[ASSIGNED][1]["since_known"] = False
        relations[ASSIGNED].append({"from": "m1", "to": "t1", "since": date(2030, 1, 1), "until": MAX_DAY})
        relations["Member", "SUBMITTED", "Issue"][0]["share"] = 1.0

    engine.loader().replace(small())
    applied = engine.loader().replace(changed(change))
    assert held(engine) == rows_of(changed(change))
    submitted = "Member-SUBMITTED-Issue"
    assert applied.put == {"Member": 1, "Contact": 1, "Member-ASSIGNED_TO-Township": 2, submitted: 1}
    assert applied.removed == {"Visit": 1, "Member-MADE-Visit": 1, "Visit-VISITED-Village": 1}


def test_one_stint_goes_and_the_other_stays(engine: Engine) -> None:
    engine.loader().replace(small())
    one = changed(lambda _, relations: relations[ASSIGNED].pop(0))
    assert engine.loader().replace(one).removed == {"Member-ASSIGNED_TO-Township": 1}
    assert held(engine) == rows_of(one)


def test_a_node_that_was_renamed_keeps_no_relation(engine: Engine) -> None:
    def change(nodes: dict, relations: dict) -> None:  # type: ignore[type-arg]
        nodes["Visit"][0]["id"] = "x9"
        relations[MADE][0]["to"] = "x9"
        relations["Visit", "VISITED", "Contact"][0]["from"] = "x9"

    engine.loader().replace(small())
    engine.loader().replace(changed(change))
    assert held(engine) == rows_of(changed(change))


def test_random_graphs_one_after_the_other(engine: Engine) -> None:
    chance = random.Random(20261122)
    store = engine.loader()
    for _ in range(6):
        tables = _random_graph(chance)
        store.replace(tables)
        assert held(engine) == rows_of(tables)


def test_an_empty_graph_takes_the_place_of_a_full_one(engine: Engine) -> None:
    engine.loader().replace(small())
    applied = engine.loader().replace(EMPTY)
    assert held(engine) == ({}, [])
    assert (applied.put, applied.removed) == ({}, small().counts)


@on("ladybug", "neo4j", "py2neo")
def test_an_empty_graph_answers_with_its_columns(engine: Engine) -> None:
    counted = "MATCH (m:Member) RETURN count(*) AS n"
    assert engine.store().table(counted).to_pylist() == [{"n": 0}]
    engine.loader().replace(small())
    engine.loader().replace(EMPTY)
    answer = engine.store().table("MATCH (m:Member)-[:MADE]->(v:Visit) RETURN m.id AS m, v.date AS day")
    assert (answer.num_rows, answer.column_names) == (0, ["m", "day"])


@pytest.mark.parametrize(
    ("nodes", "relations"),
    [
        ({"Member": [{"id": "m1"}, {"id": "m1"}]}, {}),
        ({"Member": [{"id": None}]}, {}),
        ({"Member": [{"id": "m1", "specialities": ["a", None]}]}, {}),
        ({"Member": [{"id": "m1"}]}, {("Member", "LINKED_TO", "Member"): [{"from": "m1", "to": "m1", "since": None}]}),
        ({"Member": [{"id": "m1"}]}, {MADE: [{"from": "m1", "to": "nowhere"}]}),
        ({"Member": [{"id": "m1"}], "Visit": [{"id": "x"}]}, {MADE: [{"from": "m1", "to": "x"}] * 2}),
    ],
)
def test_what_is_no_graph_is_refused_whole(engine: Engine, nodes: dict, relations: dict) -> None:  # type: ignore[type-arg]
    engine.loader().replace(small())
    with pytest.raises(BrokenGraphError):
        engine.loader().replace(GraphTables.from_rows(nodes, relations))
    assert held(engine) == rows_of(small())


def test_a_store_opened_read_only_refuses(engine: Engine) -> None:
    engine.loader().replace(small())
    with pytest.raises(StoreError, match="read only"):
        engine.store(read_only=True).replace(EMPTY)
    assert held(engine) == rows_of(small())


HANDLED = ("Issue", "HANDLED_BY", "Department")


def _handled(*roles: str | None) -> GraphTables:
    """An issue that one department handles in several roles."""
    nodes = {"Issue": [{"id": "i"}], "Department": [{"id": "d"}]}
    told = [{"from": "i", "to": "d", "rows": [f"row of {role}"]} | ({"role": role} if role else {}) for role in roles]
    return GraphTables.from_rows(nodes, {HANDLED: told})


def _roles(store: Store) -> list[tuple[str, list[str]]]:
    found = store.table("MATCH (:Issue)-[r:HANDLED_BY]->(:Department) RETURN r.role AS role, r.rows AS rows")
    return sorted((row["role"], row["rows"]) for row in found.to_pylist())


def test_two_roles_of_one_pair_are_two_relations(engine: Engine) -> None:
    store = engine.holding(_handled("main"))
    assert store.replace(_handled("main", "follow-up", None)).put == {"-".join(HANDLED): 2}
    assert _roles(store) == [("", ["row of None"]), ("follow-up", ["row of follow-up"]), ("main", ["row of main"])]
    with store.supposing(_handled("main", "joint")) as supposed:
        assert [role for role, _ in _roles(supposed)] == ["", "follow-up", "joint", "main"]
    applied = store.replace(_handled("follow-up"))
    assert (applied.put, applied.removed) == ({}, {"-".join(HANDLED): 2})
    assert _roles(store) == [("follow-up", ["row of follow-up"])]
    with pytest.raises(BrokenGraphError, match="the same key twice"):
        store.replace(_handled("main", "main"))


SUPPOSED = GraphTables.from_rows(
    {
        "Member": [{"id": "m1", "name": "another name"}, {"id": "m9", "name": "新委员", "specialities": []}],
        "Visit": [{"id": "x9", "date": date(2026, 1, 1)}],
    },
    {
        MADE: [{"from": "m1", "to": "x1"}, {"from": "m3", "to": "x9"}],
        ASSIGNED: [
            {"from": "m9", "to": "t1", "since": MIN_DAY, "until": MAX_DAY},
            {"from": "m1", "to": "t1", "since": MIN_DAY, "until": MOVED, "basis": "户籍"},
            {"from": "m1", "to": "t1", "since": MOVED, "until": MAX_DAY},
        ],
    },
)


def _supposed_answers(store: Store) -> tuple[dict[str, str], dict[str, int], int]:
    names = store.table("MATCH (m:Member) RETURN m.id AS id, m.name AS name").to_pydict()
    made = store.table("MATCH (m:Member)-[:MADE]->(v:Visit) RETURN m.id AS id, count(v.id) AS n").to_pydict()
    stints = store.table("MATCH (:Member)-[r:ASSIGNED_TO]->(:Township) RETURN r.since AS since").num_rows
    return dict(zip(*names.values(), strict=True)), dict(zip(*made.values(), strict=True)), stints


def test_supposing_adds_what_is_new_and_leaves_no_trace(engine: Engine) -> None:
    store = engine.holding(small())
    with store.supposing(SUPPOSED) as supposed:
        names, made, stints = _supposed_answers(supposed)
        assert (names["m1"], names["m9"], len(names)) == ("张三丰", "新委员", 4)
        assert made == {"m1": 1, "m2": 1, "m3": 1}
        assert stints == 4
        with pytest.raises(StoreError, match="read only"):
            supposed.replace(EMPTY)
    assert held(engine) == rows_of(small())
    assert _supposed_answers(store) == (
        {row["id"]: row["name"] for row in NODES_OF_SMALL["Member"]},
        {"m1": 1, "m2": 1},
        2,
    )
    assert store.replace(small()).put == {}


def test_an_event_that_is_there_may_be_supposed_on_other_days(engine: Engine) -> None:
    days = {"date": date(2030, 1, 1), "latest": date(2030, 1, 2)}
    extra = GraphTables.from_rows({"Visit": [{"id": "x1", **days, "place": "elsewhere"}]}, {})
    asked = "MATCH (v:Visit {id: 'x1'}) RETURN v.date AS date, v.latest AS latest, v.place AS place"
    store = engine.holding(small())
    (before,) = store.table(asked).to_pylist()
    with store.supposing(extra) as supposed:
        assert supposed.table(asked).to_pylist() == [before | days]
    assert store.table(asked).to_pylist() == [before]


def test_rows_in_pieces_some_of_them_empty_are_stored_whole(engine: Engine) -> None:
    """A filter leaves such pieces behind; Ladybug's COPY ends at the first empty one."""

    def pieces(table: pa.Table) -> pa.Table:
        none = table.slice(0, 0)
        return pa.concat_tables([none, table.slice(0, 1), none, table.slice(1), none])

    whole = small()
    cut = GraphTables(
        {label: pieces(table) for label, table in whole.nodes.items()},
        {triple: pieces(table) for triple, table in whole.relations.items()},
    )
    engine.loader().replace(cut)
    assert held(engine) == rows_of(whole)
    extra = GraphTables({"Visit": pieces(SUPPOSED.nodes["Visit"])}, {MADE: pieces(SUPPOSED.relations[MADE])})
    with engine.holding(small()).supposing(extra) as supposed:
        assert _supposed_answers(supposed)[1] == {"m1": 1, "m2": 1, "m3": 1}


def test_supposing_nothing_is_the_graph_itself(engine: Engine) -> None:
    store = engine.holding(small())
    with store.supposing(EMPTY) as supposed:
        assert supposed is store


def test_a_supposition_outlives_a_faulty_query(engine: Engine) -> None:
    with engine.holding(small()).supposing(SUPPOSED) as supposed:
        with pytest.raises(QueryError):
            supposed.table("MATCH (m:Member) RETURN nobody.id")
        assert _supposed_answers(supposed)[1] == {"m1": 1, "m2": 1, "m3": 1}


def test_suppositions_come_one_after_the_other(engine: Engine) -> None:
    """Far more rows than a vector of Ladybug holds, a faulty query between them, and then a few."""
    store = engine.holding(small())
    many = GraphTables.from_rows(
        {"Visit": [{"id": f"v{n}", "date": date(2026, 1, 1)} for n in range(5_000)] + [{"id": "x1"}]},
        {MADE: [{"from": "m3", "to": f"v{n}"} for n in range(5_000)]},
    )
    dated = "MATCH (v:Visit) WHERE v.date = date('2026-01-01') RETURN count(v.id) AS n"
    asked = "MATCH (v:Visit {id: 'x1'}) RETURN v.date AS date"
    (day,) = store.table(asked)["date"].to_pylist()
    for _ in range(2):
        with store.supposing(many) as supposed:
            assert _supposed_answers(supposed)[1] == {"m1": 1, "m2": 1, "m3": 5_000}
            with pytest.raises(QueryError):
                supposed.table("MATCH (m:Member) RETURN nobody.id")
            assert supposed.table(dated)["n"].to_pylist() == [5_000]
            assert supposed.table(asked)["date"].to_pylist() == [None]
        with store.supposing(SUPPOSED) as supposed:
            assert _supposed_answers(supposed)[1] == {"m1": 1, "m2": 1, "m3": 1}
            assert supposed.table(dated)["n"].to_pylist() == [1]
            assert supposed.table(asked)["date"].to_pylist() == [day]
    assert day is not None
    assert store.table(dated)["n"].to_pylist() == [0]


def test_a_supposition_that_fails_in_the_middle_leaves_no_trace(engine: Engine) -> None:
    store = engine.holding(small())
    with pytest.raises(ZeroDivisionError), store.supposing(SUPPOSED):
        raise ZeroDivisionError
    assert held(engine) == rows_of(small())


def test_a_supposition_about_nodes_that_do_not_exist_is_refused(engine: Engine) -> None:
    store = engine.holding(small())
    lost = GraphTables.from_rows({"Visit": [{"id": "x9"}]}, {MADE: [{"from": "nobody", "to": "x9"}]})
    with pytest.raises(StoreError, match="Member-MADE-Visit: 1 of 1"), store.supposing(lost):
        pytest.fail("it was supposed all the same")
    assert held(engine) == rows_of(small())


def _random_graph(chance: random.Random) -> GraphTables:
    """Some of 12 members and visits, some relations between them, of few values so that graphs overlap."""
    ids = [str(n) for n in range(12) if chance.random() < 0.6]
    days = [MIN_DAY, MOVED, date(2025, 1, 1)]
    members = [
        {
            "id": n,
            "name": chance.choice(["甲", "乙", None]),
            "specialities": chance.choice([None, [], ["a"], ["b", "a"]]),
        }
        for n in ids
    ]
    visits = [
        {"id": n, "date": chance.choice([None, *days]), "reached": chance.choice([None, True, False])} for n in ids
    ]
    made = [{"from": a, "to": b} for a in ids for b in ids if chance.random() < 0.2]
    linked = [
        {"from": a, "to": b, "since": day, "until": chance.choice([MAX_DAY, date(2026, 1, 1)]), "rows": [a]}
        for a in ids
        for b in ids
        for day in days
        if chance.random() < 0.1
    ]
    return GraphTables.from_rows(
        {"Member": members, "Visit": visits}, {MADE: made, ("Member", "LINKED_TO", "Member"): linked}
    )
