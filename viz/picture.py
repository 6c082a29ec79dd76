"""The plain data a page is made of. Builders fill it (overview, islands, ego); viz.network writes it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from graph.words import WrongValueError

PictureKind = Literal["overview", "islands", "ego"]
Lang = str  # "zh" or "en", as graph.words.language gives it
Verdict = Literal["covered", "gap", "unknown", ""]
Tone = Literal["", "good", "bad", "dim"]

VERDICTS: tuple[Verdict, ...] = ("covered", "gap", "unknown")


class TooLargeError(WrongValueError):
    """The picture would be too large to read; the message offers what to do instead."""


@dataclass(frozen=True)
class Node:
    """One mark, at (x, y) in drawing units; `count` > 1 is a bundle that stands for that many."""

    id: str
    label: str
    kind: str
    x: float = 0.0
    y: float = 0.0
    size: float = 10.0
    group: str = ""
    count: int = 1
    facts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Edge:
    """A line between two nodes; `first` is the index of the first period in which it is there.

    A faint line is one too many to show at once: it is seen when one of its ends is in focus.
    """

    source: str
    target: str
    kind: str
    weight: float = 1.0
    verdict: Verdict = ""
    first: int = 0
    curved: bool = False
    faint: bool = False


@dataclass(frozen=True)
class Tally:
    """How many cells or contacts have each verdict."""

    covered: int = 0
    gap: int = 0
    unknown: int = 0

    @property
    def total(self) -> int:
        """All of them."""
        return self.covered + self.gap + self.unknown

    @property
    def told(self) -> int:
        """Those of which anything is known."""
        return self.covered + self.gap

    @property
    def share(self) -> float:
        """Covered part of all, 0 to 1; 0 when there is none."""
        return self.covered / self.total if self.total else 0.0


@dataclass(frozen=True)
class State:
    """What a period says of one node: its own verdict, and a tally of what it stands for."""

    verdict: Verdict = ""
    tally: Tally = Tally()


@dataclass(frozen=True)
class Axis:
    """A row or column of the heatmap; `node` is the id of its node in the network, or '' when it has none."""

    id: str
    label: str
    node: str = ""
    group: int = -1


@dataclass(frozen=True)
class Matrix:
    """The heatmap's axes: rows, columns, and the groups (counties) that columns fall into, if any."""

    rows: tuple[Axis, ...]
    columns: tuple[Axis, ...]
    groups: tuple[Axis, ...] = ()


@dataclass(frozen=True)
class Cells:
    """The heatmap's numbers in row-major order; a verdict is one letter of c, g, u."""

    verdicts: str
    members: tuple[int, ...]
    visits: tuple[int, ...]


@dataclass(frozen=True)
class GroupCell:
    """A row x group cell: tally of its single cells, and their sums."""

    tally: Tally
    members: int
    visits: int


@dataclass(frozen=True)
class Kpi:
    """A number in the page's head."""

    value: str
    label: str
    tone: Tone = ""


@dataclass(frozen=True)
class Period:
    """All that changes with time. Verdicts come from the queries; the page computes none.

    `columns` tallies the heatmap's columns; `lines` gives verdict and weight of each edge, where those change too.
    """

    label: str
    states: Mapping[str, State] = field(default_factory=dict)
    kpis: tuple[Kpi, ...] = ()
    cells: Cells | None = None
    grouped: tuple[GroupCell, ...] = ()
    columns: tuple[Tally, ...] = ()
    lines: tuple[tuple[Verdict, float], ...] = ()


@dataclass(frozen=True)
class Legend:
    """A kind of node and how many of it the picture stands for."""

    kind: str
    count: int


@dataclass(frozen=True)
class Picture:
    """One page. The last period is the one shown first; a slider appears when there are several."""

    kind: PictureKind
    title: str
    as_of: str
    lang: Lang
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    periods: tuple[Period, ...]
    subtitle: str = ""
    matrix: Matrix | None = None
    legend: tuple[Legend, ...] = ()
    notes: tuple[str, ...] = ()
    centre: str = ""
    names: Mapping[str, str] = field(default_factory=dict)
