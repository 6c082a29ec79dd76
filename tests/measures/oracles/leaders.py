"""Leaders, the members linked to them, and their visits."""

import pandas as pd

from tests.measures.oracles.frames import (
    Asked,
    Frames,
    during,
    on_day,
    seated,
    seats,
    sitting,
    tally,
    tally_pairs,
    touching,
    visited,
    visits_by,
)
from tests.measures.oracles.groups import groups_of_kind, in_groups


def _linked(g: Frames) -> pd.DataFrame:
    return g.links("Member", "LINKED_TO", "Member", left="leader", right="member")


def leaders_per_member(g: Frames, asked: Asked) -> pd.Series:
    held = on_day(_linked(g), asked.day)
    return tally(held.member, held.leader, sorted(set(sitting(g, asked)) - set(held.leader)))


def leader_visits_per_link(g: Frames, asked: Asked) -> pd.Series:
    both = _linked(g).merge(seats(g, asked), on="member", suffixes=("_l", "_s"))
    both["since"] = both[["since_l", "since_s"]].max(axis=1)
    both["until"] = both[["until_l", "until_s"]].min(axis=1)
    pairs = touching(both, asked.since, asked.until)[["leader", "member", "since", "until"]]
    pairs = pairs.assign(subject=pairs.leader, object=pairs.member)
    made = visits_by(g, asked).rename(columns={"member": "leader"})
    met = made.merge(visited(g, "Member").rename(columns={"target": "member"}), on="visit")
    return tally_pairs(during(pairs.merge(met, on=["leader", "member"])), "visit", pairs)


def members_met_by_leader(g: Frames, asked: Asked) -> pd.Series:
    links = _linked(g)
    leaders = set(touching(links, asked.since, asked.until).leader)
    made = visits_by(g, asked).rename(columns={"member": "leader"})
    by_leader = during(made.merge(links[["leader", "since", "until"]], on="leader"))[["visit", "date"]]
    met = by_leader.merge(visited(g, "Member").rename(columns={"target": "member"}), on="visit")
    met = during(met.merge(seats(g, asked), on="member"))
    return tally(met.member, met.visit, sorted(set(seated(g, asked)) - leaders))


def _in_party_group(g: Frames, asked: Asked) -> pd.DataFrame:
    """The time for which members were in such a group and sat: member, since, until."""
    grouped = in_groups(g)
    both = grouped[grouped.group.isin(groups_of_kind(g, asked))].merge(
        seats(g, asked), on="member", suffixes=("_g", "_s")
    )
    both["since"] = both[["since_g", "since_s"]].max(axis=1)
    both["until"] = both[["until_g", "until_s"]].min(axis=1)
    return both[both.since < both.until][["member", "since", "until"]]


def _talks(g: Frames, asked: Asked) -> pd.DataFrame:
    """Talks of such members with members of another party: visit, member."""
    talks = set(g.nodes("Visit").query("mode == 'talk'").id)
    party = g.nodes("Member").party
    others = {m for m in party.index if party[m] and party[m] not in asked.texts("parties")}
    met = visited(g, "Member")
    outside = set(met[met.target.isin(others)].visit)
    made = visits_by(g, asked)
    made = made[made.visit.isin(talks & outside)]
    return during(made.merge(_in_party_group(g, asked), on="member"))[["visit", "member"]].drop_duplicates()


def party_talks_per_member(g: Frames, asked: Asked) -> pd.Series:
    grouped = on_day(in_groups(g), asked.day)
    today = set(grouped[grouped.group.isin(groups_of_kind(g, asked))].member)
    talks = _talks(g, asked)
    return tally(talks.member, talks.visit, sorted(today & set(sitting(g, asked))))


def party_talks_of_body(g: Frames, asked: Asked) -> pd.Series:
    known = len(touching(_in_party_group(g, asked), asked.since, asked.until))
    count = float(_talks(g, asked).visit.nunique()) if known else float("nan")
    return pd.Series({asked.body: count}, dtype="float64")
