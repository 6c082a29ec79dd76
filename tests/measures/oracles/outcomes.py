"""Outcomes: how much, where, and what they came of."""

import pandas as pd

from tests.measures.oracles.activities import activities, of_kinds
from tests.measures.oracles.frames import Asked, Frames, in_period, tally, townships

MONEY = {"yuan": 1, "元": 1, "万元": 10_000}
OFF = ["cancelled", "planned"]


def _kept(g: Frames, asked: Asked) -> pd.DataFrame:
    """All outcomes in the body's books."""
    kept = g.links("Outcome", "KEPT_BY", "Body", left="id", right="body")
    nodes = g.nodes("Outcome").reset_index(drop=True)
    return nodes[nodes.id.isin(set(kept[kept.body == asked.body].id))]


def _led(g: Frames, label: str = "Activity") -> pd.DataFrame:
    return g.links(label, "LED_TO", "Outcome", left="source", right="id")[["source", "id"]]


def _vague(told: pd.DataFrame) -> pd.Series:
    return told.quantity.isna() | ~told.bound.isin([None, "exact"])


def solved_beyond_opinions(g: Frames, asked: Asked) -> pd.Series:
    values = {}
    led = _led(g).drop_duplicates().merge(g.nodes("Outcome").reset_index(drop=True), on="id")
    led = led[led.source.isin(set(of_kinds(activities(g, asked), asked).id)) & led.quantity.notna()]
    for activity, told in led[led.unit.isin(["opinions", "solved"])].groupby("source"):
        sums = told.groupby("unit").quantity.sum()
        if len(sums) == 2:
            values[activity] = float("nan") if _vague(told).any() else sums.solved - sums.opinions
    return pd.Series(values, dtype="float64")


def outcomes_total(g: Frames, asked: Asked) -> pd.Series:
    kinds, units = asked.texts("kinds"), set(asked.texts("units"))
    told = in_period(_kept(g, asked), asked)
    told = told[told.unit.isin(units | (set(MONEY) if "yuan" in units else set()))]
    if kinds:
        nodes = g.nodes("Activity")
        led = _led(g)
        told = told[told.id.isin(set(led[led.source.isin(set(nodes[nodes.kind.isin(kinds)].id))].id))]
    amounts = [
        q * (1 if u in units else MONEY[u]) for q, u in zip(told.quantity, told.unit, strict=True) if pd.notna(q)
    ]
    return pd.Series({asked.body: float(sum(amounts))})


def fund_balance(g: Frames, asked: Asked) -> pd.Series:
    kept = g.links("Activity", "KEPT_BY", "Body", left="source", right="body")
    nodes = g.nodes("Activity").rename(columns={"id": "source", "date": "done"}).reset_index(drop=True)
    nodes = nodes[nodes.source.isin(set(kept[kept.body == asked.body].source)) & ~nodes.status.isin(OFF)]
    nodes = nodes[nodes.kind.isin(["donation", "aid"])][["source", "kind", "done"]]
    told = _led(g).drop_duplicates().merge(nodes, on="source")
    told = told.merge(g.nodes("Outcome").reset_index(drop=True)[["id", "unit", "quantity", "bound", "date"]], on="id")
    told = told[told.unit.isin(list(MONEY))]
    paid = told.date.fillna(told.done)
    told, paid = told[~(paid > asked.day)], paid[~(paid > asked.day)]
    if (_vague(told) | paid.isna()).any():
        return pd.Series({asked.body: float("nan")})
    signed = told.quantity * told.unit.map(MONEY) * told.kind.map({"donation": 1, "aid": -1})
    return pd.Series({asked.body: float(signed.sum())})


def sources_per_outcome(g: Frames, asked: Asked) -> pd.Series:
    told = in_period(_kept(g, asked), asked)
    sources = asked.texts("sources")
    doings, matters = g.nodes("Activity"), g.nodes("Issue")
    right = set(matters[matters.kind.isin(sources) & ~matters.status.isin(OFF)].id)
    fitting = doings if "activity" in sources else doings[doings.kind.isin(sources)]
    right |= set(fitting[~fitting.status.isin(OFF)].id)
    found = pd.concat([_led(g), _led(g, "Issue")], ignore_index=True)
    found = found[found.source.isin(right)]
    return tally(found.id, found.source, list(told.id))


def outcomes_per_township(g: Frames, asked: Asked) -> pd.Series:
    told = in_period(_kept(g, asked), asked)
    told = told[told.unit.isin(asked.texts("units"))][["id", "date"]].reset_index(drop=True)
    held = _held_at(g)
    led = _led(g).rename(columns={"source": "activity"})
    named = [
        g.links("Outcome", "CONCERNS", label, left="id", right="place")[["id", "place"]]
        for label in ("Township", "Village")
    ]
    places = pd.concat([*named, led.merge(held, on="activity")], ignore_index=True)
    found = told.merge(places, on="id")
    found = found[~(found.date < found.since) & ~(found.date >= found.until)]
    lies = g.links("Village", "PART_OF", "Township", left="place", right="township")
    inside = found[["id", "date", "place"]].merge(lies, on="place")
    inside = inside[inside.since.le(inside.date) & inside.until.gt(inside.date)]
    straight = found.rename(columns={"place": "township"})
    all_of_them = pd.concat([straight[["township", "id"]], inside[["township", "id"]]], ignore_index=True)
    return tally(all_of_them.township, all_of_them.id, townships(g, asked, asked.since, asked.until))


def _held_at(g: Frames) -> pd.DataFrame:
    """Where activities were held: activity, place, and for a platform the time in which it was there."""
    straight = [
        g.links("Activity", "HELD_AT", label, left="activity", right="place")[["activity", "place"]]
        for label in ("Township", "Village")
    ]
    rooms = g.links("Activity", "HELD_AT", "Platform", left="activity", right="room")[["activity", "room"]]
    lies = [g.links("Platform", "LOCATED_IN", label, left="room", right="place") for label in ("Township", "Village")]
    inside = rooms.merge(pd.concat(lies, ignore_index=True)[["room", "place", "since", "until"]], on="room")
    return pd.concat([*straight, inside[["activity", "place", "since", "until"]]], ignore_index=True)
