"""Suspicious or empty behaviour."""

import pandas as pd

from tests.measures.oracles.frames import (
    Asked,
    Frames,
    during,
    in_period,
    seated,
    seats,
    tally,
    visited,
    visits_while_seated,
)
from tests.measures.oracles.issues import submitted


def _activities(g: Frames, asked: Asked) -> pd.DataFrame:
    """Activities of the period that members attended while they sat: member, id, kind."""
    links = g.links("Member", "TOOK_PART", "Activity", left="member", right="id")
    there = links[links.present.map(lambda told: told is True).astype(bool)][["member", "id"]]
    held = in_period(there.merge(g.nodes("Activity").reset_index(drop=True), on="id"), asked)
    return during(held.merge(seats(g, asked), on="member"))[["member", "id", "kind"]].drop_duplicates()


def _by_kind(g: Frames, asked: Asked) -> pd.DataFrame:
    """One row a member of the period, one column a kind of act."""
    everybody = seated(g, asked)
    visits, activities = visits_while_seated(g, asked), _activities(g, asked)
    papers = in_period(submitted(g), asked)
    papers = during(papers[papers.kind.isin(["proposal", "opinion_report"])].merge(seats(g, asked), on="member"))
    meetings = activities[activities.kind == "meeting"]
    return pd.DataFrame(
        {
            "visits": tally(visits.member, visits.visit, everybody),
            "papers": tally(papers.member, papers.issue, everybody),
            "activities": tally(activities.member, activities.id, everybody),
            "meetings": tally(meetings.member, meetings.id, everybody),
        }
    )


def acts_per_member(g: Frames, asked: Asked) -> pd.Series:
    return _by_kind(g, asked)[["visits", "papers", "activities"]].sum(axis=1).astype(int)


def acts_beyond_meetings(g: Frames, asked: Asked) -> pd.Series:
    acts = acts_per_member(g, asked)
    return (acts - _by_kind(g, asked).meetings)[acts > 0].astype(int)


def visit_days_per_member(g: Frames, asked: Asked) -> pd.Series:
    met = visits_while_seated(g, asked).merge(visited(g, "Contact"), on="visit")
    often = met.groupby("member").visit.nunique()
    found = met[met.member.isin(often[often >= 2].index)].merge(
        g.nodes("Visit").latest, left_on="visit", right_index=True
    )
    # Not by apply: where nobody met anyone often, it returns a table.
    return pd.Series({member: _days(visits) for member, visits in found.groupby("member")}, dtype=int)


def _days(visits: pd.DataFrame) -> int:
    """The fewest days that visits may be of: each known day, and two where one was over before another began."""
    latest = visits.latest.fillna(visits.date)
    return max(visits.date[latest == visits.date].nunique(), 2 if latest.min() < visits.date.max() else 1)
