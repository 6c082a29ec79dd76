"""Platforms and groups: studios, stations, halls and rooms; teams, branches and other groups; who is of them."""

from collections.abc import Iterator

from graph.building.named import NOWHERE, Where
from graph.building.places import liaison_group, standing
from graph.building.site import Entry, Place, Site
from graph.names import plain_name
from graph.resolve import Match
from graph.vocabulary import ending_of, value_of

Listed = tuple[str, Entry, str, Where]
"""Label, row, name and place of a platform or a group that the places sheet lists."""


def nodes(site: Site) -> None:
    """State all platforms and groups that sheets of their own list, so that everything after can find them."""
    listed = [*_rooms(site), *_liaison_groups(site)]
    platforms = [(entry, site.place(entry)) for entry in site.entries("platforms") if entry["name"]]
    groups = [(entry, _where(site, entry)) for entry in site.entries("groups") if entry["name"]]
    for label, entry, name, where in listed:
        site.expect(label, entry, name, where)
    for entry, place in platforms:
        site.expect("Platform", entry, entry["name"], place.where)
    for entry, around in groups:
        site.expect("Group", entry, entry["name"], around)
    for label, entry, name, where in listed:
        if label == "Platform":
            id_ = site.listed(label, entry, name, where, kind="room")
            end = "Village" if entry["village"] else "Township"
            site.connect(("Platform", "LOCATED_IN", end), id_, where[1] or where[0], entry)
    for entry, place in platforms:
        _platform(site, entry, place)
    for entry, around in groups:
        kind = value_of("group_kind", entry["kind"]) or ending_of("group_kind", entry["name"])
        site.listed("Group", entry, entry["name"], around, kind=kind)


def _rooms(site: Site) -> Iterator[Listed]:
    for entry in site.entries("places"):
        at = standing(site, entry)
        if entry["room"] and entry["township"] and (at.village if entry["village"] else at.township).firm:
            yield "Platform", entry, entry["room"], at.where


def _liaison_groups(site: Site) -> Iterator[Listed]:
    for entry in site.entries("places"):
        if liaison_group(entry):
            yield "Group", entry, liaison_group(entry), (standing(site, entry).where[0], "")


def _where(site: Site, entry: Entry) -> Where:
    """Tell groups of one name apart by their one township, else by the group above them."""
    townships = list(entry["townships"] or ())
    found = site.townships.find(townships[0]) if len(townships) == 1 else Match()
    if found.firm:
        return found.ids[0], ""
    return ("^" + plain_name(entry["parent"]), "") if entry["parent"] else NOWHERE


def _platform(site: Site, entry: Entry, place: Place) -> None:
    kind = value_of("platform_kind", entry["kind"]) or ending_of("platform_kind", entry["name"])
    told = {name: entry[name] for name in ("grade", "opened", "status")} | {"level": value_of("level", entry["level"])}
    id_ = site.listed("Platform", entry, entry["name"], place.where, kind=kind, **told)
    for label, end in place.ends:
        site.connect(("Platform", "LOCATED_IN", label), id_, end, entry)


def duties(site: Site) -> None:
    """State whom platforms and groups serve, who heads them and who is of them; members must be known by now."""
    for entry in site.entries("platforms"):
        if entry["name"]:
            _staffed(site, entry, site.stated["Platform", entry.row, entry["name"]])
    for entry in site.entries("groups"):
        if entry["name"]:
            _composed(site, entry, site.stated["Group", entry.row, entry["name"]])


def _staffed(site: Site, entry: Entry, platform: str) -> None:
    for name in entry["constituencies"] or ():
        served = site.somewhere(entry, "Constituency", name, "constituencies")
        site.connect(("Platform", "SERVES", "Constituency"), platform, served, entry)
    _hosted(site, entry, platform)
    for name in entry["heads"] or ():
        for label, who in site.people(entry, name):
            site.connect((label, "HEADS", "Platform"), who, platform, entry, role="head")
    for name in entry["members"] or ():
        for label, who in site.people(entry, name):
            site.connect((label, "ASSIGNED_TO", "Platform"), who, platform, entry)


def _hosted(site: Site, entry: Entry, platform: str) -> None:
    """State the hosts, and of what kind each is: as its column says (one for all, or one each), else by its name."""
    hosts, told = entry["departments"] or [], entry["host_kinds"] or []
    said = told * len(hosts) if len(told) == 1 else told if len(told) == len(hosts) else [None] * len(hosts)
    for name, word in zip(hosts, said, strict=True):
        host = site.thing("Department", name, entry.row)
        kind = value_of("host_kind", word) if word else ending_of("host_kind", name)
        site.sure.node("Department", host, entry.row, kind=kind)
        site.connect(("Platform", "HOSTED_BY", "Department"), platform, host, entry)


def _composed(site: Site, entry: Entry, group: str) -> None:
    if entry["parent"]:
        above = site.mention("Group", entry, entry["parent"], "parent")
        site.connect(("Group", "PART_OF", "Group"), group, above, entry)
    for name in entry["committees"] or ():
        lead = site.thing("Committee", name, entry.row)
        site.connect(("Committee", "RESPONSIBLE_FOR", "Group"), lead, group, entry, basis="leads it")
    for name in entry["heads"] or ():
        for label, who in site.people(entry, name):
            site.connect((label, "HEADS", "Group"), who, group, entry, role="head")
    for name in entry["members"] or ():
        site.connect(("Member", "IN_GROUP", "Group"), site.member(entry, name, column="members"), group, entry)
    for column, label in (("townships", "Township"), ("villages", "Village"), ("constituencies", "Constituency")):
        for name in entry[column] or ():
            charge = site.somewhere(entry, label, name, column)
            site.connect(("Group", "RESPONSIBLE_FOR", label), group, charge, entry)
    for name in entry["departments"] or ():
        department = site.thing("Department", name, entry.row)
        site.connect(("Group", "RESPONSIBLE_FOR", "Department"), group, department, entry)
