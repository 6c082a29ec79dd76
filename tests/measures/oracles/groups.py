"""Groups, teams and branches; departments, and who is paired with or appointed to them."""

import pandas as pd

from tests.measures.oracles.frames import Asked, Frames, during, in_period, on_day, parts, sitting, tally, townships


def groups_of_kind(g: Frames, asked: Asked) -> list[str]:
    """The body's groups on the day, of the kinds asked for."""
    nodes = g.nodes("Group")
    return sorted(set(nodes[nodes.kind.isin(asked.texts("kinds"))].id) & _today(g, "Group", asked))


def in_groups(g: Frames) -> pd.DataFrame:
    """All stints of members in groups, as heads too: member, group, since, until."""
    both = [g.links("Member", kind, "Group", left="member", right="group") for kind in ("IN_GROUP", "HEADS")]
    return pd.concat([found[["member", "group", "since", "until"]] for found in both], ignore_index=True)


def _today(g: Frames, label: str, asked: Asked) -> set[str]:
    return set(on_day(parts(g, label, asked), asked.day).id)


def branches_per_party_member(g: Frames, asked: Asked) -> pd.Series:
    held = on_day(in_groups(g), asked.day)
    held = held[held.group.isin(groups_of_kind(g, asked))]
    party = g.nodes("Member").party
    known = {m for m in sitting(g, asked) if party[m] in asked.texts("parties")}
    blank = {m for m in sitting(g, asked) if not party[m]}
    counts = tally(held.member, held.group, sorted(known | blank)).astype("float64")
    counts[(counts == 0) & counts.index.isin(blank)] = float("nan")
    return counts


def branches_reaching_member(g: Frames, asked: Asked) -> pd.Series:
    ours = groups_of_kind(g, asked)
    inside = on_day(in_groups(g), asked.day)[["member", "group"]]
    represents = on_day(g.links("Member", "REPRESENTS", "Constituency", left="member", right="k"), asked.day)
    charge = on_day(g.links("Group", "RESPONSIBLE_FOR", "Constituency", left="group", right="k"), asked.day)
    beside = represents[["member", "k"]].merge(charge[["group", "k"]], on="k")[["member", "group"]]
    found = pd.concat([inside, beside])
    found = found[found.group.isin(ours)]
    return tally(found.member, found.group, sitting(g, asked))


def groups_per_member(g: Frames, asked: Asked) -> pd.Series:
    nodes, wanted = g.nodes("Group"), asked.texts("kinds")
    asked_for = set(nodes[nodes.kind.isin(wanted)].id) if wanted else set(nodes.id)
    held = on_day(in_groups(g), asked.day)
    held = held[held.group.isin(asked_for & _today(g, "Group", asked))]
    return tally(held.member, held.group, sitting(g, asked))


def members_per_group(g: Frames, asked: Asked) -> pd.Series:
    held = on_day(in_groups(g), asked.day)
    held = held[held.member.isin(sitting(g, asked))]
    return tally(held.group, held.member, groups_of_kind(g, asked))


def _paired(g: Frames, asked: Asked) -> pd.DataFrame:
    held = on_day(g.links("Group", "RESPONSIBLE_FOR", "Township", left="group", right="township"), asked.day)
    return held[held.group.isin(groups_of_kind(g, asked))]


def townships_per_group(g: Frames, asked: Asked) -> pd.Series:
    found = _paired(g, asked)
    return tally(found.group, found.township, groups_of_kind(g, asked))


def groups_per_township(g: Frames, asked: Asked) -> pd.Series:
    found = _paired(g, asked)
    return tally(found.township, found.group, townships(g, asked, asked.day, asked.day + 1))


def activities_per_group(g: Frames, asked: Asked) -> pd.Series:
    held = in_period(g.nodes("Activity"), asked)
    held = held[~held.status.isin(["cancelled", "planned"])]
    if asked.texts("activities"):
        held = held[held.kind.isin(asked.texts("activities"))]
    by = g.links("Activity", "ORGANISED_BY", "Group", left="activity", right="group")
    by = by[by.activity.isin(held.id)]
    return tally(by.group, by.activity, groups_of_kind(g, asked))


def parents_per_group(g: Frames, asked: Asked) -> pd.Series:
    held = on_day(g.links("Group", "PART_OF", "Group", left="part", right="whole"), asked.day)
    roots = set(held.whole) - set(held.part)
    return tally(held.part, held.whole, [one for one in groups_of_kind(g, asked) if one not in roots])


def departments_per_committee(g: Frames, asked: Asked) -> pd.Series:
    held = on_day(g.links("Committee", "RESPONSIBLE_FOR", "Department", left="committee", right="d"), asked.day)
    return tally(held.committee, held.d, sorted(_today(g, "Committee", asked)))


def _appointed(g: Frames, asked: Asked, bases: list[str]) -> pd.DataFrame:
    """Sitting members at departments on such a basis on the day: member, department."""
    held = on_day(g.links("Member", "ASSIGNED_TO", "Department", left="member", right="department"), asked.day)
    return held[held.basis.isin(bases) & held.member.isin(sitting(g, asked))]


def _in_role(g: Frames, asked: Asked, roles: list[str]) -> set[str]:
    """Sitting members in a group of the body in such a role on the day."""
    held = on_day(g.links("Member", "IN_GROUP", "Group", left="member", right="group"), asked.day)
    held = held[held.role.isin(roles) & held.group.isin(_today(g, "Group", asked))]
    return set(held.member) & set(sitting(g, asked))


def supervisors_per_department(g: Frames, asked: Asked) -> pd.Series:
    found = _appointed(g, asked, asked.texts("bases"))
    return tally(found.department, found.member, sorted(_today(g, "Department", asked)))


def departments_per_supervisor(g: Frames, asked: Asked) -> pd.Series:
    found = _appointed(g, asked, asked.texts("bases"))
    everybody = set(found.member) | _in_role(g, asked, asked.texts("bases"))
    return tally(found.member, found.department, sorted(everybody))


def cases_per_mediator(g: Frames, asked: Asked) -> pd.Series:
    everybody = set(_appointed(g, asked, ["mediator"]).member) | _in_role(g, asked, ["mediator"])
    kept = g.links("Issue", "KEPT_BY", "Body", left="issue", right="body")
    ours = set(kept[kept.body == asked.body].issue) & set(in_period(g.nodes("Issue"), asked).id)
    leads = g.links("Member", "SUPERVISES", "Issue", left="member", right="issue")
    leads = leads[(leads.role == "mediator") & leads.issue.isin(ours)]
    return tally(leads.member, leads.issue, sorted(everybody))


def person_times_per_group(g: Frames, asked: Asked) -> pd.Series:
    kinds, groups = asked.texts("activities"), groups_of_kind(g, asked)
    held = in_period(g.nodes("Activity"), asked).reset_index(drop=True)
    held = held[~held.status.isin(["cancelled", "planned"])].rename(columns={"id": "activity"})
    held = held[held.kind.isin(kinds)] if kinds else held[~held.kind.isin(["duty", "donation", "aid"])]
    kept = g.links("Activity", "KEPT_BY", "Body", left="activity", right="body")
    held = held[held.activity.isin(kept[kept.body == asked.body].activity)]
    took = g.links("Member", "TOOK_PART", "Activity", left="member", right="activity")
    took = took[took.present.map(lambda told: told is True).astype(bool)][["member", "activity"]]
    found = in_groups(g).merge(took, on="member").merge(held[["activity", "date"]], on="activity")
    found = during(found[found.group.isin(groups)])
    return tally(found.group, found.member + "|" + found.activity, groups)


def committees_per_group(g: Frames, asked: Asked) -> pd.Series:
    leads = on_day(g.links("Committee", "RESPONSIBLE_FOR", "Group", left="committee", right="group"), asked.day)
    groups = groups_of_kind(g, asked)
    leads = leads[leads.group.isin(groups) & leads.committee.isin(_today(g, "Committee", asked))]
    return tally(leads.group, leads.committee, groups)
