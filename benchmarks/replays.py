"""Every sample office the whole way, and its program's verdicts on both engines, which must be the same."""

import sys
import tempfile
from pathlib import Path
from typing import Any

from benchmarks.figures import Figure, Report, seconds
from benchmarks.server import LargeServer
from commands.asking import program_of, question
from graph.office import BodySettings, Office
from graph.stores import Store, open_store
from loaders.load import load
from queries.coverage import evaluate
from queries.result import RuleResult
from samples import make_office
from samples.spec import offices, read
from tests.neo4j.server import Neo4jServer, StartError

NAME = "verdicts of all sample offices: Neo4j / Ladybug"


def run() -> Report:
    """Make, load and judge each office; then ask Neo4j the same."""
    with tempfile.TemporaryDirectory(prefix="liaison-bench-") as folder:
        try:
            server: Neo4jServer | None = LargeServer(Path(folder) / "server").start()
        except StartError as error:
            server, lacking = None, f"{NAME}: {error}"
        try:
            rows = tuple(_office(name, Path(folder) / name, server) for name in _told(offices()))
        finally:
            if server:
                server.stop()
    if server is None:
        return Report(details=rows, lacking=lacking)
    ours, theirs = (sum(row[column] for row in rows) for column in ("Ladybug", "Neo4j"))
    return Report((Figure(NAME, ours, theirs, 1.0, faster=True, note=f"{len(rows)} offices"),), rows)


def _told(names: list[str]) -> list[str]:
    print(f"replays: {', '.join(names)}", file=sys.stderr, flush=True)
    return names


def _office(name: str, folder: Path, server: Neo4jServer | None) -> dict[str, Any]:
    spec = read(name)
    make_office(name, folder / "sheets")
    body = BodySettings(id=name, name=spec.title, level=spec.level)
    office = Office.create(folder / "office", body, name, as_of=spec.last_day)
    with office.writing():
        loaded = seconds(lambda: load(office.ledger, [folder / "sheets"], today=spec.last_day))
        built = seconds(office.rebuild)
    kept = sum(part.records.num_rows for one in office.ledger.loads() for part in one.parts)
    row: dict[str, Any] = {"office": name, "rows": kept, "load": loaded, "build": built}
    taken, found = _judged(office, office.open_store())
    row |= {"rules": len(found), "Ladybug": taken}
    if server:
        row |= _on_neo4j(office, server, found)
    return row


def _on_neo4j(office: Office, server: Neo4jServer, found: list[RuleResult]) -> dict[str, Any]:
    """Return how long the fill and the verdicts take. Raises RuntimeError where a verdict is another."""
    server.empty()
    store = open_store(server.address, home=office.folder / "neo4j")
    tables = office.draft()[0].tables
    filled = seconds(lambda: store.replace(tables))
    taken, others = _judged(office, store)
    by = [("subject", "ascending"), ("object", "ascending")]
    wrong = [
        one.rule.key
        for one, other in zip(found, others, strict=True)
        if not one.verdicts.sort_by(by).equals(other.verdicts.sort_by(by))
    ]
    if wrong:
        raise RuntimeError(f"{office.body.id}: the engines do not agree about {', '.join(wrong)}")
    return {"fill of Neo4j": filled, "Neo4j": taken}


def _judged(office: Office, store: Store) -> tuple[float, list[RuleResult]]:
    """Return the second of two times, when all is warm, and the verdicts."""
    asked, book = question(office), program_of(office)
    found: list[RuleResult] = []
    try:
        taken = [seconds(lambda: found.extend(evaluate(store, book, asked))) for _ in range(2)]
    finally:
        store.close()
    results = found[len(found) // 2 :]
    if wrong := [result.error for result in results if result.error]:
        raise RuntimeError(f"{office.body.id}: rules in error: {wrong}")
    return taken[1], results
