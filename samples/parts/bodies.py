"""`[[departments]]`, `[[staff]]` and `[[appointments]]`: who heads, assists, supervises and mediates."""

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import cycle, islice
from random import Random
from typing import ClassVar

from samples.parts.batch import Batch, Gap, batches
from samples.parts.dealing import Range, chosen, fresh, platforms, within
from samples.parts.platforms import department_names
from samples.plan import Office
from samples.roster import NAMESAKE
from samples.spec import sectors
from samples.things import Appointment, Department, Staff


@dataclass(frozen=True)
class Departments(Batch):
    """Departments of the sectors, or `names`. `head_of`: their heads are drawn from these members."""

    GAPS: ClassVar[frozenset[str]] = frozenset(["committee-unpaired", "postless"])
    count: int = 0
    names: tuple[str, ...] = ()
    heads: tuple[str, ...] = ()  # selectors: one department each, as far as there are departments
    convened: bool = False  # the convener of each constituency heads one, of the own sector where one is left
    committees: Range = ()  # paired with each department; every committee has one
    supervisors: Range = ()
    who: tuple[str, ...] = ("ordinary",)  # of whom supervisors are drawn


@dataclass(frozen=True)
class Assistants(Batch):
    """Staff: `for` members one each, committees, townships or the platforms of a batch."""

    GAPS: ClassVar[frozenset[str]] = frozenset(["unassisted", "assisted-twice", "unstaffed"])
    post: str = "履职助理"
    serve: str = "members"  # members, committees, townships or platform:<batch>
    who: tuple[str, ...] = ("all",)
    share: int = 1  # so many members have one assistant together


@dataclass(frozen=True)
class Appointments(Batch):
    """Supervisors or mediators appointed; a mediator has no department."""

    GAPS: ClassVar[frozenset[str]] = frozenset(["departmentless"])
    kind: str = "特约监督员"
    count: int = 0
    who: tuple[str, ...] = ("ordinary",)
    departments: int = 0  # over so many departments; 0: none is named


def fill(office: Office) -> None:
    """Name departments, staff and appointments."""
    for made in batches(office, "departments", Departments):
        _departments(office, made)
    for helpers in batches(office, "staff", Assistants):
        _assist(office, helpers)
    for appointed in batches(office, "appointments", Appointments):
        _appoint(office, appointed)


def _departments(office: Office, batch: Departments) -> None:
    dice = office.dice(f"departments {batch.id}")
    names = batch.names or tuple(department_names(office)[: batch.count or None])
    made = [Department(name) for name in names]
    for department, head in zip(made, chosen(office, batch.heads), strict=False):
        department.heads = [head]
    if batch.convened:
        _convene(office, batch, dice, made)
    if batch.committees:
        _pair(office, batch, dice, made)
    if batch.supervisors:
        people = cycle(dice.sample(pool := chosen(office, batch.who), len(pool)))
        for department in made:
            department.supervisors = list(islice(people, within(dice, batch.supervisors)))
    office.departments += made


def _convene(office: Office, batch: Departments, dice: Random, made: list[Department]) -> None:
    """Let each convener head a department, but for those planted; the later constituencies choose first."""
    conveners = {member.constituency: member for member in office.members if member.convener}
    gap = batch.gap("postless")
    postless = dice.sample(list(conveners), gap.count)
    for name in postless:
        gap.plant(office, name)
    for name in reversed([name for name in conveners if name not in postless]):
        own = {office.local(word) for word in sectors()[name].departments}
        free = [department for department in made if not department.heads]
        if not free:
            raise ValueError(f"{office.spec.name}: no department is left for the convener of {name}")
        department = next((department for department in free if department.name in own), free[0])
        department.heads = [conveners[name]]


def _pair(office: Office, batch: Departments, dice: Random, made: list[Department]) -> None:
    gap = batch.gap("committee-unpaired")
    without = dice.sample(list(office.spec.committees), gap.count)
    for name in without:
        gap.plant(office, name)
    turns = cycle([name for name in office.spec.committees if name not in without])
    for department in made:
        department.committees = list(dict.fromkeys(islice(turns, within(dice, batch.committees))))


def _assist(office: Office, batch: Assistants) -> None:
    made: list[Staff] = []

    def helper() -> Staff:
        made.append(Staff(office.registry.anybody(), batch.post))
        return made[-1]

    if batch.serve == "members":
        _assist_members(office, batch, made)
    elif batch.serve == "committees":
        for name in office.spec.committees:
            helper().committees = [name]
    elif batch.serve == "townships":
        gap = batch.gap("unstaffed")
        without = office.dice(f"staff {batch.id}").sample(office.townships, gap.count)
        for township in office.townships:
            if township in without:
                gap.plant(office, township.code)
            else:
                helper().townships = [township]
    else:
        for platform in platforms(office, batch.serve.removeprefix("platform:")):
            helper().platforms = [platform]
    office.staff += made


def _assist_members(office: Office, batch: Assistants, made: list[Staff]) -> None:
    """Give members assistants: `share` members together have one."""
    none, two = batch.gap("unassisted"), batch.gap("assisted-twice")
    pool = [m for m in chosen(office, batch.who) if NAMESAKE not in m.tags]
    without, double = fresh(office, none.count, pool), fresh(office, two.count, pool)
    for gap, members in ((none, without), (two, double)):
        for member in members:
            gap.plant(office, member.number)
    twins = [m for m in chosen(office, batch.who) if NAMESAKE in m.tags]
    for member in twins:  # the sheet gives names only: nobody can tell whom of the two each serves
        Gap(unknown=none.rules).plant(office, member.number)
    served = [member for member in pool if member not in without] + double + twins
    for start in range(0, len(served), batch.share):
        name = office.registry.anybody()
        made.append(Staff(name, batch.post, members=served[start : start + batch.share]))


def _appoint(office: Office, batch: Appointments) -> None:
    dice = office.dice(f"appointments {batch.id or batch.kind}")
    names = department_names(office)[: batch.departments]
    turns = cycle(names or [""])
    people = dice.sample([m for m in chosen(office, batch.who) if NAMESAKE not in m.tags], batch.count)
    gap = batch.gap("departmentless")
    first = date(office.spec.year - 1, 3, 1)
    for n, member in enumerate(people):
        department = "" if n < gap.count else next(turns)
        since = first + timedelta(days=dice.randrange(200))
        office.appointments.append(Appointment(member, batch.kind, department, since))
        member.tags.add(batch.id or batch.kind)
        if n < gap.count:
            gap.plant(office, member.number)
