"""`[[donations]]` and `[[outcomes]]`: money raised and given, and results with their units, all adding up."""

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import cycle
from random import Random
from typing import ClassVar

from samples.parts.batch import Batch, batches
from samples.parts.dealing import Range, chosen, day_in, evenly, platforms, shares, within
from samples.parts.matters import numbered_titles
from samples.plan import Office
from samples.things import Activity, Donation, Outcome, Topic


@dataclass(frozen=True)
class Donations(Batch):
    """`count` rows whose amounts add up to `amount`, and people, households and students to theirs."""

    kind: str = "帮扶"  # 捐赠 raised, 帮扶 given
    count: int = 1
    amount: int = 0
    unit: str = "元"
    round: int = 100  # amounts are multiples of it, but for the last
    people: int = 0
    households: int = 0
    students: int = 0
    platforms: str = ""
    donors: Range = ()
    title: str = "{place}{kind}"
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True)
class Outcomes(Batch):
    """`count` rows whose quantities add up to `quantity`, each traced to something of `of`."""

    GAPS: ClassVar[frozenset[str]] = frozenset(["unsourced", "stray"])
    title: str = "{place}{name}"
    name: str = ""
    unit: str = "件"
    quantity: int = 0
    count: int = 1
    of: str = ""  # activities:<batch> or topics:<batch>; nothing: they come from nowhere
    townships: tuple[str, ...] = ()  # only there
    strays: str = ""  # the batch of activities to which the gap `stray` traces them
    dated: bool = True
    until: date | None = None


def fill(office: Office) -> None:
    """Give, raise and count."""
    for batch in batches(office, "donations", Donations):
        office.donations += _donations(office, batch)
    for outcomes in batches(office, "outcomes", Outcomes):
        office.outcomes += _outcomes(office, outcomes)


def _donations(office: Office, batch: Donations) -> list[Donation]:
    dice = office.dice(f"donations {batch.id or batch.kind}")
    whole, rest = divmod(batch.amount, batch.round)
    amounts = [part * batch.round for part in shares(dice, whole, batch.count, 1)]
    amounts[-1] += rest
    held = [platform for platform in platforms(office, batch.platforms) if not platform.idle] if batch.platforms else []
    turns = cycle(dice.sample(held, len(held)) or [None])
    doing = chosen(office, ["ordinary"])
    used = {donation.title for donation in office.donations}
    made = []
    for amount in amounts:
        platform = next(turns)
        title = batch.title.format(place=platform.name if platform else office.spec.city, kind=batch.kind)
        day = day_in(dice, batch.since or office.spec.first_day, batch.until or office.spec.last_day)
        donation = Donation(numbered_titles(used, [title])[0], batch.kind, day, amount, batch.unit, platform=platform)
        donation.donors = [m.name for m in dice.sample(doing, within(dice, batch.donors or (0,)))]
        donation.township = platform.township if platform else None
        made.append(donation)
    for name in ("people", "households", "students"):
        if total := getattr(batch, name):
            for donation, count in zip(made, evenly(dice, total, len(made)), strict=True):
                setattr(donation, name, count)
    return made


def _outcomes(office: Office, batch: Outcomes) -> list[Outcome]:
    dice = office.dice(f"outcomes {batch.id or batch.name}")
    sources = _sources(office, batch)
    used = {outcome.title for outcome in office.outcomes}
    made = []
    for quantity in shares(dice, batch.quantity, batch.count, 1):
        source = dice.choice(sources) if sources else None
        township = (source.township if source else None) or dice.choice(office.townships)
        title = batch.title.format(place=township.name, name=batch.name)
        outcome = Outcome(numbered_titles(used, [title])[0], quantity, batch.unit, batch.id or batch.name)
        outcome.township = township
        outcome.day = _day(office, batch, dice, source)
        if isinstance(source, Activity):
            outcome.activities = [source.number or source.title]
        elif source:
            outcome.issues = [source.number or source.title]
        made.append(outcome)
    gap = batch.gap("unsourced")
    for outcome in made[: gap.count]:
        outcome.activities, outcome.issues = [], []
        gap.plant(office, outcome.title)
    stray, others = batch.gap("stray"), [a for a in office.activities if a.batch.split(" ")[0] == batch.strays]
    for outcome in made[gap.count : gap.count + stray.count]:
        other = dice.choice(others)
        outcome.activities, outcome.issues = [other.number or other.title], []
        stray.plant(office, outcome.title)
    return made


def _sources(office: Office, batch: Outcomes) -> list[Activity | Topic]:
    part, _, name = batch.of.partition(":")
    held: list[Activity | Topic] = []
    if part == "activities":
        held += [a for a in office.activities if a.batch.split(" ")[0] == name and a.day]
    elif part == "topics":
        held += [topic for topic in office.topics if topic.batch == name and topic.sessions]
    elif batch.of:
        raise ValueError(f"{office.spec.name}: outcomes come from activities: or topics:, not from {batch.of!r}")
    only = batch.townships
    found = [thing for thing in held if not only or (thing.township and thing.township.name in only)]
    if batch.of and not found:
        raise ValueError(f"{office.spec.name}: nothing of {batch.of!r} for {batch.name}")
    return found


def _day(office: Office, batch: Outcomes, dice: Random, source: Activity | Topic | None) -> date | None:
    """Return a day after the source's, within what the sheets speak of."""
    if not batch.dated:
        return None
    begun = (source.day if source else None) or office.spec.first_day
    if isinstance(source, Topic):
        begun = max((s.day for s in source.sessions if s.day), default=begun)
    last = batch.until or office.spec.last_day
    return day_in(dice, min(begun + timedelta(days=1), last), last)
