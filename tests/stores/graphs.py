"""Small graphs with every kind of value, a large one, and what an engine really holds, asked past the store."""

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import ladybug

from graph.model import MAX_DAY, MIN_DAY, NODES
from graph.tables import GraphTables
from tests.engines import Engine
from tests.neo4j.server import Neo4jServer

MOVED = date(2024, 3, 1)
NODES_OF_SMALL: Mapping[str, list[dict[str, Any]]] = {
    "Body": [{"id": "b", "name": "政协铜仁市委员会", "level": "city", "rows": ["1"]}],
    "Constituency": [{"id": "k1", "name": "农业和农村界", "seats": 26, "rows": ["2", "3"]}],
    "Member": [
        {"id": "m1", "name": "张三丰", "birth_year": 1970, "specialities": ["畜牧", "法律"], "rows": ["4"]},
        {"id": "m2", "name": '𠮷田 O\'Neil "x"', "specialities": [], "rows": []},
        {"id": "m3", "name": "李\n四\\"},
    ],
    "Township": [{"id": "t1", "name": "环北街道", "code": "520602001"}],
    "Village": [{"id": "v1", "name": "金鳞社区", "households": 0, "population": 3012}],
    "Contact": [{"id": "c1", "name": "王五", "kind": "person"}, {"id": "c2", "name": "𪚥记粉店", "kind": "firm"}],
    "Visit": [
        {"id": "x1", "date": date(2024, 2, 29), "latest": date(2024, 2, 29), "reached": True, "rows": ["9"]},
        {"id": "x2", "date": MIN_DAY, "latest": MAX_DAY, "reached": False},
    ],
    "Outcome": [{"id": "o1", "name": "步道", "quantity": 1.5, "unit": "公里"}, {"id": "o2", "quantity": 2.0}],
    "Issue": [{"id": "i1", "name": "饮水 💧", "key": True}],
}
RELATIONS_OF_SMALL: Mapping[tuple[str, str, str], list[dict[str, Any]]] = {
    ("Constituency", "OF", "Body"): [
        {"from": "k1", "to": "b", "since": MIN_DAY, "until": MAX_DAY, "since_known": False}
    ],
    ("Member", "ASSIGNED_TO", "Township"): [
        {"from": "m1", "to": "t1", "since": MIN_DAY, "until": MOVED, "since_known": False, "basis": "户籍"},
        {"from": "m1", "to": "t1", "since": date(2025, 1, 1), "until": MAX_DAY, "since_known": True, "rows": ["5"]},
    ],
    ("Member", "ASSIGNED_TO", "Village"): [
        {"from": "m1", "to": "v1", "since": MOVED, "until": date(2025, 1, 1), "since_known": True}
    ],
    ("Member", "MADE", "Visit"): [{"from": "m1", "to": "x1", "rows": ["9"]}, {"from": "m2", "to": "x2"}],
    ("Visit", "VISITED", "Contact"): [{"from": "x1", "to": "c1"}],
    ("Visit", "VISITED", "Village"): [{"from": "x2", "to": "v1"}],
    ("Contact", "BELONGS_TO", "Constituency"): [{"from": "c1", "to": "k1", "since": MIN_DAY, "until": MAX_DAY}],
    ("Member", "SUBMITTED", "Issue"): [
        {"from": "m1", "to": "i1", "share": 0.5, "role": "first"},
        {"from": "m2", "to": "i1", "share": 0.5},
    ],
    ("Issue", "LED_TO", "Outcome"): [{"from": "i1", "to": "o1"}],
}
EMPTY = GraphTables.from_rows({}, {})


def small() -> GraphTables:
    """Every kind of value: sentinels, nulls, empty lists, quotes, a line break, characters of four bytes."""
    return GraphTables.from_rows(NODES_OF_SMALL, RELATIONS_OF_SMALL)


def large(visits: int) -> GraphTables:
    """One member who made many visits: enough batches to be cut short between two of them."""
    numbers = range(visits)
    day = date(2024, 1, 1)
    return GraphTables.from_rows(
        {
            "Member": [{"id": "m", "name": "赵六"}],
            "Visit": [{"id": f"x{n}", "date": day, "rows": [str(n)]} for n in numbers],
        },
        {("Member", "MADE", "Visit"): [{"from": "m", "to": f"x{n}"} for n in numbers]},
    )


Held = tuple[dict[str, dict[str, Any]], list[tuple[Any, ...]]]
"""Nodes by label and id, and relations in order, each with the properties that are not null."""


def rows_of(tables: GraphTables) -> Held:
    """Return what an engine should hold that holds these tables."""
    nodes = {
        label: {row["id"]: _present(row) for row in table.to_pylist()}
        for label, table in tables.nodes.items()
        if table.num_rows
    }
    relations = [
        (start, kind, end, row.pop("from"), row.pop("to"), _present(row))
        for (start, kind, end), table in tables.relations.items()
        for row in table.to_pylist()
    ]
    return nodes, sorted(relations, key=repr)


def held(engine: Engine) -> Held:
    """Return what the engine holds, asked by the engine's own client and never through graph.stores."""
    if engine.server:
        return held_by_server(engine.server)
    pointer = json.loads((engine.home / "graph" / "current").read_text(encoding="utf-8"))
    return _held_by_file(engine.home / "graph" / "builds" / f"{pointer['build']}.lbug")


def held_by_server(server: Neo4jServer) -> Held:
    nodes: dict[str, dict[str, Any]] = {}
    for row in server.ask("MATCH (n) WHERE NOT n:Build RETURN labels(n) AS labels, properties(n) AS values"):
        assert len(row["labels"]) == 1
        nodes.setdefault(row["labels"][0], {})[row["values"]["id"]] = _native(row["values"])
    relations = server.ask(
        "MATCH (a)-[r]->(b) RETURN labels(a)[0] AS a, type(r) AS r, labels(b)[0] AS b, a.id AS from, b.id AS to, "
        "properties(r) AS values"
    )
    return nodes, sorted(((*list(row.values())[:5], _native(row["values"])) for row in relations), key=repr)


def _held_by_file(path: Path) -> Held:
    with ladybug.Database(path, read_only=True) as database, ladybug.Connection(database) as connection:
        found = {n.name: connection.execute(f"MATCH (n:`{n.name}`) RETURN n").get_all() for n in NODES}
        nodes = {label: {row["id"]: _present(row) for [row] in rows} for label, rows in found.items() if rows}
        listed = connection.execute("MATCH (a)-[r]->(b) RETURN label(a), label(r), label(b), a.id, b.id, r").get_all()
    return nodes, sorted(((*row[:5], _present(row[5])) for row in listed), key=repr)


def _present(row: Mapping[str, Any]) -> dict[str, Any]:
    """Leave out nulls and what Ladybug says of itself, in the order of the names."""
    return {name: row[name] for name in sorted(row) if row[name] is not None and not name.startswith("_")}


def _native(row: Mapping[str, Any]) -> dict[str, Any]:
    return _present({name: getattr(value, "to_native", lambda v=value: v)() for name, value in row.items()})
