"""What lies round one node: a walk of one or two steps over every relation type, one query a type and direction."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any

from graph.model import NODE, RELATION, TRIPLES, Triple
from graph.stores import Store
from graph.words import WrongValueError


@dataclass
class Neighbourhood:
    """Nodes by id as (label, name), and links as (from, relation type, to)."""

    nodes: dict[str, tuple[str, str]] = field(default_factory=dict)
    links: set[tuple[str, str, str]] = field(default_factory=set)


def around(
    store: Store,
    centre: str,
    hops: int,
    through: Iterable[str],
    near: Iterable[str] = (),
    most: int = 5000,
    day: date | None = None,
) -> Neighbourhood:
    """Return what is within `hops` steps; a step goes on only from nodes of the labels in `through`.

    Hubs such as a body or a township would otherwise bring everybody in. Relation types in `near` are followed from
    the centre alone. With `day`, dated relations that do not hold on it and events after it are passed over. Raises
    ValueError for an unknown id.
    """
    found, allowed = Neighbourhood(), set(through)
    found.nodes |= _named(store, [centre])
    if centre not in found.nodes:
        raise WrongValueError(f"{centre}：图中没有", f"{centre}: not in the graph")
    front, far = {centre}, set(near)
    for hop in range(hops):
        reached: set[str] = set()
        for start, kind, end in _steps(store, front, found.nodes, far if hop else set(), day):
            found.links.add((start, kind, end))
            reached |= {start, end} - found.nodes.keys()
        found.nodes |= _named(store, sorted(reached))
        front = {id_ for id_ in reached if found.nodes[id_][0] in allowed}
        if len(found.nodes) > most:
            break
    return found


def _steps(
    store: Store, front: set[str], nodes: dict[str, tuple[str, str]], passed_over: set[str], day: date | None
) -> Iterator[tuple[str, str, str]]:
    labels = {nodes[id_][0] for id_ in front}
    values: dict[str, Any] = {"ids": sorted(front)}
    for triple in (triple for triple in TRIPLES if triple[1] not in passed_over):
        on = {"day": day} if day and _timely(triple) else {}
        for end, label in (("a", triple[0]), ("b", triple[2])):
            if label in labels:
                for row in store.table(_step(triple, end, timely=bool(on)), **values, **on).to_pylist():
                    yield row["source"], triple[1], row["target"]


def _timely(triple: Triple) -> list[str]:
    """Return the conditions on a day: the relation holds on it, and an event at its end is not later."""
    held = ["r.since <= $day AND $day < r.until"] if RELATION[triple[1]].dated else []
    events = [end for end, label in (("a", triple[0]), ("b", triple[2])) if _is_event(label)]
    return held + [f"({end}.date IS NULL OR {end}.date <= $day)" for end in events]


def _is_event(label: str) -> bool:
    return any(p.name == "date" for p in NODE[label].properties)


@cache
def _step(triple: Triple, end: str, *, timely: bool) -> str:
    pattern = f"MATCH (a:`{triple[0]}`)-[r:{triple[1]}]->(b:`{triple[2]}`)"
    conditions = [f"{end}.id IN $ids", *(_timely(triple) if timely else ())]
    return f"{pattern} WHERE {' AND '.join(conditions)} RETURN DISTINCT a.id AS source, b.id AS target"


def _named(store: Store, ids: list[str]) -> dict[str, tuple[str, str]]:
    """Return label and name of each id; a label without names (a visit, a step) shows its date."""
    found: dict[str, tuple[str, str]] = {}
    for label, node in NODE.items():
        shown = {p.name for p in node.properties} & {"name", "date"}
        name = "n.name" if "name" in shown else "n.date"
        rows = store.table(f"MATCH (n:`{label}`) WHERE n.id IN $ids RETURN n.id AS id, {name} AS name", ids=ids)
        found |= {row["id"]: (label, str(row["name"] or "")) for row in rows.to_pylist()}
    return found
