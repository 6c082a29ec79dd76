"""Regions, townships, villages and patches, and who is responsible for them."""

from collections.abc import Callable, Iterable

from graph.building.site import Entry, Place, Site
from graph.building.succession import merged, settle, stands_apart
from graph.names import plain_name
from graph.resolve import Match, firm

LEVELS = ("province", "prefecture", "county")


def nodes(site: Site) -> None:
    """State all places, so that everything after can find them."""
    covered: list[list[str]] = []
    for entry in site.entries("places"):
        if not entry["township"]:
            continue  # nobody can tell which place it is, but whom it names may still be told
        regions = _regions(site, entry)
        covered.append(regions)
        township = _township(site, entry, regions)
        if entry["village"]:
            _village(site, entry, township)
        elif entry["patch"]:
            _patch(site, entry, township)
    for entry in site.entries("places"):
        if entry["village"] and not entry["township"]:
            _adrift(site, entry)
    if covered:
        shared = [region for region in covered[0] if all(region in other for other in covered)]
        for region in shared[-1:] or sorted({path[0] for path in covered if path}):
            site.sure.link(("Body", "COVERS", "Region"), (site.body.id, region), "")


def duties(site: Site) -> None:
    """State who is assigned to and responsible for each place; members must be known by now."""
    for entry in site.entries("places"):
        if not entry["township"]:
            _somewhere(site, entry)
            continue
        at = standing(site, entry)
        township = at.township
        label, place = _meant(site, entry, at)
        if not place.firm:
            continue
        for name in entry["members"] or ():
            found = site.member(entry, name, column="members")
            site.connect(("Member", "ASSIGNED_TO", label), found, place, entry)
        site.each(entry["leaders"], _leader(site, entry, label, place))
        for name in entry["committees"] or ():
            end = _patch(site, entry, township.ids[0]) if entry["patch"] else place.ids[0]
            kind = "Patch" if entry["patch"] else label
            committee = site.thing("Committee", name, entry.row)
            site.connect(("Committee", "RESPONSIBLE_FOR", kind), committee, end, entry, basis="guides")
        _liaison_group(site, entry, township.ids[0])
        if entry["room"]:
            room = site.stated["Platform", entry.row, entry["room"]]
            for name in entry["members"] or ():
                found = site.members.find(name)
                site.connect(("Member", "ASSIGNED_TO", "Platform"), found, room, entry)


def _adrift(site: Site, entry: Entry) -> None:
    """State a village of which no row says in which township it is."""
    if not site.villages.find(entry["village"]).ids:
        id_ = site.ids.mint("Village", [f"{entry.row}|{plain_name(entry['village'])}"], entry.row)
        site.sure.node("Village", id_, entry.row, name=entry["village"])
        site.villages.add(id_, entry["village"])


def _somewhere(site: Site, entry: Entry) -> None:
    """State whom a row without a township puts in a village or a patch: it may be any of that name."""
    label = "Village" if entry["village"] else "Patch"
    named = plain_name(entry["village"] or entry["patch"] or "")
    held = tuple(id_ for id_, node in site.sure.nodes[label].items() if plain_name(node["name"]) == named)
    alone = len(held) == 1 and entry.row in site.sure.nodes[label][held[0]]["rows"]
    places = Match(held, firm=alone)
    for name in entry["members"] or ():
        found = site.member(entry, name, column="members")
        site.connect(("Member", "ASSIGNED_TO", label), found, places, entry)
    site.each(entry["leaders"], _leader(site, entry, label, places))
    for name in entry["committees"] or ():
        committee = site.thing("Committee", name, entry.row)
        site.connect(("Committee", "RESPONSIBLE_FOR", label), committee, places, entry, basis="guides")


def _meant(site: Site, entry: Entry, at: Place) -> tuple[str, Match]:
    """Return label and ends of the place that a row is about: its village, else its patch, else its township."""
    if entry["village"]:
        return "Village", at.village
    if entry["patch"] and at.township.firm:
        return "Patch", firm(_patch(site, entry, at.township.ids[0]))
    return "Township", at.township


def _regions(site: Site, entry: Entry) -> list[str]:
    """State the chain province > prefecture > county of a row, and return its ids, the widest first."""
    path, names = [], ""
    for level in LEVELS:
        if not entry[level]:
            continue
        names += f"|{plain_name(entry[level])}"
        path.append(
            site.sure.node("Region", site.ids.mint("Region", [names], entry.row), "", name=entry[level], level=level)
        )
        if len(path) > 1:
            site.connect(("Region", "PART_OF", "Region"), path[-1], path[-2], entry)
    return path


def _township(site: Site, entry: Entry, regions: list[str]) -> str:
    code = (entry["code"] or "")[:9]
    within = entry["village"] or entry["patch"]  # the row is about a part of the township
    county, formerly = entry["county"] or "", () if within else _former(entry, "township")
    keys = [f"{county}|{plain_name(entry['township'])}"]
    former = [[f"{county}|{plain_name(old)}"] for old in formerly]
    id_ = settle(site, "Township", entry, keys, code if len(code) == 9 else "", former, beside=False)
    row = "" if within else entry.row
    site.sure.node("Township", id_, row, name=entry["township"], code=code or None, kind=township_kind(code))
    site.townships.add(id_, entry["township"], entry["county"], entry["prefecture"])
    for old, old_keys in zip(formerly, former, strict=True):
        if not stands_apart(site, "Township", old_keys, id_):
            site.townships.add(id_, old, entry["county"], entry["prefecture"])
    if regions:
        site.connect(("Township", "PART_OF", "Region"), id_, regions[-1], entry)
    return id_


def _former(entry: Entry, column: str) -> list[str]:
    """Return the former names of a place; its own is none of them."""
    return [old for old in entry["formerly"] or () if plain_name(old) != plain_name(entry[column])]


def standing(site: Site, entry: Entry) -> Place:
    """Return the place of a row of the places sheet, which is known by now."""
    township = site.townships.find(entry["township"], entry["county"])
    village = site.villages.find(entry["village"], entry["township"], entry["county"])
    where = (township.ids[0] if township.firm else "", village.ids[0] if village.firm else "")
    return Place(township, village, where)


def township_kind(code: str) -> str | None:
    """Return street, town, township or pseudo by digits 7-9 of the code (the statistical standard); None without."""
    if len(code) < 9 or not code[6:9].isdigit():
        return None
    kind = int(code[6:9])
    return "street" if kind < 100 else "town" if kind < 200 else "township" if kind < 400 else "pseudo"


def _village(site: Site, entry: Entry, township: str) -> None:
    code = entry["code"] if entry["code"] and len(entry["code"]) == 12 else ""
    above = [township, *merged(site, "Township", township)]
    formerly = _former(entry, "village")
    former = [_keys(above, old) for old in formerly]
    id_ = settle(site, "Village", entry, _keys(above, entry["village"]), code, former, beside=False)
    told = {"households": entry["households"], "population": entry["population"], "code": code or None}
    site.sure.node("Village", id_, entry.row, name=entry["village"], **told)
    site.villages.add(id_, entry["village"], entry["township"], entry["county"])
    for old, old_keys in zip(formerly, former, strict=True):
        if not stands_apart(site, "Village", old_keys, id_):
            site.villages.add(id_, old, entry["township"], entry["county"])
    site.township_of[id_] = township
    site.connect(("Village", "PART_OF", "Township"), id_, township, entry)
    if entry["patch"]:
        site.connect(("Village", "IN_PATCH", "Patch"), id_, _patch(site, entry, township), entry)


def _keys(above: Iterable[str], name: str) -> list[str]:
    """Return the keys of a village or a patch: its township, and those that were merged into it."""
    return [f"{place}|{plain_name(name)}" for place in above]


def _patch(site: Site, entry: Entry, township: str) -> str:
    keys = _keys([township, *merged(site, "Township", township)], entry["patch"])
    patch = site.sure.node("Patch", site.ids.mint("Patch", keys, entry.row), entry.row, name=entry["patch"])
    site.connect(("Patch", "PART_OF", "Township"), patch, township, entry)
    return patch


def _leader(site: Site, entry: Entry, label: str, place: Match) -> Callable[[str], None]:
    def act(name: str) -> None:
        found = site.member(entry, name, column="leaders")
        site.connect(("Member", "RESPONSIBLE_FOR", label), found, place, entry, basis="leader")

    return act


def liaison_group(entry: Entry) -> str:
    """Return the name of a township's liaison group, which stands where a head or an officer is named; else ""."""
    return f"{entry['township']}联络组" if entry["township"] and _staffed(entry) else ""


def _staffed(entry: Entry) -> list[tuple[str, str]]:
    staffed = [(entry["group_head"], "head"), *((name, "officer") for name in entry["staff"] or ())]
    return [(name, role) for name, role in staffed if name]


def _liaison_group(site: Site, entry: Entry, township: str) -> None:
    named = _staffed(entry)
    if not named:
        return
    group = site.listed("Group", entry, liaison_group(entry), (township, ""), kind="township_liaison")
    site.connect(("Group", "RESPONSIBLE_FOR", "Township"), group, township, entry, basis="liaison group")
    for person, role in named:
        for label, found in site.people(entry, person):
            site.connect((label, "HEADS", "Group"), found, group, entry, role=role)
