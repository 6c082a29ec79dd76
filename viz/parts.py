"""What ego and islands share: folded things and links as nodes, edges and periods of a picture."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

import numpy as np

from viz.bundles import Folded
from viz.picture import Edge, Kpi, Lang, Node, Period, State, Tally, Verdict
from viz.records import Link, Thing, as_verdict
from viz.words import kinds, known_kind, size_of, word

States = Sequence[tuple[str, Mapping[str, str]]]
BUNDLE = 11.5  # a bundle grows no further, or it would touch its neighbours
Spots = Mapping[str, tuple[float, float]]


def nodes_of(folded: Folded, at: Spots, centre: str = "") -> Iterator[Node]:
    """Nodes at their places; a bundle is a little larger, by what it stands for."""
    for thing in folded.things:
        kind, count = known_kind(thing.kind), folded.counts.get(thing.id, 1)
        size = size_of(kind) + (8.0 if thing.id == centre else 0.0)
        if count > 1:
            size = max(size, min(BUNDLE, size + 0.6 * float(np.log2(count))))
        x, y = at[thing.id]
        yield Node(thing.id, thing.label, kind, x, y, size, thing.group, count, thing.facts)


def edges_of(links: Iterable[Link], curved: Collection[str] = (), faint: Collection[str] = ()) -> Iterator[Edge]:
    """Links as edges; those with an end in `curved` are bent, those with both ends in `faint` are faint."""
    for k in links:
        bent = k.source in curved or k.target in curved
        yield Edge(k.source, k.target, k.kind, k.weight, "", k.first, bent, k.source in faint and k.target in faint)


def _tally(verdicts: Iterable[str]) -> Tally:
    found = list(verdicts)
    return Tally(found.count("covered"), found.count("gap"), found.count("unknown"))


def _worst(tally: Tally) -> Verdict:
    if tally.gap:
        return "gap"
    return "unknown" if tally.unknown else "covered" if tally.covered else ""


def _states(things: Sequence[Thing], folded: Folded, said: Mapping[str, str]) -> dict[str, State]:
    """State of each drawn node: its verdict, and a tally of the contacts that it holds (township) or stands for."""
    verdict = {t.id: as_verdict(said.get(t.id, "")) for t in things}
    held: dict[str, list[str]] = {}
    for t in things:
        if known_kind(t.kind) == "contact" and t.group:
            held.setdefault(t.group, []).append(verdict[t.id])
    for key, bundle in folded.stands_in.items():
        held.setdefault(bundle, []).append(verdict[key])
    made: dict[str, State] = {}
    for t in folded.things:
        tally = _tally(held.get(t.id, ()))
        made[t.id] = State(_worst(tally) if t.id in folded.counts else verdict[t.id], tally)
    return made


def covered_part(tally: Tally, label: str, lang: Lang) -> Kpi:
    """The covered part of a tally, under the word `label`; "no data" where all of it is unknown or there is none."""
    if not tally.told:
        return Kpi(word("no_data", lang), word(label, lang), "dim")
    return Kpi(f"{100 * tally.share:.0f}%", word(label, lang), "good")


def _kpis(things: Sequence[Thing], said: Mapping[str, str], lang: Lang) -> tuple[Kpi, ...]:
    by_kind: dict[str, list[str]] = {}
    for t in things:
        by_kind.setdefault(known_kind(t.kind), []).append(said.get(t.id, ""))
    tally = {kind: _tally(found) for kind, found in by_kind.items()}
    contacts, made = tally.get("contact", Tally()), []
    if contacts.total:
        made.append(covered_part(contacts, "kpi_coverage", lang))
    for kind in ("contact", "member", "township"):
        if tally.get(kind, Tally()).total:
            gap = tally[kind].gap
            made.append(Kpi(f"{gap:,}", word(f"kpi_gap_{kind}s", lang), "bad" if gap else ""))
    unknown = sum(t.unknown for t in tally.values())
    if unknown:
        made.append(Kpi(f"{unknown:,}", word("kpi_unknown", lang), "dim"))
    names = kinds(lang)
    made += [Kpi(f"{len(by_kind[k]):,}", names[k]["name"]) for k in ("member", "contact") if k in by_kind]
    return tuple(made)


def periods_of(things: Sequence[Thing], folded: Folded, earlier: States, as_of: str, lang: Lang) -> tuple[Period, ...]:
    """The given periods, then the day of the picture with the things' own verdicts."""
    today = (as_of, {t.id: t.verdict for t in things})
    every = [(label, said) for label, said in earlier if label != as_of]
    return tuple(
        Period(label, _states(things, folded, said), _kpis(things, said, lang)) for label, said in [*every, today]
    )
