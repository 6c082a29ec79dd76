"""`[[activities]]`: what was held, where, by whom and with whom, with headcounts and results that add up to a total.

Who takes part is dealt within pools: the members of a platform for what is held there, those of a township or village,
those of a group, or all. Everybody in `who` is dealt at least `each`, but for those planted as short.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import cycle
from random import Random
from typing import ClassVar

from samples.divisions import Township, Village
from samples.parts.batch import Batch, Gap, batches, gap_names
from samples.parts.dealing import (
    INACTIVE,
    Range,
    able,
    chosen,
    day_in,
    deal,
    evenly,
    fresh,
    groups,
    platforms,
    shares,
    within,
)
from samples.parts.guests import UNINVITED
from samples.parts.platforms import department_names
from samples.plan import Member, Office
from samples.roster import NAMESAKE
from samples.spec import sectors
from samples.things import Activity, Platform


@dataclass(frozen=True)
class Activities(Batch):
    """Activities of one kind. `at`: platform:<batch>, township, village, group:<batch>, constituency or nothing."""

    GAPS: ClassVar[frozenset[str]] = gap_names(
        """short doubtful empty formless unarchived overcounted organiser-without undivided placeless late undated"""
    )
    kind: str = "履职活动"
    sheet: str = "履职活动台账"  # batches of one sheet stand in one workbook
    count: int = 0  # 0: `each_pool` for every pool
    each_pool: int = 0
    title: str = "{place}{topic}{kind}"
    topics: tuple[str, ...] = ()  # words for {topic}; else those of the constituencies
    forms: tuple[str, ...] = ()
    at: str = ""
    places: tuple[str, ...] = ()  # townships, counties, cities: held there in turn, whoever takes part
    who: tuple[str, ...] = ("all",)
    members: Range = (1, 3)
    each: int = 0
    hosts: bool = False  # the first of the members is the host
    absent: Range = ()
    invited: Range = ()  # so many guests of higher bodies come to each
    organisers: tuple[str, ...] = ()  # body, committee, constituency, group, platform in turn; or names
    departments: Range = ()
    since: date | None = None
    until: date | None = None
    windows: tuple[tuple[str, str], ...] = ()  # ["01-01", "03-31"]: the days are drawn inside them, in turn
    headcount: int = 0  # the total of the batch, every one at least those who took part
    opinions: int = 0
    consensus: int = 0
    solved: int = 0
    archived: bool = False  # each has an electronic file
    cancelled: int = 0  # further rows, called off, that count for nothing
    numbers: bool = True  # they bear numbers


@dataclass
class Pool:
    """Who can take part in what is held in one place."""

    people: list[Member]
    name: str = ""
    township: Township | None = None
    village: Village | None = None
    platform: Platform | None = None
    organiser: str = ""
    townships: list[Township] = field(default_factory=list)  # each in turn
    held: int = 0
    made: list[Activity] = field(default_factory=list)


def fill(office: Office) -> None:
    """Hold all activities. Who falls short of a kind is drawn first, so that no other batch of the kind helps them."""
    asked = list(batches(office, "activities", Activities))
    short: dict[str, dict[Member, int]] = {}
    for batch in asked:
        if batch.each:
            short.setdefault(batch.kind, {}).update(_short(office, batch))
    for batch in asked:
        office.activities += _held(office, batch, short.get(batch.kind, {}))
    numbers: dict[str, int] = {}
    for activity in sorted((a for a in office.activities if a.number), key=lambda a: (a.day or date.max, a.title)):
        numbers[activity.number] = numbers.get(activity.number, 0) + 1
        activity.number = f"{activity.number}{office.spec.year}{numbers[activity.number]:04}"


def _short(office: Office, batch: Activities) -> dict[Member, int]:
    """Draw who takes part too seldom: once less than asked, in turn not at all; the inactive never."""
    gap, doubtful = batch.gap("short"), batch.gap("doubtful")
    who = chosen(office, batch.who)
    found = {member: 0 for member in who if INACTIVE in member.tags}
    for n, member in enumerate(fresh(office, gap.count, able(office, who))):
        found[member] = (batch.each - 1) * (n % 2 == 0)
    for member in found:
        gap.plant(office, member.number)
    for member in fresh(office, doubtful.count, able(office, who)):
        found[member] = batch.each - 1
        member.tags.add(f"doubtful {batch.kind}")
        doubtful.plant(office, member.number)
    return found


def _held(office: Office, batch: Activities, short: dict[Member, int]) -> list[Activity]:
    dice = office.dice(f"activities {batch.id or batch.kind} {batch.at}")
    pools = list(_pools(office, batch, dice))
    _allot(office, batch, dice, pools)
    made: list[Activity] = []
    for pool in pools:
        few = {m: n if batch.each else 0 for m, n in short.items() if m in pool.people}
        try:
            dealt = deal(dice, pool.people, pool.held, batch.members, batch.each, few)
        except ValueError as error:
            raise ValueError(f"{office.spec.name}: [[activities]] {batch.id or batch.kind}: {error}") from error
        pool.made = [_activity(office, batch, dice, pool, people) for people in dealt]
        for activity, township in zip(pool.made, cycle(pool.townships), strict=False):
            activity.township = township
        made += pool.made
    _name_twins(office, batch, dice, made)
    _invite(office, batch, dice, made)
    made += [_doubtful(office, batch, dice, member) for member in chosen(office, [f"tag:doubtful {batch.kind}"])]
    made += _dateless(office, batch, dice)
    _title(office, batch, dice, made)
    _count(batch, dice, [a for a in made if not a.doubtful])
    _plant(office, batch, dice, [a for a in made if not a.doubtful])
    return made + _cancelled(office, batch, dice, made)


def _invite(office: Office, batch: Activities, dice: Random, made: list[Activity]) -> None:
    """Let guests come in turn, but for those planted as never invited."""
    guests = [guest for guest in office.guests if UNINVITED not in guest.tags]
    turns = cycle(dice.sample(guests, len(guests)))
    for activity in made if batch.invited else ():
        activity.members += [next(turns) for _ in range(within(dice, batch.invited))]


def _name_twins(office: Office, batch: Activities, dice: Random, made: list[Activity]) -> None:
    """Name one of two namesakes, without a number, as often as each is asked for: nobody can tell which took part."""
    twins = [member for member in chosen(office, batch.who) if NAMESAKE in member.tags]
    if batch.each and twins:
        for activity in dice.sample(made, batch.each):
            activity.members.append(twins[0])
        for member in twins:
            Gap(unknown=batch.gap("short").rules).plant(office, member.number)


def _pools(office: Office, batch: Activities, dice: Random) -> Iterator[Pool]:
    who = [member for member in chosen(office, batch.who) if NAMESAKE not in member.tags]
    who = who if batch.each else able(office, who)
    kind, _, name = batch.at.partition(":")
    if kind == "platform":
        for p in platforms(office, name):
            if not p.idle:
                own = [m for m in p.members if m in who]
                yield Pool(own, p.name, p.township, p.village, p, p.name)
    elif kind == "group":
        for g in groups(office, name):
            here = g.townships[0] if g.townships else None
            yield Pool([m for m in g.members if m in who], g.name, here, organiser=g.name)
    elif kind == "constituency":
        for constituency in office.spec.seats:
            yield Pool([m for m in who if m.constituency == constituency], constituency, organiser=constituency)
    elif kind in ("township", "village"):
        yield from _local(office, who, kind)
    elif batch.at:
        raise ValueError(f"{office.spec.name}: activities are held at platform:, group:, not at {batch.at!r}")
    else:
        found = office.townships_in(batch.places) if batch.places else []
        yield Pool(who, office.spec.city, townships=dice.sample(found, len(found)))


def _local(office: Office, who: list[Member], kind: str) -> Iterator[Pool]:
    for township in office.townships:
        here = [member for member in who if member.site is township]
        if kind == "township" and here:
            yield Pool(here, township.name, township, organiser=f"{township.name}联络组")
        elif here:
            for village in [v for v in township.villages if any(v in m.villages for m in here)]:
                yield Pool([m for m in here if village in m.villages], village.name, township, village)
            strays = [m for m in here if not m.villages]
            if strays:
                yield Pool(strays, township.name, township)


def _allot(office: Office, batch: Activities, dice: Random, pools: list[Pool]) -> None:
    """Say how many are held in each pool: at least what `each` takes, the rest by the number of people."""
    gap = batch.gap("organiser-without")
    without = dice.sample(pools, gap.count)
    for pool in without:
        gap.plant(office, pool.organiser or pool.name)
    held = [pool for pool in pools if pool not in without]
    if batch.each_pool:
        for pool in held:
            pool.held = batch.each_pool
        return
    least = [_least(batch, len(pool.people)) for pool in held]
    for pool, count in zip(held, least, strict=True):
        pool.held = min(count, batch.count)
    spare = batch.count - sum(pool.held for pool in held)
    if spare < 0:
        raise ValueError(f"{office.spec.name}: {batch.id or batch.kind}: {batch.count} are too few for {sum(least)}")
    for pool, more in zip(held, evenly(dice, spare, len(held)), strict=True):
        pool.held += more


def _least(batch: Activities, people: int) -> int:
    """Return how many events it takes for everybody to be in `each` of them."""
    size = max(1, min(batch.members[-1], people))
    return max(1, -(-batch.each * people // size))


def _activity(office: Office, batch: Activities, dice: Random, pool: Pool, people: Sequence[Member]) -> Activity:
    made = Activity("", "", batch.kind, batch.id or batch.kind, _day(office, batch, dice))
    made.sheet = batch.sheet
    made.number = _prefix(batch) if batch.numbers else ""
    made.township, made.village, made.platform = pool.township, pool.village, pool.platform
    made.form = dice.choice(batch.forms) if batch.forms else ""
    made.members = sorted(people, key=lambda member: member.number)
    if batch.hosts:
        made.hosts, made.members = made.members[:1], made.members[1:]
    away = [member for member in able(office, pool.people) if member not in people]
    made.absent = dice.sample(away, min(within(dice, batch.absent or (0,)), len(away)))
    made.organisers = list(_organisers(office, batch, dice, pool))
    made.departments = dice.sample(department_names(office), within(dice, batch.departments or (0,)))
    made.archived = True if batch.archived else None
    return made


def _prefix(batch: Activities) -> str:
    return "XS" if "协商" in batch.kind else "HD"


def _day(office: Office, batch: Activities, dice: Random) -> date:
    first, last = batch.since or office.spec.first_day, batch.until or office.spec.last_day
    if batch.windows:
        start, end = dice.choice(batch.windows)
        first, last = (date.fromisoformat(f"{office.spec.year}-{day}") for day in (start, end))
    return day_in(dice, first, last)


def _organisers(office: Office, batch: Activities, dice: Random, pool: Pool) -> Iterator[str]:
    words = {"body": [office.spec.title], "committee": list(office.spec.committees), "pool": [pool.organiser]}
    for word in batch.organisers:
        yield dice.choice(words.get(word, [word]))


def _doubtful(office: Office, batch: Activities, dice: Random, member: Member) -> Activity:
    """Return one more activity of a member, whose day was left blank: nobody can tell whether it counts."""
    pool = Pool([member], member.site.name if member.site else office.spec.city, member.site)
    made = _activity(office, batch, dice, pool, [member])
    made.day, made.doubtful, made.absent = None, True, []
    return made


def _dateless(office: Office, batch: Activities, dice: Random) -> Iterator[Activity]:
    """Yield the one activity of each platform of which nobody can tell whether it was held in the period."""
    kind, _, name = batch.at.partition(":")
    for platform in platforms(office, name) if kind == "platform" else ():
        if platform.dateless:
            pool = Pool([], platform.name, platform.township, platform.village, platform, platform.name)
            made = _activity(office, batch, dice, pool, platform.members[:2])
            made.day, made.doubtful, platform.dateless = None, True, False
            yield made


def _title(office: Office, batch: Activities, dice: Random, made: list[Activity]) -> None:
    """Give titles that no two activities of the office share."""
    used = {activity.title for activity in office.activities}
    words = batch.topics or tuple(topic for name in office.spec.seats for topic in sectors()[name].topics)
    turns = cycle(dice.sample(words, len(words)))
    for n, activity in enumerate(made, 1):
        place = activity.village or activity.platform or activity.township
        told = {"place": place.name if place else office.spec.city, "topic": next(turns), "kind": batch.kind}
        told["n"], told["organiser"] = str(n), activity.organisers[0] if activity.organisers else ""
        title = base = batch.title.format(**told)
        number = 1
        while title in used:
            number += 1
            title = f"{base}（第{number}次）"
        used.add(title)
        activity.title = title


def _count(batch: Activities, dice: Random, made: list[Activity]) -> None:
    """Share out the totals: headcounts at least those present, and no more solved than opinions."""
    if batch.headcount:
        present = [len(a.members) + len(a.hosts) for a in made]
        for activity, number in zip(made, shares(dice, batch.headcount, len(made), present), strict=True):
            activity.headcount = number
    if batch.consensus:
        for activity, number in zip(made, evenly(dice, batch.consensus, len(made)), strict=True):
            activity.consensus = number
    if batch.solved:
        for activity, number in zip(made, evenly(dice, batch.solved, len(made)), strict=True):
            activity.solved = number
    if batch.opinions:
        least = [int(a.solved or 0) for a in made] if batch.opinions >= batch.solved else 0
        for activity, number in zip(made, shares(dice, batch.opinions, len(made), least), strict=True):
            activity.opinions = number


def _plant(office: Office, batch: Activities, dice: Random, made: list[Activity]) -> None:
    """Take away what is planted as missing, from one each; of one late or undated the organiser is told."""
    spare = sum(batch.gap(name).count for name in (*_TAKEN, "late", "undated"))
    pool = iter(dice.sample(made, spare))
    for name in _TAKEN:
        gap = batch.gap(name)
        for activity in [next(pool) for _ in range(gap.count)]:
            _take(name, activity)
            activity.batch += f" {name}"
            gap.plant(office, activity.title)
    for name in ("late", "undated"):
        gap = batch.gap(name)
        for activity in [next(pool) for _ in range(gap.count)]:
            activity.day = None if name == "undated" else _after(office, batch, dice)
            gap.plant(office, activity.organisers[0])


def _after(office: Office, batch: Activities, dice: Random) -> date:
    """Return a day after all windows of the batch."""
    last = max(date.fromisoformat(f"{office.spec.year}-{end}") for _, end in batch.windows)
    return day_in(dice, last + timedelta(days=14), office.spec.last_day)


_TAKEN = ("empty", "formless", "unarchived", "overcounted", "undivided", "placeless")


def _take(name: str, activity: Activity) -> None:
    match name:
        case "empty":
            activity.members, activity.hosts = [], []
        case "formless":
            activity.form = ""
        case "unarchived":
            activity.archived = None
        case "overcounted":
            activity.solved = int(activity.opinions or 0) + 2
        case "undivided":
            activity.departments = []
        case _:
            activity.township = activity.village = activity.platform = None


def _cancelled(office: Office, batch: Activities, dice: Random, made: list[Activity]) -> list[Activity]:
    """Return rows of activities that were called off: nobody took part, whoever is named."""
    found = []
    for n in range(batch.cancelled):
        like = made[n % len(made)]
        off = Activity("", f"{like.title}（取消）", batch.kind, "cancelled", _day(office, batch, dice), like.form)
        off.sheet = batch.sheet
        off.township, off.members, off.status = like.township, like.members + like.hosts, "取消"
        found.append(off)
    return found
