"""The body itself, its constituencies and its committees."""

import re

from graph.building.site import BodyInfo, Entry, Site
from graph.building.succession import settle
from graph.names import plain_name
from graph.resolve import short_constituency

OWN_LEVEL = {
    "province": ("省", "自治区", "直辖市"),
    "prefecture": ("市", "州", "盟"),
    "county": ("县", "区", "市", "旗"),
}
_REMARK = re.compile(r"\s*\([^()]*\)$")  # （示例） behind the name that the settings give, as plain_name writes it
_OFFICE = re.compile("^(?:中国人民政治协商会议|中国政协|本会)|政协|委员会$|办公室$|机关$")
ROLES = (("conveners", "convener"), ("deputies", "deputy"))


def nodes(site: Site) -> None:
    """State body, constituencies and committees."""
    site.sure.node("Body", site.body.id, "", name=site.body.name, level=site.body.level)
    together = _together(site)
    for entry in site.entries("constituencies"):
        if entry["formerly"]:
            _renamed(site, entry, together)
        id_ = site.thing("Constituency", entry["name"], entry.row, code=entry["code"], seats=entry["seats"])
        site.connect(("Constituency", "OF", "Body"), id_, site.body.id, entry)
    for entry in site.entries("committees"):
        id_ = site.thing("Committee", entry["name"], entry.row, contacts_total=entry["contacts_total"])
        site.connect(("Committee", "OF", "Body"), id_, site.body.id, entry)
    for entry in site.entries("departments"):
        if entry["name"]:
            id_ = site.thing("Department", entry["name"], entry.row)
            site.connect(("Department", "OF", "Body"), id_, site.body.id, entry)


def _together(site: Site) -> list[set[str]]:
    """Return the constituencies that each roster has side by side."""
    columns = {"members": "constituency", "constituencies": "name"}
    parts = [part for load in site.loads for part in load.parts if part.kind in columns]
    named = (part.records[columns[part.kind]].unique().to_pylist() for part in parts)
    return [{short_constituency(name) for name in names if name} for names in named]


def _renamed(site: Site, entry: Entry, together: list[set[str]]) -> None:
    """Let a constituency that was renamed keep its id, and note which ones were merged into one."""
    new = short_constituency(entry["name"])
    olds = [old for old in map(short_constituency, entry["formerly"]) if old != new]
    beside = any(new in names and old in names for names in together for old in olds)
    keys = {name: [f"{site.body.id}|{name}"] for name in (new, *olds)}
    for old in olds if beside or len(olds) > 1 else ():
        if any(old in names for names in together):
            site.ids.mint("Constituency", keys[old], entry.row)
    id_ = settle(site, "Constituency", entry, keys[new], "", [keys[old] for old in olds], beside)
    site.proper[id_] = entry["name"]
    for old in olds:
        if not any(old in names for names in together):
            site.formerly[old] = id_
        site.sectors.setdefault(old, set()).add(new)
        site.sectors.setdefault(new, set()).add(old)


def is_body(body: BodyInfo, name: str) -> bool:
    """Whether a name means the body itself: its own name in any form, 市政协 in a city's sheets, or only 政协."""
    core = _core(name)
    own = OWN_LEVEL.get(body.level) or [word for words in OWN_LEVEL.values() for word in words]
    proper = _REMARK.sub("", plain_name(body.name))
    return core in ("", _core(body.name), _core(proper), *own) or name == body.id


def _core(name: str) -> str:
    """Return what is left of a body's name without the words that every such body has in its name."""
    return _OFFICE.sub("", plain_name(name))


def duties(site: Site) -> None:
    """State who convenes, heads, serves and is paired with them; members must be known by now."""
    for entry in site.entries("constituencies"):
        id_ = site.thing("Constituency", entry["name"], entry.row)
        for column, role in ROLES:
            _heads(site, entry, column, "Constituency", id_, role)
        for name in entry["leaders"] or ():
            found = site.member(entry, name, column="leaders")
            site.connect(("Member", "RESPONSIBLE_FOR", "Constituency"), found, id_, entry, basis="leader")
        for column, label in (("committees", "Committee"), ("departments", "Department")):
            for name in entry[column] or ():
                other = site.thing(label, name, entry.row)
                site.connect((label, "RESPONSIBLE_FOR", "Constituency"), other, id_, entry, basis="paired")
        for name in entry["platforms"] or ():
            platform = site.mention("Platform", entry, name, "platforms", kind="sector_hall")
            site.connect(("Platform", "SERVES", "Constituency"), platform, id_, entry)
    for entry in site.entries("committees"):
        _committee(site, entry)
    for entry in site.entries("departments"):
        if entry["name"]:
            _department(site, entry)


def _department(site: Site, entry: Entry) -> None:
    id_ = site.thing("Department", entry["name"], entry.row)
    _heads(site, entry, "heads", "Department", id_, "head")
    for name in entry["committees"] or ():
        committee = site.thing("Committee", name, entry.row)
        site.connect(("Committee", "RESPONSIBLE_FOR", "Department"), committee, id_, entry, basis="paired")
    for name in entry["supervisors"] or ():
        who = site.member(entry, name, column="supervisors")
        site.connect(("Member", "ASSIGNED_TO", "Department"), who, id_, entry, basis="supervisor")


def _committee(site: Site, entry: Entry) -> None:
    id_ = site.thing("Committee", entry["name"], entry.row)
    for column, role in (("heads", "head"), ("deputies", "deputy"), ("staff", "officer")):
        _heads(site, entry, column, "Committee", id_, role)
    for name in entry["departments"] or ():
        department = site.thing("Department", name, entry.row)
        site.connect(("Committee", "RESPONSIBLE_FOR", "Department"), id_, department, entry, basis="paired")


def _heads(site: Site, entry: Entry, column: str, label: str, id_: str, role: str) -> None:
    for name in entry[column] or ():
        for kind, found in site.people(entry, name):
            site.connect((kind, "HEADS", label), found, id_, entry, role=role)
