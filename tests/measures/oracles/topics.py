"""Topics: where they came from, how far they came, and who met them."""

import math

import pandas as pd

from tests.measures.oracles.frames import Asked, Frames, in_period, tally
from tests.measures.oracles.issues import kept

LEFT_OUT = ("cancelled", "planned")
Days = dict[str, list[float]]
"""The days of things by issue; NaN for one without a day."""


def topics(g: Frames, asked: Asked) -> pd.DataFrame:
    """The body's topics of the period, by id."""
    return in_period(kept(g, asked, ["topic"]), asked).sort_index()


def days(g: Frames, kind: str) -> Days:
    """When each issue reached the steps of one kind."""
    steps = g.nodes("Step").reset_index(drop=True).rename(columns={"id": "step"})
    links = g.links("Issue", "REACHED", "Step", left="issue", right="step")[["issue", "step"]]
    found = links.merge(steps[steps.kind == kind], on="step")
    return {str(issue): list(dates) for issue, dates in found.groupby("issue").date}


def by_end(found: Days, asked: Asked) -> dict[str, int]:
    """How many of an issue's things lie before the end of the period, or on no day."""
    return {issue: sum(not day >= asked.until for day in dates) for issue, dates in found.items()}


def reached(g: Frames, asked: Asked, kind: str) -> dict[str, int]:
    """How many steps of a kind each issue reached by the end of the period."""
    return {issue: count for issue, count in by_end(days(g, kind), asked).items() if count}


def claims(g: Frames, asked: Asked) -> pd.DataFrame:
    """Who claimed what by the end of the period: member, issue, date."""
    found = g.links("Member", "CLAIMED", "Issue", left="member", right="issue")
    return found[~found.date.ge(asked.until)][["member", "issue", "date"]]


def sessions(g: Frames, asked: Asked) -> pd.DataFrame:
    """Which activities discussed what by the end of the period: activity, issue."""
    held = g.nodes("Activity")
    held = held[~held.date.ge(asked.until) & ~held.status.isin(LEFT_OUT)]
    found = g.links("Activity", "DISCUSSED", "Issue", left="activity", right="issue")
    return found[found.activity.isin(held.id)][["activity", "issue"]]


def _numbers(values: dict[str, float]) -> pd.Series:
    return pd.Series(values, dtype="float64")


def topic_stages_missing(g: Frames, asked: Asked) -> pd.Series:
    stages, sources = asked.texts("stages"), asked.texts("sources")
    led = g.links("Issue", "LED_TO", "Outcome", left="issue", right="id").merge(
        g.nodes("Outcome").reset_index(drop=True), on="id"
    )
    ways = {stage: set(reached(g, asked, stage)) for stage in stages} | {"selected": set(reached(g, asked, "selected"))}
    also = {
        "claimed": set(claims(g, asked).issue),
        "held": set(sessions(g, asked).issue),
        "handled": set(g.links("Issue", "HANDLED_BY", "Department", left="issue", right="department").issue),
        "outcome": set(led[~led.date.ge(asked.until)].issue),
        "agreed": _agreed(g, asked),
    }
    values: dict[str, float] = {}
    for i, topic in topics(g, asked).iterrows():
        blank = topic.source is None
        if sources and not blank and topic.source not in sources:
            continue
        if asked.params["screened"] and i not in ways["selected"]:
            continue
        missing = sum(i not in ways[stage] and i not in also.get(stage, ()) for stage in stages)
        values[str(i)] = math.nan if sources and blank else missing
    return _numbers(values)


def _agreed(g: Frames, asked: Asked) -> set[str]:
    """The issues that were approved with a member by the end of the period."""
    steps = g.nodes("Step")
    told = steps[(steps.kind == "approved") & ~steps.date.ge(asked.until)].id
    links = g.links("Issue", "REACHED", "Step", left="issue", right="step")
    taken = g.links("Step", "TAKEN_BY", "Member", left="step", right="member")
    return set(links[links.step.isin(told) & links.step.isin(taken.step)].issue)


def steps_in_order(g: Frames, asked: Asked) -> pd.Series:
    first, then = days(g, asked.params["before"]), days(g, asked.params["after"])
    loose = bool(asked.params["same_day"])
    values: dict[str, float] = {}
    for i, issue in kept(g, asked, asked.texts("kinds")).sort_index().iterrows():
        told = [(day, issue.date if math.isnan(day) else day) for day in then.get(str(i), [])]
        due = [day for day, counted in told if asked.since <= counted < asked.until]
        if due:
            values[str(i)] = _early(first.get(str(i), []), due, loose=loose)
    return _numbers(values)


def _early(first: list[float], due: list[float], *, loose: bool) -> float:
    early = [day for day in due if not any(f < day or (loose and f == day) for f in first)]
    vague = any(math.isnan(f) for f in first)
    return math.nan if any(map(math.isnan, due)) or (early and vague) else len(early)


def claims_per_topic(g: Frames, asked: Asked) -> pd.Series:
    announced, steps = reached(g, asked, "announced"), reached(g, asked, "claimed")
    named = claims(g, asked).groupby("issue").member.nunique()
    return _numbers({i: named.get(i) or steps.get(i, 0) for i in topics(g, asked).id if i in announced})


def sessions_per_topic(g: Frames, asked: Asked) -> pd.Series:
    selected, steps = reached(g, asked, "selected"), reached(g, asked, "held")
    logged = sessions(g, asked).groupby("issue").activity.nunique()
    return _numbers({i: logged.get(i) or steps.get(i, 0) for i in topics(g, asked).id if i in selected})


def screenings_per_topic(g: Frames, asked: Asked) -> pd.Series:
    results = [reached(g, asked, kind) for kind in ("selected", "rejected")]
    return _numbers({i: sum(i in result for result in results) for i in topics(g, asked).id})


def pilots_per_topic(g: Frames, asked: Asked) -> pd.Series:
    places = [
        g.links("Issue", "PILOTED_AT", label, left="issue", right="place")[["issue", "place"]]
        for label in ("Township", "Village")
    ]
    found = pd.concat(places)
    rejected = reached(g, asked, "rejected")
    ours = [i for i in topics(g, asked).id if i not in rejected]
    return tally(found[found.issue.isin(ours)].issue, found[found.issue.isin(ours)].place, ours)


def topics_by_source(g: Frames, asked: Asked) -> pd.Series:
    found = topics(g, asked)
    if steps := asked.texts("steps"):
        links = g.links("Issue", "REACHED", "Step", left="issue", right="id")[["issue", "id"]]
        reached = links.merge(g.nodes("Step").reset_index(drop=True), on="id")
        reached = reached[reached.kind.isin(steps) & ~reached.date.ge(asked.until)]
        found = found[found.index.isin(set(reached.issue))]
    counted = found.groupby("source").size()
    cells = pd.MultiIndex.from_product([[asked.body], sorted(set(asked.texts("cells")))])
    return pd.Series([counted.get(cell, 0) for _, cell in cells], index=cells)


def matching_members_per_topic(g: Frames, asked: Asked) -> pd.Series:
    took = g.links("Member", "TOOK_PART", "Activity", left="member", right="activity")
    took = took[took.present.map(lambda told: told is True).astype(bool)]
    met = pd.concat([claims(g, asked), took.merge(sessions(g, asked), on="activity")])[["member", "issue"]]
    meeting = met.groupby("issue").member.agg(set).to_dict()
    known = g.nodes("Member").specialities.to_dict()
    values: dict[str, float] = {}
    for i, topic in topics(g, asked).iterrows():
        people = meeting.get(i)
        if people:
            matching = sum(topic.category in (known[m] or []) for m in people)
            values[str(i)] = math.nan if topic.category is None else matching
    return _numbers(values)


class _Map:
    """Where things lay on a day."""

    def __init__(self, g: Frames) -> None:
        self._g = g
        self._ends: dict[tuple[str, str, str], dict[str, list[tuple[str, float, float]]]] = {}

    def to(self, thing: str, start: str, kind: str, end: str, day: float) -> set[str]:
        """The ends of a thing's relations that held on the day."""
        if (start, kind, end) not in self._ends:
            self._ends[start, kind, end] = self._read(start, kind, end)
        found = self._ends[start, kind, end].get(thing, [])
        return {other for other, since, until in found if since <= day < until}

    def _read(self, start: str, kind: str, end: str) -> dict[str, list[tuple[str, float, float]]]:
        """All relations of a triple by their start; one without days holds always."""
        links = self._g.links(start, kind, end, left="start", right="end")
        dated = {"since", "until"} <= set(links.columns)
        since = links.since if dated else [-math.inf] * len(links)
        until = links.until if dated else [math.inf] * len(links)
        ends: dict[str, list[tuple[str, float, float]]] = {}
        for here, there, came, went in zip(links.start, links.end, since, until, strict=True):
            ends.setdefault(here, []).append((there, came, went))
        return ends

    def issue(self, issue: str, day: float) -> tuple[set[str], set[str], set[str]]:
        """What a topic names: places and platforms; these with its villages' patches and townships; townships alone."""
        towns = self.to(issue, "Issue", "CONCERNS", "Township", day)
        villages = self.to(issue, "Issue", "CONCERNS", "Village", day)
        named = towns | villages | self.to(issue, "Issue", "THROUGH", "Platform", day)
        wider = named.union(
            *(self.to(v, "Village", "IN_PATCH", "Patch", day) for v in villages),
            *(self.to(v, "Village", "PART_OF", "Township", day) for v in villages),
        )
        return named, wider, towns

    def member(self, member: str, day: float) -> tuple[set[str], set[str]]:
        """What a member is assigned to, with the seats of platforms; the townships round all that."""
        own = {
            label: self.to(member, "Member", "ASSIGNED_TO", label, day)
            for label in ("Township", "Village", "Patch", "Platform")
        }
        seats = {
            label: {x for h in own["Platform"] for x in self.to(h, "Platform", "LOCATED_IN", label, day)}
            for label in ("Township", "Village")
        }
        villages = own["Village"] | seats["Village"]
        around = {t for v in villages for t in self.to(v, "Village", "PART_OF", "Township", day)}
        around |= {t for p in own["Patch"] for t in self.to(p, "Patch", "PART_OF", "Township", day)}
        return set().union(*own.values(), *seats.values()), around


def hooked_claimants(g: Frames, asked: Asked) -> pd.Series:
    ours, where = topics(g, asked), _Map(g)
    found = claims(g, asked).merge(ours[["date"]], left_on="issue", right_index=True, suffixes=("", "_issue"))
    values: dict[tuple[str, str], float] = {}
    for issue, member, claimed, dated in zip(found.issue, found.member, found.date, found.date_issue, strict=True):
        day = dated if math.isnan(claimed) else claimed
        named, wider, towns = where.issue(issue, day)
        own, around = where.member(member, day)
        values[issue, member] = int(bool(own & wider or around & towns)) if named else math.nan
    index = pd.MultiIndex.from_tuples(list(values), names=["subject", "object"]) if values else None
    return pd.Series(list(values.values()), index=index, dtype="float64")
