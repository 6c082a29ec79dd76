"""Where the header row is and which kind a sheet is, by its headings alone."""

from pathlib import Path

import pytest

from loaders.problems import LoadError
from tests.loaders.office import VISIT, codes, read, records, text, xlsx

ROW = ["张三", "李四", "2023-03-05", "走访", "道路破损"]
RECORD = {
    "members": ["张三"],
    "contacts": ["李四"],
    "mode": "走访",
    "issue": "道路破损",
}


def seen(found: dict[str, object]) -> dict[str, object]:
    return {name: value for name, value in found.items() if not name.startswith("date")}


@pytest.mark.parametrize("above", [0, 1, 2, 4, 10])
def test_the_header_is_found_under_titles(tmp_path: Path, above: int) -> None:
    titles = [["2023年委员联系走访记录"], ["填报单位：经济委员会（盖章）"], [""], ["", "2023年"]] + [
        [f"说明第{i}条"] for i in range(10)
    ]
    found = read(xlsx(tmp_path / "a.xlsx", [*titles[:above], VISIT, ROW]))
    assert [seen(record) for record in records(found)] == [RECORD]
    assert found.parts[0].records.column("row").to_pylist() == [above + 2]


def test_a_header_of_two_rows(tmp_path: Path) -> None:
    rows = [
        ["联系走访记录"],
        ["序号", "委员", "", "联系对象", "", "走访", ""],
        ["", "姓名", "界别", "姓名", "乡镇", "时间", "方式"],
        [1, "张三", "经济界", "李四", "横梁乡", "2023-03-05", "电话"],
    ]
    found = read(xlsx(tmp_path / "a.xlsx", rows, ["A1:G1", "A2:A3", "B2:C2", "D2:E2", "F2:G2"]))
    assert records(found)[0] | {"date": None, "date_latest": None} == {
        "members": ["张三"],
        "member_constituency": "经济界",
        "contacts": ["李四"],
        "township": "横梁乡",
        "mode": "电话",
        "date": None,
        "date_latest": None,
    }


KINDS = {
    "members": [["姓名", "性别", "界别", "单位及职务"], ["张三", "男", "经济界", "某厂厂长"]],
    "constituencies": [["界别", "人数", "召集人"], ["经济界", 20, "张三"]],
    "places": [["乡镇", "村", "户数", "下沉委员"], ["横梁乡", "上坝村", 300, "张三"]],
    "committees": [["专委会名称", "主任", "副主任"], ["提案委员会", "张三", "李四、王五"]],
    "contacts": [["委员姓名", "联系群众姓名", "职业", "结对日期"], ["张三", "李四", "农民", "2022-05-01"]],
    "visits": [VISIT, ROW],
    "reports": [["标题", "反映人", "报送时间", "录用情况"], ["关于道路的建议", "张三", "2023-03-05", "已录用"]],
    "proposals": [["案由", "提案者", "提交时间", "主办单位"], ["关于道路的提案", "张三", "2023-03-05", "市交通局"]],
}


@pytest.mark.parametrize("kind", KINDS)
def test_the_kind_is_told_by_the_headings(tmp_path: Path, kind: str) -> None:
    found = read(xlsx(tmp_path / "a.xlsx", KINDS[kind]))
    assert [part.kind for part in found.parts] == [kind]
    assert found.parts[0].records.num_rows == 1
    assert found.parts[0].records.column("doubt").to_pylist() == [None]


def test_traditional_and_english_headings(tmp_path: Path) -> None:
    rows = [["委員姓名", "聯繫群眾姓名", "走訪時間", "聯繫方式", "反映問題"], ROW]
    assert [seen(record) for record in records(read(xlsx(tmp_path / "a.xlsx", rows)))] == [RECORD]
    english = [["Member name", "CONTACT", "Date of visit", "Mode", "Issue raised"], ROW]
    assert [seen(record) for record in records(read(xlsx(tmp_path / "b.xlsx", english)))] == [RECORD]


def test_a_kind_that_headings_leave_open_is_told_by_the_title_or_forced(tmp_path: Path) -> None:
    rows = [["标题", "提交者", "提交日期", "类别"], ["关于道路", "张三", "2023-03-05", "交通"]]
    with pytest.raises(LoadError) as error:
        read(xlsx(tmp_path / "a.xlsx", rows))
    assert error.value.code == "two-kinds"
    assert read(xlsx(tmp_path / "提案.xlsx", rows)).parts[0].kind == "proposals"
    assert read(xlsx(tmp_path / "b.xlsx", [["社情民意信息登记表"], *rows])).parts[0].kind == "reports"
    assert read(tmp_path / "a.xlsx", kind="proposals").parts[0].kind == "proposals"
    assert read(tmp_path / "a.xlsx", kind="社情民意").parts[0].kind == "reports"


def test_a_missing_column_is_named_with_what_it_may_be(tmp_path: Path) -> None:
    rows = [["委员姓名", "联系群众姓名", "走访時刻表", "联系方式", "反映问题"], ROW]
    with pytest.raises(LoadError) as error:
        read(xlsx(tmp_path / "a.xlsx", rows), kind="visits")
    assert error.value.code == "missing-column"
    assert "走访日期" in error.value.text.zh
    assert "C 列“走访時刻表”" in error.value.advice.zh
    assert "“C" not in error.value.advice.en
    assert "column C" in error.value.advice.en


def test_a_sheet_of_no_known_kind_names_the_nearest(tmp_path: Path) -> None:
    with pytest.raises(LoadError) as error:
        read(xlsx(tmp_path / "a.xlsx", [["委员姓名", "天气", "心情"], ["张三", "晴", "好"]]))
    assert error.value.code == "no-known-kind"
    with pytest.raises(LoadError):
        read(text(tmp_path / "b.csv", [["a", "b"], ["1", "2"]]))


def test_unknown_kinds_and_periods_are_told(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "a.xlsx", [VISIT, ROW])
    with pytest.raises(LoadError, match="no kind of sheet") as error:
        read(path, kind="visit")
    assert "visits" in error.value.advice.en
    with pytest.raises(LoadError, match="cannot read the period"):
        read(path, period="some time")


def test_known_sheets_of_a_workbook_are_loaded_and_others_reported(tmp_path: Path) -> None:
    sheets = {
        "填表说明": [["一、每季度报送一次。"], ["二、不得空项。"]],
        "一季度": [VISIT, ROW],
        "统计": [["月份", "数量", "比例"], ["1月", 3, 0.5]],
        "空表": [],
    }
    found = read(xlsx(tmp_path / "2023.xlsx", sheets))
    assert [part.records.num_rows for part in found.parts] == [1]
    assert [one.sheet for one in found.problems if "no known kind" in one.reason.en] == ["统计"]


def test_every_column_is_used_left_out_by_name_or_reported(tmp_path: Path) -> None:
    rows = [[*VISIT, "备注", "手机", "联系群众姓明", "谈话内容"], [*ROW, "无", "13812345678", "赵六", "家常"]]
    found = read(xlsx(tmp_path / "a.xlsx", rows))
    uses = {column.heading: column.use for _, column in found.columns}
    assert uses == dict.fromkeys(VISIT, "field") | {
        "备注": "ignored",
        "手机": "private",
        "联系群众姓明": "unknown",
        "谈话内容": "ignored",
    }
    (unknown,) = [one for one in found.problems if "unknown heading" in one.reason.en]
    assert unknown.column == "H 联系群众姓明"
    assert "联系群众姓名" in unknown.reason.zh
    assert set(found.ignored) == {"Sheet1: 备注", "Sheet1: 手机", "Sheet1: 联系群众姓明", "Sheet1: 谈话内容"}


def test_several_columns_of_a_list_are_joined_and_of_one_field_the_first_counts(tmp_path: Path) -> None:
    rows = [
        ["姓名", "所属专委会1", "所属专委会2", "单位", "工作单位"],
        ["张三", "提案委员会", "经济委员会", "甲厂", "乙厂"],
        ["李四", "", "经济委员会", "丙厂", ""],
    ]
    found = read(xlsx(tmp_path / "a.xlsx", rows))
    first, second = records(found)
    assert first["committees"] == ["提案委员会", "经济委员会"]
    assert (first["unit"], second["unit"]) == ("乙厂", "丙厂")
    assert any("a second column" in reason for reason in codes(found))


@pytest.mark.parametrize(
    ("headings", "member", "contact"),
    [
        (["委员姓名", "姓名", "职业", "联系类型"], "甲某", "乙某"),
        (["姓名", "联系群众姓名", "职业", "联系类型"], "甲某", "乙某"),
    ],
)
def test_a_bare_name_is_whom_no_other_column_names(
    tmp_path: Path, headings: list[str], member: str, contact: str
) -> None:
    (record,) = records(read(xlsx(tmp_path / "a.xlsx", [headings, ["甲某", "乙某", "农民", "固定"]])))
    assert (record["member"], record["name"]) == (member, contact)


def test_a_bare_constituency_in_a_contact_list_is_the_members(tmp_path: Path) -> None:
    rows = [["委员姓名", "界别", "联系群众姓名", "群众界别"], ["张三", "经济界", "李四", "工会"]]
    (record,) = records(read(xlsx(tmp_path / "a.xlsx", rows)))
    assert (record["member_constituency"], record["constituency"]) == ("经济界", "工会")
