"""All workbooks of an office that is made of parts: who sits there, and a register for each part that it has.

Registers of one kind are sheets of one workbook: the ledger takes a second file of the same kind and period for a
correction of the first.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from samples.divisions import Township
from samples.plan import Member, Office
from samples.roster import NAMESAKE
from samples.sheets import registers
from samples.sheets.registers import Register, table
from samples.spec import sectors
from samples.writing import Table

Workbook = tuple[str, list[Table]]


@dataclass(frozen=True)
class Line:
    """One line of a register that no single thing of the plan stands for."""

    name: str = ""
    code: str = ""
    within: Township | None = None
    village: str = ""
    patch: str = ""
    seats: int | None = None
    households: int | None = None
    heads: list[Member] = field(default_factory=list)
    deputies: list[Member] = field(default_factory=list)
    conveners: list[Member] = field(default_factory=list)
    leaders: list[Member] = field(default_factory=list)
    members: list[Member] = field(default_factory=list)
    committees: list[str] = field(default_factory=list)
    departments: list[str] = field(default_factory=list)
    staff: list[str] = field(default_factory=list)
    group_head: str = ""
    phone: str = ""


def workbooks(office: Office) -> Iterator[Workbook]:
    """Yield the name and sheets of each workbook; none for what the office does not have."""
    title = office.spec.title
    yield "委员名册", [table(office, registers.MEMBERS, "委员名册", f"{title}委员名册", office.members + office.guests)]
    yield "界别名册", [table(office, registers.CONSTITUENCIES, "界别", f"{title}界别名册", _constituencies(office))]
    if office.spec.committees:
        yield "专委会", [table(office, registers.COMMITTEES, "专委会", f"{title}专门委员会一览表", _committees(office))]
    if "placing" in office.spec.parts:
        yield "乡镇村居", list(_places(office))
    yield from _book(office, "联系对象名单", registers.CONTACTS, office.contacts)
    yield from _book(office, "联系走访记录", registers.CALLS, office.calls, "type")
    met = sorted(office.leader_visits, key=lambda visit: visit.day)
    yield from _book(office, "主席会议成员走访委员记录", registers.LEADER_VISITS, met, "mode")
    yield from _book(office, "社情民意", registers.REPORTS, office.reports)
    yield from _book(office, "提案登记表", registers.PROPOSALS, office.proposals)
    yield from further(office)


def further(office: Office) -> Iterator[Workbook]:
    """Yield the workbooks beside roster, places, contacts, visits, reports and proposals."""
    yield from _listed(office)
    yield from _logged(office)


def _constituencies(office: Office) -> Iterator[Line]:
    for name, seats in office.spec.seats.items():
        conveners = [m for m in office.members if m.convener and m.constituency == name]
        committees = [office.spec.committee_of(name)] if office.spec.committees else []
        yield Line(name, seats=seats, conveners=conveners, committees=committees)


def _committees(office: Office) -> Iterator[Line]:
    paired = "departments" not in office.spec.parts
    for name, theirs in office.spec.committees.items():
        head, *deputies = office.heads[name]
        officer = office.officers[name]
        departments = {office.local(d): 0 for c in theirs for d in sectors()[c].departments} if paired else {}
        told = {"staff": [officer.name], "departments": list(departments), "phone": officer.phone}
        yield Line(name, heads=[head], deputies=deputies, **told)  # type: ignore[arg-type]


def _places(office: Office) -> Iterator[Table]:
    city = office.spec.city
    yield table(office, registers.TOWNSHIPS, "乡镇（街道）", f"{city}乡镇（街道）联络组一览表", _townships(office))
    if any(township.villages for township in office.townships):
        yield table(office, registers.VILLAGES, "村（社区）", f"{city}村（社区）一览表", _villages(office))
    if any(patch.members for patch in office.patches):
        yield table(office, registers.PATCHES, "片区", f"{city}委员挂钩片区一览表", _patches(office))


def _townships(office: Office) -> Iterator[Line]:
    settled = any(member.villages for member in office.members)
    hooked = {member for patch in office.patches for member in patch.members}
    for township in office.townships:
        leader, officer = office.township_leaders.get(township.code), office.officers.get(township.code)
        clerk = office.clerks.get(township.code)
        # Where members are listed by village, the township's line does not repeat them, but for those with no village.
        here = [m for m in office.members if m.site is township and NAMESAKE not in m.tags and m not in hooked]
        yield Line(
            code=township.code,
            within=township,
            leaders=[leader] if leader else [],
            members=[member for member in here if not settled or not member.villages],
            staff=[clerk] if clerk else [],
            group_head=officer.name if officer else "",
            phone=officer.phone if officer else "",
        )


def _patches(office: Office) -> Iterator[Line]:
    for patch in office.patches:
        committees = [patch.committee] if patch.committee else []
        yield Line(within=patch.township, patch=patch.name, committees=committees, members=patch.members)


def _villages(office: Office) -> Iterator[Line]:
    dice = office.dice("households")
    patches = {village.code: patch for patch in office.patches for village in patch.villages}
    for township in office.townships:
        for village in township.villages:
            patch = patches.get(village.code)
            yield Line(
                code=village.code,
                within=township,
                village=village.name,
                patch=patch.name if patch else "",
                committees=[patch.committee] if patch and patch.committee else [],
                households=dice.randrange(120, 900),
                members=[m for m in office.members if village in m.villages and NAMESAKE not in m.tags],
            )


def _listed(office: Office) -> Iterator[Workbook]:
    """Yield the lists that say how things stand: platforms, groups, departments, appointments, staff."""
    yield from _book(office, "平台名册", registers.PLATFORMS, office.platforms, "kind")
    hidden = {table.get("id") for table in office.spec.parts.get("groups", ()) if not table.get("listed", True)}
    yield from _book(office, "小组名册", registers.GROUPS, [g for g in office.groups if g.batch not in hidden], "kind")
    yield from _book(office, "部门名册", registers.DEPARTMENTS, office.departments)
    yield from _book(office, "聘任名册", registers.APPOINTMENTS, office.appointments, "kind")
    yield from _book(office, "工作人员名册", registers.STAFF, office.staff, "post")


def _logged(office: Office) -> Iterator[Workbook]:
    """Yield the logs: activities, topics, tasks, cases, documents, money and outcomes."""
    held = sorted(office.activities, key=lambda activity: (activity.day or date.max, activity.number))
    yield from _book(office, "履职活动台账", registers.ACTIVITIES, held, "sheet")
    topics = sorted(office.topics, key=lambda topic: topic.number)
    yield from _book(office, "协商议题征集台账", registers.TOPICS, topics)
    yield from _book(office, "任务清单", registers.TASKS, office.tasks, "listed")
    yield from _book(office, "领导包案台账", registers.CASES, office.cases)
    yield from _book(office, "文件备案台账", registers.DOCUMENTS, office.documents)
    yield from _book(office, "批示采用台账", registers.ENDORSEMENTS, office.endorsements)
    yield from _book(office, "捐赠帮扶台账", registers.DONATIONS, office.donations)
    yield from _book(office, "办结成果清单", registers.OUTCOMES, office.outcomes)


def _book(office: Office, name: str, register: Register, things: Iterable[Any], by: str = "") -> Iterator[Workbook]:
    """Yield one workbook, with a sheet for each value of `by` where it is given; none where there is nothing."""
    held = list(things)
    if not held:
        return
    sheets = dict.fromkeys(getattr(one, by) for one in held) if by else {"": None}
    tables = []
    for sheet in sheets:
        own = [one for one in held if not by or getattr(one, by) == sheet]
        title = f"{office.spec.title}{sheet if by and sheet and sheet not in name else ''}{name}"
        words = f"{sheet}名册" if register is registers.GROUPS else sheet or name  # a bare kind reads as who sent it
        tables.append(table(office, register, words[:31], title, own))
    yield name, tables
