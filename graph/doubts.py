"""What is only possible: rows whose person or day is not certain, as graph rows that a store can suppose."""

import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from graph.model import MAX_DAY, MIN_DAY
from graph.tables import GraphTables

FLOATING = ("Visit", "Issue", "Activity", "Document", "Outcome")
"""Labels whose nodes may have a day that is not known: outside the period they are left out."""
DATED = (*FLOATING, "Step")
"""Labels whose nodes may be of some days, the first and last of which are known."""
LONGEST_MONTH = 31
NOTHING = GraphTables.from_rows({}, {})


@dataclass(frozen=True)
class Doubts:
    """Possible rows; `date` and `latest` of an event are the first and last day on which it may have been.

    `spans` are events that are sure, and counted by their first day, but may have been on a later one.
    """

    tables: GraphTables = field(default_factory=lambda: NOTHING)
    spans: GraphTables = field(default_factory=lambda: NOTHING)

    def __bool__(self) -> bool:
        return bool(self.tables.counts)

    def within(self, since: date, until: date) -> GraphTables:
        """Return the rows that may lie in [since, until), each event placed on the days of it that are inside.

        Events that are sure and began before are among them, with the days on which they may have been inside.
        """
        nodes = dict(self.tables.nodes)
        gone: list[pa.Array] = []
        for label in FLOATING:
            nodes[label], outside = _place(nodes[label], since, until)
            gone.append(outside)
        nodes["Step"] = _steps(nodes["Step"], since, until)
        for label in DATED:
            begun = self.spans.nodes[label].filter(pc.less(self.spans.nodes[label]["date"], _day(since)))
            nodes[label] = pa.concat_tables([nodes[label], _place(begun, since, until)[0]])
        dropped = pa.concat_arrays([ids.combine_chunks() if isinstance(ids, pa.ChunkedArray) else ids for ids in gone])
        relations = {
            triple: table.filter(
                pc.invert(pc.or_(*(pc.is_in(table[end], value_set=dropped) for end in ("from", "to"))))
            )
            for triple, table in self.tables.relations.items()
        }
        return GraphTables(nodes, relations)

    def late(self, until: date) -> GraphTables:
        """Return the events that are counted before `until` but may have been later, on the last such day, or on it."""
        nodes = {}
        for label in DATED:
            kept = self.spans.nodes[label].filter(pc.less(self.spans.nodes[label]["date"], _day(until)))
            nodes[label] = _dated(kept, date=pc.min_element_wise(kept["latest"], _day(until)))
        return GraphTables({**NOTHING.nodes, **nodes}, NOTHING.relations)

    def dateless(self) -> set[str]:
        """Return the ledger rows of events whose day is not known to a month: where they are placed says nothing."""
        rows: set[str] = set()
        for label in DATED:
            table = self.tables.nodes[label]
            unknown = pc.fill_null(pc.greater(pc.days_between(table["date"], table["latest"]), LONGEST_MONTH), True)
            rows.update(row for held in table.filter(unknown)["rows"].to_pylist() for row in held or ())
        return rows

    def save(self, folder: Path) -> None:
        """Keep the rows as Parquet."""
        self.tables.save(folder)
        shutil.rmtree(folder / "spans", ignore_errors=True)
        self.spans.save(folder / "spans")

    @classmethod
    def load(cls, folder: Path) -> "Doubts":
        """Read what `save` kept; nothing kept is no doubt."""
        return cls(GraphTables.load(folder), GraphTables.load(folder / "spans"))


def spans(nodes: Mapping[str, pa.Table]) -> GraphTables:
    """Return the events of which not one day alone is possible."""
    found = {label: nodes[label].filter(pc.greater(nodes[label]["latest"], nodes[label]["date"])) for label in DATED}
    return GraphTables({**NOTHING.nodes, **found}, NOTHING.relations)


def _day(day: date) -> pa.Scalar:
    return pa.scalar(day, pa.date32())


def _place(table: pa.Table, since: date, until: date) -> tuple[pa.Table, pa.ChunkedArray]:
    """Return the events that may lie in the period, dated inside it, and the ids of the others."""
    first = pc.fill_null(table["date"], _day(MIN_DAY))
    last = pc.fill_null(table["latest"], _day(MAX_DAY))
    inside = pc.and_(pc.less(first, _day(until)), pc.greater_equal(last, _day(since)))
    return _moved(table, first, last, since, until).filter(inside), table["id"].filter(pc.invert(inside))


def _steps(table: pa.Table, since: date, until: date) -> pa.Table:
    """Return all steps, those that may lie in the period dated inside it: a step stays one of its issue."""
    first, last = table["date"], table["latest"]
    inside = pc.and_(pc.less(first, _day(until)), pc.greater_equal(last, _day(since)))
    placed = _moved(table, first, last, since, until)
    return pa.concat_tables([placed.filter(inside), table.filter(pc.invert(pc.fill_null(inside, False)))])


def _moved(table: pa.Table, first: pa.ChunkedArray, last: pa.ChunkedArray, since: date, until: date) -> pa.Table:
    """Return the rows with both days inside the period."""
    return _dated(
        table, date=_never_before(first, since), latest=pc.min_element_wise(last, _day(until - timedelta(days=1)))
    )


def _never_before(days: pa.ChunkedArray, day: date) -> pa.ChunkedArray:
    return pc.max_element_wise(days, _day(day))


def _dated(table: pa.Table, **days: pa.ChunkedArray) -> pa.Table:
    for name, column in days.items():
        table = table.set_column(table.schema.get_field_index(name), name, column)
    return table
