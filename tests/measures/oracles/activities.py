"""Activities: how many, who was there, and what each is lacking."""

import pandas as pd

from tests.measures.oracles.frames import (
    Asked,
    Frames,
    constituencies,
    during,
    in_period,
    seated,
    seats,
    tally,
    tally_pairs,
    visits_while_seated,
)
from tests.measures.oracles.issues import submitted

OWN_SHEETS = {"duty", "donation", "aid"}
SERVICE = {"service", "grassroots", "donation", "aid"}


def activities(g: Frames, asked: Asked) -> pd.DataFrame:
    """Activities of the period in the body's books, whatever their kind, neither cancelled nor only planned."""
    kept = g.links("Activity", "KEPT_BY", "Body", left="id", right="body")
    nodes = g.nodes("Activity").reset_index(drop=True)
    held = in_period(nodes[nodes.id.isin(set(kept[kept.body == asked.body].id))], asked)
    return held[~held.status.isin(["cancelled", "planned"])]


def of_kinds(held: pd.DataFrame, asked: Asked) -> pd.DataFrame:
    """Those of the kinds asked for; with none named, all that have no sheet of their own."""
    kinds = asked.texts("kinds")
    return held[held.kind.isin(kinds) if kinds else ~held.kind.isin(OWN_SHEETS)]


def _asked_for(g: Frames, asked: Asked) -> pd.DataFrame:
    return of_kinds(activities(g, asked), asked)[["id", "date"]]


def _there(g: Frames, label: str) -> pd.DataFrame:
    """Who was present: who, id, role."""
    links = g.links(label, "TOOK_PART", "Activity", left="who", right="id")
    return links[links.present.map(lambda told: told is True).astype(bool)][["who", "id", "role"]]


def _members(g: Frames, asked: Asked, held: pd.DataFrame) -> pd.DataFrame:
    """Members who were there on a day on which they sat: who, id, role."""
    there = held.merge(_there(g, "Member"), on="id").merge(seats(g, asked).rename(columns={"member": "who"}), on="who")
    return during(there)


def activities_per_member(g: Frames, asked: Asked) -> pd.Series:
    found = _members(g, asked, _asked_for(g, asked))
    return tally(found.who, found.id, seated(g, asked))


def activities_per_constituency(g: Frames, asked: Asked) -> pd.Series:
    organised = g.links("Activity", "ORGANISED_BY", "Constituency", left="id", right="who")[["id", "who"]]
    found = organised.merge(_asked_for(g, asked), on="id")
    return tally(found.who, found.id, constituencies(g, asked))


def activities_held(g: Frames, asked: Asked) -> pd.Series:
    return pd.Series({asked.body: _asked_for(g, asked).id.nunique()})


def person_times(g: Frames, asked: Asked) -> pd.Series:
    held = of_kinds(activities(g, asked), asked)
    people = pd.concat([_there(g, label) for label in ("Member", "Staff", "Contact")], ignore_index=True)
    present = people.drop_duplicates(["who", "id"]).groupby("id").size()
    stated = [present.get(i, 0) if pd.isna(n) else n for i, n in zip(held.id, held.headcount, strict=True)]
    return pd.Series({asked.body: int(sum(stated))})


def participants(g: Frames, asked: Asked) -> pd.Series:
    return pd.Series({asked.body: _members(g, asked, _asked_for(g, asked)).who.nunique()})


def members_per_session(g: Frames, asked: Asked) -> pd.Series:
    held = _asked_for(g, asked)
    found = _members(g, asked, held)
    return tally(found.id, found.who, list(held.id))


def departments_per_activity(g: Frames, asked: Asked) -> pd.Series:
    links = g.links("Department", "TOOK_PART", "Activity", left="who", right="id")
    links = links[~links.present.map(lambda told: told is False).astype(bool)]
    return tally(links.id, links.who, list(_asked_for(g, asked).id))


def places_per_activity(g: Frames, asked: Asked) -> pd.Series:
    held = list(_asked_for(g, asked).id)
    links = {
        label: g.links("Activity", "HELD_AT", label, left="id", right="place")[["id", "place"]]
        for label in ("Township", "Village", "Platform")
    }
    areas = pd.concat([links["Township"], links["Village"]], ignore_index=True)
    rooms = links["Platform"][~links["Platform"].id.isin(set(areas.id))]
    found = pd.concat([areas, rooms], ignore_index=True)
    return tally(found.id, found.place, held)


def files_per_session(g: Frames, asked: Asked) -> pd.Series:
    found = g.links("Document", "RECORDS", "Activity", left="file", right="id")
    return tally(found.id, found.file, list(_asked_for(g, asked).id))


def topics_per_session(g: Frames, asked: Asked) -> pd.Series:
    found = g.links("Activity", "DISCUSSED", "Issue", left="id", right="topic")
    return tally(found.id, found.topic, list(_asked_for(g, asked).id))


def known_form(g: Frames, asked: Asked) -> pd.Series:
    held = of_kinds(activities(g, asked), asked).set_index("id")
    known = held.form.map(lambda form: None if form is None else float(form in asked.texts("forms")))
    return known.astype("float64")


def member_roles(g: Frames, asked: Asked) -> pd.Series:
    held = activities(g, asked)[["id", "date", "kind"]]
    there = _members(g, asked, held)
    papers = in_period(submitted(g), asked)
    papers = during(papers[papers.kind == "opinion_report"].merge(seats(g, asked), on="member"))
    raised = g.links("Visit", "RAISED", "Issue", left="visit", right="issue")[["visit", "issue"]]
    heard = visits_while_seated(g, asked).merge(raised, on="visit")
    acts = [
        there[["who"]].assign(object=there.role),
        there[there.kind == "publicity"][["who"]].assign(object="publicist"),
        there[there.kind.isin(SERVICE)][["who"]].assign(object="servant"),
        pd.DataFrame({"who": [*papers.member, *heard.member], "object": "collector"}),
    ]
    cells = pd.DataFrame({"subject": asked.body, "object": asked.texts("cells")})
    return tally_pairs(pd.concat(acts, ignore_index=True).assign(subject=asked.body), "who", cells)


def training_before_inspection(g: Frames, asked: Asked) -> pd.Series:
    held = activities(g, asked)
    held = held[held.kind.isin(asked.texts("kinds"))][["id", "date"]]
    by_group = g.links("Activity", "ORGANISED_BY", "Group", left="id", right="group")[["id", "group"]]
    nodes = g.nodes("Activity").reset_index(drop=True)
    trained = nodes[nodes.kind.isin(asked.texts("before")) & ~nodes.status.isin(["cancelled", "planned"])]
    trained = trained.assign(earlier=trained.latest.fillna(trained.date))[["id", "earlier"]]
    trained = trained.merge(by_group, on="id").rename(columns={"id": "training"})
    led = held.merge(by_group, on="id")
    found = led.merge(trained, on="group")
    found = found[found.earlier < found.date]
    return tally(found.id, found.training, list(led.id.unique()))
