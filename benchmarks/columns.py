"""Columns of synthetic tables, each made at once by numpy: keys, skewed choices, days, stints."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from graph.model import MAX_DAY, MIN_DAY, RELATION
from graph.tables import node_schema, relation_schema

Whole = npt.NDArray[np.int64]
_HEX = np.frombuffer(b"0123456789abcdef", dtype=np.uint8)
_ODD = 0x9E3779B97F4B
"""Odd, hence no two numbers below 2**48 have the same product modulo 2**48: keys that look hashed and are unique."""
_EPOCH = date(1970, 1, 1)
_BEFORE, _AFTER = (MIN_DAY - _EPOCH).days, (MAX_DAY - _EPOCH).days


def keys(prefix: str, count: int) -> pa.Array:
    """Return opaque keys as the ledger mints them: a letter and twelve hexadecimal digits."""
    numbers = (np.arange(1, count + 1, dtype=np.uint64) * np.uint64(_ODD)) & np.uint64((1 << 48) - 1)
    return _texts(np.full((count, 1), ord(prefix), np.uint8), _digits(numbers, 12))


def ledger_rows(count: int, start: int = 0) -> pa.Array:
    """Return one ledger row a graph row, as a build states it: lists of one text each."""
    load = np.full((count, 7), np.frombuffer(b"L23001-", np.uint8), np.uint8)
    texts = _texts(load, _digits(np.arange(start, start + count, dtype=np.uint64), 6))
    return pa.ListArray.from_arrays(pa.array(np.arange(count + 1, dtype=np.int32)), texts)


def _digits(numbers: npt.NDArray[np.uint64], width: int) -> npt.NDArray[np.uint8]:
    shifts = np.arange((width - 1) * 4, -1, -4, dtype=np.uint64)
    return _HEX[((numbers[:, None] >> shifts) & np.uint64(15)).astype(np.int64)]


def _texts(*parts: npt.NDArray[np.uint8]) -> pa.Array:
    held = np.ascontiguousarray(np.concatenate(parts, axis=1))
    count, width = held.shape
    offsets = np.arange(0, (count + 1) * width, width, dtype=np.int32)
    return pa.StringArray.from_buffers(count, pa.py_buffer(offsets), pa.py_buffer(held))


@dataclass(frozen=True)
class Draw:
    """Draws with a fixed seed."""

    dice: np.random.Generator

    def skewed(self, count: int, among: int, steep: float = 1.5) -> Whole:
        """Choose `count` of 0 … among-1, the first ones most often; some of the last never (`steep` 1: evenly)."""
        order = self.dice.permutation(among)
        picked: Whole = order[(among * self.dice.random(count) ** steep).astype(np.int64)]
        return picked

    def share(self, count: int, part: float) -> npt.NDArray[np.bool_]:
        """Return true for about this part of the rows."""
        return self.dice.random(count) < part

    def some(self, count: int, part: float) -> Whole:
        """Return the numbers of about this part of the rows."""
        return np.flatnonzero(self.share(count, part))

    def days(self, count: int, first: date, after: date, blank: float = 0.0) -> pa.Array:
        """Return days in [first, after), some of them null."""
        numbers = self.dice.integers((first - _EPOCH).days, (after - _EPOCH).days, count, dtype=np.int32)
        return pa.array(numbers, pa.date32(), mask=self.share(count, blank))

    def words(self, count: int, said: Sequence[str | None], weights: Sequence[float] | None = None) -> pa.Array:
        """Return texts drawn from a few."""
        picked = self.dice.choice(len(said), count, p=weights)
        return pa.array(said, pa.string()).take(pa.array(picked))

    def lists(self, count: int, said: Sequence[str], longest: int = 3) -> pa.Array:
        """Return lists of up to `longest` of a few texts; a list may be empty."""
        lengths = self.dice.integers(0, longest + 1, count)
        offsets = np.concatenate(([0], np.cumsum(lengths))).astype(np.int32)
        values = self.words(int(offsets[-1]), said)
        return pa.ListArray.from_arrays(pa.array(offsets), values)


def day(value: date, count: int) -> pa.Array:
    """Return one day for all rows."""
    return pa.repeat(pa.scalar(value, pa.date32()), count)


def node_table(label: str, ids: pa.Array, columns: Mapping[str, Any]) -> pa.Table:
    """Make a node table of the model; properties left out are null."""
    held = {"id": ids, "rows": ledger_rows(len(ids)), **columns}
    return _table(node_schema(label), held, len(ids))


def links(kind: str, start: pa.Array, end: pa.Array, columns: Mapping[str, Any] | None = None) -> pa.Table:
    """Make a relation table of the model; a dated one holds always unless `columns` has its days."""
    count = len(start)
    held: dict[str, Any] = {"from": start, "to": end, "rows": ledger_rows(count)}
    if RELATION[kind].dated:
        always = {"since": day(MIN_DAY, count), "until": day(MAX_DAY, count)}
        held |= always | {"since_known": pa.repeat(pa.scalar(False), count)}
    held |= {name: pa.repeat("", count) for name in RELATION[kind].keyed}
    return _table(relation_schema(kind), held | dict(columns or {}), count)


def stints(draw: Draw, whole: pa.Table, moved: float, first: date, after: date) -> pa.Table:
    """Cut about this part of the relations short on a day of [first, after); half of those begin again later."""
    count = whole.num_rows
    cut = draw.share(count, moved)
    ends = np.where(cut, draw.dice.integers((first - _EPOCH).days, (after - _EPOCH).days, count), _AFTER)
    again = np.flatnonzero(cut & draw.share(count, 0.5))
    begins = ends[again] + draw.dice.integers(1, 90, len(again))
    former = _dated(whole, np.full(count, _BEFORE), ends)
    return pa.concat_tables([former, _dated(whole.take(pa.array(again)), begins, np.full(len(again), _AFTER))])


def unique(table: pa.Table) -> pa.Table:
    """Return the table with the first relation of each (from, to): what a build would have merged."""
    numbered = table.select(["from", "to"]).append_column("row", pa.array(np.arange(table.num_rows)))
    first = numbered.group_by(["from", "to"]).aggregate([("row", "min")])["row_min"]
    return table.take(first.combine_chunks().sort())


def _dated(table: pa.Table, since: Whole, until: Whole) -> pa.Table:
    known = {"since": since, "until": until}
    for name, values in known.items():
        at = table.schema.get_field_index(name)
        table = table.set_column(at, name, pa.array(values.astype(np.int32), pa.date32()))
    at = table.schema.get_field_index("since_known")
    return table.set_column(at, "since_known", pc.not_equal(table["since"], pa.scalar(MIN_DAY, pa.date32())))


def _table(schema: pa.Schema, held: Mapping[str, Any], count: int) -> pa.Table:
    stray = set(held) - set(schema.names)
    if stray:
        raise ValueError(f"not in the model: {sorted(stray)}")
    return pa.table([held.get(f.name, pa.nulls(count, f.type)) for f in schema], schema=schema)
