"""`[[topics]]`: collected from several sources, screened, held in sessions, and followed through their stages.

Days are drawn backwards from the day of the session, so that the stages stand in order.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import cycle, islice
from random import Random
from typing import ClassVar

from samples.parts.batch import Batch, Gap, batches, gap_names
from samples.parts.dealing import Range, able, chosen, day_in, within
from samples.parts.platforms import department_names
from samples.plan import Member, Office
from samples.roster import NAMESAKE
from samples.spec import sectors
from samples.things import Activity, Topic

BEFORE = ("form", "verified", "approved", "analysed", "researched", "selected", "announced", "claimed")
AFTER = ("tracked", "closed")
STEP = 4
"""Days from a stage to the next, at most."""
SLOW = 40
"""Days more from a stage to the next, where a topic is planted as slow."""


@dataclass(frozen=True)
class Topics(Batch):
    """Topics: `count` collected, `selected` of them; `stages` names those that the sheet has a day for."""

    GAPS: ClassVar[frozenset[str]] = gap_names(
        """unscreened unheld unsupervised unclaimed stranger unmatched stage-missing disordered same-day
        leadless unranked pilotless open uncategorised sourceless slow alone"""
    )
    count: int = 0
    selected: int = 0  # 0: no screening, all are taken
    sources: tuple[str, ...] = ("委员荐题",)
    weights: tuple[int, ...] = ()
    stages: tuple[str, ...] = ("selected", "held")
    held_in: tuple[str, ...] = ()  # keys of the batches of activities
    agreed: bool = False  # the party organisation agrees on each with a member
    claim: Range = ()  # so many claimants, of those who are in the session
    key: int = 0  # of the selected
    supervisors: tuple[str, ...] = ("leaders",)
    leads: tuple[str, ...] = ()  # selectors: one leads each topic
    pilots: int = 0  # over all topics
    departments: Range = ()
    missing: str = ""  # the stage that the gap stage-missing takes away
    swapped: tuple[str, str] = ("announced", "held")  # stages that the gaps disordered and same-day touch
    slow: tuple[str, str] = ("researched", "held")  # stages between which the gap slow puts SLOW days more
    title: str = "{place}{topic}"
    topics: tuple[str, ...] = ()  # words for {topic}; else those of the constituencies
    outcomes: bool = False


def fill(office: Office) -> None:
    """Collect all topics."""
    for batch in batches(office, "topics", Topics):
        dice = office.dice(f"topics {batch.id}")
        made = _collected(office, batch, dice)
        taken = _screen(batch, made)
        _hold(office, batch, dice, taken)
        _stages(office, batch, dice, made)
        _people(office, batch, dice, taken)
        _name(office, batch, dice, made)
        _plant(office, batch, dice, taken)
        if batch.selected:
            _note(office, batch.gap("unscreened"), [topic for topic in made if topic.selected is None])
        office.topics += made


def _collected(office: Office, batch: Topics, dice: Random) -> list[Topic]:
    weights = batch.weights or (1,) * len(batch.sources)
    named = [source for source, weight in zip(batch.sources, weights, strict=True) for _ in range(weight)]
    first = office.spec.first_day
    made = [Topic("", "", named[n % len(named)], "", first, batch.id) for n in range(batch.count)]
    dice.shuffle(made)
    return made


def _screen(batch: Topics, made: list[Topic]) -> list[Topic]:
    if not batch.selected:
        return made
    taken, left = made[: batch.selected], made[batch.selected :]
    for topic in taken:
        topic.selected = True
    for topic in left[batch.gap("unscreened").count :]:
        topic.selected = False
    return taken


def _hold(office: Office, batch: Topics, dice: Random, taken: list[Topic]) -> None:
    """Bring the selected topics before the sessions: each session takes one, and some two where there are too few."""
    unheld = batch.gap("unheld").count
    sessions = [a for a in office.activities if a.day and a.batch.split(" ")[0] in batch.held_in]
    if batch.claim:
        sessions = [session for session in sessions if session.hosts or session.members]
    if not sessions:
        return
    topics = taken[unheld:]
    turns = dice.sample(sessions, len(sessions))
    for topic, session in zip(topics, cycle(turns), strict=False):
        _bring(topic, session)
    for topic, session in zip(topics, turns[len(topics) :], strict=False):
        _bring(topic, session)


def _bring(topic: Topic, session: Activity) -> None:
    session.topics.append(topic)
    topic.sessions.append(session)
    topic.township = topic.township or session.township
    topic.village = topic.village or session.village
    topic.platform = topic.platform or session.platform


def _stages(office: Office, batch: Topics, dice: Random, made: list[Topic]) -> None:
    """Give every topic its days: backwards from its first session, else anywhere in the period."""
    before = [stage for stage in BEFORE if stage in batch.stages]
    first, last = office.spec.first_day, office.spec.last_day
    for topic in made:
        held = min((s.day for s in topic.sessions if s.day), default=None)
        end = held or day_in(dice, first + timedelta(days=STEP * 9), last)
        day = end
        for stage in reversed(before):
            day = _earlier(dice, day, first)
            if topic.selected is False and stage in ("announced", "claimed"):
                continue
            if topic.selected is None and batch.selected and stage in ("selected", "announced", "claimed"):
                continue
            topic.days[stage] = day
        topic.day = _earlier(dice, day, first)
        if held:
            _after(batch, dice, topic, held, last)


def _earlier(dice: Random, day: date, first: date) -> date:
    return max(day - timedelta(days=dice.randint(1, STEP)), first)


def _after(batch: Topics, dice: Random, topic: Topic, held: date, last: date) -> None:
    if "held" in batch.stages:
        topic.days["held"] = held
    day = max(session.day for session in topic.sessions if session.day)
    for stage in AFTER:
        if stage in batch.stages:
            day = min(day + timedelta(days=dice.randint(1, 12)), last)
            topic.days[stage] = day
    topic.status = "已办结" if "closed" in topic.days else "办理中"


def _people(office: Office, batch: Topics, dice: Random, taken: list[Topic]) -> None:
    """Name proposers, claimants, leads, supervisors, departments and pilots."""
    leads, heads = cycle(chosen(office, batch.leads) or [None]), cycle(chosen(office, batch.supervisors))
    doing = [m for m in able(office) if NAMESAKE not in m.tags]
    for topic in taken:
        there = _there(topic)
        topic.approvers = (there[-1:] or dice.sample(doing, 1)) if batch.agreed else []
        topic.claimants = there[: within(dice, batch.claim)] if batch.claim else []
        if "委员" in topic.source:
            topic.proposers = there[:1] or dice.sample(doing, 1)
        lead = next(leads)
        topic.leads = [lead] if lead else []
        topic.departments = dice.sample(department_names(office), within(dice, batch.departments or (0,)))
    keyed = taken[-batch.key :] if batch.key else []
    for topic in keyed:
        topic.key, topic.supervisors = True, [next(heads)]
    piloted = taken[: len(taken) - batch.gap("pilotless").count]
    for topic, village in zip(cycle(piloted), dice.sample(office.village_names(), batch.pilots), strict=False):
        topic.pilots.append(village)


def _there(topic: Topic) -> list[Member]:
    return [member for session in topic.sessions[:1] for member in [*session.hosts, *session.members]]


def _name(office: Office, batch: Topics, dice: Random, made: list[Topic]) -> None:
    """Number the topics by day, and give them titles, places and categories."""
    used = {topic.title for topic in office.topics}
    for number, topic in enumerate(sorted(made, key=lambda topic: topic.day), len(office.topics) + 1):
        topic.number = f"YT{office.spec.year}{number:04}"
        there = _there(topic)
        if topic.township is None:
            topic.township = there[0].site if there and there[0].site else dice.choice(office.townships)
        own = there[0] if there else None
        name = own.constituency if own else dice.choice(list(office.spec.seats))
        topic.category = own.specialities[0] if own else dice.choice(sectors()[name].specialities)
        place = topic.village or topic.township
        told = {"place": place.name, "topic": dice.choice(batch.topics or sectors()[name].topics), "n": number}
        title = base = batch.title.format(**told)
        again = 1
        while title in used:
            again += 1
            title = f"{base}（{again}）"
        used.add(title)
        topic.title = title
        topic.outcome = f"{topic.title}已落实" if batch.outcomes and "closed" in topic.days else ""


def _plant(office: Office, batch: Topics, dice: Random, taken: list[Topic]) -> None:
    _note(office, batch.gap("unheld"), taken[: batch.gap("unheld").count])
    plain = iter([t for t in taken if t.sessions and not t.key])
    for name in _SPOILT:
        if name == "unranked" and not batch.leads:
            continue
        gap = batch.gap(name)
        drawn = [next(plain) for _ in range(gap.count)]
        for topic in drawn:
            _spoil(office, batch, dice, topic, name)
        if name != "stranger":
            _note(office, gap, drawn)
        else:
            for topic in drawn:
                gap.plant(office, [topic.number, topic.claimants[0].number])
    _note(office, batch.gap("pilotless"), taken[len(taken) - batch.gap("pilotless").count :])
    keyed = iter([topic for topic in taken if topic.key])
    for name in ("unsupervised",) if batch.leads else ("unsupervised", "unranked"):
        drawn = list(islice(keyed, batch.gap(name).count))
        for topic in drawn:
            topic.supervisors = [_ordinary(office, dice)] if name == "unranked" else []
        _note(office, batch.gap(name), drawn)


_SPOILT = (
    *("unclaimed", "stranger", "unmatched", "stage-missing", "disordered", "same-day"),
    *("leadless", "unranked", "open", "uncategorised", "sourceless", "slow", "alone"),
)


def _note(office: Office, gap: Gap, topics: Sequence[Topic]) -> None:
    for topic in topics:
        gap.plant(office, topic.number)


def _spoil(office: Office, batch: Topics, dice: Random, topic: Topic, name: str) -> None:
    first, second = batch.swapped
    match name:
        case "unclaimed":
            topic.claimants = []
            topic.days.pop("claimed", None)
        case "stranger":
            topic.claimants = [_stranger(office, dice, topic)]
        case "unmatched":
            topic.category = "其他"
        case "uncategorised":
            topic.category = ""
        case "sourceless":
            topic.source = ""
        case "stage-missing":
            topic.days.pop(batch.missing or batch.stages[0])
        case "disordered":
            topic.days[first] = topic.days[second] + timedelta(days=1)
        case "same-day":
            topic.days[first] = topic.days[second]
        case "leadless" | "unranked":
            topic.leads = [] if name == "leadless" else [_ordinary(office, dice)]
        case "alone":
            topic.approvers = []
        case "slow":
            early = BEFORE[: BEFORE.index(batch.slow[0]) + 1]
            topic.day -= timedelta(days=SLOW)
            topic.days |= {stage: day - timedelta(days=SLOW) for stage, day in topic.days.items() if stage in early}
        case _:
            topic.days.pop("closed", None)
            topic.status, topic.outcome = "办理中", ""


def _ordinary(office: Office, dice: Random) -> Member:
    """Return a member who holds no post in the body."""
    return dice.choice([m for m in able(office) if m.role == "委员" and NAMESAKE not in m.tags])


def _stranger(office: Office, dice: Random, topic: Topic) -> Member:
    """Return a member who is sent nowhere near the topic."""
    return dice.choice([m for m in able(office) if m.site is not topic.township and NAMESAKE not in m.tags])
