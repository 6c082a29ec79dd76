"""Contacts: the people a member keeps in touch with, and who keeps them."""

from collections.abc import Iterable

from graph.building.site import CHECK_UNIT, Entry, Site
from graph.building.succession import family
from graph.names import plain_name, plain_number
from graph.resolve import AMBIGUOUS, CONTRADICTED, NO_CONSTITUENCY, Match, firm, short_constituency, short_place
from graph.vocabulary import value_of

PLACES = ("Township", "Village")
TOLD = ("sex", "age_band", "trade", "field", "occupation", "specialities", "unit")


def contacts(site: Site) -> None:
    """State every contact, where it belongs and lives, and who keeps it."""
    for entry in site.entries("contacts"):
        told = {"constituency": entry["member_constituency"], "unit": entry["member_unit"]}
        told["constituency"] = short_constituency(told["constituency"]) if told["constituency"] else None
        keeper = site.member(entry, entry["member"], entry["member_number"], **told)
        id_ = site.ids.mint("Contact", _keys(site, entry, keeper.ids), entry.row)
        # Whoever has neither name nor number may stand in the list already: it is only possible that it is one more.
        known = bool(entry["name"] or entry["number"])
        draft = site.sure if known else site.possible
        told_of = {name: entry[name] for name in TOLD}
        kind = value_of("contact_type", entry["type"])
        site.typed |= {id_} if kind else set()
        told_of["kind"] = kind or (None if id_ in site.typed else "person")
        draft.node("Contact", id_, entry.row, name=entry["name"] or entry["number"], number=entry["number"], **told_of)
        about = {what: entry[what] for what in ("township", "village", "unit", "constituency")}
        site.contacts.add(id_, entry["name"], entry["number"], **about)
        site.contacts.blank |= set() if entry["name"] else {id_}
        township = site.township(entry, entry["township"], entry["county"])
        for other in _also_called(site, township):
            site.contacts.add(id_, None, None, township=other)
        for member in keeper.ids:
            site.kept.setdefault(member, set()).add(id_)
            site.keepers.setdefault(id_, set()).add(member)
        one = firm(id_) if known else Match((id_,))
        site.of_lists[id_] = entry.row
        _keeps(site, entry, keeper, one)
        _belongs(site, entry, one, township)


def unplaced(site: Site) -> None:
    """Let a listed contact of whom no row says where he or she belongs, or lives, be of any constituency or township.

    Nobody knows that the person is not: a constituency or township may have been visited that seems to be left out.
    """
    for kind, label, known in (("BELONGS_TO", "Constituency", ("Constituency",)), ("LIVES_IN", "Township", PLACES)):
        triples = {("Contact", kind, one) for one in known}
        placed = {s.start for world in (site.sure, site.possible) for s in world.statements if s.triple in triples}
        for contact, row in site.of_lists.items():
            for place in site.sure.nodes[label] if contact not in placed else ():
                site.possible.link(("Contact", kind, label), (contact, place), row)
                site.perhaps[contact].append((label, place))


def _also_called(site: Site, township: Match) -> set[str]:
    """Return what else a visit may call a township: its short name, and the names before and after a merger."""
    ids = [township.ids[0], *family(site, "Township", township.ids[0])] if township.firm else []
    names = {name for id_ in ids for name, _ in site.townships.named[id_]}
    return names | set(map(short_place, names))


def of_kind(site: Site, contacts: Iterable[str], said: str | None) -> None:
    """Let contacts of which no list says what they are be what a visit says: a person, a firm, a household, …"""
    kind = value_of("contact_type", said)
    for id_ in contacts:
        if kind and id_ not in site.typed:
            site.sure.nodes["Contact"][id_]["kind"] = kind


def visited(site: Site, entry: Entry, kind: str, name: str, members: tuple[str, ...]) -> Match:
    """Find a firm, a household or a project that a visit names, or state it: no list need have it."""
    about = {"township": entry["township"], "village": entry["village"]}
    match = site.contacts.find(name, **about)
    alike = [] if match.reason is CONTRADICTED else match.ids
    held = site.sure.nodes["Contact"]
    alike = [id_ for id_ in alike if held[id_]["kind"] == kind or (match.firm and id_ not in site.typed)]
    if alike:
        of_kind(site, alike, kind)
        return Match(tuple(alike), firm=len(alike) == 1, reason=None if len(alike) == 1 else AMBIGUOUS)
    where = [plain_name(place or "") for place in about.values()] if kind == "household" else []
    apart = "" if any(where) or kind != "household" else "+".join(members)
    id_ = site.ids.mint("Contact", ["|".join((site.body.id, kind, plain_name(name), *where, apart))], entry.row)
    site.sure.node("Contact", id_, entry.row, name=name, kind=kind)
    site.typed.add(id_)
    site.contacts.add(id_, name, None, **about)
    place = site.place(entry)
    for label, end in (("Township", place.township), ("Village", place.village)):
        site.connect(("Contact", "LIVES_IN", label), id_, end, entry)
    site.homes[id_] = [(label, m.ids[0]) for label, m in place.ends if m.firm]
    return firm(id_)


def _keys(site: Site, entry: Entry, keepers: tuple[str, ...]) -> list[str]:
    """A number, else name and constituency with a place or a unit; without those the keeper tells namesakes apart."""
    if entry["number"]:
        return [f"#{site.body.id}|{plain_number(entry['number'])}"]
    body, name = site.body.id, plain_name(entry["name"] or entry.row)
    told = [plain_name(entry[what] or "") for what in ("constituency", "township", "village", "unit")]
    keeper = "" if any(told[1:]) else "+".join(keepers)
    return ["|".join((body, name, *told, keeper))]


def _keeps(site: Site, entry: Entry, keeper: Match, contact: Match) -> None:
    filed = site.known("Committee", entry["committee"])
    told = {"kind": value_of("contact_kind", entry["kind"]), "filed_on": entry["filed_on"]}
    told["filed_with"] = filed.ids[0] if filed.ids else None
    triple = ("Member", "KEEPS_CONTACT", "Contact")
    world = site.of_stint(entry)
    site.connect(triple, keeper, contact, entry, entry["since"], entry["until"], world=world, **told)


def _belongs(site: Site, entry: Entry, contact: Match, township: Match) -> None:
    homes: list[tuple[str, str]] = []
    if entry["constituency"]:
        constituency = site.known("Constituency", entry["constituency"])
        if not constituency.ids:
            site.problem(entry, NO_CONSTITUENCY, CHECK_UNIT, "constituency", entry["constituency"])
        site.connect(("Contact", "BELONGS_TO", "Constituency"), contact, constituency, entry)
        homes += [("Constituency", found) for found in constituency.ids]
    site.connect(("Contact", "LIVES_IN", "Township"), contact, township, entry)
    village = site.villages.find(entry["village"], entry["township"], entry["county"])
    site.connect(("Contact", "LIVES_IN", "Village"), contact, village, entry)
    homes += [(label, m.ids[0]) for label, m in (("Township", township), ("Village", village)) if m.firm]
    site.homes[contact.ids[0]] = homes
