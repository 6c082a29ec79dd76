"""Folding: contacts (and, if need be, others) of one parent and one verdict become a single counted node."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from viz.picture import Lang, Verdict
from viz.records import Link, Thing
from viz.words import kinds, known_kind, word


@dataclass(frozen=True)
class Folded:
    """Things and links after folding; `counts` says how many a bundle stands for, `stands_in` where each thing went."""

    things: list[Thing]
    links: list[Link]
    counts: dict[str, int]
    stands_in: dict[str, str]


def parents(things: Iterable[Thing], links: Iterable[Link], depths: Mapping[str, int]) -> dict[str, str]:
    """Each thing's parent: its deepest neighbour less deep than itself (first by id on a tie), '' if there is none."""
    best: dict[str, tuple[int, str]] = {}
    for link in links:
        for child, parent in ((link.source, link.target), (link.target, link.source)):
            if child in depths and parent in depths and depths[parent] < depths[child]:
                found = (-depths[parent], parent)
                best[child] = min(best.get(child, found), found)
    return {t.id: best[t.id][1] if t.id in best else "" for t in things}


def fold(
    things: Sequence[Thing], links: Sequence[Link], chosen: set[str], parent: dict[str, str], lang: Lang
) -> Folded:
    """Fold the chosen things by parent, kind, township and verdict; a bundle of one stays as it is."""
    keys = {t.id: (parent.get(t.id, ""), t.kind, t.group, t.verdict) for t in things if t.id in chosen}
    sizes = Counter(keys.values())
    names = {key: "\x1f".join(("bundle", *key)) for key, n in sizes.items() if n > 1}
    stands_in = {thing: names[key] for thing, key in keys.items() if key in names}
    kept = [t for t in things if t.id not in stands_in]
    made = [_bundle(name, key, sizes[key], lang) for key, name in names.items()]
    return Folded([*kept, *made], _relink(links, stands_in), {names[k]: sizes[k] for k in names}, stands_in)


def _bundle(name: str, key: tuple[str, str, str, Verdict], size: int, lang: Lang) -> Thing:
    _, kind, group, verdict = key
    label = word("bundle", lang, kind=kinds(lang)[known_kind(kind)]["name"], n=size)
    return Thing(name, label, kind, verdict, group)


def _relink(links: Iterable[Link], stands_in: dict[str, str]) -> list[Link]:
    """Links between what is left; parallel ones become one, with their weights added and the earliest first period."""
    merged: dict[tuple[str, str, str], Link] = {}
    for link in links:
        key = (stands_in.get(link.source, link.source), stands_in.get(link.target, link.target), link.kind)
        if key[0] == key[1]:
            continue
        old = merged.get(key)
        weight, first = (old.weight, old.first) if old else (0.0, link.first)
        merged[key] = Link(*key, weight=weight + link.weight, first=min(first, link.first))
    return list(merged.values())
