"""Contacts and visits to them."""

import pandas as pd

from tests.measures.oracles.frames import (
    Asked,
    Frames,
    constituencies,
    during,
    homes,
    in_period,
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


def contacts_short_of_total(g: Frames, asked: Asked) -> pd.Series:
    placed = on_day(g.links("Member", "PLACED_UNDER", "Committee", left="member", right="committee"), asked.day)
    lists = placed[["member", "committee"]].merge(kept_on_day(g, asked)[["member", "contact"]], on="member")
    lists["pair"] = lists.member + " " + lists.contact
    listed = tally(lists.committee, lists.pair, list(on_day(parts(g, "Committee", asked), asked.day).id.unique()))
    stated = g.nodes("Committee").contacts_total.astype("float64")
    return stated.reindex(listed.index) - listed


def _kept_of_occupation(g: Frames, asked: Asked) -> tuple[pd.DataFrame, list[str]]:
    """The contacts of the occupations (member, contact), and the members of the constituencies asked for."""
    names = g.nodes("Constituency").name
    ours = on_day(parts(g, "Constituency", asked), asked.day).id
    chosen = {k for k in ours if names[k] in asked.texts("constituencies")}
    represents = on_day(g.links("Member", "REPRESENTS", "Constituency", left="member", right="k"), asked.day)
    everybody = set(represents[represents.k.isin(chosen)].member) & set(sitting(g, asked))
    jobs, wanted = g.nodes("Contact").occupation, asked.texts("occupations")
    kept = kept_on_day(g, asked)
    kept = kept[kept.contact.map(jobs).isin(wanted)] if wanted else kept
    return kept[kept.member.isin(everybody)], sorted(everybody)


def contacts_of_occupation(g: Frames, asked: Asked) -> pd.Series:
    kept, everybody = _kept_of_occupation(g, asked)
    return tally(kept.member, kept.contact, everybody)


def contacts_of_occupation_together(g: Frames, asked: Asked) -> pd.Series:
    kept, everybody = _kept_of_occupation(g, asked)
    return pd.Series({asked.body: kept.contact.nunique()} if everybody else {}, dtype="int64")


def _kind(g: Frames) -> pd.Series:
    """The kind of each contact; a person where none is told."""
    return g.nodes("Contact").kind.map(lambda told: told or "person")


def visits_by_contact_kind(g: Frames, asked: Asked) -> pd.Series:
    made = visits_while_seated(g, asked)
    to_contacts = made.merge(visited(g, "Contact"), on="visit")
    to_members = made.merge(visited(g, "Member"), on="visit").assign(object="member")
    to_contacts = to_contacts.assign(object=to_contacts.target.map(_kind(g)))
    found = pd.concat([to_contacts, to_members], ignore_index=True).assign(subject=asked.body)
    cells = pd.DataFrame({"subject": asked.body, "object": asked.texts("cells")})
    return tally_pairs(found, "target", cells)


def visits_per_contact_of_kind(g: Frames, asked: Asked) -> pd.Series:
    kinds = _kind(g)
    chosen = set(kinds[kinds.isin(asked.texts("kinds"))].index)
    dates = g.nodes("Visit")[["id", "date"]].rename(columns={"id": "visit"}).reset_index(drop=True)
    before = dates[dates.date < asked.until]
    made = g.links("Member", "MADE", "Visit", left="member", right="visit")[["member", "visit"]]
    gone = during(before.merge(made, on="visit").merge(seats(g, asked), on="member"))
    met = gone[["visit"]].merge(visited(g, "Contact"), on="visit").target
    known = set(met) | set(kept_while_seated(g, asked).contact)
    found = visits(g, asked).merge(visited(g, "Contact"), on="visit")
    return tally(found.target, found.visit, sorted(known & chosen))


def _represented(g: Frames, asked: Asked) -> pd.DataFrame:
    """The time for which members represented constituencies and sat: member, k, since, until."""
    represents = g.links("Member", "REPRESENTS", "Constituency", left="member", right="k")
    both = represents.merge(seats(g, asked), on="member", suffixes=("_r", "_s"))
    both["since"] = both[["since_r", "since_s"]].max(axis=1)
    both["until"] = both[["until_r", "until_s"]].min(axis=1)
    return touching(both, asked.since, asked.until)[["member", "k", "since", "until"]]


def _service_visits(g: Frames, asked: Asked) -> pd.DataFrame:
    """Visits to others than members: subject, object, thing."""
    met = during(visits_by(g, asked).merge(_represented(g, asked), on="member"))
    met = met[~met.visit.isin(visited(g, "Member").visit)]
    online = met.visit.map(g.nodes("Visit")["mode"]).isin(["phone", "message", "video"])
    return pd.DataFrame({"subject": met.k, "object": online.map({True: "online", False: "visit"}), "thing": met.visit})


def _service_activities(g: Frames, asked: Asked) -> pd.DataFrame:
    """Activities of a known kind other than meetings: subject, object, thing."""
    held = in_period(g.nodes("Activity"), asked)
    held = held[~held.status.isin(["cancelled", "planned"]) & held.kind.notna() & (held.kind != "meeting")]
    took = g.links("Member", "TOOK_PART", "Activity", left="member", right="id")
    took = took[took.present.map(lambda told: told is True).astype(bool)][["member", "id"]]
    there = took.merge(held[["id", "kind", "date"]].reset_index(drop=True), on="id")
    there = during(there.merge(_represented(g, asked), on="member"))
    way = there.kind.map(lambda kind: "publicity" if kind == "publicity" else "performance")
    return pd.DataFrame({"subject": there.k, "object": way, "thing": there.id})


def _service_contacts(g: Frames, asked: Asked) -> pd.DataFrame:
    """Contacts kept by members while they represented the constituency: subject, object, thing."""
    keeps = g.links("Member", "KEEPS_CONTACT", "Contact", left="member", right="contact")
    both = keeps.merge(_represented(g, asked), on="member", suffixes=("_k", ""))
    both["since"] = both[["since", "since_k"]].max(axis=1)
    both["until"] = both[["until", "until_k"]].min(axis=1)
    held = touching(both, asked.since, asked.until)
    return pd.DataFrame({"subject": held.k, "object": "contact", "thing": held.contact})


def ways_of_service(g: Frames, asked: Asked) -> pd.Series:
    rows = pd.DataFrame({"subject": constituencies(g, asked)})
    cells = rows.merge(pd.DataFrame({"object": asked.texts("cells")}), how="cross")
    ways = [_service_visits(g, asked), _service_activities(g, asked), _service_contacts(g, asked)]
    return tally_pairs(pd.concat(ways, ignore_index=True), "thing", cells)


def _sets(links: pd.DataFrame) -> dict[str, set[str]]:
    return {str(end): set(others) for end, others in links.groupby("x").y}


def contacts_kept_as_per_member(g: Frames, asked: Asked) -> pd.Series:
    kinds = asked.texts("kinds")
    chosen = kept_on_day(g, asked)[lambda kept: kept.kind.isin(kinds)]
    own = set(on_day(parts(g, "Constituency", asked), asked.day).id)
    sides = {
        (member, k)
        for member, k in on_day(g.links("Member", "REPRESENTS", "Constituency", left="member", right="k"), asked.day)[
            ["member", "k"]
        ].itertuples(index=False)
        if k in own
    }
    belongs = on_day(g.links("Contact", "BELONGS_TO", "Constituency", left="contact", right="k"), asked.day)
    pairs = chosen[["member", "contact"]].merge(belongs[["contact", "k"]], on="contact")
    shared = pairs[pd.Series([s in sides for s in zip(pairs.member, pairs.k, strict=True)], pairs.index, dtype=bool)]
    return tally(shared.member, shared.contact, sitting(g, asked))


def visits_near_home(g: Frames, asked: Asked) -> pd.Series:
    made = visits_while_seated(g, asked)[["member", "visit", "date"]].drop_duplicates()
    placed = g.links("Visit", "IN_TOWNSHIP", "Township", left="visit", right="township")[["visit", "township"]]
    lived = g.links("Member", "LIVES_IN", "Township", left="member", right="township")
    near = during(made.merge(placed, on="visit").merge(lived, on=["member", "township"]))
    known = set(touching(lived, asked.since, asked.until).member)
    counts = tally(near.member, near.visit, seated(g, asked)).astype("float64")
    return counts.where(counts.index.isin(known))
