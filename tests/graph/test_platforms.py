"""Platforms, groups, departments, appointments and staff: one node whatever sheet names it, and who is of it."""

from graph.model import MAX_DAY, MIN_DAY
from tests.graph.building import ROSTER, D, ends, load, make, names, part, rows

PLACES = part(
    "places",
    {"county": "碧江区", "township": "城关镇", "village": "上坝村", "room": "议事室"},
    {"county": "碧江区", "township": "城关镇", "village": "下坝村"},
    {"county": "碧江区", "township": "横梁乡", "room": "议事室", "group_head": "张三"},
    as_of=D(2023, 1, 1),
)


def platforms(*listed: dict[str, object], day: int = 1):
    return part("platforms", *listed, as_of=D(2023, day, 1))


def test_a_platform_says_where_it_is_whom_it_serves_and_who_is_of_it() -> None:
    said = {
        "name": "教育界工作室",
        "kind": "界别工作室",
        "level": "市级",
        "grade": "五星",
        "opened": D(2022, 5, 1),
        "status": "正常",
        "heads": ["张三"],
        "members": ["李四", "社区书记"],
        "constituencies": ["教育界", "没有界"],
        "departments": ["教育局"],
        "township": "横梁",
    }
    made = make(load(1, ROSTER, PLACES, platforms(said)))
    (node,) = [n for n in made.tables.nodes["Platform"].to_pylist() if n["name"] == "教育界工作室"]
    assert (node["kind"], node["level"], node["grade"], node["opened"], node["status"]) == (
        "studio",
        "prefecture",
        "五星",
        D(2022, 5, 1),
        "正常",
    )
    assert ("教育界工作室", "某市政协") in ends(made, "Platform", "OF", "Body")
    assert ("教育界工作室", "横梁乡") in ends(made, "Platform", "LOCATED_IN", "Township")
    assert ends(made, "Platform", "SERVES", "Constituency") == [("教育界工作室", "教育界")]
    assert ends(made, "Platform", "HOSTED_BY", "Department") == [("教育界工作室", "教育局")]
    (head,) = rows(made, "Member", "HEADS", "Platform")
    assert (head["from"], head["role"], head["rows"]) == ("张三", "head", ["00001-aaaaaa/S/2"])
    (member,) = rows(made, "Member", "ASSIGNED_TO", "Platform")
    assert member["from"] == "李四"
    assert ends(made, "Staff", "ASSIGNED_TO", "Platform") == [("社区书记", "教育界工作室")]
    assert [(p.column, p.value) for p in made.problems] == [("constituencies", "没有界")]


def test_the_kind_of_a_host_is_as_its_column_says_else_as_its_name_ends() -> None:
    listed = platforms(
        {"name": "甲站", "departments": ["教育局", "青山新材料有限公司"]},
        {"name": "乙站", "departments": ["城关镇", "上坝村党群服务中心", "青山"]},
        {"name": "丙站", "departments": ["绿水", "横梁乡村民委员会"], "host_kinds": ["委员企业", "村（社区）"]},
        {"name": "丁站", "departments": ["白石", "黑石"], "host_kinds": ["单位"]},
        {"name": "戊站", "departments": ["红石", "蓝石", "紫石局"], "host_kinds": ["单位", "企业"]},
    )
    made = make(load(1, ROSTER, PLACES, listed))
    kinds = {n["name"]: n["kind"] for n in made.tables.nodes["Department"].to_pylist()}
    assert kinds == {
        "教育局": "unit",
        "青山新材料有限公司": "firm",
        "城关镇": "township",
        "上坝村党群服务中心": "village",
        "青山": None,
        "绿水": "firm",
        "横梁乡村民委员会": "village",
        "白石": "unit",
        "黑石": "unit",
        "红石": None,
        "蓝石": None,
        "紫石局": "unit",
    }


def test_rooms_of_one_name_are_told_apart_by_their_place_and_named_ones_are_one() -> None:
    listed = platforms(
        {"name": "议事室", "township": "城关镇", "members": ["张三"]},
        {"name": "议事室", "township": "横梁乡", "members": ["李四"]},
    )
    made = make(load(1, ROSTER, PLACES, listed))
    assert made.tables.nodes["Platform"].num_rows == 2, "the room of 城关镇 is the one of its village 上坝村"
    homes = {r["from"]: r["to"] for r in made.tables.relations["Platform", "LOCATED_IN", "Village"].to_pylist()}
    (zhang,) = [r for r in rows(made, "Member", "ASSIGNED_TO", "Platform") if r["from"] == "张三"]
    assert zhang["to"] == "议事室" and len(homes) == 1
    assert set(made.tables.nodes["Platform"]["kind"].to_pylist()) == {"room"}


def test_a_platform_is_one_node_whatever_sheet_names_it_and_the_list_says_its_kind() -> None:
    roster = part("members", {"name": "张三", "studios": ["张三驿站"]}, as_of=D(2023, 1, 1))
    listed = platforms({"name": "张三驿站", "kind": "工作站"})
    halls = part("constituencies", {"name": "教育界", "platforms": ["张三驿站"]}, as_of=D(2023, 1, 1))
    for loads in ((load(1, roster), load(2, listed), load(3, halls)), (load(1, halls), load(2, listed, roster))):
        made = make(*loads)
        assert made.tables.nodes["Platform"].select(["name", "kind"]).to_pylist() == [
            {"name": "张三驿站", "kind": "station"}
        ]
        assert ends(made, "Platform", "SERVES", "Constituency") == [("张三驿站", "教育界")]
        assert ends(made, "Member", "ASSIGNED_TO", "Platform") == [("张三", "张三驿站")]


def test_a_platform_that_moves_stays_itself_and_one_no_longer_listed_is_gone() -> None:
    first = platforms({"name": "甲工作室", "township": "城关镇"}, {"name": "乙工作室"})
    later = platforms({"name": "甲工作室", "township": "横梁乡"}, day=7)
    made = make(load(1, PLACES, first), load(2, later))
    assert names(made, "Platform") == ["乙工作室", "甲工作室", "议事室", "议事室"]
    stints = {
        (r["to"], r["since"], r["until"]) for r in rows(made, "Platform", "LOCATED_IN", "Township") if "甲" in r["from"]
    }
    assert stints == {("城关镇", MIN_DAY, D(2023, 7, 1)), ("横梁乡", D(2023, 7, 1), MAX_DAY)}
    of = {r["from"]: r["until"] for r in rows(made, "Platform", "OF", "Body")}
    assert (of["甲工作室"], of["乙工作室"]) == (MAX_DAY, D(2023, 7, 1))


def test_a_namesake_is_possible_for_both_and_sure_for_neither() -> None:
    made = make(
        load(
            1,
            ROSTER,
            platforms({"name": "甲工作室", "heads": ["王伟"], "members": ["王伟"]}),
            part("groups", {"name": "一组", "heads": ["王伟"], "members": ["王伟"]}, as_of=D(2023, 1, 1)),
            part("departments", {"name": "教育局", "supervisors": ["王伟"]}, as_of=D(2023, 1, 1)),
            part("appointments", {"member": "王伟", "kind": "调解员"}, as_of=D(2023, 1, 1)),
            part("staff", {"name": "小周", "members": ["王伟"]}, as_of=D(2023, 1, 1)),
        )
    )
    for triple in (
        ("Member", "HEADS", "Platform"),
        ("Member", "ASSIGNED_TO", "Platform"),
        ("Member", "HEADS", "Group"),
        ("Member", "ASSIGNED_TO", "Department"),
        ("Staff", "ASSISTS", "Member"),
    ):
        assert ends(made, *triple) == [] and len(ends(made, *triple, world="doubts")) == 2, triple
    assert len(ends(made, "Member", "IN_GROUP", "Group", world="doubts")) == 4, "of 一组, and of the mediators"


def test_a_group_is_led_by_committees_of_the_roster() -> None:
    listed = part("groups", {"name": "一组", "kind": "履职小组", "committees": ["提案委"]}, as_of=D(2023, 1, 1))
    made = make(load(1, ROSTER, listed))
    (led,) = rows(made, "Committee", "RESPONSIBLE_FOR", "Group")
    assert (led["from"], led["to"], led["basis"]) == ("提案委", "一组", "leads it")
    assert ("提案委", "某市政协") in ends(made, "Committee", "OF", "Body")


def test_a_group_has_a_parent_heads_members_and_places() -> None:
    listed = part(
        "groups",
        {"name": "机关党支部", "parent": "机关党委", "heads": ["张三"], "members": ["李四"]},
        {"name": "机关党委"},
        {
            "name": "服务一组",
            "kind": "履职小组",
            "townships": ["城关镇", "无此镇"],
            "villages": ["上坝村"],
            "departments": ["教育局"],
            "constituencies": ["教育界"],
        },
        as_of=D(2023, 1, 1),
    )
    made = make(load(1, ROSTER, PLACES, listed))
    kinds = {n["name"]: n["kind"] for n in made.tables.nodes["Group"].to_pylist()}
    assert kinds == {
        "机关党支部": "branch",
        "机关党委": None,
        "服务一组": "performance",
        "横梁乡联络组": "township_liaison",
    }
    assert ends(made, "Group", "PART_OF", "Group") == [("机关党支部", "机关党委")]
    assert ("张三", "机关党支部") in ends(made, "Member", "HEADS", "Group")
    assert ends(made, "Member", "IN_GROUP", "Group") == [("李四", "机关党支部")]
    for label, name in (
        ("Township", "城关镇"),
        ("Village", "上坝村"),
        ("Department", "教育局"),
        ("Constituency", "教育界"),
    ):
        found = [r for r in rows(made, "Group", "RESPONSIBLE_FOR", label) if r["from"] == "服务一组"]
        assert [r["to"] for r in found] == [name], label
    assert [(p.column, p.value, p.effect) for p in made.problems] == [("townships", "无此镇", "note")]


def test_the_liaison_group_of_the_places_sheet_is_the_one_that_the_groups_sheet_lists() -> None:
    listed = part("groups", {"name": "横梁乡联络组", "members": ["李四"], "townships": ["横梁乡"]}, as_of=D(2023, 1, 1))
    made = make(load(1, ROSTER, PLACES, listed))
    assert names(made, "Group") == ["横梁乡联络组"]
    assert ends(made, "Member", "HEADS", "Group") == [("张三", "横梁乡联络组")]
    assert ends(made, "Member", "IN_GROUP", "Group") == [("李四", "横梁乡联络组")]


def test_party_groups_of_one_name_under_two_branches_are_two() -> None:
    listed = part(
        "groups",
        {"name": "第一小组", "parent": "甲支部", "members": ["张三"]},
        {"name": "第一小组", "parent": "乙支部", "members": ["李四"]},
        as_of=D(2023, 1, 1),
    )
    made = make(load(1, ROSTER, listed))
    assert names(made, "Group") == ["乙支部", "甲支部", "第一小组", "第一小组"]
    above = {r["from"]: r["to"] for r in made.tables.relations["Group", "PART_OF", "Group"].to_pylist()}
    assert len(above) == 2 and len(set(above.values())) == 2


def test_departments_are_of_the_body_with_heads_committees_and_supervisors() -> None:
    said = {"name": "教育局", "heads": ["张三", "局外人"], "committees": ["提案委"], "supervisors": ["李四"]}
    made = make(load(1, ROSTER, part("departments", said, as_of=D(2023, 1, 1))))
    assert ends(made, "Department", "OF", "Body") == [("教育局", "某市政协")]
    assert ends(made, "Member", "HEADS", "Department") == [("张三", "教育局")]
    assert ends(made, "Staff", "HEADS", "Department") == [("局外人", "教育局")]
    assert [(r["from"], r["basis"]) for r in rows(made, "Committee", "RESPONSIBLE_FOR", "Department")] == [
        ("提案委", "paired")
    ]
    (supervisor,) = rows(made, "Member", "ASSIGNED_TO", "Department")
    assert (supervisor["from"], supervisor["basis"]) == ("李四", "supervisor")


def test_appointments_have_a_kind_and_a_stint_and_no_department_is_invented() -> None:
    listed = part(
        "appointments",
        {
            "member": "张三",
            "kind": "特约监督员",
            "department": "公安局",
            "since": D(2022, 1, 1),
            "until": D(2023, 6, 1),
        },
        {"member": "李四", "kind": "调解员"},
        {"member": "张三", "kind": "民主监督员"},
        {"member": "张三", "kind": "招商大使", "since": D(2023, 3, 1)},
        as_of=D(2023, 1, 1),
    )
    made = make(load(1, ROSTER, listed))
    (held,) = rows(made, "Member", "ASSIGNED_TO", "Department")
    assert (held["from"], held["to"], held["basis"]) == ("张三", "公安局", "supervisor")
    assert (held["since"], held["until"], held["since_known"]) == (D(2022, 1, 1), D(2023, 6, 1), True)
    assert {(r["from"], r["to"], r["role"]) for r in rows(made, "Member", "IN_GROUP", "Group")} == {
        ("李四", "调解员", "mediator"),
        ("张三", "特约监督员", "supervisor"),
        ("张三", "招商大使", "招商大使"),
    }
    assert set(made.tables.nodes["Group"]["kind"].to_pylist()) == {"mediation", None}
    assert [(p.row, p.column) for p in made.problems] == [(4, "department")]


def test_staff_assist_members_and_look_after_committees_townships_and_platforms() -> None:
    listed = part(
        "staff",
        {
            "name": "小周",
            "post": "科员",
            "members": ["张三"],
            "committees": ["提案委"],
            "townships": ["横梁乡"],
            "platforms": ["甲工作室"],
            "since": D(2023, 2, 1),
        },
        as_of=D(2023, 3, 1),
    )
    made = make(load(1, ROSTER, PLACES, listed))
    assert made.tables.nodes["Staff"].select(["name", "post"]).to_pylist() == [{"name": "小周", "post": "科员"}]
    (assists,) = rows(made, "Staff", "ASSISTS", "Member")
    assert (assists["to"], assists["since"]) == ("张三", D(2023, 2, 1))
    (officer,) = rows(made, "Staff", "HEADS", "Committee")
    assert (officer["to"], officer["role"]) == ("提案委", "officer")
    assert ends(made, "Staff", "ASSIGNED_TO", "Township") == [("小周", "横梁乡")]
    assert ends(made, "Staff", "ASSIGNED_TO", "Platform") == [("小周", "甲工作室")]


def test_the_total_of_contacts_belongs_to_its_committee_and_a_supervised_department_to_the_member() -> None:
    roster = part("members", {"name": "张三", "supervised_department": "公安局"}, as_of=D(2023, 1, 1))
    made = make(load(1, roster, part("committees", {"name": "提案委", "contacts_total": 40}, as_of=D(2023, 1, 1))))
    assert made.tables.nodes["Committee"]["contacts_total"].to_pylist() == [40]
    assert [r["basis"] for r in rows(made, "Member", "ASSIGNED_TO", "Department")] == ["supervisor"]


def test_a_supervisor_of_a_department_who_mediates_there_is_both() -> None:
    told = {"member": "张三", "department": "公安局"}
    roster = part("members", {"name": "张三", "supervised_department": "公安局"}, as_of=D(2023, 1, 1))
    listed = part("appointments", told | {"kind": "调解员"}, told | {"kind": "特约监督员"}, as_of=D(2023, 1, 1))
    found = rows(make(load(1, roster, listed)), "Member", "ASSIGNED_TO", "Department")
    assert {row["basis"]: len(row["rows"]) for row in found} == {"mediator": 1, "supervisor": 2}


def test_rows_from_which_a_name_was_erased_state_nothing() -> None:
    blank = [
        part(kind, {"name": None, "members": ["张三"]}, as_of=D(2023, 1, 1))
        for kind in ("platforms", "groups", "staff")
    ]
    made = make(load(1, ROSTER, *blank, part("appointments", {"member": None, "kind": "调解员"}, as_of=D(2023, 1, 1))))
    assert not {"Platform", "Group", "Staff"} & made.tables.counts.keys()
