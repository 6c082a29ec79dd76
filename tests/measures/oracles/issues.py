"""Issues: who brought them in, and how far they came."""

import pandas as pd

from tests.measures.oracles.frames import (
    Asked,
    Frames,
    constituencies,
    during,
    in_period,
    parts,
    seated,
    seats,
    tally,
)

KINDS = ("need", "opinion_report", "proposal")


def submitted(g: Frames) -> pd.DataFrame:
    """What members submitted as proposers: member, issue, date, kind, status."""
    links = g.links("Member", "SUBMITTED", "Issue", left="member", right="id")
    told = links[links.role != "cosigner"][["member", "id"]].merge(g.nodes("Issue").reset_index(drop=True), on="id")
    return told[told.status != "draft"].rename(columns={"id": "issue"})


def _of_kind(g: Frames, asked: Asked, kind: str) -> pd.Series:
    found = in_period(submitted(g), asked)
    found = during(found[found.kind == kind].merge(seats(g, asked), on="member"))
    return tally(found.member, found.issue, seated(g, asked))


def proposals_per_member(g: Frames, asked: Asked) -> pd.Series:
    return _of_kind(g, asked, "proposal")


def reports_per_member(g: Frames, asked: Asked) -> pd.Series:
    return _of_kind(g, asked, "opinion_report")


def reports_per_constituency(g: Frames, asked: Asked) -> pd.Series:
    found = in_period(submitted(g), asked)
    represents = g.links("Member", "REPRESENTS", "Constituency", left="member", right="k")
    own = during(found[found.kind == "opinion_report"].merge(represents, on="member"))
    return tally(own.k, own.issue, constituencies(g, asked))


def raised(g: Frames) -> pd.DataFrame:
    """Which member's visit raised which issue: member, id."""
    made = g.links("Member", "MADE", "Visit", left="member", right="visit")[["member", "visit"]]
    links = g.links("Visit", "RAISED", "Issue", left="visit", right="id")[["visit", "id"]]
    return made.merge(links, on="visit")[["member", "id"]]


def _ours(g: Frames, asked: Asked) -> pd.DataFrame:
    """The body's issues of the three kinds that are no drafts, by id."""
    by_members = pd.concat(
        [raised(g), g.links("Member", "SUBMITTED", "Issue", left="member", right="id")[["member", "id"]]]
    )
    held = by_members.merge(seats(g, asked), on="member")[["id", "since", "until"]]
    for label in ("Constituency", "Committee", "Group"):
        links = g.links(label, "SUBMITTED", "Issue", left="part", right="id")[["part", "id"]]
        of = parts(g, label, asked).rename(columns={"id": "part"})
        held = pd.concat([held, links.merge(of, on="part")[["id", "since", "until"]]])
    issues = g.nodes("Issue").reset_index(drop=True)
    ids = set(during(held.merge(issues, on="id")).id)
    return issues[issues.id.isin(ids) & issues.kind.isin(KINDS) & (issues.status != "draft")].set_index(
        "id", drop=False
    )


def _steps(g: Frames, kind: str) -> dict[str, list[float]]:
    """The days of an issue's steps of one kind; NaN for a step without a day."""
    links = g.links("Issue", "REACHED", "Step", left="issue", right="step")[["issue", "step"]].drop_duplicates()
    steps = g.nodes("Step").reset_index(drop=True).rename(columns={"id": "step"})
    found = links.merge(steps[steps.kind == kind], on="step")
    return {str(issue): list(days) for issue, days in found.groupby("issue").date}


def answers_per_issue(g: Frames, asked: Asked) -> pd.Series:
    answered = _steps(g, "answered")
    asked_for = in_period(_ours(g, asked), asked)
    counted = {i: sum(not day >= asked.until for day in answered.get(i, [])) for i in sorted(asked_for.id)}
    return pd.Series(counted, dtype="int64")


def answers_per_due_issue(g: Frames, asked: Asked) -> pd.Series:
    answered = _steps(g, "answered")
    issues = _ours(g, asked)
    late = issues[issues.due < asked.day]
    return pd.Series(
        {i: sum(not day > asked.day for day in answered.get(i, [])) for i in sorted(late.id)}, dtype="int64"
    )


def _handled(g: Frames) -> set[str]:
    return set(g.links("Issue", "HANDLED_BY", "Department", left="issue", right="department").issue)


def issue_stages_missing(g: Frames, asked: Asked) -> pd.Series:
    answered, handled = _steps(g, "answered"), _handled(g)
    values = {}
    for i, issue in in_period(_ours(g, asked), asked).sort_index().iterrows():
        days = [day for day in answered.get(str(i), []) if not (day >= asked.until or day < issue.date)]
        values[i] = int(i not in handled) + int(not days)
    return pd.Series(values, dtype="int64")


def proposal_stages_missing(g: Frames, asked: Asked) -> pd.Series:
    filed, answered, handled = _steps(g, "filed"), _steps(g, "answered"), _handled(g)
    returned = set(_steps(g, "returned"))
    values = {}
    for i, issue in in_period(_ours(g, asked), asked).sort_index().iterrows():
        if issue.kind != "proposal" or i in returned:
            continue
        filings = [day for day in filed.get(str(i), []) if not (day >= asked.until or day < issue.date)]
        first = min((day for day in filings if day == day), default=issue.date)
        answers = [day for day in answered.get(str(i), []) if not (day >= asked.until or day < first)]
        values[i] = int(not filings) + int(i not in handled) + int(not answers)
    return pd.Series(values, dtype="int64")


def own_voices_per_constituency(g: Frames, asked: Asked) -> pd.Series:
    issues = g.nodes("Issue").reset_index(drop=True)
    issues = in_period(issues[issues.status != "draft"], asked)[["id", "date"]]
    concerns = g.links("Issue", "CONCERNS", "Constituency", left="id", right="k")[["id", "k"]].merge(issues, on="id")
    concerns = concerns[concerns.k.isin(constituencies(g, asked))]
    people = pd.concat([submitted(g).rename(columns={"issue": "id"})[["member", "id"]], raised(g)])
    represents = g.links("Member", "REPRESENTS", "Constituency", left="member", right="k")
    own = during(concerns.merge(people, on="id").merge(represents, on=["member", "k"]))[["k", "id"]]
    itself = g.links("Constituency", "SUBMITTED", "Issue", left="k", right="id")[["k", "id"]]
    voices = pd.concat([own, concerns.merge(itself, on=["k", "id"])[["k", "id"]]])
    return tally(voices.k, voices.id, list(concerns.k.unique()))
