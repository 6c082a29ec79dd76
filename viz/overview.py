"""Overview: constituencies and townships (or their counties) as a small network, beside a heatmap of every pair."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from viz.layout import column
from viz.matrix import Grid, grid_of
from viz.parts import covered_part
from viz.picture import Axis, Edge, Kpi, Lang, Legend, Matrix, Node, Period, Picture, State, Tally, Verdict
from viz.records import Cell, Place, rows_of, unique
from viz.words import kinds, size_of, word

MOST_NODES = 60
MOST_ROWS = 36
MOST_EDGES = 150
ROW_HEIGHT = 34.0
PLACES_X = 430.0

CellRows = Iterable[Cell | Mapping[str, Any]]
PlaceRows = Iterable[Place | Mapping[str, Any]]


@dataclass(frozen=True)
class Side:
    """One side of the network: its marks, and which of them each row (or column) of a grid adds to."""

    prefix: str
    kind: str
    places: tuple[Place, ...]
    index: tuple[int, ...]
    folded: int = 0

    def ids(self) -> list[str]:
        """Node ids; the prefix keeps a constituency and a township with one id apart."""
        return [f"{self.prefix}:{p.id}" for p in self.places]

    def node_of(self) -> list[str]:
        """Node id of each row or column; '' for what is folded away."""
        ids = self.ids()
        last = len(ids) - 1 if self.folded else len(ids)
        return [ids[i] if i < last else "" for i in self.index]


def _fold(side: Side, tallies: Sequence[Tally], room: int, lang: Lang) -> Side:
    """The side cut to `room` marks: those with most gaps stay, in their order; the rest become one counted mark."""
    if len(side.places) <= room:
        return side
    worst = sorted(range(len(tallies)), key=lambda i: (-tallies[i].gap, -tallies[i].unknown, i))[: room - 1]
    kept = sorted(worst)
    place_of = {old: new for new, old in enumerate(kept)}
    rest = len(side.places) - len(kept)
    others = Place("…", word("others", lang, n=rest, kind=kinds(lang)[side.kind]["name"]))
    index = tuple(place_of.get(i, len(kept)) for i in side.index)
    return Side(side.prefix, side.kind, (*(side.places[i] for i in kept), others), index, rest)


def _townships_or_counties(townships: Mapping[str, Place], room: int) -> Side:
    """Townships themselves where they fit, else their counties (those without one stand for themselves)."""
    index = tuple(range(len(townships)))
    if len(townships) <= room or not any(t.group for t in townships.values()):
        return Side("t", "township", tuple(townships.values()), index)
    groups: dict[str, Place] = {}
    for t in townships.values():
        groups.setdefault(t.group, Place(t.group, t.group_label or t.group or "—"))
    at = {key: i for i, key in enumerate(groups)}
    return Side("g", "region", tuple(groups.values()), tuple(at[t.group] for t in townships.values()))


def _verdict(tally: Tally) -> Verdict:
    """A mark is covered when any of its cells is, unknown when one may be, and else a gap."""
    if tally.covered:
        return "covered"
    return "unknown" if tally.unknown or not tally.gap else "gap"


def _nodes(side: Side, height: float, x: float) -> list[Node]:
    points = column(len(side.places), height, x)
    counts = [side.index.count(i) for i in range(len(side.places))]
    return [
        Node(key, p.label, side.kind, px, py, size_of(side.kind), count=n)
        for key, p, (px, py), n in zip(side.ids(), side.places, points.tolist(), counts, strict=True)
    ]


def _line(net: Grid, row: int, column: int) -> tuple[Verdict, float]:
    """Verdict and weight of the line between two marks: its members, else its visits, else its cells."""
    tally, verdict = net.tally(row, column), _verdict(net.tally(row, column))
    members, visits = int(net.counts[3, row, column]), int(net.counts[4, row, column])
    return verdict, float(tally.gap if verdict == "gap" else members or visits or tally.covered)


LINE_KINDS: dict[Verdict, str] = {"covered": "reach", "gap": "nobody", "unknown": "unknown"}


def _edges(net: Grid, rows: Side, columns: Side) -> list[Edge]:
    """A line for each pair; beyond the MOST_EDGES strongest of a verdict they are faint, and so are unknown ones."""
    found: dict[Verdict, list[Edge]] = {verdict: [] for verdict in LINE_KINDS}
    for i, source in enumerate(rows.ids()):
        for j, target in enumerate(columns.ids()):
            verdict, weight = _line(net, i, j)
            found[verdict].append(Edge(source, target, LINE_KINDS[verdict], weight, verdict, curved=True))
    for verdict, edges in found.items():
        room = 0 if verdict == "unknown" else MOST_EDGES
        edges.sort(key=lambda e: -e.weight)
        edges[room:] = [replace(e, faint=True) for e in edges[room:]]
    return [e for edges in found.values() for e in edges]


def _kpis(grid: Grid, lang: Lang) -> tuple[Kpi, ...]:
    total = grid.total()
    empty = sum(1 for t in grid.column_tallies() if t.total and t.gap == t.total)
    return (
        covered_part(total, "kpi_cells", lang),
        Kpi(f"{total.gap:,}", word("kpi_gap_cells", lang), "bad" if total.gap else ""),
        Kpi(f"{total.unknown:,}", word("kpi_unknown_cells", lang), "dim"),
        Kpi(f"{empty:,}", word("kpi_empty_places", lang), "bad" if empty else ""),
        Kpi(f"{grid.counts.shape[1]:,}", kinds(lang)["constituency"]["name"]),
        Kpi(f"{grid.counts.shape[2]:,}", kinds(lang)["township"]["name"]),
    )


@dataclass(frozen=True)
class _Frame:
    """What turns a grid into a period: the two sides of the network, and the heatmap's groups."""

    rows: Side
    columns: Side
    groups: Side | None
    lang: Lang

    def period(self, label: str, grid: Grid, edges: Sequence[Edge]) -> Period:
        net = grid.summed(self.rows.index, self.columns.index)
        tallies = dict(zip(self.rows.ids(), net.row_tallies(), strict=True))
        tallies.update(zip(self.columns.ids(), net.column_tallies(), strict=True))
        states = {key: State(_verdict(t), t) for key, t in tallies.items()}
        by_group = grid.summed(range(grid.counts.shape[1]), self.groups.index) if self.groups else None
        grouped = by_group.grouped() if by_group else ()
        columns = tuple(grid.column_tallies())
        at = {key: i for ids in (self.rows.ids(), self.columns.ids()) for i, key in enumerate(ids)}
        lines = tuple(_line(net, at[e.source], at[e.target]) for e in edges)
        return Period(label, states, _kpis(grid, self.lang), grid.single(), grouped, columns, lines)


def _matrix(rows: Mapping[str, Place], columns: Mapping[str, Place], frame: _Frame) -> Matrix:
    groups = frame.groups
    at = groups.index if groups else (-1,) * len(columns)
    group_nodes = frame.columns.ids() if frame.columns is groups else [""] * len(groups.places) if groups else []
    column_nodes = [""] * len(columns) if groups else frame.columns.node_of()
    return Matrix(
        tuple(Axis(p.id, p.label, node) for p, node in zip(rows.values(), frame.rows.node_of(), strict=True)),
        tuple(Axis(p.id, p.label, n, g) for p, n, g in zip(columns.values(), column_nodes, at, strict=True)),
        tuple(Axis(p.id, p.label, n) for p, n in zip(groups.places, group_nodes, strict=True)) if groups else (),
    )


def _frame(grid: Grid, rows: Mapping[str, Place], columns: Mapping[str, Place], lang: Lang) -> _Frame:
    left = Side("c", "constituency", tuple(rows.values()), tuple(range(len(rows))))
    left = _fold(left, grid.row_tallies(), MOST_ROWS, lang)
    room = MOST_NODES - len(left.places)
    whole = _townships_or_counties(columns, room)
    tallies = grid.summed(range(len(rows)), whole.index).column_tallies()
    return _Frame(left, _fold(whole, tallies, room, lang), whole if whole.kind == "region" else None, lang)


def overview(
    cells: CellRows,
    constituencies: PlaceRows,
    townships: PlaceRows,
    *,
    title: str,
    as_of: str,
    lang: Lang,
    subtitle: str = "",
    periods: Sequence[tuple[str, CellRows]] = (),
    names: Mapping[str, str] | None = None,
    notes: Sequence[str] = (),
) -> Picture:
    """The overview of constituency x township cells; at most 60 nodes, and 150 lines seen at once.

    `periods` are (label, cells) before `as_of`, for the time slider; `names` overrides what a kind is called,
    `notes` are lines for the panel.
    Raises ValueError for cells of unknown places, or that come twice.
    """
    rows, columns = unique(rows_of(Place, constituencies)), unique(rows_of(Place, townships))
    grid = grid_of(rows_of(Cell, cells), rows, columns)
    frame = _frame(grid, rows, columns, lang)
    height = ROW_HEIGHT * max(len(frame.rows.places), 2.2 * len(frame.columns.places), 8)
    nodes = [*_nodes(frame.rows, height, 0.0), *_nodes(frame.columns, height, PLACES_X)]
    edges = _edges(grid.summed(frame.rows.index, frame.columns.index), frame.rows, frame.columns)
    earlier = [(label, grid_of(rows_of(Cell, then), rows, columns)) for label, then in periods if label != as_of]
    reached = [e for e in edges if e.verdict == "covered"]
    cut = [word("edges_cut", lang, drawn=MOST_EDGES, all=len(reached))] if len(reached) > MOST_EDGES else []
    return Picture(
        kind="overview",
        title=title,
        as_of=as_of,
        lang=lang,
        subtitle=subtitle,
        nodes=tuple(nodes),
        edges=tuple(edges),
        periods=tuple(frame.period(label, each, edges) for label, each in [*earlier, (as_of, grid)]),
        matrix=_matrix(rows, columns, frame),
        legend=(Legend("constituency", len(rows)), Legend(frame.columns.kind, len(frame.columns.places))),
        notes=(*notes, *cut),
        names=names or {},
    )
