"""Activities: who was there and who was not, in columns, in words and row by row; several days; numbers in full."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from graph.aliases import Aliases
from graph.build import build
from graph.building.site import BodyInfo
from graph.identity import Identities
from graph.ledger import Ledger
from loaders.load import load
from tests.loaders.office import TODAY, codes, read, records, xlsx

ROWWISE = ["活动名称", "活动时间", "姓名", "出席情况"]


def one(tmp_path: Path, headings: list[str], *row: Any) -> dict[str, Any]:
    (record,) = records(read(xlsx(tmp_path / "2023年活动台账.xlsx", [headings, row])))
    return record


@pytest.mark.parametrize(
    ("said", "members", "absent"),
    [
        ("已出席", ["张三"], None),
        ("出席", ["张三"], None),
        ("√", ["张三"], None),
        ("迟到", ["张三"], None),
        ("请假", None, ["张三"]),
        ("请假（出差）", None, ["张三"]),
        ("病假", None, ["张三"]),
        ("缺席", None, ["张三"]),
        ("未出席", None, ["张三"]),
        ("absent", None, ["张三"]),
    ],
)
def test_a_row_for_each_member(tmp_path: Path, said: str, members: list[str] | None, absent: list[str] | None) -> None:
    record = one(tmp_path, ROWWISE, "读书会", "3月5日", "张三", said)
    assert (record.get("members"), record.get("absent"), record.get("doubt")) == (members, absent, None)


@pytest.mark.parametrize("said", ["", "待定", "?"])
def test_where_it_is_not_clear_who_was_there_the_row_is_only_possible(tmp_path: Path, said: str) -> None:
    path = xlsx(
        tmp_path / "2023年活动台账.xlsx",
        [ROWWISE, ["读书会", "3月5日", "张三", said], ["读书会", "3月5日", "李四", "出席"]],
    )
    found = read(path)
    unclear, clear = records(found)
    assert (unclear["members"], unclear["doubt"], clear.get("doubt")) == (["张三"], "unclear attendance", None)
    (told,) = [problem for problem in found.problems if problem.effect == "doubt"]
    assert (told.row, told.column, told.value) == (2, "D 出席情况", said)


def test_an_unclear_attendance_is_possible_in_the_graph_and_not_certain(tmp_path: Path) -> None:
    roster = [["姓名", "界别"], ["张三", "经济界"], ["李四", "经济界"]]
    rows = [ROWWISE, ["读书会", "3月5日", "张三", ""], ["读书会", "3月5日", "李四", "出席"]]
    ledger = Ledger(tmp_path / "ledger")
    load(ledger, [xlsx(tmp_path / "委员名册.xlsx", roster), xlsx(tmp_path / "2023年活动台账.xlsx", rows)], today=TODAY)
    made = build(ledger.loads(), BodyInfo("b", "某市政协", "prefecture"), Identities(), Aliases())
    member = {row["id"]: row["name"] for row in made.tables.nodes["Member"].to_pylist()}
    took_part = ("Member", "TOOK_PART", "Activity")
    assert [member[row["from"]] for row in made.tables.relations[took_part].to_pylist()] == ["李四"]
    assert [member[row["from"]] for row in made.doubts.tables.relations[took_part].to_pylist()] == ["张三"]


def test_an_absent_member_leaves_no_number_among_those_present(tmp_path: Path) -> None:
    record = one(
        tmp_path, ["活动名称", "活动时间", "委员编号", "姓名", "出席情况"], "读书会", "3月5日", "0012", "张三", "请假"
    )
    assert record["absent"] == ["张三"]
    assert not {"members", "member_numbers"} & set(record)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("出席：张三、李四；请假：王五", {"members": ["张三", "李四"], "absent": ["王五"]}),
        ("出席：张三、李四，请假：王五。缺席：赵六", {"members": ["张三", "李四"], "absent": ["王五", "赵六"]}),
        ("出席（2人）：张三、李四\n请假（1人）：王五", {"members": ["张三", "李四"], "absent": ["王五"]}),
        ("应到20人，实到18人", {"headcount": 18, "headcount_bound": "exact"}),
        ("", {}),
    ],
)
def test_attendance_in_words(tmp_path: Path, said: str, expected: dict[str, Any]) -> None:
    record = one(tmp_path, ["活动名称", "活动时间", "主持人", "出席情况"], "读书会", "3月5日", "钱七", said)
    assert {
        name: value for name, value in record.items() if name not in ("title", "date", "date_latest", "hosts")
    } == expected


def test_columns_of_those_on_leave_and_those_absent_are_joined(tmp_path: Path) -> None:
    headings = ["活动名称", "活动时间", "参加委员", "请假委员", "缺席委员"]
    record = one(tmp_path, headings, "读书会", "3月5日", "张三、李四、", "王五", "赵六、钱七")
    assert (record["members"], record["absent"]) == (["张三", "李四"], ["王五", "赵六", "钱七"])


def test_a_session_on_several_days_is_one_each_and_its_numbers_count_once(tmp_path: Path) -> None:
    headings = ["活动编号", "活动名称", "活动时间", "参加委员", "参加人数"]
    path = xlsx(tmp_path / "2023年活动台账.xlsx", [headings, ["A1", "调研", "3月5日、12日、4月2日", "张三", "70余"]])
    found = records(read(path))
    assert [record["date"] for record in found] == [date(2023, 3, 5), date(2023, 3, 12), date(2023, 4, 2)]
    assert [record["members"] for record in found] == [["张三"]] * 3
    assert [record.get("headcount") for record in found] == [70, None, None]
    assert [record.get("number") for record in found] == ["A1", None, None]


def test_a_session_over_several_days_is_one_with_a_first_and_a_last_day(tmp_path: Path) -> None:
    record = one(tmp_path, ["活动名称", "活动时间", "参加委员"], "调研", "2023年3月5日至7日", "张三")
    assert (record["date"], record["date_latest"]) == (date(2023, 3, 5), date(2023, 3, 7))


def test_a_member_who_hosts_and_others_are_told_apart_and_some_are_said_to_be_left_out(tmp_path: Path) -> None:
    path = xlsx(
        tmp_path / "2023年活动台账.xlsx",
        [["活动名称", "活动时间", "主持人", "参加委员"], ["调研", "3月5日", "张三", "李四等5人"]],
    )
    found = read(path)
    (record,) = records(found)
    assert (record["hosts"], record["members"]) == (["张三"], ["李四"])
    assert any("names only some" in reason for reason in codes(found))


def test_a_duty_sheet_named_by_its_platform(tmp_path: Path) -> None:
    rows = [["启东市政协张三委员工作室2023年值班表"], ["日期", "值班委员", "接待人数"], ["3月5日", "李四", "12"]]
    found = read(xlsx(tmp_path / "a.xlsx", rows))
    (record,) = records(found)
    assert (record["platform"], record["members"], record.get("doubt")) == ("张三委员工作室", ["李四"], None)
    assert any("no column names the platform" in reason for reason in codes(found))
    rows = [
        ["2023年值班表"],
        ["工作室：", "李四委员工作室"],
        ["日期", "值班委员", "接待人数"],
        ["3月5日", "李四", "12"],
    ]
    assert records(read(xlsx(tmp_path / "b.xlsx", rows)))[0]["platform"] == "李四委员工作室"


MONEY = ["日期", "捐赠人", "金额", "金额单位"]


@pytest.mark.parametrize(
    ("above", "headings", "row", "amount", "unit"),
    [
        ([], MONEY, ["2023-03-05", "张三", "97,000", "元"], 97000, "元"),
        ([], MONEY, ["2023-03-05", "张三", "9.7", "万元"], 97000, "元"),
        ([], MONEY, ["2023-03-05", "张三", "9.7万", ""], 97000, None),
        ([], MONEY, ["2023-03-05", "张三", "9.7万元", ""], 97000, "元"),
        ([], MONEY, ["2023-03-05", "张三", "20", "袋"], 20, "袋"),
        ([], ["日期", "捐赠人", "金额(万元)"], ["2023-03-05", "张三", "9.7"], 97000, None),
        ([], ["日期", "捐赠人", "金额（单位：万元）"], ["2023-03-05", "张三", "97000元"], 97000, "元"),
        (["单位：万元"], ["日期", "捐赠人", "捐款金额"], ["2023-03-05", "张三", "9.7"], 97000, None),
        (["单位：元"], ["日期", "捐赠人", "捐款金额"], ["2023-03-05", "张三", "97000"], 97000, None),
    ],
)
def test_sums_in_ten_thousands_are_put_in_full(
    tmp_path: Path, above: list[str], headings: list[str], row: list[str], amount: float, unit: str | None
) -> None:
    found = read(xlsx(tmp_path / "a.xlsx", [["捐赠台账"], above, headings, row]))
    (record,) = records(found)
    assert (record["amount"], record["amount_bound"], record.get("unit")) == (amount, "exact", unit)


def test_an_outcome_with_its_unit_beside_its_number(tmp_path: Path) -> None:
    path = xlsx(
        tmp_path / "a.xlsx",
        [["成果名称", "数量", "乡镇"], ["道路硬化", "3.2公里", "横梁乡"], ["路灯", "120", "横梁乡"]],
    )
    road, lamps = records(read(path))
    assert (road["quantity"], road["unit"], road.get("doubt")) == (3.2, "公里", None)
    assert (lamps["quantity"], lamps["doubt"]) == (120, "no unit")


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Y01、Y02", ["Y01", "Y02"]),
        ("关于道路、桥梁的建议", ["关于道路、桥梁的建议"]),
        ("《停车难》《充电难》", ["停车难", "充电难"]),
        ("《停车难》、《关于落实〈民法典〉的建议》", ["停车难", "关于落实〈民法典〉的建议"]),
        ("关于落实《民法典》的建议；停车难", ["关于落实《民法典》的建议", "停车难"]),
        ("某协发〔2023〕5号，某协发〔2023〕6号", ["某协发〔2023〕5号", "某协发〔2023〕6号"]),
        ("无", None),
    ],
)
def test_titles_and_numbers_that_refer_to_others(tmp_path: Path, said: str, found: list[str] | None) -> None:
    record = one(tmp_path, ["活动名称", "活动时间", "参加委员", "议题"], "协商会", "3月5日", "张三", said)
    assert record.get("topics") == found
