"""Townships, villages and patches, and who is there for them."""

import pandas as pd

from tests.measures.oracles.frames import (
    Asked,
    Frames,
    during,
    homes,
    on_day,
    parts,
    sitting,
    tally,
    townships,
    visited,
    visits_while_seated,
)


def _today(g: Frames, asked: Asked) -> list[str]:
    return townships(g, asked, asked.day, asked.day + 1)


def _below(g: Frames, label: str, asked: Asked) -> pd.DataFrame:
    """The villages or patches of the body's townships on the day: place, township."""
    held = on_day(g.links(label, "PART_OF", "Township", left="place", right="township"), asked.day)
    return held[held.township.isin(_today(g, asked))][["place", "township"]]


def _assigned(g: Frames, label: str, asked: Asked) -> pd.DataFrame:
    held = on_day(g.links("Member", "ASSIGNED_TO", label, left="member", right="place"), asked.day)
    return held[held.member.isin(sitting(g, asked))][["member", "place"]]


def members_per_township(g: Frames, asked: Asked) -> pd.Series:
    found = [_assigned(g, "Township", asked).rename(columns={"place": "township"})]
    for label in ("Village", "Patch"):
        below = _assigned(g, label, asked).merge(_below(g, label, asked), on="place")
        found = [*found, below[["member", "township"]]]
    all_of_them = pd.concat(found, ignore_index=True)
    return tally(all_of_them.township, all_of_them.member, _today(g, asked))


def members_per_village(g: Frames, asked: Asked) -> pd.Series:
    found = _assigned(g, "Village", asked)
    return tally(found.place, found.member, list(_below(g, "Village", asked).place.unique()))


def members_per_patch(g: Frames, asked: Asked) -> pd.Series:
    found = _assigned(g, "Patch", asked)
    return tally(found.place, found.member, list(_below(g, "Patch", asked).place.unique()))


def patches_per_village(g: Frames, asked: Asked) -> pd.Series:
    held = on_day(g.links("Village", "IN_PATCH", "Patch", left="village", right="patch"), asked.day)
    return tally(held.village, held.patch, list(_below(g, "Village", asked).place.unique()))


def committees_per_patch(g: Frames, asked: Asked) -> pd.Series:
    held = on_day(g.links("Committee", "RESPONSIBLE_FOR", "Patch", left="committee", right="patch"), asked.day)
    held = held[held.committee.isin(on_day(parts(g, "Committee", asked), asked.day).id)]
    return tally(held.patch, held.committee, list(_below(g, "Patch", asked).place.unique()))


def leaders_per_township(g: Frames, asked: Asked) -> pd.Series:
    held = on_day(g.links("Member", "RESPONSIBLE_FOR", "Township", left="member", right="township"), asked.day)
    held = held[held.member.isin(sitting(g, asked))]
    return tally(held.township, held.member, _today(g, asked))


def _liaison(g: Frames, asked: Asked) -> pd.DataFrame:
    groups = g.nodes("Group")
    kind = set(groups[groups.kind == "township_liaison"].id) & set(on_day(parts(g, "Group", asked), asked.day).id)
    held = on_day(g.links("Group", "RESPONSIBLE_FOR", "Township", left="group", right="township"), asked.day)
    return held[held.group.isin(kind)][["group", "township"]]


def liaison_groups_per_township(g: Frames, asked: Asked) -> pd.Series:
    found = _liaison(g, asked)
    return tally(found.township, found.group, _today(g, asked))


def liaison_heads_per_township(g: Frames, asked: Asked) -> pd.Series:
    both = [g.links(label, "HEADS", "Group", left="who", right="group") for label in ("Member", "Staff")]
    heads = on_day(pd.concat(both, ignore_index=True), asked.day)
    found = _liaison(g, asked).merge(heads[heads.role == "head"][["who", "group"]], on="group")
    return tally(found.township, found.who, _today(g, asked))


def visits_per_township(g: Frames, asked: Asked) -> pd.Series:
    met = visits_while_seated(g, asked).merge(visited(g, "Contact"), on="visit")
    found = during(met.merge(homes(g).rename(columns={"contact": "target"}), on="target"))
    return tally(found.township, found.visit, townships(g, asked, asked.since, asked.until))


def visits_held_in_township(g: Frames, asked: Asked) -> pd.Series:
    there = g.links("Visit", "IN_TOWNSHIP", "Township", left="visit", right="township")
    found = visits_while_seated(g, asked).merge(there, on="visit")
    return tally(found.township, found.visit, townships(g, asked, asked.since, asked.until))
