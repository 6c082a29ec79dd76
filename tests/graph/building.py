"""Offices of a few rows, written as records, and the graph that is built of them, read back by names."""

from datetime import UTC, date, datetime
from typing import Any

import pyarrow as pa

from graph.aliases import Aliases
from graph.build import Build, build
from graph.building.site import BodyInfo
from graph.identity import Identities
from graph.ledger import Load, Part
from graph.records import KIND

BODY = BodyInfo("b", "某市政协", "prefecture")
D = date


def part(kind: str, *rows: dict[str, Any], scope: str = "", as_of: date | None = None, **period: date) -> Part:
    records = [{"sheet": "S", "row": number, **row} for number, row in enumerate(rows, start=2)]
    return Part(kind, pa.Table.from_pylist(records, schema=KIND[kind].schema()), scope, as_of=as_of, **period)


def load(number: int, *parts: Part) -> Load:
    return Load(f"{number:05}-aaaaaa", f"{number}.xlsx", str(number), datetime(2024, 1, 1, tzinfo=UTC), parts)


def make(*loads: Load, aliases: Aliases | None = None, identities: Identities | None = None) -> Build:
    return build(loads, BODY, identities or Identities(), aliases or Aliases())


def names(made: Build, label: str) -> list[str]:
    return sorted(made.tables.nodes[label]["name"].to_pylist())


def rows(made: Build, *triple: str, world: str = "tables") -> list[dict[str, Any]]:
    tables = made.tables if world == "tables" else made.doubts.tables
    known = {n["id"]: n.get("name") or n["id"] for t in made.tables.nodes.values() for n in t.to_pylist()}
    found = tables.relations[triple].to_pylist()  # type: ignore[index]
    return [r | {"from": known.get(r["from"], r["from"]), "to": known.get(r["to"], r["to"])} for r in found]


def ends(made: Build, *triple: str, world: str = "tables") -> list[tuple[str, str]]:
    return sorted((r["from"], r["to"]) for r in rows(made, *triple, world=world))


ROSTER = part(
    "members",
    {"name": "张三", "number": "1", "constituency": "教育界", "committees": ["提案委"]},
    {"name": "李四", "number": "2", "constituency": "经济界"},
    {"name": "王伟", "number": "3", "constituency": "教育界"},
    {"name": "王伟", "number": "4", "constituency": "经济界"},
    as_of=D(2023, 1, 1),
)
