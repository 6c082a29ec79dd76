"""Files and folders into the ledger: everything read first, the same file never twice, a report for each."""

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.build import active
from graph.ledger import Ledger
from loaders.load import load
from loaders.problems import LoadError
from loaders.report import PROBLEMS, SUMMARY, problem_rows, summary_rows
from tests.loaders.office import TODAY, VISIT, text, xlsx

LOG = [
    ["2023年一季度联系走访记录"],
    VISIT,
    ["张三", "李四", "2023-03-05", "走访", "缺水"],
    ["", "王五", "2023-03-06", "", ""],
    ["", "", "", "电话", ""],
]


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return Ledger(tmp_path / "ledger")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "sheets"
    (made / "走访记录").mkdir(parents=True)
    xlsx(made / "走访记录" / "经济委员会.xlsx", LOG)
    text(made / "委员名册.csv", [["委员姓名", "界别", "手机"], ["张三", "经济界", "13812345678"]], "gb18030")
    xlsx(made / "~$委员名册.xlsx", LOG)
    (made / ".DS_Store").write_bytes(b"x")
    (made / "说明.docx").write_bytes(b"PK")
    (made / "坏.xlsx").write_bytes(b"PK\x03\x04")
    return made


def test_a_folder_is_walked_and_a_bad_file_stops_no_other(ledger: Ledger, folder: Path) -> None:
    reports = load(ledger, [folder], today=TODAY)
    assert {report.file: report.status for report in reports} == {
        "经济委员会.xlsx": "loaded",
        "委员名册.csv": "loaded",
        "坏.xlsx": "failed",
        "说明.docx": "passed over",
    }
    assert [(one.file, [part.kind for part in one.parts]) for one in ledger.loads()] == [
        ("委员名册.csv", ["members"]),
        ("经济委员会.xlsx", ["visits"]),
    ]


def test_the_ledger_holds_what_the_report_says(ledger: Ledger, folder: Path) -> None:
    (report,) = [one for one in load(ledger, [folder], today=TODAY) if one.parts and one.parts[0].kind == "visits"]
    assert (report.read, report.kept, report.doubt, report.rejected) == (3, 1, 1, 1)
    held = next(one for one in ledger.loads() if one.id == report.load)
    (part,) = held.parts
    assert (part.scope, part.since, part.until, part.read, part.rejected) == (
        "经济委员会",
        date(2023, 1, 1),
        date(2023, 4, 1),
        3,
        1,
    )
    assert part.records.column("doubt").to_pylist() == [None, "no member"]
    assert part.records.column("row").to_pylist() == [3, 4]
    assert held.problems == report.problems
    members = next(one for one in ledger.loads() if one.parts[0].kind == "members")
    assert members.ignored == ("委员名册: 手机",)


def test_the_same_bytes_again_do_nothing(ledger: Ledger, folder: Path, tmp_path: Path) -> None:
    load(ledger, [folder], today=TODAY)
    before = sorted(ledger.folder.rglob("*"))
    copy = tmp_path / "copy.xlsx"
    copy.write_bytes((folder / "走访记录" / "经济委员会.xlsx").read_bytes())
    (report,) = load(ledger, [copy], today=TODAY)
    assert report.status == "same"
    assert report.load == "00002-" + report.load.split("-")[1]
    assert report.advice
    assert "nothing happens" in report.advice.en
    assert sorted(ledger.folder.rglob("*")) == before
    ledger.withdraw(report.load, "a trial")
    assert [one.status for one in load(ledger, [copy], today=TODAY)] == ["loaded"]


def test_two_copies_in_one_call_are_loaded_once(ledger: Ledger, folder: Path) -> None:
    original = folder / "委员名册.csv"
    (folder / "副本.csv").write_bytes(original.read_bytes())
    assert sorted(one.status for one in load(ledger, [original, folder / "副本.csv", original], today=TODAY)) == [
        "loaded",
        "same",
    ]
    assert len(ledger.loads()) == 1


def test_a_dry_run_writes_nothing_and_says_the_same(ledger: Ledger, folder: Path) -> None:
    tried = load(ledger, [folder], today=TODAY, dry_run=True)
    assert not ledger.folder.exists()
    done = load(ledger, [folder], today=TODAY)
    assert [one.parts for one in tried] == [one.parts for one in done]
    assert [one.problems for one in tried] == [one.problems for one in done]
    assert {one.status for one in tried} == {"checked", "failed", "passed over"}


def test_progress_is_told_file_by_file(ledger: Ledger, folder: Path) -> None:
    told: list[tuple[int, int, str]] = []
    load(ledger, [folder], today=TODAY, progress=lambda *now: told.append(now))
    assert told == [(0, 3, "坏.xlsx"), (1, 3, "委员名册.csv"), (2, 3, "经济委员会.xlsx"), (3, 3, "")]


def test_a_folder_without_sheets_and_a_file_that_is_not_there(ledger: Ledger, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    reports = load(ledger, [tmp_path / "empty", tmp_path / "nothing.xlsx"], today=TODAY)
    assert [one.failed for one in reports] == [True, True]
    assert all(one.error and one.advice for one in reports)
    assert not ledger.folder.exists()


@pytest.mark.parametrize("asked", [{"kind": "visit"}, {"period": "soon"}, {"mapping": "xx"}])
def test_what_is_asked_for_and_does_not_exist_stops_all(ledger: Ledger, folder: Path, asked: dict[str, str]) -> None:
    with pytest.raises(LoadError):
        load(ledger, [folder], today=TODAY, **asked)  # type: ignore[arg-type]
    assert not ledger.folder.exists()


def test_reports_as_tables_and_json(ledger: Ledger, folder: Path) -> None:
    reports = load(ledger, [folder], today=TODAY)
    for lang in ("zh", "en"):
        summary = summary_rows(reports, lang)
        assert {len(row) for row in summary} == {len(SUMMARY)}
        problems = problem_rows(reports, lang)
        assert {len(row) for row in problems} == {len(PROBLEMS)}
        assert json.loads(json.dumps([one.as_dict(lang) for one in reports]))[0]["file"]
    rows = [row for row in summary_rows(reports, "en") if row[0] == "经济委员会.xlsx"]
    assert rows == [
        ["经济委员会.xlsx", "loaded", "visit log", "经济委员会", "2023-01-01 – 2023-03-31", "3", "1", "1", "1"]
    ]
    assert [row[0] for row in problem_rows(reports, "en", ("error", "rejected", "doubt"))] == [
        "error",
        "rejected",
        "in doubt",
    ]


names = st.text("张王李赵伟芳", min_size=2, max_size=3)
rows = st.lists(st.tuples(names, names, st.dates(date(2023, 1, 1), date(2023, 12, 31))), min_size=1, max_size=30)


@given(rows)
def test_every_clear_row_is_in_the_ledger_once(
    tmp_path_factory: pytest.TempPathFactory, log: list[tuple[str, str, date]]
) -> None:
    folder = tmp_path_factory.mktemp("log")
    written = [[member, contact, day.isoformat(), "走访", ""] for member, contact, day in log]
    ledger = Ledger(folder / "ledger")
    load(ledger, [text(folder / "a.csv", [VISIT, *written])], today=TODAY)
    (part,) = ledger.loads()[0].parts
    kept = [(r["members"], r["contacts"], r["date"]) for r in part.records.to_pylist()]
    assert kept == [([member], [contact], day) for member, contact, day in log]


def _log(path: Path, contact: str) -> Path:
    return xlsx(path, [["2023年一季度联系走访记录"], VISIT, ["张三", contact, "2023-03-05", "走访", ""]])


def test_files_of_one_command_stand_beside_each_other(ledger: Ledger, tmp_path: Path) -> None:
    """A session log and an activity log are two files of one kind and period: neither takes the other's place."""
    (tmp_path / "in").mkdir()
    _log(tmp_path / "in" / "一.xlsx", "李四")
    _log(tmp_path / "in" / "二.xlsx", "王五")
    reports = load(ledger, [tmp_path / "in"], today=TODAY)
    assert [report.replaced for report in reports] == [(), ()]
    assert [one.file for one in active(ledger.loads())] == ["一.xlsx", "二.xlsx"]


def test_a_later_file_takes_the_place_of_its_namesake_and_says_so(ledger: Ledger, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    _log(tmp_path / "in" / "一.xlsx", "李四")
    _log(tmp_path / "in" / "二.xlsx", "王五")
    load(ledger, [tmp_path / "in"], today=TODAY)
    (again,) = load(ledger, [_log(tmp_path / "二.xlsx", "赵六")], today=TODAY)
    assert again.replaced == (("二.xlsx", 1),)
    assert [one.id[:5] for one in active(ledger.loads())] == ["00001", "00003"]


def test_a_later_file_of_another_name_takes_the_place_of_all_and_says_so(ledger: Ledger, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    _log(tmp_path / "in" / "一.xlsx", "李四")
    _log(tmp_path / "in" / "二.xlsx", "王五")
    load(ledger, [tmp_path / "in"], today=TODAY)
    (whole,) = load(ledger, [_log(tmp_path / "汇总.xlsx", "赵六")], today=TODAY)
    assert whole.replaced == (("一.xlsx", 1), ("二.xlsx", 1))
    assert [one.file for one in active(ledger.loads())] == ["汇总.xlsx"]


def test_a_few_rows_take_no_long_log_s_place(ledger: Ledger, tmp_path: Path) -> None:
    """Two rows of another name stand beside five; three take their place; a dry run says so and changes nothing."""
    days = [["张三", "李四", f"2023-03-0{n}", "走访", ""] for n in range(1, 6)]
    told = ["2023年一季度联系走访记录"]
    load(ledger, [xlsx(tmp_path / "长.xlsx", [told, VISIT, *days])], today=TODAY)
    (few,) = load(ledger, [xlsx(tmp_path / "短.xlsx", [told, VISIT, *days[:2]])], today=TODAY)
    assert few.replaced == ()
    assert [one.file for one in active(ledger.loads())] == ["长.xlsx", "短.xlsx"]
    three = xlsx(tmp_path / "三.xlsx", [told, VISIT, *days[:3]])
    (tried,) = load(ledger, [three], today=TODAY, dry_run=True)
    assert tried.replaced == (("短.xlsx", 2), ("长.xlsx", 5))
    assert len(ledger.loads()) == 2
    (done,) = load(ledger, [three], today=TODAY)
    assert done.replaced == tried.replaced
    assert [one.file for one in active(ledger.loads())] == ["三.xlsx"]
