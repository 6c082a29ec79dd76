"""A township or constituency that takes in another: of every day before, all measures answer as if no sheet said so."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from graph.identity import Identities
from graph.ledger import Load
from graph.stores import Store
from queries.catalog import measures
from tests.graph.building import D, load, make, part
from tests.measures.answers import answered
from tests.queries.offices import stored

DAY = D(2024, 12, 22)
COUNTY = {"prefecture": "云岭市", "county": "云岭县"}
YEAR = {"since": D(2024, 1, 1), "until": D(2025, 1, 1)}
PLACES = part(
    "places",
    COUNTY | {"township": "河西乡", "members": ["张三"], "leaders": ["王五"], "group_head": "张三"},
    COUNTY | {"township": "山口乡", "members": ["李四"], "leaders": ["王五"], "group_head": "李四"},
    COUNTY | {"township": "山口乡", "village": "下村", "members": ["李四"]},
    as_of=D(2024, 1, 1),
)
ROSTER = part(
    "members",
    {"name": "张三", "number": "1", "constituency": "共青团", "home": "河西乡"},
    {"name": "李四", "number": "2", "constituency": "青联", "home": "山口乡", "work": "山口乡"},
    {"name": "王五", "number": "3", "constituency": "青联"},
    as_of=D(2024, 1, 1),
)
CONTACTS = part(
    "contacts",
    {"member": "张三", "name": "赵甲", "township": "河西乡", "constituency": "共青团"},
    {"member": "李四", "name": "钱乙", "township": "山口乡", "constituency": "青联"},
    {"member": "李四", "name": "孙丙", "township": "山口乡", "village": "下村", "constituency": "青联"},
    as_of=D(2024, 1, 1),
)
TOLD = (
    ("张三", "赵甲", D(2024, 8, 1), "河西乡"),
    ("李四", "钱乙", D(2024, 8, 2), "山口乡"),
    ("李四", "孙丙", D(2024, 8, 3), "山口乡"),
    ("李四", "钱乙", D(2024, 12, 28), "山口乡"),
)
VISITS = part(
    "visits",
    *(
        {"members": [who], "contacts": [whom], "date": day, "date_latest": day, "township": township}
        for who, whom, day, township in TOLD
    ),
    **YEAR,
)
REPORT = {"title": "关于青年", "submitters": ["青联"], "date": D(2024, 5, 1), "date_latest": D(2024, 5, 1)}
BEFORE = (load(1, ROSTER, CONTACTS, PLACES), load(2, VISITS), load(3, part("reports", REPORT, **YEAR)))
TAKEN_IN = load(
    4,
    part("places", COUNTY | {"township": "河西乡", "formerly": ["山口乡"]}, as_of=DAY),
    part("constituencies", {"name": "共青团", "formerly": ["青联"]}, as_of=DAY),
)


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Store, Store]]:
    identities = Identities()
    folders = (tmp_path_factory.mktemp(name) for name in ("before", "after"))
    offices: list[tuple[Load, ...]] = [BEFORE, (*BEFORE, TAKEN_IN)]
    stores = [
        stored(make(*loads, identities=identities).tables, folder)
        for loads, folder in zip(offices, folders, strict=True)
    ]
    yield stores[0], stores[1]
    for store in stores:
        store.close()


@pytest.mark.parametrize("day", [D(2024, 8, 1), DAY - timedelta(days=1)], ids=str)
@pytest.mark.parametrize("name", sorted(measures()))
def test_no_day_before_is_told_otherwise(both: tuple[Store, Store], name: str, day: D) -> None:
    asked = ("b", D(2024, 7, 1), day + timedelta(days=1), day)
    before, after = (answered(measures()[name], store, *asked) for store in both)
    assert before == after


def test_visits_count_for_the_township_that_stood_on_their_day(both: tuple[Store, Store]) -> None:
    _, store = both
    made = measures()["visits-per-township"]
    names = {
        row["id"]: row["name"]
        for row in store.table("MATCH (t:Township) RETURN t.id AS id, t.name AS name").to_pylist()
    }
    told = answered(made, store, "b", D(2024, 7, 1), D(2025, 1, 1), D(2024, 12, 31))
    # 赵甲 on 1 August and, after the merger, 钱乙 of what was 山口乡; its own two of August stay its own.
    assert {names[str(subject)]: value for subject, value in told} == {"河西乡": 2, "山口乡": 2}


def test_residents_move_with_the_merger(both: tuple[Store, Store]) -> None:
    query = """MATCH (c:Contact {name: '钱乙'})-[l:LIVES_IN]->(t:Township)
               RETURN t.name AS name, l.since AS since, l.until AS until ORDER BY since"""
    assert [tuple(row.values()) for row in both[1].table(query).to_pylist()] == [
        ("山口乡", D(1, 1, 1), DAY),
        ("河西乡", DAY, D(9999, 12, 31)),
    ]


def test_what_happens_after_under_the_old_name_is_told_of_the_new_one(both: tuple[Store, Store]) -> None:
    query = "MATCH (v:Visit)-[:IN_TOWNSHIP]->(t:Township {name: '河西乡'}) RETURN v.date AS date ORDER BY date"
    assert [row["date"] for row in both[1].table(query).to_pylist()] == [D(2024, 8, 1), D(2024, 12, 28)]
