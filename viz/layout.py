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


def _widths(wedges: Sequence[Wedge], clear: float) -> Points:
    """Angle of each wedge, summing to a full turn: by leaves, with a floor so that heads without leaves have room."""
    heads = np.array([w.head for w in wedges])
    weight = np.array([w.leaves + (2.2 if w.head else 0.8) for w in wedges], dtype=float)
    share = weight / weight.sum()
    floor = min(HEAD_SPACING / clear / (2 * np.pi), 0.6 / max(int(heads.sum()), 1))
    share = np.where(heads, np.maximum(share, floor), share)
    turn: Points = 2 * np.pi * share / share.sum()
    return turn


def _shells(n: int, start: float, width: float, radius: float) -> Points:
    """n points in a wedge, filling shells outward from `radius`; each shell spreads over the whole width."""
    parts: list[Points] = []
    while n > 0:
        room = int(width * radius // LEAF_SPACING)
        if room:
            put = min(n, room)
            angle = start + (np.arange(put) + 0.5) * width / put
            parts.append(radius * np.column_stack([np.cos(angle), np.sin(angle)]))
            n -= put
        radius += LEAF_SPACING
    return np.concatenate(parts) if parts else np.empty((0, 2))


def disc(wedges: Sequence[Wedge], clear: float = FIRST_RING) -> Disc:
    """Lay wedges round a centre that needs `clear` units; the last wedge is turned to point straight down."""
    if not wedges:
        return Disc(np.empty((0, 2)), np.empty((0, 2)), clear)
    width = _widths(wedges, clear)
    headed = [w for w, wedge in zip(width, wedges, strict=True) if wedge.head]
    ring = max([clear, *(HEAD_SPACING / w for w in headed)]) if headed else clear
    start = np.pi / 2 + width[-1] / 2 + np.concatenate([[0.0], np.cumsum(width)[:-1]])
    middle = start + width / 2
    heads = ring * np.column_stack([np.cos(middle), np.sin(middle)])
    heads[[not w.head for w in wedges]] = np.nan
    leaves = np.concatenate(
        [
            _shells(wedge.leaves, at, wide, ring + HEAD_TO_LEAF if wedge.head else clear)
            for wedge, at, wide in zip(wedges, start, width, strict=True)
        ]
    )
    points = np.concatenate([heads[~np.isnan(heads[:, 0])], leaves])
    return Disc(heads, leaves, float(np.hypot(points[:, 0], points[:, 1]).max()) if len(points) else clear)


def grid(radii: Sequence[float], gap: float, title: float, aspect: float = 1.5) -> Points:
    """Centres of discs in rows and columns, (n, 2), `gap` apart with `title` units above each; about `aspect` wide."""
    n = len(radii)
    columns = max(1, min(n, round(float(np.sqrt(n * aspect)))))
    rows = -(-n // columns)
    padded = np.zeros(rows * columns)
    padded[:n] = radii
    table = padded.reshape(rows, columns)
    wide, high = 2 * table.max(axis=0) + gap, 2 * table.max(axis=1) + gap + title
    x = np.cumsum(wide) - wide / 2
    y = np.cumsum(high) - high / 2 + title / 2
    return np.column_stack([np.tile(x, rows), np.repeat(y, columns)])[:n]
