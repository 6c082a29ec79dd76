"""A Neo4j server fit for a large graph, and graph tables in it by its own importer: by Bolt they take minutes."""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import csv

from graph.model import NODES
from graph.tables import GraphTables
from tests.neo4j.server import OPENS, Neo4jServer, StartError, jars

_KINDS = {pa.string(): "string", pa.int64(): "long", pa.float64(): "double", pa.bool_(): "boolean", pa.date32(): "date"}


class LargeServer(Neo4jServer):
    """Memory for a million nodes, and the compilers and the garbage collector that a server has by default."""

    memory = ("-Xms3g", "-Xmx3g", "-XX:+UseG1GC")
    pagecache = "1g"


def imported(home: Path, tables: GraphTables) -> Neo4jServer:
    """Return a running server that holds the tables, its keys unique. Raises StartError."""
    server = LargeServer(home)
    options = list(_written(home / "import", tables))
    where = {"NEO4J_HOME": str(home), "NEO4J_CONF": str(home / "conf")}
    tool = ["java", "-Xmx2g", *OPENS, "-cp", str(jars() / "*"), "org.neo4j.cli.AdminTool"]
    made = subprocess.run(
        [*tool, "database", "import", "full", "neo4j", "--overwrite-destination", "--array-delimiter=|", *options],
        env=os.environ | where,
        cwd=home,  # the importer leaves its report where it runs
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    if made.returncode:
        raise StartError(f"Neo4j's importer failed: {made.stdout[-2000:]}{made.stderr[-2000:]}")
    server.start()
    for node in NODES:
        server.ask(f"CREATE CONSTRAINT FOR (n:`{node.name}`) REQUIRE n.id IS UNIQUE")
    server.ask("CALL db.awaitIndexes(600)")
    return server


def _written(folder: Path, tables: GraphTables) -> Iterator[str]:
    """Write a CSV file a table and yield the importer's options."""
    folder.mkdir()
    for label, table in tables.nodes.items():
        if table.num_rows:
            yield f"--nodes={label}={_file(folder / label, table, [f'id:ID({label})'])}"
    for (start, kind, end), table in tables.relations.items():
        if table.num_rows:
            ends = [f":START_ID({start})", f":END_ID({end})"]
            yield f"--relationships={kind}={_file(folder / f'{start}-{kind}-{end}', table, ends)}"


def _file(path: Path, table: pa.Table, keys: list[str]) -> Path:
    heads = keys + [f"{field.name}:{_kind(field.type)}" for field in list(table.schema)[len(keys) :]]
    columns = [pc.binary_join(c, "|") if pa.types.is_list(c.type) else c for c in table.columns]
    csv.write_csv(pa.table(columns, names=heads), path.with_suffix(".csv"))
    return path.with_suffix(".csv")


def _kind(kind: pa.DataType) -> str:
    return "string[]" if pa.types.is_list(kind) else _KINDS[kind]
