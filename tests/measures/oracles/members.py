"""Where members belong."""

import pandas as pd

from tests.measures.oracles.frames import (
    Asked,
    Frames,
    during,
    in_period,
    on_day,
    parts,
    sitting,
    tally,
    touching,
)


def members_per_constituency(g: Frames, asked: Asked) -> pd.Series:
    held = on_day(g.links("Member", "REPRESENTS", "Constituency", left="member", right="k"), asked.day)
    held = held[held.member.isin(sitting(g, asked))]
    return tally(held.k, held.member, list(on_day(parts(g, "Constituency", asked), asked.day).id.unique()))


def _placed(g: Frames, asked: Asked, kind: str, label: str) -> pd.Series:
    held = on_day(g.links("Member", kind, label, left="member", right="part"), asked.day)
    held = held[held.part.isin(on_day(parts(g, label, asked), asked.day).id)]
    return tally(held.member, held.part, sitting(g, asked))


def constituencies_per_member(g: Frames, asked: Asked) -> pd.Series:
    return _placed(g, asked, "REPRESENTS", "Constituency")


def committees_per_member(g: Frames, asked: Asked) -> pd.Series:
    return _placed(g, asked, "PLACED_UNDER", "Committee")


def villages_per_member(g: Frames, asked: Asked) -> pd.Series:
    held = on_day(g.links("Member", "ASSIGNED_TO", "Village", left="member", right="village"), asked.day)
    return tally(held.member, held.village, sitting(g, asked))


def conveners_per_constituency(g: Frames, asked: Asked) -> pd.Series:
    both = [g.links(label, "HEADS", "Constituency", left="who", right="k") for label in ("Member", "Staff")]
    held = on_day(pd.concat(both, ignore_index=True), asked.day)
    held = held[held.role == "convener"]
    return tally(held.k, held.who, list(on_day(parts(g, "Constituency", asked), asked.day).id.unique()))


def assistants_per_member(g: Frames, asked: Asked) -> pd.Series:
    held = on_day(g.links("Staff", "ASSISTS", "Member", left="staff", right="member"), asked.day)
    return tally(held.member, held.staff, sitting(g, asked))


def posts_per_convener(g: Frames, asked: Asked) -> pd.Series:
    posts: set[str] = set()
    for label in ("Member", "Staff"):
        posts |= set(on_day(g.links(label, "HEADS", "Department", left="who", right="d"), asked.day).who)
    both = [g.links(label, "HEADS", "Constituency", left="who", right="k") for label in ("Member", "Staff")]
    held = on_day(pd.concat(both, ignore_index=True), asked.day)
    held = held[(held.role == "convener") & held.who.isin(posts)]
    return tally(held.k, held.who, list(on_day(parts(g, "Constituency", asked), asked.day).id.unique()))


def invitations_per_resident_member(g: Frames, asked: Asked) -> pd.Series:
    own = g.nodes("Body").level.get(asked.body)
    sits = g.links("Member", "SITS_IN", "Body", left="member", right="body")
    sits = sits[(sits.body == asked.body) & (sits.level != own) & sits.level.map(bool)]
    if not own:
        sits = sits.iloc[:0]
    resident = touching(sits, asked.since, asked.until)[["member", "since", "until"]]
    kept = g.links("Activity", "KEPT_BY", "Body", left="id", right="body")
    ours = in_period(g.nodes("Activity"), asked)
    ours = ours[ours.id.isin(kept[kept.body == asked.body].id) & ~ours.status.isin(["cancelled", "planned"])]
    ours = ours[~ours.kind.isin(["duty", "donation", "aid"])]
    took = g.links("Member", "TOOK_PART", "Activity", left="member", right="id")
    took = took[took.present.map(lambda told: told is True).astype(bool)][["member", "id"]]
    there = took.merge(ours[["id", "date"]].reset_index(drop=True), on="id")
    found = during(there.merge(resident, on="member"))
    return tally(found.member, found.id, list(resident.member.unique()))
