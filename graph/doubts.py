"""What is only possible: rows whose person or day is not certain, as graph rows that a store can suppose."""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from graph.model import MAX_DAY, MIN_DAY
from graph.tables import GraphTables

FLOATING = ("Visit", "Issue", "Activity", "Document", "Outcome")
"""Labels whose nodes may have a day that is not known."""


@dataclass(frozen=True)
class Doubts:
    """Possible rows; `date` and `latest` of an event are the first and last day on which it may have been."""

    tables: GraphTables = field(default_factory=lambda: GraphTables.from_rows({}, {}))

    def __bool__(self) -> bool:
        return bool(self.tables.counts)

    def within(self, since: date, until: date) -> GraphTables:
        """Return the rows that may lie in [since, until), each event placed on its first possible day inside."""
        nodes = dict(self.tables.nodes)
        gone: list[pa.Array] = []
        for label in FLOATING:
            placed, outside = _place(nodes[label], since, until)
            nodes[label] = placed
            gone.append(outside)
        dropped = pa.concat_arrays([ids.combine_chunks() if isinstance(ids, pa.ChunkedArray) else ids for ids in gone])
        relations = {
            triple: table.filter(
                pc.invert(pc.or_(*(pc.is_in(table[end], value_set=dropped) for end in ("from", "to"))))
            )
            for triple, table in self.tables.relations.items()
        }
        return GraphTables(nodes, relations)

    def save(self, folder: Path) -> None:
        """Keep the rows as Parquet."""
        self.tables.save(folder)

    @classmethod
    def load(cls, folder: Path) -> "Doubts":
        """Read what `save` kept; nothing kept is no doubt."""
        return cls(GraphTables.load(folder))


def _place(table: pa.Table, since: date, until: date) -> tuple[pa.Table, pa.ChunkedArray]:
    """Return the events that may lie in the period, dated inside it, and the ids of the others."""
    first = pc.fill_null(table["date"], pa.scalar(MIN_DAY, pa.date32()))
    last = pc.fill_null(table["latest"], pa.scalar(MAX_DAY, pa.date32()))
    start, end = pa.scalar(since, pa.date32()), pa.scalar(until, pa.date32())
    inside = pc.and_(pc.less(first, end), pc.greater_equal(last, start))
    dated = pc.max_element_wise(first, start)
    placed = table.set_column(table.schema.get_field_index("date"), "date", dated)
    return placed.filter(inside), table["id"].filter(pc.invert(inside))
