"""Every kind of sheet as a clerk keeps it: a merged title, headings on row 3, subtotals, notes, several in one cell."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.loaders.office import codes, read, records, xlsx

Sheet = tuple[str, list[list[Any]], list[dict[str, Any]]]


def day(text: str) -> date:
    return date.fromisoformat(text)


def when(text: str) -> dict[str, date]:
    return {"date": day(text), "date_latest": day(text)}


def exactly(name: str, value: float, bound: str = "exact") -> dict[str, Any]:
    return {name: value, f"{name}_bound": bound}


SHEETS: dict[str, Sheet] = {
    "platforms": (
        "启东市政协委员工作室一览表（截至2023年12月31日）",
        [
            [
                "序号",
                "名　称",
                "类别",
                "星级",
                "负责人\n（领衔委员）",
                "驻室委员",
                "所属界别",
                "依托单位",
                "镇街",
                "授牌日期",
                "地址",
                "联系电话",
            ],
            [
                1,
                "张三委员工作室",
                "委员工作室",
                "四星",
                "张三",
                "李四、王　五，赵六",
                "经济界、工会",
                "某某公司",
                "横梁乡",
                "2022.6",
                "某路1号",
                "13812345678",
            ],
            ["小计", "1个", "", "", "", "", "", "", "", "", "", ""],
            [2, "钱七会客厅", "会客厅", "", "钱七", "", "", "", "城关镇", "", "", ""],
        ],
        [
            {
                "name": "张三委员工作室",
                "kind": "委员工作室",
                "grade": "四星",
                "heads": ["张三"],
                "members": ["李四", "王五", "赵六"],
                "constituencies": ["经济界", "工会"],
                "departments": ["某某公司"],
                "township": "横梁乡",
                "opened": day("2022-06-01"),
            },
            {"name": "钱七会客厅", "kind": "会客厅", "heads": ["钱七"], "township": "城关镇"},
        ],
    ),
    "duties": (
        "2023年上半年委员值班安排表",
        [
            ["序号", "工作室", "值班日期", "星期", "值班委员", "接待群众人次", "收集意见条数", "解决件数"],
            [1, "张三委员工作室", "3月5日", "日", "李四、王五", "70余", "12", "约5件"],
            ["合计", "", "", "", "", "70余", 12, 5],
        ],
        [
            {
                "platform": "张三委员工作室",
                "members": ["李四", "王五"],
                **when("2023-03-05"),
                **exactly("headcount", 70, "at_least"),
                **exactly("opinions", 12),
                **exactly("solved", 5, "about"),
            }
        ],
    ),
    "groups": (
        "委员专业助力团队名册",
        [
            ["序号", "团队名称", "团队类别", "团长", "成员", "责任乡镇", "监督单位", "人数"],
            [1, "法律团队", "专业助力团队", "张三", "，李四、王五；赵六、", "横梁乡、城关镇", "市司法局", "4人"],
            ["", "合计", "", "", "", "", "", "4人"],
        ],
        [
            {
                "name": "法律团队",
                "kind": "专业助力团队",
                "heads": ["张三"],
                "members": ["李四", "王五", "赵六"],
                "townships": ["横梁乡", "城关镇"],
                "departments": ["市司法局"],
            }
        ],
    ),
    "departments": (
        "专委会对口部门名册",
        [
            ["序号", "部门名称", "主要负责人", "对口专委会", "特约监督员", "联络员", "办公电话"],
            [1, "市财政局", "钱七", "经济委员会", "张三、李四", "孙八", "0513-83312345"],
        ],
        [{"name": "市财政局", "heads": ["钱七"], "committees": ["经济委员会"], "supervisors": ["张三", "李四"]}],
    ),
    "appointments": (
        "鹰潭市政协特约监督员名单",
        [
            ["序号", "姓名", "委员编号", "界别", "工作单位及职务", "聘任类别", "派驻单位", "聘期", "手机"],
            [1, "张三", "0012", "经济界", "某厂厂长", "特约监督员", "市税务局", "2022年1月至2024年12月", "13812345678"],
            [2, "李四", "0013", "教育界", "某校", "调解员", "", "三年", ""],
        ],
        [
            {
                "member": "张三",
                "member_number": "0012",
                "member_constituency": "经济界",
                "member_unit": "某厂厂长",
                "kind": "特约监督员",
                "department": "市税务局",
                "since": day("2022-01-01"),
                "until": day("2024-12-31"),
            },
            {
                "member": "李四",
                "member_number": "0013",
                "member_constituency": "教育界",
                "member_unit": "某校",
                "kind": "调解员",
            },
        ],
    ),
    "staff": (
        "委员履职助理名单",
        [
            ["序号", "助理姓名", "岗位", "服务委员", "派驻乡镇", "所在平台", "任职日期", "联系电话"],
            [1, "周九", "履职助理", "张三、李四", "横梁乡", "张三委员工作室", "2022-03-01", "13812345678"],
        ],
        [
            {
                "name": "周九",
                "post": "履职助理",
                "members": ["张三", "李四"],
                "townships": ["横梁乡"],
                "platforms": ["张三委员工作室"],
                "since": day("2022-03-01"),
            }
        ],
    ),
    "activities": (
        "崇川区政协2023年协商议事台账",
        [
            [
                "序号",
                "协商议题",
                "协商时间",
                "协商地点",
                "议事室",
                "主持人",
                "参加委员",
                "请假委员",
                "群众代表",
                "参加部门",
                "参加人数",
                "意见条数",
                "达成共识",
                "是否归档",
                "发言情况",
            ],
            [
                1,
                "道路、桥梁破损",
                "3月5日",
                "村部",
                "上坝村议事室",
                "张三",
                "李四、王五等5人",
                "赵六",
                "吴十",
                "市交通局",
                "近30人",
                "12",
                "3条",
                "已归档",
                "略",
            ],
            ["合计", "1场", "", "", "", "", "", "", "", "", "30", "12", "3", "", ""],
        ],
        [
            {
                "title": "道路、桥梁破损",
                **when("2023-03-05"),
                "place": "村部",
                "platform": "上坝村议事室",
                "hosts": ["张三"],
                "members": ["李四", "王五"],
                "absent": ["赵六"],
                "contacts": ["吴十"],
                "departments": ["市交通局"],
                **exactly("headcount", 30, "about"),
                **exactly("opinions", 12),
                **exactly("consensus", 3),
                "archived": True,
            }
        ],
    ),
    "topics": (
        "2023年“有事好商量”议题征集表",
        [
            [
                "序号",
                "议题编号",
                "议题名称",
                "来源",
                "提出人",
                "村(社区)",
                "征集日期",
                "网格员核实日期",
                "党组织审核日期",
                "筛选结果",
                "公告日期",
                "认领委员",
                "认领日期",
                "协商日期",
                "责任单位",
                "是否重点",
                "办理进度",
                "成果",
            ],
            [
                1,
                "Y01",
                "停车难",
                "群众出题",
                "",
                "新村社区",
                "3月5日",
                "3月6日",
                "3月8日",
                "采用",
                "4月1日",
                "张三、李四",
                "2023.4.3",
                "4月10日",
                "市住建局；市公安局",
                "是",
                "办理中",
                "",
            ],
            [
                2,
                "Y02",
                "飞线充电",
                "12345",
                "王五",
                "新村社区",
                "3月",
                "",
                "",
                "未采用",
                "",
                "",
                "",
                "",
                "",
                "否",
                "",
                "",
            ],
        ],
        [
            {
                "number": "Y01",
                "title": "停车难",
                "source": "群众出题",
                "village": "新村社区",
                **when("2023-03-05"),
                "verified_on": day("2023-03-06"),
                "approved_on": day("2023-03-08"),
                "selected": True,
                "announced_on": day("2023-04-01"),
                "claimants": ["张三", "李四"],
                "claimed_on": day("2023-04-03"),
                "held_on": day("2023-04-10"),
                "departments": ["市住建局", "市公安局"],
                "key": True,
                "status": "办理中",
            },
            {
                "number": "Y02",
                "title": "飞线充电",
                "source": "12345",
                "proposers": ["王五"],
                "village": "新村社区",
                "date": day("2023-03-01"),
                "date_latest": day("2023-03-31"),
                "selected": False,
                "key": False,
            },
        ],
    ),
    "tasks": (
        "甘肃省政协2023年重点任务清单",
        [
            ["序号", "清单名称", "工作任务", "牵头领导", "责任单位", "完成时限", "完成情况", "备注"],
            [1, "协商计划", "生态保护调研", "张三", "提案委员会", "6月底", "已完成", ""],
            [2, "协商计划", "职业教育调研", "", "", "", "", ""],
        ],
        [
            {
                "list": "协商计划",
                "title": "生态保护调研",
                "leaders": ["张三"],
                "departments": ["提案委员会"],
                "due": day("2023-06-30"),
                "status": "已完成",
            },
            {"list": "协商计划", "title": "职业教育调研"},
        ],
    ),
    "cases": (
        "崇川区政协领导包案台账（2023年）",
        [
            [
                "序号",
                "信访事项",
                "信访人",
                "受理日期",
                "包案领导",
                "责任单位",
                "约谈日期",
                "督办日期",
                "化解情况",
                "联系电话",
            ],
            [1, "宅基地纠纷", "郑某某", "3月5日", "张三", "街道办", "3月10日", "4月1日", "已化解", "13812345678"],
        ],
        [
            {
                "title": "宅基地纠纷",
                **when("2023-03-05"),
                "leaders": ["张三"],
                "departments": ["街道办"],
                "talked_on": day("2023-03-10"),
                "supervised_on": day("2023-04-01"),
                "status": "已化解",
            }
        ],
    ),
    "documents": (
        "2023年文件备案台账",
        [
            ["序号", "文号", "文件名称", "文件类别", "印发日期", "章节", "制定单位", "备案单位", "依据文件"],
            [
                1,
                "某协发〔2023〕5号",
                "《联系群众工作办法》",
                "制度",
                "2023年3月5日",
                "总则、联系、考核",
                "委员联络委员会",
                "某市政协",
                "《章程》《联系界别群众办法》",
            ],
        ],
        [
            {
                "number": "某协发〔2023〕5号",
                "title": "联系群众工作办法",
                "kind": "制度",
                **when("2023-03-05"),
                "sections": ["总则", "联系", "考核"],
                "filers": ["委员联络委员会"],
                "filed_with": ["某市政协"],
                "cites": ["章程", "联系界别群众办法"],
            }
        ],
    ),
    "endorsements": (
        "2023年社情民意批示采用情况",
        [
            ["序号", "信息编号", "标题", "类别", "批示领导", "层级", "批示日期", "办理单位", "落实情况", "跟进日期"],
            [1, "X012", "《关于公交的建议》", "批示", "市长", "市级", "5月6日", "市交通局", "已落实", "6月1日"],
            [2, "X013", "", "采用", "", "省级", "5月7日", "", "", ""],
        ],
        [
            {
                "number": "X012",
                "title": "关于公交的建议",
                "kind": "批示",
                "by": "市长",
                "level": "市级",
                **when("2023-05-06"),
                "departments": ["市交通局"],
                "followed_up_on": day("2023-06-01"),
                "result": "已落实",
            },
            {"number": "X013", "kind": "采用", "level": "省级", **when("2023-05-07")},
        ],
    ),
    "donations": (
        "2023年爱心基金收支台账",
        [
            ["序号", "日期", "收支", "捐赠人", "金额（万元）", "受助人姓名", "受助学生数", "受助户数", "备注"],
            [1, "3月5日", "捐赠", "张三、某某公司", "29.33", "", "", "", ""],
            [2, "2023.8.20", "资助", "", "8余", "郑某某", "42人", "约40户", ""],
            ["合计", "", "", "", "37.33", "", 42, 40, ""],
        ],
        [
            {"kind": "捐赠", "donors": ["张三", "某某公司"], **when("2023-03-05"), **exactly("amount", 293300)},
            {
                "kind": "资助",
                **when("2023-08-20"),
                **exactly("amount", 80000, "at_least"),
                **exactly("students", 42),
                **exactly("households", 40, "about"),
            },
        ],
    ),
    "outcomes": (
        "古浪县政协2023年1-8月办结成果统计",
        [
            ["序号", "成果名称", "数量", "计量单位", "完成日期", "来源活动", "乡镇"],
            [1, "高标准农田", "20.9万", "亩", "2023年6月", "A01、A02", "横梁乡"],
            [2, "日光温室", "228", "座", "", "", "黄花滩镇"],
        ],
        [
            {
                "title": "高标准农田",
                **exactly("quantity", 209000),
                "unit": "亩",
                "date": day("2023-06-01"),
                "date_latest": day("2023-06-30"),
                "activities": ["A01", "A02"],
                "township": "横梁乡",
            },
            {"title": "日光温室", **exactly("quantity", 228), "unit": "座", "township": "黄花滩镇"},
        ],
    ),
}


def written(path: Path, sheet: Sheet) -> Path:
    title, rows, _ = sheet
    width = chr(ord("A") + len(rows[0]) - 1)
    below = [["注：本表一式两份。"], ["填表人：周九", "", "审核人：吴十"]]
    return xlsx(path, [[title], ["填报单位：办公室（盖章）"], *rows, *below], [f"A1:{width}1"])


@pytest.mark.parametrize("kind", SHEETS)
def test_a_sheet_is_read_as_it_is_meant(tmp_path: Path, kind: str) -> None:
    found = read(written(tmp_path / "表.xlsx", SHEETS[kind]))
    assert [part.kind for part in found.parts] == [kind]
    assert records(found) == SHEETS[kind][2]
    assert found.parts[0].rejected == 0
    assert not [reason for reason in codes(found) if "rough number" in reason or "unknown heading" in reason]


@pytest.mark.parametrize("kind", SHEETS)
def test_nothing_private_is_kept(tmp_path: Path, kind: str) -> None:
    found = read(written(tmp_path / "表.xlsx", SHEETS[kind]))
    kept = repr([part.records.to_pylist() for part in found.parts]) + repr(found.problems)
    assert not [private for private in ("13812345678", "83312345", "郑某某") if private in kept]
    private = {column.heading for _, column in found.columns if column.use == "private"}
    named = {"信访人", "受助人姓名", "手机", "联系电话", "办公电话"}
    assert private == named & set(SHEETS[kind][1][0])


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("信访人", "cases"),
        ("上访人", "cases"),
        ("当事人", "cases"),
        ("Petitioner", "cases"),
        ("受助人姓名", "donations"),
        ("Recipient", "donations"),
    ],
)
def test_whom_a_case_or_a_gift_is_about_is_private(heading: str, kind: str) -> None:
    from loaders.headings import dictionary

    assert dictionary(kind).meaning(heading).use == "private"


OLD = {
    "visits": (
        ["委员姓名", "走访时间", "联系对象", "对象类别", "反映问题", "是否共性问题", "转化为"],
        ["张三", "2023-03-05", "某某公司", "企业", "用工难", "是", "T001、X002"],
        {"contact_type": "企业", "common": True, "converted": ["T001", "X002"]},
    ),
    "contacts": (
        ["委员姓名", "联系群众姓名", "对象类别", "联系类型"],
        ["张三", "某某公司", "企业", "固定"],
        {"type": "企业", "kind": "固定"},
    ),
    "reports": (
        ["标题", "反映人", "报送时间", "工作室", "编辑时间"],
        ["关于道路", "张三", "2023-03-05", "张三委员工作室", "2023-03-12"],
        {"platform": "张三委员工作室", "edited_on": day("2023-03-12")},
    ),
    "proposals": (
        ["案由", "提案者", "提交时间", "经由平台", "办前协商日期", "约谈日期", "督办日期", "公开日期", "督办领导"],
        ["关于道路", "张三", "2023-03-05", "甲议政厅", "2023-04-01", "2023-04-02", "2023-05-01", "2023-12-01", "李四"],
        {
            "platform": "甲议政厅",
            "discussed_on": day("2023-04-01"),
            "talked_on": day("2023-04-02"),
            "supervised_on": day("2023-05-01"),
            "published_on": day("2023-12-01"),
        },
    ),
    "committees": (
        ["专委会名称", "主任", "联系群众总数"],
        ["经济委员会", "张三", "160"],
        {"contacts_total": 160},
    ),
}


@pytest.mark.parametrize("kind", OLD)
def test_what_is_new_in_sheets_that_were_known(tmp_path: Path, kind: str) -> None:
    headings, row, expected = OLD[kind]
    found = read(xlsx(tmp_path / "a.xlsx", [headings, row]))
    assert found.parts[0].kind == kind
    (record,) = records(found)
    assert expected.items() <= record.items()
    assert "doubt" not in record


def test_an_old_heading_of_the_kind_of_link_is_not_the_kind_of_contact(tmp_path: Path) -> None:
    found = read(xlsx(tmp_path / "a.xlsx", [["Member", "Contact name", "Type"], ["张三", "李四", "fixed"]]))
    (record,) = records(found)
    assert record == {"member": "张三", "name": "李四", "kind": "fixed"}
