"""Who bears a name, who is meant by it, and how a person is erased from everything an office holds."""

from collections.abc import Mapping
from typing import Any

import pyarrow as pa

from graph.identity import Identities
from graph.ledger import Load, Part, row_id
from graph.names import plain_name
from graph.office import Office
from graph.tables import GraphTables

LABELS = ("Member", "Contact", "Staff")
ENDS = {"Member": ("Member", "REPRESENTS", "Constituency"), "Contact": ("Contact", "BELONGS_TO", "Constituency")}


def bearing(office: Office, name: str) -> list[dict[str, Any]]:
    """Return everybody whose name, or number, or id this is: id, label, name, number, unit, belongs."""
    tables = office.draft()[0].tables
    names = {row["id"]: row["name"] for row in tables.nodes["Constituency"].to_pylist()}
    found = []
    for label in LABELS:
        belongs = _belongs(tables, label, names)
        for row in tables.nodes[label].to_pylist():
            if plain_name(name) in (plain_name(row["name"] or ""), row["id"], row.get("number")):
                told = {"number": row.get("number"), "unit": row.get("unit"), "belongs": belongs.get(row["id"])}
                found.append({"id": row["id"], "label": label, "name": row["name"], **told})
    return found


def _belongs(tables: GraphTables, label: str, names: Mapping[str, str]) -> dict[str, str]:
    if label not in ENDS:
        return {}
    ends = sorted(tables.relations[ENDS[label]].to_pylist(), key=lambda row: row["since"])
    return {row["from"]: names[row["to"]] for row in ends}


def confirm(office: Office, written: str, context: str, means: str) -> None:
    """Add a line to aliases.csv. Raises ValueError where nobody has this id or number."""
    found = bearing(office, means)
    if not found:
        raise ValueError(f"{means}: 没有此人 / nobody has this id or number")
    aliases = office.aliases
    aliases.lines.append((found[0]["label"], written, context, found[0]["id"]))
    aliases.write(office.folder / "aliases.csv")


def rows_about(office: Office, person: str) -> set[str]:
    """Return the ids of all ledger rows that speak of a person. Raises ValueError where there is nobody."""
    made = office.draft()[0]
    found: set[str] = set()
    known = False
    for tables in (made.tables, made.doubts.tables):
        for label in LABELS:
            for row in tables.nodes[label].to_pylist():
                if row["id"] == person:
                    known = True
                    found |= set(row["rows"] or ())
        for (start, _, end), table in tables.relations.items():
            if start in LABELS or end in LABELS:
                for row in table.select(["from", "to", "rows"]).to_pylist():
                    if person in (row["from"], row["to"]):
                        found |= set(row["rows"] or ())
    if not known:
        raise ValueError(f"{person}: 没有此人 / nobody has this id (see liaison who)")
    return found


def erase(office: Office, person: str) -> None:
    """Erase a person: rows that state the person go, mentions in other rows are blanked, keys and aliases too."""
    (about,) = [row for row in bearing(office, person) if row["id"] == person][:1]
    rows = rows_about(office, person)
    name, stating = plain_name(about["name"] or ""), "contacts" if about["label"] == "Contact" else "members"
    office.ledger.rewrite(lambda load, part: _without(load, part, rows, name, stating))
    identities = Identities.read(office.identities_path)
    identities.forget([person])
    identities.write(office.identities_path)
    aliases = office.aliases
    aliases.lines = [line for line in aliases.lines if line[3] != person and plain_name(line[1]) != name]
    aliases.write(office.folder / "aliases.csv")
    office.rebuild()


def _without(load: Load, part: Part, rows: set[str], name: str, stating: str) -> pa.Table:
    """Return a part's records without the person."""
    kept = []
    for record in part.records.to_pylist():
        about = row_id(load.id, record["sheet"], record["row"]) in rows
        if about and part.kind == stating and plain_name(record["name"] or "") == name:
            continue
        kept.append(_blanked(record, name) if about else record)
    return pa.Table.from_pylist(kept, schema=part.records.schema)


def _blanked(record: dict[str, Any], name: str) -> dict[str, Any]:
    return {
        key: [x for x in value if plain_name(x) != name]
        if isinstance(value, list)
        else None
        if isinstance(value, str) and key != "sheet" and name in plain_name(value)
        else value
        for key, value in record.items()
    }
