"""Whom each member keeps in touch with, how often, and how the list was filed."""

from datetime import date, timedelta
from itertools import count
from random import Random

from samples.divisions import Township
from samples.people import Registry
from samples.plan import Contact, Member, Office
from samples.spec import sectors

AGES = ("18-30岁", "31-45岁", "46-60岁", "60岁以上")
KEPT = {"two_contacts": 2, "six_contacts": 6, "no_contacts": 0, "short_in_own": 3, "unmatched_contact": 4}
NEVER = {"no_visit", "inactive"}
FIRST = {"one_visit": 1, "skipped_contact": 0, "once_contact": 1, "doubtful_contact": 1}
"""How often the first contact of a member with the tag is visited."""
NAME_TWINS = 6


def fill(office: Office, registry: Registry) -> None:
    """Give every member contacts, and some of them the name of somebody else's contact."""
    dice, numbers = office.dice("contacts"), count(1)
    for member in office.members:
        tags = member.tags & KEPT.keys()
        kept = KEPT[tags.pop()] if tags else dice.choices((3, 4, 5), (3, 4, 3))[0]
        for place in range(kept):
            number = f"LX{next(numbers):04}"
            member.contacts.append(
                _contact(office, registry, dice, member, number, _constituency(office, member, place))
            )
        _file(office, member)
        _frequency(office, dice, member)
    _twin_names(office, dice)


def _constituency(office: Office, member: Member, place: int) -> str:
    """Return the contact's constituency: the member's own, but for the last one of a few members."""
    strange = {"unmatched_contact": 3, "short_in_own": 2}
    if any(tag in member.tags and place == last for tag, last in strange.items()):
        return next(name for name in _plain_constituencies(office) if name != member.constituency)
    return member.constituency


def _plain_constituencies(office: Office) -> list[str]:
    planted = office.spec.planted
    apart = {*planted.unvisited_constituencies, *planted.unvisited_in_q4, *planted.voiceless}
    return [name for name in office.spec.seats if name not in apart]


def _contact(
    office: Office, registry: Registry, dice: Random, member: Member, number: str, constituency: str
) -> Contact:
    sector, sex = sectors()[constituency], registry.sex(0.45)
    strange = constituency != member.constituency
    township = _township(office, dice, member, apart=strange and "unmatched_contact" in member.tags, near=strange)
    since = date(office.spec.year - 1, 1, 20) + timedelta(days=dice.randrange(280))
    return Contact(
        number=number,
        name=registry.name(sex),
        member=member,
        constituency=constituency,
        sex=sex,
        age_band=dice.choice(AGES),
        trade=dice.choice(sector.trades),
        domain=dice.choice(sector.fields),
        occupation=dice.choice(sector.occupations),
        specialities=dice.sample(sector.specialities, 1),
        unit=dice.choice(sector.units).format(county=township.county, city=township.city)
        if dice.random() < 0.6
        else "",
        township=township,
        village=dice.choice(township.villages),
        since=since,
        filed_on=since + timedelta(days=dice.randrange(5, 40)),
        filed_with="",
        phone=registry.phone(),
    )


def _township(office: Office, dice: Random, member: Member, *, apart: bool, near: bool) -> Township:
    """Return where a contact lives: mostly near the member; `apart` in another county; `near` next door."""
    settled = [t for t in office.townships if t not in office.remote_townships]
    if apart:
        return dice.choice([t for t in settled if t.county != member.home.county])
    drawn = dice.random()
    if near or drawn < 0.5:
        return member.home
    same = [t for t in settled if t.county == member.home.county]
    return dice.choice(same if drawn < 0.75 else settled)


def _file(office: Office, member: Member) -> None:
    own = member.committees[0] if member.committees else office.spec.clerks["liaison"]
    if "list_elsewhere" in member.tags:
        own = next(name for name in office.spec.committees if name not in member.committees)
    for contact in member.contacts:
        contact.filed_with = own
        if "list_unfiled" in member.tags:
            contact.filed_on = None


def _frequency(office: Office, dice: Random, member: Member) -> None:
    """Say how often each contact is visited: twice or more, unless something is planted."""
    never = member.constituency in office.spec.planted.unvisited_constituencies or bool(member.tags & NEVER)
    for contact in member.contacts:
        contact.visits = 0 if never or "one_visit" in member.tags else dice.choices((2, 3, 4), (80, 16, 4))[0]
        if "single_day" in member.tags:
            contact.visits = 1
    for tag in member.tags & FIRST.keys():
        member.contacts[0].visits = FIRST[tag]
        member.contacts[0].tags.add(tag)


def _twin_names(office: Office, dice: Random) -> None:
    """Let a few contacts bear the name of another member's contact, and one that of a member."""
    plain = [m.contacts[-1] for m in office.members if m.contacts and not m.tags]
    drawn = dice.sample(plain, 2 * NAME_TWINS + 1)
    for one, other in zip(drawn[:NAME_TWINS], drawn[NAME_TWINS:-1], strict=True):
        other.name, other.sex = one.name, one.sex
        one.tags.add("twin")
        other.tags.add("twin")
    bearer = next(m for m in office.members if not m.tags and m is not drawn[-1].member)
    drawn[-1].name, drawn[-1].sex = bearer.name, bearer.sex
    drawn[-1].tags.add("twin")
