"""Drawing from the seed: totals cut into parts, people dealt to events, days, and members with nothing planted yet."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from datetime import date, timedelta
from itertools import cycle, pairwise
from random import Random
from typing import TypeVar

from samples.plan import Member, Office
from samples.roster import NAMESAKE, POSTED
from samples.things import Group, Platform

T = TypeVar("T", bound=Hashable)
Range = tuple[int, ...]
"""[n] is always n, [low, high] anything between, both included."""

INACTIVE = "inactive"
"""The tag of members who do nothing at all."""


def within(dice: Random, size: Range) -> int:
    """Return a number in a range."""
    return dice.randint(size[0], size[-1])


def shares(dice: Random, total: int, count: int, least: Sequence[int] | int = 0) -> list[int]:
    """Cut a total into `count` parts that add up to it, each at least `least`. Raises ValueError if too small."""
    floor = [least] * count if isinstance(least, int) else list(least)
    rest = total - sum(floor)
    if rest < 0 or (rest and not count):
        raise ValueError(f"{total} cannot be cut into {count} parts of at least {sum(floor)} together")
    cuts = sorted(dice.randint(0, rest) for _ in range(count - 1))
    edges = [0, *cuts, rest]
    return [after - before + low for (before, after), low in zip(pairwise(edges), floor, strict=False)]


def evenly(dice: Random, total: int, count: int, least: int = 0) -> list[int]:
    """Cut a total into parts that differ by one at most, in any order."""
    if total < least * count:
        raise ValueError(f"{total} is too little for {count} times {least}")
    parts = [total // count + (n < total % count) for n in range(count)]
    dice.shuffle(parts)
    return parts


def deal(
    dice: Random, people: Sequence[T], events: int, size: Range, each: int = 0, fewer: Mapping[T, int] | None = None
) -> list[list[T]]:
    """Deal people to events of `size`: everybody to at least `each`, but those in `fewer` to exactly so many.

    Raises ValueError where the events cannot hold them.
    """
    few = fewer or {}
    plain = [person for person in people if person not in few]
    sizes = [min(within(dice, size), len(plain)) for _ in range(events)]
    lacking = each * len(plain) - sum(sizes)
    for n in dice.sample(range(events), events):
        more = max(0, min(lacking, min(size[-1], len(plain)) - sizes[n]))
        sizes[n], lacking = sizes[n] + more, lacking - more
    if lacking > 0:
        raise ValueError(f"{events} events of {size} cannot hold {len(plain)} people {each} times")
    turns = cycle(dice.sample(plain, len(plain))) if plain else iter(())
    dealt = [[next(turns) for _ in range(count)] for count in sizes]
    for person, times in few.items():
        room = sorted(range(events), key=lambda n: (len(dealt[n]) >= size[-1], dice.random()))
        for n in room[:times]:
            dealt[n].append(person)
    return dealt


def fresh(office: Office, count: int, among: Iterable[Member] | None = None) -> list[Member]:
    """Return ordinary members on whom nothing is planted yet; they count as planted from now on."""
    pool = [m for m in (office.members if among is None else among) if not m.tags - {"placed"}]
    if len(pool) < count:
        raise ValueError(f"{office.spec.name}: {count} members to plant on, and only {len(pool)} are free")
    drawn = office.dice(f"fresh {sum(bool(m.tags) for m in office.members)}").sample(pool, count)
    for member in drawn:
        member.tags.add("planted")
    return drawn


def able(office: Office, among: Iterable[Member] | None = None) -> list[Member]:
    """Return the members who do something."""
    return [m for m in (office.members if among is None else among) if INACTIVE not in m.tags]


def day_in(dice: Random, first: date, last: date) -> date:
    """Return a working day in first..last, or the first day where there is none."""
    days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    working = [day for day in days if day.weekday() < 5]
    return dice.choice(working or days or [first])


def chosen(office: Office, words: Iterable[str]) -> list[Member]:
    """Return the members that selectors name, in the order of the roster.

    all · leaders · standing · conveners · heads (of committees) · party · outside (the party) · inactive ·
    constituency:民革 · committee:提案委员会 · group:<batch> · platform:<batch> · tag:<tag> · but:<tag> · level:<level>
    · post:<part of it>
    """
    wanted = {member.number for word in words for member in _selected(office, word)}
    return [member for member in office.members if member.number in wanted]


def _selected(office: Office, word: str) -> list[Member]:
    kind, _, name = word.partition(":")
    members = office.members
    plain = {
        "all": lambda: members,
        "leaders": lambda: office.leaders,
        "standing": lambda: [m for m in members if m.role == "常务委员"],
        "conveners": lambda: [m for m in members if m.convener],
        "heads": lambda: [m for heads in office.heads.values() for m in heads],
        "party": lambda: [m for m in members if m.party == "中共党员"],
        "outside": lambda: [m for m in members if m.party and m.party != "中共党员"],
        "ordinary": lambda: [m for m in members if not m.tags & {POSTED, NAMESAKE}],
        "inactive": lambda: [m for m in members if INACTIVE in m.tags],
    }
    named = {
        "constituency": lambda: [m for m in members if m.constituency == name],
        "committee": lambda: [m for m in members if name in m.committees],
        "group": lambda: [m for m in members if any(g.batch == name for g in m.groups)],
        "platform": lambda: [m for m in members if any(p.batch == name for p in m.platforms)],
        "tag": lambda: [m for m in members if name in m.tags],
        "but": lambda: [m for m in members if name not in m.tags],
        "post": lambda: [m for m in members if name in m.role],
        "level": lambda: [m for m in members if m.level == name],
    }
    found = named.get(kind) if name else plain.get(kind)
    if found is None:
        raise ValueError(f"{office.spec.name}: no selector {word!r}")
    return list(found())


def platforms(office: Office, batch: str) -> list[Platform]:
    """Return the platforms of a batch. Raises ValueError where there is none of this key."""
    return _of_batch(office.platforms, batch, "platforms")


def groups(office: Office, batch: str) -> list[Group]:
    """Return the groups of a batch. Raises ValueError where there is none of this key."""
    return _of_batch(office.groups, batch, "groups")


P = TypeVar("P", Platform, Group)


def _of_batch(things: Iterable[P], batch: str, part: str) -> list[P]:
    found = [thing for thing in things if thing.batch == batch]
    if not found:
        raise ValueError(f"no batch {batch!r} of {part}")
    return found
