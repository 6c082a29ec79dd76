"""Deterministic layouts in drawing units, numpy only: columns, and discs of wedges whose nodes cannot overlap."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.float64]

HEAD_SPACING = 52.0  # arc between two heads: a disc of 38 and room for half a label
LEAF_SPACING = 25.0
FIRST_RING = 82.0
HEAD_TO_LEAF = 50.0


@dataclass(frozen=True)
class Wedge:
    """A slice of a disc: one head (or none) with `leaves` nodes behind it."""

    leaves: int
    head: bool = True


@dataclass(frozen=True)
class Disc:
    """Where a disc's heads (one row a wedge, NaN without a head) and leaves (in wedge order) lie, round (0, 0)."""

    heads: Points
    leaves: Points
    radius: float


def column(n: int, height: float, x: float = 0.0) -> Points:
    """n points evenly down a column of that height, (n, 2); a single point stands in the middle."""
    y = (np.arange(n) + 0.5) * (height / max(n, 1))
    return np.column_stack([np.full(n, x), y])


def _floor(wedge: Wedge, clear: float, spacing: float) -> float:
    """The least angle of a wedge: room for its head, or for a small cluster twice as far out as the centre needs."""
    return HEAD_SPACING / clear if wedge.head else min(wedge.leaves, 4) * spacing / (2 * clear)


def _widths(wedges: Sequence[Wedge], clear: float, spacing: float) -> Points:
    """Angle of each wedge, summing to a full turn: less than in proportion, so that small wedges are not thin."""
    weight = np.array([w.leaves**0.75 + (1.6 if w.head else 0.6) for w in wedges])
    floor = np.array([_floor(w, clear, spacing) for w in wedges])
    floor *= min(1.0, 0.6 * 2 * np.pi / float(floor.sum() or 1.0))
    wide = np.maximum(2 * np.pi * weight / weight.sum(), floor)
    turn: Points = 2 * np.pi * wide / wide.sum()
    return turn


def _shells(n: int, start: float, width: float, radius: float, spacing: float) -> Points:
    """n points in a wedge, filling shells outward from `radius`; each shell spreads over the whole width."""
    parts: list[Points] = []
    while n > 0:
        room = int(width * radius // spacing)
        if room:
            put = min(n, room)
            angle = start + (np.arange(put) + 0.5) * width / put
            parts.append(radius * np.column_stack([np.cos(angle), np.sin(angle)]))
            n -= put
        radius += spacing
    return np.concatenate(parts) if parts else np.empty((0, 2))


def _cluster(wedge: Wedge, width: float, clear: float, spacing: float) -> float:
    """Where a wedge without a head starts: far enough out to stand as a cluster rather than a string."""
    return max(clear, min(wedge.leaves, 4) * spacing / width)


def disc(wedges: Sequence[Wedge], clear: float = FIRST_RING, spacing: float = LEAF_SPACING) -> Disc:
    """Wedges round a centre that needs `clear` units, leaves `spacing` apart; the last points straight down."""
    if not wedges:
        return Disc(np.empty((0, 2)), np.empty((0, 2)), clear)
    width = _widths(wedges, clear, spacing)
    headed = [w for w, wedge in zip(width, wedges, strict=True) if wedge.head]
    ring = max([clear, *(HEAD_SPACING / w for w in headed)]) if headed else clear
    start = np.pi / 2 + width[-1] / 2 + np.concatenate([[0.0], np.cumsum(width)[:-1]])
    middle = start + width / 2
    heads = ring * np.column_stack([np.cos(middle), np.sin(middle)])
    heads[[not w.head for w in wedges]] = np.nan
    begins = [
        ring + HEAD_TO_LEAF if wedge.head else _cluster(wedge, wide, clear, spacing)
        for wedge, wide in zip(wedges, width, strict=True)
    ]
    leaves = np.concatenate(
        [
            _shells(wedge.leaves, at, wide, begin, spacing)
            for wedge, at, wide, begin in zip(wedges, start, width, begins, strict=True)
        ]
    )
    points = np.concatenate([heads[~np.isnan(heads[:, 0])], leaves])
    return Disc(heads, leaves, float(np.hypot(points[:, 0], points[:, 1]).max()) if len(points) else clear)


def grid(radii: Sequence[float], gap: tuple[float, float], title: float, aspect: float = 1.5) -> Points:
    """Centres of discs in rows and columns, (n, 2), `gap` apart in x and y with `title` units above each.

    There are about `aspect` times as many columns as rows.
    """
    n = len(radii)
    if not n:
        return np.empty((0, 2))
    columns = max(1, min(n, round(float(np.sqrt(n * aspect)))))
    rows = -(-n // columns)
    padded = np.zeros(rows * columns)
    padded[:n] = radii
    table = padded.reshape(rows, columns)
    wide, high = 2 * table.max(axis=0) + gap[0], 2 * table.max(axis=1) + gap[1] + title
    x = np.cumsum(wide) - wide / 2
    y = np.cumsum(high) - high / 2 + title / 2
    return np.column_stack([np.tile(x, rows), np.repeat(y, columns)])[:n]
