"""Every owner, scope and class query on every engine: its columns, and who is found, by hand."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from graph.model import RELATION
from graph.tables import GraphTables
from queries.library import ask, names, shelves, text
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
    "grade": "示范",
    "groups": ["township_liaison"],
}
SHELVES = {
    "owners": ("subject", "owner", "owner_name"),
    "classes": ("subject",),
    "scopes/through": ("subject", "member"),
}
SHELVES |= {"succession": ("subject",)}
SHELVES |= {f"scopes/{name}": ("scope",) for name in ("committee", "group", "township")}
ENDED = {"until": date(2023, 7, 1)}
BEGUN = {"since": date(2023, 10, 1), "since_known": True}
OFFICE = tables(
    [
        {"id": "b1", "level": "prefecture"},
        "b2",
        *("g1", "g2", "g9", "k1", "k2", "k9", "t1", "t2", "n1", "n2", "c1", "c2", "i1", "d1", "d2", "s1", "v1"),
        *("r1", "a1", "a2", "a3", "a4", "i2", "i3", "i4"),
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
        *("b1 COVERS r1", "t1 PART_OF r1", "t2 PART_OF r1", "n2 PART_OF t2"),
        *("c1 LIVES_IN t1", "c2 LIVES_IN n2", "m1 ASSIGNED_TO n2", "m2 ASSIGNED_TO t1", "m9 ASSIGNED_TO t2"),
        *("i1 CONCERNS t1", "i2 CONCERNS n2", "a2 HELD_AT t1", "a4 HELD_AT n2", "g1 SUBMITTED i2"),
        ("m1 ASSIGNED_TO t1", {"until": date(2023, 1, 1)}),
        "a1 ORGANISED_BY g1",
        ("m3 SUBMITTED i1", {"role": "first"}),
        ("m1 SUBMITTED i1", {"role": "joint"}),
        *("m2 MADE v1", "v1 RAISED i1"),
    ],
)
GROUP = {"id": "liaison", "name": "T1 group", "kind": "township_liaison"}
ROOM = {"id": "room", "name": "Room", "kind": "room", "level": "prefecture", "grade": "示范点"}
STUDIO = {"id": "studio", "name": "Studio", "kind": "studio", "level": "county"}
OWNERS = {
    "activity.organiser": {"a1": "g1"},
    "constituency.convener": {"k1": "m2"},
    "contact.keeper": {"c1": "m2"},
    "contact.visitor": {"c1": "m3"},
    "document.filer": {"f1": "g2"},
    "group.head": {"liaison": "m3"},
    "issue.department": {"i1": "d2"},
    "issue.platform": {"i3": "room", "i4": "studio"},
    "issue.submitter": {"i1": "m3"},
    "issue.supervisor": {"i2": "m3"},
    "member.committee": {"m1": "g1", "m2": "g2", "m3": "g2"},
    "member.convener": {"m1": "m2", "m2": "m2"},
    "member.leader": {"m2": "m1"},
    "member.self": {"m1": "m1", "m2": "m2", "m3": "m3", "m4": "m4"},
    "patch.township-leader": {"patch": "m2"},
    "platform.head": {"room": "m3"},
    "platform.township-leader": {"room": "m2", "studio": "m1"},
    "township.group": {"t1": "m3"},
    "township.leader": {"t1": "m1", "t2": "m2"},
    "village.township-leader": {"n1": "m1", "n2": "m2"},
}
CLASSES = {
    "exempt": {"m2"},
    "exempt-as": {"m2"},
    "leaders": {"m1"},
    "other-level": {"m3"},
    "own-level-platforms": {"room"},
    "part-year": {"m2"},
    "standing": {"m2"},
    "villages-without-room": {"n1"},
    "without-grade": {"studio"},
}
SCOPES = {
    "committee": {
        "Activity": {("a1", "g1")},
        "Committee": {("g1", "g1"), ("g2", "g2")},
        "Issue": {("i2", "g1")},
        "Member": {("m1", "g1"), ("m2", "g2"), ("m3", "g1"), ("m3", "g2")},
    },
    "group": {
        "Activity": {("a1", "liaison")},
        "Group": {("liaison", "liaison")},
        "Issue": {("i2", "liaison")},
        "Member": {("m3", "liaison"), ("m4", "liaison")},
        "Township": {("t1", "liaison")},
    },
    "township": {
        "Activity": {("a1", "t2"), ("a2", "t1"), ("a3", "t1"), ("a4", "t2")},
        "Contact": {("c1", "t1"), ("c2", "t2")},
        "Group": {("liaison", "t1")},
        "Issue": {("i1", "t1"), ("i2", "t2"), ("i3", "t2"), ("i4", "t1")},
        "Member": {("m1", "t2"), ("m2", "t1"), ("m3", "t1"), ("m4", "t1"), ("m4", "t2"), ("m9", "t2")},
        "Member.groups": set(),
        "Member.places": set(),
        "Member.platforms": set(),
        "Outcome": {("o1", "t2"), ("o2", "t1")},
        "Patch": {("patch", "t2")},
        "Platform": {("room", "t2"), ("studio", "t1")},
        "Township": {("t1", "t1"), ("t2", "t2")},
        "Village": {("n1", "t1"), ("n2", "t2")},
    },
}
THROUGH = {
    "Constituency": {("k1", "m1"), ("k1", "m2"), ("k2", "m3"), ("k2", "m2")},
    "Contact": {("c1", "m2"), ("c2", "m9")},
    "Issue": {("i1", "m1"), ("i1", "m2"), ("i1", "m3")},
}
ALL = {
    "committee": [("g1", "G1", None), ("g2", "G2", None)],
    "group": [("liaison", "T1 group", None)],
    "township": [("t1", "T1", "R1"), ("t2", "T2", "R1")],
}


def office() -> GraphTables:
    """The office with a township's liaison group, headed by m3 with s1 as its officer, and a room in n2."""
    always = {"since": date(1, 1, 1), "until": date(9999, 12, 31), "since_known": False}
    nodes = {label: table.to_pylist() for label, table in OFFICE.nodes.items()}
    nodes |= {"Group": [GROUP], "Platform": [ROOM, STUDIO], "Patch": [{"id": "patch", "name": "Patch"}]}
    nodes["Document"] = [{"id": "f1", "name": "F1"}, {"id": "f2", "name": "F2"}]
    nodes["Outcome"] = [{"id": "o1", "name": "O1"}, {"id": "o2", "name": "O2"}]
    links = {triple: table.to_pylist() for triple, table in OFFICE.relations.items()}

    def link(start: str, kind: str, end: str, **told: Any) -> None:
        (a, one), (b, other) = start.split(), end.split()
        dated = always if RELATION[kind].dated else {}
        links.setdefault((a, kind, b), []).append({"from": one, "to": other, **dated, **told})

    link("Platform room", "LOCATED_IN", "Village n2")
    link("Platform studio", "LOCATED_IN", "Township t1")
    link("Patch patch", "PART_OF", "Township t2")
    link("Member m2", "RESPONSIBLE_FOR", "Township t2")
    days = {"v2": date(2023, 3, 1), "v3": date(2023, 5, 1), "v4": date(2024, 2, 1)}
    nodes["Visit"] += [{"id": visit, "date": day} for visit, day in days.items()]
    for member, visit in (("m2", "v2"), ("m3", "v3"), ("m1", "v4")):
        link(f"Member {member}", "MADE", f"Visit {visit}")
        link(f"Visit {visit}", "VISITED", "Contact c1")
    link("Group liaison", "OF", "Body b1")
    link("Group liaison", "RESPONSIBLE_FOR", "Township t1")
    link("Member m3", "HEADS", "Group liaison", role="head")
    link("Staff s1", "HEADS", "Group liaison", role="officer")
    link("Member m4", "IN_GROUP", "Group liaison")
    link("Member m3", "ASSIGNED_TO", "Platform studio")
    link("Member m4", "ASSIGNED_TO", "Patch patch")
    link("Member m1", "ASSIGNED_TO", "Platform room")
    link("Activity a1", "HELD_AT", "Platform room")
    link("Activity a3", "HELD_AT", "Platform studio")
    link("Activity a1", "ORGANISED_BY", "Group liaison")
    link("Platform room", "OF", "Body b1")
    link("Platform studio", "OF", "Body b1")
    link("Member m1", "HEADS", "Platform room", role="head", until=date(2023, 7, 1))
    link("Member m3", "HEADS", "Platform room", role="head")
    link("Member m2", "SUPERVISES", "Issue i2", role="mediator")
    link("Member m3", "SUPERVISES", "Issue i2", role="owner")
    link("Issue i3", "THROUGH", "Platform room")
    link("Issue i4", "THROUGH", "Platform studio")
    link("Group liaison", "SUBMITTED", "Issue i2")
    link("Document f1", "FILED_BY", "Committee g2")
    link("Outcome o1", "CONCERNS", "Village n2")
    link("Outcome o2", "CONCERNS", "Township t1")
    return GraphTables.from_rows(nodes, links)


def test_who_is_found(engine: Engine) -> None:
    store = engine.holding(office())
    owners: dict[str, dict[str, str]] = {}
    for name in names("owners"):
        owners[name] = {}
        for row in ask(store, text("owners", name), VALUES).to_pylist():
            owners[name].setdefault(row["subject"], row["owner"])
    classes = {name: set(ask(store, text("classes", name), VALUES)["subject"].to_pylist()) for name in names("classes")}
    assert owners == OWNERS
    assert classes == CLASSES


def test_whose_sheets_hold_what(engine: Engine) -> None:
    store = engine.holding(office())

    def pairs(shelf: str, name: str) -> set[tuple[str, str]]:
        last = "member" if shelf.endswith("through") else "scope"
        return {(row["subject"], row[last]) for row in ask(store, text(shelf, name), VALUES).to_pylist()}

    assert sorted(shelves("scopes")) == sorted([*SCOPES, "through"])
    for by, expected in SCOPES.items():
        shelf = f"scopes/{by}"
        found = {name: pairs(shelf, name) for name in names(shelf) if name not in ("all", "also")}
        assert found == expected, by
        rows = ask(store, text(shelf, "all"), VALUES).to_pylist()
        assert [(row["scope"], row["name"], row.get("above")) for row in rows] == ALL[by]
    assert {name: pairs("scopes/through", name) for name in names("scopes/through")} == THROUGH
    also = ask(store, text("scopes/township", "also"), VALUES).to_pylist()
    assert also == [{"scope": "t1", "name": "T1 group"}]


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
