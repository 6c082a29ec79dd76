"""`[[reports]]` and `[[proposals]]`: who hands in what, through which platform, and what becomes of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import cycle
from random import Random
from typing import ClassVar

from samples.matters import VERBS
from samples.parts.batch import Batch, batches
from samples.parts.dealing import INACTIVE, Range, able, chosen, day_in, deal, fresh, groups, platforms
from samples.parts.matters import numbered_titles
from samples.plan import Member, Office, Proposal, Report
from samples.roster import NAMESAKE
from samples.spec import sectors
from samples.things import Platform


@dataclass(frozen=True)
class Filing(Batch):
    """What reports and proposals have in common; `through` of them come by way of the platforms of a batch."""

    GAPS: ClassVar[frozenset[str]] = frozenset(["short", "unanswered"])
    count: int = 0
    who: tuple[str, ...] = ("all",)
    each: int = 0
    members: Range = (1, 2)
    through: int = 0
    platforms: str = ""
    groups: str = ""  # `of_groups` are handed in by the groups of a batch, in their own names
    of_groups: int = 0
    constituencies: int = 0  # so many are handed in by constituencies
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True)
class Reports(Filing):
    """Opinion reports. Adopted ones are among the edited, unless they skip that stage."""

    GAPS: ClassVar[frozenset[str]] = Filing.GAPS | {"skipping", "draft"}
    edited: int = 0
    endorsed: int = 0
    adopted: int = 0
    adopted_by: str = "省政协"
    endorsed_by: str = "主要领导"
    answered: bool = True
    category: str = ""


@dataclass(frozen=True)
class Proposals(Filing):
    """Proposals. The key ones are supervised by leaders, and their results made public."""

    GAPS: ClassVar[frozenset[str]] = Filing.GAPS | {"unsupervised", "unpublished", "disordered"}
    filed: int = 0  # 0: all
    key: int = 0
    supervisors: tuple[str, ...] = ("leaders",)
    published: bool = False  # the results of the key ones
    steps: tuple[str, ...] = ()  # discussed, talked, supervised: days in order, before the answer
    answered_by: date | None = None  # the day by which all are answered
    pending: bool = False  # none is answered yet, and none is due


def fill(office: Office) -> None:
    """Hand in everything."""
    for reports in batches(office, "reports", Reports):
        made = _reports(office, reports)
        for n, report in enumerate(made, len(office.reports) + 1):
            report.number = f"SQ{office.spec.year}{n:04}"
        _title(office, made, "的建议")
        office.reports += made
        _plant_reports(office, reports, made)
    for proposals in batches(office, "proposals", Proposals):
        done = _proposals(office, proposals)
        for n, proposal in enumerate(done, len(office.proposals) + 1):
            proposal.number = f"{office.spec.year}{n:04}"
        _title(office, done, "的提案")
        office.proposals += done
        _plant_proposals(office, proposals, done)


def _title(office: Office, filed: Sequence[Report | Proposal], ending: str) -> None:
    """Give titles that no two share, each about a concern of the constituency and a township."""
    dice, used = (
        office.dice(f"titles {ending}"),
        {r.title for r in office.reports} | {p.title for p in office.proposals},
    )
    for thing in filed:
        topic, township = dice.choice(sectors()[thing.concerns].topics), dice.choice(office.townships)
        (thing.title,) = numbered_titles(used, [f"关于{dice.choice(VERBS)}{township.name}{topic}{ending}"])


def _hands(office: Office, batch: Filing, dice: Random, count: int, kind: str) -> list[list[Member]]:
    """Deal the members who hand in, and note who falls short."""
    who = [m for m in chosen(office, batch.who) if NAMESAKE not in m.tags]
    gap, twins = batch.gap("short"), [m for m in chosen(office, batch.who) if NAMESAKE in m.tags]
    few = {member: 0 for member in who if INACTIVE in member.tags}
    few |= dict.fromkeys(fresh(office, gap.count, able(office, who)), max(0, batch.each - 1))
    if batch.each:
        for member in few:
            gap.plant(office, member.number)
    few |= {member: 0 for member in who if f"no {kind}" in member.tags}
    hands = deal(dice, who, count - len(twins) * batch.each, batch.members, batch.each, few)
    return hands + [[member] for member in twins for _ in range(batch.each)]


def _routes(office: Office, batch: Filing, dice: Random, hands: Sequence[Sequence[Member]]) -> list[Platform | None]:
    """Send exactly `through` of them by way of a platform: that of the first who hands in, where there is one."""
    if not batch.through:
        return [None] * len(hands)
    every = [platform for platform in platforms(office, batch.platforms) if not platform.idle]
    own = [[p for p in people[0].platforms if p in every] for people in hands]
    able_ = [n for n, found in enumerate(own) if found]
    picked = dice.sample(able_, min(batch.through, len(able_)))
    others = [n for n in range(len(hands)) if n not in set(picked)]
    picked += dice.sample(others, batch.through - len(picked))
    routes: list[Platform | None] = [None] * len(hands)
    for n in picked:
        routes[n] = dice.choice(own[n] or every)
    return routes


def _day(office: Office, batch: Filing, dice: Random) -> date:
    return day_in(dice, batch.since or office.spec.first_day, batch.until or office.spec.last_day)


def _reports(office: Office, batch: Reports) -> list[Report]:
    dice = office.dice(f"reports {batch.id}")
    hands = _hands(office, batch, dice, batch.count - batch.of_groups, "report")
    made = []
    for people, platform in zip(hands, _routes(office, batch, dice, hands), strict=True):
        made.append(_report(office, batch, dice, people, platform))
    for name in _collective(office, batch):
        report = _report(office, batch, dice, [], None)
        report.collective = name
        made.append(report)
    made.sort(key=lambda report: report.day)
    _take_up(office, batch, dice, made)
    return made


def _report(office: Office, batch: Reports, dice: Random, people: list[Member], platform: Platform | None) -> Report:
    concern = people[0].constituency if people else dice.choice(list(office.spec.seats))
    day = _day(office, batch, dice)
    department = office.local(dice.choice(sectors()[concern].departments))
    answered = min(day + timedelta(days=dice.randrange(5, 25)), office.spec.last_day) if batch.answered else None
    return Report(
        "", "", people, day, "留存", concern, department, answered, platform=platform, category=batch.category
    )


def _collective(office: Office, batch: Filing) -> Iterator[str]:
    """Yield the groups and constituencies that hand in, in turn."""
    if batch.of_groups:
        turns = cycle(groups(office, batch.groups))
        yield from (next(turns).name for _ in range(batch.of_groups))
    turn = cycle(office.spec.seats)
    yield from (next(turn) for _ in range(batch.constituencies))


def _take_up(office: Office, batch: Reports, dice: Random, made: list[Report]) -> None:
    """Edit some, and let some of those be endorsed and adopted."""
    edited = sorted(dice.sample(made, batch.edited), key=lambda report: report.day)
    for index, report in enumerate(edited, 1):
        report.status, report.issue_no = "已印发", f"第{index}期"
        report.edited_on = min(report.day + timedelta(days=3), office.spec.last_day)
    last = office.spec.last_day
    for report in edited[: batch.endorsed]:
        report.endorsed_by, report.endorsed_on = batch.endorsed_by, min(report.day + timedelta(days=6), last)
    for report in edited[len(edited) - batch.adopted :]:
        report.status, report.adopted = "已录用", batch.adopted_by


def _plant_reports(office: Office, batch: Reports, made: list[Report]) -> None:
    plain = iter([report for report in made if not report.issue_no])
    for name in ("unanswered", "skipping", "draft"):
        gap = batch.gap(name)
        for report in [next(plain) for _ in range(gap.count)]:
            if name == "unanswered":
                report.answered = None
            elif name == "draft":
                report.status, report.answered = "暂存", None
            else:  # kept on file and yet adopted: a status of its own would tell that it was edited
                report.adopted = batch.adopted_by
            gap.plant(office, report.number)


def _proposals(office: Office, batch: Proposals) -> list[Proposal]:
    dice = office.dice(f"proposals {batch.id}")
    count = batch.count - batch.of_groups - batch.constituencies
    hands = _hands(office, batch, dice, count, "proposal")
    made = []
    for people, platform in zip(hands, _routes(office, batch, dice, hands), strict=True):
        made.append(_proposal(office, batch, dice, people, "", platform))
    made += [_proposal(office, batch, dice, [], name, None) for name in _collective(office, batch)]
    for proposal in dice.sample(made, len(made) - (batch.filed or len(made))):
        proposal.filed, proposal.due, proposal.answered = False, None, None
    made.sort(key=lambda proposal: proposal.day)
    _supervise(office, batch, dice, made)
    return made


def _proposal(
    office: Office, batch: Proposals, dice: Random, people: list[Member], collective: str, platform: Platform | None
) -> Proposal:
    concern = people[0].constituency if people else dice.choice(list(office.spec.seats))
    day, last = _day(office, batch, dice), batch.answered_by or office.spec.last_day
    due = last if day + timedelta(days=30) <= last else last + timedelta(days=60)
    answered = None if batch.pending else day_in(dice, min(day + timedelta(days=20), last), last)
    departments = [office.local(word) for word in dice.sample(sectors()[concern].departments, 1)]
    due = last + timedelta(days=120) if batch.pending else due
    return Proposal("", "", people, [], collective, day, True, concern, departments, due, answered, platform=platform)


def _supervise(office: Office, batch: Proposals, dice: Random, made: list[Proposal]) -> None:
    heads = cycle(chosen(office, batch.supervisors))
    filed = [proposal for proposal in made if proposal.filed]
    for proposal in dice.sample(filed, batch.key):
        proposal.key, proposal.supervisors = True, [next(heads)]
        if batch.published and proposal.answered:
            proposal.published = min(proposal.answered + timedelta(days=5), office.spec.last_day)
    for proposal in filed:
        day = proposal.day
        for step in batch.steps:
            day += timedelta(days=dice.randint(1, 5))
            setattr(proposal, step, day)
        if batch.steps and proposal.answered:
            proposal.answered = max(proposal.answered, day + timedelta(days=1))


def _plant_proposals(office: Office, batch: Proposals, made: list[Proposal]) -> None:
    plain = iter([proposal for proposal in made if proposal.filed and not proposal.key])
    keyed = iter([proposal for proposal in made if proposal.key])
    for name, pool in (("unanswered", plain), ("disordered", plain), ("unsupervised", keyed), ("unpublished", keyed)):
        gap = batch.gap(name)
        for proposal in [next(pool) for _ in range(gap.count)]:
            if name == "unanswered":
                proposal.answered = None
            elif name == "unsupervised":
                proposal.supervisors = []
            elif name == "unpublished":
                proposal.published = None
            elif proposal.answered:
                setattr(proposal, batch.steps[0], proposal.answered + timedelta(days=2))
            gap.plant(office, proposal.number)
