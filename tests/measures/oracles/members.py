"""Where members belong."""

import pandas as pd

from tests.measures.oracles.frames import Asked, Frames, on_day, parts, sitting, tally


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
