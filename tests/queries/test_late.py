"""One committee, township or group late with its sheets: only its own subjects turn unknown, and nothing is false."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from graph.ledger import Load
from graph.records import KIND
from queries.catalog import measures
from queries.coverage import evaluate
from queries.result import Question, RuleResult
from tests.graph.building import load, make, part
from tests.queries.less import beside
from tests.queries.offices import program, stored
from tests.queries.possible import PLAIN
from tests.queries.test_needs import LAST, asked
from tests.queries.whole_office import AFTER, FIRST, SNAPSHOTS, sheets

COMMITTEE = {"陈主席": "提案委", "赵一": "提案委", "李二": "经济委", "钱三": "经济委"}
SHEETS = {
    "committee": ("contacts", "visits", "reports", "proposals", "duties"),
    "township": ("activities", "topics", "cases", "donations", "outcomes"),
    "group": ("visits", "duties"),
}
"""Who hands in which kinds; all others come from the body."""
OTHERS: dict[tuple[str, str], dict[str, set[str]]] = {
    ("committee", "提案委"): {"Member": {"李二", "钱三"}, "Committee": {"经济委"}, "Constituency": {"经济界"}},
    ("committee", "经济委"): {"Member": {"陈主席", "赵一"}, "Committee": {"提案委"}, "Constituency": {"教育界"}},
    ("township", "横梁乡"): {
        "Township": {"城关镇"},
        "Village": {"上坝村"},
        "Patch": {"东片"},
        "Platform": {"甲工作室", "上坝议事室"},
        "Member": {"赵一"},
    },
    ("township", "城关镇"): {"Township": {"横梁乡"}, "Village": {"下坝村"}, "Platform": {"横梁工作站"}},
    ("group", "城关履职小组"): {"Group": {"法律团队", "政协党组"}},
}
"""By hand: subjects of which the sheets of one scope can tell nothing, since they are of another alone."""

CROSSED = {"甲公司", "经济界"}
"""A firm is looked for in the lists of its own constituency's members, and its visits in the log of its keeper's
committee: this one is kept by a member of another constituency, and visited by a member of another committee. What
those sheets say of it nobody who reads the others can know: TR1 counts such a contact as a gap of its own."""


def whose(by: str, row: Mapping[str, Any]) -> str:
    """Return the scope whose sheet has the row: by the first member named, or by the township; "" is any."""
    if by == "township":
        return str(row.get("township") or "")
    named = row.get("members") or row.get("submitters") or [row.get("member")]
    if by == "group":
        return "城关履职小组" if named[0] in ("赵一", "孙四") else ""
    return COMMITTEE.get(named[0], "")


def handed_in(by: str, scopes: set[str], late: str) -> list[Load]:
    """Return the loads with a part for each scope but the late one; what is of no scope comes with the last."""
    held = []
    for number, kind in enumerate(KIND, 1):
        rows = [{**row, "row": at} for at, row in enumerate(PLAIN[kind], 2)]
        days: dict[str, Any] = {"as_of": LAST} if kind in SNAPSHOTS else {"since": FIRST, "until": AFTER}
        if kind not in SHEETS[by]:
            held.append(load(number, part(kind, *rows, **days)))
            continue
        last = max(scopes - {late}, default="")
        of = {scope: [row for row in rows if (whose(by, row) or last) == scope] for scope in sorted(scopes - {late})}
        held.append(load(number, *(part(kind, *own, scope=scope, **days) for scope, own in of.items())))
    return [one for one in held if one.parts]


def judged(by: str, scopes: set[str], late: str, folder: Path) -> dict[str, RuleResult]:
    groups = {"groups": ["performance"]} if by == "group" else {}
    submit = [{"kind": kind, "by": by, "each": "year", **groups} for kind in SHEETS[by]]
    book = program(*map(asked, measures().values()), submit=submit)
    held = handed_in(by, scopes, late)
    built = make(*held)
    store = stored(built.tables, folder)
    results = evaluate(store, book, Question("b", LAST, sheets(held), built.doubts))
    store.close()
    assert [result.error for result in results if result.error] == []
    return {result.rule.measure: result for result in results}


SCOPES = {by: {scope for one, scope in OTHERS if one == by} for by in SHEETS}


@pytest.mark.parametrize(("by", "late"), OTHERS, ids=lambda name: name)
def test_only_its_own_subjects_turn_unknown_and_nothing_is_told_falsely(by: str, late: str, tmp_path: Path) -> None:
    full = judged(by, SCOPES[by], "", tmp_path / "full")
    less = judged(by, SCOPES[by], late, tmp_path / "less")
    turned, false = [], []
    for name, result in less.items():
        assert {(one.kind, one.scope) for one in result.missing} <= {(kind, late) for kind in SHEETS[by]}, name
        others = OTHERS[by, late].get(measures()[name].subject, set())
        for right, row in beside(full[name], result):
            outcomes = {one["outcome"] for one in right}
            if row["outcome"] == "unknown" and outcomes != {"unknown"} and row["name"] in others:
                turned.append((name, row["name"], row["object_name"], row["lacking"]))
            if row["outcome"] not in {"unknown"} | outcomes and right and row["name"] not in CROSSED:
                false.append((name, row["name"], row["object_name"], row["outcome"]))
    assert (turned, false) == ([], [])
    assert any(result.missing for result in less.values())
