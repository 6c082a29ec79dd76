"""The heatmap: constituency x township cells as arrays, summed to counties and to whatever the network folds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from viz.picture import Cells, GroupCell, Tally
from viz.records import Cell, Place

CODES = {"covered": 0, "gap": 1, "unknown": 2}
LETTERS = "cgu"

Ints = NDArray[np.int64]


@dataclass(frozen=True)
class Grid:
    """Counts by (row, column): covered, gap, unknown single cells; members; visits. Shape (5, rows, columns)."""

    counts: Ints

    def summed(self, rows: Sequence[int], columns: Sequence[int]) -> Grid:
        """The grid with row i added to row rows[i] and column j to column columns[j]."""
        return Grid(_one_hot(rows).T @ self.counts @ _one_hot(columns))

    def tally(self, row: int, column: int) -> Tally:
        """Single cells by verdict in one cell."""
        return Tally(*map(int, self.counts[:3, row, column]))

    def row_tallies(self) -> list[Tally]:
        """Single cells by verdict in each row."""
        return [Tally(*map(int, c)) for c in self.counts[:3].sum(axis=2).T]

    def column_tallies(self) -> list[Tally]:
        """Single cells by verdict in each column."""
        return [Tally(*map(int, c)) for c in self.counts[:3].sum(axis=1).T]

    def total(self) -> Tally:
        """Single cells by verdict in all."""
        return Tally(*map(int, self.counts[:3].sum(axis=(1, 2))))

    def single(self) -> Cells:
        """The cells as the page wants them; only for a grid that is not summed."""
        letters = self.counts[:3].argmax(axis=0).ravel()
        return Cells("".join(LETTERS[i] for i in letters), _plain(self.counts[3]), _plain(self.counts[4]))

    def grouped(self) -> tuple[GroupCell, ...]:
        """The cells of a summed grid, row by row."""
        flat = self.counts.reshape(5, -1).T
        return tuple(GroupCell(Tally(int(c), int(g), int(u)), int(m), int(v)) for c, g, u, m, v in flat)


def _plain(values: Ints) -> tuple[int, ...]:
    return tuple(int(v) for v in values.ravel())


def _one_hot(index: Sequence[int]) -> Ints:
    made = np.zeros((len(index), max(index, default=-1) + 1), dtype=np.int64)
    made[np.arange(len(index)), index] = 1
    return made


def grid_of(cells: Iterable[Cell], rows: Mapping[str, Place], columns: Mapping[str, Place]) -> Grid:
    """Cells as a grid; a pair that no cell names was not measured, so it is unknown.

    Raises ValueError for a cell of no known place, or one that comes twice.
    """
    row_at = {key: i for i, key in enumerate(rows)}
    column_at = {key: i for i, key in enumerate(columns)}
    counts = np.zeros((5, len(rows), len(columns)), dtype=np.int64)
    for cell in cells:
        at = row_at.get(cell.constituency), column_at.get(cell.township)
        if at[0] is None or at[1] is None:
            raise ValueError(f"cell {cell.constituency!r} x {cell.township!r} names a place that is not in the lists")
        if counts[:3, at[0], at[1]].any():
            raise ValueError(f"cell {cell.constituency!r} x {cell.township!r} comes twice")
        counts[CODES[cell.verdict or "unknown"], at[0], at[1]] = 1
        counts[3:, at[0], at[1]] = cell.members, cell.visits
    counts[2][counts[:3].sum(axis=0) == 0] = 1
    return Grid(counts)
