"""Points and grades of hand-worked offices: caps, shares, deductions, demands, and a range where sheets lack."""

from collections.abc import Sequence
from datetime import date
from math import inf
from pathlib import Path
from typing import Any

import pytest

from graph.faults import ProgramError
from graph.stores import Store
from graph.tables import GraphTables
from graph.words import WrongValueError
from queries.result import NoDoubts, Question
from queries.scheme import Scheme, read_scheme, scheme, scheme_names
from queries.score import MemberScore, Scores, Span, score
from queries.submissions import Submission
from tests.queries.offices import CATALOGUE, PER_MEMBER, program, small, stored, tables, visits
from tests.queries.test_coverage import Doubted

LAST = date(2023, 12, 31)
Y23 = (date(2023, 1, 1), date(2024, 1, 1))
WORDS = {"zh": "测", "en": "x"}
SUBMISSIONS = {"kinds": ["proposal"], "steps": [], "key_only": 0, "sharing": "half"}
ACTIVE = small(
    "active",
    """MATCH (m:Member)-[:SITS_IN]->(:Body {id: $body}) WHERE EXISTS { MATCH (m)-[:MADE]->(:Visit) }
       RETURN m.id AS subject, m.name AS name, 4 AS value ORDER BY subject""",
)

# m1 made three visits, m2 one, m3 none.
NODES, LINKS = visits("m1 c1 2023-03-01 2023-05-02 2023-06-03", "m2 c1 2023-03-01")
OFFICE = tables(["b", "m1", "m2", "m3", "c1", *NODES], ["m1 SITS_IN b", "m2 SITS_IN b", "m3 SITS_IN b", *LINKS])


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return stored(OFFICE, tmp_path_factory.mktemp("office"))


def of(*items: dict[str, Any], **said: Any) -> Scheme:
    """Make a scheme of one dimension; keys that begin with `dim_` are of the dimension."""
    own = {key.removeprefix("dim_"): value for key, value in said.items() if key.startswith("dim_")}
    rest = {key: value for key, value in said.items() if not key.startswith("dim_")}
    listed = [{"measure": "per-member", "points": 1} | item for item in items]
    dimension = {"key": "acts", "title": WORDS, "item": listed} | own
    return Scheme.model_validate({"name": "x", "title": WORDS, "dimension": [dimension], **rest})


def scored(store: Store, made: Scheme, sheets: Sequence[Submission] | None = None, **said: Any) -> Scores:
    handed_in = [Submission("visits", "", *Y23)] if sheets is None else sheets
    doubts = said.pop("doubts", NoDoubts())
    question = Question("b", LAST, handed_in, doubts)
    return score(store, program({}, **said), question, made, CATALOGUE | {"active": ACTIVE})


def totals(found: Scores) -> dict[str, tuple[float, float]]:
    return {one.member: (one.total.low, one.total.high) for one in found.members}


def one(found: Scores, member: str) -> MemberScore:
    return next(one for one in found.members if one.member == member)


GRADES = [
    {"key": "good", "title": WORDS, "at_least": 20},
    {"key": "fair", "title": WORDS, "at_least": 10},
    {"key": "poor", "title": WORDS, "at_least": 0},
]


@pytest.mark.parametrize(
    ("item", "said", "expected"),
    [
        ({"points": 5}, {}, (15, 5, 0)),
        ({"points": 5, "cap": 12}, {}, (12, 5, 0)),
        ({"points": 5, "at_most": 2}, {}, (10, 5, 0)),
        ({"points": 5, "beyond": 1}, {}, (10, 0, 0)),
        ({"points": 5, "beyond": 1, "at_most": 1}, {}, (5, 0, 0)),
        ({"points": 5}, {"dim_cap": 8}, (8, 5, 0)),
        ({"points": 5}, {"cap": 7}, (7, 5, 0)),
        ({"points": 5}, {"dim_base": 10, "dim_cap": 20}, (20, 15, 10)),
        ({"points": -4}, {"dim_base": 10}, (0, 6, 10)),
        ({"points": -4, "cap": 5}, {"dim_base": 10}, (5, 6, 10)),
        ({"points": 0.1}, {}, (0.3, 0.1, 0)),
        ({"measure": "active", "points": 2}, {}, (8, 8, 0)),
    ],
)
def test_points(store: Store, item: dict[str, Any], said: dict[str, Any], expected: tuple[float, ...]) -> None:
    found = scored(store, of(item, **said))
    if item.get("measure") == "active":
        # Whoever the measure says nothing of is no subject of any: nobody is made up.
        assert totals(found) == {"m1": (8, 8), "m2": (8, 8)}
    else:
        assert totals(found) == {f"m{n}": (value, value) for n, value in enumerate(expected, 1)}


def test_items_and_dimensions_add_up(store: Store) -> None:
    first = {"key": "one", "title": WORDS, "cap": 10, "item": [{"measure": "per-member", "points": 5}]}
    items = [{"measure": "per-member", "points": 1}, {"measure": "active", "points": 1}]
    made = Scheme.model_validate(
        {"name": "x", "title": WORDS, "dimension": [first, {"key": "two", "title": WORDS, "item": items}]}
    )
    found = scored(store, made)
    assert totals(found) == {"m1": (17, 17), "m2": (10, 10), "m3": (0, 0)}
    assert one(found, "m1").points == {"one": Span(10, 10), "two": Span(7, 7)}
    assert [member.member for member in found.members] == ["m1", "m2", "m3"]


@pytest.mark.parametrize(
    ("points", "grades"),
    [(10, ["good", "fair", "poor"]), (7, ["good", "poor", "poor"]), (3, ["poor", "poor", "poor"])],
)
def test_grades_begin_at_their_points(store: Store, points: int, grades: list[str]) -> None:
    found = scored(store, of({"points": points}, grade=GRADES))
    assert [one.grade.key if one.grade else None for one in found.members] == grades


def test_without_the_sheet_points_are_a_range_and_a_grade_only_where_both_ends_agree(store: Store) -> None:
    capped = of({"points": 10, "cap": 25}, grade=GRADES)
    found = scored(store, capped, [])
    # m1 has the 20 of the best grade whatever lacks; the others may come to 25.
    assert totals(found) == {"m1": (25, 25), "m2": (10, 25), "m3": (0, 25)}
    assert [one.grade.key if one.grade else None for one in found.members] == ["good", None, None]
    assert [missing.kind for missing in found.missing] == ["visits"]
    assert totals(scored(store, of({"points": 10}), []))["m3"] == (0, inf)


def test_what_is_taken_off_is_a_range_too(store: Store) -> None:
    found = scored(store, of({"points": -4}, dim_base=10), [])
    assert totals(found) == {"m1": (0, 0), "m2": (0, 6), "m3": (0, 10)}


def test_whoever_a_measure_is_not_about_may_be_in_the_sheet_that_lacks(store: Store) -> None:
    made = of({"points": 1}, {"measure": "active", "points": 1, "cap": 6})
    assert totals(scored(store, made)) == {"m1": (7, 7), "m2": (5, 5), "m3": (0, 0)}
    assert one(scored(store, made, []), "m3").total == Span(0, inf)


def test_a_sheet_that_the_office_does_not_keep_makes_no_false_zero(store: Store) -> None:
    found = scored(store, of({"points": 10, "cap": 20}), [], not_kept=["visits"])
    assert totals(found)["m3"] == (0, 20)


def test_one_committee_late_leaves_only_its_members_open(tmp_path: Path) -> None:
    office = tables(
        ["b", "g1", "g2", "m1", "m2", "c1", *NODES],
        ["m1 SITS_IN b", "m2 SITS_IN b", "g1 OF b", "g2 OF b", "m1 PLACED_UNDER g1", "m2 PLACED_UNDER g2", *LINKS],
    )
    submit = [{"kind": "visits", "by": "committee"}]
    found = scored(stored(office, tmp_path), of({}), [Submission("visits", "G1", *Y23)], submit=submit)
    assert totals(found) == {"m1": (3, 3), "m2": (1, inf)}


def test_a_row_in_doubt_is_a_range(store: Store) -> None:
    nodes, links = visits("m2 c1 2023-09-01", "m3 c1 2023-09-01")
    doubts = Doubted(tables(["m2", "m3", "c1", *nodes], links))
    found = scored(store, of({"points": 10}, grade=GRADES), doubts=doubts)
    assert totals(found) == {"m1": (30, 30), "m2": (10, 20), "m3": (0, 10)}
    assert [one.grade.key if one.grade else None for one in found.members] == ["good", None, None]


def test_who_misses_a_demand_has_its_grade_at_best(store: Store) -> None:
    demand = {"measure": "per-member", "bound": {"at_least": 2}, "grade": "poor"}
    made = of({"points": 15}, grade=GRADES, require=[demand])
    # m2 has 15 points, a fair grade, but one visit where two are asked.
    found = scored(store, made)
    assert [one.grade.key if one.grade else None for one in found.members] == ["good", "poor", "poor"]
    late = scored(store, made, [])
    # With the sheet in, m2 may have made the second visit and more: nobody knows.
    assert [one.grade.key if one.grade else None for one in late.members] == ["good", None, None]


def test_a_scheme_without_grades_gives_none(store: Store) -> None:
    assert {one.grade for one in scored(store, of({})).members} == {None}


def test_a_measure_in_error_leaves_points_open(store: Store) -> None:
    broken = small("broken", "MATCH (m:Membr) RETURN m.id AS subject, 1 AS value")
    made = of({"measure": "broken"}, {"points": 1})
    question = Question("b", LAST, [Submission("visits", "", *Y23)])
    found = score(store, program({}), question, made, {"broken": broken, "per-member": PER_MEMBER})
    assert one(found, "m3").total == Span(0, inf)
    assert "Membr" in found.errors[0].en


def joint() -> GraphTables:
    """Four members: a proposal of m1 alone, filed; one of m1 with m2 and m3, not filed; nothing of m4."""
    shares = {"m1": "first", "m2": "joint", "m3": "joint"}
    return tables(
        [
            *("b", "m1", "m2", "m3", "m4"),
            {"id": "i1", "kind": "proposal", "date": date(2023, 2, 1)},
            {"id": "i2", "kind": "proposal", "date": date(2023, 3, 1)},
            {"id": "p1", "kind": "filed"},
        ],
        [
            *(f"m{n} SITS_IN b" for n in (1, 2, 3, 4)),
            *("i1 KEPT_BY b", "i2 KEPT_BY b", "i1 REACHED p1"),
            ("m1 SUBMITTED i1", {"role": "first", "share": 1.0}),
            *((f"{who} SUBMITTED i2", {"role": role, "share": 1 / 3}) for who, role in shares.items()),
        ],
    )


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        # 10 for each and 15 for the filed one: 10 + 15 + half of 10 is above the cap of 25; the others a quarter of 10.
        ("tongcheng", {"m1": 25, "m2": 2.5, "m3": 2.5, "m4": 0}),
        # 30 for each, evenly: m1 has 30 + 10, capped at 30.
        ("anqing", {"m1": 30, "m2": 10, "m3": 10, "m4": 0}),
        # A filed one gives its first author 15, once; what is not filed gives nothing.
        ("minhang", {"m1": 15, "m2": 0, "m3": 0, "m4": 0}),
        # 10 for each, evenly.
        ("qidong", {"m1": 13.3333, "m2": 3.3333, "m3": 3.3333, "m4": 0}),
    ],
)
def test_joint_proposals_in_the_schemes_of_places(tmp_path: Path, name: str, expected: dict[str, float]) -> None:
    question = Question("b", LAST, [Submission(kind, "", *Y23) for kind in ("members", "proposals")])
    found = score(stored(joint(), tmp_path), program({}), question, scheme(name))
    assert found.errors == ()
    points = {one.member: one.points["proposals"] for one in found.members}
    assert points == {member: Span(value, value) for member, value in expected.items()}


def test_merits_of_jinan_begin_with_the_second_filed_proposal_and_its_demands_rule_out_a_grade(tmp_path: Path) -> None:
    nodes = [{"id": f"i{n}", "kind": "proposal", "date": date(2023, 2, n)} for n in (1, 2, 3)]
    steps = [{"id": f"p{n}", "kind": "filed"} for n in (1, 2, 3)]
    acts = [
        {"id": f"a{n}", "kind": k, "date": date(2023, 5, 1)} for n, k in enumerate(("meeting", "research", "service"))
    ]
    office = tables(
        ["b", "m1", "m2", *nodes, *steps, *acts],
        [
            *("m1 SITS_IN b", "m2 SITS_IN b"),
            *(f"i{n} KEPT_BY b" for n in (1, 2, 3)),
            *(f"i{n} REACHED p{n}" for n in (1, 2, 3)),
            *((f"m1 SUBMITTED i{n}", {"role": "first", "share": 1.0}) for n in (1, 2, 3)),
            *(f"a{n} KEPT_BY b" for n in (0, 1, 2)),
            *((f"m1 TOOK_PART a{n}", {"present": True}) for n in (0, 1, 2)),
            ("m2 TOOK_PART a0", {"present": False, "role": "absent"}),
        ],
    )
    kinds = ("proposals", "reports", "activities", "duties", "donations")
    question = Question("b", LAST, [Submission(kind, "", *Y23) for kind in (*kinds, "members")])
    found = score(stored(office, tmp_path), program({}), question, scheme("jinan"))
    # m1: 70, two proposals beyond the first at 5, one act of service at 2. m2: 70 less 10, and no "one" of the three.
    assert totals(found) == {"m1": (82, 82), "m2": (60, 60)}
    assert [one.grade.key if one.grade else None for one in found.members] == ["competent", "not_competent"]


@pytest.mark.parametrize("name", scheme_names())
def test_every_scheme_of_the_product_is_right_and_says_what_is_only_an_example(name: str) -> None:
    made = scheme(name)
    assert made.name == name
    assert made.document
    assert made.note
    assert made.grades


def test_a_scheme_whose_document_gives_no_numbers_is_an_example_throughout() -> None:
    made = scheme("qidong")
    assert [text.en for text in made.examples] == [
        "activities",
        "proposals",
        "opinion reports",
        "service to the people",
        "grades",
    ]
    assert len(made.dimensions) == 4


GOOD = """name = "x"
title = { zh = "测", en = "x" }
[[dimension]]
key = "acts"
title = { zh = "测", en = "x" }
[[dimension.item]]
measure = "absences-per-member"
params = { kinds = ["meeting"] }
points = -5
[[grade]]
key = "good"
title = { zh = "好", en = "good" }
at_least = 60
[[grade]]
key = "poor"
title = { zh = "差", en = "poor" }
at_least = 0
"""


ITEM = "dimension 1, item 1"
DEMAND = "[[require]]\nmeasure = 'visits-per-member'\nbound = { at_least = 1 }\ngrade = 'por'"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("points = -5", "ponts = -5", f"9: {ITEM}, ponts: no such key; did you mean 'points'?"),
        (
            "absences-per",
            "absence-per",
            f"7: {ITEM}, measure: no measure 'absence-per-member'; did you mean 'absences-",
        ),
        ('"meeting"', '"meting"', f"8: {ITEM}, params.kinds: must be of meeting, "),
        ('"meeting"', '"meting"', "not 'meting'; did you mean 'meeting'?"),
        ("kinds =", "kind =", f"8: {ITEM}, params.kind: the measure 'absences-per-member' takes no such parameter"),
        (
            '"absences-per-member"',
            '"members-per-township"',
            f"7: {ITEM}, measure: the measure 'members-per-township' says",
        ),
        ('key = "poor"', 'key = "good"', "15: grade 2, key: 'good' is there twice"),
        ("at_least = 60", "at_least = 0", "17: grade 2, at_least: must be below that of the grade before"),
        ("at_least = 0", "at_least = 1", "17: grade 2, at_least: must be 0"),
        ('name = "x"', 'name = "x"\nperiod = "day"', "2: period: points are given for a period; 'day' is none"),
        ("points = -5", f"points = -5\n{DEMAND}", "13: require 1, grade: no grade 'por'; did you mean 'poor'?"),
    ],
)
def test_a_typo_names_file_line_key_and_nearest_word(tmp_path: Path, old: str, new: str, said: str) -> None:
    path = tmp_path / "x.toml"
    path.write_text(GOOD, encoding="utf-8")
    assert read_scheme(path).grades[0].key == "good"
    assert old in GOOD
    path.write_text(GOOD.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ProgramError) as caught:
        read_scheme(path)
    assert str(caught.value).startswith("x.toml:")
    assert said in str(caught.value)


def test_a_scheme_that_is_not_there_names_the_nearest() -> None:
    with pytest.raises(WrongValueError, match="did you mean 'qidong'"):
        scheme("qidon")
