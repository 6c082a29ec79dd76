"""Donations and aid: who gave, how much, and to how many."""

from collections import Counter

from graph.building.activities import Part, activity_node, held_at, took_part
from graph.building.events import Time, spot, when, world
from graph.building.outcomes import Amount, nth, outcome
from graph.building.site import Entry, Site
from graph.identity import opaque
from graph.names import plain_name, plain_title
from graph.resolve import firm
from graph.vocabulary import value_of, word_for

YUAN = {"元": 1, "人民币": 1, "人民币元": 1, "yuan": 1, "千元": 1e3, "万元": 1e4, "万": 1e4, "亿元": 1e8}
RECEIVERS = ("people", "households", "students")


def donations(site: Site) -> None:
    """State every gift and every grant of aid."""
    parts: list[Part] = []
    seen: Counter[str] = Counter()
    for entry in site.entries("donations"):
        time = when(site, entry)
        kind = "aid" if value_of("direction", entry["kind"]) == "aid" else "donation"
        name = entry["title"] or word_for("activity_kind", kind).zh
        told = (*map(plain_name, entry["donors"] or ()), "", *_amount(entry), spot(entry), time[0])
        id_ = nth(seen, entry, opaque("a", site.body.id, kind, plain_title(name), *told))
        activity_node(site, entry, id_, kind, name, time)
        draft = world(site, time)
        held_at(site, draft, entry, id_, site.place(entry))
        # A donor may be a firm or a friend: only members are known by name.
        donors = [site.members.nameless(site.members.find(donor)) for donor in entry["donors"] or ()]
        parts += [Part(entry, draft, who, "Member", id_, "donor") for who in donors]
        _given(site, entry, id_, name, time)
    took_part(site, parts)


def _amount(entry: Entry) -> tuple[str, float | None]:
    """Return unit and amount; money is in yuan."""
    unit, amount = entry["unit"] or "元", entry["amount"]
    factor = YUAN.get(unit)
    return ("yuan", amount and amount * factor) if factor else (unit, amount)


def _given(site: Site, entry: Entry, id_: str, name: str, time: Time) -> None:
    unit, amount = _amount(entry)
    given: list[Amount] = [(name, unit, amount, entry["amount_bound"])]
    given += [(name, what, entry[what], entry[f"{what}_bound"]) for what in RECEIVERS]
    for told in given:
        if told[2] is not None or told is given[0]:  # an amount that is blank is one that nobody knows
            outcome(site, entry, opaque("o", id_, told[1]), told, time, [("Activity", firm(id_))])
