"""The answer of an office made of parts: what its batches planted by rule, and what follows from the plan besides.

`[[derived]]` names a rule and one of the tellers below, for gaps that no batch plants because they follow from the
published numbers: 137 members leave 56 of 193 villages without one.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from samples.answer import Answer, Subject, ordered
from samples.parts.batch import Batch, batches
from samples.plan import Office

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
    gaps, unknown = ({rule: list(found) for rule, found in told.items()} for told in (office.gaps, office.unknown))
    for batch in batches(office, "derived", Derived):
        if batch.tell not in TELLERS:
            raise ValueError(f"{office.spec.name}: no teller {batch.tell!r}; there are: {', '.join(sorted(TELLERS))}")
        into = unknown if batch.unknown else gaps
        into.setdefault(batch.rule, []).extend(TELLERS[batch.tell](office, batch.of))
    return Answer(
        office.spec.name,
        office.seed,
        _totals(office),
        {rule: _once(subjects) for rule, subjects in sorted(gaps.items())},
        {rule: _once(subjects) for rule, subjects in sorted(unknown.items())},
        _private(office),
    )


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


def _constituencies_without_platform(office: Office, batch: str) -> Iterator[Subject]:
    served = {name for p in office.platforms if not batch or p.batch == batch for name in p.constituencies}
    yield from (name for name in office.spec.seats if name not in served)


def _constituencies_without_convener(office: Office, _: str) -> Iterator[Subject]:
    yield from office.spec.planted.without_convener


def _members_outside(office: Office, batch: str) -> Iterator[Subject]:
    """Yield the members in no group of a batch."""
    yield from (m.number for m in office.members if not any(group.batch == batch for group in m.groups))


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


def _groups(office: Office, batch: str) -> Iterator[Subject]:
    """Yield the groups of a batch, all of which do nothing."""
    yield from (group.name for group in office.groups if group.batch == batch)


TELLERS: dict[str, Teller] = {
    "members-tagged": lambda office, tag: (m.number for m in office.members if tag in m.tags),
    "groups-idle": _groups,
    "villages-without-member": _villages_without_member,
    "townships-without-platform": _townships_without_platform,
    "constituencies-without-platform": _constituencies_without_platform,
    "constituencies-without-convener": _constituencies_without_convener,
    "members-outside-group": _members_outside,
    "members-without-platform": _members_unplaced,
    "platforms-far": lambda office, batch: _far(office, batch, told=True),
    "platforms-maybe-far": lambda office, batch: _far(office, batch, told=False),
    "mediators-idle": _mediators_idle,
    "activities-untrained": _untrained,
}
