"""What schemes give points for beyond plain counts: shared proposals and absences."""

import pandas as pd

from tests.measures.oracles.activities import activities
from tests.measures.oracles.frames import Asked, Frames, during, in_period, seated, seats, tally
from tests.measures.oracles.issues import kept


def submissions_per_member(g: Frames, asked: Asked) -> pd.Series:
    ours = in_period(kept(g, asked, asked.texts("kinds")).reset_index(drop=True), asked)
    if asked.params["key_only"]:
        ours = ours[ours.key.map(lambda told: told is True).astype(bool)]
    if asked.texts("steps"):
        ours = ours[ours.id.isin(_reached(g, asked))]
    links = g.links("Member", "SUBMITTED", "Issue", left="member", right="id")
    links = links[links.role != "cosigner"][["member", "id", "role", "share"]]
    found = during(ours[["id", "date"]].merge(links, on="id").merge(seats(g, asked), on="member"))
    found = found.drop_duplicates(["member", "id"])
    parts = pd.Series([_part(asked.params["sharing"], r, s) for r, s in zip(found.role, found.share, strict=True)])
    total = parts.groupby(found.member.to_numpy()).sum() if len(found) else pd.Series(dtype=float)
    return total.reindex(sorted(seated(g, asked)), fill_value=0.0).astype(float).round(9)


def _reached(g: Frames, asked: Asked) -> set[str]:
    links = g.links("Issue", "REACHED", "Step", left="issue", right="id")[["issue", "id"]]
    steps = g.nodes("Step").reset_index(drop=True)
    steps = steps[steps.kind.isin(asked.texts("steps")) & (steps.date.isna() | steps.date.lt(asked.until))]
    return set(links[links.id.isin(steps.id)].issue)


def _part(sharing: str, role: str | None, share: float | None) -> float:
    """One proposer's part; `people` proposers share what is submitted."""
    people = 1 if share is None or pd.isna(share) else round(1 / share)
    if sharing == "half":
        return 1.0 if people == 1 else 0.5 if role != "joint" else 0.5 / (people - 1)
    if sharing in ("first", "joint"):
        return float((role == "joint") == (sharing == "joint"))
    return 1 / people if sharing == "share" else 1.0


def absences_per_member(g: Frames, asked: Asked) -> pd.Series:
    held, kinds = activities(g, asked), asked.texts("kinds")
    held = held[held.kind.isin(kinds)] if kinds else held
    links = g.links("Member", "TOOK_PART", "Activity", left="member", right="id")
    missed = links[links.present.map(lambda told: told is False).astype(bool)][["member", "id"]]
    found = during(held[["id", "date"]].merge(missed, on="id").merge(seats(g, asked), on="member"))
    return tally(found.member, found.id, seated(g, asked))
