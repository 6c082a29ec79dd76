"""Activities, days on duty, gifts and outcomes: one event whatever number of rows tells of it."""

from typing import Any

import pytest

from graph.aliases import Aliases
from graph.build import build
from graph.building.site import BodyInfo
from graph.identity import Identities
from graph.ledger import Part
from tests.graph.building import ROSTER, D, ends, load, make, part, rows
from tests.graph.matters import DAY, PLACES, ROUGH, YEAR

PLATFORM = part("platforms", {"name": "甲议事室", "township": "横梁乡"}, as_of=D(2023, 1, 1))
SESSION = {
    "number": "7",
    "title": "路灯协商会",
    "kind": "协商议事",
    "form": "现场",
    "township": "横梁乡",
    "platform": "甲议事室",
    "organisers": ["政协", "提案委", "教育界", "甲议事室", "无此单位"],
    "hosts": ["张三"],
    "members": ["张三", "李四"],
    "absent": ["王伟"],
    "member_numbers": ["1", "2"],
    "departments": ["住建局"],
    "headcount": 30.0,
    "headcount_bound": "at_least",
    "topics": ["T1", "无此题"],
    "opinions": 5.0,
    "opinions_bound": "exact",
    "solved": 0.0,
    "solved_bound": "exact",
    "archived": True,
} | DAY


def activities(*logged: dict[str, Any], **period: Any) -> Part:
    return part("activities", *({"date_latest": r.get("date"), **r} for r in logged), **(period or YEAR))


def topic(**told: Any) -> Part:
    return part("topics", {"number": "T1", "title": "路灯议题"} | DAY | told, **YEAR)


def test_a_session_says_where_by_whom_with_whom_on_what_and_with_what_result() -> None:
    made = make(load(1, ROSTER, PLACES, PLATFORM), load(2, activities(SESSION)), load(3, topic()))
    (node,) = made.tables.nodes["Activity"].to_pylist()
    told = {name: node[name] for name in ("name", "kind", "form", "date", "latest", "headcount", "headcount_bound")}
    assert told == {
        "name": "路灯协商会",
        "kind": "session",
        "form": "on_site",
        "date": D(2023, 3, 5),
        "latest": D(2023, 3, 5),
        "headcount": 30,
        "headcount_bound": "at_least",
    }
    assert ends(made, "Activity", "KEPT_BY", "Body") == [("路灯协商会", "某市政协")]
    assert ends(made, "Activity", "HELD_AT", "Platform") == [("路灯协商会", "甲议事室")]
    assert ends(made, "Activity", "HELD_AT", "Township") == [("路灯协商会", "横梁乡")]
    for label, name in (
        ("Body", "某市政协"),
        ("Committee", "提案委"),
        ("Constituency", "教育界"),
        ("Platform", "甲议事室"),
    ):
        assert ends(made, "Activity", "ORGANISED_BY", label) == [("路灯协商会", name)]
    took = {r["from"]: (r["role"], r["present"]) for r in rows(made, "Member", "TOOK_PART", "Activity")}
    assert took == {"张三": ("host", True), "李四": ("attendee", True)}
    absent = rows(made, "Member", "TOOK_PART", "Activity", world="doubts")
    assert [(r["role"], r["present"]) for r in absent] == [("absent", False)] * 2, "either 王伟 may be the absent one"
    assert ends(made, "Department", "TOOK_PART", "Activity") == [("住建局", "路灯协商会")]
    assert ends(made, "Activity", "DISCUSSED", "Issue") == [("路灯协商会", "路灯议题")]
    results = made.tables.nodes["Outcome"].select(["unit", "quantity", "bound", "date"]).to_pylist()
    assert sorted((r["unit"], r["quantity"], r["bound"], r["date"]) for r in results) == [
        ("opinions", 5.0, "exact", D(2023, 3, 5)),
        ("solved", 0.0, "exact", D(2023, 3, 5)),
    ]
    assert len(ends(made, "Activity", "LED_TO", "Outcome")) == 2 and len(ends(made, "Outcome", "KEPT_BY", "Body")) == 2
    (file,) = made.tables.nodes["Document"].to_pylist()
    assert (file["kind"], file["date"]) == ("session_file", D(2023, 3, 5))
    assert len(ends(made, "Document", "RECORDS", "Activity")) == len(ends(made, "Document", "KEPT_BY", "Body")) == 1
    assert sorted((p.column, p.value, p.row) for p in made.problems) == [
        ("absent", "王伟", 2),
        ("organisers", "无此单位", 2),
        ("topics", "无此题", 2),
    ]


def test_a_row_with_blank_parts_states_what_it_says_and_no_more() -> None:
    made = make(load(1, ROSTER, PLACES), load(2, activities({"title": "调研", "date": D(2023, 3, 5)})))
    assert {k: n for k, n in made.tables.counts.items() if "Activity" in k} == {
        "Activity": 1,
        "Activity-KEPT_BY-Body": 1,
    }
    assert not made.doubts and made.problems == ()


def test_one_row_a_member_is_one_activity_and_the_highest_role_counts() -> None:
    one = {"title": "视察", "date": D(2023, 3, 5), "place": "城关镇"}
    told = [
        one | {"hosts": ["张三"]},
        one | {"members": ["张三"]},
        one | {"members": ["李四"]},
        one | {"absent": ["李四"]},
    ]
    for order in (told, told[::-1]):
        made = make(load(1, ROSTER), load(2, activities(*order)))
        assert made.tables.nodes["Activity"].num_rows == 1
        took = {r["from"]: (r["role"], r["present"]) for r in rows(made, "Member", "TOOK_PART", "Activity")}
        assert took == {"张三": ("host", True), "李四": ("attendee", True)}
    other = make(load(1, ROSTER), load(2, activities(one, one | {"place": "横梁乡"}, one | {"date": D(2023, 3, 6)})))
    assert other.tables.nodes["Activity"].num_rows == 3


def test_the_same_sheet_sent_for_another_period_tells_of_the_same_activities() -> None:
    half = {"since": D(2023, 1, 1), "until": D(2023, 7, 1)}
    plain = {"title": "调研", "date": D(2023, 3, 5), "members": ["李四"]}
    both = make(load(1, ROSTER), load(2, activities(SESSION, plain, **half)), load(3, activities(SESSION, plain)))
    once = make(load(1, ROSTER), load(3, activities(SESSION, plain)))
    for label in ("Activity", "Outcome", "Document"):
        ids = [sorted(made.tables.nodes[label]["id"].to_pylist()) for made in (both, once)]
        assert ids[0] == ids[1]


def test_one_number_in_two_years_is_two_and_twice_in_one_sheet_is_noted() -> None:
    other = SESSION | {"date": D(2022, 3, 5), "date_latest": D(2022, 3, 5)}
    made = make(
        load(1, activities(SESSION, **YEAR)), load(2, activities(other, since=D(2022, 1, 1), until=D(2023, 1, 1)))
    )
    assert made.tables.nodes["Activity"].num_rows == 2
    made = make(load(1, activities({"number": "1", "title": "甲"} | DAY, {"number": "1", "title": "乙"} | DAY)))
    assert made.tables.nodes["Activity"].num_rows == 2
    assert [(p.sheet, p.row, p.column, p.value) for p in made.problems] == [("S", 3, "number", "1")]


@pytest.mark.parametrize("when", [ROUGH, {"date": None, "date_latest": None}])
def test_without_a_day_everything_of_the_activity_is_only_possible(when: dict[str, Any]) -> None:
    made = make(
        load(1, ROSTER, PLACES, PLATFORM), load(2, part("activities", SESSION | when, **YEAR)), load(3, topic())
    )
    kinds = {
        "Activity",
        "Outcome",
        "Document",
        "TOOK_PART",
        "HELD_AT",
        "ORGANISED_BY",
        "DISCUSSED",
        "LED_TO",
        "RECORDS",
    }
    assert not [name for name in made.tables.counts if kinds & set(name.split("-"))]
    assert made.doubts.tables.nodes["Activity"].num_rows == 1
    assert kinds <= {word for name in made.doubts.tables.counts for word in name.split("-")}
    inside = made.doubts.within(D(2023, 5, 1), D(2023, 6, 1)).nodes
    assert inside["Activity"]["date"].to_pylist() == [D(2023, 5, 1)]
    assert made.doubts.within(D(2024, 1, 1), D(2025, 1, 1)).nodes["Activity"].num_rows == 0


def test_a_possible_row_of_a_sure_activity_does_not_move_it() -> None:
    rough = {"number": "7", "title": "路灯协商会", "members": ["李四"]} | ROUGH
    made = make(
        load(1, ROSTER),
        load(2, part("activities", SESSION | {"members": ["张三"], "member_numbers": None}, rough, **YEAR)),
    )
    assert made.tables.nodes["Activity"]["date"].to_pylist() == [D(2023, 3, 5)]
    assert made.doubts.tables.nodes["Activity"].num_rows == 0
    assert ("李四", "路灯协商会") in ends(made, "Member", "TOOK_PART", "Activity", world="doubts")


def test_planned_and_cancelled_ones_keep_their_status_and_the_body_has_its_own_names() -> None:
    made = make(
        load(
            1,
            activities(
                {"title": "甲", "date": D(2023, 3, 1), "status": "取消", "organisers": ["市政协"]},
                {"title": "乙", "date": D(2023, 3, 2), "status": "计划", "organisers": ["某市政协办公室"]},
                {"title": "丙", "date": D(2023, 3, 3), "status": "已召开", "organisers": ["某县政协"]},
            ),
        )
    )
    assert {n["name"]: n["status"] for n in made.tables.nodes["Activity"].to_pylist()} == {
        "甲": "cancelled",
        "乙": "planned",
        "丙": "held",
    }
    assert [start for start, _ in ends(made, "Activity", "ORGANISED_BY", "Body")] == ["乙", "甲"]


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("鹰潭市政协（示例）", "鹰潭市政协"),
        ("鹰潭市政协（示例）", "鹰潭市政协（示例）"),
        ("鹰潭市政协（示例）", "政协鹰潭市委员会"),
        ("鹰潭市政协 (sample)", "市政协"),
        ("政协鹰潭市委员会", "鹰潭市政协"),
    ],
)
def test_the_body_is_its_own_organiser_whatever_stands_behind_its_name(name: str, written: str) -> None:
    loads = [load(1, activities({"title": "甲", "date": D(2023, 3, 1), "organisers": [written, "鹰潭县政协"]}))]
    made = build(loads, BodyInfo("yt", name, "prefecture"), Identities(), Aliases())
    assert made.tables.counts["Activity-ORGANISED_BY-Body"] == 1
    (told,) = [problem for problem in made.problems if problem.column == "organisers"]
    assert (told.value, "姓名" in told.advice.zh, "此人" in told.advice.zh) == ("鹰潭县政协", False, False)


def test_a_contact_takes_part_where_the_list_has_that_name() -> None:
    listed = part("contacts", {"member": "张三", "name": "赵甲"}, as_of=D(2023, 1, 1))
    made = make(load(1, ROSTER, listed), load(2, activities(SESSION | {"contacts": ["赵甲", "路人"]})))
    assert ends(made, "Contact", "TOOK_PART", "Activity") == [("赵甲", "路灯协商会")]
    assert [p.value for p in made.problems if p.column == "contacts"] == ["路人"]


def test_a_day_on_duty_is_one_activity_of_its_platform() -> None:
    one = {"platform": "甲议事室", "headcount": 12.0, "headcount_bound": "exact", "opinions": 3.0, "solved": 1.0} | DAY
    roster = part("duties", one | {"members": ["张三"]}, one | {"members": ["李四"]}, **YEAR)
    made = make(load(1, ROSTER, PLACES, PLATFORM), load(2, roster))
    (node,) = made.tables.nodes["Activity"].to_pylist()
    assert (node["kind"], node["date"], node["headcount"]) == ("duty", D(2023, 3, 5), 12)
    assert [end for _, end in ends(made, "Activity", "HELD_AT", "Platform")] == ["甲议事室"]
    took = [(r["from"], r["role"], r["present"]) for r in rows(made, "Member", "TOOK_PART", "Activity")]
    assert sorted(took) == [("张三", "duty", True), ("李四", "duty", True)]
    assert sorted(made.tables.nodes["Outcome"]["unit"].to_pylist()) == ["opinions", "solved"]
    rough = make(load(1, ROSTER, PLATFORM), load(2, part("duties", one | ROUGH | {"members": ["王伟"]}, **YEAR)))
    assert "Activity" not in rough.tables.counts and len(ends(rough, "Member", "TOOK_PART", "Activity", world="d")) == 2


def test_gifts_are_counted_one_by_one_in_yuan_with_whom_they_reached() -> None:
    gift = {"title": "助学", "donors": ["张三", "某公司"], "amount": 2.0, "amount_bound": "about", "unit": "万元"} | DAY
    aid = {"title": "助学", "kind": "发放", "amount": 500.0, "people": 3.0, "households": 2.0, "students": 1.0} | DAY
    made = make(load(1, ROSTER), load(2, part("donations", gift, aid, aid, **YEAR)))
    assert sorted(made.tables.nodes["Activity"]["kind"].to_pylist()) == ["aid", "aid", "donation"], "two grants are two"
    (donor,) = rows(made, "Member", "TOOK_PART", "Activity")
    assert (donor["from"], donor["role"]) == ("张三", "donor")
    amounts = sorted(
        (r["unit"], r["quantity"], r["bound"]) for r in made.tables.nodes["Outcome"].to_pylist() if r["unit"] == "yuan"
    )
    assert amounts == [("yuan", 500.0, None), ("yuan", 500.0, None), ("yuan", 20000.0, "about")]
    assert {"people", "households", "students"} < set(made.tables.nodes["Outcome"]["unit"].to_pylist())
    assert made.problems == ()


def test_an_outcome_keeps_its_word_says_what_led_to_it_and_is_of_its_period() -> None:
    said = {
        "title": "整治大棚",
        "quantity": 286.0,
        "quantity_bound": "exact",
        "unit": "栋",
        "activities": ["7", "8"],
        "issues": ["路灯议题"],
        "platform": "甲议事室",
        "township": "城关镇",
        "village": "上坝村",
    }
    made = make(
        load(1, ROSTER, PLACES, PLATFORM, topic(), activities(SESSION | {"opinions": None, "solved": None})),
        load(2, part("outcomes", said, **YEAR)),
    )
    (node,) = [n for n in made.tables.nodes["Outcome"].to_pylist() if n["name"] == "整治大棚"]
    assert (node["unit"], node["quantity"], node["date"], node["latest"]) == (
        "栋",
        286.0,
        D(2023, 1, 1),
        D(2023, 12, 31),
    )
    for label, name in (("Activity", "路灯协商会"), ("Issue", "路灯议题"), ("Platform", "甲议事室")):
        assert ends(made, label, "LED_TO", "Outcome") == [(name, "整治大棚")]
    assert ends(made, "Outcome", "CONCERNS", "Village") == [("整治大棚", "上坝村")]
    unknown = [p for p in made.problems if p.column == "activities"]
    assert [(p.file, p.sheet, p.row, p.value, p.effect) for p in unknown] == [("2.xlsx", "S", 2, "8", "note")]
    assert made.tables.nodes["Activity"].num_rows == 1, "what is only referred to is not invented"
