"""Who sits in the office: members, their posts and their places, with the gaps that belong to them."""

from datetime import date
from itertools import cycle, islice
from random import Random

from samples.divisions import ABROAD, Township
from samples.people import EDUCATION, NATIONS, PRIVATE_CREEDS, Registry
from samples.plan import Member, Office, Officer
from samples.spec import Sector, sectors

POSTED = "posted"
NAMESAKE = "namesake"


def fill(office: Office, registry: Registry) -> None:
    """Seat the members, give out posts, plant what is planted on members, and place everybody."""
    seat(office, registry)
    link(office)
    _place(office, registry)


def seat(office: Office, registry: Registry) -> None:
    """Seat the members, give out posts, and plant what is planted on members."""
    _seat(office, registry)
    _give_posts(office, registry)
    _plant(office)


def _seat(office: Office, registry: Registry) -> None:
    spec, dice = office.spec, office.dice("members")
    for constituency, seats in spec.seats.items():
        for _ in range(seats):
            number = f"{len(office.members) + 1:04}"
            office.members.append(seated(office, registry, dice, number, constituency))
    for member in dice.sample(office.members, spec.joined_late):
        member.since = date(spec.year - 1, 12, 28)
    pair = [[m for m in office.members if m.constituency == name][-1] for name in spec.planted.namesakes]
    for member in pair:
        member.name, member.sex = pair[0].name, pair[0].sex
        member.tags.add(NAMESAKE)


def seated(office: Office, registry: Registry, dice: Random, number: str, constituency: str) -> Member:
    """Make up a member of a constituency."""
    sector, sex, birth = sectors()[constituency], registry.sex(), registry.birth()
    home = ABROAD if sector.abroad else dice.choice(office.townships)
    return Member(
        number=number,
        name=registry.name(sex),
        sex=sex,
        birth=birth,
        constituency=constituency,
        committees=[office.spec.committee_of(constituency)],
        trade=dice.choice(sector.trades),
        domain=dice.choice(sector.fields),
        specialities=dice.sample(sector.specialities, 1),
        unit=dice.choice(sector.units).format(county=home.county, city=home.city),
        post=dice.choice(sector.posts),
        party=_party(sector, dice),
        home=home,
        since=date(office.spec.year - 1, 1, 12),
        phone=registry.phone(),
        identity=registry.identity(birth, sex),
        creed=dice.choice(PRIVATE_CREEDS) if dice.random() < 0.04 else "",
        nation=dice.choice(NATIONS),
        education=dice.choice(EDUCATION),
    )


def _party(sector: Sector, dice: Random) -> str:
    return sector.party or dice.choices(("中共党员", "群众", "无党派人士"), (45, 35, 20))[0]


def _give_posts(office: Office, registry: Registry) -> None:
    spec, dice = office.spec, office.dice("posts")
    for post, constituency in spec.leaders:
        leader = _next(office, constituency)
        leader.role = post
        office.leaders.append(leader)
    for name, constituencies in spec.committees.items():
        office.heads[name] = [_next(office, constituencies[n % len(constituencies)]) for n in range(3)]
        office.officers[name] = Officer(registry.name("女"), registry.phone())
    for constituency in spec.seats:
        if constituency not in spec.planted.without_convener:
            _next(office, constituency).convener = True
    ordinary = [member for member in office.members if POSTED not in member.tags]
    for member in dice.sample(ordinary, len(office.members) // 7):
        member.role = "常务委员"


def _next(office: Office, constituency: str) -> Member:
    """Return the first member of a constituency without a post, who then has one."""
    held = (m for m in office.members if m.constituency == constituency and not m.tags & {POSTED, NAMESAKE})
    member = next(held)
    member.tags.add(POSTED)
    return member


def _plant(office: Office) -> None:
    """Give every planted tag to ordinary members, one tag a member."""
    planted = office.spec.planted
    apart = {*planted.unvisited_constituencies, *planted.unvisited_in_q4, *planted.voiceless}
    pool = [m for m in office.members if not m.tags and m.constituency not in apart]
    office.dice("planting").shuffle(pool)
    for tag, count in planted.members.values.items():
        for _ in range(count):
            pool.pop().tags.add(tag)
    names = list(office.spec.committees)
    for member in office.tagged("no_committee"):
        member.committees = []
    for member in office.tagged("two_committees"):
        member.committees.append(next(name for name in names if name not in member.committees))


def link(office: Office) -> None:
    """Link every member to a leader: leaders to the chairman, the chairman to the second in rank."""
    chairman, second = office.leaders[:2]
    for leader in office.leaders:
        leader.leader = second if leader is chairman else chairman
    others = [m for m in office.members if m.leader is None and "no_leader" not in m.tags]
    office.dice("links").shuffle(others)
    for member, leader in zip(others, cycle(office.leaders), strict=False):
        member.leader = leader


def _place(office: Office, registry: Registry) -> None:
    dice, planted = office.dice("places"), office.spec.planted.places
    drawn = dice.sample(office.townships, planted["townships_without_member"] + planted["townships_without_head"])
    office.bare_townships = drawn[: planted["townships_without_member"]]
    office.remote_townships = office.bare_townships[: planted["townships_without_contact"]]
    office.headless_townships = drawn[planted["townships_without_member"] :]
    for township in office.townships:
        office.clerks[township.code] = registry.name(registry.sex())
        if township not in office.headless_townships:
            office.officers[township.code] = Officer(registry.name(registry.sex()), registry.phone())
    staffed = [township for township in office.townships if township not in office.bare_townships]
    dice.shuffle(staffed)
    placed = [member for member in office.members if "no_group" not in member.tags]
    dice.shuffle(placed)
    for member, township in zip(placed, islice(cycle(staffed), len(placed)), strict=True):
        member.group = member.site = township
        member.home = township if dice.random() < 0.7 else _neighbour(office, dice, township)
    _open_rooms(office, dice, placed)


def _neighbour(office: Office, dice: Random, township: Township) -> Township:
    """Return a township of the same county where members are placed."""
    same = [t for t in office.townships if t.county == township.county and t not in office.bare_townships]
    return dice.choice(same)


def _open_rooms(office: Office, dice: Random, placed: list[Member]) -> None:
    """Open a consultation room in each village that has a member, and in the few that are planted without one."""
    bare = office.spec.planted.places["villages_without_member"]
    taken = set()
    for member in [m for m in placed if NAMESAKE not in m.tags][: office.spec.village_rooms - bare]:
        free = [village for village in member.group.villages if village.code not in taken] if member.group else []
        member.village = dice.choice(free)
        taken.add(member.village.code)
    empty = [v for t in office.townships if t not in office.bare_townships for v in t.villages if v.code not in taken]
    office.bare_villages = dice.sample(empty, bare)
    with_room = [m.village for m in office.members if m.village] + office.bare_villages
    office.rooms = {village.code: f"{village.name}协商议事室" for village in with_room}
