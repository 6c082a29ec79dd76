"""Activities and sessions, and days on duty: where they were held, by whom, who took part, what came of them."""

from collections.abc import Iterator
from dataclasses import dataclass

from graph.building.bodies import is_body
from graph.building.events import Time, identify, members_of, refer, spot, when, world
from graph.building.outcomes import outcome
from graph.building.site import CHECK_NAME, CHECK_UNIT, CONFIRM, Entry, Place, Site
from graph.building.spelling import kind_of
from graph.draft import Draft
from graph.identity import opaque
from graph.resolve import UNMATCHED, Match, firm
from graph.vocabulary import value_of
from graph.words import Text

NO_ORGANISER = Text("找不到这个主办单位", "no organiser of this name")
ORGANISERS = ("Committee", "Constituency", "Group", "Platform")
RESULTS = ("opinions", "consensus", "solved")
UNCLEAR = "unclear attendance"
"""The doubt of a row that names a member but does not tell whether the member was there."""
RANK = {"absent": 0, "attendee": 1, "duty": 1, "donor": 1, "host": 2}
"""What somebody is said to have been in several rows of one activity: the highest counts."""


@dataclass(frozen=True)
class Part:
    """Somebody's part in an activity, as one row states it."""

    entry: Entry
    draft: Draft
    who: Match
    label: str
    activity: str
    role: str | None


def activities(site: Site) -> None:
    """State every activity; several rows of one, each with a member, are one."""
    parts: list[Part] = []
    for entry in site.entries("activities"):
        time = when(site, entry)
        told = () if time[2] else (entry.row,)
        kind = kind_of(site, entry, "activity_kind")
        id_ = identify(site, entry, "Activity", kind, entry["title"], time, spot(entry), *told)
        activity_node(site, entry, id_, kind, entry["title"], time)
        draft = world(site, time)
        told_of = {"form": value_of("activity_form", entry["form"])}
        told_of["status"] = value_of("activity_status", entry["status"])
        draft.node("Activity", id_, entry.row, **told_of)
        place = site.place(entry)
        held_at(site, draft, entry, id_, place)
        for label, organiser in _organisers(site, entry):
            site.connect(("Activity", "ORGANISED_BY", label), id_, organiser, entry, world=draft)
        parts += _parts(site, draft, entry, id_)
        for issue in refer(site, entry, "topics", "Issue", ("topic",), only=True):
            site.connect(("Activity", "DISCUSSED", "Issue"), id_, issue, entry, world=draft)
        results(site, entry, id_, RESULTS, time)
        if entry["archived"]:
            _archive(site, draft, entry, id_, time)
    took_part(site, parts)


def duties(site: Site) -> None:
    """State the days on duty: one activity for each platform and day; without its platform a row is one by itself."""
    parts: list[Part] = []
    for entry in site.entries("duties"):
        time, name, members = when(site, entry), entry["platform"], members_of(site, entry)
        platform = site.mention("Platform", entry, name, "platform") if name else _own(site, members)
        told = (time[0],) if time[2] and name else (entry.row,)
        id_ = opaque("a", site.body.id, "duty", *(platform.ids if name else ()), *told)
        activity_node(site, entry, id_, "duty", entry["platform"], time)
        draft = world(site, time)
        site.connect(("Activity", "HELD_AT", "Platform"), id_, platform, entry, world=draft)
        parts += [Part(entry, draft, who, "Member", id_, "duty") for who in members]
        results(site, entry, id_, ("opinions", "solved"), time)
    took_part(site, parts)


def _own(site: Site, members: list[Match]) -> Match:
    """Return the platforms at which a duty of these members may have been: those that they head or are of."""
    meant = {id_ for member in members for id_ in member.ids}
    links = {("Member", kind, "Platform") for kind in ("ASSIGNED_TO", "HEADS")}
    held = (*site.sure.statements, *site.possible.statements)
    return Match(tuple(sorted({link.end for link in held if link.triple in links and link.start in meant})))


def activity_node(site: Site, entry: Entry, id_: str, kind: str | None, name: str | None, time: Time) -> None:
    """State an activity of the body, with how many took part as far as the row says."""
    draft = world(site, time)
    told = {"headcount_bound": entry.record.get("headcount_bound")}
    count = entry.record.get("headcount")
    draft.node("Activity", id_, entry.row, name=name, kind=kind, date=time[0], latest=time[1], **told)
    if count is not None:
        draft.node("Activity", id_, entry.row, headcount=round(count))
    site.keep(draft, "Activity", id_, entry)


def held_at(site: Site, draft: Draft, entry: Entry, id_: str, place: Place) -> None:
    """State where an activity was held: at a platform and in its township, else in a village, else in a township."""
    named = entry["platform"]
    found = site.known_at("Platform", entry.record.get("place"), place.where)
    if named or found.firm:
        platform = site.mention("Platform", entry, named, "platform", place.where) if named else found
        site.connect(("Activity", "HELD_AT", "Platform"), id_, platform, entry, world=draft)
        ends = [("Township", place.township)] if entry["township"] else []
    else:
        ends = place.ends
    for label, end in ends:
        site.connect(("Activity", "HELD_AT", label), id_, end, entry, world=draft)


def results(site: Site, entry: Entry, id_: str, columns: tuple[str, ...], time: Time) -> None:
    """State what an activity led to, by the columns that count it."""
    for unit in columns:
        if entry[unit] is not None:
            told = (
                entry.record.get("title") or entry.record.get("platform"),
                unit,
                entry[unit],
                entry[f"{unit}_bound"],
            )
            outcome(site, entry, opaque("o", id_, unit), told, time, [("Activity", firm(id_))])


def took_part(site: Site, parts: list[Part]) -> None:
    """State who took part: of several roles in one activity the highest counts, since the last statement does."""
    for part in sorted(parts, key=lambda part: RANK.get(part.role or "", 1)):
        told = {"role": part.role, "present": part.role != "absent"}
        triple = (part.label, "TOOK_PART", "Activity")
        site.connect(triple, part.who, part.activity, part.entry, world=part.draft, **told)


def _parts(site: Site, draft: Draft, entry: Entry, id_: str) -> Iterator[Part]:
    for column, role in (("members", "attendee"), ("hosts", "host"), ("absent", "absent")):
        unclear = column == "members" and UNCLEAR in (entry["doubt"] or "")
        for who in members_of(site, entry, column):
            yield Part(entry, site.possible if unclear else draft, who, "Member", id_, role)
    for name in entry["contacts"] or ():
        who = site.contacts.nameless(site.contacts.find(name, township=entry["township"], village=entry["village"]))
        if not who.firm:
            effect = "doubt" if who.ids else "note"
            site.problem(entry, who.reason or UNMATCHED, CONFIRM if who.ids else CHECK_NAME, "contacts", name, effect)
        yield Part(entry, draft, who, "Contact", id_, None)
    for name in entry["departments"] or ():
        yield Part(entry, draft, firm(site.thing("Department", name, entry.row)), "Department", id_, None)


def _organisers(site: Site, entry: Entry) -> Iterator[tuple[str, Match]]:
    for name in entry["organisers"] or ():
        if is_body(site.body, name):
            yield "Body", firm(site.body.id)
            continue
        found = next(((label, m) for label in ORGANISERS if (m := site.known(label, name)).ids), None)
        if found:
            yield found
        else:
            site.problem(entry, NO_ORGANISER, CHECK_UNIT, "organisers", name)


def _archive(site: Site, draft: Draft, entry: Entry, activity: str, time: Time) -> None:
    """State the file that was kept of an activity."""
    id_ = opaque("f", activity, "session_file")
    told = {"name": entry["title"], "kind": "session_file", "date": time[0], "latest": time[1]}
    draft.node("Document", id_, entry.row, **told)
    draft.link(("Document", "RECORDS", "Activity"), (id_, activity), entry.row)
    site.keep(draft, "Document", id_, entry)
