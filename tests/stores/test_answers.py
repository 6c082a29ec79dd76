"""What every engine answers: the same values, of the same plain types, and the same refusals."""

from collections.abc import Iterator
from datetime import date

import pyarrow as pa
import pytest

from graph.model import MAX_DAY, MIN_DAY
from graph.stores import QueryError, Store
from tests.engines import Engine, make_engine, params
from tests.stores.graphs import MOVED, held, rows_of, small

NO_SCHEMA = "Neo4j has no schema: a label that nothing has, and a property that nothing has, are no mistakes there"
DIFFERENCES = {"ladybug": {}, "neo4j": {"unknown names": NO_SCHEMA}, "py2neo": {"unknown names": NO_SCHEMA}}
"""Where the engines do not answer alike, each with its reason; a test shows that each is still so."""


@pytest.fixture(scope="module", params=params("ladybug", "neo4j", "py2neo"))
def asked(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """An engine that holds the small graph, which no test here may change."""
    engine = make_engine(request.param, tmp_path_factory.mktemp(request.param), request.getfixturevalue)
    engine.holding(small())
    yield engine
    engine.close()


def rows(store: Store, cypher: str, **params: object) -> list[dict[str, object]]:
    return store.table(cypher, **params).to_pylist()


def test_values_come_back_as_they_went_in(asked: Engine) -> None:
    store = asked.store()
    members = store.table(
        "MATCH (m:Member) RETURN m.id AS id, m.name AS name, m.birth_year AS born, m.specialities AS able ORDER BY id"
    )
    assert members.to_pydict() == {
        "id": ["m1", "m2", "m3"],
        "name": ["张三丰", '𠮷田 O\'Neil "x"', "李\n四\\"],
        "born": [1970, None, None],
        "able": [["畜牧", "法律"], [], None],
    }
    assert members.schema.types == [pa.string(), pa.string(), pa.int64(), pa.list_(pa.string())]
    visits = store.table("MATCH (v:Visit) RETURN v.date AS date, v.latest AS latest, v.reached AS met ORDER BY v.id")
    assert visits.to_pydict() == {
        "date": [date(2024, 2, 29), date(1, 1, 1)],
        "latest": [date(2024, 2, 29), date(9999, 12, 31)],
        "met": [True, False],
    }
    assert visits.schema.types == [pa.date32(), pa.date32(), pa.bool_()]


def test_numbers_keep_their_kind(asked: Engine) -> None:
    answer = asked.store().table(
        "MATCH (o:Outcome) RETURN count(*) AS n, sum(1) AS whole, sum(o.quantity) AS some, avg(o.quantity) AS mean, "
        "1.0 * count(*) / 4 AS share, collect(DISTINCT 7) AS list"
    )
    assert answer.to_pylist() == [{"n": 2, "whole": 2, "some": 3.5, "mean": 1.75, "share": 0.5, "list": [7]}]
    assert answer.schema.types == [pa.int64()] * 2 + [pa.float64()] * 3 + [pa.list_(pa.int64())]


def test_parameters_of_every_kind(asked: Engine) -> None:
    store = asked.store()
    visits = "MATCH (v:Visit) WHERE v.date >= $since AND v.date < $until RETURN v.id AS id"
    assert rows(store, visits, since=MIN_DAY, until=date(2024, 2, 29)) == [{"id": "x2"}]
    assert rows(store, visits, since=date(2024, 2, 29), until=MAX_DAY) == [{"id": "x1"}]
    among = "MATCH (c:Contact) WHERE c.name IN $names RETURN c.id AS id"
    assert rows(store, among, names=["𪚥记粉店", "nobody"]) == [{"id": "c2"}]
    assert rows(store, among, names=[]) == []
    assert rows(store, "MATCH (o:Outcome) WHERE o.quantity > $q RETURN o.id AS id", q=1.75) == [{"id": "o2"}]
    assert rows(store, "MATCH (v:Visit) WHERE v.reached = $met RETURN v.id AS id", met=True) == [{"id": "x1"}]
    assert rows(store, "MATCH (v:Village) WHERE v.households = $n RETURN v.id AS id", n=0) == [{"id": "v1"}]
    assert rows(store, "MATCH (m:Member) WHERE m.name CONTAINS $part RETURN m.id AS id", part="三") == [{"id": "m1"}]


def test_stints_and_several_kinds_of_ends(asked: Engine) -> None:
    store = asked.store()
    stints = "MATCH (m:Member)-[r:ASSIGNED_TO]->(x:Township|Village) RETURN x.id AS x, r.since AS since ORDER BY since"
    assert rows(store, stints) == [
        {"x": "t1", "since": MIN_DAY},
        {"x": "v1", "since": MOVED},
        {"x": "t1", "since": date(2025, 1, 1)},
    ]
    on_day = "MATCH (:Member)-[r:ASSIGNED_TO]->(x:Township) WHERE r.since <= $day AND $day < r.until RETURN x.id AS x"
    assert rows(store, on_day, day=date(2024, 2, 29)) == [{"x": "t1"}]
    assert rows(store, on_day, day=MOVED) == []
    assert rows(store, on_day, day=date(2025, 1, 1)) == [{"x": "t1"}]


def test_the_shapes_of_the_measures(asked: Engine) -> None:
    store = asked.store()
    counted = """MATCH (k:Constituency)-[:OF]->(:Body {id: $body})
        RETURN k.id AS subject, COUNT { MATCH (k)<-[:BELONGS_TO]-(:Contact)<-[:VISITED]-(v:Visit)<-[:MADE]-(:Member)
        WHERE v.reached } AS value"""
    assert rows(store, counted, body="b") == [{"subject": "k1", "value": 1}]
    missed = "MATCH (c:Contact) WHERE NOT EXISTS { MATCH (c)<-[:VISITED]-(:Visit) } RETURN c.id AS id"
    assert rows(store, missed) == [{"id": "c2"}]
    assert rows(
        store, "MATCH (m:Member) OPTIONAL MATCH (m)-[:MADE]->(v) RETURN m.id AS who, v.id AS what ORDER BY who"
    ) == [
        {"who": "m1", "what": "x1"},
        {"who": "m2", "what": "x2"},
        {"who": "m3", "what": None},
    ]


def test_days_between_two_dates(asked: Engine) -> None:
    """By hand: 2024 is a leap year, 2023 is not; a day that is not known gives none."""
    text = """MATCH (:Body {id: $body}) WITH $first AS a, $last AS b, date('2023-02-28') AS c
        RETURN days_between(a, b) AS apart, days_between(b, $first) AS back, days_between(c,$last) AS far,
        CASE WHEN days_between(a, a) = 0 THEN 1 ELSE 0 END AS same"""
    dates = {"first": date(2024, 2, 28), "last": date(2024, 3, 1)}
    assert rows(asked.store(), text, body="b", **dates) == [{"apart": 2, "back": -2, "far": 367, "same": 1}]
    unknown = "MATCH (m:Contact) OPTIONAL MATCH (m)<-[:VISITED]-(v:Visit) WITH m, min(v.date) AS day "
    unknown += "RETURN m.id AS id, days_between(day, $last) AS n ORDER BY id"
    found = rows(asked.store(), unknown, last=date(2025, 1, 1))
    assert [row["n"] is None for row in found] == [False, True]


@pytest.mark.parametrize(
    "fault",
    [
        "",
        "MATCH (m:Member RETURN m.id",
        "MATCH (m:Member) RETURN nobody.id",
        "MATCH (m:Member) WHERE m.id = $missing RETURN m.id AS id",
        "MATCH (m:Member) RETURN m",
        "MATCH (:Member)-[r:MADE]->() RETURN r",
        "MATCH (m:Member) RETURN {id: m.id} AS map",
        "RETURN 1 AS one; MATCH (m:Member) DETACH DELETE m",
        "CREATE (:Member {id: 'new'})",
        "MATCH (m:Member) SET m.name = 'new'",
        "MATCH (m:Member) DETACH DELETE m",
        "UNWIND ['new'] AS id MERGE (m:Member {id: id})",
        "/* MATCH */ CREATE (:Member {id: 'new'})",
        "DROP TABLE Member",
    ],
)
def test_faulty_queries_and_writes_are_refused(asked: Engine, fault: str) -> None:
    store = asked.store()
    with pytest.raises(QueryError):
        store.table(fault)
    assert held(asked) == rows_of(small())
    assert rows(store, "MATCH (m:Member) RETURN count(*) AS n") == [{"n": 3}]


def test_files_are_out_of_reach(asked: Engine) -> None:
    secret, written = asked.home / "secret.csv", asked.home / "written.csv"
    secret.write_text("a,b\n1,2\n", encoding="utf-8")
    store = asked.store()
    for reach in (
        f"COPY (MATCH (m:Member) RETURN m.id) TO '{written}'",
        f"LOAD FROM '{secret}' RETURN *",
        f"MATCH (m:Member) LOAD FROM '{secret}' RETURN *",
        f"LOAD CSV FROM 'file://{secret}' AS line RETURN line",
        f"MATCH (m:Member) LOAD\n CSV FROM 'file://{secret}' AS line RETURN line",
    ):
        with pytest.raises(QueryError):
            store.table(reach)
    assert not written.exists()


def test_texts_that_only_look_like_writes_or_parameters(asked: Engine) -> None:
    store = asked.store()
    assert rows(store, "/* one; $two */ RETURN 'LOAD FROM; $three' AS text // $four;") == [
        {"text": "LOAD FROM; $three"}
    ]
    assert rows(store, "RETURN 'it\\'s; $x' AS text;") == [{"text": "it's; $x"}]


def test_unknown_names(asked: Engine) -> None:
    store = asked.store()
    for unknown in ("MATCH (n:Nowhere) RETURN n.id AS id", "MATCH (m:Member {id: 'm1'}) RETURN m.nothing AS id"):
        if "unknown names" in DIFFERENCES[asked.name]:
            assert all(row["id"] is None for row in rows(store, unknown))
        else:
            with pytest.raises(QueryError):
                store.table(unknown)
