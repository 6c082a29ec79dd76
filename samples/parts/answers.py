"""The answer of an office made of parts: what its batches planted by rule, and what follows from the plan besides.

`[[derived]]` names a rule and one of the tellers below, for gaps that no batch plants because they follow from the
published numbers: 137 members leave 56 of 193 villages without one.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from samples.answer import Answer, Subject, ordered
from samples.parts.batch import Batch, batches
from samples.parts.dealing import INACTIVE
from samples.plan import Office
from samples.roster import NAMESAKE
from samples.things import Platform

Teller = Callable[[Office, str], Iterator[Subject]]


@dataclass(frozen=True)
class Derived(Batch):
    """One rule whose gaps (or unknowns) follow from the plan."""

    rule: str = ""
    tell: str = ""
    of: str = ""
    unknown: bool = False


def answer(office: Office) -> Answer:
    """Return totals, gaps and unknowns by rule key, and what must never be kept."""
    gaps, unknown = by_rule(office)
    return Answer(office.spec.name, office.seed, _totals(office), gaps, unknown, _private(office))


def by_rule(office: Office) -> tuple[dict[str, list[Subject]], dict[str, list[Subject]]]:
    """Return the gaps and the unknowns that the batches planted, by rule key."""
    gaps, unknown = ({rule: list(found) for rule, found in told.items()} for told in (office.gaps, office.unknown))
    for batch in batches(office, "derived", Derived):
        if batch.tell not in TELLERS:
            raise ValueError(f"{office.spec.name}: no teller {batch.tell!r}; there are: {', '.join(sorted(TELLERS))}")
        into = unknown if batch.unknown else gaps
        into.setdefault(batch.rule, []).extend(TELLERS[batch.tell](office, batch.of))
    one, other = ({rule: _once(held) for rule, held in sorted(told.items())} for told in (gaps, unknown))
    return one, other


def _once(subjects: list[Subject]) -> list[Subject]:
    return ordered(list({repr(subject): subject for subject in subjects}.values()))


def _totals(office: Office) -> dict[str, int]:
    """Return how many rows of each part there are."""
    names = """members platforms groups departments staff appointments activities topics tasks cases reports proposals
    documents endorsements donations outcomes contacts calls leader_visits"""
    return {name: len(getattr(office, name)) for name in names.split()} | {"townships": len(office.townships)}


def _private(office: Office) -> dict[str, list[str]]:
    people = office.members + office.guests
    phones = [member.phone for member in people] + [contact.phone for contact in office.contacts]
    phones += [officer.phone for officer in office.officers.values()]
    creeds = sorted({member.creed for member in people} - {""})
    return {"phones": phones, "identities": [member.identity for member in people], "creeds": creeds}


def _villages_without_member(office: Office, _: str) -> Iterator[Subject]:
    settled = {village.code for member in office.members for village in member.villages}
    yield from (v.code for township in office.townships for v in township.villages if v.code not in settled)


def _townships_without_platform(office: Office, batch: str) -> Iterator[Subject]:
    held = {p.township.code for p in office.platforms if p.township and (not batch or p.batch == batch)}
    yield from (township.code for township in office.townships if township.code not in held)


def _townships_without_outcome(office: Office, batch: str) -> Iterator[Subject]:
    told = {o.township.code for o in office.outcomes if o.township and (not batch or o.batch == batch)}
    yield from (township.code for township in office.townships if township.code not in told)


def _constituencies_without_platform(office: Office, batch: str) -> Iterator[Subject]:
    served = {name for p in office.platforms if not batch or p.batch == batch for name in p.constituencies}
    yield from (name for name in office.spec.seats if name not in served)


def _constituencies_without_convener(office: Office, _: str) -> Iterator[Subject]:
    yield from office.spec.planted.without_convener


def _members_inactive(office: Office, _: str) -> Iterator[Subject]:
    """Yield the members who do nothing at all."""
    yield from (member.number for member in office.members if INACTIVE in member.tags)


def _members_outside(office: Office, batch: str) -> Iterator[Subject]:
    """Yield the members in no group of a batch."""
    yield from (m.number for m in office.members if not any(group.batch == batch for group in m.groups))


def _party_outside(office: Office, batch: str) -> Iterator[Subject]:
    """Yield the members of the party who are in no group of a batch."""
    party = (m for m in office.members if m.party == "中共党员")
    yield from (m.number for m in party if not any(group.batch == batch for group in m.groups))


def _members_unreached(office: Office, batches: str) -> Iterator[Subject]:
    """Yield the members in no group of some batches ("branches cells") whose constituency none of them looks after."""
    looked_after = {name for group in office.groups if group.batch in batches.split() for name in group.constituencies}
    outside = (m for m in office.members if not any(group.batch in batches.split() for group in m.groups))
    yield from (member.number for member in outside if member.constituency not in looked_after)


def _members_unplaced(office: Office, batch: str) -> Iterator[Subject]:
    """Yield the members placed at no platform of a batch."""
    yield from (m.number for m in office.members if not any(p.batch == batch for p in m.platforms))


def _far(office: Office, batch: str, told: bool) -> Iterator[Subject]:
    """Yield [member, platform] where the platform is in neither township of home and work (`told`: both are known)."""
    for platform in [p for p in office.platforms if p.batch == batch]:
        for member in platform.members:
            if platform.township not in (member.home, member.work) and bool(member.work) is told:
                yield [member.number, platform.name]


def _mediators_idle(office: Office, batch: str) -> Iterator[Subject]:
    """Yield those appointed in a batch who mediate in no case."""
    busy = {member for case in office.cases for member in case.members}
    yield from (m.number for m in office.members if batch in m.tags and m not in busy)


def _untrained(office: Office, batch: str) -> Iterator[Subject]:
    """Yield the activities of a batch whose organiser held no training on an earlier day."""
    trained = [a for a in office.activities if a.kind == "培训" and a.day]
    for activity in office.activities:
        if activity.batch.split(" ")[0] == batch and activity.day:
            days = [t.day for t in trained if t.day and set(t.organisers) & set(activity.organisers)]
            if not any(day < activity.day for day in days):
                yield activity.title


def _platforms_without(office: Office, batch: str, what: str) -> Iterator[Subject]:
    """Yield the platforms of a batch with no `session` held there, no `voice` through them, no `aid` given there."""
    busy: dict[str, list[Platform | None]] = {
        "session": [a.platform for a in office.activities if a.day and a.kind == "协商议事"],
        "voice": [r.platform for r in office.reports] + [p.platform for p in office.proposals],
        "aid": [gift.platform for gift in office.donations],
    }
    yield from (p.name for p in office.platforms if p.batch == batch and p not in busy[what])


def _tasks_overdue(office: Office, kind: str) -> Iterator[Subject]:
    """Yield the tasks of a kind whose due day has passed and which nobody has done."""
    last = office.spec.last_day
    yield from (t.number for t in office.tasks if t.kind == kind and t.due and t.due < last and not t.done)


def _groups(office: Office, batch: str) -> Iterator[Subject]:
    """Yield the groups of a batch, all of which do nothing."""
    yield from (group.name for group in office.groups if group.batch == batch)


def _overcounted(office: Office, batch: str) -> Iterator[Subject]:
    """Yield the activities of a batch at which more was solved than opinions were put forward."""
    held = [a for a in office.activities if a.batch.split(" ")[0] == batch]
    yield from (a.title for a in held if int(a.solved or 0) > int(a.opinions or 0))


def _reports_unfollowed(office: Office, _: str) -> Iterator[Subject]:
    """Yield the reports whose endorsement stands in their own sheet, and of which no list says what followed."""
    followed = {one.number for one in office.endorsements if one.followed_up}
    yield from (r.number for r in office.reports if r.endorsed_by and r.number not in followed)


def _needs_unfinished(office: Office, least: str) -> Iterator[Subject]:
    """Yield the common needs whose report was not endorsed, and followed up by each of at least so many departments."""
    for call in [call for call in office.calls if call.common]:
        rows = [one for one in office.endorsements if call.converted and one.number == call.converted]
        units = {unit for one in rows for unit in one.departments}
        done = {unit for one in rows if one.followed_up for unit in one.departments}
        if len(units) < int(least) or units - done:
            yield call.issue


def _cells_without_platform(office: Office, cell: str) -> Iterator[Subject]:
    """Yield [body, cell] where no platform is: "firm/prefecture:企业/市级", as the program and as a sheet writes it."""
    written, _, words = cell.partition(":")
    if words not in {f"{p.host_kind}/{p.level}" for p in office.platforms if p.departments}:
        yield [office.spec.title, written]


def _topics_slow(office: Office, between: str) -> Iterator[Subject]:
    """Yield the topics that took longer "from>to:days" than that, or have been waiting longer; with a source told."""
    stages, _, most = between.partition(":")
    first, _, then = stages.partition(">")
    for topic in [t for t in office.topics if t.source and first in t.days]:
        if (topic.days.get(then, office.spec.last_day) - topic.days[first]).days > int(most):
            yield topic.number


def _bare_liaison_groups(office: Office, _: str) -> Iterator[Subject]:
    yield from (f"{township.name}联络组" for township in office.bare_townships)


def _totals_stated(office: Office, which: str) -> Iterator[Subject]:
    """Yield the committees whose total of contacts is `wrong` or `blank`."""
    planted = office.spec.planted
    yield from planted.wrong_totals if which == "wrong" else planted.blank_totals


def _party_group(office: Office, least: str) -> Iterator[Subject]:
    """Yield those of the party group who had fewer talks than asked for."""
    for leader in [m for m in office.leaders if "党组" in m.role]:
        if sum(v.talk and v.leader is leader for v in office.leader_visits) < int(least):
            yield leader.number


def _ways_unused(office: Office, _: str) -> Iterator[Subject]:
    """Yield [constituency, way] where no member of the constituency served its people in that way."""
    used = {(m.constituency, "contact") for m in office.members if m.contacts}
    for visit in office.visits:
        if visit.counts:
            used.add((visit.member.constituency, "online" if visit.mode in ONLINE else "visit"))
    for activity in [a for a in office.activities if a.day]:
        way = "publicity" if activity.kind == "宣传引导" else "performance"
        used |= {(m.constituency, way) for m in activity.members + activity.hosts if NAMESAKE not in m.tags}
    ways = ("performance", "publicity", "online", "visit", "contact")
    yield from ([name, way] for name in office.spec.seats for way in ways if (name, way) not in used)


ONLINE = ("电话", "微信", "视频")

TELLERS: dict[str, Teller] = {
    "body": lambda office, _: iter([office.spec.title]),
    "members-tagged": lambda office, tag: (m.number for m in office.members if tag in m.tags),
    "groups-idle": _groups,
    "tasks-overdue": _tasks_overdue,
    "activities-overcounted": _overcounted,
    "reports-unfollowed": _reports_unfollowed,
    "liaison-groups-bare": _bare_liaison_groups,
    "topics-slow": _topics_slow,
    "cells-without-platform": _cells_without_platform,
    "needs-unfinished": _needs_unfinished,
    "committee-totals": _totals_stated,
    "party-talks-short": _party_group,
    "ways-unused": _ways_unused,
    "villages-without-member": _villages_without_member,
    "townships-without-platform": _townships_without_platform,
    "townships-without-outcome": _townships_without_outcome,
    "constituencies-without-platform": _constituencies_without_platform,
    "constituencies-without-convener": _constituencies_without_convener,
    "members-inactive": _members_inactive,
    "members-outside-group": _members_outside,
    "party-outside-group": _party_outside,
    "members-unreached": _members_unreached,
    "members-without-platform": _members_unplaced,
    "platforms-without-session": lambda office, batch: _platforms_without(office, batch, "session"),
    "platforms-without-voice": lambda office, batch: _platforms_without(office, batch, "voice"),
    "platforms-without-aid": lambda office, batch: _platforms_without(office, batch, "aid"),
    "platforms-far": lambda office, batch: _far(office, batch, told=True),
    "platforms-maybe-far": lambda office, batch: _far(office, batch, told=False),
    "mediators-idle": _mediators_idle,
    "activities-untrained": _untrained,
}
