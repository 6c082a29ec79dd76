"""What docs/engines.md says of Ladybug is still so: a release that mends a thing shows it here."""

from collections.abc import Iterator

import pytest

from graph.stores import QueryError, Store, open_store
from tests.measures.notation import Sketch

REFUSED = {
    "a sub-query that returns": "MATCH (m:Member) "
    "RETURN COUNT { MATCH (m)-[:MADE]->(v:Visit) RETURN DISTINCT v.id } AS n",
    "a parameter in any() or all()": "MATCH (m:Member) RETURN any(x IN m.specialities WHERE x = $word) AS n",
    "an aggregate added to a variable": "MATCH (m:Member)-[:MADE]->(v:Visit) WITH m, count(v.id) AS a "
    "OPTIONAL MATCH (m)-[:SITS_IN]->(b:Body) RETURN m.id AS id, a + count(b.id) AS n",
    "the label Group bare in a choice of labels": "MATCH (x:Committee|Group) RETURN count(*) AS n",
    "a walk's variable as a list": "MATCH (:Region)<-[p:PART_OF*1..2]-(:Township) "
    "RETURN all(r IN p WHERE r.since_known) AS n",
}
ANSWERED = {
    "the parameter passed by WITH": "WITH $word AS word MATCH (m:Member) "
    "RETURN any(x IN m.specialities WHERE x = word) AS n",
    "the aggregate named first": "MATCH (m:Member)-[:MADE]->(v:Visit) WITH m, count(v.id) AS a "
    "OPTIONAL MATCH (m)-[:SITS_IN]->(b:Body) WITH m, a, count(b.id) AS c RETURN m.id AS id, a + c AS n",
    "the label Group in backticks": "MATCH (x:Committee|`Group`) RETURN count(*) AS n",
    "the walk's relations": "MATCH p = (:Region)<-[:PART_OF*1..2]-(:Township) "
    "RETURN all(r IN relationships(p) WHERE r.since_known) AS n",
}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    sketch = Sketch()
    sketch.draw(["m {specialities: [law]} -SITS_IN-> b", "m =2023-03-01=> c", "t -PART_OF-> r", "q -OF-> b"])
    store = open_store("ladybug:graph", home=tmp_path_factory.mktemp("dialect"))
    store.replace(sketch.tables())
    yield store
    store.close()


@pytest.mark.parametrize("what", REFUSED)
def test_what_ladybug_refuses(store: Store, what: str) -> None:
    with pytest.raises(QueryError):
        store.table(REFUSED[what], word="law")


@pytest.mark.parametrize("what", ANSWERED)
def test_what_to_write_instead(store: Store, what: str) -> None:
    assert store.table(ANSWERED[what], word="law").num_rows == 1


def test_an_empty_list_has_no_type_on_ladybug_until_something_is_in_it(store: Store) -> None:
    with pytest.raises(QueryError):
        store.table("MATCH (m:Member) WHERE m.home IS NULL AND size($words) > 0 RETURN m.id AS n", words=[])
    asked = "MATCH (m:Member) WHERE m.home IS NULL AND (size($words) > 0 OR m.home IN $words) RETURN m.id AS n"
    assert store.table(asked, words=[]).num_rows == 0
    assert store.table(asked, words=["law"]).num_rows == 1


def test_text_added_to_null_is_text_on_ladybug(store: Store) -> None:
    assert store.table("MATCH (m:Member) RETURN m.home + '!' AS n")["n"].to_pylist() == ["!"]


def test_lists_begin_with_one_on_ladybug(store: Store) -> None:
    assert store.table("MATCH (m:Member) RETURN m.specialities[1] AS n")["n"].to_pylist() == ["law"]


def test_a_null_property_of_an_outer_node_is_lost_on_ladybug(store: Store) -> None:
    visits = "MATCH (m:Member) {} OPTIONAL MATCH (m)-[:MADE]->(v:Visit) WHERE {} RETURN v.id AS n"
    assert store.table(visits.format("", "m.home IS NULL"))["n"].to_pylist() == [None]
    named = visits.format("WITH m, m.home IS NULL AS blank", "blank")
    assert store.table(named)["n"].null_count == 0
