"""Topics with their stages, task lists and petition cases: who owns each, and how far it has come."""

from graph.building.events import Time, identify, members_of, spot, when, whenever
from graph.building.issues import (
    Reached,
    concerns,
    dated,
    departments,
    issue_node,
    step_id,
    steps,
    submitters,
    supervisors,
    through,
)
from graph.building.outcomes import outcome
from graph.building.site import Entry, Site
from graph.draft import Draft
from graph.identity import opaque
from graph.resolve import firm
from graph.vocabulary import value_of

BEFORE = {
    "form": "form_on",
    "verified": "verified_on",
    "approved": "approved_on",
    "analysed": "analysed_on",
    "researched": "researched_on",
}
AFTER = {"announced": "announced_on", "held": "held_on", "tracked": "tracked_on"}
CASE = {"talked": "talked_on", "supervised": "supervised_on"}


def topics(site: Site) -> None:
    """State every topic, with the stages from collecting to closing."""
    for entry in site.entries("topics"):
        time, place = when(site, entry), site.place(entry)
        id_ = identify(site, entry, "Issue", "topic", entry["title"], time, spot(entry), of="topic")
        told = {"source": value_of("source", entry["source"]), "status": value_of("status", entry["status"])}
        draft = issue_node(site, entry, id_, "topic", entry["title"], time, result=entry["outcome"], **told)
        submitters(site, draft, entry, id_, "proposers")
        concerns(site, draft, entry, id_, place)
        through(site, draft, entry, id_, place.where)
        claims(site, draft, entry, id_, "claimants", "claimed_on")
        supervisors(site, draft, entry, id_, "leads", "lead")
        supervisors(site, draft, entry, id_, "supervisors", "leader")
        departments(site, draft, entry, id_, "departments", "main")
        _pilots(site, draft, entry, id_)
        steps(draft, entry, id_, _stages(entry, told["status"]))
        for who in members_of(site, entry, "approvers"):
            site.connect(("Step", "TAKEN_BY", "Member"), step_id(id_, "approved"), who, entry, world=draft)
        if entry["outcome"]:
            amount = (entry["outcome"], "result", 1.0, "exact")
            outcome(site, entry, opaque("o", id_, "result"), amount, _closed(entry, time), [("Issue", firm(id_))])


def tasks(site: Site) -> None:
    """State every task of a list; one without a day is of its sheet's period."""
    for entry in site.entries("tasks"):
        time, place = whenever(site, entry, whole=False), site.place(entry)
        kind = value_of("issue_kind", entry["kind"]) or "task"
        id_ = identify(site, entry, "Issue", kind, entry["title"], time, spot(entry), of=f"task|{entry['list'] or ''}")
        status = value_of("task_status", entry["status"])
        told = {"category": entry["list"], "status": status, "result": entry["outcome"]} | _figures(entry)
        draft = issue_node(site, entry, id_, kind, entry["title"], time, **told)
        supervisors(site, draft, entry, id_, "leaders", "owner")
        claims(site, draft, entry, id_, "members", "date")
        departments(site, draft, entry, id_, "departments", "main")
        concerns(site, draft, entry, id_, place)
        steps(draft, entry, id_, [("done", entry["done_on"], None)] if entry["done_on"] or status == "done" else [])


def _figures(entry: Entry) -> dict[str, float | bool]:
    """Return how much was planned and how much is done, and whether either is only rough."""
    told = {name: entry[name] for name in ("planned", "achieved") if entry[name] is not None}
    return told | {"rough": True} if any(entry[f"{name}_bound"] not in (None, "exact") for name in told) else told


def cases(site: Site) -> None:
    """State every petition case or dispute."""
    for entry in site.entries("cases"):
        time, place = when(site, entry), site.place(entry)
        kind = value_of("issue_kind", entry["kind"]) or "case"
        id_ = identify(site, entry, "Issue", kind, entry["title"], time, spot(entry), of="case")
        status = value_of("status", value_of("closing", entry["status"]))
        draft = issue_node(site, entry, id_, kind, entry["title"], time, status=status)
        supervisors(site, draft, entry, id_, "leaders", "owner")
        supervisors(site, draft, entry, id_, "members", "mediator")
        departments(site, draft, entry, id_, "departments", "main")
        concerns(site, draft, entry, id_, place)
        steps(draft, entry, id_, dated(entry, CASE) + _close(entry, status))


def claims(site: Site, draft: Draft, entry: Entry, issue: str, column: str, day: str) -> None:
    """State which members took an issue on, and when."""
    for who in members_of(site, entry, column):
        site.connect(("Member", "CLAIMED", "Issue"), who, issue, entry, world=draft, date=entry[day])


def _stages(entry: Entry, status: str | None) -> list[Reached]:
    """Return the stages in their order. Whether a topic was chosen is said by a yes or a no, or by a day."""
    chosen = entry["selected"] if entry["selected"] is not None else entry["selected_on"] and True
    reached = dated(entry, BEFORE)
    reached += [("approved", None, None)] if entry["approvers"] and not entry["approved_on"] else []
    if chosen is not None:
        reached.append(("selected" if chosen else "rejected", entry["selected_on"], None))
    reached += [("claimed", entry["claimed_on"], None)] if entry["claimed_on"] or entry["claimants"] else []
    return reached + dated(entry, AFTER) + _close(entry, status)


def _close(entry: Entry, status: str | None) -> list[Reached]:
    return [("closed", entry["closed_on"], None)] if entry["closed_on"] or status == "answered" else []


def _closed(entry: Entry, time: Time) -> Time:
    """Return the time of a topic's result: the last day that the row gives, else the topic's own."""
    day = entry["closed_on"] or entry["tracked_on"] or entry["held_on"]
    return (day, day, time[2]) if day else time


def _pilots(site: Site, draft: Draft, entry: Entry, issue: str) -> None:
    for name in entry["pilots"] or ():
        township = site.townships.find(name)
        found = township if township.ids else site.somewhere(entry, "Village", name, "pilots")
        label = "Township" if township.ids else "Village"
        site.connect(("Issue", "PILOTED_AT", label), issue, found, entry, world=draft)
