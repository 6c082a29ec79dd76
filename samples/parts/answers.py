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
    """One rule whose gaps follow from the plan."""

    rule: str = ""
    tell: str = ""
    of: str = ""


def answer(office: Office) -> Answer:
    """Return totals, gaps and unknowns by rule key, and what must never be kept."""
    gaps = {rule: list(subjects) for rule, subjects in office.gaps.items()}
    for batch in batches(office, "derived", Derived):
        if batch.tell not in TELLERS:
            raise ValueError(f"{office.spec.name}: no teller {batch.tell!r}; there are: {', '.join(sorted(TELLERS))}")
        gaps.setdefault(batch.rule, []).extend(TELLERS[batch.tell](office, batch.of))
    return Answer(
        office.spec.name,
        office.seed,
        _totals(office),
        {rule: _once(subjects) for rule, subjects in sorted(gaps.items())},
        {rule: _once(subjects) for rule, subjects in sorted(office.unknown.items())},
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
    phones = [member.phone for member in office.members] + [contact.phone for contact in office.contacts]
    phones += [officer.phone for officer in office.officers.values()]
    creeds = sorted({member.creed for member in office.members} - {""})
    return {"phones": phones, "identities": [member.identity for member in office.members], "creeds": creeds}


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


TELLERS: dict[str, Teller] = {
    "villages-without-member": _villages_without_member,
    "townships-without-platform": _townships_without_platform,
    "constituencies-without-platform": _constituencies_without_platform,
    "constituencies-without-convener": _constituencies_without_convener,
    "members-outside-group": _members_outside,
    "members-without-platform": _members_unplaced,
}
