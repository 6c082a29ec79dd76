"""The people, places, events and matters of a sample office, before any of it is written into a sheet."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from random import Random

from samples.answer import Subject
from samples.divisions import Township, Village
from samples.people import Registry
from samples.spec import Spec
from samples.things import (
    Activity,
    Appointment,
    Call,
    Case,
    Department,
    Document,
    Donation,
    Endorsement,
    Group,
    Outcome,
    Patch,
    Platform,
    Staff,
    Task,
    Topic,
)


@dataclass(eq=False, repr=False)
class Member:
    """A member as the roster has it; `tags` say what is planted on this member."""

    number: str
    name: str
    sex: str
    birth: date
    constituency: str
    committees: list[str]
    trade: str
    domain: str
    specialities: list[str]
    unit: str
    post: str
    party: str
    home: Township
    since: date
    phone: str
    identity: str
    creed: str
    nation: str
    education: str
    role: str = "委员"
    convener: bool = False
    group: Township | None = None
    village: Village | None = None
    leader: "Member | None" = None
    contacts: list["Contact"] = field(default_factory=list)
    tags: set[str] = field(default_factory=set)
    level: str = ""
    site: Township | None = None  # the township that a member is sent to
    work: Township | None = None
    villages: list[Village] = field(default_factory=list)
    platforms: list[Platform] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)


@dataclass(eq=False, repr=False)
class Contact:
    """A person whom a member keeps in touch with; `visits` is how often that member goes in the year."""

    number: str
    name: str
    member: Member
    constituency: str
    sex: str
    age_band: str
    trade: str
    domain: str
    occupation: str
    specialities: list[str]
    unit: str
    township: Township
    village: Village
    since: date
    filed_on: date | None
    filed_with: str
    phone: str
    visits: int = 2
    tags: set[str] = field(default_factory=set)


@dataclass(eq=False, repr=False)
class Need:
    """What a contact asked for at a visit."""

    text: str
    category: str
    department: str
    due: date
    answered: date | None


@dataclass(eq=False, repr=False)
class Visit:
    """One member with one contact on one day. An attempt met nobody; a doubtful date is written as `as_written`."""

    member: Member
    contact: Contact
    day: date
    mode: str
    need: Need | None = None
    attempt: bool = False
    as_written: str | None = None

    @property
    def counts(self) -> bool:
        """Return whether this is surely a visit."""
        return not self.attempt and self.as_written is None


@dataclass(eq=False, repr=False)
class LeaderVisit:
    """One leader with one member on one day."""

    leader: Member
    member: Member
    day: date
    mode: str
    place: str
    talk: bool = False


@dataclass(eq=False, repr=False)
class Report:
    """An opinion report."""

    number: str
    title: str
    submitters: list[Member]
    day: date
    status: str
    concerns: str
    department: str
    answered: date | None
    adopted: str = ""
    endorsed_by: str = ""
    endorsed_on: date | None = None
    issue_no: str = ""
    platform: Platform | None = None
    edited_on: date | None = None
    collective: str = ""  # the group or constituency that hands it in, in place of members
    category: str = ""

    @property
    def draft(self) -> bool:
        """Return whether it was never handed in."""
        return self.status == "暂存"


@dataclass(eq=False, repr=False)
class Proposal:
    """A proposal; `collective` names the committee or constituency that proposes, in place of members."""

    number: str
    title: str
    submitters: list[Member]
    cosigners: list[Member]
    collective: str
    day: date
    filed: bool
    concerns: str
    departments: list[str]
    due: date | None
    answered: date | None
    key: bool = False
    platform: Platform | None = None
    supervisors: list[Member] = field(default_factory=list)
    discussed: date | None = None
    talked: date | None = None
    supervised: date | None = None
    published: date | None = None

    def overdue(self, day: date) -> bool:
        """Return whether the answer is due before `day`."""
        return self.due is not None and self.due < day


@dataclass(eq=False, repr=False)
class Officer:
    """Somebody who works for a committee or a township and is no member."""

    name: str
    phone: str


@dataclass(repr=False)
class Office:
    """Everything about a sample office; `dice(topic)` gives each topic a random stream of its own."""

    spec: Spec
    seed: int
    townships: list[Township]
    members: list[Member] = field(default_factory=list)
    guests: list[Member] = field(default_factory=list)  # members of higher bodies who live here and are invited
    leaders: list[Member] = field(default_factory=list)
    heads: dict[str, list[Member]] = field(default_factory=dict)
    officers: dict[str, Officer] = field(default_factory=dict)  # by committee name; heads by township code
    clerks: dict[str, str] = field(default_factory=dict)  # the officer's name by township code
    rooms: dict[str, str] = field(default_factory=dict)  # by village code
    visits: list[Visit] = field(default_factory=list)
    leader_visits: list[LeaderVisit] = field(default_factory=list)
    reports: list[Report] = field(default_factory=list)
    proposals: list[Proposal] = field(default_factory=list)
    bare_townships: list[Township] = field(default_factory=list)
    remote_townships: list[Township] = field(default_factory=list)
    headless_townships: list[Township] = field(default_factory=list)
    bare_villages: list[Village] = field(default_factory=list)
    township_leaders: dict[str, Member] = field(default_factory=dict)  # by township code
    patches: list[Patch] = field(default_factory=list)
    platforms: list[Platform] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)
    departments: list[Department] = field(default_factory=list)
    staff: list[Staff] = field(default_factory=list)
    appointments: list[Appointment] = field(default_factory=list)
    activities: list[Activity] = field(default_factory=list)
    topics: list[Topic] = field(default_factory=list)
    tasks: list[Task] = field(default_factory=list)
    cases: list[Case] = field(default_factory=list)
    documents: list[Document] = field(default_factory=list)
    endorsements: list[Endorsement] = field(default_factory=list)
    donations: list[Donation] = field(default_factory=list)
    outcomes: list[Outcome] = field(default_factory=list)
    calls: list[Call] = field(default_factory=list)
    gaps: dict[str, list[Subject]] = field(default_factory=dict)  # by rule key
    unknown: dict[str, list[Subject]] = field(default_factory=dict)

    registry: Registry = field(init=False)

    def __post_init__(self) -> None:
        self.registry = Registry(self.dice("people"))

    def dice(self, topic: str) -> Random:
        """Return the random stream of a topic, so that a change in one topic leaves the others as they are."""
        return Random(f"{self.seed}/{topic}")

    def local(self, word: str) -> str:
        """Return the name of a department as this level calls it: 市教育局 is 县教育局 in a county; {city} is ours."""
        own = {"county": self.spec.city[-1:], "province": "省"}.get(self.spec.level, "市")
        return own + word[1:] if word.startswith("市") else word.format(city=self.spec.city)

    def townships_in(self, names: Iterable[str]) -> list[Township]:
        """Return the townships of these names, or in counties or cities of these names. Raises ValueError for none."""
        wanted = set(names)
        if strange := wanted - {name for t in self.townships for name in (t.name, t.county, t.prefecture, t.province)}:
            raise ValueError(f"{self.spec.name}: no place {sorted(strange)[0]!r}")
        return [t for t in self.townships if wanted & {t.name, t.county, t.prefecture, t.province}]

    def village_names(self) -> list[str]:
        """Return the names that one village only bears."""
        counted = Counter(village.name for township in self.townships for village in township.villages)
        return [name for name, count in counted.items() if count == 1]

    @property
    def contacts(self) -> list[Contact]:
        """Return all contacts in the order of their members."""
        return [contact for member in self.members for contact in member.contacts]

    def tagged(self, *tags: str) -> list[Member]:
        """Return the members that bear any of the tags."""
        return [member for member in self.members if member.tags & set(tags)]
