"""Members appointed as supervisors or mediators, and the staff of the office with those whom they assist."""

from graph.building.site import Entry, Site
from graph.resolve import short_constituency
from graph.vocabulary import value_of
from graph.words import Text

NO_DEPARTMENT = Text("没有写明受聘部门", "the department is not given")
GIVE_DEPARTMENT = Text("补填部门后重新导入", "fill in the department and load again")
UNPLACED: dict[str, tuple[str, str | None]] = {"mediator": ("调解员", "mediation"), "supervisor": ("特约监督员", None)}
"""Name and kind of the group of those who are appointed, but to no department; of a kind that no rule asks for."""


def appointments(site: Site) -> None:
    """State who is appointed to which department; who has none is in a group of such."""
    for entry in site.entries("appointments"):
        told = {"constituency": entry["member_constituency"], "unit": entry["member_unit"]}
        told["constituency"] = short_constituency(told["constituency"]) if told["constituency"] else None
        member = site.member(entry, entry["member"], entry["member_number"], **told)
        basis = value_of("basis", entry["kind"])
        stint = entry["since"], entry["until"]
        if entry["department"] and member.ids:
            department = site.thing("Department", entry["department"], entry.row)
            triple = ("Member", "ASSIGNED_TO", "Department")
            site.connect(triple, member, department, entry, *stint, basis=basis or "supervisor")
        elif basis and member.ids:
            name, kind = UNPLACED.get(basis, (basis, None))  # envoys and whatever else an office appoints
            group = site.mention("Group", entry, name, "kind", kind=kind)
            site.connect(("Member", "IN_GROUP", "Group"), member, group, entry, *stint, role=basis)
        if not entry["department"] and basis in (None, "supervisor") and member.ids:
            site.problem(entry, NO_DEPARTMENT, GIVE_DEPARTMENT, "department", "")


def staff(site: Site) -> None:
    """State the office's staff, whom they assist and what they look after."""
    for entry in site.entries("staff"):
        if entry["name"]:
            _staff(site, entry, site.thing("Staff", entry["name"], entry.row, post=entry["post"]))


def _staff(site: Site, entry: Entry, id_: str) -> None:
    stint = entry["since"], entry["until"]
    for name in entry["members"] or ():
        member = site.member(entry, name, column="members")
        site.connect(("Staff", "ASSISTS", "Member"), id_, member, entry, *stint)
    for name in entry["committees"] or ():
        committee = site.thing("Committee", name, entry.row)
        site.connect(("Staff", "HEADS", "Committee"), id_, committee, entry, *stint, role="officer")
    for name in entry["townships"] or ():
        township = site.somewhere(entry, "Township", name, "townships")
        site.connect(("Staff", "ASSIGNED_TO", "Township"), id_, township, entry, *stint)
    for name in entry["platforms"] or ():
        platform = site.mention("Platform", entry, name, "platforms")
        site.connect(("Staff", "ASSIGNED_TO", "Platform"), id_, platform, entry, *stint)
