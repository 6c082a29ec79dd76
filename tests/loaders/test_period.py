"""Of which time and of whom a sheet speaks, and where that was found."""

from datetime import date
from pathlib import Path

import pytest

from loaders.dates import Period
from loaders.period import TITLE, log_period, parse_period, snapshot_day
from loaders.problems import LoadError
from tests.loaders.office import TODAY, VISIT, codes, read, xlsx

ROW = ["张三", "李四", "2023-05-05", "走访", ""]
ROSTER = [["姓名", "界别", "单位"], ["张三", "经济界", "某厂"]]


def period(since: str, until: str) -> Period:
    return Period(date.fromisoformat(since), date.fromisoformat(until))


@pytest.mark.parametrize(
    ("title", "meant"),
    [
        ("2023年联系走访记录", period("2023-01-01", "2024-01-01")),
        ("2023年第二季度联系走访记录", period("2023-04-01", "2023-07-01")),
        ("2023年度四季度", period("2023-10-01", "2024-01-01")),
        ("2023年3月走访", period("2023-03-01", "2023-04-01")),
        ("2023年上半年走访", period("2023-01-01", "2023-07-01")),
        ("2023-2024年度", period("2023-01-01", "2025-01-01")),
        ("2023年1-6月", period("2023-01-01", "2023-07-01")),
        ("2023年1月至6月", period("2023-01-01", "2023-07-01")),
        ("2022年12月至2023年11月", period("2022-12-01", "2023-12-01")),
        ("2023年1月1日至2023年6月30日", period("2023-01-01", "2023-07-01")),
        ("visits 2023Q3", period("2023-07-01", "2023-10-01")),
        ("走访2023-03", period("2023-03-01", "2023-04-01")),
    ],
)
def test_a_log_period_in_a_title(title: str, meant: Period) -> None:
    found = log_period([(title, TITLE)])
    assert found
    assert found.period == meant


@pytest.mark.parametrize("title", ["联系走访记录", "一季度", "走访12345人", ""])
def test_no_period_in_a_title(title: str) -> None:
    assert log_period([(title, TITLE)]) is None


def test_a_year_from_the_file_and_a_quarter_from_the_sheet(tmp_path: Path) -> None:
    found = read(xlsx(tmp_path / "2023走访记录.xlsx", {"一季度": [VISIT, ["张三", "李四", "3月5日", "走访", ""]]}))
    part = found.parts[0]
    assert (part.since, part.until) == (date(2023, 1, 1), date(2023, 4, 1))
    assert part.records.column("date").to_pylist() == [date(2023, 3, 5)]
    assert any("taken from the file's name" in reason for reason in codes(found))


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("2023", period("2023-01-01", "2024-01-01")),
        ("2023-Q2", period("2023-04-01", "2023-07-01")),
        ("2023-03", period("2023-03-01", "2023-04-01")),
        ("2023-01-01..2023-06-30", period("2023-01-01", "2023-07-01")),
        ("2022-12..2023-11", period("2022-12-01", "2023-12-01")),
        ("2023年上半年", period("2023-01-01", "2023-07-01")),
        ("２０２３", period("2023-01-01", "2024-01-01")),
    ],
)
def test_a_period_as_asked_for(asked: str, meant: Period) -> None:
    assert parse_period(asked) == meant


@pytest.mark.parametrize("asked", ["", "junk", "2024..2023", "2023-13", "2023-01-01.."])
def test_a_period_that_cannot_be_read(asked: str) -> None:
    with pytest.raises(LoadError):
        parse_period(asked)


def test_what_is_asked_for_overrules_the_title(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "a.xlsx", [["2022年联系走访记录"], VISIT, ["张三", "李四", "5月5日", "走访", ""]])
    part = read(path, period="2023-Q2", scope="经济委员会").parts[0]
    assert (part.since, part.until, part.scope) == (date(2023, 4, 1), date(2023, 7, 1), "经济委员会")
    assert part.records.column("date").to_pylist() == [date(2023, 5, 5)]


def test_else_the_months_that_the_rows_span(tmp_path: Path) -> None:
    rows = [VISIT, ROW, ["张三", "李四", "2023年7月", "走访", ""], ["张三", "李四", "5月9日", "走访", ""]]
    found = read(xlsx(tmp_path / "a.xlsx", rows))
    part = found.parts[0]
    assert (part.since, part.until) == (date(2023, 5, 1), date(2023, 8, 1))
    # 5月9日 is of the one year that the other rows name.
    assert part.records.column("date").to_pylist()[2] == date(2023, 5, 9)
    assert any("taken from the dates of the rows" in reason for reason in codes(found))


def test_a_log_with_no_period_and_no_rows_says_nothing_to_load(tmp_path: Path) -> None:
    with pytest.raises(LoadError) as error:
        read(xlsx(tmp_path / "a.xlsx", [VISIT]))
    assert error.value.code == "no-rows-anywhere"
    empty = read(xlsx(tmp_path / "b.xlsx", [["2023年一季度联系走访记录"], VISIT]))
    assert (empty.parts[0].read, empty.parts[0].until) == (0, date(2023, 4, 1))


def test_a_list_without_rows_replaces_nothing(tmp_path: Path) -> None:
    with pytest.raises(LoadError) as error:
        read(xlsx(tmp_path / "a.xlsx", [["2023年委员名册"], ROSTER[0]]))
    assert error.value.code == "no-rows-anywhere"


def test_rows_outside_the_period_are_kept_and_pointed_out(tmp_path: Path) -> None:
    found = read(xlsx(tmp_path / "a.xlsx", [["2023年一季度联系走访记录"], VISIT, ROW]))
    assert found.parts[0].records.num_rows == 1
    (said,) = [one for one in found.problems if "outside" in one.reason.en]
    assert (said.effect, said.row, said.value) == ("note", 3, "2023-05-05")


@pytest.mark.parametrize(
    ("title", "meant"),
    [
        ("委员名册（截至2023年9月30日）", "2023-09-30"),
        ("委员名册（截止2023年9月）", "2023-09-30"),
        ("2023年委员名册", "2023-12-31"),
        ("委员名册20230930", "2023-09-30"),
        ("2024年委员名册", "2024-01-15"),  # the year is not over on the tests' day
        ("委员名册", "2024-01-15"),
    ],
)
def test_the_day_of_a_list(tmp_path: Path, title: str, meant: str) -> None:
    assert read(xlsx(tmp_path / "a.xlsx", [[title], *ROSTER])).parts[0].as_of == date.fromisoformat(meant)
    assert snapshot_day([(title, TITLE)], None, TODAY).last == date.fromisoformat(meant)


def test_the_day_of_a_list_where_a_period_is_asked_for() -> None:
    year = period("2023-01-01", "2024-01-01")
    assert snapshot_day([("截至2023年9月30日", TITLE)], year, TODAY).last == date(2023, 9, 30)
    assert snapshot_day([("截至2021年9月30日", TITLE)], year, TODAY).last == date(2023, 12, 31)
    assert snapshot_day([("委员名册", TITLE)], year, TODAY).last == date(2023, 12, 31)


def test_the_day_a_form_was_filled_in_is_no_period(tmp_path: Path) -> None:
    found = read(xlsx(tmp_path / "a.xlsx", [["联系走访记录"], ["填报日期：2024年1月10日"], VISIT, ROW]))
    assert found.parts[0].since == date(2023, 5, 1)


CONTACTS = [["委员姓名", "联系群众姓名", "联系类型"], ["张三", "李四", "固定"]]


@pytest.mark.parametrize(
    ("file", "sheet", "title", "scope"),
    [
        ("a.xlsx", "Sheet1", "归口专委会：提案委员会", "提案委员会"),
        ("a.xlsx", "Sheet1", "填报单位（盖章）：经济委员会", "经济委员会"),
        ("a.xlsx", "Sheet1", "填报单位：铜仁市政协办公室", ""),
        ("a.xlsx", "Sheet1", "填报单位：政协铜仁市委员会", ""),
        ("农业农村委员会-2023年联系对象名单.xlsx", "Sheet1", "名单", "农业农村委员会"),
        ("联系对象名单（横梁乡）.xlsx", "Sheet1", "名单", "横梁乡"),
        ("a.xlsx", "经济委", "名单", "经济委"),
        ("联系对象名单.xlsx", "联系对象", "名单", ""),
        ("乡镇.xlsx", "专委会", "名单", ""),
    ],
)
def test_whose_list_it_is(tmp_path: Path, file: str, sheet: str, title: str, scope: str) -> None:
    assert read(xlsx(tmp_path / file, {sheet: [[title], *CONTACTS]})).parts[0].scope == scope


def test_who_filled_in_a_roster_is_not_whom_it_lists(tmp_path: Path) -> None:
    assert read(xlsx(tmp_path / "a.xlsx", [["填报单位：提案委员会"], *ROSTER])).parts[0].scope == ""
