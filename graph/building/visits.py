"""The visit log: one visit for each member and person named, and the issue a row raises."""

from collections.abc import Mapping
from itertools import product

from graph.building.contacts import of_kind, visited
from graph.building.events import Time, members_of, refer, when
from graph.building.issues import departments, issue_node, steps
from graph.building.site import CONFIRM, Entry, Site
from graph.draft import Draft
from graph.identity import opaque
from graph.resolve import NAMELESS, NOT_KEPT, UNMATCHED, Match
from graph.vocabulary import value_of

UNLISTED = ("firm", "household", "project")
"""What may be visited though nobody keeps it on a list."""
CONVERTED = ("proposal", "opinion_report")
"""What a need is usually turned into."""


def visits(site: Site) -> None:
    """State every visit, whom it reached, where, and what it raised."""
    for entry in site.entries("leader_visits"):
        time = when(site, entry)
        for leader, member in _led(site, members_of(site, entry), entry):
            _visit(site, entry, leader, "Member", member, time)
    for entry in site.entries("visits"):
        time = when(site, entry)
        pairs = _pairs(site, entry, members_of(site, entry) or [Match()])
        made = [_visit(site, entry, member, label, target, time) for member, (label, target) in pairs]
        if entry["issue"]:
            targets = [target for _, (label, target) in pairs if label == "Contact"]
            _raise(site, entry, [visit for visit in made if visit], targets, time)


Pair = tuple[Match, tuple[str, Match]]
Made = tuple[str, Draft]
"""The id of a visit and the world that it is in."""


def _pairs(site: Site, entry: Entry, members: list[Match]) -> list[Pair]:
    """Return each member with each contact named: the one the member keeps, else the one another member keeps."""
    names, numbers = entry["contacts"] or [], entry["contact_numbers"] or []
    if not names and not numbers:
        # A blank cell may be any contact of the member, or a firm, a household or a project that no list has.
        return [(m, ("Contact", Match((*_kept(site, m), *_unlisted(site, entry))))) for m in members]
    if len(numbers) != len(names):
        numbers = numbers + [None] * (len(names) - len(numbers))
        names = names + [None] * (len(numbers) - len(names))
    pairs: list[Pair] = []
    for name, number in zip(names, numbers, strict=True):
        own = [site.contacts.find(name, number, among=_kept(site, m), **_about(entry)) for m in members]
        shared = next((match for match in own if match.firm), None) or _other(site, entry, name, number, own, members)
        of_kind(site, [id_ for match in own if match.firm for id_ in match.ids], entry["contact_type"])
        for member, match in zip(members, own, strict=True):
            found = match if match.ids else shared
            pairs.append((member if member.ids else _keepers(site, found), ("Contact", found)))
    return pairs


def _unlisted(site: Site, entry: Entry) -> tuple[str, ...]:
    kind = value_of("contact_type", entry["contact_type"])
    if kind not in UNLISTED:
        return ()
    id_ = site.ids.mint("Contact", [f"{entry.row}|{kind}"], entry.row)
    place = site.place(entry)
    for label, end in (("Township", place.township), ("Village", place.village)):
        site.connect(("Contact", "LIVES_IN", label), Match((id_,)), end, entry)
    return (site.possible.node("Contact", id_, entry.row, kind=kind),)


def _led(site: Site, leaders: list[Match], entry: Entry) -> list[tuple[Match, Match]]:
    """Return each leader with each member visited; where a cell is blank, it may be any whom a link joins to those."""
    visited = [site.member(entry, name, column="visited_members") for name in entry["visited_members"] or ()]
    if not leaders:
        return [(_linked(site.leaders, member), member) for member in visited]
    if not visited:
        return [(leader, _linked(site.led, leader)) for leader in leaders]
    return list(product(leaders, visited))


def _linked(links: Mapping[str, set[str]], member: Match) -> Match:
    return Match(tuple(sorted({other for id_ in member.ids for other in links.get(id_, ())})))


def _kept(site: Site, member: Match) -> tuple[str, ...]:
    return tuple(sorted({contact for id_ in member.ids for contact in site.kept.get(id_, ())}))


def _keepers(site: Site, contact: Match) -> Match:
    """Whoever keeps the person may have been the one who went."""
    return Match(tuple(sorted({member for id_ in contact.ids for member in site.keepers.get(id_, ())})))


def _about(entry: Entry) -> dict[str, str | None]:
    return {"township": entry["township"], "village": entry["village"]}


def _other(
    site: Site, entry: Entry, name: str | None, number: str | None, own: list[Match], members: list[Match]
) -> Match:
    """Find whom none of the row's members surely keeps: a firm, a household or a project, or some person."""
    kind = value_of("contact_type", entry["contact_type"])
    if name and kind in UNLISTED and not any(match.ids for match in own):
        blank = site.contacts.nameless(site.contacts.find(name))
        found = visited(site, entry, kind, name, tuple(id_ for member in members for id_ in member.ids))
        return Match((*found.ids, *blank.ids), reason=NAMELESS) if blank.reason is NAMELESS else found
    return _anyone(site, entry, name, number, own)


def _anyone(site: Site, entry: Entry, name: str | None, number: str | None, own: list[Match]) -> Match:
    """Find a contact that none of the row's members surely keeps, and note the problem."""
    match = next((match for match in own if match.ids), None) or site.contacts.find(name, number, **_about(entry))
    if match.firm and not number and not any(_about(entry).values()):
        # A bare name is not enough to say that it is the one whom others keep.
        match = Match(match.ids, reason=NOT_KEPT)
    match = site.contacts.nameless(match) if name else match
    if name and not match.firm:
        site.problem(entry, match.reason or UNMATCHED, CONFIRM, "contacts", name, "doubt" if match.ids else "note")
    return match


def _visit(site: Site, entry: Entry, member: Match, label: str, target: Match, time: Time) -> Made | None:
    """State one visit, of somebody or to somebody. Whoever and whomever it may be, it is one visit.

    What is certain of it stays so: a doubtful contact does not take the member's visit away, nor the other way round.
    """
    first, last, dated = time
    if not member.ids and not target.ids:
        return None
    mode = value_of("mode", entry["mode"])
    reached = entry["reached"] if entry["reached"] is not None else mode != "attempt"
    # Twice on one day is one visit, where both rows say for certain who and whom.
    told = (first,) if dated and member.firm and target.firm else (first, entry.row)
    id_ = opaque("v", *member.ids, "", *target.ids, *told)
    draft = site.sure if dated and (member.firm or target.firm) else site.possible
    held = draft.nodes["Visit"].get(id_, {}).get("reached")
    draft.node("Visit", id_, entry.row, date=first, latest=last, mode=mode, place=entry["place"])
    draft.nodes["Visit"][id_]["reached"] = bool(held or reached)
    for who in member.ids:
        world = draft if member.firm else site.possible
        world.link(("Member", "MADE", "Visit"), (who, id_), entry.row)
    for whom in target.ids:
        world = draft if target.firm else site.possible
        world.link(("Visit", "VISITED", label), (id_, whom), entry.row)
    township = site.townships.find(entry["township"], entry["county"])
    if township.firm:
        draft.link(("Visit", "IN_TOWNSHIP", "Township"), (id_, township.ids[0]), entry.row)
    return id_, draft


def _raise(site: Site, entry: Entry, made: list[Made], contacts: list[Match], time: Time) -> None:
    """State the issue of a row; it concerns the constituency and the home of the person who raised it."""
    sure = [visit for visit, world in made if world is site.sure]
    id_ = opaque("i", "need", entry["issue"], *sure[:1] or [entry.row])
    draft = issue_node(site, entry, id_, "need", entry["issue"], time, key=entry["common"])
    for visit, world in made:
        world.link(("Visit", "RAISED", "Issue"), (visit, id_), entry.row)
    for match in contacts:
        told = draft if match.firm else site.possible
        for label, place in (home for contact in match.ids for home in site.homes.get(contact, ())):
            told.link(("Issue", "CONCERNS", label), (id_, place), entry.row)
    departments(site, draft, entry, id_, "departments", "main")
    steps(draft, entry, id_, [("answered", entry["answered_on"], None)] if _answered(entry) else [])
    site.conversions.append((entry, draft, id_))


def conversions(site: Site) -> None:
    """State into which proposals and reports needs were turned, once all of them are known."""
    for entry, draft, need in site.conversions:
        for issue in refer(site, entry, "converted", "Issue", CONVERTED):
            site.connect(("Issue", "LED_TO", "Issue"), need, issue, entry, world=draft)


def _answered(entry: Entry) -> bool:
    """Whether the row says that the issue was answered: a day, a yes, or a result that is more than "in hand"."""
    if entry["answered_on"] or entry["solved"]:
        return True
    result = value_of("status", entry["result"])
    return entry["solved"] is None and result not in (None, "handling", "submitted")
