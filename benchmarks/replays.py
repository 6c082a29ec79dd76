"""Every sample office the whole way, and every program's verdicts of it on both engines, which must be the same."""

import sys
import tempfile
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks.figures import Figure, Report, seconds
from benchmarks.server import LargeServer
from commands.asking import question
from graph.office import BodySettings, Office
from graph.stores import Store, open_store
from loaders.load import load
from queries.coverage import evaluate
from queries.program import program, program_names
from queries.result import RuleResult
from samples import make_office
from samples.spec import offices, read
from tests.neo4j.server import Neo4jServer, StartError


@dataclass
class Judged:
    """What each program finds in one office on one engine, and how long the second asking takes."""

    results: dict[str, list[RuleResult]] = field(default_factory=dict)
    taken: dict[str, float] = field(default_factory=dict)

    def times(self, engine: str, own: str) -> dict[str, float]:
        """Return the seconds of the office's own program and of all."""
        return {f"{engine}, own": self.taken[own], f"{engine}, all": sum(self.taken.values())}


def run() -> Report:
    """Make, load and judge each office; then ask Neo4j the same."""
    lacking = ""
    with tempfile.TemporaryDirectory(prefix="liaison-bench-") as folder:
        server: Neo4jServer | None = None
        try:
            server = LargeServer(Path(folder) / "server").start()
        except StartError as error:
            lacking = f"no Neo4j: {error}"
        try:
            rows = tuple(_office(name, Path(folder) / name, server) for name in _told(offices()))
        finally:
            if server:
                server.stop()
    if not server:
        return Report(details=rows, lacking=lacking)
    said = {"own": "the own program", "all": f"all {len(program_names())} programs"}
    return Report(tuple(_figure(which, words, rows) for which, words in said.items()), rows)


def _figure(which: str, words: str, rows: tuple[dict[str, Any], ...]) -> Figure:
    ours, theirs = (sum(row[f"{engine}, {which}"] for row in rows) for engine in ("Ladybug", "Neo4j"))
    note = f"{sum(row[f'rules, {which}'] for row in rows)} rules"
    return Figure(f"Neo4j / Ladybug: verdicts of {words} on {len(rows)} offices", ours, theirs, 1.0, True, note)


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
    found = _judged(office, office.open_store())
    if wrong := [result.error for result in found.results[name] if result.error]:
        raise RuntimeError(f"{name}: rules in error: {wrong}")
    row |= {"rules, own": len(found.results[name]), "rules, all": sum(map(len, found.results.values()))}
    row |= found.times("Ladybug", name)
    return row | (_on_neo4j(office, server, found) if server else {})


def _on_neo4j(office: Office, server: Neo4jServer, found: Judged) -> dict[str, Any]:
    """Return how long the fill and the verdicts take. Raises RuntimeError where a verdict is another."""
    server.empty()
    store = open_store(server.address, home=office.folder / "neo4j")
    tables = office.draft()[0].tables
    filled = seconds(lambda: store.replace(tables))
    other = _judged(office, store)
    wrong = [
        f"{name}: {one.rule.key}"
        for name, results in found.results.items()
        for one, two in zip(results, other.results[name], strict=True)
        if not _same(one, two)
    ]
    if wrong:
        raise RuntimeError(f"{office.body.id}: the engines do not agree about {', '.join(wrong)}")
    return {"fill of Neo4j": filled} | other.times("Neo4j", office.body.id)


def _same(one: RuleResult, other: RuleResult) -> bool:
    by = [("subject", "ascending"), ("object", "ascending")]
    return one.outcome == other.outcome and one.verdicts.sort_by(by).equals(other.verdicts.sort_by(by))


def _judged(office: Office, store: Store) -> Judged:
    """Ask every program twice, the second time when all is warm. Another place's rule may be in error: no such term."""
    asked, judged = question(office), Judged()
    try:
        for name in program_names():
            book = program(name)
            judged.results[name] = evaluate(store, book, asked)
            judged.taken[name] = seconds(partial(evaluate, store, book, asked))
    finally:
        store.close()
    return judged
