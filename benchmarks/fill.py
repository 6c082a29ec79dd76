"""The same graph tables into an empty Ladybug store, and into an empty Neo4j by Bolt."""

import tempfile
from pathlib import Path

from benchmarks.country import country
from benchmarks.figures import Figure, Report, median, seconds
from benchmarks.server import LargeServer
from benchmarks.sizes import SIZES
from graph.stores import open_store
from graph.tables import GraphTables
from tests.neo4j.server import Neo4jServer, StartError

NAME = "tables into Neo4j by Bolt / into Ladybug"
TARGET, TIMES = 20.0, 3


def run(size: str = "hundredth") -> Report:
    """Fill both in turn, each time from nothing."""
    tables = country(SIZES[size])
    held = f"{size}: {sum(tables.counts.values()):,} rows"
    with tempfile.TemporaryDirectory(prefix="liaison-bench-") as folder:
        try:
            server = LargeServer(Path(folder) / "server").start()
        except StartError as error:
            return Report(lacking=f"{NAME}: {error}")
        try:
            runs = [_both(Path(folder) / str(n), server, tables) for n in range(TIMES)]
        finally:
            server.stop()
    ladybug, bolt = (median(column) for column in zip(*runs, strict=True))
    return Report((Figure(NAME, ladybug, bolt, TARGET, faster=True, note=held),))


def _both(home: Path, server: Neo4jServer, tables: GraphTables) -> tuple[float, float]:
    server.empty()
    return _fill("ladybug:graph", home / "ladybug", tables), _fill(server.address, home / "neo4j", tables)


def _fill(address: str, home: Path, tables: GraphTables) -> float:
    home.mkdir(parents=True)
    store = open_store(address, home=home)
    try:
        return seconds(lambda: store.replace(tables))
    finally:
        store.close()
