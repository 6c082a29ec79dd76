"""Ego: one subject in the middle, its neighbours round it, their neighbours behind them. At most 300 nodes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np

from graph.words import WrongValueError
from viz.bundles import Folded, fold, parents
from viz.layout import Wedge, disc
from viz.parts import Spots, edges_of, nodes_of, periods_of
from viz.picture import Lang, Legend, Picture, TooLargeError
from viz.records import Link, Thing, rows_of, unique
from viz.words import known_kind, text, word

MOST_NODES = 300
CLEAR = 100.0
FEW = 120
WIDE = 44.0
LEAF_SPACING = 31.0  # the largest mark but a centre is 30 wide

ThingRows = Iterable[Thing | Mapping[str, Any]]
LinkRows = Iterable[Link | Mapping[str, Any]]
States = Sequence[tuple[str, Mapping[str, str]]]


def _hops(centre: str, things: Mapping[str, Thing], links: Iterable[Link], most: int) -> dict[str, int]:
    """Distance from the centre of everything within `most` steps."""
    around: dict[str, set[str]] = {key: set() for key in things}
    for link in links:
        if link.source in around and link.target in around:
            around[link.source].add(link.target)
            around[link.target].add(link.source)
    found, edge = {centre: 0}, [centre]
    for hop in range(1, most + 1):
        edge = sorted({far for near in edge for far in around[near]} - found.keys())
        found.update(dict.fromkeys(edge, hop))
    return found


def _fold_to_fit(things: list[Thing], links: list[Link], depths: dict[str, int], lang: Lang) -> Folded:
    """Fold contacts first, then all of the second ring, then all of the first, until 300 nodes are enough."""
    parent = parents(things, links, depths)
    steps = (
        {t.id for t in things if known_kind(t.kind) == "contact" and depths[t.id]},
        {t.id for t in things if (known_kind(t.kind) == "contact" and depths[t.id]) or depths[t.id] == 2},
        {t.id for t in things if depths[t.id]},
    )
    folded = Folded(things, links, {}, {})
    for chosen in steps:
        if len(folded.things) <= MOST_NODES:
            break
        folded = fold(things, links, chosen, parent, lang)
    return folded


def _depths(centre: str, things: Iterable[Thing], links: Iterable[Link], hops: dict[str, int]) -> dict[str, int]:
    """Hops, but a contact of the first ring that a member of the first ring keeps stands behind that member."""
    kind = {t.id: known_kind(t.kind) for t in things}
    depth = {key: hops[key] for key in kind}
    for link in links:
        for a, b in ((link.source, link.target), (link.target, link.source)):
            if kind[a] == "contact" and kind[b] == "member" and hops[a] == hops[b] == 1 and centre not in (a, b):
                depth[a] = 2
    for link in links:
        for a, b in ((link.source, link.target), (link.target, link.source)):
            if hops[a] == 2 and hops[b] == 1 and depth[b] == 2:
                depth[a] = 3
    return depth


def _order(thing: Thing) -> tuple[str, str, str, str]:
    return (known_kind(thing.kind), thing.verdict, thing.label, thing.id)


def _places(centre: str, things: list[Thing], links: list[Link], hops: dict[str, int]) -> Spots:
    """Positions: neighbours with something behind them head a wedge, the others fill shells by kind and verdict."""
    parent = parents(things, links, hops)
    behind: dict[str, list[Thing]] = {}
    for thing in sorted(things, key=_order):
        # What hangs on a contact that stands behind a member stands behind that member too.
        ahead = parent[thing.id]
        while parent.get(ahead, centre) != centre and ahead != centre:
            ahead = parent[ahead]
        behind.setdefault(ahead, []).append(thing)
    first = behind.get(centre, [])
    heads = [t for t in first if t.id in behind]
    plain: dict[tuple[str, str], list[Thing]] = {}
    for thing in (t for t in first if t.id not in behind):
        plain.setdefault((known_kind(thing.kind), thing.verdict), []).append(thing)
    wedges = [Wedge(len(behind[h.id])) for h in heads] + [Wedge(len(p), head=False) for p in plain.values()]
    laid = disc(wedges, CLEAR, WIDE if len(things) <= FEW else LEAF_SPACING)
    leaves = [t for h in heads for t in behind[h.id]] + [t for p in plain.values() for t in p]
    ids = [h.id for h in heads] + [t.id for t in leaves]
    points = np.concatenate([laid.heads[: len(heads)], laid.leaves]).tolist()
    return {centre: (0.0, 0.0), **{key: (x, y) for key, (x, y) in zip(ids, points, strict=True)}}


def ego(
    centre: str,
    nodes: ThingRows,
    edges: LinkRows,
    *,
    title: str,
    as_of: str,
    lang: Lang,
    hops: int = 2,
    subtitle: str = "",
    periods: States = (),
    names: Mapping[str, str] | None = None,
) -> Picture:
    """What lies within 1 or 2 steps of `centre`; above 300 nodes contacts fold into counted nodes.

    `periods` are (label, verdict by node id) before `as_of`. Raises TooLargeError when folding is not enough,
    ValueError when the centre is not among the nodes.
    """
    things, links = unique(rows_of(Thing, nodes)), rows_of(Link, edges)
    if centre not in things:
        raise WrongValueError(text("no_centre", id=centre))
    near = _hops(centre, things, links, hops)
    inside = [t for t in things.values() if t.id in near]
    inner = [k for k in links if k.source in near and k.target in near]
    depths = _depths(centre, inside, inner, near)
    folded = _fold_to_fit(inside, inner, depths, lang)
    if len(folded.things) > MOST_NODES:
        raise TooLargeError(text("too_large", n=len(folded.things), most=MOST_NODES))
    moved = {folded.stands_in.get(key, key) for key in depths if depths[key] > near[key]}
    depths.update({bundle: depths[key] for key, bundle in folded.stands_in.items()})
    at = _places(centre, folded.things, folded.links, depths)
    stood = Counter(known_kind(t.kind) for t in inside)
    note = (word("folded", lang, n=sum(folded.counts.values())),) if folded.counts else ()
    return Picture(
        kind="ego",
        title=title,
        as_of=as_of,
        lang=lang,
        subtitle=subtitle,
        nodes=tuple(nodes_of(folded, at, centre)),
        edges=tuple(edges_of(folded.links, faint={centre, *moved})),
        periods=periods_of(inside, folded, periods, as_of, lang),
        legend=tuple(Legend(kind, n) for kind, n in stood.items()),
        notes=note,
        centre=centre,
        names=names or {},
    )
