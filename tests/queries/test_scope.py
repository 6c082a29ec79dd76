"""Sheets by township and by group: who is late touches its own subjects, and no other's."""

from datetime import date

import pyarrow as pa
import pytest

from graph.stores import Store
from graph.tables import GraphTables
from queries.coverage import evaluate
from queries.result import Question, RuleResult
from queries.scope import Scopes, scopes_of
from queries.submissions import Submission
from tests.queries.offices import PER_MEMBER, program, small, stored, tables, visits

LAST = date(2023, 12, 31)
Y23 = (date(2023, 1, 1), date(2024, 1, 1))
CONTACTS = small(
    "per-contact",
    """MATCH (c:Contact) RETURN c.id AS subject, c.name AS name,
       COUNT { MATCH (c)<-[:VISITED]-(v:Visit) WHERE v.date >= $since AND v.date < $until } AS value
       ORDER BY subject""",
    subject="Contact",
)
CONSTITUENCIES = small(
    "per-constituency",
    "MATCH (k:Constituency) RETURN k.id AS subject, k.name AS name, 0 AS value ORDER BY subject",
    subject="Constituency",
)
STAFF = small("per-staff", "MATCH (s:Staff) RETURN s.id AS subject, 0 AS value ORDER BY subject", subject="Staff")
HELD = small("held", "MATCH (t:Township) RETURN t.id AS subject, 0 AS value ORDER BY subject", subject="Township")
CATALOGUE = {made.id: made for made in (PER_MEMBER, CONTACTS, CONSTITUENCIES, STAFF, HELD)}
BY_TOWNSHIP = [{"kind": "visits", "by": "township", "each": "quarter"}]
BY_GROUP = [{"kind": "visits", "by": "group", "groups": ["performance"]}]

# m1 and m2 are of t1 and t2; m3 is of t1 by its village; m4 of none; r1 has t1 and t2, r2 another t2.
NODES, LINKS = visits("m1 c1 2023-02-01 2023-05-01")
OFFICE = tables(
    [
        *("b", "k1", "k2", "m1", "m2", "m3", "m4", "c1", "c2", "c3", "n1", "s1"),
        {"id": "t1", "name": "横梁乡"},
        {"id": "t2", "name": "城关镇"},
        {"id": "t3", "name": "城关镇"},
        {"id": "r", "name": "某市"},
        {"id": "r1", "name": "甲县"},
        {"id": "r2", "name": "乙县"},
        *NODES,
    ],
    [
        *("b COVERS r", "r1 PART_OF r", "r2 PART_OF r", "t1 PART_OF r1", "t2 PART_OF r1", "t3 PART_OF r2"),
        "n1 PART_OF t1",
        *(f"m{number} SITS_IN b" for number in (1, 2, 3, 4)),
        *("m1 ASSIGNED_TO t1", "m2 ASSIGNED_TO t2", "m3 ASSIGNED_TO n1"),
        *("k1 OF b", "k2 OF b", "m1 REPRESENTS k1", "m3 REPRESENTS k1", "m2 REPRESENTS k2", "m4 REPRESENTS k2"),
        *("m1 KEEPS_CONTACT c1", "c1 LIVES_IN t1", "m2 KEEPS_CONTACT c2", "c2 LIVES_IN n1", "c3 LIVES_IN t3"),
        *LINKS,
    ],
)  # fmt: skip


def grouped() -> GraphTables:
    """The same with two member groups, of m1 and of m2 and m3, and a party branch that hands in nothing."""
    always = {"since": date(1, 1, 1), "until": date(9999, 12, 31), "since_known": False}
    nodes = {label: table.to_pylist() for label, table in OFFICE.nodes.items()}
    kinds = {"a": "performance", "z": "performance", "branch": "branch"}
    nodes["Group"] = [{"id": id_, "name": f"{id_.upper()}组", "kind": kind} for id_, kind in kinds.items()]
    links = {triple: table.to_pylist() for triple, table in OFFICE.relations.items()}
    links["Group", "OF", "Body"] = [{"from": id_, "to": "b", **always} for id_ in kinds]
    inside = {"m1": "a", "m2": "z", "m3": "z", "m4": "branch"}
    links["Member", "IN_GROUP", "Group"] = [{"from": m, "to": group, **always} for m, group in inside.items()]
    return GraphTables.from_rows(nodes, links)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return stored(grouped(), tmp_path_factory.mktemp("office"))


def unknown(store: Store, measure: str, scopes: list[str], submit: list[dict[str, object]]) -> set[str]:
    """Return the subjects that are unknown once these scopes have handed in the year."""
    return {
        row["subject"]
        for row in result(store, measure, scopes, submit).verdicts.to_pylist()
        if row["outcome"] == "unknown"
    }


def result(store: Store, measure: str, scopes: list[str], submit: list[dict[str, object]]) -> RuleResult:
    sheets = [Submission("visits", scope, *Y23) for scope in scopes]
    (found,) = evaluate(
        store, program({"measure": measure}, submit=submit), Question("b", LAST, sheets), None, CATALOGUE
    )
    assert not found.error
    return found


ALL = ["横梁乡", "甲县城关镇", "乙县城关镇"]


@pytest.mark.parametrize(
    ("late", "touched"),
    [
        # m1 has two visits and stays covered; m4, of no township, may be in any sheet.
        (
            "横梁乡",
            {"per-member": {"m3", "m4"}, "per-contact": {"c2"}, "per-constituency": {"k1", "k2"}, "held": {"t1"}},
        ),
        ("甲县城关镇", {"per-member": {"m2", "m4"}, "per-contact": {"c2"}, "per-constituency": {"k2"}, "held": {"t2"}}),
        ("乙县城关镇", {"per-member": {"m4"}, "per-contact": {"c3"}, "per-constituency": {"k2"}, "held": {"t3"}}),
    ],
)
def test_one_township_late_touches_only_its_own(store: Store, late: str, touched: dict[str, set[str]]) -> None:
    sheets = [scope for scope in ALL if scope != late]
    assert {measure: unknown(store, measure, sheets, BY_TOWNSHIP) for measure in touched} == touched
    assert {measure: unknown(store, measure, ALL, BY_TOWNSHIP) for measure in touched} == {
        key: set() for key in touched
    }


def test_the_sheet_that_is_late_is_named(store: Store) -> None:
    found = result(store, "per-member", ["横梁乡", "乙县城关镇"], BY_TOWNSHIP)
    assert [(missing.kind, missing.scope) for missing in found.missing] == [("visits", "甲县城关镇")]
    (row,) = [row for row in found.verdicts.to_pylist() if row["subject"] == "m2"]
    assert row["lacking"] == "visits/甲县城关镇"


def test_subjects_of_a_kind_the_townships_know_nothing_of_are_touched_by_each(store: Store) -> None:
    assert unknown(store, "per-staff", ALL[1:], BY_TOWNSHIP) == {"s1"}


def test_a_sheet_of_the_whole_body_counts_for_every_township(store: Store) -> None:
    assert unknown(store, "per-member", [""], BY_TOWNSHIP) == set()


def test_a_sheet_of_the_body_may_come_in_parts_of_every_township(store: Store) -> None:
    of_body = [{"kind": "visits", "by": "body", "each": "year"}]
    assert unknown(store, "per-member", ALL, of_body) == set()
    assert unknown(store, "per-member", ALL[1:], of_body) == {"m2", "m3", "m4"}


def test_one_group_late_touches_only_its_members(store: Store) -> None:
    assert unknown(store, "per-member", ["A组", "Z组"], BY_GROUP) == set()
    assert unknown(store, "per-member", ["A组"], BY_GROUP) == {"m2", "m3", "m4"}
    assert unknown(store, "per-member", ["Z组"], BY_GROUP) == {"m4"}


def scopes(*rows: tuple[str, str, str], also: tuple[tuple[str, str], ...] = ()) -> Scopes:
    """Return the scopes of townships: (id, name, county)."""

    def asking(shelf: str, name: str, params: object) -> pa.Table:
        if name == "also":
            return pa.table({"scope": [id_ for id_, _ in also], "name": [named for _, named in also]})
        columns = zip(*rows, strict=True)
        return pa.table(dict(zip(("scope", "name", "above"), map(list, columns), strict=True)))

    return scopes_of("township", asking)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("横梁乡", "横梁乡"),
        (" 横梁 ", "横梁乡"),
        ("古浪县横梁乡", "横梁乡"),
        ("横梁乡联络组", "横梁乡"),
        ("城关镇", "城关镇"),  # two of them: nobody's
        ("古浪县城关镇", "古浪县城关镇"),
        ("古浪城关", "古浪县城关镇"),
        ("河西镇", "河西镇"),  # the township, not the street 河西
        ("河西街道", "河西街道"),
        ("河西", "河西"),
        ("文史委", "文史委"),
    ],
)
def test_a_name_as_it_is_written(written: str, meant: str) -> None:
    named = scopes(
        *(("t1", "横梁乡", "古浪县"), ("t2", "城关镇", "古浪县"), ("t3", "城关镇", "民勤县")),
        *(("t4", "河西镇", "古浪县"), ("t5", "河西街道", "古浪县")),
        also=(("t1", "横梁乡联络组"),),
    )
    assert named.listed == ["古浪县城关镇", "横梁乡", "民勤县城关镇", "河西街道", "河西镇"]
    assert named.meant(written) == meant
