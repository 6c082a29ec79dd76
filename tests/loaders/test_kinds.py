"""Every kind of sheet as a clerk keeps it: a merged title, headings on row 3, subtotals, notes, several in one cell."""

from pathlib import Path

import pytest

from loaders.headings import dictionary
from tests.loaders.clerk_sheets import SHEETS, Sheet, day
from tests.loaders.office import codes, read, records, xlsx


def written(path: Path, sheet: Sheet) -> Path:
    title, lines, _ = sheet
    rows = [line.split("|") for line in lines]
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
    assert private == named & set(SHEETS[kind][1][0].split("|"))


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
