"""The whole catalogue over a synthetic nation, on Ladybug and Neo4j, and beside DuckDB's SQL where an expert wrote it.

All answers must be the same; the heaviest measures must be among those with SQL.
"""

import sys
import tempfile
from collections.abc import Callable, Collection, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pyarrow as pa

from benchmarks.asking import difference, values_for
from benchmarks.country import country
from benchmarks.duck import Duck, has_sql, sql_of
from benchmarks.figures import Figure, Report, alternating
from benchmarks.server import imported
from benchmarks.sizes import SIZES
from graph.stores import Store
from graph.stores.ladybug import LadybugStore
from graph.stores.neo4j import Neo4jStore
from graph.tables import GraphTables
from queries.catalog import measures
from queries.library import ask
from queries.measure import Measure
from tests.neo4j.server import StartError

TIMES = 3
DUCKDB, NEO4J = 2.0, 5.0
HEAVIEST = 10
ENGINES = ("duckdb", "ladybug", "neo4j")
Ask = Callable[[], pa.Table]


def run(size: str = "tenth") -> Report:
    """Load the three engines and ask each measure of them in turn, after one answer each to warm up and to compare."""
    tables = country(SIZES[size])
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="liaison-bench-")))
        ladybug, duck = _embedded(folder, tables, stack)
        neo4j = _neo4j(folder, tables, stack)
        rows = tuple(_measured(made, ladybug, duck, neo4j) for made in _told(measures().values()))
    counts = {name: n for name, n in tables.counts.items() if "-" not in name}
    held = f"{size}: {sum(counts.values()):,} nodes, {sum(tables.counts.values()) - sum(counts.values()):,} relations"
    return _report(rows, held, str(neo4j) if isinstance(neo4j, StartError) else "")


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
    """Return the seconds of each engine once warm: medians where DuckDB has an answer, else of one answer.

    Raises RuntimeError where the answers differ.
    """
    asks: dict[str, Ask] = {"ladybug": lambda: ask(ladybug, made.query, values_for(made.query, made))}
    if has_sql(made.id):
        sql = sql_of(made.id)
        asks = {"duckdb": lambda: duck.table(sql, values_for(sql, made))} | asks
    if not isinstance(neo4j, StartError):
        store = neo4j
        asks["neo4j"] = lambda: ask(store, made.query, values_for(made.query, made))
    answers = {engine: asked() for engine, asked in asks.items()}
    expected, answer = next(iter(answers.items()))
    for engine, other in answers.items():
        said = difference(answer, other)
        if said:
            raise RuntimeError(f"{made.id}: {engine} does not answer as {expected} does: {said}")
    taken = alternating(TIMES if has_sql(made.id) else 1, *asks.values())
    row: dict[str, Any] = {"measure": made.id, "rows": answer.num_rows, **dict.fromkeys(ENGINES, None)}
    row |= dict(zip(asks, taken, strict=True))
    return row | {"ladybug / duckdb": f"{row['ladybug'] / row['duckdb']:.1f}x" if row["duckdb"] else None}


def _report(rows: tuple[dict[str, Any], ...], held: str, no_neo4j: str) -> Report:
    rows = tuple(sorted(rows, key=lambda row: -row["ladybug"]))
    both = [row for row in rows if row["duckdb"]]
    parts = {f"the {len(both)} measures with SQL": both, f"all {len(rows)} measures": list(rows)}
    figures = [_figure("Ladybug / DuckDB", next(iter(parts)), both, "duckdb", held)]
    if not no_neo4j:
        figures += [_figure("Neo4j / Ladybug", said, chosen, "neo4j", held) for said, chosen in parts.items()]
    bare = [row["measure"] for row in rows[:HEAVIEST] if not row["duckdb"]]
    lacking = [f"no Neo4j: {no_neo4j}"] if no_neo4j else []
    lacking += [f"no SQL of {', '.join(bare)}, among the {HEAVIEST} heaviest"] if bare else []
    return Report(tuple(figures), rows, "; ".join(lacking))


def _figure(name: str, of: str, rows: list[dict[str, Any]], other: str, held: str) -> Figure:
    ours, theirs = (sum(row[engine] for row in rows) for engine in ("ladybug", other))
    target = DUCKDB if other == "duckdb" else NEO4J
    return Figure(f"{name}: sum of {of}", ours, theirs, target, faster=other == "neo4j", note=held)
