"""Graph tables as pandas frames, and the few steps that all oracles share. Days are ordinals, NaN where null."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pandas as pd
import pyarrow as pa

from graph.tables import GraphTables


@dataclass(frozen=True)
class Asked:
    """What a measure is asked: the body, days as ordinals, and its own parameters."""

    body: str
    since: int
    until: int
    day: int
    params: Mapping[str, Any] = field(default_factory=dict)

    @classmethod
    def of(cls, body: str, since: date, until: date, day: date, params: Mapping[str, Any] | None = None) -> "Asked":
        return cls(body, since.toordinal(), until.toordinal(), day.toordinal(), params or {})

    def texts(self, name: str) -> list[str]:
        """Return a parameter that lists words."""
        return list(self.params[name])


class Frames:
    """The tables of one graph, each turned into a frame when it is first asked for."""

    def __init__(self, tables: GraphTables) -> None:
        self._tables = tables
        self._made: dict[object, pd.DataFrame] = {}

    def nodes(self, label: str) -> pd.DataFrame:
        """All nodes of a label, by id."""
        if label not in self._made:
            self._made[label] = _frame(self._tables.nodes[label]).set_index("id", drop=False)
        return self._made[label]

    def links(self, start: str, kind: str, end: str, *, left: str, right: str) -> pd.DataFrame:
        """All relations of one triple, their ends named `left` and `right`."""
        key = (start, kind, end)
        if key not in self._made:
            self._made[key] = _frame(self._tables.relations[key])
        return self._made[key].rename(columns={"from": left, "to": right})


def _frame(table: pa.Table) -> pd.DataFrame:
    columns = {}
    for name in table.column_names:
        values = table[name].to_pylist()
        if pa.types.is_date(table.schema.field(name).type):
            columns[name] = pd.Series([float("nan") if v is None else v.toordinal() for v in values], dtype="float64")
        else:
            columns[name] = pd.Series(values, dtype="object")
    return pd.DataFrame(columns)


def on_day(frame: pd.DataFrame, day: int) -> pd.DataFrame:
    """The stints that hold on a day."""
    return frame[frame.since.le(day) & frame.until.gt(day)]


def touching(frame: pd.DataFrame, since: float, until: float) -> pd.DataFrame:
    """The stints that share a day with [since, until)."""
    first = frame.since.clip(lower=since)
    after = frame.until.clip(upper=until)
    return frame[first < after]


def during(frame: pd.DataFrame, day: str = "date", suffix: str = "") -> pd.DataFrame:
    """The rows whose day lies within the stint beside it (columns since and until with `suffix`)."""
    return frame[frame[f"since{suffix}"].le(frame[day]) & frame[f"until{suffix}"].gt(frame[day])]


def in_period(frame: pd.DataFrame, asked: Asked) -> pd.DataFrame:
    """The rows dated in the period."""
    return frame[frame.date.between(asked.since, asked.until, inclusive="left")]


def tally(subjects: pd.Series, things: pd.Series, population: list[str]) -> pd.Series:
    """How many distinct things each of the population has."""
    pairs = pd.DataFrame({"subject": subjects.to_numpy(), "thing": things.to_numpy()}).drop_duplicates()
    return pairs.groupby("subject").size().reindex(sorted(population), fill_value=0).astype(int)


def tally_pairs(found: pd.DataFrame, thing: str, population: pd.DataFrame) -> pd.Series:
    """How many distinct things each (subject, object) of the population has."""
    keys = ["subject", "object"]
    counted = found[[*keys, thing]].drop_duplicates().groupby(keys).size()
    index = pd.MultiIndex.from_frame(population[keys].drop_duplicates().sort_values(keys))
    return counted.reindex(index, fill_value=0).astype(int)


def seats(g: Frames, asked: Asked) -> pd.DataFrame:
    """All stints in the body: member, since, until."""
    sits = g.links("Member", "SITS_IN", "Body", left="member", right="body")
    return sits[sits.body == asked.body][["member", "since", "until"]]


def sitting(g: Frames, asked: Asked) -> list[str]:
    """Who sits on the day."""
    return list(on_day(seats(g, asked), asked.day).member.unique())


def seated(g: Frames, asked: Asked) -> list[str]:
    """Who sat at any time in the period."""
    return list(touching(seats(g, asked), asked.since, asked.until).member.unique())


def parts(g: Frames, label: str, asked: Asked) -> pd.DataFrame:
    """All stints of constituencies, committees or groups of the body: id, since, until."""
    of = g.links(label, "OF", "Body", left="id", right="body")
    return of[of.body == asked.body][["id", "since", "until"]]


def constituencies(g: Frames, asked: Asked) -> list[str]:
    """The body's constituencies at any time in the period."""
    return list(touching(parts(g, "Constituency", asked), asked.since, asked.until).id.unique())


def visits(g: Frames, asked: Asked) -> pd.DataFrame:
    """Visits of the period that reached somebody: visit, date."""
    dated = in_period(g.nodes("Visit"), asked)
    met = dated[dated.reached.map(lambda told: told is True).astype(bool)]
    return met[["id", "date"]].rename(columns={"id": "visit"}).reset_index(drop=True)


def visits_by(g: Frames, asked: Asked) -> pd.DataFrame:
    """The same with who made them: visit, date, member."""
    made = g.links("Member", "MADE", "Visit", left="member", right="visit")[["member", "visit"]]
    return visits(g, asked).merge(made, on="visit")


def visits_while_seated(g: Frames, asked: Asked) -> pd.DataFrame:
    """Visits made by members of the body on days on which they sat."""
    return during(visits_by(g, asked).merge(seats(g, asked), on="member"))[
        ["visit", "date", "member"]
    ].drop_duplicates()


def visited(g: Frames, label: str) -> pd.DataFrame:
    """Whom a visit was to: visit, target."""
    return g.links("Visit", "VISITED", label, left="visit", right="target")[["visit", "target"]]


def townships(g: Frames, asked: Asked, since: int, until: int) -> list[str]:
    """The townships of the body in [since, until): of a region it covers, or one or two steps below it."""
    covers = g.links("Body", "COVERS", "Region", left="body", right="region")
    level = set(touching(covers[covers.body == asked.body], since, until).region)
    upward = g.links("Region", "PART_OF", "Region", left="part", right="whole")
    found = set(level)
    for _ in range(2):
        level = set(upward[upward.whole.isin(level)].part)
        found |= level
    held = touching(g.links("Township", "PART_OF", "Region", left="township", right="region"), since, until)
    return sorted(set(held[held.region.isin(found)].township))


def homes(g: Frames) -> pd.DataFrame:
    """Where contacts live: contact, township, since, until; by way of a village while both hold."""
    straight = g.links("Contact", "LIVES_IN", "Township", left="contact", right="township")
    lives = g.links("Contact", "LIVES_IN", "Village", left="contact", right="village")
    lies = g.links("Village", "PART_OF", "Township", left="village", right="township")
    both = lives.merge(lies, on="village", suffixes=("_a", "_b"))
    both["since"] = both[["since_a", "since_b"]].max(axis=1)
    both["until"] = both[["until_a", "until_b"]].min(axis=1)
    columns = ["contact", "township", "since", "until"]
    return pd.concat([straight[columns], both[columns]], ignore_index=True)
