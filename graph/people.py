"""Who bears a name, who is meant by it, and how a person is erased from everything an office holds."""

import json
import zipfile
from collections.abc import Iterator, Mapping
from html import escape
from pathlib import Path
from typing import Any

from graph.build import Build, active, build
from graph.erasing import LABELS, rows_of, says, without
from graph.forgotten import Forgotten
from graph.identity import Identities
from graph.names import plain_name
from graph.office import Office
from graph.stores.former import drop_former_builds
from graph.tables import GraphTables
from graph.words import WrongValueError

ENDS = {"Member": ("Member", "REPRESENTS", "Constituency"), "Contact": ("Contact", "BELONGS_TO", "Constituency")}
WRITTEN = ("reports/audit-*", "overview.html", "islands.html", "ego.html")
"""Pages and reports that the program puts into an office folder."""


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
    """Add a line to aliases.csv, in place of one on the same writing.

    Raises WrongValueError where nobody has this id or number, or several have the number.
    """
    found = [row for row in bearing(office, means) if means in (row["id"], row["number"])]
    if not found:
        raise WrongValueError(
            f"{means}：没有此编号（用 liaison who 姓名 查）",
            f"{means}: nobody has this id or number (see liaison who NAME)",
        )
    if len(found) > 1:
        ids = ", ".join(f"{row['id']} ({row['label']})" for row in found)
        raise WrongValueError(
            f"{means}：不止一人有此证号，请用编号：{ids}", f"{means}: several have this number, say which id: {ids}"
        )
    line = (found[0]["label"], written, context, found[0]["id"])
    aliases = office.aliases
    aliases.lines = [held for held in aliases.lines if held[:3] != line[:3]] + [line]
    aliases.write(office.folder / "aliases.csv")


def _nobody(person: str) -> WrongValueError:
    return WrongValueError(
        f"{person}：没有此编号的人（用 liaison who 姓名 查）", f"{person}: nobody has this id (see liaison who NAME)"
    )


def rows_about(office: Office, person: str) -> set[str]:
    """Return the ids of all ledger rows that speak of a person, in loads that count no more too.

    Raises WrongValueError where there is nobody.
    """
    found: set[str] = set()
    known = False
    for made in _builds(office):
        for tables in (made.tables, made.doubts.tables):
            known |= any(person in tables.nodes[label]["id"].to_pylist() for label in LABELS)
            found |= rows_of(tables, person)
    if not known:
        raise _nobody(person)
    return found


def _builds(office: Office) -> Iterator[Build]:
    """Yield the build of what counts, then one for each load that was withdrawn or replaced, as if it still counted."""
    counting = office.ledger.loads()
    yield office.draft()[0]
    whole = {load.id: len(load.parts) for load in active(counting)}
    for load in office.ledger.loads(withdrawn=True):
        if whole.get(load.id) != len(load.parts):
            others = [other for other in counting if other.id != load.id]
            yield build([*others, load], office.body, Identities.read(office.identities_path), office.aliases)


def erase(office: Office, person: str) -> None:
    """Erase a person: rows that state the person go, mentions in other rows are blanked, keys and aliases too.

    Who was erased is kept without the name (see graph.forgotten), for what is loaded later. Former builds, and the
    program's own reports and pages that show the name, are deleted. Raises WrongValueError where nobody has this id.
    """
    rows = rows_about(office, person)
    about, pages = _about(office, person), pages_naming(office, person)
    name = plain_name(about["name"] or "")
    identities = Identities.read(office.identities_path)
    Forgotten(office.folder).add(person, about, identities.keys(person), _keepers(office, person))
    office.ledger.rewrite(lambda load, part: without(load, part, rows, about), lambda problem: says(problem, name))
    identities.forget([person])
    identities.write(office.identities_path)
    aliases = office.aliases
    aliases.lines = [line for line in aliases.lines if line[3] != person and plain_name(line[1]) != name]
    aliases.write(office.folder / "aliases.csv")
    for path in pages:
        path.unlink()
        path.with_name("latest.html").unlink(missing_ok=True)  # it may lead to the page that is gone
    office.rebuild()
    drop_former_builds(office.settings.store, office.folder)


def files_naming(office: Office, person: str) -> list[str]:
    """Return the files, as they were called when loaded, in which a person is named: the office has them still."""
    rows, about = rows_about(office, person), _about(office, person)
    found = {
        load.file
        for load in office.ledger.loads(withdrawn=True)
        for part in load.parts
        if not without(load, part, rows, about).equals(part.records)
    }
    return sorted(found)


def _keepers(office: Office, person: str) -> set[str]:
    """Return the ids of the members who keep a contact, in loads that count no more too."""
    tables = (world for made in _builds(office) for world in (made.tables, made.doubts.tables))
    links = (table.relations["Member", "KEEPS_CONTACT", "Contact"].to_pylist() for table in tables)
    return {link["from"] for held in links for link in held if link["to"] == person}


def pages_naming(office: Office, person: str) -> list[Path]:
    """Return the program's own reports and pages in the office folder that show a person's name in full."""
    name = _about(office, person)["name"] or person
    ways = {name, escape(name), json.dumps(name)[1:-1]}
    pages = sorted(path for pattern in WRITTEN for path in office.folder.glob(pattern))
    return [path for path in pages if any(way in _text(path) for way in ways)]


def _about(office: Office, person: str) -> dict[str, Any]:
    for made in _builds(office):
        for label in LABELS:
            for row in made.tables.nodes[label].to_pylist():
                if row["id"] == person:
                    return {"label": label, "name": row["name"], "number": row.get("number")}
    raise _nobody(person)


def _text(path: Path) -> str:
    if path.suffix != ".xlsx":
        return path.read_text("utf-8", errors="replace")
    with zipfile.ZipFile(path) as book:
        return "".join(book.read(name).decode("utf-8", errors="replace") for name in book.namelist())
