"""Opinion reports and proposals, their submitters, and the steps each has reached."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from graph.building.events import Time, identify, members_of, when, world
from graph.building.named import NOWHERE, Where
from graph.building.site import Entry, Place, Site
from graph.draft import Draft
from graph.identity import opaque
from graph.names import plain_name, plain_number
from graph.resolve import Match, short_constituency
from graph.vocabulary import value_of

Reached = tuple[str, date | None, str | None]  # kind of step, day, level
EDITED = ("edited", "reviewed", "issued", "adopted")
"""States of an opinion report that come after its editing."""
PROPOSAL_STEPS = {
    "discussed": "discussed_on",
    "talked": "talked_on",
    "supervised": "supervised_on",
    "published": "published_on",
}
_BULLETIN = re.compile(r"(?:(?P<year>(?:19|20)\d\d)\s*[年./—-]?)?\D*?(?P<number>\d+)")


def issue_node(
    site: Site, entry: Entry, id_: str, kind: str | None, title: str | None, time: Time, /, **told: Any
) -> Draft:
    """State an issue of the body with its first and last possible day, and return the world that it is in."""
    draft = world(site, time)
    about = {name: entry.record.get(name) for name in ("number", "category", "due", "result", "key")}
    draft.node("Issue", id_, entry.row, name=title, kind=kind, date=time[0], latest=time[1], **about | told)
    site.keep(draft, "Issue", id_, entry)
    return draft


def step_id(issue: str, kind: str, level: str | None = None) -> str:
    """Return the id of a step that an issue has once (of a level)."""
    return opaque("x", issue, kind, level or "")


def steps(draft: Draft, entry: Entry, issue: str, reached: Iterable[Reached]) -> None:
    """State the steps an issue has reached; a step without a day has none, not the issue's."""
    for kind, day, level in reached:
        id_ = step_id(issue, kind, level)
        draft.node("Step", id_, entry.row, kind=kind, date=day, latest=day, level=level)
        draft.link(("Issue", "REACHED", "Step"), (issue, id_), entry.row)


def submitted(draft: Draft, entry: Entry, issue: str, time: Time) -> None:
    """State that an issue was submitted, on one of the days on which it may have been."""
    steps(draft, entry, issue, [("submitted", time[0], None)])
    draft.node("Step", step_id(issue, "submitted"), entry.row, latest=time[1])


def dated(entry: Entry, columns: Mapping[str, str]) -> list[Reached]:
    """Return the steps whose day a row gives; `columns` leads from a step to its column."""
    return [(kind, entry[column], None) for kind, column in columns.items() if entry[column]]


def departments(site: Site, draft: Draft, entry: Entry, issue: Match | str, column: str, role: str) -> list[str]:
    """State which departments handle an issue, and return them."""
    units = [site.thing("Department", name, entry.row) for name in entry[column] or ()]
    for unit in units:
        site.connect(("Issue", "HANDLED_BY", "Department"), issue, unit, entry, world=draft, role=role)
    return units


def supervisors(site: Site, draft: Draft, entry: Entry, issue: str, column: str, role: str) -> None:
    """State which members own or supervise an issue."""
    for who in members_of(site, entry, column):
        site.connect(("Member", "SUPERVISES", "Issue"), who, issue, entry, world=draft, role=role)


def through(site: Site, draft: Draft, entry: Entry, issue: str, where: Where = NOWHERE) -> None:
    """State through which platform an issue came."""
    if entry["platform"]:
        platform = site.mention("Platform", entry, entry["platform"], "platform", where)
        site.connect(("Issue", "THROUGH", "Platform"), issue, platform, entry, world=draft)


def concerns(site: Site, draft: Draft, entry: Entry, issue: str, place: Place) -> None:
    """State which village, or else which township, an issue concerns."""
    for label, end in place.ends:
        site.connect(("Issue", "CONCERNS", label), issue, end, entry, world=draft)


def reports(site: Site) -> None:
    """State every opinion report."""
    for entry in site.entries("reports"):
        time = when(site, entry)
        status = value_of("status", entry["status"])
        id_ = _id(site, entry, "opinion_report", time)
        draft = issue_node(site, entry, id_, "opinion_report", entry["title"], time, status=status)
        submitters(site, draft, entry, id_)
        departments(site, draft, entry, id_, "departments", "main")
        _concerns(site, draft, entry, id_)
        through(site, draft, entry, id_)
        if status != "draft":
            submitted(draft, entry, id_, time)
        edited = status in EDITED or entry["issue_no"] or entry["edited_on"]
        reached: list[Reached] = [("edited", entry["edited_on"], None)] if edited else []
        adopted = [value_of("level", level) for level in entry["adopted"] or ()]
        reached += [("adopted", None, level) for level in adopted or ([None] if status == "adopted" else [])]
        reached += [("endorsed", entry["endorsed_on"], name) for name in entry["endorsed_by"] or ()]
        steps(draft, entry, id_, reached + _answer(entry, status))
        if entry["issue_no"]:
            number = bulletin(entry["issue_no"], entry["edited_on"] or time[0])
            draft.node("Step", opaque("x", id_, "edited", ""), entry.row, number=number)


def bulletin(written: str, day: date | None) -> str:
    """Return which issue of the bulletin a cell means: 第5期, 2023年第5期 and "5" of a day in 2023 are "2023-5"."""
    plain = plain_number(written)
    found = _BULLETIN.match(plain)
    year = (found and found["year"]) or (day and day.year) or ""
    return f"{year}-{int(found['number']) if found else plain}"


def proposals(site: Site) -> None:
    """State every proposal."""
    for entry in site.entries("proposals"):
        time = when(site, entry)
        filed = value_of("status", value_of("filing", entry["filed_status"]))
        status = value_of("status", entry["status"])
        id_ = _id(site, entry, "proposal", time)
        draft = issue_node(site, entry, id_, "proposal", entry["title"], time, status=status or filed)
        submitters(site, draft, entry, id_)
        departments(site, draft, entry, id_, "departments", "main")
        departments(site, draft, entry, id_, "co_departments", "joint")
        _concerns(site, draft, entry, id_)
        through(site, draft, entry, id_)
        supervisors(site, draft, entry, id_, "supervisors", "leader")
        if filed != "draft":
            submitted(draft, entry, id_, time)
        reached: list[Reached] = [("filed", None, None)] if filed == "filed" else []
        reached += [("returned", None, None)] if filed in ("not_filed", "returned") else []
        steps(draft, entry, id_, reached + dated(entry, PROPOSAL_STEPS) + _answer(entry, status))


def _id(site: Site, entry: Entry, kind: str, time: Time) -> str:
    """Return an id that the same report keeps when its sheet is sent in again."""
    first = ([*(entry["submitters"] or []), ""])[0]
    return identify(site, entry, "Issue", kind, entry["title"], time, plain_name(first), of=kind)


def _answer(entry: Entry, status: str | None) -> list[Reached]:
    if entry["answered_on"] or status == "answered":
        return [("answered", entry["answered_on"], None)]
    return []


def submitters(site: Site, draft: Draft, entry: Entry, issue: str, column: str = "submitters") -> None:
    """State who submitted: members, or the body's own committees, groups and constituencies; all proposers share."""
    names, numbers = entry[column] or [], entry.record.get("submitter_numbers") or []
    constituency = entry.record.get("constituency")
    told = {"constituency": short_constituency(constituency)} if constituency else {}
    for place, name in enumerate(names):
        number = numbers[place] if len(numbers) == len(names) else None
        label, match = _submitter(site, entry, name, number, column, told if place == 0 else {})
        share, role = 1 / len(names), "first" if place == 0 else "joint"
        _submit(site, draft, entry, issue, label, match, share=share, role=role)
    for name in entry.record.get("cosigners") or ():
        label, match = _submitter(site, entry, name, None, "cosigners", {})
        _submit(site, draft, entry, issue, label, match, share=0.0, role="cosigner")


def _submit(
    site: Site, draft: Draft, entry: Entry, issue: str, label: str, match: Match, /, *, share: float, role: str
) -> None:
    site.connect((label, "SUBMITTED", "Issue"), match, issue, entry, world=draft, share=share, role=role)


def _submitter(
    site: Site, entry: Entry, name: str, number: str | None, column: str, told: dict[str, str]
) -> tuple[str, Match]:
    found = site.members.find(name, number, **told)
    if not found.ids:
        for label in ("Committee", "Constituency", "Group"):
            match = site.known(label, name)
            if match.ids:
                return label, match
    found = site.members.nameless(found)
    if not found.firm:
        site.unsure(entry, found, column, name)
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
