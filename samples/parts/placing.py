"""`[[placing]]`: to which township and village each member is sent, and who answers for townships and patches."""

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
        township-without-head patch-without-committee"""
    )
    who: tuple[str, ...] = ("all",)
    linked: bool = False  # every member has a linked leader
    sites: bool = False  # every member is sent to one township
    villages: bool = False  # every member is a fixed member of one village, in the township that the member is sent to
    patches: Range = ()  # so many villages make a patch, each guided by a committee
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
            office.townships = [township for township in office.townships if township.kind != "pseudo"]
        if batch.linked:
            _link(office, batch)
        if batch.sites or batch.villages:
            _send(office, batch, dice)
        _responsible(office, batch, dice)
        if batch.patches:
            _cut_patches(office, batch, dice)


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
    gap = batch.gap("patch-without-committee")
    unguided = dice.sample(made, gap.count)
    for patch, committee in zip(made, cycle(office.spec.committees), strict=False):
        patch.committee = "" if patch in unguided else committee
    for patch in unguided:
        gap.plant(office, patch.name)
    office.patches = made


def _cut(dice: Random, township: Township, size: Range) -> Iterator[tuple[str, list[Village]]]:
    left, number = list(township.villages), 0
    while left:
        count = within(dice, size)
        if len(left) < count + size[0]:
            count = len(left)
        number, here, left = number + 1, left[:count], left[count:]
        yield f"{township.stem}第{'一二三四五六七八九十'[number - 1]}片区", here
