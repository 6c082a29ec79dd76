"""Opinion reports and proposals, their submitters, and the steps each has reached."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from graph.building.events import when
from graph.building.site import Entry, Site
from graph.draft import Draft
from graph.identity import opaque
from graph.names import plain_name
from graph.resolve import Match, short_constituency
from graph.vocabulary import value_of

Time = tuple[date | None, date | None, bool]
Reached = tuple[str, date | None, str | None]  # kind of step, day, level
EDITED = ("edited", "reviewed", "issued", "adopted")
"""States of an opinion report that come after its editing."""


def issue_node(draft: Draft, entry: Entry, id_: str, kind: str, title: str, time: Time, /, **told: Any) -> None:
    """State an issue with its first and last possible day."""
    about = {name: entry.record.get(name) for name in ("category", "due", "result", "key")}
    draft.node("Issue", id_, entry.row, name=title, kind=kind, date=time[0], latest=time[1], **about | told)


def steps(draft: Draft, entry: Entry, issue: str, reached: Iterable[Reached]) -> None:
    """State the steps an issue has reached; a step without a day has none, not the issue's."""
    for kind, day, level in reached:
        id_ = opaque("x", issue, kind, level or "")
        draft.node("Step", id_, entry.row, kind=kind, date=day, latest=day, level=level)
        draft.link(("Issue", "REACHED", "Step"), (issue, id_), entry.row)


def departments(site: Site, draft: Draft, entry: Entry, issue: str, column: str, role: str) -> None:
    """State which departments handle an issue."""
    for name in entry[column] or ():
        department = site.thing("Department", name, entry.row)
        draft.link(("Issue", "HANDLED_BY", "Department"), (issue, department), entry.row, role=role)


def reports(site: Site) -> None:
    """State every opinion report."""
    for entry in site.entries("reports"):
        time = when(site, entry)
        status = value_of("status", entry["status"])
        id_ = _id(site, entry, "opinion_report")
        draft = site.sure if time[2] else site.possible
        issue_node(draft, entry, id_, "opinion_report", entry["title"], time, number=entry["number"], status=status)
        _submitters(site, draft, entry, id_)
        departments(site, draft, entry, id_, "departments", "main")
        _concerns(site, draft, entry, id_)
        reached: list[Reached] = [("submitted", time[0], None)] if status != "draft" else []
        reached += [("edited", None, None)] if status in EDITED or entry["issue_no"] else []
        adopted = [value_of("level", level) for level in entry["adopted"] or ()]
        reached += [("adopted", None, level) for level in adopted or ([None] if status == "adopted" else [])]
        reached += [("endorsed", entry["endorsed_on"], name) for name in entry["endorsed_by"] or ()]
        steps(draft, entry, id_, reached + _answer(entry, status))


def proposals(site: Site) -> None:
    """State every proposal."""
    for entry in site.entries("proposals"):
        time = when(site, entry)
        filed, status = (value_of("status", entry[name]) for name in ("filed_status", "status"))
        id_ = _id(site, entry, "proposal")
        draft = site.sure if time[2] else site.possible
        told = {"number": entry["number"], "status": status or filed}
        issue_node(draft, entry, id_, "proposal", entry["title"], time, **told)
        _submitters(site, draft, entry, id_)
        departments(site, draft, entry, id_, "departments", "main")
        departments(site, draft, entry, id_, "co_departments", "joint")
        _concerns(site, draft, entry, id_)
        for name in entry["supervisors"] or ():
            match = site.member(entry, name)
            for who in match.ids:
                world = draft if match.firm else site.possible
                world.link(("Member", "SUPERVISES", "Issue"), (who, id_), entry.row, role="leader")
        reached: list[Reached] = [("submitted", time[0], None)] if filed != "draft" else []
        reached += [("filed", None, None)] if filed == "filed" else []
        reached += [("returned", None, None)] if filed in ("not_filed", "returned") else []
        steps(draft, entry, id_, reached + _answer(entry, status))


def _id(site: Site, entry: Entry, kind: str) -> str:
    """Return an id that the same report keeps when its sheet is sent in again."""
    first = ([*(entry["submitters"] or []), ""])[0]
    told = (entry["number"],) if entry["number"] else (plain_name(entry["title"]), plain_name(first), entry["date"])
    return opaque("i", site.body.id, kind, *told)


def _answer(entry: Entry, status: str | None) -> list[Reached]:
    if entry["answered_on"] or status == "answered":
        return [("answered", entry["answered_on"], None)]
    return []


def _submitters(site: Site, draft: Draft, entry: Entry, issue: str) -> None:
    """State who submitted: members, or the body's own committees, groups and constituencies; all proposers share."""
    names, numbers = entry["submitters"] or [], entry["submitter_numbers"] or []
    told = {"constituency": short_constituency(entry["constituency"])} if entry["constituency"] else {}
    for place, name in enumerate(names):
        number = numbers[place] if len(numbers) == len(names) else None
        label, match = _submitter(site, entry, name, number, told if place == 0 else {})
        share, role = 1 / len(names), "first" if place == 0 else "joint"
        _submit(site, draft, entry, issue, label, match, share=share, role=role)
    for name in entry["cosigners"] or ():
        label, match = _submitter(site, entry, name, None, {})
        _submit(site, draft, entry, issue, label, match, share=0.0, role="cosigner")


def _submit(
    site: Site, draft: Draft, entry: Entry, issue: str, label: str, match: Match, /, *, share: float, role: str
) -> None:
    world = draft if match.firm else site.possible
    for who in match.ids:
        world.link((label, "SUBMITTED", "Issue"), (who, issue), entry.row, share=share, role=role)


def _submitter(site: Site, entry: Entry, name: str, number: str | None, told: dict[str, str]) -> tuple[str, Match]:
    found = site.members.find(name, number, **told)
    if not found.ids:
        for label in ("Committee", "Constituency", "Group"):
            match = site.known(label, name)
            if match.ids:
                return label, match
    if not found.firm:
        site.unsure(entry, found, "submitters", name)
    return "Member", found


def _concerns(site: Site, draft: Draft, entry: Entry, issue: str) -> None:
    for name in entry["concerns"] or ():
        for label, match in (
            ("Constituency", site.known("Constituency", name)),
            ("Township", site.townships.find(name)),
            ("Village", site.villages.find(name)),
        ):
            if match.firm:
                draft.link(("Issue", "CONCERNS", label), (issue, match.ids[0]), entry.row)
                break
