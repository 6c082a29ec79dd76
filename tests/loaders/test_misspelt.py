"""A misspelt heading: the tab or column is told as an error, and its kind is not wholly handed in until mended."""

from pathlib import Path

import pytest

from graph.build import active
from graph.ledger import Ledger
from loaders.load import load
from loaders.parts import FileRead
from tests.loaders.office import TODAY, Rows, read, xlsx

HEADINGS = ["活动名称", "活动日期", "参加委员", "活动地点"]
GOOD = [HEADINGS, ["植树", "2023-03-05", "张三", "上坝村"], ["修路", "2023-04-05", "李四", ""]]
ROW = ["送教", "2023-05-05", "王五", "下坝村"]
BAD = [["活动名称", "活动日其", "参加委员", "活动地点"], ROW]
COLUMN = [["活动名称", "活动日期", "参加委圆", "活动地点"], ROW]


def told(found: FileRead) -> list[tuple[str, str, str]]:
    return [(one.sheet, one.column, one.reason.zh) for one in found.problems if one.effect == "error"]


def counts(found: FileRead) -> list[tuple[str, int, int, int, bool]]:
    return [(p.kind, p.read, p.records.num_rows, p.rejected, p.partial) for p in found.parts]


def test_a_tab_that_lacks_a_column_is_an_error_and_the_others_are_loaded(tmp_path: Path) -> None:
    found = read(xlsx(tmp_path / "履职活动台账2023年.xlsx", {"协商活动": GOOD, "基层履职活动": BAD}))
    assert counts(found) == [("activities", 3, 2, 1, True)]
    ((sheet, _, reason),) = told(found)
    assert sheet == "基层履职活动" and "缺少必需的列：活动日期" in reason and "按未完整报送处理" in reason
    (advice,) = [one.advice.zh for one in found.problems if one.effect == "error"]
    assert "B 列“活动日其”是否“活动日期”？" in advice


def test_a_tab_of_another_kind_that_cannot_be_loaded_is_a_part_without_rows(tmp_path: Path) -> None:
    roster = [["姓名", "性别", "界别"], ["张三", "男", "教育界"]]
    found = read(xlsx(tmp_path / "台账.xlsx", {"委员名册": roster, "履职活动台账": BAD}))
    assert counts(found) == [("activities", 1, 0, 1, True), ("members", 1, 1, 0, False)]


@pytest.mark.parametrize(
    "aside",
    [
        [["说明"], ["每月报送一次"]],
        [["月份", "次数", "天气"], ["3月", "2", "晴"]],
        [["活动类别", "活动地点", "参加人次"], ["植树", "上坝村", "20"]],
    ],
)
def test_a_page_of_notes_or_sums_is_no_error(tmp_path: Path, aside: Rows) -> None:
    found = read(xlsx(tmp_path / "履职活动台账2023年.xlsx", {"协商活动": GOOD, "汇总": aside}))
    assert counts(found) == [("activities", 2, 2, 0, False)] and told(found) == []


def test_a_column_but_one_sign_from_one_that_lacks_is_an_error_and_its_rows_are_kept(tmp_path: Path) -> None:
    found = read(xlsx(tmp_path / "履职活动台账2023年.xlsx", {"协商活动": GOOD, "基层履职活动": COLUMN}))
    assert counts(found) == [("activities", 3, 3, 0, True)]
    ((sheet, column, reason),) = told(found)
    assert (sheet, column) == ("基层履职活动", "C 参加委圆") and "是否“参加委员”？" in reason


@pytest.mark.parametrize("heading", ["参加委员数", "天气", "活动日记", "联系电活", "主办人", "材料"])
def test_a_column_that_is_near_to_none_that_lacks_stays_a_note(tmp_path: Path, heading: str) -> None:
    rows = [["活动名称", "活动日期", "活动地点", heading], ["送教", "2023-05-05", "下坝村", "x"]]
    found = read(xlsx(tmp_path / "履职活动台账2023年.xlsx", rows))
    assert counts(found) == [("activities", 1, 1, 0, False)] and told(found) == []


@pytest.mark.parametrize("faulty", [BAD, COLUMN])
def test_the_mended_file_takes_the_place_of_the_faulty_one(tmp_path: Path, faulty: Rows) -> None:
    ledger, path = Ledger(tmp_path / "ledger"), tmp_path / "履职活动台账.xlsx"
    (report,) = load(ledger, [xlsx(path, {"协商活动": GOOD, "基层履职活动": faulty})], today=TODAY)
    assert report.status == "loaded" and report.faulty
    assert [part.partial for one in active(ledger.loads()) for part in one.parts] == [True]
    mended = [[*GOOD[0]], *faulty[1:]]
    (report,) = load(ledger, [xlsx(path, {"协商活动": GOOD, "基层履职活动": mended})], today=TODAY)
    assert not report.faulty
    assert [(part.partial, part.read) for one in active(ledger.loads(records=False)) for part in one.parts] == [
        (False, 3)
    ]
