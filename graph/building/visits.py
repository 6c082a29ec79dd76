"""The visit log: one visit for each member and person named, and the issue a row raises."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import chain, product
from typing import Any

from graph.building.contacts import of_kind, visited
from graph.building.events import Time, members_of, refer, when
from graph.building.issues import departments, issue_node, steps
from graph.building.site import CONFIRM, Entry, Site
from graph.building.visiting import Apart, End, Told, apart, words
from graph.draft import Draft
from graph.identity import opaque
from graph.resolve import NAMELESS, NOT_KEPT, UNMATCHED, Match
from graph.vocabulary import value_of

UNLISTED = ("firm", "household", "project")
"""What may be visited though nobody keeps it on a list."""
CONVERTED = ("proposal", "opinion_report")
"""What a need is usually turned into."""


Row = tuple[Entry, list[Told]]
Made = tuple[str, Draft]
"""The id of a visit and the world that it is in."""
Raised = tuple[Draft, str]
"""The world that an issue is in, and its id."""


def visits(site: Site) -> None:
    """State every visit, whom it reached, where, and what it raised; those that are certain before those in doubt."""
    waiting: list[Row] = []
    for entry, told in chain(_led(site), _logged(site)):
        if any(one.known and not one.certain for one in told):
            waiting.append((entry, told))
            for one in told:
                if one.certain:
                    _visit(site, entry, one, one.id, site.sure)
        else:
            _row(site, entry, told, Apart())
    held = apart(site.sure, [one for _, told in waiting for one in told])
    for entry, told in waiting:
        _row(site, entry, told, held)


def _led(site: Site) -> Iterator[Row]:
    """Yield each leader with each member visited; where a cell is blank, it may be any whom a link joins to those."""
    for entry in site.entries("leader_visits"):
        time, leaders, visited = when(site, entry), _people(site, entry), _people(site, entry, "visited_members")
        if not leaders:
            pairs = [(End("Member", _linked(site.leaders, member.match)), member) for member in visited]
        elif not visited:
            pairs = [(leader, End("Member", _linked(site.led, leader.match))) for leader in leaders]
        else:
            pairs = list(product(leaders, visited))
        yield entry, [Told(entry.row, leader, member, time) for leader, member in pairs]


def _logged(site: Site) -> Iterator[Row]:
    for entry in site.entries("visits"):
        time, members = when(site, entry), _people(site, entry) or [End("Member", Match())]
        yield entry, [Told(entry.row, member, contact, time) for member, contact in _pairs(site, entry, members)]


def _people(site: Site, entry: Entry, column: str = "members") -> list[End]:
    """Return whom a cell of members means, with its words."""
    names, numbers = entry[column] or [], (entry["member_numbers"] if column == "members" else None) or []
    matches = members_of(site, entry, column)
    said = [cells if len(cells) == len(matches) else [None] * len(matches) for cells in (names, numbers)]
    return [End("Member", match, words(*cells)) for match, *cells in zip(matches, *said, strict=True)]


def _pairs(site: Site, entry: Entry, members: list[End]) -> list[tuple[End, End]]:
    """Return each member with each contact named: the one the member keeps, else the one another member keeps."""
    names, numbers = entry["contacts"] or [], entry["contact_numbers"] or []
    matches = [member.match for member in members]
    if not names and not numbers:
        # A blank cell may be any contact of the member, or a firm, a household or a project that no list has.
        kept = [Match((*_kept(site, match), *_unlisted(site, entry))) for match in matches]
        return [(member, End("Contact", match)) for member, match in zip(members, kept, strict=True)]
    if len(numbers) != len(names):
        numbers = numbers + [None] * (len(names) - len(numbers))
        names = names + [None] * (len(numbers) - len(names))
    pairs: list[tuple[End, End]] = []
    for name, number in zip(names, numbers, strict=True):
        own = [site.contacts.find(name, number, among=_kept(site, match), **_about(entry)) for match in matches]
        shared = next((match for match in own if match.firm), None) or _other(site, entry, name, number, own, matches)
        of_kind(site, [id_ for match in own if match.firm for id_ in match.ids], entry["contact_type"])
        for member, match in zip(members, own, strict=True):
            found = match if match.ids else shared
            who = member if member.match.ids else replace(member, match=_keepers(site, found))
            pairs.append((who, End("Contact", found, words(name, number))))
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


def _row(site: Site, entry: Entry, told: list[Told], held: Apart) -> None:
    """State the visits of a row and what they raised."""
    made = [_made(site, entry, one, held) for one in told if one.member.match.ids or one.target.match.ids]
    if entry.record.get("issue"):
        site.conversions.append((entry, list(_raised(site, entry, told, made))))


def _made(site: Site, entry: Entry, told: Told, held: Apart) -> list[Made]:
    """State a visit, surely where it is one more than those that are held.

    What other rows say alike is surely theirs, and possibly one more: the contact may have a namesake.
    """
    if told.certain:
        return [_visit(site, entry, told, told.id, site.sure)]
    if not told.known:
        return [_visit(site, entry, told, told.own_id, site.possible)]
    if told.id in site.sure.nodes["Visit"]:
        before = dict(site.sure.nodes["Visit"][told.id])
        return [_visit(site, entry, told, told.id, site.sure), _further(site, entry, told, before)]
    if held.holds(told):
        return [_visit(site, entry, told, told.own_id, site.possible)]
    held.add(told)
    return [_visit(site, entry, told, told.id, site.sure)]


def _visit(site: Site, entry: Entry, told: Told, id_: str, draft: Draft) -> Made:
    """State one visit, of somebody or to somebody. Whoever and whomever it may be, it is one visit.

    What is certain of it stays so: a doubtful contact does not take the member's visit away, nor the other way round.
    """
    first, last, _ = told.time
    mode = value_of("mode", entry["mode"])
    reached = entry["reached"] if entry["reached"] is not None else mode != "attempt"
    held = draft.nodes["Visit"].get(id_, {}).get("reached")
    draft.node("Visit", id_, entry.row, date=first, latest=last, mode=mode, place=entry["place"])
    draft.nodes["Visit"][id_]["reached"] = bool(held or reached)
    member, target = told.member.match, told.target.match
    for who in member.ids:
        world = draft if member.firm else site.possible
        world.link(("Member", "MADE", "Visit"), (who, id_), entry.row)
    for whom in target.ids:
        world = draft if target.firm else site.possible
        world.link(("Visit", "VISITED", told.target.label), (id_, whom), entry.row)
    township = _whereabouts(site, entry)
    if township.firm:
        draft.link(("Visit", "IN_TOWNSHIP", "Township"), (id_, township.ids[0]), entry.row)
    return id_, draft


def _whereabouts(site: Site, entry: Entry) -> Match:
    """Return the township in which the row says that the visit was.

    Without a column for it, that is a place that says a township in full, alone or before a village of it. What else
    stands there may be anywhere: 坝黄镇政府, 人民广场.
    """
    county, place = entry["county"], entry["place"]
    if entry["township"] or not place:
        return site.townships.find(entry["township"], county)
    township, _ = site.townships.whole(place, county)
    if township.firm:
        return township
    village, front = site.villages.whole(place, None, county)
    return site.townships.whole(front, county)[0] if village.firm and front else Match()


def _further(site: Site, entry: Entry, told: Told, before: dict[str, Any]) -> Made:
    """State the visit that a row tells of beside one told alike: as it was told before, where that reads otherwise."""
    made = _visit(site, entry, told, told.own_id, site.possible)
    node, both = site.possible.nodes["Visit"][told.own_id], site.sure.nodes["Visit"][told.id]
    if before.get("mode") != both.get("mode"):
        node["mode"] = before.get("mode")
    node["reached"] = before["reached"] and node["reached"]
    return made


def _raised(site: Site, entry: Entry, told: list[Told], made: list[list[Made]]) -> Iterator[Raised]:
    """State the issue of a row; where it was raised by a visit told alike, it may be one more, by a further one."""
    visits, time = [visit for visit, *_ in made], told[0].time
    further = [visit for _, *more in made for visit in more]
    id_ = opaque(
        "i", "need", entry["issue"], *[visit for visit, world in visits if world is site.sure][:1] or [entry.row]
    )
    if further and id_ in site.sure.nodes["Issue"]:
        yield _issue(site, entry, told, further, opaque("i", "need", entry["issue"], entry.row), (*time[:2], False))
    yield _issue(site, entry, told, visits, id_, time)


def _issue(site: Site, entry: Entry, told: list[Told], made: list[Made], id_: str, time: Time) -> Raised:
    """State an issue; it concerns the constituency and the home of the person who raised it."""
    draft = issue_node(site, entry, id_, "need", entry["issue"], time, key=entry["common"])
    for visit, world in made:
        world.link(("Visit", "RAISED", "Issue"), (visit, id_), entry.row)
    for match in (one.target.match for one in told):
        for world, homes in ((draft if match.firm else site.possible, site.homes), (site.possible, site.perhaps)):
            for label, place in (home for contact in match.ids for home in homes.get(contact, ())):
                world.link(("Issue", "CONCERNS", label), (id_, place), entry.row)
    departments(site, draft, entry, id_, "departments", "main")
    steps(draft, entry, id_, [("answered", entry["answered_on"], None)] if _answered(entry) else [])
    return draft, id_


def conversions(site: Site) -> None:
    """State into which proposals and reports needs were turned, once all of them are known."""
    for entry, needs in site.conversions:
        for issue in refer(site, entry, "converted", "Issue", CONVERTED):
            for draft, need in needs:
                site.connect(("Issue", "LED_TO", "Issue"), need, issue, entry, world=draft)


def _answered(entry: Entry) -> bool:
    """Whether the row says that the issue was answered: a day, a yes, or a result that is more than "in hand"."""
    if entry["answered_on"] or entry["solved"]:
        return True
    result = value_of("status", entry["result"])
    return entry["solved"] is None and result not in (None, "handling", "submitted")
