"""The graph, or an edge list, as a networkx graph, and as the files that Gephi and its like open."""

from collections.abc import Collection, Mapping
from datetime import date
from pathlib import Path
from typing import Any, TypeAlias

import networkx as nx
import pyarrow as pa

from graph.model import NODE, RELATION, TRIPLES, Property, Triple
from graph.privacy import WHOLE, Mask
from graph.stores import Store

Network: TypeAlias = "nx.MultiDiGraph[str]"
_SEPARATOR = "; "
_RENAMED = {"kind": "sort", "key": "marked_key"}
"""Properties whose names mean something else here: `kind` is the label or type, `key` networkx's own word."""


def network(
    store: Store,
    labels: Collection[str] | None = None,
    types: Collection[str] | None = None,
    *,
    day: date | None = None,
    mask: Mask | None = WHOLE,
    office: bool = False,
) -> Network:
    """Return the nodes of these labels and the relations of these types between them (None: all there are).

    Every node has `kind` (its label), every relation `kind` (its type), and both the properties that are not null;
    names are as `mask` shows them, in full without one; what stays inside the office is left out unless `office`.
    With `day`, dated relations are those that hold on it. Raises ValueError for a name that the model does not have.
    """
    unknown = (set(labels or ()) - set(NODE)) | (set(types or ()) - set(RELATION))
    if unknown:
        raise ValueError(f"not in the model: {', '.join(sorted(unknown))}")
    kept = set(NODE if labels is None else labels)
    drawn: Network = nx.MultiDiGraph()
    for label in NODE:
        if label in kept:
            _add_nodes(drawn, store, label, mask, office)
    for triple in TRIPLES:
        if {triple[0], triple[2]} <= kept and (types is None or triple[1] in types):
            _add_relations(drawn, store, triple, day, office)
    return drawn


def from_edges(table: pa.Table, source: str = "source", target: str = "target") -> Network:
    """Return the network of an edge list: two columns of node ids, all others properties of the relation."""
    drawn: Network = nx.MultiDiGraph()
    for row in table.to_pylist():
        drawn.add_edge(row.pop(source), row.pop(target), **_present(row))
    return drawn


def write_gexf(drawn: Network, path: Path) -> None:
    """Write a GEXF file; dates become text and lists are joined, since Gephi's columns are plain."""
    nx.write_gexf(_plain(drawn), path, encoding="utf-8")


def write_graphml(drawn: Network, path: Path) -> None:
    """Write a GraphML file, with the same plain columns."""
    nx.write_graphml_xml(_plain(drawn), path, encoding="utf-8", named_key_ids=True)


def _add_nodes(drawn: Network, store: Store, label: str, mask: Mask | None, office: bool) -> None:
    shown = _shown(NODE[label].properties, office)
    hidden = [p for p in shown if mask and p.kind == "text" and p.privacy != "open"]
    columns = "".join(f", n.`{p.name}` AS `{p.name}`" for p in shown)
    for row in store.table(f"MATCH (n:`{label}`) RETURN n.id AS id{columns}").to_pylist():
        values = _present(row | {p.name: mask.value(p.privacy, row[p.name]) for p in hidden if mask})
        drawn.add_node(values.pop("id"), **_attributes(label, values))


def _add_relations(drawn: Network, store: Store, triple: Triple, day: date | None, office: bool) -> None:
    start, kind, end = triple
    relation = RELATION[kind]
    columns = "".join(f", r.`{p.name}` AS `{p.name}`" for p in _shown(relation.properties, office))
    holds = " WHERE r.since <= $day AND $day < r.until" if day and relation.dated else ""
    query = f"MATCH (a:`{start}`)-[r:`{kind}`]->(b:`{end}`){holds} RETURN a.id AS source, b.id AS target{columns}"
    for row in store.table(query, **({"day": day} if holds else {})).to_pylist():
        values = _present(row)
        drawn.add_edge(values.pop("source"), values.pop("target"), **_attributes(kind, values))


def _shown(properties: tuple[Property, ...], office: bool) -> list[Property]:
    return [p for p in properties if office or p.privacy != "office"]


def _attributes(kind: str, values: Mapping[str, Any]) -> dict[str, Any]:
    return {"kind": kind} | {_RENAMED.get(name, name): value for name, value in values.items()}


def _present(row: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if value is not None}


def _plain(drawn: Network) -> Network:
    """Return a copy with text, numbers and truth values only, and `label`, by which Gephi names a node."""
    plain: Network = nx.MultiDiGraph()
    for node, values in drawn.nodes(data=True):
        plain.add_node(node, **{"label": str(values.get("name", node))} | _texts(values))
    for number, (source, target, values) in enumerate(drawn.edges(data=True)):
        # A key of its own for every relation: networkx would give all relations of a pair the ids 0, 1, …
        plain.add_edge(source, target, key=f"e{number}", **_texts(values))
    return plain


def _texts(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: _text(value) for name, value in values.items() if value is not None}


def _text(value: Any) -> Any:
    if isinstance(value, list | tuple):
        return _SEPARATOR.join(map(str, value))
    return value.isoformat() if isinstance(value, date) else value
