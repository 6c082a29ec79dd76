"""Contacts and visits to them."""

import pandas as pd

from tests.measures.oracles.frames import (
    Asked,
    Frames,
    constituencies,
    during,
    homes,
    on_day,
    parts,
    seated,
    seats,
    sitting,
    tally,
    tally_pairs,
    touching,
    visited,
    visits,
    visits_by,
    visits_while_seated,
)


def visits_per_constituency(g: Frames, asked: Asked) -> pd.Series:
    belongs = g.links("Contact", "BELONGS_TO", "Constituency", left="target", right="constituency")
    found = during(visits(g, asked).merge(visited(g, "Contact"), on="visit").merge(belongs, on="target"))
    return tally(found.constituency, found.visit, constituencies(g, asked))


def visits_per_member(g: Frames, asked: Asked) -> pd.Series:
    found = visits_while_seated(g, asked).merge(visited(g, "Contact"), on="visit")
    return tally(found.member, found.visit, seated(g, asked))


def kept_while_seated(g: Frames, asked: Asked) -> pd.DataFrame:
    """The time for which a member kept a contact and sat, where it touches the period."""
    keeps = g.links("Member", "KEEPS_CONTACT", "Contact", left="member", right="contact")
    both = keeps.merge(seats(g, asked), on="member", suffixes=("_k", "_s"))
    both["since"] = both[["since_k", "since_s"]].max(axis=1)
    both["until"] = both[["until_k", "until_s"]].min(axis=1)
    held = touching(both, asked.since, asked.until)[["member", "contact", "since", "until"]]
    return held.assign(subject=held.member, object=held.contact)


def visits_per_pair(g: Frames, asked: Asked) -> pd.Series:
    pairs = kept_while_seated(g, asked)
    made = visits_by(g, asked).merge(visited(g, "Contact").rename(columns={"target": "contact"}), on="visit")
    return tally_pairs(during(pairs.merge(made, on=["member", "contact"])), "visit", pairs)


def visits_per_contact(g: Frames, asked: Asked) -> pd.Series:
    found = visits(g, asked).merge(visited(g, "Contact"), on="visit")
    return tally(found.target, found.visit, list(kept_while_seated(g, asked).contact.unique()))


def kept_on_day(g: Frames, asked: Asked) -> pd.DataFrame:
    keeps = on_day(g.links("Member", "KEEPS_CONTACT", "Contact", left="member", right="contact"), asked.day)
    return keeps[keeps.member.isin(sitting(g, asked))]


def contacts_per_member(g: Frames, asked: Asked) -> pd.Series:
    own = set(on_day(parts(g, "Constituency", asked), asked.day).id)
    represents = on_day(g.links("Member", "REPRESENTS", "Constituency", left="member", right="k"), asked.day)
    belongs = on_day(g.links("Contact", "BELONGS_TO", "Constituency", left="contact", right="k"), asked.day)
    pairs = kept_on_day(g, asked)[["member", "contact"]]
    shared = pairs.merge(represents[["member", "k"]], on="member").merge(belongs[["contact", "k"]], on=["contact", "k"])
    shared = shared[shared.k.isin(own)]
    return tally(shared.member, shared.contact, sitting(g, asked))


def contacts_per_member_any(g: Frames, asked: Asked) -> pd.Series:
    kept = kept_on_day(g, asked)
    return tally(kept.member, kept.contact, sitting(g, asked))


def contacts_not_filed(g: Frames, asked: Asked) -> pd.Series:
    placed = on_day(g.links("Member", "PLACED_UNDER", "Committee", left="member", right="committee"), asked.day)
    own = set(zip(placed.member, placed.committee, strict=True))
    kept = kept_on_day(g, asked)
    filed = [
        (member, committee) in own and day <= asked.day
        for member, committee, day in zip(kept.member, kept.filed_with, kept.filed_on, strict=True)
    ]
    by_pair = kept.assign(filed=filed).groupby(["member", "contact"]).filed.any()
    return (~by_pair.astype(bool)).groupby(level="member").sum().astype(int)


def shared_attributes(g: Frames, asked: Asked) -> pd.Series:
    pairs = kept_on_day(g, asked)[["member", "contact"]].drop_duplicates().sort_values(["member", "contact"])
    k_of_member = _sets(on_day(g.links("Member", "REPRESENTS", "Constituency", left="x", right="y"), asked.day))
    k_of_contact = _sets(on_day(g.links("Contact", "BELONGS_TO", "Constituency", left="x", right="y"), asked.day))
    t_of_member = _sets(on_day(g.links("Member", "LIVES_IN", "Township", left="x", right="y"), asked.day))
    t_of_contact = _sets(on_day(homes(g).rename(columns={"contact": "x", "township": "y"}), asked.day))
    values = {}
    for m, c in zip(pairs.member, pairs.contact, strict=True):
        one, other = g.nodes("Member").loc[m], g.nodes("Contact").loc[c]
        values[m, c] = (
            bool(k_of_member.get(m, set()) & k_of_contact.get(c, set()))
            + bool(one.trade and one.trade == other.trade)
            + bool(one.field and one.field == other.field)
            + bool(set(one.specialities or []) & set(other.specialities or []))
            + bool(t_of_member.get(m, set()) & t_of_contact.get(c, set()))
        )
    return pd.Series(values, dtype="int64")


def _sets(links: pd.DataFrame) -> dict[str, set[str]]:
    return {str(end): set(others) for end, others in links.groupby("x").y}
