"""What came of it: an amount in a unit, and what led to it."""

from collections import Counter
from collections.abc import Iterable

from graph.building.events import Time, refer, spot, whenever, world
from graph.building.site import Entry, Site
from graph.identity import opaque
from graph.names import plain_title
from graph.resolve import Match

Amount = tuple[str | None, str | None, float | None, str | None]
"""What it is called, its unit, how much it is, and whether that is exact, at_least or about."""


def outcome(
    site: Site, entry: Entry, id_: str, amount: Amount, time: Time, sources: Iterable[tuple[str, Match]] = ()
) -> str:
    """State an outcome of the body and what led to it, and return its id."""
    draft, (name, unit, quantity, bound) = world(site, time), amount
    told = {"name": name, "unit": unit, "quantity": quantity, "bound": bound}
    draft.node("Outcome", id_, entry.row, date=time[0], latest=time[1], **told)
    site.keep(draft, "Outcome", id_, entry)
    for label, source in sources:
        site.connect((label, "LED_TO", "Outcome"), source, id_, entry, world=draft)
    return id_


def outcomes(site: Site) -> None:
    """State the office's own list of outcomes. One without a day is of some day of its sheet's period."""
    seen: Counter[str] = Counter()
    for entry in site.entries("outcomes"):
        time = whenever(site, entry, whole=True)
        refs = [*(entry["activities"] or ()), "", *(entry["issues"] or ())]
        amount: Amount = (entry["title"], entry["unit"], entry["quantity"], entry["quantity_bound"])
        told = (plain_title(entry["title"] or entry.row), *amount[1:], *refs, spot(entry), time[0])
        id_ = nth(seen, entry, opaque("o", site.body.id, *told))
        place = site.place(entry)
        sources = [(label, m) for label in ("Activity", "Issue") for m in refer(site, entry, COLUMN[label], label)]
        if entry["platform"]:
            sources.append(("Platform", site.mention("Platform", entry, entry["platform"], "platform", place.where)))
        outcome(site, entry, id_, amount, time, sources)
        for label, end in place.ends:
            site.connect(("Outcome", "CONCERNS", label), id_, end, entry, world=world(site, time))


COLUMN = {"Activity": "activities", "Issue": "issues"}


def nth(seen: Counter[str], entry: Entry, id_: str) -> str:
    """Return an id that tells apart rows of one sheet that say the same: two gifts of 500 yuan are two."""
    key = f"{entry.row.rpartition('/')[0]}|{id_}"
    seen[key] += 1
    return id_ if seen[key] == 1 else opaque(id_[0], id_, seen[key])
