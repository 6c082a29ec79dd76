"""The same graph tables in DuckDB's own storage, and the SQL that answers each measure as an expert would write it."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from graph.tables import GraphTables

_HERE = Path(__file__).parent
SQL = _HERE / "sql"


class Duck:
    """One DuckDB file. A label is a table with an integer `key` beside the text id, as Ladybug numbers nodes too;
    a relation's endpoint pair is a table with the keys `src` and `dst`."""

    def __init__(self, path: Path, tables: GraphTables) -> None:
        self._connection = duckdb.connect(path)
        for label, table in tables.nodes.items():
            self._create(f'"{label}"', "SELECT row_number() OVER () AS key, * FROM given", table)
        for (start, kind, end), table in tables.relations.items():
            chosen = f"""SELECT a.key AS src, b.key AS dst, given.* EXCLUDE ("from", "to") FROM given
                JOIN "{start}" a ON a.id = given."from" JOIN "{end}" b ON b.id = given."to" """
            self._create(f'"{start}_{kind}_{end}"', chosen, table)
        self._connection.execute((_HERE / "macros.sql").read_text(encoding="utf-8"))
        self._connection.execute("CHECKPOINT; ANALYZE")

    def table(self, sql: str, values: Mapping[str, Any]) -> pa.Table:
        """Answer a query as Arrow."""
        return self._connection.sql(sql, params=dict(values)).to_arrow_table()

    def close(self) -> None:
        self._connection.close()

    def _create(self, name: str, chosen: str, table: pa.Table) -> None:
        self._connection.register("given", table)
        self._connection.execute(f"CREATE TABLE {name} AS {chosen}")
        self._connection.unregister("given")


def has_sql(measure: str) -> bool:
    """Whether an expert has answered a measure in SQL."""
    return (SQL / f"{measure}.sql").exists()


def sql_of(measure: str) -> str:
    """Return the SQL of a measure. Raises FileNotFoundError where nobody has written it."""
    return (SQL / f"{measure}.sql").read_text(encoding="utf-8")
