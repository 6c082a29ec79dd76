"""A bad row never stops a good one: what is kept in doubt, what is rejected, and what its reader is told."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.records import KIND
from loaders.problems import messages
from tests.loaders.office import VISIT, codes, read, records, text, xlsx

GOOD = ["张三", "李四", "2023-03-05", "走访", ""]


@pytest.mark.parametrize(
    ("row", "doubt", "column", "value"),
    [
        (["张三", "李四", "", "走访", ""], "blank date", "C 走访时间", ""),
        (["张三", "李四", "2023-13-05", "走访", ""], "unreadable date", "C 走访时间", "2023-13-05"),
        (["张三", "李四", "2203-03-05", "走访", ""], "unreadable date", "C 走访时间", "2203-03-05"),
        (["张三", "李四", "1900-01-01", "走访", ""], "unreadable date", "C 走访时间", "1900-01-01"),
        (["张三", "李四", "2024-03-05", "走访", ""], "future date", "C 走访时间", "2024-03-05"),
        (["", "李四", "2023-03-05", "走访", ""], "no member", "A 委员姓名", ""),
        (["无", "李四", "2023-03-05", "走访", ""], "no member", "A 委员姓名", "无"),
        (["张三", "", "2023-03-05", "走访", ""], "no contact", "B 联系群众姓名", ""),
        (["张三", "", "", "走访", "缺水"], "blank date, no contact", "C 走访时间", ""),
    ],
)
def test_a_visit_that_lacks_something_counts_as_possible(
    tmp_path: Path, row: list[str], doubt: str, column: str, value: str
) -> None:
    found = read(xlsx(tmp_path / "a.xlsx", [VISIT, GOOD, row]))
    good, doubtful = records(found)
    assert "doubt" not in good
    assert doubtful["doubt"] == doubt
    told = [one for one in found.problems if one.effect == "doubt"]
    assert (told[0].file, told[0].sheet, told[0].row, told[0].column, told[0].value) == (
        "a.xlsx",
        "Sheet1",
        3,
        column,
        value,
    )
    assert told[0].reason.zh
    assert told[0].advice.en
    if "date" in doubt:
        assert "date" not in doubtful
        assert "date_latest" not in doubtful


@pytest.mark.parametrize(
    ("headings", "row", "doubt"),
    [
        (["姓名", "委员编号", "界别"], ["", "0012", "经济界"], "no name"),
        (["委员姓名", "联系群众姓名", "联系类型"], ["", "李四", "固定"], "no member"),
        (["委员姓名", "联系群众姓名", "联系类型"], ["张三", "", "固定"], "no contact"),
        (["案由", "提案者", "提交时间"], ["", "张三", "2023-03-05"], "no title"),
        (["案由", "提案者", "提交时间"], ["关于道路", "", "2023-03-05"], "no submitter"),
        (["案由", "提案者", "提交时间"], ["关于道路", "张三", "不详"], "unreadable date"),
        (["案由", "提案者", "提交时间"], ["关于道路", "张三", "3月5日"], "date without year"),
        (["乡镇", "村", "下沉委员"], ["", "上坝村", "张三"], "no township"),
        (["工作室", "值班日期", "值班委员"], ["", "2023-03-05", "张三"], "no platform"),
        (["工作室", "值班日期", "值班委员"], ["甲工作室", "", "张三"], "blank date"),
        (["活动名称", "活动编号", "活动时间"], ["", "A1", "2023-03-05"], "no title"),
        (["活动名称", "主持人", "活动时间"], ["读书会", "张三", "不详"], "unreadable date"),
        (["议题名称", "来源", "征集日期"], ["停车", "网格", "3月5日"], "date without year"),
        (["任务编号", "工作任务", "责任领导"], ["R1", "", "张三"], "no title"),
        (["信访事项", "包案领导", "受理日期"], ["宅基地", "张三", ""], "blank date"),
        (["文件名称", "文号", "印发日期"], ["", "某协发5号", "2023-03-05"], "no title"),
        (["标题", "批示领导", "批示日期"], ["关于道路", "市长", ""], "blank date"),
        (["捐赠人", "捐赠金额", "捐赠日期"], ["张三", "若干", "2023-03-05"], "no amount"),
        (["成果名称", "数量", "计量单位"], ["道路", "", "公里"], "no quantity"),
        (["成果名称", "数量", "计量单位"], ["道路", "3.2", ""], "no unit"),
    ],
)
def test_a_row_that_still_tells_a_member_a_contact_or_a_title_is_kept(
    tmp_path: Path, headings: list[str], row: list[str], doubt: str
) -> None:
    found = read(xlsx(tmp_path / "a.xlsx", [headings, row]))
    assert [record["doubt"] for record in records(found)] == [doubt]
    assert found.parts[0].rejected == 0


@pytest.mark.parametrize(
    ("good", "bad"),
    [
        ([VISIT, GOOD], ["", "", "2023-03-05", "走访", "缺水"]),
        ([["姓名", "委员编号", "界别"], ["张三", "1", "工会"]], ["", "", "工会"]),
        ([["界别名称", "人数", "召集人"], ["工会", "20", "张三"]], ["", "20", "李四"]),
        ([["乡镇", "村", "户数"], ["横梁乡", "上坝村", "20"]], ["", "下坝村", "30"]),
        ([["案由", "提案者", "提交时间"], ["关于道路", "张三", "2023-03-05"]], ["", "", "2023-03-05"]),
        ([["工作室名称", "星级", "负责人"], ["甲工作室", "四星", "张三"]], ["", "", "李四"]),
        ([["工作室", "值班日期", "值班委员"], ["甲工作室", "2023-03-05", "张三"]], ["甲工作室", "2023-03-06", ""]),
        ([["小组名称", "组长", "成员"], ["第一组", "张三", "李四"]], ["", "王五", ""]),
        ([["部门名称", "负责人", "对口专委会"], ["市财政局", "张三", "经济委员会"]], ["", "李四", ""]),
        ([["监督员姓名", "工作单位", "派驻单位"], ["张三", "某厂", "市税务局"]], ["", "", "市财政局"]),
        ([["姓名", "岗位", "服务委员"], ["周九", "助理", "张三"]], ["", "助理", "李四"]),
        ([["活动名称", "活动时间", "参加委员"], ["读书会", "2023-03-05", "张三"]], ["", "2023-03-06", "李四"]),
        ([["议题名称", "来源", "征集日期"], ["停车", "网格", "2023-03-05"]], ["", "网格", "2023-03-06"]),
        ([["工作任务", "责任领导", "完成时限"], ["调研", "张三", "2023-03-05"]], ["", "李四", ""]),
        ([["信访事项", "包案领导", "受理日期"], ["宅基地", "张三", "2023-03-05"]], ["", "李四", "2023-03-06"]),
        ([["文件名称", "文号", "印发日期"], ["办法", "1号", "2023-03-05"]], ["", "", "2023-03-06"]),
        ([["标题", "批示领导", "批示日期"], ["关于道路", "市长", "2023-03-05"]], ["", "市长", "2023-03-06"]),
        ([["捐赠人", "捐赠金额", "捐赠日期"], ["张三", "100", "2023-03-05"]], ["", "", "2023-03-06"]),
        ([["成果名称", "数量", "计量单位"], ["道路", "3", "公里"]], ["", "", "亩"]),
    ],
)
def test_a_row_that_tells_nothing_is_rejected(tmp_path: Path, good: list[list[str]], bad: list[str]) -> None:
    found = read(xlsx(tmp_path / "a.xlsx", [*good, bad]))
    part = found.parts[0]
    assert (part.read, part.rejected, part.records.num_rows) == (2, 1, 1)
    (told,) = [one for one in found.problems if one.effect == "rejected"]
    assert (told.file, told.sheet, told.row) == ("a.xlsx", "Sheet1", 3)
    assert told.reason.zh
    assert told.advice.zh


def test_what_a_cell_lacks_is_told_with_its_place(tmp_path: Path) -> None:
    headings = ["序号", "捐赠人", "捐赠金额", "捐赠日期", "受助户数"]
    rows = [["2023年捐赠台账"], headings, [1, "张三", "若干", "3月5日", "几户"], [2, "李四", "100余", "", "约40户"]]
    found = read(xlsx(tmp_path / "a.xlsx", rows))
    told = [(one.row, one.column, one.value, one.reason.zh, one.effect) for one in found.problems if one.row]
    assert set(told) == {
        (3, "C 捐赠金额", "若干", "看不懂的内容，按空白处理", "note"),
        (3, "E 受助户数", "几户", "看不懂的内容，按空白处理", "note"),
        (3, "C 捐赠金额", "若干", "没有可读的金额", "doubt"),
        (4, "D 捐赠日期", "", "没有填写日期", "doubt"),
    }
    assert "70余" in next(one.advice.zh for one in found.problems if one.reason.zh.startswith("看不懂"))


def test_a_leaders_visit_without_the_member_visited_asks_for_the_member(tmp_path: Path) -> None:
    rows = [["走访领导", "被走访委员", "走访日期"], ["张三", "", "2023-03-05"], ["张三", "李四", "2023-03-06"]]
    found = read(xlsx(tmp_path / "主席会议成员走访委员记录.xlsx", rows))
    assert [part.kind for part in found.parts] == ["leader_visits"]
    (told,) = [one for one in found.problems if one.effect == "doubt"]
    assert (told.row, told.reason.zh, "群众" in told.advice.zh) == (2, "没有填写被走访委员", False)


def test_a_task_needs_no_day(tmp_path: Path) -> None:
    found = read(
        xlsx(tmp_path / "a.xlsx", [["2023年任务清单"], ["工作任务", "责任领导", "完成情况"], ["调研", "张三", ""]])
    )
    (record,) = records(found)
    assert record == {"title": "调研", "leaders": ["张三"]}
    assert [(str(part.since), str(part.until)) for part in found.parts] == [("2023-01-01", "2024-01-01")]


def test_a_number_stands_for_a_name(tmp_path: Path) -> None:
    headings = ["委员编号", "委员姓名", "对象编号", "联系群众姓名", "走访时间"]
    found = read(xlsx(tmp_path / "a.xlsx", [headings, ["0012", "", "L1、L2", "", "2023-03-05"]]))
    (record,) = records(found)
    assert "doubt" not in record
    assert (record["member_numbers"], record["contact_numbers"]) == (["0012"], ["L1", "L2"])


def test_a_log_of_village_visits_asks_for_no_contact(tmp_path: Path) -> None:
    found = read(
        xlsx(
            tmp_path / "a.xlsx", [["委员姓名", "走访时间", "走访方式", "村"], ["张三", "2023-03-05", "走访", "上坝村"]]
        )
    )
    assert [record.get("doubt") for record in records(found)] == [None]


def test_an_unreadable_cell_of_another_field_is_blank_and_said(tmp_path: Path) -> None:
    rows = [[*VISIT, "是否解决", "办理时限", "反馈时间"], [*GOOD, "部分", "尽快", "2023年4月"]]
    found = read(xlsx(tmp_path / "a.xlsx", rows))
    (record,) = records(found)
    assert {"solved", "due"}.isdisjoint(record)
    assert str(record["answered_on"]) == "2023-04-01"
    notes = {(one.column, one.value) for one in found.problems if one.row == 2}
    assert notes == {("F 是否解决", "部分"), ("G 办理时限", "尽快"), ("H 反馈时间", "2023年4月")}
    assert codes(found, "doubt") == codes(found, "rejected") == []


def test_deadlines_end_and_other_days_begin_where_only_the_month_is_known(tmp_path: Path) -> None:
    rows = [
        ["案由", "提案者", "提交时间", "计划办结日期", "办复时间"],
        ["关于道路", "张三", "2023-03-05", "2023年6月", "2023年5月"],
    ]
    (record,) = records(read(xlsx(tmp_path / "a.xlsx", rows)))
    assert (str(record["due"]), str(record["answered_on"])) == ("2023-06-30", "2023-05-01")


def test_a_cell_that_names_only_some_is_said(tmp_path: Path) -> None:
    found = read(xlsx(tmp_path / "a.xlsx", [VISIT, ["张三", "李四等5人", "2023-03-05", "座谈", ""]]))
    assert records(found)[0]["contacts"] == ["李四"]
    assert any("names only some" in reason for reason in codes(found))


cells = st.one_of(
    st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.just("\n"), max_size=12),
    st.sampled_from(["", "张三", "2023-03-05", "合计", "注：", "13812345678", "无", "是", "=", "5月"]),
)
tables = st.lists(st.lists(cells, min_size=5, max_size=5), max_size=12)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(tables)
def test_a_good_row_survives_any_neighbours(tmp_path: Path, rows: list[list[Any]]) -> None:
    path = tmp_path / "2023走访.csv"
    found = read(text(path, [VISIT, ["甲某", "乙某", "2023-06-07", "走访", "修路"], *rows]))
    part = found.parts[0]
    assert part.records.schema.equals(KIND["visits"].schema())
    first = records(found)[0]
    assert (first["members"], first["contacts"], first.get("doubt")) == (["甲某"], ["乙某"], None)
    assert part.read == len(set(part.records.column("row").to_pylist())) + part.rejected
    rejected = [one for one in found.problems if one.effect == "rejected"]
    assert len(rejected) == part.rejected


def test_every_message_says_what_and_what_to_do_in_both_languages() -> None:
    for code, message in messages().items():
        texts = (message.reason.zh, message.reason.en, message.advice.zh, message.advice.en)
        assert all(texts), code
        assert message.effect in ("error", "doubt", "rejected", "note")
        filled = {part.split("}")[0] for part in message.reason.zh.split("{")[1:]}
        assert filled == {part.split("}")[0] for part in message.reason.en.split("{")[1:]}, code


def test_two_names_under_one_number_put_both_rows_in_doubt(tmp_path: Path) -> None:
    rows = [["姓名", "委员编号", "性别"], ["张三", "0005", "男"], ["李四", "5", "女"], ["王五", "0006", "男"]]
    rows += [["赵六", "0007", ""], ["赵 六", "0007", ""]]
    found = read(xlsx(tmp_path / "委员名册.xlsx", rows))
    assert [record.get("doubt") for record in records(found)] == ["shared number"] * 2 + [None] * 3
    told = [(one.file, one.sheet, one.row, one.column, one.value) for one in found.problems if one.effect == "doubt"]
    assert told == [("委员名册.xlsx", "Sheet1", row, "B 委员编号", "0005") for row in (2, 3)]
    assert [one.reason.zh for one in found.problems if one.effect == "doubt"] == [
        "这个编号在同一表中也是“李四”的",
        "这个编号在同一表中也是“张三”的",
    ]


@pytest.mark.parametrize(
    ("day", "doubt"), [("2023-13-01", "unreadable stint"), ("1900-01-01", "unreadable stint"), ("", None)]
)
def test_a_first_day_that_cannot_be_read_puts_the_row_in_doubt(tmp_path: Path, day: str, doubt: str | None) -> None:
    found = read(xlsx(tmp_path / "委员名册.xlsx", [["姓名", "性别", "任职日期"], ["张三", "男", day]]))
    assert [record.get("doubt") for record in records(found)] == [doubt]
    told = [(one.row, one.column, one.value) for one in found.problems if one.effect == "doubt"]
    assert told == ([(2, "C 任职日期", day)] if doubt else [])
