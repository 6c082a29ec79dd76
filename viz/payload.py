"""A picture as the plain lists and dicts that the page reads."""

from __future__ import annotations

from typing import Any

from viz.picture import Axis, Matrix, Node, Period, Picture, Tally
from viz.words import kinds, words

# Physics and vis-network's own labels are off: places come from viz.layout, labels are placed by pages/labels.js.
OPTIONS: dict[str, Any] = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "nodes": {"shape": "custom", "fixed": False},
    "edges": {"smooth": False, "selectionWidth": 0, "hoverWidth": 0},
    "interaction": {
        "hover": True,
        "tooltipDelay": 1_000_000,
        "keyboard": False,
        "zoomSpeed": 0.7,
        "selectConnectedEdges": False,
        "hoverConnectedEdges": False,
        "dragNodes": False,
    },
}
MANY_EDGES = 1500


def _node(node: Node) -> dict[str, Any]:
    return {
        "id": node.id,
        "label": node.label,
        "kind": node.kind,
        "x": round(node.x, 1),
        "y": round(node.y, 1),
        "size": round(node.size, 1),
        "group": node.group,
        "count": node.count,
        "facts": node.facts,
    }


def nodes(picture: Picture) -> list[dict[str, Any]]:
    """The nodes, in order."""
    return [_node(n) for n in picture.nodes]


def edges(picture: Picture) -> list[dict[str, Any]]:
    """The edges, in order; their ids are their positions."""
    return [
        {
            "id": i,
            "from": e.source,
            "to": e.target,
            "kind": e.kind,
            "weight": e.weight,
            "verdict": e.verdict,
            "first": e.first,
            "curved": e.curved,
            "faint": e.faint,
        }
        for i, e in enumerate(picture.edges)
    ]


def options(picture: Picture) -> dict[str, Any]:
    """vis-network's options; edges are left out while a large picture moves."""
    many = len(picture.edges) > MANY_EDGES
    return {**OPTIONS, "interaction": {**OPTIONS["interaction"], "hideEdgesOnDrag": many, "hideEdgesOnZoom": many}}


def _tally(tally: Tally) -> list[int]:
    return [tally.covered, tally.gap, tally.unknown]


def _period(period: Period) -> dict[str, Any]:
    cells = period.cells
    return {
        "label": period.label,
        "states": [[key, state.verdict, *_tally(state.tally)] for key, state in period.states.items()],
        "kpis": [[k.value, k.label, k.tone] for k in period.kpis],
        "cells": {"verdicts": cells.verdicts, "members": cells.members, "visits": cells.visits} if cells else None,
        "grouped": [[*_tally(g.tally), g.members, g.visits] for g in period.grouped],
        "columns": [_tally(t) for t in period.columns],
        "lines": period.lines,
    }


def _axis(axis: Axis) -> dict[str, Any]:
    return {"id": axis.id, "label": axis.label, "node": axis.node, "group": axis.group}


def _matrix(matrix: Matrix) -> dict[str, Any]:
    return {
        "rows": [_axis(a) for a in matrix.rows],
        "columns": [_axis(a) for a in matrix.columns],
        "groups": [_axis(a) for a in matrix.groups],
    }


def page(picture: Picture) -> dict[str, Any]:
    """All the rest: words, kinds, heatmap, periods."""
    table = kinds(picture.lang)
    for kind, name in picture.names.items():
        table[kind] = {**table[kind], "name": name}
    return {
        "kind": picture.kind,
        "title": picture.title,
        "subtitle": picture.subtitle,
        "asOf": picture.as_of,
        "lang": picture.lang,
        "centre": picture.centre,
        "notes": picture.notes,
        "words": words(picture.lang),
        "kinds": table,
        "legend": [{"kind": item.kind, "count": item.count} for item in picture.legend],
        "matrix": _matrix(picture.matrix) if picture.matrix else None,
        "periods": [_period(p) for p in picture.periods],
    }
