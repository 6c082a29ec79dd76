"""Tiny graphs in words, for the hand-worked cases beside the measures.

    m {trade: farming} -SITS_IN {since: 2023-06-01}-> b      nodes and a relation; either direction, chains are fine
    m =2023-03-01=> c                                        a visit by m that reached c on that day
    m =2023-03-01 attempt=> c                                one that did not
    v {date: 2023-03-01, reached: true} -VISITED-> c         a visit written out

The first letter of an id says the label (LABELS). A name is the id unless given; a dated relation without `since` and
`until` holds always; every node and relation has the line it stands on as its ledger row.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from graph.model import MAX_DAY, MIN_DAY, NODE, RELATION, TRIPLES, Kind, Property, Triple
from graph.tables import GraphTables

LABELS = {
    "a": "Activity", "b": "Body", "c": "Contact", "d": "Department", "f": "Document", "g": "Group", "h": "Platform",
    "i": "Issue", "k": "Constituency", "m": "Member", "o": "Outcome", "p": "Patch", "q": "Committee", "r": "Region",
    "s": "Step", "t": "Township", "v": "Visit", "w": "Village", "x": "Staff",
}  # fmt: skip

_NODE = re.compile(r"\s*(?P<id>[a-z]\w*)\s*(?:\{(?P<props>[^}]*)\})?\s*")
_ARROW = re.compile(
    r"-(?P<right>[A-Z_]+)\s*(?:\{(?P<rprops>[^}]*)\})?\s*->"
    r"|<-(?P<left>[A-Z_]+)\s*(?:\{(?P<lprops>[^}]*)\})?\s*-"
    r"|=(?P<day>\d{4}-\d\d-\d\d)(?P<attempt> attempt)?=>"
)
_PROPERTY = re.compile(r"(\w+):\s*(\[[^\]]*\]|[^,}]+)")


class NotationError(ValueError):
    """A line is not of the notation; the message shows it."""


@dataclass
class Sketch:
    """Graphs drawn line by line; `prefix` keeps the ids of several apart in one store."""

    nodes: dict[str, dict[str, dict[str, Any]]] = field(default_factory=lambda: defaultdict(dict))
    relations: dict[Triple, list[dict[str, Any]]] = field(default_factory=lambda: defaultdict(list))

    def draw(self, lines: Iterable[str], prefix: str = "") -> None:
        """Add the graph of some lines."""
        for number, line in enumerate(lines, 1):
            self._line(line, prefix, f"{prefix}row{number}")

    def tables(self) -> GraphTables:
        """Return everything drawn so far."""
        return GraphTables.from_rows({k: list(v.values()) for k, v in self.nodes.items()}, self.relations).check()

    def _line(self, line: str, prefix: str, row: str) -> None:
        here, at = self._node(line, 0, prefix, row)
        while at < len(line):
            arrow = _ARROW.match(line, at)
            if arrow is None:
                raise NotationError(f"{line!r} at {at}")
            there, at = self._node(line, arrow.end(), prefix, row)
            if arrow["day"]:
                self._visit(here, there, arrow["day"], attempt=bool(arrow["attempt"]), prefix=prefix, row=row)
            elif arrow["right"]:
                self._relate(here, arrow["right"], there, arrow["rprops"], prefix, row)
            else:
                self._relate(there, arrow["left"], here, arrow["lprops"], prefix, row)
            here = there

    def _node(self, line: str, at: int, prefix: str, row: str) -> tuple[str, int]:
        found = _NODE.match(line, at)
        if found is None:
            raise NotationError(f"{line!r} at {at}")
        label = LABELS[found["id"][0]]
        typed = {p.name: p for p in NODE[label].properties}
        start = {"id": prefix + found["id"], "rows": [row]} | ({"name": found["id"]} if "name" in typed else {})
        self.nodes[label].setdefault(prefix + found["id"], start).update(_properties(found["props"], typed))
        return found["id"], found.end()

    def _relate(self, start: str, kind: str, end: str, told: str | None, prefix: str, row: str) -> None:
        triple = (LABELS[start[0]], kind, LABELS[end[0]])
        if triple not in TRIPLES:
            raise NotationError(f"not in the model: {triple}")
        properties = _properties(told, {p.name: p for p in RELATION[kind].properties})
        if RELATION[kind].dated:
            known = {"since_known": "since" in properties}
            properties = {"since": MIN_DAY, "until": MAX_DAY} | known | properties
        if "filed_with" in properties:
            properties["filed_with"] = prefix + properties["filed_with"]
        self.relations[triple].append({"from": prefix + start, "to": prefix + end, "rows": [row]} | properties)

    def _visit(self, member: str, whom: str, day: str, *, attempt: bool, prefix: str, row: str) -> None:
        visit = f"v_{member}_{whom}_{day}"
        when = date.fromisoformat(day)
        self.nodes["Visit"][prefix + visit] = {
            "id": prefix + visit, "date": when, "latest": when, "reached": not attempt, "rows": [row]
        }  # fmt: skip
        self._relate(member, "MADE", visit, None, prefix, row)
        self._relate(visit, "VISITED", whom, None, prefix, row)


def _properties(text: str | None, typed: Mapping[str, Property]) -> dict[str, Any]:
    told = {name: _value(value.strip(), typed[name].kind) for name, value in _PROPERTY.findall(text or "")}
    if "latest" in typed and "date" in told and "latest" not in told:
        told["latest"] = told["date"]
    return told


def _value(text: str, kind: Kind) -> Any:
    if text == "null":
        return None
    if kind == "texts":
        return [word.strip() for word in text.strip("[]").split(",") if word.strip()]
    readers: dict[str, Any] = {"date": date.fromisoformat, "int": int, "float": float, "bool": {"true": True}.get}
    value = readers.get(kind, str)(text)
    return bool(value) if kind == "bool" else value
