"""Every owner, scope and class query on every engine: its columns, and who is found, by hand."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from graph.tables import GraphTables
from queries.library import ask, names, text
from tests.engines import Engine
from tests.measures.hops import filtered_hops
from tests.queries.offices import tables

LAST = date(2023, 12, 31)
SHELVED = sorted(
    path for path in (Path(__file__).parents[2] / "queries").rglob("*.cypher") if "measures" not in path.parts
)
VALUES: dict[str, Any] = {
    "body": "b1",
    "since": date(2023, 1, 1),
    "until": date(2024, 1, 1),
    "day": LAST,
    "value": "hk",
}
SHELVES = {"owners": ("subject", "owner", "owner_name"), "classes": ("subject",), "scopes/committee": ("scope",)}
ENDED = {"until": date(2023, 7, 1)}
BEGUN = {"since": date(2023, 10, 1), "since_known": True}
OFFICE = tables(
    [
        {"id": "b1", "level": "prefecture"},
        "b2",
        *("g1", "g2", "g9", "k1", "k2", "k9", "t1", "t2", "n1", "n2", "c1", "c2", "i1", "d1", "d2", "s1", "v1"),
        *("m1", "m3", "m4", "m9"),
        {"id": "m2", "exempt": "hk"},
    ],
    [
        ("m1 SITS_IN b1", {"role": "chair", "level": "prefecture"}),
        ("m2 SITS_IN b1", {"role": "standing"} | BEGUN),
        ("m3 SITS_IN b1", {"level": "county"}),
        ("m4 SITS_IN b1", {"until": date(2023, 1, 1)}),
        *("m9 SITS_IN b2", "g9 OF b2", "k9 OF b2", "m9 PLACED_UNDER g9", "m9 REPRESENTS k9"),
        *("g1 OF b1", "g2 OF b1", "k1 OF b1", "k2 OF b1"),
        *("m1 REPRESENTS k1", "m2 REPRESENTS k1", "m3 REPRESENTS k2"),
        *("m1 PLACED_UNDER g1", "m2 PLACED_UNDER g2"),
        ("m3 PLACED_UNDER g1", ENDED),
        ("m3 PLACED_UNDER g2", {"since": date(2023, 7, 1)}),
        *("m2 KEEPS_CONTACT c1", "c1 BELONGS_TO k2", "m9 KEEPS_CONTACT c2", "c2 BELONGS_TO k9"),
        ("s1 HEADS k1", {"role": "deputy"}),
        ("m2 HEADS k1", {"role": "convener"}),
        ("m1 HEADS k1", {"role": "convener"} | ENDED),
        *("m1 LINKED_TO m2", "n1 PART_OF t1", "m1 RESPONSIBLE_FOR t1"),
        ("i1 HANDLED_BY d2", {"role": "main"}),
        ("i1 HANDLED_BY d1", {"role": "joint"}),
        ("m3 SUBMITTED i1", {"role": "first"}),
        ("m1 SUBMITTED i1", {"role": "joint"}),
        *("m2 MADE v1", "v1 RAISED i1"),
    ],
)
GROUP = {"id": "liaison", "name": "T1 group", "kind": "township_liaison"}
ROOM = {"id": "room", "name": "Room", "kind": "room"}
OWNERS = {
    "constituency.convener": {"k1": "m2"},
    "contact.keeper": {"c1": "m2"},
    "issue.department": {"i1": "d2"},
    "issue.submitter": {"i1": "m3"},
    "member.committee": {"m1": "g1", "m2": "g2", "m3": "g2"},
    "member.convener": {"m1": "m2", "m2": "m2"},
    "member.leader": {"m2": "m1"},
    "member.self": {"m1": "m1", "m2": "m2", "m3": "m3", "m4": "m4"},
    "township.group": {"t1": "m3"},
    "township.leader": {"t1": "m1"},
    "village.township-leader": {"n1": "m1"},
}
CLASSES = {
    "exempt": {"m2"},
    "exempt-as": {"m2"},
    "leaders": {"m1"},
    "other-level": {"m3"},
    "part-year": {"m2"},
    "standing": {"m2"},
    "villages-without-room": {"n1"},
}
SCOPES = {
    "Committee": {("g1", "G1"), ("g2", "G2")},
    "Constituency": {("k1", "G1"), ("k1", "G2"), ("k2", "G1"), ("k2", "G2")},
    "Contact": {("c1", "G2")},
    "Issue": {("i1", "G1"), ("i1", "G2")},
    "Member": {("m1", "G1"), ("m2", "G2"), ("m3", "G1"), ("m3", "G2")},
}


def office() -> GraphTables:
    """The office with a township's liaison group, headed by m3 with s1 as its officer, and a room in n2."""
    always = {"since": date(1, 1, 1), "until": date(9999, 12, 31), "since_known": False}
    nodes = {label: table.to_pylist() for label, table in OFFICE.nodes.items()} | {"Group": [GROUP], "Platform": [ROOM]}
    links = {triple: table.to_pylist() for triple, table in OFFICE.relations.items()}
    links["Platform", "LOCATED_IN", "Village"] = [{"from": "room", "to": "n2", **always}]
    links["Group", "OF", "Body"] = [{"from": "liaison", "to": "b1", **always}]
    links["Group", "RESPONSIBLE_FOR", "Township"] = [{"from": "liaison", "to": "t1", **always}]
    links["Member", "HEADS", "Group"] = [{"from": "m3", "to": "liaison", "role": "head", **always}]
    links["Staff", "HEADS", "Group"] = [{"from": "s1", "to": "liaison", "role": "officer", **always}]
    return GraphTables.from_rows(nodes, links)


def test_who_is_found(engine: Engine) -> None:
    store = engine.holding(office())
    owners: dict[str, dict[str, str]] = {}
    for name in names("owners"):
        owners[name] = {}
        for row in ask(store, text("owners", name), VALUES).to_pylist():
            owners[name].setdefault(row["subject"], row["owner"])
    classes = {name: set(ask(store, text("classes", name), VALUES)["subject"].to_pylist()) for name in names("classes")}
    scopes = {
        name: {(row["subject"], row["scope"]) for row in ask(store, text("scopes/committee", name), VALUES).to_pylist()}
        for name in names("scopes/committee")
        if name != "all"
    }
    assert owners == OWNERS
    assert classes == CLASSES
    assert scopes == SCOPES
    assert ask(store, text("scopes/committee", "all"), VALUES)["scope"].to_pylist() == ["G1", "G2"]


def test_every_query_runs_on_an_empty_graph(engine: Engine) -> None:
    store = engine.holding(tables([]))
    for shelf, columns in SHELVES.items():
        for name in names(shelf):
            answer = ask(store, text(shelf, name), VALUES)
            assert answer.num_rows == 0
            assert set(columns) <= set(answer.column_names), name


def test_a_class_of_parts_says_from_when_to_when(engine: Engine) -> None:
    answer = ask(engine.holding(office()), text("classes", "part-year"), VALUES)
    assert answer.to_pylist() == [{"subject": "m2", "since": date(2023, 10, 1), "until": date(9999, 12, 31)}]


@pytest.mark.parametrize("shelf", SHELVES)
def test_a_query_says_what_it_is_for(shelf: str) -> None:
    for name in names(shelf):
        assert text(shelf, name).startswith("// "), name


@pytest.mark.parametrize("path", SHELVED, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_no_query_filters_a_hop_and_takes_another(path: Path) -> None:
    """Ladybug answers such a MATCH wrongly from a node of many relations: docs/engines.md."""
    assert filtered_hops(path.read_text("utf-8")) == []


def test_columns_without_a_value_have_a_type_on_every_engine(engine: Engine) -> None:
    store = engine.holding(GraphTables.from_rows({}, {}))
    answer = ask(store, "MATCH (m:Member) RETURN m.id AS subject, m.birth_year * 1.0 AS value, m.name AS name", {})
    assert [str(field.type) for field in answer.schema] == ["string", "double", "string"]
