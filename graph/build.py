"""Active records -> graph tables. Pure: the same loads, identities and aliases give the same graph."""

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from graph.aliases import Aliases
from graph.building import (
    activities,
    appointments,
    bodies,
    contacts,
    filings,
    giving,
    issues,
    outcomes,
    people,
    places,
    platforms,
    succession,
    topics,
    visits,
)
from graph.building.site import BodyInfo, Site
from graph.doubts import Doubts, spans
from graph.identity import Identities
from graph.ledger import Load, Part, Problem
from graph.records import KIND
from graph.tables import GraphTables


@dataclass(frozen=True)
class Build:
    """A graph made from the ledger: what is sure, what is only possible, and what somebody should look at."""

    tables: GraphTables
    doubts: Doubts
    problems: tuple[Problem, ...]


def build(loads: Iterable[Load], body: BodyInfo, identities: Identities, aliases: Aliases) -> Build:
    """Make the graph of one body from the loads that count; `identities` learns the ids that are new.

    Order matters: places and bodies first, then who is who, then what rests on people, then events.
    """
    with _uncollected():
        return _build(Site(body, active(loads), identities, aliases))


@contextmanager
def _uncollected() -> Iterator[None]:
    """Hold the garbage collector: a draft is 100,000s of objects that all stay, and looking through them is a third."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


def _build(site: Site) -> Build:
    for state in (
        bodies.nodes,
        places.nodes,
        platforms.nodes,
        people.members,
        bodies.duties,
        places.duties,
        platforms.duties,
        appointments.appointments,
        appointments.staff,
        contacts.contacts,
        contacts.unplaced,
        visits.visits,
        issues.reports,
        issues.proposals,
        topics.topics,
        topics.tasks,
        topics.cases,
        activities.activities,
        activities.duties,
        giving.donations,
        outcomes.outcomes,
        filings.documents,
        filings.endorsements,
        visits.conversions,
    ):
        state(site)
    succession.inherit(site)
    for label, nodes in site.possible.nodes.items():
        # What another row says for sure is not moved to a day on which it may have been.
        for id_ in nodes.keys() & site.sure.nodes[label].keys():
            del nodes[id_]
    tables = site.sure.tables().check()
    return Build(tables, Doubts(site.possible.tables(), spans(tables.nodes)), tuple(site.problems))


def active(loads: Iterable[Load]) -> list[Load]:
    """Return the loads with only the parts that count: of one kind, scope and period, those sent in last.

    Files of one command are one sending. A later file takes the place of the one of its name, or else of all that were
    sent in before for that kind, scope and period; but for those with more than twice its rows: five rows are no new
    edition of two hundred, and stand beside them.
    """
    listed = sorted(loads, key=lambda load: load.id)
    standing: dict[tuple[object, ...], dict[str, Load]] = {}
    for load in listed:
        for slot in {_slot(part) for part in load.parts} - {()}:
            standing[slot] = _beside(standing.get(slot, {}), load, slot) | {load.id: load}
    kept = []
    for load in listed:
        parts = tuple(p for p in load.parts if not _slot(p) or load.id in standing[_slot(p)])
        parts = tuple(p for p in parts if not (p.partial and any(_mends(one, load, p) for one in listed)))
        if parts:
            kept.append(Load(load.id, load.file, load.hash, load.loaded_at, parts, batch=load.batch))
    return kept


def _mends(newer: Load, load: Load, part: Part) -> bool:
    """Whether a file was sent in again, under its name, with all of what one of its parts lacked."""
    if newer.id <= load.id or newer.file != load.file:
        return False
    days = part.since, part.until
    return any(
        not all(days) or (one.since and one.until and one.since <= part.since and part.until <= one.until)  # type: ignore[operator]
        for one in newer.parts
        if (one.kind, one.scope) == (part.kind, part.scope)
    )


def _beside(held: dict[str, Load], newer: Load, slot: tuple[object, ...]) -> dict[str, Load]:
    """Return what still stands beside a newer load of the same slot."""
    others = {id_: load for id_, load in held.items() if load.batch != newer.batch or not newer.batch}
    gone = {id_ for id_, load in others.items() if load.file == newer.file}
    gone = gone or {id_ for id_, load in others.items() if _rows(load, slot) <= 2 * _rows(newer, slot)}
    return {id_: load for id_, load in held.items() if id_ not in gone}


def _rows(load: Load, slot: tuple[object, ...]) -> int:
    return sum(part.read for part in load.parts if _slot(part) == slot)


def _slot(part: Part) -> tuple[object, ...]:
    """Return what a newer part replaces: scope and period of a log, scope and day of a snapshot."""
    day = part.as_of if KIND[part.kind].mode == "snapshot" else part.since
    return (part.kind, part.scope, day, part.until) if day else ()
