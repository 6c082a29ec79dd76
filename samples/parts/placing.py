"""`[[placing]]`: to which township, village or patch each member is sent, and who answers for townships and patches."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import cycle
from random import Random
from typing import ClassVar

from samples import roster
from samples.divisions import Township, Village
from samples.parts.batch import Batch, batches, gap_names
from samples.parts.dealing import Range, chosen, fresh, within
from samples.plan import Member, Office, Officer
from samples.roster import NAMESAKE
from samples.things import Patch


@dataclass(frozen=True)
class Placing(Batch):
    """How members and leaders are spread over places. Everything is off unless asked for."""

    GAPS: ClassVar[frozenset[str]] = gap_names(
        """unlinked no-site no-village two-villages township-without-member township-without-leader
        township-without-head patch-without-committee village-without-patch patch-short patch-crowded far workless"""
    )
    who: tuple[str, ...] = ("all",)
    linked: bool = False  # every member has a linked leader
    sites: bool = False  # every member is sent to one township
    villages: bool = False  # every member is a fixed member of one village, in the township that the member is sent to
    patches: Range = ()  # so many villages make a patch
    guided: bool = True  # each patch is guided by a committee
    hooked: Range = ()  # so many members are hooked to each patch, everybody of `who` to one, and sent to its township
    works: bool = (
        False  # of those hooked it is known where they work: who does not live where they are sent works there
    )
    leaders: bool = False  # every township has a leader
    heads: bool = False  # every township's liaison group has a head
    officers: bool = False  # and an officer
    pseudo: bool = True  # pseudo-townships (development zones and such) count as townships
    at_home: float = 0.7  # the share of members who live where they are sent


def fill(office: Office) -> None:
    """Place members, leaders, heads and committees."""
    for batch in batches(office, "placing", Placing):
        dice = office.dice("placing")
        if not batch.pseudo:
            _leave_pseudo(office, dice)
        if batch.linked:
            _link(office, batch)
        if batch.sites or batch.villages:
            _send(office, batch, dice)
        _responsible(office, batch, dice)
        if batch.patches:
            _cut_patches(office, batch, dice)
        if batch.hooked:
            _hook(office, batch, dice)


def _leave_pseudo(office: Office, dice: Random) -> None:
    """Leave out development zones and such; nobody lives there."""
    office.townships = [township for township in office.townships if township.kind != "pseudo"]
    for member in office.members:
        if member.home.kind == "pseudo":
            member.home = dice.choice(office.townships)


def _link(office: Office, batch: Placing) -> None:
    gap = batch.gap("unlinked")
    for member in fresh(office, gap.count):
        member.tags.add("no_leader")
        gap.plant(office, member.number)
    roster.link(office)


def _send(office: Office, batch: Placing, dice: Random) -> None:
    """Send each member to a township, every township at least one member, but for the planted ones."""
    bare, homeless = batch.gap("township-without-member"), batch.gap("no-site")
    office.bare_townships = dice.sample(office.townships, bare.count)
    for township in office.bare_townships:
        bare.plant(office, township.code)
    without = fresh(office, homeless.count)
    for member in without:
        homeless.plant(office, member.number)
    settled = [township for township in office.townships if township not in office.bare_townships]
    people = [m for m in chosen(office, batch.who) if m not in without]
    if len(people) < len(settled):
        raise ValueError(f"{office.spec.name}: {len(people)} members for {len(settled)} townships")
    turns = [*dice.sample(settled, len(settled)), *_by_size(dice, settled, len(people) - len(settled))]
    for member, township in zip(dice.sample(people, len(people)), turns, strict=True):
        member.site = township
        if dice.random() < batch.at_home:
            member.home = township
    if batch.villages:
        _settle(office, batch, dice, people)


def _by_size(dice: Random, townships: list[Township], count: int) -> list[Township]:
    """Draw townships for further members: the more villages, the more members, but no more members than villages."""
    free = [township for township in townships for _ in township.villages[1:]]
    spare = [dice.choice(townships) for _ in range(max(0, count - len(free)))]
    return dice.sample(free, min(count, len(free))) + spare


def _settle(office: Office, batch: Placing, dice: Random, people: list[Member]) -> None:
    none, two = batch.gap("no-village"), batch.gap("two-villages")
    without, double = fresh(office, none.count, people), fresh(office, two.count, people)
    taken: set[str] = set()
    alone = office.village_names()
    people = sorted(people, key=lambda member: NAMESAKE not in member.tags)  # the roster says where: by a plain name
    for member in people:
        if member.site is None or member in without:
            continue
        for _ in range(2 if member in double else 1):
            free = [v for v in member.site.villages if v.code not in taken and v not in member.villages]
            if NAMESAKE in member.tags:
                free = [village for village in free if village.name in alone] or free
            village = dice.choice(free or [v for v in member.site.villages if v not in member.villages])
            taken.add(village.code)
            member.villages.append(village)
    for gap, members in ((none, without), (two, double)):
        for member in members:
            gap.plant(office, member.number)


def _responsible(office: Office, batch: Placing, dice: Random) -> None:
    """Name leaders, heads and officers of the townships."""
    names = office.registry
    without = {name: dice.sample(office.townships, batch.gap(name).count) for name in _TOWNSHIP_GAPS}
    for name, townships in without.items():
        for township in townships:
            batch.gap(name).plant(office, township.code)
    for township, leader in zip(office.townships, cycle(office.leaders), strict=False):
        if batch.leaders and township not in without["township-without-leader"]:
            office.township_leaders[township.code] = leader
        if batch.heads and township not in without["township-without-head"]:
            office.officers[township.code] = Officer(names.anybody(), names.phone())
        if batch.officers and township not in without["township-without-head"]:
            office.clerks[township.code] = names.anybody()


_TOWNSHIP_GAPS = ("township-without-leader", "township-without-head")


def _cut_patches(office: Office, batch: Placing, dice: Random) -> None:
    """Cut each township's villages into patches, and give each a committee in turn."""
    made = [Patch(name, t, villages, "") for t in office.townships for name, villages in _cut(dice, t, batch.patches)]
    office.patches = made
    _leave_out(office, batch, made)
    if not batch.guided:
        return
    gap = batch.gap("patch-without-committee")
    unguided = dice.sample(made, gap.count)
    for patch, committee in zip(made, cycle(office.spec.committees), strict=False):
        patch.committee = "" if patch in unguided else committee
    for patch in unguided:
        gap.plant(office, patch.name)


def _leave_out(office: Office, batch: Placing, made: list[Patch]) -> None:
    """Leave villages out of their patches, one of a patch at most, so that each patch keeps some."""
    gap = batch.gap("village-without-patch")
    for patch in office.dice("villages without patch").sample([p for p in made if len(p.villages) > 1], gap.count):
        gap.plant(office, patch.villages.pop().code)


def _cut(dice: Random, township: Township, size: Range) -> Iterator[tuple[str, list[Village]]]:
    left, number = list(township.villages), 0
    while left:
        count = within(dice, size)
        if len(left) < count + size[0]:
            count = len(left)
        number, here, left = number + 1, left[:count], left[count:]
        yield f"{township.stem}第{'一二三四五六七八九十'[number - 1]}片区", here


def _hook(office: Office, batch: Placing, dice: Random) -> None:
    """Hook everybody to one patch: each has as many members as asked for, but for the planted ones."""
    people = dice.sample(pool := chosen(office, batch.who), len(pool))
    drawn = dice.sample(office.patches, batch.gap("patch-short").count + batch.gap("patch-crowded").count)
    short = drawn[: batch.gap("patch-short").count]
    for patch in office.patches:
        count = batch.hooked[0] - 1 if patch in short else batch.hooked[-1] + 1 if patch in drawn else batch.hooked[0]
        patch.members, people = people[:count], people[count:]
        if patch in drawn:
            batch.gap("patch-short" if patch in short else "patch-crowded").plant(office, patch.name)
    room = [patch for patch in office.patches if patch not in drawn] * (batch.hooked[-1] - batch.hooked[0])
    if len(people) > len(room) or not all(patch.members for patch in office.patches):
        raise ValueError(f"{office.spec.name}: {len(pool)} members cannot be hooked to {len(office.patches)} patches")
    for patch, member in zip(dice.sample(room, len(people)), people, strict=True):
        patch.members.append(member)
    for patch in office.patches:
        for member in patch.members:
            member.site = patch.township
    if batch.works:
        _house(office, batch, dice, pool)


def _house(office: Office, batch: Placing, dice: Random, people: list[Member]) -> None:
    """Say where those hooked live and work: one of both is where they are sent, but for the planted ones."""
    far, workless = batch.gap("far"), batch.gap("workless")
    away, untold = fresh(office, far.count, people), fresh(office, workless.count, people)
    for member in people:
        other, third = dice.sample([township for township in office.townships if township is not member.site], 2)
        here = member.site or other
        member.home, member.work = (here, other) if dice.random() < batch.at_home else (other, here)
        if member in away:
            member.home, member.work = other, third
        elif member in untold:
            member.home, member.work = other, None
