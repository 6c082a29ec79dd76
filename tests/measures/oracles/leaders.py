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
