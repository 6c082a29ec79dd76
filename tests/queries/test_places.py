"""Five more places are data, not code: each rule book over a small office made by hand, its verdicts by hand too."""

from datetime import date
from pathlib import Path

import pytest

from graph.records import KIND
from queries.coverage import evaluate
from queries.program import program
from queries.result import Question
from queries.submissions import Submission
from tests.queries.offices import stored, tables, visits

LAST = date(2023, 12, 31)


def _visit(visit: str, day: str, township: str) -> tuple[list[dict[str, object]], list[str]]:
    told = {"id": visit, "date": date.fromisoformat(day), "reached": True}
    return [told], [f"m{visit[1]} MADE {visit}", f"{visit} IN_TOWNSHIP {township}"]


def verdicts(
    name: str, folder: Path, nodes: list[object], links: list[object], as_of: date = LAST
) -> dict[str, object]:
    """Return {rule: {subject: outcome}} with every sheet handed in since 2021."""
    sheets = [
        Submission(kind, as_of=LAST, handed_in=LAST)
        if KIND[kind].mode == "snapshot"
        else Submission(kind, "", date(2021, 1, 1), date(2024, 1, 1), handed_in=LAST)
        for kind in KIND
    ]
    store = stored(tables(nodes, links), folder)  # type: ignore[arg-type]
    try:
        results = evaluate(store, program(name), Question("b", as_of, sheets))
    finally:
        store.close()
    assert [result.error for result in results if result.error] == []
    found: dict[str, object] = {}
    for result in results:
        rows = result.verdicts.select(["subject", "object", "outcome"]).to_pylist()
        found[result.rule.key] = {r["subject"] + (f" {r['object']}" if r["object"] else ""): r["outcome"] for r in rows}
    return found


def test_deqing_asks_for_fixed_contacts_and_for_one_visit_in_the_last_quarter(tmp_path: Path) -> None:
    people = [f"c{n}" for n in range(1, 7)]
    kept: list[object] = [(f"m1 KEEPS_CONTACT {c}", {"kind": "fixed"}) for c in people[:3]]
    kept += [(f"m2 KEEPS_CONTACT {c}", {"kind": "flexible"}) for c in people[3:]]
    seen, made = visits("m1 c1 2023-09-30", "m2 c4 2023-10-01")
    held = [{"id": "a1", "kind": "constituency", "date": date(2023, 6, 1)}]
    found = verdicts(
        "deqing",
        tmp_path,
        ["b", "k1", "m1", "m2", *people, *seen, *held],
        [
            *("k1 OF b", "m1 SITS_IN b", "m2 SITS_IN b", "m1 REPRESENTS k1", "m2 REPRESENTS k1", *kept, *made),
            *(f"{c} BELONGS_TO k1" for c in people),
            *("a1 KEPT_BY b", ("m1 TOOK_PART a1", {"present": True}), ("m2 TOOK_PART a1", {"present": False})),
        ],
    )
    assert found == {
        "DQ1": {"m1": "covered", "m2": "gap"},
        "DQ2": {"m1": "gap", "m2": "covered"},
        "DQ3": {"m1": "covered", "m2": "gap"},
    }


def test_chongqing_asks_for_visits_near_home_and_exempts_hong_kong_and_macau(tmp_path: Path) -> None:
    """m1 twice near home, m2 once near home and once elsewhere, m3 is of Hong Kong, m4 has no known home."""
    parts = [
        _visit("v1-1", "2023-02-01", "t1"),
        _visit("v1-2", "2023-03-01", "t1"),
        _visit("v2-1", "2023-02-01", "t1"),
        _visit("v2-2", "2023-03-01", "t2"),
        _visit("v4-1", "2023-03-01", "t2"),
    ]
    nodes = [node for part, _ in parts for node in part]
    links = [link for _, part in parts for link in part]
    people = ["m1", "m2", {"id": "m3", "exempt": "港澳委员"}, "m4"]
    found = verdicts(
        "chongqing",
        tmp_path,
        ["b", "t1", "t2", *people, *nodes],
        [*(f"m{n} SITS_IN b" for n in range(1, 5)), "m1 LIVES_IN t1", "m2 LIVES_IN t1", "m3 LIVES_IN t1", *links],
    )
    assert found == {"CQ1": {"m1": "covered", "m2": "gap", "m3": "exempt", "m4": "unknown"}}


def test_yanchi_counts_a_leaders_visit_in_the_whole_term_and_a_firm_once_a_year(tmp_path: Path) -> None:
    """The leader m9 saw m1 two years ago, in this term; m2 before the term. The firm c1 was seen, the household not."""
    parts = [
        ([{"id": "v1", "date": date(2021, 12, 1), "reached": True}], ["m9 MADE v1", "v1 VISITED m1"]),
        ([{"id": "v2", "date": date(2021, 10, 1), "reached": True}], ["m9 MADE v2", "v2 VISITED m2"]),
        visits("m1 c1 2023-05-01"),
    ]
    found = verdicts(
        "yanchi",
        tmp_path,
        [
            *("b", "m1", "m2", "m9", {"id": "c1", "kind": "firm"}, {"id": "c2", "kind": "household"}),
            *(node for part, _ in parts for node in part),
        ],
        [
            *("m1 SITS_IN b", "m2 SITS_IN b", "m9 SITS_IN b", "m9 LINKED_TO m1", "m9 LINKED_TO m2"),
            *("m1 KEEPS_CONTACT c1", "m1 KEEPS_CONTACT c2"),
            *(link for _, part in parts for link in part),
        ],
    )
    assert found == {
        "YC1": {"m9 m1": "covered", "m9 m2": "gap"},
        "YC2": {"c1": "covered", "c2": "gap"},
        "YC3": {"m1 c1": "covered", "m1 c2": "gap"},
    }


def test_majiang_asks_for_one_room_each_and_one_group_a_town(tmp_path: Path) -> None:
    rooms = [{"id": f"h{n}", "kind": "room"} for n in (1, 2, 3)]
    found = verdicts(
        "majiang",
        tmp_path,
        ["b", "r", "t1", "t2", "m1", "m2", "m3", {"id": "f1", "kind": "performance"}, *rooms],
        [
            *("b COVERS r", "t1 PART_OF r", "t2 PART_OF r", "h1 OF b", "h2 OF b", "h3 OF b", "f1 OF b"),
            *("m1 SITS_IN b", "m2 SITS_IN b", "m3 SITS_IN b", "m1 ASSIGNED_TO h1", "m2 ASSIGNED_TO h1"),
            *("m2 ASSIGNED_TO h2", "f1 RESPONSIBLE_FOR t1"),
        ],
    )
    assert found == {
        "MJ1": {"m1": "covered", "m2": "gap", "m3": "gap"},
        "MJ2": {"h1": "covered", "h2": "covered", "h3": "gap"},
        "MJ3": {"t1": "covered", "t2": "gap"},
    }


@pytest.mark.parametrize(
    ("day", "proposals", "reports"),
    [
        (date(2022, 11, 30), "gap", "gap"),
        (date(2022, 12, 1), "covered", "gap"),
        (date(2023, 1, 1), "covered", "covered"),
        (date(2023, 11, 30), "covered", "covered"),
    ],
)
def test_hongkou_counts_proposals_from_december_and_reports_from_january(
    tmp_path: Path, day: date, proposals: str, reports: str
) -> None:
    matters = [{"id": "i1", "kind": "proposal", "date": day}, {"id": "i2", "kind": "opinion_report", "date": day}]
    links = ["m1 SITS_IN b", "m1 SUBMITTED i1", "m1 SUBMITTED i2", "i1 KEPT_BY b", "i2 KEPT_BY b"]
    found = verdicts("hongkou", tmp_path, ["b", "m1", *matters], links, date(2023, 11, 30))
    assert found == {"HK1": {"m1": proposals}, "HK2": {"m1": reports}}
