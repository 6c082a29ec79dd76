"""Documents, endorsements, reports and proposals: what is filed, with whom, and what became of it."""

from datetime import date

import pytest

from tests.graph.building import ROSTER, D, ends, load, make, names, part, rows
from tests.graph.matters import DAY, PLACES, REPORT, ROUGH, TOPIC, log, steps


def test_documents_are_filed_by_and_with_and_cite_and_record() -> None:
    told = {
        "title": "《协商规则》",
        "kind": "制度",
        "level": "市级",
        "sections": ["总则", "附则"],
        "filers": ["张三", "提案委", "甲议事室", "无此人", "某市政协"],
        "filed_with": ["委员会", "提案委", "无此委"],
        "cites": ["上级规则", "《实施办法》第三条"],
        "issues": ["T1"],
        "activities": ["无此活动"],
    } | DAY
    later = {"number": "3", "title": "实施办法", "kind": "办法"} | DAY
    studio = part("platforms", {"name": "甲议事室"}, as_of=D(2023, 1, 1))
    made = make(load(1, ROSTER, PLACES, studio), load(2, log("topics", TOPIC), log("documents", told, later)))
    held = {n["name"]: n for n in made.tables.nodes["Document"].to_pylist()}
    assert {name: node["kind"] for name, node in held.items()} == {
        "《协商规则》": "rule",
        "实施办法": "rule",
        "上级规则": None,
    }
    assert (held["《协商规则》"]["sections"], held["《协商规则》"]["level"]) == (["总则", "附则"], "prefecture")
    assert [start for start, _ in ends(made, "Document", "KEPT_BY", "Body")] == ["《协商规则》", "实施办法"]
    assert [end for _, end in ends(made, "Document", "CITES", "Document")] == ["上级规则", "实施办法"]
    for label, name in (("Member", "张三"), ("Committee", "提案委"), ("Platform", "甲议事室")):
        assert [end for _, end in ends(made, "Document", "FILED_BY", label)] == [name]
    assert [end for _, end in ends(made, "Document", "FILED_WITH", "Committee")] == ["提案委"]
    assert len(ends(made, "Document", "FILED_WITH", "Body")) == 1
    assert [end for _, end in ends(made, "Document", "RECORDS", "Issue")] == ["路灯"]
    noted = sorted((p.column, p.value) for p in made.problems if p.column != "pilots")
    assert noted == [("activities", "无此活动"), ("filed_with", "无此委"), ("filers", "无此人")]


def test_an_endorsement_is_a_step_of_its_report_and_an_adoption_told_twice_is_one() -> None:
    told = {"number": "15", "title": "关于路灯", "kind": "采用", "level": "省级"} | {
        "date": D(2023, 5, 1),
        "date_latest": D(2023, 5, 1),
    }
    praise = {"number": "15", "title": "关于路灯", "kind": "领导批示", "by": "市长"} | DAY
    again = praise | {
        "date": D(2023, 6, 1),
        "date_latest": D(2023, 6, 1),
        "followed_up_on": D(2023, 7, 1),
        "departments": ["住建局"],
    }
    proposal = {"number": "15", "title": "关于桥", "submitters": ["李四"]} | DAY
    sheets = log("reports", REPORT), log("proposals", proposal)
    made = make(load(1, ROSTER), load(2, *sheets), load(3, log("endorsements", told, praise, again)))
    found = [(n["kind"], n["level"], n["date"]) for n in made.tables.nodes["Step"].to_pylist()]
    found = sorted(x for x in found if x[0] in ("adopted", "endorsed", "followed_up"))
    assert [(kind, level, str(day)) for kind, level, day in found] == [
        ("adopted", "province", "2023-05-01"),
        ("endorsed", "市长", "2023-03-05"),
        ("endorsed", "市长", "2023-06-01"),
        ("followed_up", None, "2023-07-01"),
    ]
    assert {start for start, _ in ends(made, "Issue", "HANDLED_BY", "Department")} == {"关于路灯"}
    assert made.problems == ()


def test_a_department_may_handle_a_report_and_follow_up_its_endorsement_and_each_has_its_own_answer() -> None:
    report = REPORT | {"departments": ["住建局"]}
    praise = {"number": "15", "title": "关于路灯", "kind": "领导批示", "by": "市长"} | DAY
    own = praise | {"departments": ["住建局"], "followed_up_on": D(2023, 7, 1)}
    others = praise | {"departments": ["财政局", "交通局"], "result": "已落实"}
    waiting = praise | {"departments": ["公安局"], "result": "办理中"}
    made = make(load(1, ROSTER), load(2, log("reports", report)), load(3, log("endorsements", own, others, waiting)))
    handled = rows(made, "Issue", "HANDLED_BY", "Department")
    assert sorted((r["to"], r["role"]) for r in handled) == [
        ("交通局", "follow-up"),
        ("住建局", "follow-up"),
        ("住建局", "main"),
        ("公安局", "follow-up"),
        ("财政局", "follow-up"),
    ]
    steps = {n["id"]: n for n in made.tables.nodes["Step"].to_pylist()}
    assert sum(step["kind"] == "endorsed" for step in steps.values()) == 1
    taken = rows(made, "Step", "TAKEN_BY", "Department")
    done = sorted((r["to"], str(steps[r["from"]]["date"])) for r in taken)
    assert done == [("交通局", "None"), ("住建局", "2023-07-01"), ("财政局", "None")]


def test_an_endorsement_of_nothing_known_is_noted_and_one_of_a_rough_day_only_possible() -> None:
    unknown = {"number": "99", "title": "无此件", "departments": ["住建局"]} | DAY
    rough = {"title": "关于路灯", "result": "已整改"} | ROUGH
    made = make(load(1, ROSTER), load(2, log("reports", REPORT)), load(3, log("endorsements", unknown, rough)))
    first, second = made.problems
    assert (first.file, first.sheet, first.row, first.column, first.value, first.effect) == (
        "3.xlsx",
        "S",
        2,
        "number",
        "99",
        "note",
    )
    assert second.effect == "doubt"
    assert "Department" not in made.tables.counts and made.tables.nodes["Issue"].num_rows == 1
    assert "endorsed" not in steps(made) and "followed_up" not in steps(made)
    possible = {n["kind"] for n in made.doubts.tables.nodes["Step"].to_pylist()}
    assert possible == {"endorsed", "followed_up"}


def test_a_common_need_is_key_and_was_turned_into_a_proposal() -> None:
    need = {"members": ["张三"], "date": D(2023, 2, 1), "date_latest": D(2023, 2, 1), "contacts": ["某厂"]}
    need |= {"contact_type": "企业", "issue": "用电", "common": True, "converted": ["15", "关于桥", "99"]}
    proposals = log("proposals", {"number": "15", "title": "关于电", "submitters": ["李四"]} | DAY)
    reports = log("reports", {"number": "8", "title": "关于桥", "submitters": ["李四"]} | DAY)
    for loads in (
        (load(1, ROSTER, log("visits", need)), load(2, proposals, reports)),
        (load(1, proposals, reports), load(2, ROSTER, log("visits", need))),
    ):
        made = make(*loads)
        assert {n["name"]: n["key"] for n in made.tables.nodes["Issue"].to_pylist()} == {
            "用电": True,
            "关于电": None,
            "关于桥": None,
        }
        assert sorted(ends(made, "Issue", "LED_TO", "Issue")) == [("用电", "关于桥"), ("用电", "关于电")]
        assert [(p.column, p.value) for p in made.problems] == [("converted", "99")]
        assert len(ends(made, "Issue", "KEPT_BY", "Body")) == 3


def test_reports_and_proposals_have_their_platform_and_their_days() -> None:
    report = REPORT | {"platform": "甲工作室", "edited_on": D(2023, 3, 9)}
    proposal = {"title": "关于桥", "submitters": ["李四"], "platform": "甲工作室"} | DAY
    proposal |= {"discussed_on": D(2023, 4, 1), "talked_on": D(2023, 4, 2), "supervised_on": D(2023, 4, 3)}
    proposal |= {"published_on": D(2023, 4, 4)}
    made = make(load(1, ROSTER), load(2, log("reports", report), log("proposals", proposal)))
    assert ends(made, "Issue", "THROUGH", "Platform") == [("关于桥", "甲工作室"), ("关于路灯", "甲工作室")]
    days = {kind: day for kind, day in steps(made).items() if kind not in ("submitted", "adopted")}
    assert days == {
        "edited": D(2023, 3, 9),
        "discussed": D(2023, 4, 1),
        "talked": D(2023, 4, 2),
        "supervised": D(2023, 4, 3),
        "published": D(2023, 4, 4),
    }
    assert names(made, "Platform") == ["甲工作室"]


@pytest.mark.parametrize(
    ("written", "edited_on", "number"),
    [
        ("第5期", None, "2023-5"),  # the report is of 2023
        ("05", D(2024, 1, 4), "2024-5"),
        ("2022年第5期（总第120期）", D(2023, 3, 9), "2022-5"),
        ("２０２３-12", None, "2023-12"),
        ("总第120期", None, "2023-120"),
        ("增刊", None, "2023-增刊"),
    ],
)
def test_a_report_stands_in_an_issue_of_the_bulletin(written: str, edited_on: date | None, number: str) -> None:
    told = log("reports", REPORT | {"issue_no": written, "edited_on": edited_on})
    made = make(load(1, ROSTER), load(2, told))
    numbers = {row["kind"]: row["number"] for row in made.tables.nodes["Step"].to_pylist()}
    assert numbers == {"submitted": None, "adopted": None, "edited": number}
