"""Members: who they are, and everything the roster says of them."""

from datetime import date

from graph.building.persons import identify, short
from graph.building.site import Entry, Site
from graph.building.spelling import sector_of
from graph.resolve import Match
from graph.vocabulary import value_of
from graph.words import Text

TOLD = ("sex", "education", "party", "unit", "post", "trade", "field", "specialities", "home", "birth_year")

UNCLEAR_EXEMPTION = Text("看不出是否免考核，按不免考核处理", "tells not whether the member is exempt: taken as not")
SAY_EXEMPT = Text("请写“是”“否”或免考核的类别，如“港澳委员”", "write yes, no or the class of exemption")


def members(site: Site) -> None:
    """State every member with body, constituency and committees, then what needs all members to be known."""
    entries = list(site.entries("members"))
    ids = identify(site, entries)
    seen: dict[tuple[str, str], tuple[date | None, str]] = {}
    for entry, id_ in zip(entries, ids, strict=True):
        name = entry["name"] or entry["number"]
        site.sure.node("Member", id_, entry.row, name=name, number=entry["number"], **_told(site, entry))
        about = {"constituency": short(entry["constituency"]), "unit": entry["unit"]}
        site.members.add(id_, entry["name"], entry["number"], entry.part.as_of, **about)
        site.members.blank |= set() if entry["name"] else {id_}
        for other in site.sectors.get(about["constituency"] or "", ()):
            site.members.add(id_, None, None, constituency=other)
    for entry, id_ in zip(entries, ids, strict=True):
        _seat(site, entry, id_, seen)
        _placement(site, entry, id_)
        _links(site, entry, id_)


def _told(site: Site, entry: Entry) -> dict[str, object]:
    return {name: entry[name] for name in TOLD} | {"exempt": _exempt(site, entry)}


def _exempt(site: Site, entry: Entry) -> str | None:
    """Return as what a member is exempt, in the sheet's word; "" for 否, which takes back what stood before."""
    said = entry["exempt"]
    value = value_of("exemption", said.strip("。.()（） ") if said else None)
    if value == "unclear":
        site.problem(entry, UNCLEAR_EXEMPTION, SAY_EXEMPT, "exempt", said)
    return "" if value in ("", "none", "unclear") else said


def _seat(site: Site, entry: Entry, id_: str, seen: dict[tuple[str, str], tuple[date | None, str]]) -> None:
    since, until = entry["since"], entry["until"]
    status = value_of("membership", entry["status"])
    if status == "left" and until is None:
        until = entry.part.as_of
    told = {"term": entry["term"], "status": status}
    told |= {"role": value_of("role", entry["role"]) or "member", "level": value_of("level", entry["level"])}
    world = site.of_stint(entry)
    site.connect(("Member", "SITS_IN", "Body"), id_, site.body.id, entry, since, until, world=world, **told)
    if not entry["constituency"]:
        return
    near = sector_of(site, entry)
    constituency = site.thing("Constituency", near or entry["constituency"], entry.row)
    sits = Match((constituency,), firm=not near)
    site.connect(("Constituency", "OF", "Body"), constituency, site.body.id, entry)
    if near:
        site.members.add(id_, None, None, constituency=short(near))
    # Whoever changed constituency between two snapshots took the new seat after the day of taking office.
    before = seen.get((entry.part.scope, id_))
    if before and before[1] != constituency and since and before[0] and since <= before[0]:
        since = entry.part.as_of if entry.part.as_of != before[0] else since
    seen[entry.part.scope, id_] = (entry.part.as_of, constituency)
    site.connect(("Member", "REPRESENTS", "Constituency"), id_, sits, entry, since, until, world=world)
    role = entry["constituency_role"]
    if (role and "召集" in role) or (role or "").lower() in ("convener", "deputy convener"):
        deputy = "副" in role or "deputy" in role.lower()
        held = "deputy" if deputy else "convener"
        site.connect(("Member", "HEADS", "Constituency"), id_, sits, entry, role=held)


def _placement(site: Site, entry: Entry, id_: str) -> None:
    until = entry["until"]
    for name in entry["committees"] or ():
        committee = site.thing("Committee", name, entry.row)
        site.connect(("Committee", "OF", "Body"), committee, site.body.id, entry)
        site.connect(("Member", "PLACED_UNDER", "Committee"), id_, committee, entry, None, until)
    for column, kind in (("constituency_group", "constituency"), ("township_group", "township_liaison")):
        if entry[column]:
            group = site.mention("Group", entry, entry[column], column, kind=kind)
            site.connect(("Member", "IN_GROUP", "Group"), id_, group, entry, None, until)
    for name in entry["studios"] or ():
        studio = site.mention("Platform", entry, name, "studios", kind="studio")
        site.connect(("Member", "ASSIGNED_TO", "Platform"), id_, studio, entry, None, until)
    if entry["supervised_department"]:
        department = site.thing("Department", entry["supervised_department"], entry.row)
        end = ("Member", "ASSIGNED_TO", "Department")
        site.connect(end, id_, department, entry, None, until, basis="supervisor")


def _links(site: Site, entry: Entry, id_: str) -> None:
    until = entry["until"]
    for name in entry["townships"] or ():
        found = site.township(entry, name)
        site.connect(("Member", "ASSIGNED_TO", "Township"), id_, found, entry, None, until)
    for name in entry["villages"] or ():
        village = site.villages.find(name)
        if not village.firm and site.villages.named:
            site.unsure(entry, village, "village", name)
        site.connect(("Member", "ASSIGNED_TO", "Village"), id_, village, entry, None, until)
    for column, kind in (("home", "LIVES_IN"), ("work", "WORKS_IN")):
        site.connect(("Member", kind, "Township"), id_, site.townships.find(entry[column]), entry, None, until)
    for name in entry["leaders"] or ():
        leader = site.member(entry, name, column="leaders")
        site.connect(("Member", "LINKED_TO", "Member"), leader, id_, entry, None, until)
        for one in leader.ids:
            site.leaders.setdefault(id_, set()).add(one)
            site.led.setdefault(one, set()).add(id_)
    if entry["assistant"]:
        assistant = site.thing("Staff", entry["assistant"], entry.row)
        site.connect(("Staff", "ASSISTS", "Member"), assistant, id_, entry, None, until)
