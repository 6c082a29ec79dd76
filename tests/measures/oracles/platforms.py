"""Platforms (studios, stations, halls, rooms): who is there, whom they serve, what happens at them."""

import pandas as pd

from tests.measures.oracles.frames import (
    Asked,
    Frames,
    during,
    in_period,
    on_day,
    parts,
    seats,
    sitting,
    tally,
    tally_pairs,
    townships,
)


def _ours(g: Frames, asked: Asked) -> pd.DataFrame:
    """The platforms of the body on the day, of any kind: columns of the node."""
    held = set(on_day(parts(g, "Platform", asked), asked.day).id)
    nodes = g.nodes("Platform")
    return nodes[nodes.id.isin(held)]


def _platforms(g: Frames, asked: Asked) -> list[str]:
    """Those of the kinds asked for."""
    ours, kinds = _ours(g, asked), asked.texts("kinds")
    return list(ours[ours.kind.isin(kinds)].id if kinds else ours.id)


def _related(g: Frames, asked: Asked, kind: str, *labels: str) -> pd.DataFrame:
    """Who has a relation of this kind to a platform on the day: who, platform."""
    links = [g.links(label, kind, "Platform", left="who", right="platform") for label in labels]
    return on_day(pd.concat(links, ignore_index=True), asked.day)


def _there(g: Frames, asked: Asked, label: str) -> pd.DataFrame:
    """Who is assigned to a platform or heads it: who, platform."""
    found = [_related(g, asked, kind, label)[["who", "platform"]] for kind in ("ASSIGNED_TO", "HEADS")]
    return pd.concat(found, ignore_index=True).drop_duplicates()


def _members(g: Frames, asked: Asked) -> pd.DataFrame:
    there = _there(g, asked, "Member")
    return there[there.who.isin(sitting(g, asked))]


def _sites(g: Frames, asked: Asked) -> pd.DataFrame:
    """In which townships platforms lie on the day, by way of a village too: platform, township."""
    straight = on_day(g.links("Platform", "LOCATED_IN", "Township", left="platform", right="township"), asked.day)
    villages = on_day(g.links("Platform", "LOCATED_IN", "Village", left="platform", right="village"), asked.day)
    lies = on_day(g.links("Village", "PART_OF", "Township", left="village", right="township"), asked.day)
    above = villages[["platform", "village"]].merge(lies[["village", "township"]], on="village")
    return pd.concat([straight, above])[["platform", "township"]].drop_duplicates()


def platforms_per_member(g: Frames, asked: Asked) -> pd.Series:
    there = _there(g, asked, "Member")
    there = there[there.platform.isin(_platforms(g, asked))]
    return tally(there.who, there.platform, sitting(g, asked))


def members_per_platform(g: Frames, asked: Asked) -> pd.Series:
    found = _members(g, asked)
    return tally(found.platform, found.who, _platforms(g, asked))


def heads_per_platform(g: Frames, asked: Asked) -> pd.Series:
    heads = _related(g, asked, "HEADS", "Member", "Staff")
    heads = heads[heads.role == "head"]
    return tally(heads.platform, heads.who, _platforms(g, asked))


def rooms_near_member(g: Frames, asked: Asked) -> pd.Series:
    pairs = _related(g, asked, "ASSIGNED_TO", "Member")
    pairs = pairs[pairs.who.isin(sitting(g, asked)) & pairs.platform.isin(_platforms(g, asked))]
    sites = _sites(g, asked).groupby("platform").township.agg(set)
    known = [
        on_day(g.links("Member", kind, "Township", left="who", right="township"), asked.day)
        .groupby("who")
        .township.agg(set)
        for kind in ("LIVES_IN", "WORKS_IN")
    ]
    values = {}
    for who, platform in pairs[["who", "platform"]].drop_duplicates().itertuples(index=False):
        site, home, work = sites.get(platform, set()), known[0].get(who, set()), known[1].get(who, set())
        values[who, platform] = 1.0 if site & (home | work) else 0.0 if site and home and work else float("nan")
    return pd.Series(values, dtype="float64")


def constituencies_per_platform(g: Frames, asked: Asked) -> pd.Series:
    serves = on_day(g.links("Platform", "SERVES", "Constituency", left="platform", right="k"), asked.day)
    serves = serves[serves.k.isin(on_day(parts(g, "Constituency", asked), asked.day).id)]
    return tally(serves.platform, serves.k, _platforms(g, asked))


def platforms_per_constituency(g: Frames, asked: Asked) -> pd.Series:
    serves = on_day(g.links("Platform", "SERVES", "Constituency", left="platform", right="k"), asked.day)
    serves = serves[serves.platform.isin(_platforms(g, asked))]
    return tally(serves.k, serves.platform, list(on_day(parts(g, "Constituency", asked), asked.day).id.unique()))


def platforms_per_township(g: Frames, asked: Asked) -> pd.Series:
    sites = _sites(g, asked)
    sites = sites[sites.platform.isin(_platforms(g, asked))]
    return tally(sites.township, sites.platform, townships(g, asked, asked.day, asked.day + 1))


def hosts_per_platform(g: Frames, asked: Asked) -> pd.Series:
    hosts = on_day(g.links("Platform", "HOSTED_BY", "Department", left="platform", right="host"), asked.day)
    return tally(hosts.platform, hosts.host, _platforms(g, asked))


def member_levels_per_platform(g: Frames, asked: Asked) -> pd.Series:
    sits = on_day(g.links("Member", "SITS_IN", "Body", left="who", right="body"), asked.day)
    found = _there(g, asked, "Member").merge(sits[sits.body == asked.body], on="who")
    own = g.nodes("Body").level.get(asked.body) or None
    levels = found.level.map(lambda told: told or own)
    known = levels.notna()
    return tally(found.platform[known], levels[known], _platforms(g, asked))


def _activities(g: Frames, asked: Asked) -> pd.DataFrame:
    """Activities at platforms or organised by them, that took place in the period and are in the body's books."""
    books = g.links("Activity", "KEPT_BY", "Body", left="id", right="body")
    held = in_period(g.nodes("Activity"), asked)
    held = held[~held.status.isin(["cancelled", "planned"]) & held.id.isin(books[books.body == asked.body].id)]
    links = [g.links("Activity", kind, "Platform", left="id", right="platform") for kind in ("HELD_AT", "ORGANISED_BY")]
    where = pd.concat(links, ignore_index=True)[["id", "platform"]].drop_duplicates()
    return where.merge(held.reset_index(drop=True), on="id")


def _present(took: pd.DataFrame) -> pd.DataFrame:
    return took[took.present.map(lambda told: told is True).astype(bool)]


def outsiders_per_platform(g: Frames, asked: Asked) -> pd.Series:
    took = g.links("Contact", "TOOK_PART", "Activity", left="who", right="id")
    guests = _activities(g, asked)[["id", "platform"]].merge(_present(took), on="id")
    found = pd.concat([_there(g, asked, "Staff"), guests[["who", "platform"]]], ignore_index=True)
    return tally(found.platform, found.who, _platforms(g, asked))


def platform_cells(g: Frames, asked: Asked) -> pd.Series:
    kinds, units = asked.texts("kinds"), g.nodes("Department").kind.to_dict()
    ours = _ours(g, asked)
    ours = ours[ours.kind.isin(kinds)] if kinds else ours
    hosts = on_day(g.links("Platform", "HOSTED_BY", "Department", left="platform", right="host"), asked.day)
    hosts = hosts[hosts.platform.isin(ours.id)]
    held = [f"{units[host]}/{ours.level[platform]}" for platform, host in zip(hosts.platform, hosts.host, strict=True)]
    named = pd.DataFrame({"subject": asked.body, "object": held, "platform": hosts.platform.to_numpy()})
    cells = pd.DataFrame([(b, cell) for b in g.nodes("Body").id for cell in asked.texts("cells") if b == asked.body])
    return tally_pairs(named, "platform", cells.set_axis(["subject", "object"], axis=1))


def activities_per_platform(g: Frames, asked: Asked) -> pd.Series:
    found, kinds = _activities(g, asked), asked.texts("activities")
    found = found[found.kind.isin(kinds)] if kinds else found
    return tally(found.platform, found.id, _platforms(g, asked))


def duties_per_platform(g: Frames, asked: Asked) -> pd.Series:
    held = in_period(g.nodes("Activity"), asked)
    held = held[~held.status.isin(["cancelled", "planned"]) & (held.kind == "duty")].reset_index(drop=True)
    took = g.links("Member", "TOOK_PART", "Activity", left="member", right="id")
    took = _present(took)[["member", "id"]]
    turns = during(took.merge(held[["id", "date"]], on="id").merge(seats(g, asked), on="member"))
    where = g.links("Activity", "HELD_AT", "Platform", left="id", right="platform")
    found = where[["id", "platform"]].merge(turns[["id"]].drop_duplicates(), on="id")
    return tally(found.platform, found.id, _platforms(g, asked))


def issues_through_platform(g: Frames, asked: Asked) -> pd.Series:
    kinds = asked.texts("issues")
    books = g.links("Issue", "KEPT_BY", "Body", left="id", right="body")
    issues = in_period(g.nodes("Issue"), asked)
    issues = issues[(issues.status != "draft") & issues.id.isin(books[books.body == asked.body].id)]
    issues = issues[issues.kind.isin(kinds)] if kinds else issues
    through = g.links("Issue", "THROUGH", "Platform", left="id", right="platform")
    found = through[through.id.isin(issues.id)]
    return tally(found.platform, found.id, _platforms(g, asked))


def outcomes_per_platform(g: Frames, asked: Asked) -> pd.Series:
    ours, named = _platforms(g, asked), asked.texts("activities")
    nodes = g.nodes("Activity")
    going = nodes[~nodes.status.isin(["cancelled", "planned"])]
    going = going[going.kind.isin(named)] if named else going
    at = [g.links("Activity", k, "Platform", left="source", right="h") for k in ("HELD_AT", "ORGANISED_BY")]
    led = g.links("Activity", "LED_TO", "Outcome", left="source", right="id")[["source", "id"]]
    found = pd.concat([one[["source", "h"]] for one in at]).merge(led, on="source")
    found = found[found.source.isin(set(going.id))][["h", "id"]]
    if not named:
        found = pd.concat([found, g.links("Platform", "LED_TO", "Outcome", left="h", right="id")[["h", "id"]]])
    kept = g.links("Outcome", "KEPT_BY", "Body", left="id", right="body")
    told = in_period(g.nodes("Outcome").reset_index(drop=True), asked)
    told = told[told.id.isin(set(kept[kept.body == asked.body].id))]
    units = dict.fromkeys(asked.texts("units"), 1.0)
    units |= {"元": 1.0, "万元": 10_000.0} | units if "yuan" in units else {}
    worth = told.assign(worth=told.unit.map(units) * told.quantity.astype("float64")).dropna(subset=["worth"])
    sums = found.drop_duplicates().merge(worth, on="id").groupby("h").worth.sum()
    return sums.reindex(sorted(ours), fill_value=0.0)
