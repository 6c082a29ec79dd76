"""`[[documents]]` and `[[endorsements]]`: what is filed, what it cites and records; what was endorsed or adopted."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import cycle
from random import Random
from typing import ClassVar

from samples.parts.batch import Batch, batches, gap_names
from samples.parts.dealing import Range, day_in, within
from samples.parts.matters import numbered_titles, topic_words
from samples.parts.platforms import department_names
from samples.plan import Office
from samples.things import Document, Endorsement, Group, Platform


@dataclass(frozen=True)
class Documents(Batch):
    """Documents by title, or `count` of one title, or one of each activity of a batch (`of = "activities:<key>"`)."""

    GAPS: ClassVar[frozenset[str]] = gap_names("unfiled sectionless uncited")
    kind: str = "制度"
    titles: tuple[str, ...] = ()
    title: str = "{topic}{kind}"
    count: int = 0
    of: str = ""  # activities:<batch>, platforms:<batch>, groups:<batch>: one of each
    sections: tuple[str, ...] = ()
    filers: tuple[str, ...] = ()  # names, or "committee" in turn
    filed_with: tuple[str, ...] = ()
    cites: tuple[str, ...] = ()
    level: str = ""
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True)
class Endorsements(Batch):
    """Endorsements and adoptions of `count` issues: of reports, proposals, topics, tasks."""

    GAPS: ClassVar[frozenset[str]] = frozenset(["unfollowed", "alone", "lagging"])
    of: str = "reports"
    converted: bool = False  # only what a need raised on a visit became
    only: str = ""  # tasks and topics of this batch
    count: int = 0
    kind: str = "批示"
    by: str = "市委主要领导"
    level: str = ""
    followed: bool = True
    departments: Range = (1,)
    row_each: bool = False  # each department that follows up has a row of its own
    skip: int = 0  # leave out so many issues, which another batch has taken


def fill(office: Office) -> None:
    """File documents, then endorse."""
    for batch in batches(office, "documents", Documents):
        office.documents += _documents(office, batch)
    for endorsed in batches(office, "endorsements", Endorsements):
        office.endorsements += _endorse(office, endorsed)


def _documents(office: Office, batch: Documents) -> list[Document]:
    dice = office.dice(f"documents {batch.id or batch.kind}")
    made = list(_written(office, batch, dice))
    committees = cycle(office.spec.committees or [office.spec.title])
    for n, document in enumerate(made, len(office.documents) + 1):
        document.number = f"WJ{office.spec.year}{n:03}"
        document.sections = list(batch.sections)
        document.filers += [next(committees) if name == "committee" else name for name in batch.filers]
        document.filed_with = list(batch.filed_with)
        document.cites = list(batch.cites)
        document.level = batch.level
    plain = iter(made)
    for name in ("unfiled", "sectionless", "uncited"):
        gap = batch.gap(name)
        for document in [next(plain) for _ in range(gap.count)]:
            setattr(document, {"unfiled": "filed_with", "sectionless": "sections", "uncited": "cites"}[name], [])
            gap.plant(office, document.title)
    return made


def _written(office: Office, batch: Documents, dice: Random) -> Iterator[Document]:
    used = {document.title for document in office.documents}
    first, last = batch.since or office.spec.first_day, batch.until or office.spec.last_day

    def paper(title: str, day: date | None = None) -> Document:
        (own,) = numbered_titles(used, [title])
        return Document("", own, batch.kind, batch.id or batch.kind, day or day_in(dice, first, last))

    part, _, name = batch.of.partition(":")
    for title in batch.titles:
        yield paper(title)
    for topic, _ in zip(cycle(topic_words(office, dice)), range(batch.count), strict=False):
        yield paper(batch.title.format(topic=topic, kind=batch.kind))
    for activity in office.activities if part == "activities" else ():
        if activity.batch.split(" ")[0] == name and activity.day:
            document = paper(f"{activity.title}{batch.kind}", activity.day)
            document.activities = [activity.number or activity.title]
            yield document
    named: dict[str, list[Platform] | list[Group]] = {"platforms": office.platforms, "groups": office.groups}
    for thing in named.get(part, []):
        if thing.batch == name:
            document = paper(f"{thing.name}{batch.kind}")
            document.filers = [thing.name]
            yield document


def _endorse(office: Office, batch: Endorsements) -> list[Endorsement]:
    dice = office.dice(f"endorsements {batch.id or batch.of} {batch.kind}")
    days = sorted(_issues(office, batch), key=lambda issue: issue[2])[batch.skip : batch.skip + batch.count]
    if len(days) < batch.count:
        raise ValueError(f"{office.spec.name}: {batch.count} endorsements, and only {len(days)} {batch.of}")
    made = []
    for number, title, begun in days:
        day = min(begun + timedelta(days=dice.randint(5, 20)), office.spec.last_day)
        one = Endorsement(number, title, batch.kind, batch.by, batch.level, day)
        one.departments = dice.sample(department_names(office), within(dice, batch.departments))
        if batch.followed:
            one.followed_up, one.result = min(day + timedelta(days=dice.randint(5, 40)), office.spec.last_day), "已落实"
        made.append(one)
    plain = iter(made)
    for name in ("unfollowed", "alone", "lagging"):
        gap = batch.gap(name)
        for one in [next(plain) for _ in range(gap.count)]:
            _spoil(one, name)
            gap.plant(office, one.number)
            if name == "lagging":
                made.append(_last_apart(one))
    return [row for one in made for row in (_rows(one) if batch.row_each else [one])]


def _spoil(one: Endorsement, name: str) -> None:
    if name == "alone":
        one.departments = one.departments[:1]
    elif name == "unfollowed":
        one.followed_up, one.result, one.departments = None, "", []


def _last_apart(one: Endorsement) -> Endorsement:
    """Take the last department out of an endorsement into a row of its own, where it has done nothing yet."""
    *one.departments, last = one.departments
    return replace(one, departments=[last], followed_up=None, result="办理中")


def _rows(one: Endorsement) -> list[Endorsement]:
    return [replace(one, departments=[unit]) for unit in one.departments] or [one]


def _issues(office: Office, batch: Endorsements) -> Iterator[tuple[str, str, date]]:
    if batch.of == "reports":
        became = {call.converted for call in office.calls}
        reports = [r for r in office.reports if not batch.converted or r.number in became]
        yield from ((r.number, r.title, r.day) for r in reports if not r.draft and not r.endorsed_by)
    elif batch.of == "proposals":
        yield from ((p.number, p.title, p.day) for p in office.proposals if p.filed)
    elif batch.of == "topics":
        yield from ((t.number, t.title, t.day) for t in office.topics if batch.only in ("", t.batch))
    elif batch.of == "tasks":
        first = office.spec.first_day
        yield from ((t.number, t.title, t.day or first) for t in office.tasks if batch.only in ("", t.batch))
    else:
        raise ValueError(f"{office.spec.name}: nothing to endorse of {batch.of!r}")
