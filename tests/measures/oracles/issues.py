"""Issues: who brought them in, and how far they came."""

import pandas as pd

from tests.measures.oracles.frames import (
    Asked,
    Frames,
    constituencies,
    during,
    in_period,
    on_day,
    parts,
    seated,
    seats,
    tally,
)

KINDS = ("need", "opinion_report", "proposal")


def kept(g: Frames, asked: Asked, kinds: list[str] | None = None) -> pd.DataFrame:
    """The issues in the body's books (of some kinds) that are neither drafts nor cancelled, by id."""
    links = g.links("Issue", "KEPT_BY", "Body", left="issue", right="body")
    known = g.nodes("Issue")
    ours = known[known.id.isin(links[links.body == asked.body].issue) & ~known.status.isin(["draft", "cancelled"])]
    return ours if kinds is None else ours[ours.kind.isin(kinds)]


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


def steps_per_due_issue(g: Frames, asked: Asked) -> pd.Series:
    issues = kept(g, asked, asked.texts("kinds"))
    late = issues[issues.due < asked.day].sort_index()
    found = [_steps(g, kind) for kind in asked.texts("steps")]
    days = {str(i): [day for reached in found for day in reached.get(str(i), [])] for i in late.id}
    return _numbers({i: sum(not day > asked.day for day in held) for i, held in days.items()})


def bulletin_issues(g: Frames, asked: Asked) -> pd.Series:
    reports = in_period(kept(g, asked, ["opinion_report"]), asked)
    if steps := asked.texts("steps"):
        reports = reports[reports.id.isin({i for kind in steps for i in _reached(g, kind, asked.until)})]
    links = g.links("Issue", "REACHED", "Step", left="issue", right="id")[["issue", "id"]]
    found = links[links.issue.isin(set(reports.id))].merge(g.nodes("Step").reset_index(drop=True), on="id")
    found = found[(found.kind == "edited") & ~found.date.ge(asked.until)]
    return pd.Series({asked.body: found.number.dropna().nunique()})


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


def _asked_for(g: Frames, asked: Asked) -> pd.DataFrame:
    """The body's issues of the period, of the kinds asked for and, where asked, only the key ones."""
    found = in_period(kept(g, asked, asked.texts("kinds")), asked).sort_index()
    if asked.params.get("key_only"):
        found = found[found.key.map(lambda told: told is True).astype(bool)]
    return found


def _reached(g: Frames, kind: str, until: int) -> dict[str, int]:
    """How many steps of a kind an issue reached before a day, or on no day."""
    counted = {i: sum(not day >= until for day in days) for i, days in _steps(g, kind).items()}
    return {i: count for i, count in counted.items() if count}


def _numbers(values: dict[str, float]) -> pd.Series:
    return pd.Series(values, dtype="float64")


def supervisors_per_issue(g: Frames, asked: Asked) -> pd.Series:
    links, roles = g.links("Member", "SUPERVISES", "Issue", left="member", right="issue"), asked.texts("roles")
    chosen = links[links.role.isin(roles)] if roles else links
    ours = _asked_for(g, asked).reset_index(drop=True)
    found = chosen.merge(ours[["id", "date"]], left_on="issue", right_on="id")
    if posts := asked.texts("posts"):
        sits = g.links("Member", "SITS_IN", "Body", left="member", right="body").drop(columns=["rows"])
        held = sits[(sits.body == asked.body) & sits.role.isin(posts)]
        found = during(found[["member", "issue", "date"]].merge(held, on="member"))
    return tally(found.issue, found.member, list(ours.id))


def task_stages_missing(g: Frames, asked: Asked) -> pd.Series:
    owned = set(g.links("Member", "SUPERVISES", "Issue", left="member", right="issue").issue) | _handled(g)
    done = _steps(g, "done")
    return _numbers(
        {str(i): (i not in owned) + (not t.status and i not in done) for i, t in _asked_for(g, asked).iterrows()}
    )


def steps_per_issue(g: Frames, asked: Asked) -> pd.Series:
    found = [_reached(g, kind, asked.until) for kind in asked.texts("steps")]
    return _numbers({i: sum(reached.get(i, 0) for reached in found) for i in _asked_for(g, asked).id})


def deeds_per_member(g: Frames, asked: Asked) -> pd.Series:
    steps = _steps(g, "done")
    done = [
        {"issue": i, "date": issue.date if day != day else day}
        for i, issue in kept(g, asked, ["deed"]).iterrows()
        for day in steps.get(str(i), [])
    ]
    claimed = g.links("Member", "CLAIMED", "Issue", left="member", right="issue")[["member", "issue"]]
    links = g.links("Member", "SUBMITTED", "Issue", left="member", right="issue")
    theirs = pd.concat([claimed, links[links.role != "cosigner"][["member", "issue"]]])
    finished = in_period(pd.DataFrame(done, columns=["issue", "date"]).astype({"date": "float64"}), asked)
    found = during(theirs.merge(finished, on="issue").merge(seats(g, asked), on="member"))
    return tally(found.member, found.issue, seated(g, asked))


def conversions_per_need(g: Frames, asked: Asked) -> pd.Series:
    needs = in_period(kept(g, asked, ["need"]), asked)
    needs = needs[needs.key.map(lambda told: told is True).astype(bool)]
    issues = g.nodes("Issue")
    became = issues[issues.kind.isin(["proposal", "opinion_report"]) & (issues.status != "draft")]
    became = became[~became.date.ge(asked.until)]
    links = g.links("Issue", "LED_TO", "Issue", left="need", right="issue")
    links = links[links.need.isin(needs.id) & links.issue.isin(became.id)]
    return tally(links.need, links.issue, list(needs.id))


def followups_per_endorsed_issue(g: Frames, asked: Asked) -> pd.Series:
    endorsed, followed = _steps(g, "endorsed"), _steps(g, "followed_up")
    values: dict[str, float] = {}
    for i, issue in kept(g, asked).sort_index().iterrows():
        days = [issue.date if day != day else day for day in endorsed.get(str(i), [])]
        days = [day for day in days if asked.since <= day < asked.until]
        if days:
            told = followed.get(str(i), [])
            values[str(i)] = sum(day != day or max(days) <= day < asked.until for day in told)
    return _numbers(values)


def short_of_plan(g: Frames, asked: Asked) -> pd.Series:
    items = in_period(kept(g, asked, asked.texts("kinds")), asked).sort_index()
    items = items[items.planned.notna()]
    left = items.planned.astype("float64") - items.achieved.astype("float64")
    return left.where(~items.rough.map(lambda told: told is True).astype(bool))


def need_links_missing(g: Frames, asked: Asked) -> pd.Series:
    issues = g.nodes("Issue")
    became = issues[issues.kind.isin(["proposal", "opinion_report"]) & ~issues.status.isin(["draft", "cancelled"])]
    became = set(became[~became.date.ge(asked.until)].id)
    led = g.links("Issue", "LED_TO", "Issue", left="need", right="issue")
    praised = _reached(g, "endorsed", asked.until)
    handled = g.links("Issue", "HANDLED_BY", "Department", left="issue", right="unit")
    wanted = handled[handled.role == "follow-up"].groupby("issue").unit.agg(set).to_dict()
    steps = g.nodes("Step").reset_index(drop=True).rename(columns={"id": "step"})
    late = steps[(steps.kind == "followed_up") & ~steps.date.ge(asked.until)]
    reached = g.links("Issue", "REACHED", "Step", left="issue", right="step")[["issue", "step"]]
    taken = g.links("Step", "TAKEN_BY", "Department", left="step", right="unit")[["step", "unit"]]
    done = reached.merge(late[["step"]], on="step").merge(taken, on="step").groupby("issue").unit.agg(set).to_dict()

    def missing(issue: str) -> int:
        units: set[str] = wanted.get(issue, set())
        links = [issue in praised, len(units) >= asked.params["least"], units <= done.get(issue, set())]
        return len(links) - ([*links, False].index(False))

    needs = in_period(kept(g, asked, ["need"]), asked)
    common = sorted(needs[needs.key.map(lambda told: told is True).astype(bool)].id)
    ways = {n: [missing(i) for i in set(led[led.need == n].issue) & became] for n in common}
    return pd.Series({n: min(ways[n], default=4) for n in common}, dtype="int64")


def days_between_steps(g: Frames, asked: Asked) -> pd.Series:
    sources, after = asked.texts("sources"), asked.texts("after")
    first = _steps(g, asked.params["before"])
    ends: dict[str, list[float]] = {}
    for found in [_steps(g, kind) for kind in after] + ([_sessions(g)] if "held" in after else []):
        for i, days in found.items():
            ends[i] = ends.get(i, []) + [day for day in days if not day >= asked.until]
    values: dict[str, float] = {}
    for i, issue in kept(g, asked, asked.texts("kinds")).sort_index().iterrows():
        begun = [day for day in first.get(str(i), []) if (issue.date if day != day else day) < asked.until]
        if not begun or (sources and issue.source is not None and issue.source not in sources):
            continue
        known = [day for day in ends.get(str(i), []) if day == day]
        if known and min(known) < asked.since:
            continue
        dated = [day for day in begun if day == day]
        days = min(known, default=asked.day) - min(dated) if dated else 0
        loose = len(known) < len(ends.get(str(i), []))
        values[str(i)] = float("nan") if sources and issue.source is None else 0 if loose else max(days, 0)
    return _numbers(values)


def _sessions(g: Frames) -> dict[str, list[float]]:
    """The days of the activities that discussed an issue."""
    held = g.nodes("Activity").reset_index(drop=True).rename(columns={"id": "activity"})
    held = held[~held.status.isin(["cancelled", "planned"])]
    links = g.links("Activity", "DISCUSSED", "Issue", left="activity", right="issue")[["activity", "issue"]]
    return {str(issue): list(days) for issue, days in links.merge(held, on="activity").groupby("issue").date}


def stages_skipped(g: Frames, asked: Asked) -> pd.Series:
    edited = _reached(g, "edited", asked.until)
    later = [_reached(g, kind, asked.until) for kind in ("endorsed", "adopted")]
    reports = in_period(kept(g, asked, ["opinion_report"]), asked).sort_index()
    counted = {i: sum(reached.get(i, 0) for reached in later) for i in reports.id}
    return _numbers({i: 0 if i in edited else count for i, count in counted.items() if count})


def issues_held(g: Frames, asked: Asked) -> pd.Series:
    steps = asked.texts("steps")
    far = {i for kind in steps for i in _reached(g, kind, asked.until)}
    ids = _asked_for(g, asked).id
    return pd.Series({asked.body: sum(not steps or i in far for i in ids)})


def issues_by_list(g: Frames, asked: Asked) -> pd.Series:
    steps, issues = asked.texts("steps"), _asked_for(g, asked)
    far = {i for kind in steps for i in _reached(g, kind, asked.until)}
    counted = issues[issues.id.isin(far) | (not steps)].category.value_counts()
    cells = pd.MultiIndex.from_product([[asked.body], sorted(set(asked.texts("cells")))])
    return pd.Series([counted.get(cell, 0) for _, cell in cells], index=cells)


def issues_per_group(g: Frames, asked: Asked) -> pd.Series:
    known = g.nodes("Group")
    here = set(on_day(parts(g, "Group", asked), asked.day).id)
    groups = [str(i) for i in known[known.kind.isin(asked.texts("kinds"))].id if i in here]
    links = g.links("Group", "SUBMITTED", "Issue", left="group", right="id")
    told = links[links.role != "cosigner"][["group", "id"]].merge(g.nodes("Issue").reset_index(drop=True), on="id")
    told = in_period(told[told.kind.isin(asked.texts("issues")) & ~told.status.isin(["draft", "cancelled"])], asked)
    told = told[told.group.isin(groups)]
    return tally(told.group, told.id, groups)


def steps_by_level(g: Frames, asked: Asked) -> pd.Series:
    issues = kept(g, asked, list(asked.texts("kinds")))[["id", "date"]].rename(columns={"id": "issue", "date": "begun"})
    steps = g.nodes("Step").reset_index(drop=True).rename(columns={"id": "step"})
    links = g.links("Issue", "REACHED", "Step", left="issue", right="step")[["issue", "step"]]
    found = links.merge(issues.reset_index(drop=True), on="issue").merge(steps, on="step")
    found["date"] = found.date.fillna(found.begun)
    found = in_period(found[found.kind.isin(asked.texts("steps"))], asked)
    counted = found.groupby("level").step.nunique()
    cells = pd.MultiIndex.from_product([[asked.body], sorted(set(asked.texts("cells")))])
    return pd.Series([counted.get(cell, 0) for _, cell in cells], index=cells)
