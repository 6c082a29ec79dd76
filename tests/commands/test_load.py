"""`liaison load`, `loads`, `undo` and `template`."""

import csv
import io
from pathlib import Path

import pytest

from commands.options import LANG
from tests.commands.cli import contents, liaison
from tests.loaders.office import xlsx

NEW = [["委员姓名", "委员编号", "联系群众姓名", "走访日期"], ["李娜", "0003", "赵六顺", "2023-11-02"]]


def visits(office: Path) -> int:
    return int(liaison("query", "MATCH (v:Visit) RETURN count(*) AS n", "--json", "-o", office).json[0]["n"])


def statuses(*words: str | Path, expect: int = 0) -> dict[str, str]:
    return {report["file"]: report["status"] for report in liaison("load", *words, "--json", expect=expect).json}


def test_a_folder_is_loaded_and_its_graph_stands(loaded: Path) -> None:
    counts = {
        label: liaison("query", f"MATCH (n:{label}) RETURN count(*) AS n", "--json", "-o", loaded).json[0]["n"]
        for label in ("Member", "Constituency", "Township", "Committee", "Contact", "Visit", "Issue")
    }
    people = {"Member": 5, "Contact": 3, "Constituency": 3, "Township": 3, "Committee": 2}
    assert counts == people | {"Visit": 3, "Issue": 2}


def test_a_dry_run_writes_nothing(office: Path, tmp_path: Path) -> None:
    before = contents(office)
    path = xlsx(tmp_path / "走访2023年11月.xlsx", NEW)
    assert statuses(path, "--dry-run", "-o", office) == {path.name: "checked"}
    after = contents(office)
    after.pop(".lock", None)
    before.pop(".lock", None)
    assert after == before
    assert statuses(path, "-o", office) == {path.name: "loaded"}
    assert visits(office) == 4


def test_a_bad_file_does_not_stop_a_good_one(office: Path, tmp_path: Path) -> None:
    good = xlsx(tmp_path / "走访2023年11月.xlsx", NEW)
    (tmp_path / "坏.xlsx").write_bytes(b"no workbook")
    said = liaison("load", good, tmp_path / "坏.xlsx", tmp_path / "absent.csv", "--json", "-o", office, expect=2)
    reports = {report["file"]: report for report in said.json}
    assert {name: r["status"] for name, r in reports.items()} == {
        good.name: "loaded",
        "坏.xlsx": "failed",
        "absent.csv": "failed",
    }
    assert all("\n" not in reports[name]["error"] and reports[name]["advice"] for name in ("坏.xlsx", "absent.csv"))
    assert visits(office) == 4
    shown = liaison("load", tmp_path / "坏.xlsx", "-o", office, expect=2)
    assert "坏.xlsx" in shown.out and "Traceback" not in shown.out + shown.err


@pytest.mark.parametrize("content", ["", "\n", "一,二\n三,四\n"], ids=["empty", "blank", "no known kind"])
def test_what_holds_no_known_sheet_fails_with_a_reason(office: Path, tmp_path: Path, content: str) -> None:
    (tmp_path / "表.csv").write_text(content, encoding="utf-8")
    before = len(liaison("loads", "--json", "-o", office).json)
    (report,) = liaison("load", tmp_path / "表.csv", "--json", "-o", office, expect=2).json
    assert report["status"] == "failed" and "表.csv" in report["error"]
    assert len(liaison("loads", "--json", "-o", office).json) == before


def test_an_unknown_kind_is_one_line(office: Path, sheets: Path) -> None:
    assert "poems" in liaison("load", "--as", "poems", sheets, "-o", office, expect=2).complaint()


@pytest.mark.parametrize(
    ("scope", "near"), [("经济委", "经济委员会"), ("横粱乡", "横梁乡"), ("碧江区石桥真", "石桥镇")]
)
def test_a_scope_that_nobody_has_is_refused_before_anything_is_written(
    office: Path, late: Path, tmp_path: Path, scope: str, near: str
) -> None:
    before = contents(office)
    new = xlsx(tmp_path / "新走访记录2023年.xlsx", NEW)
    said = liaison("load", new, "--scope", scope, "-o", office, expect=2).complaint()
    assert scope in said and near in said
    assert contents(office) == before
    for known in ("经济委员会", "碧江区横梁乡", "横梁"):
        report = liaison("load", new, "--scope", known, "--dry-run", "-o", office).out
        assert known in report


def test_in_an_office_without_members_a_scope_that_nobody_has_is_a_warning(sheets: Path, tmp_path: Path) -> None:
    office = tmp_path / "office"
    liaison("init", "某县政协", "--id", "x", "-o", office)
    for _ in ("before the first build", "with places alone"):
        said = liaison("load", sheets / "乡镇村居.xlsx", "--scope", "某某委", "-o", office)
        assert "某某委" in said.err and said.code == 0
    assert "石桥镇" in liaison("load", sheets / "乡镇村居.xlsx", "--scope", "石桥真", "-o", office).err


def test_nothing_to_load_is_refused(office: Path) -> None:
    assert liaison("load", "-o", office, expect=2).err


def test_the_same_file_again_changes_nothing(office: Path, sheets: Path, tmp_path: Path) -> None:
    before = contents(office)
    assert set(statuses(sheets, "-o", office).values()) == {"same"}
    renamed = tmp_path / "另一个名字.xlsx"
    renamed.write_bytes((sheets / "委员名册.xlsx").read_bytes())
    assert statuses(renamed, "-o", office) == {renamed.name: "same"}
    assert contents(office) == before


def test_the_report_counts_rows_and_names_what_is_in_doubt(office: Path, tmp_path: Path) -> None:
    rows = [["姓名", "委员证号", "界别"], ["李娜", "0003", "经济界"], ["", "0009", "经济界"]]
    path = xlsx(tmp_path / "委员名册补充.xlsx", rows)
    (report,) = liaison("load", path, "--dry-run", "--json", "-o", office).json
    (part,) = report["parts"]
    assert (part["kind"], part["read"], part["kept"], part["doubt"]) == ("members", 2, 1, 1)
    told = [problem for problem in report["problems"] if problem["effect"] == "doubt"]
    assert [(p["file"], p["sheet"], p["row"]) for p in told] == [(path.name, "Sheet1", 3)]
    assert told[0]["reason"] and told[0]["advice"]


def test_the_notes_of_a_load_can_be_read_after_loading(office: Path, tmp_path: Path) -> None:
    path = xlsx(tmp_path / "走访2023年11月.xlsx", NEW)
    said = liaison("load", path, "-o", office).out
    (load,) = [row["load"] for row in liaison("loads", "--json", "-o", office).json if row["file"] == path.name]
    assert f"see liaison problems {load})" in said
    told = liaison("problems", load, "--json", "-o", office).json
    assert told and {row["file"] for row in told} == {path.name} and "note" in {row["effect"] for row in told}
    assert path.name not in {row["file"] for row in liaison("problems", "--json", "-o", office).json}
    assert "00099" in liaison("problems", "00099", "-o", office, expect=2).complaint()


def test_loads_lists_every_sheet_with_its_rows(loaded: Path) -> None:
    listed = {row["file"]: (row["kept"], row["period"]) for row in liaison("loads", "--json", "-o", loaded).json}
    assert listed["委员名册.xlsx"] == (5, "2023-12-31")
    assert listed["联系走访记录2023年.xlsx"] == (3, "2023-01-01 – 2023-12-31")
    assert len(listed) == 8
    table = list(csv.DictReader(io.StringIO(liaison("loads", "--csv", "-o", loaded).out)))
    assert {row["file"] for row in table} == set(listed)


def test_undo_takes_a_load_out_of_the_graph_and_remembers_why(office: Path, sheets: Path) -> None:
    listed = liaison("loads", "--json", "-o", office).json
    (load,) = [row["load"] for row in listed if row["file"] == "联系走访记录2023年.xlsx"]
    before = contents(office)
    liaison("undo", load, "--dry-run", "-o", office)
    assert contents(office) == before
    liaison("undo", load, "--why", "重复报送", "-o", office)
    assert visits(office) == 0
    assert load not in {row["load"] for row in liaison("loads", "--json", "-o", office).json}
    gone = [row for row in liaison("loads", "--all", "--json", "-o", office).json if row["load"] == load]
    assert gone[0]["withdrawn"] == "重复报送"
    again = liaison("undo", load, "-o", office, expect=2).complaint()
    assert load in again and {"zh": "已撤回（重复报送）", "en": "withdrawn already (重复报送)"}[LANG] in again
    assert statuses(sheets / "联系走访记录2023年.xlsx", "-o", office) == {"联系走访记录2023年.xlsx": "loaded"}
    assert visits(office) == 3


def test_loads_says_in_words_what_counts_and_counts_rows_as_load_does(office: Path, tmp_path: Path) -> None:
    rows = [["姓名", "委员证号", "界别"], ["李娜", "0003", "经济界"], ["", "0009", "经济界"]]
    (report,) = liaison("load", xlsx(tmp_path / "委员名册补充.xlsx", rows), "--json", "-o", office).json
    liaison("undo", liaison("loads", "--json", "-o", office).json[0]["load"], "-o", office)
    listed = liaison("loads", "--all", "--json", "-o", office).json
    said = {"zh": {"有效", "已撤回"}, "en": {"counts", "withdrawn"}}[LANG]
    assert {row["state"] for row in listed} == said and all(row["withdrawn"] is None for row in listed)
    (part,) = report["parts"]
    last = listed[-1]
    assert [last[name] for name in ("kept", "doubt", "rejected")] == [part["kept"], part["doubt"], part["rejected"]]
    assert (last["kept"], last["doubt"]) == (1, 1)


def test_a_sheet_taken_back_is_not_said_never_to_have_come(office: Path) -> None:
    listed = liaison("loads", "--json", "-o", office).json
    (load,) = [row["load"] for row in listed if row["file"] == "联系走访记录2023年.xlsx"]
    liaison("undo", load, "-o", office)
    said = liaison("gaps", "TR2", "--unknown", "--json", "-o", office, expect=None).out
    assert "从未" not in said and "never" not in said


@pytest.mark.parametrize("option", [(), ("--dry-run",)])
def test_undo_of_an_unknown_load_is_one_line(office: Path, option: tuple[str, ...]) -> None:
    before = contents(office)
    assert "00099-abcdef" in liaison("undo", "00099-abcdef", *option, "-o", office, expect=2).complaint()
    assert contents(office) == before


def test_a_blank_official_sheet_loads_as_no_rows(office: Path, tmp_path: Path) -> None:
    path = tmp_path / "联系走访记录2022年.xlsx"
    liaison("template", "visits", "--out", path)
    (report,) = liaison("load", path, "--period", "2022", "--json", "-o", office).json
    assert (report["status"], [part["kept"] for part in report["parts"]]) == ("loaded", [0])
    assert visits(office) == 3
    assert path.name in liaison("template", "visits", "--out", path, expect=2).err
    for named in ("联系走访记录", "visit log"):
        liaison("template", named, "--out", tmp_path / f"{named}.xlsx")
        assert (tmp_path / f"{named}.xlsx").is_file()
    assert "poems" in liaison("template", "poems", "--out", tmp_path / "x.xlsx", expect=2).err


def test_without_a_roster_members_whom_nobody_finds_are_told_in_one_line(tmp_path: Path) -> None:
    office = tmp_path / "new"
    liaison("init", "某市政协", "-o", office)
    rows = [["县(市、区)", "乡镇(街道)", "村(社区)", "下沉委员"]]
    rows += [["碧江区", "横梁乡", village, name] for village, name in (("上坝村", "张三"), ("下坝村", "李四"))]
    said = liaison("load", xlsx(tmp_path / "乡镇村居.xlsx", rows), "-o", office).out
    assert "there is no roster: 2 mentions of members find nobody" in said and "nobody of this name" not in said


def test_a_member_whom_nobody_finds_is_told_under_the_columns_heading(office: Path, tmp_path: Path) -> None:
    rows = [["县(市、区)", "乡镇(街道)", "村(社区)", "下沉委员"], ["碧江区", "横梁乡", "上坝村", "无名氏"]]
    said = liaison("load", xlsx(tmp_path / "乡镇村居2.xlsx", rows), "-o", office).out
    (line,) = [line for line in said.splitlines() if "无名氏" in line]
    assert "Members" in line and " member " not in line
