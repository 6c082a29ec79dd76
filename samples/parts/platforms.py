"""`[[platforms]]`: studios, stations, halls and rooms, where they stand, who is placed there and whom they serve."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import cycle, islice
from random import Random
from typing import ClassVar

from samples.divisions import Township, Village
from samples.parts.batch import Batch, batches, gap_names
from samples.parts.dealing import INACTIVE, Range, chosen, fresh, within
from samples.plan import Member, Office
from samples.roster import NAMESAKE
from samples.spec import sectors
from samples.things import Platform

Place = tuple[Township | None, Village | None]


@dataclass(frozen=True)
class Platforms(Batch):
    """Platforms of one kind. `at` is township, village, settled (villages that have a member) or nothing."""

    GAPS: ClassVar[frozenset[str]] = gap_names(
        """unstaffed idle dateless headless unserving unhosted one-level insiders place-without unplaced two-places"""
    )
    kind: str = "委员工作室"
    count: int = 0  # 0: one for each place, or for each of `names`
    names: tuple[str, ...] = ()
    name: str = "{place}{kind}"  # of {place} {township} {village} {county} {constituency} {department} {n} {kind}
    at: str = ""
    only: tuple[str, ...] = ()  # in these townships or villages
    level: str = ""
    grades: tuple[str, ...] = ()
    who: tuple[str, ...] = ("all",)
    members: Range = ()  # placed at each
    near: bool = False  # members are those sent to the township (of `at`)
    one_each: bool = False  # every member of `who` is placed at exactly one of the batch
    heads: bool = False  # one of its members leads it
    own: bool = False  # members are those of the constituencies it serves
    guests: Range = ()  # so many members of other levels are placed at each, besides
    outsiders: Range = ()  # people placed there who are no members
    constituencies: Range = ()  # served by each
    serves: tuple[list[str], ...] = ()  # or the constituencies by name, for each in turn
    departments: Range = ()  # that host it
    hosts: tuple[str, ...] = ()  # or the host, for each in turn: of the words of `name`
    host_kind: str = ""  # 单位, 乡镇（街道）, 村（社区）, 企业
    host_told: bool = False  # a column says so; else the names of the hosts tell
    opened_in: int = 0  # the year of its plate; 0: no day is told
    opened: date | None = None


def fill(office: Office) -> None:
    """Open the platforms."""
    for batch in batches(office, "platforms", Platforms):
        dice = office.dice(f"platforms {batch.id or batch.kind}")
        made = _open(office, batch, dice)
        _serve(office, batch, dice, made)
        _staff(office, batch, dice, made)
        _others(office, batch, dice, made)
        office.platforms += made


def _open(office: Office, batch: Platforms, dice: Random) -> list[Platform]:
    places = _places(office, batch, dice)
    made: list[Platform] = []
    used: set[str] = set()
    for n, (township, village) in enumerate(places, 1):
        where = village.name if village else township.stem if township else ""
        told = {"place": where, "n": n, "kind": batch.kind}
        told |= {"township": township.name if township else "", "village": village.name if village else ""}
        told |= {"county": township.county if township else "", "name": batch.names[n - 1] if batch.names else ""}
        name = (batch.name if not batch.names or "{name}" in batch.name else "{name}").format(**told)
        if name in used:
            name = f"{told['township']}{name}" if f"{told['township']}{name}" not in used else f"{name}{n}"
        used.add(name)
        platform = Platform(name, batch.kind, batch.id or batch.kind, batch.level, township=township, village=village)
        platform.grade = batch.grades[n % len(batch.grades)] if batch.grades else ""
        if batch.opened_in:
            first = max(office.spec.first_day.replace(year=batch.opened_in), office.spec.first_day.replace(year=2018))
            platform.opened = first + timedelta(days=dice.randrange(80))
        platform.opened = batch.opened or platform.opened
        platform.host_kind, platform.host_told = batch.host_kind, batch.host_told
        if batch.hosts:
            platform.departments = [batch.hosts[(n - 1) % len(batch.hosts)].format(**told)]
        if batch.serves:
            platform.constituencies = list(batch.serves[(n - 1) % len(batch.serves)])
        made.append(platform)
    return made


def _places(office: Office, batch: Platforms, dice: Random) -> list[Place]:
    """Return where the platforms stand: places in turn, so that each has one before any has two."""
    bare = batch.gap("place-without")
    everywhere: list[Place] = [(None, None)]
    if batch.at == "township":
        everywhere = [(township, None) for township in office.townships]
    elif batch.at in ("village", "settled"):
        settled = {village.code for member in office.members for village in member.villages}
        everywhere = [
            (t, v) for t in office.townships for v in t.villages if batch.at == "village" or v.code in settled
        ]
    elif batch.at:
        raise ValueError(f"{office.spec.name}: platforms stand at township, village or settled, not {batch.at!r}")
    if batch.only:
        everywhere = [place for place in everywhere if any(part and part.name in batch.only for part in place)]
    without = dice.sample(everywhere, bare.count)
    for township, village in without:
        bare.plant(office, village.code if village else township.code if township else "")
    there = [place for place in everywhere if place not in without]
    count = batch.count or len(batch.names) or len(there)
    drawn = dice.sample(there, len(there)) if count != len(there) else there
    return list(islice(cycle(drawn), count))


def _serve(office: Office, batch: Platforms, dice: Random, made: list[Platform]) -> None:
    """Name constituencies and hosting departments, so that in turn every constituency is served."""
    for name, into, size, words in (
        ("unserving", "constituencies", batch.constituencies, list(office.spec.seats)),
        ("unhosted", "departments", batch.departments, department_names(office)),
    ):
        gap = batch.gap(name)
        without = dice.sample(made, gap.count)
        turns = cycle(words)
        for platform in made if size else ():
            if platform not in without:
                setattr(platform, into, list(dict.fromkeys(islice(turns, within(dice, size)))))
        for platform in without:
            setattr(platform, into, [])
            gap.plant(office, platform.name)


def department_names(office: Office) -> list[str]:
    """Return the names of departments, as this level calls them."""
    return list({office.local(word): 0 for name in office.spec.seats for word in sectors()[name].departments})


def _staff(office: Office, batch: Platforms, dice: Random, made: list[Platform]) -> None:
    drawn = _drawn(batch, dice, made)
    for name, platforms in drawn.items():
        for platform in platforms:
            batch.gap(name).plant(office, platform.name)
    for platform in drawn["idle"] + drawn["unstaffed"] + drawn["dateless"]:
        platform.idle = True
        platform.dateless = platform in drawn["dateless"]
    staffed = [platform for platform in made if platform not in drawn["unstaffed"]]
    who = [m for m in chosen(office, batch.who) if NAMESAKE not in m.tags]
    if batch.one_each:
        _one_each(office, batch, dice, staffed, who)
    elif batch.members:
        _some(batch, dice, staffed, who)
    for platform in made:
        if batch.heads and platform.members and platform not in drawn["headless"]:
            platform.heads = platform.members[:1]
        for member in platform.members:
            member.platforms.append(platform)


def _others(office: Office, batch: Platforms, dice: Random, made: list[Platform]) -> None:
    """Place guests of other levels and people who are no members, but for the platforms planted as without."""
    without = {name: dice.sample(made, batch.gap(name).count) for name in ("one-level", "insiders")}
    for name, platforms in without.items():
        for platform in platforms:
            batch.gap(name).plant(office, platform.name)
    turns = cycle(office.guests)
    for platform in made:
        if batch.guests and platform not in without["one-level"]:
            platform.members += islice(turns, within(dice, batch.guests))
        if batch.outsiders and platform not in without["insiders"]:
            platform.outsiders = [office.registry.anybody() for _ in range(within(dice, batch.outsiders))]


def _drawn(batch: Platforms, dice: Random, made: list[Platform]) -> dict[str, list[Platform]]:
    """Draw the platforms in gap, each for one gap only."""
    pool, names = dice.sample(made, len(made)), ("unstaffed", "idle", "headless", "dateless")
    return {name: [pool.pop() for _ in range(batch.gap(name).count)] for name in names}


def _one_each(office: Office, batch: Platforms, dice: Random, made: list[Platform], who: list[Member]) -> None:
    """Place everybody at one platform: near where the member is sent or lives, else in turn."""
    none, two = batch.gap("unplaced"), batch.gap("two-places")
    without, double = fresh(office, none.count, who), fresh(office, two.count, who)
    for gap, members in ((none, without), (two, double)):
        for member in members:
            gap.plant(office, member.number)
    people = dice.sample([m for m in who if m not in without], len(who) - len(without))
    for platform in made:  # everywhere somebody, before anywhere many
        near = [m for m in people if batch.near and platform.township is (m.site or m.home)]
        first = next(iter(near or people))
        people.remove(first)
        platform.members.append(first)
    for member in people:
        around = [p for p in made if batch.near and p.township is (member.site or member.home)]
        min(around or made, key=lambda platform: len(platform.members)).members.append(member)
    for member in double:
        least = min((p for p in made if member not in p.members), key=lambda platform: len(platform.members))
        least.members.append(member)


def _some(batch: Platforms, dice: Random, made: list[Platform], who: list[Member]) -> None:
    """Place some of `who` at each platform, whoever has fewest so far, and those of its township."""
    doing = [member for member in who if INACTIVE not in member.tags]
    placed = Counter({member: len(member.platforms) for member in doing})
    for platform in made:
        here = [m for m in doing if platform.village and platform.village in m.villages]
        near = [m for m in doing if platform.township and m.site is platform.township]
        first = {*here, *near} if batch.near else {*here}
        pool = near if batch.near and len(near) >= batch.members[0] else doing
        if batch.own:
            pool = [m for m in doing if m.constituency in platform.constituencies] or doing
        ranked = sorted(pool, key=lambda m: (m not in here, m not in first, placed[m], dice.random()))
        platform.members = ranked[: within(dice, batch.members)]
        placed.update(platform.members)
