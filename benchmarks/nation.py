"""Measures over a synthetic nation: Ladybug beside DuckDB's SQL and Neo4j, whose answers must be the same."""

import sys
import tempfile
from collections.abc import Callable, Collection, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pyarrow as pa

from benchmarks.asking import difference, values_for
from benchmarks.country import country
from benchmarks.duck import SQL, Duck, sql_of
from benchmarks.figures import Figure, Report, alternating
from benchmarks.server import imported
from benchmarks.sizes import SIZES
from graph.stores import Store
from graph.stores.ladybug import LadybugStore
from graph.stores.neo4j import Neo4jStore
from graph.tables import GraphTables
from queries.catalog import measures
from queries.measure import Measure
from tests.neo4j.server import StartError

TIMES = 3
DUCKDB, NEO4J = 2.0, 5.0
Ask = Callable[[], pa.Table]


def run(size: str = "tenth") -> Report:
    """Load the three engines and ask each measure of them in turn, after one answer each to warm up and to compare."""
    tables = country(SIZES[size])
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="liaison-bench-")))
        ladybug, duck = _embedded(folder, tables, stack)
        neo4j = _neo4j(folder, tables, stack)
        rows = tuple(_measured(made, ladybug, duck, neo4j) for made in _told(timed()))
    sums = {engine: sum(row[engine] for row in rows) for engine in rows[0] if isinstance(rows[0][engine], float)}
    counts = {name: n for name, n in tables.counts.items() if "-" not in name}
    held = f"{size}: {sum(counts.values()):,} nodes, {sum(tables.counts.values()) - sum(counts.values()):,} relations"
    return _report(rows, sums, held, neo4j)


def timed() -> list[Measure]:
    """Return the measures that an expert has answered in SQL too."""
    return [made for made in measures().values() if (SQL / f"{made.id}.sql").exists()]


def _told(asked: Collection[Measure]) -> Iterator[Measure]:
    """Yield the measures, and say on stderr how far it is: a large nation takes minutes."""
    for number, made in enumerate(asked, 1):
        print(f"{number}/{len(asked)} {made.id}", file=sys.stderr, flush=True)
        yield made


def _embedded(folder: Path, tables: GraphTables, stack: ExitStack) -> tuple[Store, Duck]:
    LadybugStore(folder / "graph").replace(tables)
    ladybug, duck = LadybugStore(folder / "graph", read_only=True), Duck(folder / "nation.duckdb", tables)
    stack.callback(ladybug.close)
    stack.callback(duck.close)
    return ladybug, duck


def _neo4j(folder: Path, tables: GraphTables, stack: ExitStack) -> Store | StartError:
    """Return a store on a server of our own, or why there is none."""
    try:
        server = imported(folder / "server", tables)
    except StartError as error:
        return error
    stack.callback(server.stop)
    store = Neo4jStore(server.address, read_only=True)
    stack.callback(store.close)
    return store


def _measured(made: Measure, ladybug: Store, duck: Duck, neo4j: Store | StartError) -> dict[str, Any]:
    """Return the median seconds of each engine. Raises RuntimeError where the answers differ."""
    sql = sql_of(made.id)
    asks: dict[str, Ask] = {
        "duckdb": lambda: duck.table(sql, values_for(sql, made)),
        "ladybug": lambda: ladybug.table(made.query, **values_for(made.query, made)),
    }
    if not isinstance(neo4j, StartError):
        store = neo4j
        asks["neo4j"] = lambda: store.table(made.query, **values_for(made.query, made))
    answers = {engine: ask() for engine, ask in asks.items()}
    for engine, answer in answers.items():
        said = difference(answers["duckdb"], answer)
        if said:
            raise RuntimeError(f"{made.id}: {engine} does not answer as DuckDB does: {said}")
    taken = alternating(TIMES, *asks.values())
    row = {"measure": made.id, "rows": answers["duckdb"].num_rows} | dict(zip(asks, taken, strict=True))
    return row | {"ladybug / duckdb": f"{row['ladybug'] / row['duckdb']:.1f}x"}


def _report(rows: tuple[dict[str, Any], ...], sums: dict[str, float], held: str, neo4j: Store | StartError) -> Report:
    name = f"sum of the {len(rows)} measures with SQL: {{}}"
    figures = (Figure(name.format("Ladybug / DuckDB"), sums["ladybug"], sums["duckdb"], DUCKDB, note=held),)
    if isinstance(neo4j, StartError):
        return Report(figures, rows, f"{name.format('Neo4j / Ladybug')}: {neo4j}")
    ahead = Figure(name.format("Neo4j / Ladybug"), sums["ladybug"], sums["neo4j"], NEO4J, faster=True, note=held)
    return Report((*figures, ahead), rows)
