"""What of a ledger row speaks of a person, and the row without it: for erasing, and for what is loaded after."""

from collections.abc import Mapping
from typing import Any

import pyarrow as pa

from graph.ledger import Load, Part, Problem, row_id
from graph.names import plain_name
from graph.tables import GraphTables

LABELS = ("Member", "Contact", "Staff")
NUMBERS = {"Member": ("member_number", "member_numbers", "submitter_numbers"), "Contact": ("contact_numbers",)}
"""Fields in which other rows give a person's number."""
STATING = {"Member": "members", "Contact": "contacts", "Staff": "staff"}
"""The kind of sheet in which a row is about the person and goes with it."""


def rows_of(tables: GraphTables, person: str) -> set[str]:
    """Return the ids of the ledger rows that speak of a person in a graph."""
    found: set[str] = set()
    for label in LABELS:
        nodes = tables.nodes[label].select(["id", "rows"]).to_pylist()
        found.update(id_ for row in nodes if row["id"] == person for id_ in row["rows"] or ())
    for (start, _, end), table in tables.relations.items():
        if start in LABELS or end in LABELS:
            links = table.select(["from", "to", "rows"]).to_pylist()
            found.update(id_ for row in links if person in (row["from"], row["to"]) for id_ in row["rows"] or ())
    return found


def says(problem: Problem, name: str) -> bool:
    """Whether a problem quotes a name, which is plain."""
    return any(name in plain_name(text) for text in (problem.value, problem.reason.zh, problem.advice.zh))


def without(load: Load, part: Part, rows: set[str], about: Mapping[str, Any]) -> pa.Table:
    """Return a part's records without the person, of whom `about` tells label, name and number, in these rows."""
    kept = []
    stating = STATING[about["label"]]
    for record in part.records.to_pylist():
        if row_id(load.id, record["sheet"], record["row"]) not in rows and not _endorses(record, about):
            kept.append(record)
        elif part.kind != stating or not _states(record, about):
            kept.append(_blanked(record, about))
    return pa.Table.from_pylist(kept, schema=part.records.schema)


def _endorses(record: Mapping[str, Any], about: Mapping[str, Any]) -> bool:
    """Whether a row names the person as who endorsed something, which makes no relation to find it by."""
    name = plain_name(about["name"] or "")
    named = [*(record.get("endorsed_by") or ()), record.get("by") or ""]
    return about["label"] != "Contact" and name in map(plain_name, named)


def _states(record: Mapping[str, Any], about: Mapping[str, Any]) -> bool:
    numbered = about["number"] is not None and record.get("number") == about["number"]
    return numbered or plain_name(record["name"] or "") == plain_name(about["name"] or "")


def _blanked(record: dict[str, Any], about: Mapping[str, Any]) -> dict[str, Any]:
    """Return a record that names the person nowhere; lists of names and of numbers stay in step."""
    name, numbers = plain_name(about["name"] or ""), NUMBERS.get(about["label"], ())

    def left(key: str, value: Any) -> Any:
        own = about["number"] if key in numbers else None
        if isinstance(value, list):
            return [x for x in value if plain_name(x) != name and x != own]
        said = isinstance(value, str) and key != "sheet" and (value == own or name in plain_name(value))
        return None if said else value

    return {key: left(key, value) for key, value in record.items()}
