"""The sheets look like a clerk's: titles, headings on row 3, encodings, habits; the same seed writes the same."""

import re
import tomllib
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from python_calamine import CalamineWorkbook

from samples import make_office
from samples.headings import english
from samples.people import _WEIGHTS
from samples.spec import FOLDER, offices, read
from tests.samples.reading import names, table


def cells(folder: Path) -> dict[str, list]:
    """Return the content of every file, cell by cell."""
    found: dict[str, list] = {}
    for path in sorted(folder.rglob("*.*")):
        name = str(path.relative_to(folder))
        if path.suffix == ".xlsx":
            book = CalamineWorkbook.from_path(path)
            found[name] = [(sheet, book.get_sheet_by_name(sheet).to_python()) for sheet in book.sheet_names]
        else:
            found[name] = [path.read_bytes()]
    return found


def test_same_seed_writes_the_same_and_another_does_not(folder, answer, seed, tmp_path):
    again = make_office("tongren", tmp_path / "again", seed)
    assert again == answer
    first = cells(folder)
    assert cells(tmp_path / "again") == first
    assert make_office("tongren", tmp_path / "other", seed + 1).gaps != answer.gaps


def test_all_files_are_there(folder, answer):
    files = {str(path.relative_to(folder)) for path in folder.rglob("*.*")}
    committees = list(read("tongren").committees)
    further = ("小组名册", "履职活动台账", "协商议题征集台账", "任务清单", "文件备案台账", "批示采用台账")
    names = ("委员名册", "界别名册", "专委会", "乡镇村居", "社情民意", *further)
    expected = {f"{name}.xlsx" for name in names} | {"2023年提案.csv"}
    expected |= {f"联系对象名单/{name}.xlsx" for name in committees} | {"走访记录/主席会议成员联系委员.xlsx"}
    logs = {f"走访记录/{name}-第{n}季度.xlsx" for name in committees for n in (1, 2, 3, 4)}
    logs ^= {f"走访记录/文化文史和学习委员会-第3季度{suffix}" for suffix in (".xlsx", ".csv")}
    assert files == expected | logs
    assert len(logs) == 32


def test_title_is_merged_and_headings_are_on_row_3(folder, answer):
    sheet = openpyxl.load_workbook(folder / "委员名册.xlsx").worksheets[0]
    assert [str(merged) for merged in sheet.merged_cells.ranges] == ["A1:Z1"]
    assert sheet["A1"].value == "铜仁市政协委员名册（截至2023年12月31日）"
    assert [sheet.cell(3, column).value for column in (2, 3, 10)] == ["委员编号", "姓　名", "所属\n界别"]
    assert sheet["A4"].value == 1
    assert str(sheet.cell(sheet.max_row, 1).value).startswith("注：")


def test_roster_has_a_subtotal_after_each_constituency(folder, answer):
    raw = pd.read_excel(folder / "委员名册.xlsx", header=None, dtype=object, engine="openpyxl")
    subtotals = raw[raw[2] == "小计"]
    assert len(subtotals) == 30
    assert subtotals[25].str.removesuffix("人").astype(int).sum() == 394


def test_one_log_is_gb18030_and_the_proposals_have_a_bom(folder, answer):
    path = folder / "走访记录" / "文化文史和学习委员会-第3季度.csv"
    assert path.read_text("gb18030").startswith("文化文史和学习委员会委员联系走访记录（2023年第三季度）")
    with pytest.raises(UnicodeDecodeError):
        path.read_text("utf-8")
    assert (folder / "2023年提案.csv").read_bytes().startswith(b"\xef\xbb\xbf")


def test_days_are_written_in_many_ways(sheets):
    written = sheets.visit_rows["走访时间"]
    patterns = {
        "cell": written.map(lambda cell: hasattr(cell, "year")),
        "chinese": written.astype(str).str.fullmatch(r"2023年\d+月\d+日"),
        "dots": written.astype(str).str.fullmatch(r"2023\.\d+\.\d+"),
        "digits": written.astype(str).str.fullmatch(r"2023\d{4}"),
        "dashes": written.astype(str).str.fullmatch(r"2023-\d\d-\d\d"),
        "slashes": written.astype(str).str.fullmatch(r"2023/\d\d/\d\d"),
        "no year": written.astype(str).str.fullmatch(r"\d+月\d+日"),
        "serial": written.astype(str).str.fullmatch(r"45\d{3}|44\d{3}"),
        "full width": written.astype(str).str.contains("２０２３"),
        "month": written.astype(str).str.fullmatch(r"(2023年)?\d+月"),
        "impossible": written.isin(["2023.13.5", "2023年2月30日"]),
        "blank": written.isna(),
    }
    counts = {name: int(found.sum()) for name, found in patterns.items()}
    assert all(counts.values()), counts
    assert (counts["impossible"], counts["blank"]) == (2, 1)


def test_names_are_split_in_many_ways(sheets):
    several = sheets.visit_rows["联系群众姓名"][sheets.visit_rows["联系群众姓名"].map(names).map(len) > 1]
    assert len(several) > 200
    for separator in "、，,； \n":
        assert several.str.contains(separator, regex=False).any(), separator
    assert several.str.startswith("、").any()


def test_rows_stand_twice_now_and_then(sheets):
    keys = ["委员姓名", "联系群众姓名", "走访时间", "联系方式", "file"]
    assert sheets.visit_rows.assign(走访时间=sheets.visit_rows["走访时间"].astype(str)).duplicated(keys).sum() >= 5


def test_namesakes_differ_in_number_and_constituency(sheets):
    twins = sheets.members[sheets.members["姓名"].duplicated(keep=False)]
    assert len(twins) == 2
    assert set(twins["所属界别"]) == {"教育界", "经济界"}
    assert twins["归口专委会"].nunique() == 2
    assert twins["联系领导"].notna().all()


def test_some_contacts_bear_the_name_of_another_members_contact(sheets):
    twins = sheets.contacts[sheets.contacts["联系群众姓名"].duplicated(keep=False)]
    assert len(twins) == 12
    assert twins.groupby("联系群众姓名")["委员编号"].nunique().eq(2).all()
    assert len(set(sheets.contacts["联系群众姓名"]) & set(sheets.members["姓名"])) == 1


def test_one_township_is_written_in_three_ways(sheets):
    written = set(sheets.contacts["乡镇（街道）"])
    assert {"坝黄镇", "坝黄", "碧江区坝黄镇"} <= written
    known = set(sheets.townships["乡镇（街道）"]) | set(sheets.townships["曾用名"].dropna())
    assert written - known <= {"坝黄", "碧江区坝黄镇"}


def test_one_committee_has_a_sheet_for_each_member(folder, answer):
    sheets = openpyxl.load_workbook(folder / "联系对象名单" / "委员联络委员会.xlsx", read_only=True).sheetnames
    assert sheets[0] == "填表说明"
    assert len(sheets) > 35
    assert "委员姓名" not in table(folder / "联系对象名单" / "委员联络委员会.xlsx", sheets[1])


def test_contact_details_are_of_nobody(answer):
    assert all(re.fullmatch(r"169\d{8}", phone) for phone in answer.private["phones"])
    assert len(set(answer.private["phones"])) == len(answer.private["phones"]) > 2000
    for number in answer.private["identities"]:
        assert number.startswith("529900")
        assert "10X98765432"[sum(int(d) * w for d, w in zip(number, _WEIGHTS, strict=False)) % 11] == number[17]


def test_private_values_stand_in_the_sheets(folder, sheets, answer):
    assert set(sheets.members["手机号码"]) | set(sheets.contacts["联系方式"]) <= set(answer.private["phones"])
    assert set(sheets.members["身份证号"]) == set(answer.private["identities"])
    assert set(sheets.members["宗教信仰"].dropna()) == set(answer.private["creeds"])
    in_text = sheets.visit_rows["反映问题"].dropna().str.extract(r"(169\d{8})")[0].dropna()
    assert len(in_text) >= 3
    assert set(in_text) <= set(answer.private["phones"])


def test_creeds_stand_nowhere_but_in_their_column(folder, answer):
    for file, content in cells(folder).items():
        for sheet in content:
            rows = [sheet.decode("gb18030" if "第3季度" in file else "utf-8")] if isinstance(sheet, bytes) else sheet[1]
            for row in rows:
                told = (
                    [row]
                    if isinstance(row, str)
                    else [c for n, c in enumerate(row) if file != "委员名册.xlsx" or n != 8]
                )
                assert not any(creed in str(cell) for cell in told for creed in answer.private["creeds"]), file


def test_english_headings(tmp_path):
    make_office("tongren", tmp_path, lang="en")
    roster = table(tmp_path / "委员名册.xlsx")
    assert {"Membernumber", "Name", "Constituency"} <= set(roster.columns)
    proposals = pd.read_csv(tmp_path / "2023年提案.csv", encoding="utf-8-sig", dtype=str)
    assert list(proposals.columns[:3]) == ["Proposal number", "Subject", "Proposer"]
    contacts = table(tmp_path / "联系对象名单" / "经济委员会.xlsx", 1)
    assert contacts["Phone"].astype(str).str.fullmatch(r"169\d{8}").all()
    log = table(tmp_path / "走访记录" / "提案委员会-第1季度.xlsx")
    assert {"走访", "电话"} <= set(log["Modeofcontact"])
    assert not any(ord(c) > 255 for heading in english().values() for c in heading)


def test_answers_never_lie_among_the_sheets(tmp_path):
    with pytest.raises(ValueError, match="among the sheets"):
        make_office("tongren", tmp_path, answers=tmp_path / "deep" / "answers.json")
    assert list(tmp_path.iterdir()) == []


def test_unknown_office_is_named_with_those_there_are(tmp_path):
    with pytest.raises(ValueError, match=r"no sample office 'atlantis'; there are: .*tongren"):
        make_office("atlantis", tmp_path)


@pytest.mark.parametrize("name", offices())
def test_every_constituency_has_a_sector_and_one_committee(name):
    spec = read(name)
    sectors = tomllib.loads((FOLDER / "sectors.toml").read_text("utf-8"))
    assert set(spec.seats) <= set(sectors)
    placed = [constituency for theirs in spec.committees.values() for constituency in theirs]
    assert sorted(placed) == sorted(spec.seats)


def test_seats_that_do_not_add_up_are_refused(tmp_path, monkeypatch):
    (tmp_path / "offices").mkdir()
    text = (FOLDER / "offices" / "tongren.toml").read_text("utf-8")
    (tmp_path / "offices" / "tongren.toml").write_text(text.replace('"民革" = 10', '"民革" = 11'), encoding="utf-8")
    monkeypatch.setattr("samples.spec.FOLDER", tmp_path)
    with pytest.raises(ValueError, match="add up to 395, not to 394"):
        read("tongren")
