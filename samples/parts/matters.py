"""`[[tasks]]` and `[[cases]]`: task lists, livelihood deeds, suggestions, plans, petition cases and disputes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import cycle, islice
from random import Random
from typing import ClassVar

from samples.parts.batch import Batch, Gap, batches, gap_names
from samples.parts.dealing import INACTIVE, Range, able, chosen, day_in, deal, fresh, within
from samples.parts.platforms import department_names
from samples.plan import Member, Office
from samples.roster import NAMESAKE
from samples.spec import sectors
from samples.things import Case, Task


@dataclass(frozen=True)
class Tasks(Batch):
    """Items of one list, each with an owner and a state. `done` of them are done (0: all)."""

    GAPS: ClassVar[frozenset[str]] = gap_names(
        "short ownerless stateless undone leadless unranked unclear behind uncounted"
    )
    kind: str = "任务"
    listed: str = ""  # the name of the list
    sheet: str = "任务清单"
    count: int = 0
    done: int = 0
    title: str = "{topic}"
    who: tuple[str, ...] = ("all",)
    members: Range = ()
    each: int = 0  # every member of `who` does at least so many
    leaders: tuple[str, ...] = ()  # selectors: one owner each
    departments: Range = ()
    units: tuple[str, ...] = ()  # who handles them, in turn; else departments of the sectors
    placed: bool = True
    dated: bool = True
    due: bool = True
    states: tuple[str, str] = ("已完成", "推进中")
    planned: Range = ()  # a number planned of each, all of it done where the item is


@dataclass(frozen=True)
class Cases(Batch):
    """Petition cases, each owned by a leader; mediators are drawn from `mediators`."""

    GAPS: ClassVar[frozenset[str]] = gap_names("ownerless open disordered undated")
    kind: str = "信访案件"
    sheet: str = "信访包案台账"
    count: int = 0
    title: str = "{township}{topic}问题"
    leaders: tuple[str, ...] = ("leaders",)
    mediators: tuple[str, ...] = ()
    active: int = 0  # so many of the mediators have a case; 0: all
    stages: tuple[str, ...] = ("talked", "supervised", "closed")
    departments: Range = (1,)


def fill(office: Office) -> None:
    """Write the lists."""
    for batch in batches(office, "tasks", Tasks):
        office.tasks += _tasks(office, batch)
    for cases in batches(office, "cases", Cases):
        office.cases += _cases(office, cases)


def topic_words(office: Office, dice: Random) -> list[str]:
    """Return what the people of the constituencies are concerned with, in any order."""
    words = list({topic: 0 for name in office.spec.seats for topic in sectors()[name].topics})
    return dice.sample(words, len(words))


def numbered_titles(used: set[str], titles: Sequence[str]) -> list[str]:
    """Return titles that differ from one another and from those used, which they join."""
    found = []
    for title in titles:
        fresh_title, number = title, 1
        while fresh_title in used:
            number += 1
            fresh_title = f"{title}（{number}）"
        used.add(fresh_title)
        found.append(fresh_title)
    return found


def _tasks(office: Office, batch: Tasks) -> list[Task]:
    dice = office.dice(f"tasks {batch.id or batch.listed or batch.kind}")
    words = list(islice(cycle(topic_words(office, dice)), batch.count))
    dealt = _dealt(office, batch, dice)
    places = [dice.choice(office.townships) for _ in words]
    used = {task.title for task in office.tasks}
    pairs = zip(words, places, strict=True)
    plain = [batch.title.format(topic=w, township=t.name, n=n) for n, (w, t) in enumerate(pairs, 1)]
    owners = cycle(chosen(office, batch.leaders) or [None])
    made = []
    for n, title in enumerate(numbered_titles(used, plain)):
        number = f"RW{office.spec.year}{len(office.tasks) + n + 1:04}"
        day = _begin(office, dice) if batch.dated else None
        task = Task(number, title, batch.kind, batch.id or batch.listed, batch.listed, day, members=dealt[n])
        owner, task.township = next(owners), places[n] if batch.placed else None
        if dealt[n] and dealt[n][0].site:
            task.township = dealt[n][0].site
        task.leaders = [owner] if owner else []
        task.departments = dice.sample(department_names(office), within(dice, batch.departments or (0,)))
        if batch.units:
            task.departments = [batch.units[n % len(batch.units)]]
        made.append(task)
    _finish(office, batch, dice, made)
    _plant_tasks(office, batch, made)
    return made


def _begin(office: Office, dice: Random) -> date:
    first, last = office.spec.first_day, office.spec.last_day
    return day_in(dice, first, first + (last - first) * 2 // 3)


def _dealt(office: Office, batch: Tasks, dice: Random) -> list[list[Member]]:
    if not batch.members:
        return [[] for _ in range(batch.count)]
    who = [m for m in chosen(office, batch.who) if NAMESAKE not in m.tags]
    gap = batch.gap("short")
    few = {member: 0 for member in who if INACTIVE in member.tags}
    few |= dict.fromkeys(fresh(office, gap.count, able(office, who)), max(0, batch.each - 1))
    if batch.each:
        for member in few:
            gap.plant(office, member.number)
    dealt = deal(dice, who, batch.count, batch.members, batch.each, few)
    twins = [member for member in chosen(office, batch.who) if NAMESAKE in member.tags]
    for member in twins if batch.each else ():
        Gap(unknown=gap.rules).plant(office, member.number)
    for people in dice.sample(dealt, batch.each) if twins else ():  # the list names no numbers
        people.append(twins[0])
    return dealt


def _finish(office: Office, batch: Tasks, dice: Random, made: list[Task]) -> None:
    done, open_ = batch.states
    finished = batch.done or len(made)
    for n, task in enumerate(made):
        begun = task.day or office.spec.first_day
        task.due = begun + timedelta(days=dice.randint(60, 160)) if batch.due else None
        if n < finished:
            task.done, task.status = day_in(dice, begun, office.spec.last_day), done
        else:
            task.status = open_
        if batch.planned:
            task.planned = within(dice, batch.planned)
            task.achieved = task.planned - (n >= finished)


def _plant_tasks(office: Office, batch: Tasks, made: list[Task]) -> None:
    for n, task in enumerate(made):
        if n >= (batch.done or len(made)):
            batch.gap("undone").plant(office, task.number)
    plain = iter(made if not batch.done else reversed(made))
    twins = [member for member in office.members if NAMESAKE in member.tags]
    ordinary = [member for member in able(office) if member.role == "委员" and member not in twins]
    for name in ("ownerless", "stateless", "leadless", "unranked", "unclear"):
        gap = batch.gap(name)
        for task in [next(plain) for _ in range(gap.count)]:
            if name == "ownerless":
                task.leaders, task.departments = [], []
            elif name == "leadless":
                task.leaders = []
            elif name == "unranked":
                task.leaders = ordinary[:1]
            elif name == "unclear":  # the list names no number
                task.leaders = twins[:1]
            else:
                task.status, task.done = "", None
            gap.plant(office, task.number)
    counted = iter(made)
    for name in ("behind", "uncounted"):
        for task in [next(counted) for _ in range(batch.gap(name).count)]:
            task.achieved = max(int(task.achieved or 0) - 1, 0) if name == "behind" else None
            batch.gap(name).plant(office, task.number)


def _cases(office: Office, batch: Cases) -> list[Case]:
    dice = office.dice(f"cases {batch.id or batch.kind}")
    words = cycle(topic_words(office, dice))
    owners = cycle(chosen(office, batch.leaders) or [None])
    mediators = chosen(office, batch.mediators)
    active = mediators[: batch.active or None]
    turns = cycle(active or [None])
    places = [dice.choice(office.townships) for _ in range(batch.count)]
    used = {case.title for case in office.cases}
    titles = numbered_titles(used, [batch.title.format(township=t.name, topic=next(words)) for t in places])
    made = []
    for n, (title, township) in enumerate(zip(titles, places, strict=True)):
        number, owner, mediator = f"AJ{office.spec.year}{len(office.cases) + n + 1:03}", next(owners), next(turns)
        case = Case(number, title, batch.kind, batch.id or batch.kind, _begin(office, dice), township=township)
        case.leaders, case.members = [owner] if owner else [], [mediator] if mediator else []
        case.departments = dice.sample(department_names(office), within(dice, batch.departments))
        case.due = case.day + timedelta(days=90)
        _course(office, batch, dice, case)
        made.append(case)
    for mediator, case in zip(active[batch.count :], cycle(made), strict=False):  # where they are more than the cases
        case.members.append(mediator)
    _plant_cases(office, batch, made)
    return made


def _course(office: Office, batch: Cases, dice: Random, case: Case) -> None:
    day = case.day
    for stage in ("talked", "supervised", "closed"):
        if stage in batch.stages:
            day = min(day + timedelta(days=dice.randint(3, 20)), office.spec.last_day)
            setattr(case, stage, day)
    case.status = "已办结" if case.closed else "办理中"


def _plant_cases(office: Office, batch: Cases, made: list[Case]) -> None:
    plain = iter(made)
    for name in ("ownerless", "open", "disordered", "undated"):
        gap = batch.gap(name)
        for case in [next(plain) for _ in range(gap.count)]:
            if name == "ownerless":
                case.leaders = []
            elif name == "open":
                case.closed, case.status = None, "办理中"
            elif name == "disordered" and case.supervised:
                case.talked = case.supervised + timedelta(days=2)
            else:
                case.talked = None
            gap.plant(office, case.number)
