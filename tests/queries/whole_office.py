"""A small office that keeps every kind of sheet, written as records: each kind tells of what others tell of too."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from graph.ledger import Load, Part
from graph.records import KIND
from queries.submissions import Submission
from tests.graph.building import D, load, part

FIRST, AFTER = D(2023, 1, 1), D(2024, 1, 1)
TOWN = {"county": "碧江区", "township": "城关镇"}
FIELD = {"county": "碧江区", "township": "横梁乡"}


def on(month: int, day: int) -> dict[str, date]:
    """Return a day that is known."""
    return {"date": D(2023, month, day), "date_latest": D(2023, month, day)}


def amount(name: str, value: float) -> dict[str, object]:
    """Return an exact quantity of a record."""
    return {name: value, f"{name}_bound": "exact"}


def keeper(name: str) -> dict[str, str]:
    """Return a member as lists name one: 赵一 is number 2."""
    return {"member": name, "member_number": str("陈赵李钱孙何".index(name[0]) + 1)}


# fmt: off
SNAPSHOTS: dict[str, list[dict[str, Any]]] = {
    "members": [
        {"name": "陈主席", "number": "1", "party": "中共党员", "constituency": "教育界", "committees": ["提案委"],
         "role": "主席", "studios": ["横梁工作站"]},
        {"name": "赵一", "number": "2", "party": "民盟盟员", "constituency": "教育界", "constituency_role": "召集人",
         "committees": ["提案委"], "leaders": ["陈主席"], "townships": ["城关镇"], "villages": ["上坝村"],
         "studios": ["甲工作室"], "assistant": "吴助理", "supervised_department": "住建局", "level": "市",
         "home": "城关镇", "work": "横梁乡", "trade": "农业", "specialities": ["城建"]},
        {"name": "李二", "number": "3", "party": "中共党员", "constituency": "经济界", "committees": ["经济委"],
         "leaders": ["陈主席"], "townships": ["横梁乡"], "level": "省", "home": "横梁乡",
         "township_group": "横梁乡联络组"},
        {"name": "钱三", "number": "4", "constituency": "经济界", "committees": ["经济委"], "home": "横梁乡",
         "work": "城关镇"},
        {"name": "孙四", "number": "5", "constituency": "文艺界", "constituency_role": "召集人", "home": "横梁乡",
         "villages": ["下坝村"], "specialities": ["水利"]},
        {"name": "何五", "number": "6", "constituency": "特邀香港人士", "exempt": "港澳"},
    ],
    "constituencies": [
        {"name": "教育界", "conveners": ["赵一"], "departments": ["教育局"], "platforms": ["教育界议政厅"]},
        {"name": "经济界", "conveners": ["钱三"], "leaders": ["陈主席"], "platforms": ["横梁工作站"]},
        {"name": "文艺界", "formerly": ["文化界"]},
        {"name": "侨联界"},
    ],
    "places": [
        {**TOWN, "village": "上坝村", "patch": "东片", "members": ["孙四"], "room": "上坝议事室"},
        {**TOWN, "patch": "东片", "members": ["钱三"], "committees": ["提案委"]},
        {**TOWN, "leaders": ["陈主席"], "group_head": "李二", "staff": ["周干事"], "committees": ["经济委"]},
        {**FIELD, "village": "下坝村", "leaders": ["陈主席"], "room": "下坝议事室"},
        {**FIELD, "members": ["钱三"]},
    ],
    "committees": [
        {"name": "提案委", "heads": ["陈主席"], "departments": ["科协"], "contacts_total": 3},
        {"name": "经济委", "heads": ["李二"], "contacts_total": 1},
    ],
    "contacts": [
        {**keeper("赵一"), "name": "王五福", "constituency": "教育界", "trade": "农业", **TOWN, "village": "上坝村",
         "committee": "提案委", "filed_on": D(2023, 2, 1), "filed_status": "已备案"},
        {**keeper("赵一"), "name": "甲公司", "type": "企业", "constituency": "经济界", **FIELD},
        {**keeper("钱三"), "name": "周六顺", "constituency": "文化界", "occupation": "企业家", **FIELD},
        {**keeper("何五"), "name": "郑七", "constituency": "特邀香港人士", "occupation": "企业家", **TOWN},
    ],
    "platforms": [
        {"name": "甲工作室", "kind": "委员工作室", "level": "市级", "heads": ["赵一"], "members": ["李二"], **TOWN,
         "constituencies": ["教育界", "侨联界"], "departments": ["教育局"]},
        {"name": "上坝议事室", "kind": "协商议事室", "level": "县级", "members": ["孙四", "郑客"], **TOWN,
         "village": "上坝村"},
        {"name": "教育界议政厅", "kind": "界别议政厅", "constituencies": ["文艺界"], "heads": ["陈主席"]},
        {"name": "横梁工作站", "kind": "工作站", "level": "县级", "departments": ["住建局"], "heads": ["周干事"],
         **FIELD},
    ],
    "groups": [
        {"name": "第一监督小组", "kind": "监督小组", "heads": ["李二"], "members": ["赵一"], "departments": ["住建局"]},
        {"name": "机关党支部", "kind": "党支部", "heads": ["陈主席"], "members": ["李二"]},
        {"name": "第二党小组", "kind": "党小组", "parent": "机关党支部", "members": ["李二"]},
        {"name": "政协党组", "kind": "党组", "members": ["陈主席"]},
        {"name": "城关履职小组", "kind": "履职小组", "members": ["赵一", "孙四"], "townships": ["城关镇"]},
        {"name": "法律团队", "kind": "专业团队", "members": ["钱三"]},
    ],
    "departments": [
        {"name": "教育局", "heads": ["赵一"], "committees": ["提案委"], "supervisors": ["何五"]},
        {"name": "住建局", "heads": ["钱三"], "supervisors": ["赵一"], "committees": ["经济委"]},
    ],
    "appointments": [
        {**keeper("钱三"), "kind": "特约监督员", "department": "教育局"},
        {**keeper("孙四"), "kind": "调解员"},
        {**keeper("李二"), "kind": "调解员", "department": "住建局"},
    ],
    "staff": [
        {"name": "吴助理", "post": "助理", "members": ["李二", "钱三"], "platforms": ["甲工作室"]},
        {"name": "周干事", "post": "干事", "townships": ["横梁乡"], "committees": ["经济委"]},
    ],
}
LOGS: dict[str, list[dict[str, Any]]] = {
    "visits": [
        {**on(3, 1), "members": ["赵一"], "contacts": ["王五福"], "mode": "走访", **TOWN, "village": "上坝村"},
        {**on(5, 2), "members": ["赵一"], "contacts": ["王五福"], "mode": "走访", "issue": "路灯不亮", "common": True,
         "converted": ["P1", "R2"], "departments": ["住建局"], "due": D(2023, 8, 1), **TOWN},
        {**on(5, 3), "members": ["钱三"], "contacts": ["甲公司"], "contact_type": "企业", "mode": "电话", **FIELD},
        {**on(6, 3), "members": ["钱三"], "contacts": ["周六顺"], "mode": "走访", "issue": "灌溉渠漏水", **FIELD},
        {**on(7, 3), "members": ["孙四"], "contacts": ["乙农场"], "contact_type": "企业", "mode": "走访", **FIELD},
    ],
    "leader_visits": [
        {**on(4, 1), "members": ["陈主席"], "visited_members": ["赵一"], "mode": "谈心谈话", **TOWN},
        {**on(9, 1), "members": ["陈主席"], "visited_members": ["李二"], "mode": "走访", **FIELD},
    ],
    "reports": [
        {"number": "R1", "title": "校园周边停车", "submitters": ["赵一"], **on(3, 3), "platform": "甲工作室",
         "concerns": ["教育界"], "edited_on": D(2023, 3, 10), "endorsed_by": ["市长"]},
        {"number": "R2", "title": "老旧小区", "submitters": ["钱三", "李二"], **on(6, 3), "concerns": ["城关镇"]},
        {"number": "R3", "title": "小组来信", "submitters": ["第一监督小组"], **on(7, 3), "adopted": ["省"]},
    ],
    "proposals": [
        {"number": "P1", "title": "修灯", "submitters": ["赵一", "孙四"], **on(2, 3), "filed_status": "立案",
         "departments": ["住建局"], "due": D(2023, 9, 1), "answered_on": D(2023, 8, 1), "status": "办结", "key": True,
         "supervisors": ["陈主席"], "concerns": ["教育界"], "platform": "甲工作室", "talked_on": D(2023, 4, 1),
         "supervised_on": D(2023, 5, 1), "discussed_on": D(2023, 3, 20)},
        {"number": "P2", "title": "引水", "submitters": ["钱三"], **on(2, 4), "due": D(2023, 6, 1),
         "concerns": ["经济界"]},
        {"number": "P3", "title": "小组提案", "submitters": ["城关履职小组"], **on(2, 5), "filed_status": "立案"},
        {"number": "P4", "title": "早谈", "submitters": ["何五"], **on(2, 6), "answered_on": D(2023, 3, 1),
         "discussed_on": D(2023, 4, 1), "filed_status": "立案"},
    ],
    "duties": [
        {**on(4, 4), "platform": "甲工作室", "members": ["赵一"], **amount("opinions", 4), **amount("solved", 3)},
        {**on(5, 4), "platform": "上坝议事室", "members": ["孙四"], **amount("headcount", 6)},
    ],
    "activities": [
        {"number": "A1", "title": "路灯协商", "kind": "协商议事", "form": "现场协商", **on(5, 10), **TOWN,
         "archived": True, "platform": "上坝议事室", "organisers": ["教育界"], "hosts": ["赵一"], "members": ["孙四"],
         "absent": ["李二"], "contacts": ["王五福"], "departments": ["住建局"], "topics": ["T1"],
         **amount("opinions", 5), **amount("solved", 2), **amount("headcount", 20)},
        {"title": "监督培训", "kind": "培训", **on(3, 10), "organisers": ["第一监督小组"], "members": ["赵一", "李二"]},
        {"title": "监督视察", "kind": "视察", **on(4, 10), "organisers": ["第一监督小组"], "members": ["李二"],
         **FIELD},
        {"title": "全体会议", "kind": "全体会议", **on(1, 10), "members": ["陈主席", "赵一"], "absent": ["钱三"]},
        {"title": "界别学习", "kind": "界别活动", **on(1, 20), "organisers": ["经济界"], "members": ["钱三"],
         "platform": "横梁工作站"},
        {"title": "政策宣讲", "kind": "政策宣讲", **on(8, 20), "organisers": ["甲工作室"], "members": ["赵一"], **TOWN},
        {"title": "停车协商", "kind": "协商议事", **on(8, 21), "topics": ["T2"], "members": ["钱三", "孙四"], **FIELD},
    ],
    "topics": [
        {"number": "T1", "title": "路灯", "source": "群众提", "category": "城建", "proposers": ["赵一"], **TOWN,
         **on(4, 1), "village": "上坝村", "platform": "上坝议事室", "selected": True, "announced_on": D(2023, 4, 10),
         "key": True, "claimants": ["孙四", "赵一"], "claimed_on": D(2023, 4, 12), "held_on": D(2023, 5, 10),
         "leads": ["陈主席"], "departments": ["住建局"], "pilots": ["横梁乡"], "closed_on": D(2023, 9, 1),
         "outcome": "装灯三十盏"},
        {"number": "T2", "title": "停车", "source": "12345热线", "category": "水利", **on(4, 2), "selected": False,
         "claimants": ["李二"], **FIELD},
        {"number": "T3", "title": "引渠", "source": "委员荐题", **on(4, 3), "announced_on": D(2023, 4, 10),
         "platform": "横梁工作站"},
    ],
    "tasks": [
        {"number": "K1", "title": "修路", "list": "民生实事", "kind": "民生实事", "members": ["赵一"],
         "done_on": D(2023, 9, 9), **TOWN},
        {"number": "K2", "title": "问卷", "list": "任务", "leaders": ["陈主席"], "status": "推进中", **on(2, 2),
         **amount("planned", 5), **amount("achieved", 3)},
    ],
    "cases": [
        {"number": "C1", "title": "拆迁", "kind": "信访积案", **on(3, 3), "leaders": ["陈主席"], "members": ["孙四"],
         **TOWN},
        {"number": "C2", "title": "邻里", "kind": "纠纷", **on(3, 4), "members": ["李二"], "closed_on": D(2023, 4, 4)},
    ],
    "documents": [
        {"number": "D1", "title": "履职办法", "kind": "制度", **on(1, 5), "sections": ["总则", "职责"],
         "filers": ["提案委"], "cites": ["章程"]},
        {"number": "D2", "title": "路灯档案", "kind": "协商档案", **on(6, 5), "activities": ["A1"],
         "filed_with": ["政协"]},
        {"number": "D3", "title": "路灯报告", "kind": "调研报告", **on(7, 5), "issues": ["T1"], "filers": ["赵一"],
         "cites": ["履职办法"]},
    ],
    "endorsements": [
        {"number": "R1", "title": "校园周边停车", "kind": "批示", "by": "市长", **on(4, 5),
         "followed_up_on": D(2023, 5, 5)},
        {"number": "R2", "title": "老旧小区", "kind": "采用", "by": "省政协", "level": "省", **on(7, 5),
         "departments": ["住建局"]},
        {"number": "P4", "title": "早谈", "kind": "批示", "by": "市长", **on(7, 6), "departments": ["教育局"]},
    ],
    "donations": [
        {"title": "助学", "kind": "捐赠", "donors": ["钱三"], **on(5, 5), **amount("amount", 2000),
         "platform": "甲工作室", **TOWN},
        {"title": "慰问", "kind": "帮扶", **on(6, 5), **amount("amount", 500), **amount("households", 3), **FIELD},
    ],
    "outcomes": [
        {"title": "修路", **amount("quantity", 3), "unit": "条", **on(9, 5), "activities": ["A1"], "issues": ["T2"],
         **TOWN},
        {"title": "灌溉", **amount("quantity", 20), "unit": "亩", **on(9, 6), "platform": "横梁工作站", **FIELD},
        {"title": "修渠", **amount("quantity", 1), "unit": "条", **on(9, 8), "issues": ["K1"], **FIELD},
        {"title": "调处", **amount("quantity", 1), "unit": "起", **on(9, 8), "issues": ["C1"]},
        {"title": "停车位", **amount("quantity", 9), "unit": "个", **on(9, 8), "issues": ["R1"]},
        {"title": "新灯", **amount("quantity", 9), "unit": "盏", **on(9, 8), "issues": ["P1"]},
        {"title": "义卖", **amount("quantity", 300), "unit": "元", **on(9, 7)},
    ],
}
# fmt: on


def parts(told: Mapping[str, Sequence[Mapping[str, Any]]] | None = None) -> dict[str, Part]:
    """Return the part of each kind, of other rows where they are told."""
    rows = {**SNAPSHOTS, **LOGS} if told is None else told
    held = {kind: part(kind, *map(dict, rows[kind]), as_of=D(2023, 12, 31)) for kind in SNAPSHOTS}
    return held | {kind: part(kind, *map(dict, rows[kind]), since=FIRST, until=AFTER) for kind in LOGS}


def loads(but: Iterable[str] = (), told: Mapping[str, Sequence[Mapping[str, Any]]] | None = None) -> list[Load]:
    """Return one load for each kind, but for those left out; a row has the same id whatever is left out."""
    return [load(1 + list(KIND).index(kind), held) for kind, held in parts(told).items() if kind not in set(but)]


def sheets(held: Iterable[Load]) -> list[Submission]:
    """Return what the loads hand in."""
    return [Submission(p.kind, p.scope, p.since, p.until, p.as_of) for load in held for p in load.parts]
