"""`[[groups]]`: teams, branches, supervision and performance groups, parties, the party group."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import cycle, islice
from random import Random
from typing import ClassVar

from samples.parts.batch import Batch, batches, gap_names
from samples.parts.dealing import Range, chosen, deal, fresh, groups, within
from samples.parts.platforms import department_names
from samples.plan import Member, Office
from samples.roster import NAMESAKE
from samples.things import Group


@dataclass(frozen=True)
class Groups(Batch):
    """Groups of one kind. `people` (a total) is shared out among them; with `one_each` everybody of `who` is in one."""

    GAPS: ClassVar[frozenset[str]] = gap_names(
        "empty headless orphan left-out township-unpaired unpaired two-groups unled"
    )
    kind: str = ""
    count: int = 0
    names: tuple[str, ...] = ()
    name: str = "第{n}{kind}"  # of {n} {kind}, and {township} once paired
    who: tuple[str, ...] = ("all",)
    members: Range = ()
    people: int = 0
    one_each: bool = False
    heads: bool = False
    parent: str = ""  # key of the batch that holds their parents; "first": the first of this batch is the root
    led: bool = False  # a committee of the body leads each, in turn
    townships: bool = False  # townships are shared out among the groups, each group at least one
    near: bool = False  # its members are those sent to its townships
    departments: Range = ()
    constituencies: Range = ()
    listed: bool = True  # in the sheet of groups; without, the batch only serves as a selector


def fill(office: Office) -> None:
    """Form the groups."""
    for batch in batches(office, "groups", Groups):
        dice = office.dice(f"groups {batch.id or batch.kind}")
        made = _form(batch)
        _people(office, batch, dice, made)
        _parents(office, batch, made)
        _pair(office, batch, dice, made)
        if batch.near:
            _near(office, batch, dice, made)
        office.groups += made


def _form(batch: Groups) -> list[Group]:
    told = [{"n": n, "kind": batch.kind, "township": "{township}"} for n in range(1, batch.count + 1)]
    names = batch.names or [batch.name.format(**words) for words in told]
    return [Group(name, batch.kind, batch.id or batch.kind) for name in names]


def _people(office: Office, batch: Groups, dice: Random, made: list[Group]) -> None:
    empty = _drawn(dice, made, batch, "empty")
    headless = _drawn(dice, [group for group in made if group not in empty], batch, "headless")
    filled = [group for group in made if group not in empty]
    who = [m for m in chosen(office, batch.who) if NAMESAKE not in m.tags]
    if batch.one_each:
        _one_each(office, batch, dice, filled, who)
    elif batch.people:
        drawn = dice.sample(who, batch.people)
        for group, people in zip(filled, _cut(drawn, len(filled)), strict=True):
            group.members = people
    elif batch.members:
        for group, people in zip(filled, deal(dice, who, len(filled), batch.members), strict=True):
            group.members = people
    for group in made:
        group.heads = group.members[:1] if batch.heads and group not in headless else []
        for member in group.members:
            member.groups.append(group)


def _one_each(office: Office, batch: Groups, dice: Random, made: list[Group], who: list[Member]) -> None:
    out, two = batch.gap("left-out"), batch.gap("two-groups")
    without, double = fresh(office, out.count, who), fresh(office, two.count, who)
    for gap, members in ((out, without), (two, double)):
        for member in members:
            gap.plant(office, member.number)
    people = dice.sample([m for m in who if m not in without], len(who) - len(without))
    for group, own in zip(made, _cut(people, len(made)), strict=True):
        group.members = own
    for member in double:
        next(group for group in made if member not in group.members).members.append(member)


def _cut(people: Sequence[Member], count: int) -> list[list[Member]]:
    return [list(people[n::count]) for n in range(count)]


def _drawn(dice: Random, pool: list[Group], batch: Groups, name: str) -> list[Group]:
    return dice.sample(pool, batch.gap(name).count)


def _parents(office: Office, batch: Groups, made: list[Group]) -> None:
    if not batch.parent:
        return
    above = made[:1] if batch.parent == "first" else groups(office, batch.parent)
    below = made[1:] if batch.parent == "first" else made
    for group, parent in zip(below, cycle(above), strict=False):
        group.parent = parent


def _pair(office: Office, batch: Groups, dice: Random, made: list[Group]) -> None:
    """Pair the groups with townships, departments and constituencies, and note what is planted on them."""
    for name in ("headless", "orphan") if batch.near else ("empty", "headless", "orphan"):
        gap = batch.gap(name)
        for group in _in_gap(made, name, gap.count):
            if name == "orphan":
                group.parent = None
            gap.plant(office, group.name)
    if batch.townships:
        _townships(office, batch, dice, made)
    _name(made)
    if batch.led:
        _lead(office, batch, dice, made)
    departments, constituencies = cycle(department_names(office)), cycle(office.spec.seats)
    for group in made:
        group.departments = list(islice(departments, within(dice, batch.departments or (0,))))
        group.constituencies = list(islice(constituencies, within(dice, batch.constituencies or (0,))))


def _lead(office: Office, batch: Groups, dice: Random, made: list[Group]) -> None:
    unled = _drawn(dice, made, batch, "unled")
    for group, committee in zip(made, cycle(office.spec.committees), strict=False):
        group.committees = [] if group in unled else [committee]
    for group in unled:
        batch.gap("unled").plant(office, group.name)


def _name(made: list[Group]) -> None:
    """Name groups after their township; the second of one township says so."""
    seen: set[str] = set()
    for group in made:
        if "{township}" in group.name:
            name = group.name.format(township=group.townships[0].name)
            group.name = f"{name}（第二组）" if name in seen else name
            seen.add(name)


def _near(office: Office, batch: Groups, dice: Random, made: list[Group]) -> None:
    """Take into each group those who are sent to its townships, but for the groups planted as empty."""
    gap = batch.gap("empty")
    empty = dice.sample(made, gap.count)
    for group in made:
        if group in empty:
            gap.plant(office, group.name)
            continue
        group.members = [m for m in chosen(office, batch.who) if m.site in group.townships and NAMESAKE not in m.tags]
        group.heads = group.members[:1] if batch.heads else []
        for member in group.members:
            member.groups.append(group)


def _in_gap(made: list[Group], name: str, count: int) -> list[Group]:
    if name == "empty":
        found = [group for group in made if not group.members]
    elif name == "headless":
        found = [group for group in made if group.members and not group.heads]
    else:
        found = [group for group in made if group.parent]
    return found[:count]


def _townships(office: Office, batch: Groups, dice: Random, made: list[Group]) -> None:
    bare, alone = batch.gap("township-unpaired"), batch.gap("unpaired")
    unpaired = dice.sample(office.townships, bare.count)
    single = dice.sample(made, alone.count)
    for township in unpaired:
        bare.plant(office, township.code)
    for group in single:
        alone.plant(office, group.name)
    townships = [township for township in office.townships if township not in unpaired]
    pairing = [group for group in made if group not in single]
    turns = max(len(townships), len(pairing)) if pairing else 0
    for group, township in zip(islice(cycle(pairing), turns), islice(cycle(townships), turns), strict=True):
        group.townships.append(township)
