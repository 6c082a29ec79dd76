"""A year of visits: members to contacts, and leaders to the members they are linked to."""

from datetime import date, timedelta
from itertools import pairwise
from random import Random

from samples.plan import Contact, LeaderVisit, Member, Need, Office, Visit
from samples.roster import NAMESAKE
from samples.spec import sectors

MODES = ("走访", "走访", "走访", "电话", "微信", "座谈", "接待", "慰问", "视频")
NEEDY = 0.2
TRIED = 4
DOUBTS = ("2023.13.5", "2023年2月30日", "")
"""How the impossible dates read: the first makes one contact doubtful, the others change nothing."""


def fill(office: Office) -> None:
    """Make every visit of the year, with what was asked for at some of them."""
    dice = office.dice("visits")
    for index, member in enumerate(office.members):
        for place, contact in enumerate(member.contacts):
            office.visits += _of_contact(office, dice, contact, index + place)
    _share_days(office, dice)
    _single_days(office, dice)
    _ask(office, dice)
    _doubt(office, dice)
    _try(office, dice)
    office.visits.sort(key=lambda visit: (visit.day, visit.member.number, visit.contact.number))
    _lead(office)


def quarter(day: date) -> int:
    """Return 1-4."""
    return (day.month + 2) // 3


def weekday(dice: Random, first: date, last: date) -> date:
    """Return a working day in first..last."""
    while (day := first + timedelta(days=dice.randrange((last - first).days + 1))).weekday() > 4:
        pass
    return day


def quarter_day(dice: Random, year: int, number: int) -> date:
    """Return a working day of a quarter."""
    first = date(year, 3 * number - 2, 1)
    last = date(year, 12, 31) if number == 4 else date(year, 3 * number + 1, 1) - timedelta(days=1)
    return weekday(dice, first, last)


def _of_contact(office: Office, dice: Random, contact: Contact, offset: int) -> list[Visit]:
    """Spread a contact's visits over the quarters, so that two contacts of a member reach all four."""
    late = contact.member.constituency in office.spec.planted.unvisited_in_q4
    quarters = (1, 2, 3) if late else (1, 2, 3, 4)
    turns = [quarters[(offset + n * (1 if late else 2) + n // 2) % len(quarters)] for n in range(contact.visits)]
    days: set[date] = set()
    for number in turns:
        while (day := quarter_day(dice, office.spec.year, number)) in days:
            pass
        days.add(day)
    return [Visit(contact.member, contact, day, dice.choice(MODES)) for day in sorted(days)]


def _share_days(office: Office, dice: Random) -> None:
    """Let some members see two contacts on one day, which a clerk writes in one row."""
    days: dict[Contact, set[date]] = {}
    for visit in office.visits:
        days.setdefault(visit.contact, set()).add(visit.day)
    for one, other in pairwise(sorted(office.visits, key=lambda v: (v.member.number, v.day))):
        alike = one.member is other.member and quarter(one.day) == quarter(other.day)
        if alike and one.day not in days[other.contact] and dice.random() < 0.5:
            other.day, other.mode = one.day, one.mode
            days[other.contact].add(one.day)


def _single_days(office: Office, dice: Random) -> None:
    for member in office.tagged("single_day"):
        day = quarter_day(dice, office.spec.year, 4)
        for visit in office.visits:
            if visit.member is member:
                visit.day, visit.mode = day, "座谈"


def _ask(office: Office, dice: Random) -> None:
    """Let contacts ask for things, all answered in time but the planted few."""
    voiceless = office.spec.planted.voiceless
    early = [v for v in office.visits if v.day <= date(office.spec.year, 10, 31)]
    heard = [v for v in early if v.member.constituency not in voiceless and v.contact.constituency not in voiceless]
    for visit in heard:
        if dice.random() < NEEDY:
            visit.need = _need(office, dice, visit)
    plain = [v for v in heard if v.need and not v.member.tags and not v.contact.tags]
    for visit in dice.sample(plain, office.spec.planted.matters["needs_unanswered"]):
        if visit.need:
            visit.need.answered = None


def _need(office: Office, dice: Random, visit: Visit) -> Need:
    sector = sectors()[visit.contact.constituency]
    topic = dice.choice(sector.topics)
    due = visit.day + timedelta(days=dice.randrange(30, 61))
    text = f"{visit.contact.township.name}{visit.contact.village.name}反映{topic}方面的困难"
    return Need(
        text, topic, office.local(dice.choice(sector.departments)), due, due - timedelta(days=dice.randrange(1, 20))
    )


def _doubt(office: Office, dice: Random) -> None:
    """Add visits whose date cannot be: one that a verdict hangs on, and some that change nothing."""
    hanging = [m.contacts[0] for m in office.tagged("doubtful_contact")]
    apart = {*office.spec.planted.unvisited_in_q4, *office.spec.planted.unvisited_constituencies}
    plain = [m.contacts[0] for m in office.members if not m.tags and m.constituency not in apart]
    for contact in hanging:
        office.visits.append(_extra(office, dice, contact, 3, as_written=DOUBTS[0]))
    for written in DOUBTS[1:]:
        office.visits.append(_extra(office, dice, dice.choice(plain), 1, as_written=written))


def _try(office: Office, dice: Random) -> None:
    """Add attempts that met nobody, to contacts that are short of visits: they close no gap."""
    short = [m.contacts[0] for m in office.tagged("skipped_contact", "once_contact")]
    for contact in dice.sample(short, min(TRIED, len(short))):
        visit = _extra(office, dice, contact, 2)
        visit.attempt, visit.mode = True, "未遇"
        office.visits.append(visit)


def _extra(office: Office, dice: Random, contact: Contact, number: int, as_written: str | None = None) -> Visit:
    """Return one more visit, on a day when that member saw nobody."""
    busy = {visit.day for visit in office.visits if visit.member is contact.member}
    while (day := quarter_day(dice, office.spec.year, number)) in busy:
        pass
    return Visit(contact.member, contact, day, "走访", as_written=as_written)


def _lead(office: Office) -> None:
    """Let every leader see the linked members in each half of the year, but for the planted pairs."""
    dice, year = office.dice("leaders"), office.spec.year
    for leader in office.leaders:
        linked = [m for m in office.members if m.leader is leader and "never_met" not in m.tags]
        again = [m for m in linked if "met_once" not in m.tags]
        office.leader_visits += _round(dice, leader, linked, date(year, 1, 9), date(year, 6, 30))
        office.leader_visits += _round(dice, leader, again, date(year, 7, 3), date(year, 12, 29))
    _talk(office, dice)


def _round(dice: Random, leader: Member, linked: list[Member], first: date, last: date) -> list[LeaderVisit]:
    """Return one meeting with each linked member, up to five at a time."""
    left = dice.sample(linked, len(linked))
    made = []
    while left:
        group = [left.pop() for _ in range(min(len(left), dice.randrange(1, 6)))]
        day, mode = weekday(dice, first, last), dice.choice(("走访", "座谈", "慰问"))
        made += [LeaderVisit(leader, member, day, mode, group[0].unit) for member in group]
    return made


def _talk(office: Office, dice: Random) -> None:
    """Let members of the party group talk with non-party members whom they are not linked to."""
    party_group = [leader for leader in office.leaders if "党组" in leader.role]
    outside = [m for m in office.members if sectors()[m.constituency].party not in ("", "中共党员")]
    pairs = [(a, b) for a in party_group for b in outside if _strangers(a, b)]
    for leader, member in dice.sample(pairs, office.spec.talks["person_times"]):
        day = weekday(dice, date(office.spec.year, 2, 1), date(office.spec.year, 12, 20))
        office.leader_visits.append(LeaderVisit(leader, member, day, "谈心谈话", leader.unit, talk=True))


def _strangers(leader: Member, member: Member) -> bool:
    """Whether a talk between the two counts as nothing else."""
    return member.leader is not leader and leader.leader is not member and NAMESAKE not in member.tags
