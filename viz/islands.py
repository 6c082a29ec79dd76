"""Islands: chosen townships as discs, their members and contacts inside; constituencies left, issues right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np

from viz.bundles import Folded, fold
from viz.layout import Disc, Wedge, column, disc, grid
from viz.parts import Spots, States, edges_of, nodes_of, periods_of
from viz.picture import Edge, Lang, Legend, Picture, TooLargeError
from viz.records import Link, Thing, rows_of, unique
from viz.words import known_kind, text, word

MOST_NODES = 1000
REFUSED = 2000
GAP = (72.0, 26.0)
TITLE = 62.0
SIDE = 180.0
SIDE_STEP = 44.0
LEFT = frozenset({"constituency", "committee", "group", "body", "platform", "region"})
RIGHT = frozenset({"issue", "department", "document", "step", "outcome", "activity"})

ThingRows = Iterable[Thing | Mapping[str, Any]]
LinkRows = Iterable[Link | Mapping[str, Any]]


def _sheltered(things: Mapping[str, Thing], lang: Lang) -> list[Thing]:
    """Things with a township each; members and contacts of none get one of their own, so that they are seen."""
    islands = {t.id for t in things.values() if known_kind(t.kind) == "township"}
    lost = [t for t in things.values() if t.group not in islands and _is_local(t)]
    if not lost:
        return list(things.values())
    away = {t.id for t in lost}
    nowhere = Thing("\x1fnowhere", word("nowhere", lang), "township")
    moved = [
        Thing(t.id, t.label, t.kind, t.verdict, nowhere.id, t.facts) if t.id in away else t for t in things.values()
    ]
    return [*moved, nowhere]


def _member_of(things: Iterable[Thing], links: Iterable[Link]) -> dict[str, str]:
    """The member in whose wedge a contact stands: of its own township, the strongest link, then the lowest id."""
    by_id = {t.id: t for t in things}
    best: dict[str, tuple[float, str]] = {}
    for link in links:
        for a, b in ((link.source, link.target), (link.target, link.source)):
            one, other = by_id.get(a), by_id.get(b)
            if one and other and other.group == one.group and _is_member(other) and not _is_member(one):
                best[a] = min(best.get(a, (-link.weight, b)), (-link.weight, b))
    return {contact: member for contact, (_, member) in best.items()}


def _is_member(thing: Thing) -> bool:
    return known_kind(thing.kind) == "member"


def _is_local(thing: Thing) -> bool:
    """Whether a thing lives on an island, rather than being one or standing in a side column."""
    return known_kind(thing.kind) not in {"township", *LEFT, *RIGHT}


def _island(home: Thing, inside: Sequence[Thing], member_of: Mapping[str, str]) -> tuple[Disc, list[str]]:
    """One township's disc, and the ids in the order of its heads, then leaves; contacts of nobody point down."""
    members = [t for t in inside if _is_member(t)]
    by_member: dict[str, list[str]] = {m.id: [] for m in members}
    loose: dict[str, list[str]] = {"covered": [], "": [], "unknown": [], "gap": []}
    for t in inside:
        if not _is_member(t):
            by_member.get(member_of.get(t.id, ""), loose[t.verdict]).append(t.id)
    alone = [ids for ids in loose.values() if ids]
    # idle members stand beside the contacts of nobody, so that all gaps of a township are in one place
    members.sort(key=lambda m: (not by_member[m.id], m.id))
    wedges = [Wedge(len(by_member[m.id])) for m in members] + [Wedge(len(ids), head=False) for ids in alone]
    order = [m.id for m in members] + [i for m in members for i in by_member[m.id]] + [i for ids in alone for i in ids]
    return disc(wedges), [home.id, *order]


def _columns(things: Sequence[Thing], wanted: frozenset[str], height: float, x: float) -> Spots:
    chosen = sorted((t for t in things if known_kind(t.kind) in wanted), key=lambda t: known_kind(t.kind))
    tall = max(height, SIDE_STEP * len(chosen))
    points = column(len(chosen), tall, x) + np.array([0.0, (height - tall) / 2])
    return {t.id: (px, py) for t, (px, py) in zip(chosen, points.tolist(), strict=True)}


def _places(things: Sequence[Thing], links: Sequence[Link]) -> Spots:
    """Positions of all: discs in rows, the two columns beside them."""
    homes = [t for t in things if known_kind(t.kind) == "township"]
    inside: dict[str, list[Thing]] = {h.id: [] for h in homes}
    for t in things:
        if t.group in inside and _is_local(t):
            inside[t.group].append(t)
    member_of = _member_of(things, links)
    laid = [_island(h, inside[h.id], member_of) for h in homes]
    centres = grid([d.radius + 14 for d, _ in laid], GAP, TITLE)
    at: dict[str, tuple[float, float]] = {}
    for (one, order), centre in zip(laid, centres, strict=True):
        heads = one.heads[~np.isnan(one.heads[:, 0])]
        points = np.concatenate([np.zeros((1, 2)), heads, one.leaves]) + centre
        at.update({key: (x, y) for key, (x, y) in zip(order, points.tolist(), strict=True)})
    spots = np.array(list(at.values()) or [(0.0, 0.0)])
    low, high = spots.min(axis=0), spots.max(axis=0)
    height = float(high[1] - min(low[1], 0.0))
    at.update(_columns(things, LEFT, height, float(low[0]) - SIDE))
    at.update(_columns(things, RIGHT, height, float(high[0]) + SIDE))
    return at


def _fold_to_fit(things: list[Thing], links: list[Link], lang: Lang) -> Folded:
    if len(things) <= MOST_NODES:
        return Folded(things, links, {}, {})
    contacts = {t.id for t in things if known_kind(t.kind) == "contact"}
    return fold(things, links, contacts, _member_of(things, links), lang)


def _unreached(things: Iterable[Thing], links: Iterable[Link]) -> list[Edge]:
    """A dashed line from the township to each gap that no line reaches."""
    touched = {end for k in links for end in (k.source, k.target)}
    loose = (t for t in things if t.verdict == "gap" and t.group and t.id not in touched)
    return [Edge(t.group, t.id, "nobody", verdict="gap") for t in loose]


def islands(
    nodes: ThingRows,
    edges: LinkRows,
    *,
    title: str,
    as_of: str,
    lang: Lang,
    subtitle: str = "",
    periods: States = (),
    names: Mapping[str, str] | None = None,
) -> Picture:
    """The chosen townships (things of kind township) with who belongs to them by `group`.

    Above 1,000 nodes contacts fold into counted nodes. Raises TooLargeError above 2,000, or when folding is not enough.
    """
    given = unique(rows_of(Thing, nodes))
    if len(given) > REFUSED:
        raise TooLargeError(text("too_large", n=len(given), most=REFUSED))
    things = _sheltered(given, lang)
    ids = {t.id for t in things}
    links = [k for k in rows_of(Link, edges) if k.source in ids and k.target in ids]
    folded = _fold_to_fit(things, links, lang)
    if len(folded.things) > MOST_NODES:
        raise TooLargeError(text("too_large", n=len(folded.things), most=MOST_NODES))
    sides = {t.id for t in things if known_kind(t.kind) in LEFT | RIGHT}
    stood = Counter(known_kind(t.kind) for t in given.values())
    note = (word("folded", lang, n=sum(folded.counts.values())),) if folded.counts else ()
    return Picture(
        kind="islands",
        title=title,
        as_of=as_of,
        lang=lang,
        subtitle=subtitle,
        nodes=tuple(nodes_of(folded, _places(folded.things, folded.links))),
        edges=(*edges_of(folded.links, sides), *_unreached(folded.things, folded.links)),
        periods=periods_of(things, folded, periods, as_of, lang),
        legend=tuple(Legend(kind, n) for kind, n in stood.items()),
        notes=note,
        names=names or {},
    )
