"""Topics with their stages, tasks and cases, and what older kinds of sheet say anew."""

from typing import Any

import pytest

from tests.graph.building import ROSTER, D, ends, load, make, part, rows
from tests.graph.matters import DAY, PLACES, REPORT, ROUGH, TOPIC, log, steps


def test_a_topic_has_its_stages_people_places_and_result() -> None:
    made = make(load(1, ROSTER, PLACES), load(2, log("topics", TOPIC)))
    (node,) = made.tables.nodes["Issue"].to_pylist()
    told = ("kind", "number", "category", "source", "status", "date", "due", "key", "result")
    assert [node[name] for name in told] == [
        "topic",
        "T1",
        "城建",
        "people",
        "answered",
        D(2023, 3, 5),
        D(2023, 12, 1),
        True,
        "装灯三十盏",
    ]
    reached = steps(made)
    assert reached.pop("selected") is None, "that it was chosen is told, but not when"
    assert reached == {
        "form": D(2023, 3, 6),
        "verified": D(2023, 3, 7),
        "approved": D(2023, 3, 8),
        "analysed": D(2023, 3, 9),
        "researched": D(2023, 3, 10),
        "announced": D(2023, 3, 11),
        "claimed": D(2023, 3, 12),
        "held": D(2023, 3, 13),
        "tracked": D(2023, 3, 14),
        "closed": D(2023, 3, 15),
    }
    assert [(r["from"], r["share"]) for r in rows(made, "Member", "SUBMITTED", "Issue")] == [
        ("张三", 0.5),
        ("李四", 0.5),
    ]
    assert [(r["from"], r["date"]) for r in rows(made, "Member", "CLAIMED", "Issue")] == [("张三", D(2023, 3, 12))]
    assert sorted((r["from"], r["role"]) for r in rows(made, "Member", "SUPERVISES", "Issue")) == [
        ("张三", "leader"),
        ("李四", "lead"),
    ]
    assert [(r["to"], r["role"]) for r in rows(made, "Issue", "HANDLED_BY", "Department")] == [("住建局", "main")]
    assert ends(made, "Issue", "CONCERNS", "Village") == [("路灯", "上坝村")]
    assert ends(made, "Issue", "CONCERNS", "Township") == []
    assert ends(made, "Issue", "THROUGH", "Platform") == [("路灯", "甲议事室")]
    assert ends(made, "Issue", "PILOTED_AT", "Township") == [("路灯", "横梁乡")]
    assert ends(made, "Issue", "PILOTED_AT", "Village") == [("路灯", "上坝村")]
    assert ends(made, "Issue", "KEPT_BY", "Body") == [("路灯", "某市政协")]
    (result,) = made.tables.nodes["Outcome"].to_pylist()
    assert (result["name"], result["unit"], result["quantity"], result["bound"], result["date"]) == (
        "装灯三十盏",
        "result",
        1.0,
        "exact",
        D(2023, 3, 15),
    )
    assert ends(made, "Issue", "LED_TO", "Outcome") == [("路灯", "装灯三十盏")]
    assert [(p.column, p.value) for p in made.problems] == [("pilots", "无此村")]


@pytest.mark.parametrize(
    ("told", "kinds"),
    [
        ({}, set()),
        ({"selected": False}, {"rejected"}),
        ({"selected": False, "selected_on": D(2023, 4, 1)}, {"rejected"}),
        ({"selected_on": D(2023, 4, 1)}, {"selected"}),
        ({"claimants": ["张三"]}, {"claimed"}),
        ({"status": "办结"}, {"closed"}),
        ({"status": "办理中"}, set()),
    ],
)
def test_which_stages_a_row_tells_of(told: dict[str, Any], kinds: set[str]) -> None:
    assert set(steps(make(load(1, ROSTER), load(2, log("topics", {"title": "路灯"} | DAY | told))))) == kinds


def test_a_task_without_a_day_is_of_its_period_and_has_an_owner_and_a_state() -> None:
    told = {
        "number": "1",
        "title": "修桥",
        "list": "重点任务清单",
        "leaders": ["张三"],
        "members": ["李四"],
        "departments": ["交通局"],
        "township": "横梁乡",
        "due": D(2023, 11, 1),
        "status": "已完成",
        "outcome": "通车",
    }
    other = {"number": "1", "title": "助学", "list": "民生清单", "kind": "民生实事", "done_on": D(2023, 5, 1)} | DAY
    made = make(load(1, ROSTER, PLACES), load(2, log("tasks", told, other)))
    held = {n["name"]: n for n in made.tables.nodes["Issue"].to_pylist()}
    bridge, deed = held["修桥"], held["助学"]
    assert (bridge["kind"], bridge["category"], bridge["date"], bridge["latest"]) == (
        "task",
        "重点任务清单",
        D(2023, 1, 1),
        D(2023, 1, 1),
    )
    assert (bridge["status"], bridge["result"], bridge["due"]) == ("done", "通车", D(2023, 11, 1))
    assert (deed["kind"], deed["date"]) == ("deed", D(2023, 3, 5)), "each list has a number 1"
    assert [(r["from"], r["role"]) for r in rows(made, "Member", "SUPERVISES", "Issue")] == [("张三", "owner")]
    assert ends(made, "Member", "CLAIMED", "Issue") == [("李四", "修桥")]
    assert ends(made, "Issue", "HANDLED_BY", "Department") == [("修桥", "交通局")]
    assert ends(made, "Issue", "CONCERNS", "Township") == [("修桥", "横梁乡")]
    done = sorted((n["kind"], str(n["date"])) for n in made.tables.nodes["Step"].to_pylist())
    assert done == [("done", "2023-05-01"), ("done", "None")]
    assert made.problems == ()


def test_a_case_has_owners_mediators_and_steps() -> None:
    told = {
        "title": "欠薪",
        "kind": "信访积案",
        "leaders": ["张三"],
        "members": ["李四"],
        "talked_on": D(2023, 4, 1),
        "supervised_on": D(2023, 4, 2),
        "closed_on": D(2023, 4, 3),
        "result": "已付",
    } | DAY
    made = make(load(1, ROSTER), load(2, log("cases", told, {"title": "地界", "kind": "矛盾纠纷"} | DAY)))
    assert {n["name"]: n["kind"] for n in made.tables.nodes["Issue"].to_pylist()} == {"欠薪": "case", "地界": "dispute"}
    assert sorted((r["from"], r["role"]) for r in rows(made, "Member", "SUPERVISES", "Issue")) == [
        ("张三", "owner"),
        ("李四", "mediator"),
    ]
    assert steps(made) == {"talked": D(2023, 4, 1), "supervised": D(2023, 4, 2), "closed": D(2023, 4, 3)}


def test_the_members_with_whom_a_topic_was_agreed_took_part_in_its_approval_even_on_no_day() -> None:
    told = [TOPIC | {"approvers": ["李四", "王某"]}, {"number": "T2", "title": "桥", "approvers": ["张三"]} | DAY]
    made = make(load(1, ROSTER, PLACES), load(2, log("topics", *told)))
    steps = {n["id"]: n for n in made.tables.nodes["Step"].to_pylist()}
    found = [(steps[r["from"]], r["to"]) for r in rows(made, "Step", "TAKEN_BY", "Member")]
    assert sorted((step["kind"], str(step["date"]), who) for step, who in found) == [
        ("approved", "2023-03-08", "李四"),
        ("approved", "None", "张三"),
    ]
    assert [(p.column, p.value) for p in made.problems if p.column != "pilots"] == [("approvers", "王某")]


def test_who_leads_a_topic_and_supervises_it_does_both() -> None:
    made = make(load(1, ROSTER, PLACES), load(2, log("topics", TOPIC | {"leads": ["张三"], "supervisors": ["张三"]})))
    found = rows(made, "Member", "SUPERVISES", "Issue")
    assert sorted((r["from"], r["role"]) for r in found) == [("张三", "lead"), ("张三", "leader")]


def test_a_namesake_is_possible_for_both() -> None:
    told = {"title": "路灯", "proposers": ["王伟"], "claimants": ["王伟"], "leads": ["王伟"]} | DAY
    filed = {"title": "报告", "filers": ["王伟"]} | DAY
    made = make(load(1, ROSTER), load(2, log("topics", told), log("documents", filed)))
    triples = [("Member", kind, "Issue") for kind in ("SUBMITTED", "CLAIMED", "SUPERVISES")]
    for triple in (*triples, ("Document", "FILED_BY", "Member")):
        assert ends(made, *triple) == [] and len(ends(made, *triple, world="doubts")) == 2, triple


def test_a_rough_day_makes_all_of_a_topic_possible() -> None:
    made = make(load(1, ROSTER, PLACES), load(2, log("topics", TOPIC | ROUGH)))
    assert not {"Issue", "Step", "Outcome"} & made.tables.counts.keys()
    assert {
        "Issue",
        "Step",
        "Outcome",
        "Issue-KEPT_BY-Body",
        "Member-CLAIMED-Issue",
    } <= made.doubts.tables.counts.keys()


def test_firms_and_households_that_were_visited_are_contacts_though_on_no_list() -> None:
    one = {"members": ["张三"], "date": D(2023, 2, 1), "date_latest": D(2023, 2, 1), "township": "横梁乡"}
    logged = log(
        "visits",
        one | {"contacts": ["某厂", "某店"], "contact_type": "企业"},
        one | {"members": ["李四"], "contacts": ["某厂"], "contact_type": "企业", "township": None},
        one | {"contacts": ["孙家"], "contact_type": "农户"},
        one | {"contacts": ["孙家"], "contact_type": "农户", "township": "城关镇"},
        one | {"contacts": ["路人"], "contact_type": "个人"},
        one | {"contacts": ["赵甲"], "contact_type": "家庭"},
    )
    listed = part(
        "contacts",
        {"member": "张三", "name": "赵甲"},
        {"member": "张三", "name": "钱庄", "type": "企业"},
        as_of=D(2023, 1, 1),
    )
    made = make(load(1, ROSTER, PLACES, listed), load(2, logged))
    kinds = sorted((n["name"], n["kind"]) for n in made.tables.nodes["Contact"].to_pylist())
    assert kinds == [
        ("孙家", "household"),
        ("孙家", "household"),
        ("某厂", "firm"),
        ("某店", "firm"),
        ("赵甲", "household"),
        ("钱庄", "firm"),
    ]
    assert ("某厂", "横梁乡") in ends(made, "Contact", "LIVES_IN", "Township")
    assert len([end for _, end in ends(made, "Visit", "VISITED", "Contact") if end == "某厂"]) == 2
    assert [p.value for p in made.problems] == ["路人"]


def test_the_order_of_files_does_not_matter() -> None:
    files = [
        [ROSTER, PLACES],
        [log("topics", TOPIC)],
        [log("reports", REPORT)],
        [log("endorsements", {"number": "15", "title": "关于路灯"} | DAY)],
        [log("activities", {"title": "会", "topics": ["T1"], "members": ["李四"]} | DAY)],
        [log("documents", {"title": "档案", "issues": ["T1"], "activities": ["会"]} | DAY)],
        [log("outcomes", {"title": "灯", "quantity": 30.0, "unit": "盏", "issues": ["路灯"]} | DAY)],
        [log("tasks", {"title": "修桥", "leaders": ["张三"]})],
    ]
    loads = [load(number, *parts) for number, parts in enumerate(files, start=1)]
    first = make(*loads)
    assert make(*loads[::-1]).tables.digest() == first.tables.digest()
    turned = make(*(load(number, *parts) for number, parts in enumerate(files[::-1], start=1)))
    assert turned.tables.counts == first.tables.counts
    for triple in first.tables.relations:
        assert ends(turned, *triple) == ends(first, *triple), triple
