"""What an office keeps beside members, contacts and visits: platforms, groups, activities, topics and their fruits.

Fields follow the kinds of sheets in `graph/records.py`. A `Figure` is a number, or a text such as 70余 or 近300.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from samples.divisions import Township, Village
    from samples.plan import Contact, Member

Figure = int | float | str | None


def people() -> list[Member]:
    """Return an empty list of members: the default of many fields."""
    return []


def names() -> list[str]:
    """Return an empty list of names."""
    return []


@dataclass(eq=False, repr=False)
class Patch:
    """Villages of one township that a committee guides together, or that members are hooked to."""

    name: str
    township: Township
    villages: list[Village]
    committee: str
    members: list[Member] = field(default_factory=people)


@dataclass(eq=False, repr=False)
class Platform:
    """A studio, station, hall or room. `outsiders` are placed there and are no members; `batch` made it."""

    name: str
    kind: str
    batch: str
    level: str = ""
    grade: str = ""
    opened: date | None = None
    township: Township | None = None
    village: Village | None = None
    heads: list[Member] = field(default_factory=people)
    members: list[Member] = field(default_factory=people)
    outsiders: list[str] = field(default_factory=names)
    constituencies: list[str] = field(default_factory=names)
    departments: list[str] = field(default_factory=names)
    host_kind: str = ""  # of its hosts, as a sheet says it
    host_told: bool = False  # whether its sheet has a column that says so
    idle: bool = False
    dateless: bool = False  # all that was held there is one activity whose day was left blank


@dataclass(eq=False, repr=False)
class Group:
    """A team, branch, supervision group or performance group."""

    name: str
    kind: str
    batch: str
    parent: Group | None = None
    committees: list[str] = field(default_factory=names)
    heads: list[Member] = field(default_factory=people)
    members: list[Member] = field(default_factory=people)
    townships: list[Township] = field(default_factory=list)
    villages: list[Village] = field(default_factory=list)
    departments: list[str] = field(default_factory=names)
    constituencies: list[str] = field(default_factory=names)


@dataclass(eq=False, repr=False)
class Department:
    """A department with who heads it, the committees paired with it and the supervisors placed in it."""

    name: str
    heads: list[Member] = field(default_factory=people)
    committees: list[str] = field(default_factory=names)
    supervisors: list[Member] = field(default_factory=people)


@dataclass(eq=False, repr=False)
class Appointment:
    """A member appointed as supervisor or mediator."""

    member: Member
    kind: str
    department: str
    since: date
    until: date | None = None


@dataclass(eq=False, repr=False)
class Staff:
    """Somebody who works for members, committees, townships or platforms."""

    name: str
    post: str
    members: list[Member] = field(default_factory=people)
    committees: list[str] = field(default_factory=names)
    townships: list[Township] = field(default_factory=list)
    platforms: list[Platform] = field(default_factory=list)


@dataclass(eq=False, repr=False)
class Activity:
    """An activity or session. A `day` of None is a cell left blank. `batch` made it."""

    number: str
    title: str
    kind: str
    batch: str
    day: date | None
    form: str = ""
    township: Township | None = None
    village: Village | None = None
    platform: Platform | None = None
    organisers: list[str] = field(default_factory=names)
    hosts: list[Member] = field(default_factory=people)
    members: list[Member] = field(default_factory=people)
    absent: list[Member] = field(default_factory=people)
    contacts: list[str] = field(default_factory=names)
    departments: list[str] = field(default_factory=names)
    headcount: Figure = None
    topics: list[Topic] = field(default_factory=list)
    opinions: Figure = None
    consensus: Figure = None
    solved: Figure = None
    archived: bool | None = None
    status: str = ""
    doubtful: bool = False
    sheet: str = ""


@dataclass(eq=False, repr=False)
class Topic:
    """A topic; `days` holds the day of each stage reached, by the field of its column without _on."""

    number: str
    title: str
    source: str
    category: str
    day: date
    batch: str
    proposers: list[Member] = field(default_factory=people)
    township: Township | None = None
    village: Village | None = None
    platform: Platform | None = None
    days: dict[str, date] = field(default_factory=dict)
    selected: bool | None = None
    approvers: list[Member] = field(default_factory=people)
    claimants: list[Member] = field(default_factory=people)
    departments: list[str] = field(default_factory=names)
    leads: list[Member] = field(default_factory=people)
    supervisors: list[Member] = field(default_factory=people)
    pilots: list[str] = field(default_factory=names)
    due: date | None = None
    key: bool = False
    status: str = ""
    outcome: str = ""
    sessions: list[Activity] = field(default_factory=list)


@dataclass(eq=False, repr=False)
class Task:
    """An item of a task list: a task, deed, suggestion, plan or research topic."""

    number: str
    title: str
    kind: str
    batch: str
    listed: str
    day: date | None
    leaders: list[Member] = field(default_factory=people)
    members: list[Member] = field(default_factory=people)
    departments: list[str] = field(default_factory=names)
    township: Township | None = None
    village: Village | None = None
    due: date | None = None
    done: date | None = None
    status: str = ""
    planned: Figure = None
    achieved: Figure = None
    outcome: str = ""


@dataclass(eq=False, repr=False)
class Case:
    """A petition case or dispute, with the leader who owns it and who mediates."""

    number: str
    title: str
    kind: str
    batch: str
    day: date
    leaders: list[Member] = field(default_factory=people)
    members: list[Member] = field(default_factory=people)
    departments: list[str] = field(default_factory=names)
    township: Township | None = None
    due: date | None = None
    talked: date | None = None
    supervised: date | None = None
    closed: date | None = None
    status: str = ""


@dataclass(eq=False, repr=False)
class Document:
    """A document filed: of whom, with whom, what it cites and what it records (numbers or titles)."""

    number: str
    title: str
    kind: str
    batch: str
    day: date
    level: str = ""
    sections: list[str] = field(default_factory=names)
    filers: list[str] = field(default_factory=names)
    filed_with: list[str] = field(default_factory=names)
    cites: list[str] = field(default_factory=names)
    activities: list[str] = field(default_factory=names)
    issues: list[str] = field(default_factory=names)


@dataclass(eq=False, repr=False)
class Endorsement:
    """An issue endorsed or adopted, and what followed."""

    number: str
    title: str
    kind: str
    by: str
    level: str
    day: date
    departments: list[str] = field(default_factory=names)
    followed_up: date | None = None
    result: str = ""


@dataclass(eq=False, repr=False)
class Donation:
    """Money given or raised."""

    title: str
    kind: str
    day: date
    amount: Figure
    unit: str = "元"
    donors: list[str] = field(default_factory=names)
    people: Figure = None
    households: Figure = None
    students: Figure = None
    platform: Platform | None = None
    township: Township | None = None


@dataclass(eq=False, repr=False)
class Outcome:
    """A result with its quantity and unit, and the activity or issue that it came from."""

    title: str
    quantity: Figure
    unit: str
    batch: str
    day: date | None = None
    activities: list[str] = field(default_factory=names)
    issues: list[str] = field(default_factory=names)
    platform: Platform | None = None
    township: Township | None = None
    village: Village | None = None


@dataclass(eq=False, repr=False)
class Call:
    """One member with one person, firm, household or project on one day, and what was asked for."""

    member: Member
    target: str
    type: str
    township: Township
    day: date
    mode: str
    contact: Contact | None = None
    issue: str = ""
    category: str = ""
    department: str = ""
    due: date | None = None
    answered: date | None = None
    common: bool = False
    converted: str = ""
