"""Hand-made offices: a few rows in words, made into a graph, and small measures to judge it by."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from graph.model import MAX_DAY, MIN_DAY, RELATION, TRIPLES, Triple
from graph.stores import Store, open_store
from graph.tables import GraphTables
from queries.measure import Measure
from queries.rule import Program

LABELS = {"b": "Body", "g": "Committee", "k": "Constituency", "m": "Member", "c": "Contact", "v": "Visit"}
LABELS |= {
    "t": "Township",
    "r": "Region",
    "a": "Activity",
    "i": "Issue",
    "d": "Department",
    "s": "Staff",
    "n": "Village",
    "p": "Step",
    "h": "Platform",
    "f": "Group",
}


def tables(nodes: Iterable[str | dict[str, Any]], links: Iterable[str | tuple[Any, ...]] = ()) -> GraphTables:
    """Make a graph. The first letter of an id says the label; "m1 SITS_IN b" links, a tuple adds properties."""
    found: dict[str, list[dict[str, Any]]] = {}
    for node in nodes:
        row = {"id": node} if isinstance(node, str) else dict(node)
        label = LABELS[row["id"][0]]
        named = {} if label in ("Visit", "Step") else {"name": row["id"].upper()}
        found.setdefault(label, []).append(named | row)
    related: dict[Triple, list[dict[str, Any]]] = {}
    for link in links:
        text, properties = (link, {}) if isinstance(link, str) else link
        start, kind, end = text.split()
        triple = (LABELS[start[0]], kind, LABELS[end[0]])
        assert triple in TRIPLES, triple
        dated = {"since": MIN_DAY, "until": MAX_DAY, "since_known": False} if RELATION[kind].dated else {}
        related.setdefault(triple, []).append({"from": start, "to": end} | dated | properties)
    return GraphTables.from_rows(found, related)


def visits(*said: str) -> tuple[list[dict[str, Any]], list[str]]:
    """Return nodes and links of visits: "m1 c1 2023-03-01 2023-05-02" is two visits by m1 to c1."""
    nodes, links = [], []
    for line in said:
        member, contact, *days = line.split()
        for day in days:
            visit = f"v-{member}-{contact}-{day}"
            nodes.append({"id": visit, "date": date.fromisoformat(day), "reached": True})
            links += [f"{member} MADE {visit}", f"{visit} VISITED {contact}"]
    return nodes, links


def stored(held: GraphTables, folder: Path) -> Store:
    """Keep a graph in a new Ladybug store."""
    store = open_store("ladybug:graph", home=folder)
    store.replace(held.check())
    return store


def small(name: str, query: str, **said: Any) -> Measure:
    """Make a measure of the tests' own; visits per member unless said otherwise."""
    words = {"zh": "次", "en": "visits"}
    front = {"title": {"zh": name, "en": name}, "shape": "events", "subject": "Member", "unit": words}
    front |= {"needs": {"visits": "up"}, "params": {"since": "date", "until": "date"}, "bound": {"at_least": 2}}
    front |= {"gap": {"zh": "没有记录到走访", "en": "no visit was logged"}, "mechanisms": ["TR2"], "theme": "tests"}
    return Measure(id=name, query=query, **{"why": "RETURN 1 AS fact", **front, **said})


PER_MEMBER = small(
    "per-member",
    """MATCH (m:Member)-[:SITS_IN]->(:Body {id: $body}) RETURN m.id AS subject, m.name AS name,
       COUNT { MATCH (m)-[:MADE]->(v:Visit) WHERE v.date >= $since AND v.date < $until } AS value,
       m.number AS number ORDER BY subject""",
    evidence={"number": {"zh": "编号", "en": "number"}},
    why="""MATCH (:Member {id: $subject})-[:MADE]->(v:Visit) WHERE v.date >= $since AND v.date < $until
           RETURN 'Visit' AS fact, v.id AS name, v.date AS date, v.rows AS rows ORDER BY date""",
)
PAIRS = small(
    "pairs",
    """MATCH (m:Member)-[:KEEPS_CONTACT]->(c:Contact), (m)-[:SITS_IN]->(:Body {id: $body})
       RETURN m.id AS subject, m.name AS name, c.id AS object, c.name AS object_name,
       COUNT { MATCH (m)-[:MADE]->(v:Visit)-[:VISITED]->(c) WHERE v.date >= $since AND v.date < $until } AS value
       ORDER BY subject, object""",
    object="Contact",
)
KEPT = small(
    "kept",
    """MATCH (m:Member)-[:SITS_IN]->(:Body {id: $body}) RETURN m.id AS subject, m.name AS name,
       COUNT { MATCH (m)-[:KEEPS_CONTACT]->(:Contact) } AS value ORDER BY subject""",
    needs={"contacts": "any"},
    params={"day": "date"},
    bound={"at_least": 1, "at_most": 2},
)
CATALOGUE = {made.id: made for made in (PER_MEMBER, PAIRS, KEPT)}


def program(*rules: dict[str, Any], **said: Any) -> Program:
    """Make a program of rules in few words; TR1, TR2, … are their ids unless given."""
    made = [
        {"id": f"TR{number}", "measure": "per-member", "source": {"mechanisms": ["TR2"]}} | rule
        for number, rule in enumerate(rules, 1)
    ]
    return Program(**{"name": "tests", "title": {"zh": "测试", "en": "tests"}, "rule": made, **said})
