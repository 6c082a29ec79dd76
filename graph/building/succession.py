"""Places and constituencies that were renamed or merged: the new one knows the history of the old, from its day on.

Renamed is what had one name before: it stays the same node. Merged is what had several, or took in one that stood
beside it: those stay nodes of their own, that stand until that day, and what is stated of them is stated of the new
one too. On an earlier day only the old ones are of the body, on a later day only the new one.

A new one that stood before, and took in another, has what it took in from that day on: of every earlier day it is told
what was told before. One that began with the merger knows all that the old ones knew.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import product

from graph.building.site import Entry, Site
from graph.draft import Draft, Statement
from graph.model import MAX_DAY, MIN_DAY, RELATION

OWN = ("OF", "PART_OF", "SUCCEEDED_BY")
"""What belongs to the old one alone: that it stood."""
DUTIES = ("ASSIGNED_TO", "RESPONSIBLE_FOR", "HEADS", "IN_PATCH")
"""What is only asked as of a day: nobody had a duty in the new place before it was one."""
Heirs = dict[str, dict[str, date | None]]
"""Old id -> new id -> the day of the merger, as far as it is known."""


def settle(
    site: Site, label: str, entry: Entry, keys: Sequence[str], code: str, former: Iterable[Sequence[str]], beside: bool
) -> str:
    """Return the id of what goes by `keys` now and went by the keys in `former` before.

    `beside` says that a sheet has it and a former one side by side.
    """
    own = site.ids.find(label, keys)
    olds = [site.ids.find(label, old) for old in former]
    by_code = site.ids.find(label, [code]) if code else None
    if beside or len(olds) > 1 or (own and any(old and old != own for old in olds)):
        id_ = site.ids.mint(label, [*keys, *([code] if code and by_code in (None, own) else [])], entry.row)
        for old in olds:
            if old and old != id_:
                site.heirs.setdefault((label, old), {}).setdefault(id_, (entry.part.as_of, entry.row))
        return id_
    if own and (own in site.heirs.get((label, by_code or ""), {})):
        return site.ids.mint(label, keys, entry.row)  # the code is that of the place that it took in
    return site.ids.mint(label, [*([code] if code else []), *keys, *(key for old in former for key in old)], entry.row)


def stands_apart(site: Site, label: str, keys: Iterable[str], id_: str) -> bool:
    """Whether what has these keys is a node of its own, so that its name does not mean its heir."""
    found = site.ids.find(label, keys)
    return found != id_ and found in site.sure.nodes[label]


def family(site: Site, label: str, id_: str) -> list[str]:
    """Return the ids of what was merged into this one, and of what it was merged into."""
    later: dict[str, None] = {}
    front = [id_]
    while front:
        news = [new for new in site.heirs.get((label, front.pop()), {}) if new not in later]
        later |= dict.fromkeys(news)
        front += news
    return [*merged(site, label, id_), *later]


def merged(site: Site, label: str, id_: str) -> list[str]:
    """Return the ids of what was merged into this one, at once or by way of another."""
    found: dict[str, None] = {}
    front = [id_]
    while front:
        new = front.pop()
        olds = [old for (kind, old), heirs in site.heirs.items() if kind == label and new in heirs and old not in found]
        found |= dict.fromkeys(olds)
        front += olds
    return list(found)


def inherit(site: Site) -> None:
    """State of every new place or constituency what is stated of those that were merged into it."""
    standing = {key: heirs for key, heirs in site.heirs.items() if key[1] in site.sure.nodes[key[0]]}
    if not standing:
        return
    began = _began(site.sure)
    heirs: Heirs = {}
    for (label, old), found in standing.items():
        heirs[old] = {new: _day(began, old, new, day) for new, (day, _) in found.items()}
        for new, (_, row) in found.items():
            site.sure.link((label, "SUCCEEDED_BY", label), (old, new), row, stint=(heirs[old][new], None))
    last = {old: max(found.values(), key=lambda day: day or MIN_DAY) for old, found in heirs.items()}
    fresh = _fresh(began, heirs)
    closed = {old: _closure(heirs, old) for old in heirs}
    days = _days(site.sure) | _days(site.possible)
    for draft in (site.sure, site.possible):
        copies = [copy for statement in draft.statements for copy in _copies(statement, closed, fresh, days)]
        draft.statements += copies
        for statement in draft.statements:
            _bounded(statement, last, fresh)


def _began(draft: Draft) -> dict[str, date]:
    """Return the day of the first snapshot in which each thing is part of the body, or of a place."""
    found: dict[str, date] = {}
    for statement in draft.statements:
        if statement.triple[1] in OWN and statement.source.as_of:
            found[statement.start] = min(found.get(statement.start, MAX_DAY), statement.source.as_of)
    return found


def _day(began: dict[str, date], old: str, new: str, told: date | None) -> date | None:
    """Return the day of a merger: when a sheet first says so, or has the new one and no longer only the old."""
    first = began.get(new, MAX_DAY)
    return min(told or first, first) if began.get(old, MAX_DAY) < first < MAX_DAY else told


def _fresh(began: dict[str, date], heirs: Heirs) -> dict[str, date]:
    """Return which new ones did not stand before the old ones were merged, and from when on they do."""
    found: dict[str, date] = {}
    for old, news in heirs.items():
        for new, day in news.items():
            if day and began.get(old, MAX_DAY) < began.get(new, MIN_DAY):
                found[new] = min(day, found.get(new, MAX_DAY))
    return found


def _closure(heirs: Heirs, old: str) -> dict[str, date | None]:
    """Return all heirs of an old one, those of its heirs too, and from when on each of them is."""
    found: dict[str, date | None] = {}
    front = list(heirs[old].items())
    while front:
        new, day = front.pop()
        if new not in found and new != old:
            found[new] = day
            front += [(later, max(day or MIN_DAY, then or MIN_DAY)) for later, then in heirs.get(new, {}).items()]
    return found


def _days(draft: Draft) -> dict[str, date]:
    """Return the day of each thing that happened or was handed in."""
    held = (node for nodes in draft.nodes.values() for node in nodes.values())
    return {node["id"]: node["date"] for node in held if node.get("date")}


def _copies(
    statement: Statement, heirs: Heirs, fresh: Collection[str], days: Mapping[str, date]
) -> Iterator[Statement]:
    kind = statement.triple[1]
    starts: dict[str, date | None] = {} if kind in OWN else heirs.get(statement.start, {})
    ends: dict[str, date | None] = {} if kind == "SUCCEEDED_BY" else heirs.get(statement.end, {})
    if not starts and not ends:
        return
    same: dict[str, date | None] = {statement.start: None}
    also: dict[str, date | None] = {statement.end: None}
    happened = max(days.get(statement.start, MIN_DAY), days.get(statement.end, MIN_DAY))
    for (start, one), (end, other) in product((same | starts).items(), (also | ends).items()):
        if (start, end) == (statement.start, statement.end):
            continue
        day = max(one or MIN_DAY, other or MIN_DAY)
        stood = not {start, end}.isdisjoint({*starts, *ends}.difference(fresh))
        if stood and not RELATION[kind].dated and happened < day:
            continue  # it counts where it took place
        since = statement.since
        if (stood or kind in DUTIES) and RELATION[kind].dated and day != MIN_DAY:
            since = max(day, since or MIN_DAY)
        yield replace(statement, start=start, end=end, since=since, rows=list(statement.rows), inherited=True)


def _bounded(statement: Statement, last: dict[str, date | None], fresh: dict[str, date]) -> None:
    """End what was stated of an old one on the day of the merger, and let a new one begin on it."""
    kind = statement.triple[1]
    if not RELATION[kind].dated or kind == "SUCCEEDED_BY":
        return
    for end in (statement.start, statement.end):
        day = last.get(end)
        if day:
            statement.until = min(statement.until or MAX_DAY, day)
    if kind in OWN and statement.start in fresh:
        statement.since = max(statement.since or MIN_DAY, fresh[statement.start])
