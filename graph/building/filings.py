"""Documents filed, and the endorsements and adoptions of what was handed in."""

import re
from datetime import date

from graph.building.bodies import is_body
from graph.building.events import Time, doubted, identify, refer, when, world, year_of
from graph.building.issues import departments
from graph.building.references import CHECK_REFERENCE, NO_ISSUE
from graph.building.site import CHECK_UNIT, Entry, Site
from graph.draft import Draft
from graph.identity import opaque
from graph.names import plain_title
from graph.resolve import Match, firm
from graph.vocabulary import ending_of, value_of
from graph.words import Text

NO_BODY = Text("找不到这个专委会", "no committee of this name")
_NAMED = re.compile("《(.+)》")
FILERS = ("Committee", "Group", "Platform")
ENDORSED = ("opinion_report", "proposal")
"""What is usually endorsed or adopted, where several kinds of issue have one number."""


def documents(site: Site) -> None:
    """State every document, then what each cites, since it may cite one that stands further down."""
    stated: list[tuple[Entry, Draft, str]] = []
    for entry in site.entries("documents"):
        time, kind = when(site, entry), value_of("document_kind", entry["kind"])
        id_ = identify(site, entry, "Document", kind, entry["title"], time, kind)
        draft = world(site, time)
        told = {"name": entry["title"], "kind": kind, "sections": entry["sections"]}
        told["level"] = value_of("level", entry["level"])
        draft.node("Document", id_, entry.row, date=time[0], latest=time[1], **told)
        site.keep(draft, "Document", id_, entry)
        stated.append((entry, draft, id_))
    for entry, draft, id_ in stated:
        _filed(site, draft, entry, id_)
        for name in entry["cites"] or ():
            cited = _cited(site, entry, name)
            site.connect(("Document", "CITES", "Document"), id_, cited, entry, world=draft)
        for column, label in (("activities", "Activity"), ("issues", "Issue")):
            for found in refer(site, entry, column, label):
                site.connect(("Document", "RECORDS", label), id_, found, entry, world=draft)


def _filed(site: Site, draft: Draft, entry: Entry, id_: str) -> None:
    for name in entry["filers"] or ():
        if is_body(site.body, name):
            continue  # it is in the body's books anyway
        match = site.members.find(name)
        named = ((label, site.known(label, name)) for label in FILERS if not match.ids)
        label, found = next(((label, m) for label, m in named if m.ids), ("Member", match))
        if not found.firm:
            site.unsure(entry, found, "filers", name)
        site.connect(("Document", "FILED_BY", label), id_, found, entry, world=draft)
    for name in entry["filed_with"] or ():
        committee = site.known("Committee", name)
        label, found = ("Body", firm(site.body.id)) if is_body(site.body, name) else ("Committee", committee)
        if not found.ids:
            site.problem(entry, NO_BODY, CHECK_UNIT, "filed_with", name)
        site.connect(("Document", "FILED_WITH", label), id_, found, entry, world=draft)


def _cited(site: Site, entry: Entry, title: str) -> Match:
    """Find the document that is cited; one that was never filed here is a node all the same, in nobody's books."""
    named = _NAMED.search(title)
    title = named[1] if named else title  # 《…条例》第三条 cites the document; no rule asks for the article
    match = site.references["Document"].find(title, title)
    if match.ids:
        doubted(site, entry, match, "cites", title)
        return match
    id_ = opaque("f", site.body.id, "cited", plain_title(title))
    return firm(site.sure.node("Document", id_, entry.row, name=plain_title(title)))


def endorsements(site: Site) -> None:
    """State each endorsement or adoption as a step of its issue, and its follow-up. An unknown issue is noted."""
    held: dict[str, date | None] = {}
    for entry in site.entries("endorsements"):
        year = year_of(entry, entry["date"])
        match = site.references["Issue"].find(entry["number"], entry["title"], ENDORSED, year)
        if not match.ids:
            column = "number" if entry["number"] else "title"
            site.problem(entry, NO_ISSUE, CHECK_REFERENCE, column, entry[column] or "")
            continue
        doubted(site, entry, match, "title", entry["title"] or entry["number"])
        time = when(site, entry)
        for issue in match.ids:
            sure = time[2] and match.firm
            _endorsed(site, site.sure if sure else site.possible, entry, issue, time, held)


def _endorsed(site: Site, draft: Draft, entry: Entry, issue: str, time: Time, held: dict[str, date | None]) -> None:
    """State one endorsement; what the report's own sheet says of it without a day is the same one.

    Each row's follow-up is that of its own departments: several rows of one endorsement tell of several departments.
    """
    kind = ending_of("endorsement", entry["kind"] or "") or value_of("endorsement", entry["kind"])
    kind = kind if kind in ("endorsed", "adopted", "sent") else "endorsed"
    level = value_of("level", entry["level"])
    whose = level or value_of("level", entry["by"]) if kind == "adopted" else entry["by"] or level
    id_ = opaque("x", issue, kind, whose or "")
    if held.setdefault(id_, time[0]) != time[0]:
        id_ = opaque("x", id_, time[0])  # the same person or level, on another day
    draft.node("Step", id_, entry.row, kind=kind, date=time[0], latest=time[1], level=level or entry["by"])
    draft.link(("Issue", "REACHED", "Step"), (issue, id_), entry.row)
    units = departments(site, draft, entry, issue, "departments", "follow-up")
    if entry["followed_up_on"] or _settled(entry["result"]):
        later, day = opaque("x", id_, "followed_up", *sorted(units)), entry["followed_up_on"]
        draft.node("Step", later, entry.row, kind="followed_up", date=day, latest=day)
        draft.link(("Issue", "REACHED", "Step"), (issue, later), entry.row)
        for unit in units:
            draft.link(("Step", "TAKEN_BY", "Department"), (later, unit), entry.row)


def _settled(result: str | None) -> bool:
    """Whether a result says more than that the matter is in hand."""
    return value_of("status", result) not in (None, "handling", "submitted")
