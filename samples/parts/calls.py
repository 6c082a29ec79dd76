"""`[[contacts]]`, `[[visits]]` and `[[leader_visits]]`: whom members keep in touch with and see, whom leaders see."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import cycle
from random import Random
from typing import ClassVar

from samples.contacts import AGES
from samples.divisions import Township, Village
from samples.parts.batch import Batch, Gap, batches, gap_names
from samples.parts.dealing import INACTIVE, Range, able, chosen, day_in, fresh, within
from samples.parts.matters import numbered_titles
from samples.parts.platforms import department_names
from samples.plan import Contact, LeaderVisit, Member, Office
from samples.roster import NAMESAKE
from samples.spec import sectors
from samples.things import Call

MODES = ("走访", "走访", "走访", "座谈", "慰问")
ATTEMPT = "未遇"
NAMES = {
    "企业": "{county}{word}有限公司",
    "家庭": "{village}{word}户",
    "项目": "{county}{word}项目",
    "个人": "{word}",
}


@dataclass(frozen=True)
class Contacts(Batch):
    """People on the members' lists, in the member's own constituency: `each` member keeps so many."""

    GAPS: ClassVar[frozenset[str]] = gap_names("short doubtful")
    who: tuple[str, ...] = ("all",)
    each: Range = (3, 5)
    few: int = 1  # how many those planted as short keep
    occupation: str = ""  # all of them; else what people of the constituency do


@dataclass(frozen=True)
class Visits(Batch):
    """Visits. Without `targets` every listed contact of the members is seen `per` times; with it so many others."""

    GAPS: ClassVar[frozenset[str]] = gap_names("unvisited unanswered unconverted never unmet")
    who: tuple[str, ...] = ("all",)
    type: str = "个人"  # 企业, 家庭, 项目, 个人
    targets: int = 0
    names: tuple[str, ...] = ()  # of the targets; else made up
    places: tuple[str, ...] = ()  # townships, counties, cities where they are; else where the member is
    per: Range = (1, 2)
    needs: int = 0  # so many rows raise something, all answered
    common: int = 0  # so many of these are common to many, and become a report or a proposal
    into: str = ""  # reports: only a report
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True)
class LeaderVisits(Batch):
    """Leaders see members linked to them `times` each; or each of `who` sees `each`; or there are `pairs` in all.

    All is from `since` to `until`, but for those planted as late, who are seen after it.
    """

    GAPS: ClassVar[frozenset[str]] = gap_names("never short late")
    times: int = 0
    pairs: int = 0
    each: int = 0  # each of `who` has so many talks
    who: tuple[str, ...] = ("leaders",)
    whom: tuple[str, ...] = ("ordinary",)
    mode: str = "走访"
    since: date | None = None
    until: date | None = None


def fill(office: Office) -> None:
    """List contacts, then visit."""
    for listed in batches(office, "contacts", Contacts):
        _contacts(office, listed)
    for visits in batches(office, "visits", Visits):
        office.calls += _visits(office, visits)
    for met in batches(office, "leader_visits", LeaderVisits):
        office.leader_visits += _lead(office, met)


def _contacts(office: Office, batch: Contacts) -> None:
    dice = office.dice(f"contacts {batch.id}")
    who, gap = chosen(office, batch.who), batch.gap("short")
    few = fresh(office, gap.count, able(office, who))
    for member in few:
        gap.plant(office, member.number)
    unclear = fresh(office, batch.gap("doubtful").count, able(office, who))
    for member in who:
        least = (batch.few,) if member in few else batch.each[:1] if member in unclear else batch.each
        count = within(dice, least)
        for _ in range(count):
            number = f"LX{len(office.contacts) + 1:04}"
            member.contacts.append(_contact(office, batch, dice, member, number))
    for member in unclear:  # one of them does what nobody wrote down
        member.contacts[0].occupation = ""
        batch.gap("doubtful").plant(office, member.number)


def _contact(office: Office, batch: Contacts, dice: Random, member: Member, number: str) -> Contact:
    sector, sex = sectors()[member.constituency], office.registry.sex(0.45)
    home = member.site or member.home
    since = date(office.spec.year - 1, 3, 1) + timedelta(days=dice.randrange(250))
    return Contact(
        number=number,
        name=office.registry.name(sex),
        sex=sex,
        age_band=dice.choice(AGES),
        member=member,
        constituency=member.constituency,
        trade=dice.choice(sector.trades),
        domain=dice.choice(sector.fields),
        occupation=batch.occupation or dice.choice(sector.occupations),
        specialities=dice.sample(sector.specialities, 1),
        unit="",
        township=home,
        village=dice.choice(home.villages or [Village("", "", "", home)]),
        since=since,
        filed_on=since + timedelta(days=dice.randrange(5, 40)),
        filed_with=member.committees[0] if member.committees else "",
        phone=office.registry.phone(),
    )


def _visits(office: Office, batch: Visits) -> list[Call]:
    dice = office.dice(f"visits {batch.id or batch.type} {batch.targets}")
    who = [m for m in able(office, chosen(office, batch.who)) if NAMESAKE not in m.tags]
    never = batch.gap("never")
    silent = fresh(office, never.count, who) if never.count else []
    for member in [*silent, *(m for m in chosen(office, batch.who) if INACTIVE in m.tags)]:
        never.plant(office, member.number)
    going = [member for member in who if member not in silent]
    made = _to_others(office, batch, dice, going) if batch.targets else _to_listed(office, batch, dice, going)
    made.sort(key=lambda call: (call.day, call.member.number, call.target))
    _ask(office, batch, dice, made)
    return made


def _to_listed(office: Office, batch: Visits, dice: Random, going: Sequence[Member]) -> list[Call]:
    gap = batch.gap("unvisited")
    held = [contact for member in going for contact in member.contacts]
    left_out = dice.sample(held, gap.count)
    for contact in [*left_out, *(c for c in office.contacts if c.member not in going)]:
        gap.plant(office, contact.number)
    return [
        Call(contact.member, contact.name, batch.type, contact.township, day, dice.choice(MODES), contact=contact)
        for contact in held
        if contact not in left_out
        for day in _days(office, batch, dice, within(dice, batch.per))
    ]


def _to_others(office: Office, batch: Visits, dice: Random, going: Sequence[Member]) -> list[Call]:
    used: set[str] = set()
    turns = cycle(dice.sample(going, len(going)))
    made = []
    unmet = batch.gap("unmet")
    for n in range(batch.targets + unmet.count):
        member = next(turns)
        township = dice.choice(office.townships_in(batch.places)) if batch.places else member.site or member.home
        name = batch.names[n % len(batch.names)] if batch.names else _name(office, batch, dice, township)
        (name,) = numbered_titles(used, [name])
        days = _days(office, batch, dice, within(dice, batch.per))
        if n >= batch.targets:
            unmet.plant(office, name)
        modes = MODES if n < batch.targets else (ATTEMPT,)
        made += [Call(member, name, batch.type, township, day, dice.choice(modes)) for day in days]
    return made


def _name(office: Office, batch: Visits, dice: Random, township: Township) -> str:
    village = dice.choice(township.villages).name if township.villages else township.name
    word = office.registry.anybody()
    return NAMES[batch.type].format(county=township.county, village=village, word=word)


def _days(office: Office, batch: Visits, dice: Random, count: int) -> list[date]:
    first, last = batch.since or office.spec.first_day, batch.until or office.spec.last_day
    days: set[date] = set()
    while len(days) < count:
        days.add(day_in(dice, first, last))
    return sorted(days)


def _ask(office: Office, batch: Visits, dice: Random, made: list[Call]) -> None:
    """Let something be asked for at some visits: answered in time; the common ones become reports or proposals."""
    silent, alone = batch.gap("unanswered"), batch.gap("unconverted")
    late = office.spec.last_day - timedelta(days=70)
    asked = dice.sample([call for call in made if call.day <= late and call.mode != ATTEMPT], batch.needs)
    used = {call.issue for call in office.calls if call.issue}
    proposals = office.proposals if batch.into != "reports" else []
    filed = cycle([p.number for p in proposals] + [r.number for r in office.reports] or [""])
    for n, call in enumerate(asked):
        sector = sectors()[call.member.constituency]
        topic = dice.choice(sector.topics)
        (call.issue,) = numbered_titles(used, [f"{call.township.name}{call.target}反映{topic}方面的困难"])
        call.category, call.department = topic, dice.choice(department_names(office))
        call.due = call.day + timedelta(days=dice.randrange(30, 61))
        call.answered = call.due - timedelta(days=dice.randrange(1, 20))
        call.common = n < batch.common
        if n < batch.common:
            call.converted = next(filed)
    for call in asked[: alone.count]:
        call.converted = ""
        alone.plant(office, call.issue)
    for call in asked[len(asked) - silent.count :]:
        call.answered = None
        silent.plant(office, call.issue)


def _lead(office: Office, batch: LeaderVisits) -> list[LeaderVisit]:
    dice = office.dice(f"leader visits {batch.id or batch.mode} {batch.pairs}")
    pairs = list(_pairs(office, batch, dice))
    gap, last = batch.gap("late"), batch.until or office.spec.last_day
    late = fresh(office, gap.count, [member for _, member in pairs])
    for member in late:
        gap.plant(office, member.number)
    made = []
    for leader, member in pairs:
        span = (batch.since or office.spec.first_day, last)
        day = day_in(dice, *((last + timedelta(days=1), office.spec.last_day) if member in late else span))
        made.append(LeaderVisit(leader, member, day, batch.mode, member.unit, talk=batch.mode.startswith("谈")))
    return made


def _pairs(office: Office, batch: LeaderVisits, dice: Random) -> list[tuple[Member, Member]]:
    never = batch.gap("never")
    pool = [m for m in chosen(office, batch.whom) if NAMESAKE not in m.tags]
    unmet = fresh(office, never.count, pool) if never.count else []
    for member in unmet:
        never.plant(office, member.number)
    whom = [member for member in pool if member not in unmet]
    twins = [m for m in chosen(office, batch.whom) if NAMESAKE in m.tags] if never.rules else []
    for member in twins:  # the log gives names only
        Gap(unknown=never.rules).plant(office, member.number)
    whom += twins[:1]
    if batch.times:
        return [(m.leader, m) for m in whom if m.leader for _ in range(batch.times)]
    who, turns = chosen(office, batch.who), cycle(dice.sample(whom, len(whom)))
    if batch.each:
        short = batch.gap("short")
        few = who[: short.count]
        for member in few:
            short.plant(office, member.number)
        return [(leader, next(turns)) for leader in who for _ in range(batch.each - (leader in few))]
    leaders = cycle(who)
    return [(next(leaders), next(turns)) for _ in range(batch.pairs)]
