"""`liaison audit`, night after night."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

from commands.options import LANG
from graph.words import Text
from tests.commands.cli import contents, liaison
from tests.loaders.office import xlsx


def rows(office: Path, query: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(office / "audit.sqlite")) as held:
        return held.execute(query).fetchall()


def test_a_second_night_without_news_reports_no_change(office: Path) -> None:
    first = liaison("audit", "--json", "-o", office, expect=1).json
    listed = liaison("gaps", "--json", "-o", office, expect=1).json
    assert first["outcome"] == "gaps" and first["changes"]["opened"] == len(listed) > 0
    second = liaison("audit", "--json", "-o", office, expect=1).json
    assert set(second["changes"].values()) == {0}
    assert rows(office, "SELECT count(*) FROM runs") == [(2,)]


def test_the_reports_are_there_and_masked(office: Path) -> None:
    paths = [Path(path) for path in liaison("audit", "--json", "-o", office, expect=1).json["reports"]]
    assert {path.suffix for path in paths} == {".html", ".xlsx", ".json"}
    assert all(path.parent == office / "reports" and path.stat().st_size > 1000 for path in paths)
    (page,) = [path.read_text("utf-8") for path in paths if path.suffix == ".html"]
    assert "陈静" in page and "赵六顺" not in page
    (told,) = [path for path in paths if path.suffix == ".json"]
    assert "赵六顺" not in json.dumps(json.loads(told.read_text("utf-8")), ensure_ascii=False)


def test_each_run_of_a_day_keeps_its_report_and_the_newest_is_found(office: Path) -> None:
    first, second = (
        {
            Path(path).name: Path(path).read_bytes()
            for path in liaison("audit", "--json", "-o", office, expect=1).json["reports"]
        }
        for _ in range(2)
    )
    forms = ("html", "xlsx", "json")
    assert list(first) == [f"audit-2023-12-31-0001.{form}" for form in forms]
    assert list(second) == [f"audit-2023-12-31-0002.{form}" for form in forms]
    folder = office / "reports"
    assert {path.name for path in folder.iterdir()} == {*first, *second, "latest.html"}
    assert {path.name: path.read_bytes() for path in folder.glob("*-0001.*")} == first
    pointer = (folder / "latest.html").read_text("utf-8")
    assert 'url=audit-2023-12-31-0002.html"' in pointer and "-0001" not in pointer
    said = liaison("audit", "--lang", "zh", "-o", office, expect=1).out
    assert "audit-2023-12-31-0003.html" in said and "latest.html" in said


def test_a_dry_run_writes_nothing(office: Path) -> None:
    before = contents(office)
    first = liaison("audit", "--dry-run", "--json", "-o", office, expect=1).json
    assert first["changes"]["opened"] > 0 and first["reports"] == []
    assert contents(office) == before


def test_a_dry_run_compares_with_the_night_before(office: Path) -> None:
    liaison("audit", "-o", office, expect=1)
    before = contents(office)
    assert set(liaison("audit", "--dry-run", "--json", "-o", office, expect=1).json["changes"].values()) == {0}
    assert contents(office) == before


def test_names_in_full_are_noted(office: Path, tmp_path: Path) -> None:
    liaison("audit", "--names", "--out", tmp_path / "out", "-o", office, expect=1)
    assert "赵六顺" in (tmp_path / "out" / "audit-2023-12-31-0001.html").read_text("utf-8")
    assert rows(office, "SELECT count(*) FROM disclosures WHERE what LIKE 'audit-%'") == [(1,)]


def test_a_run_tells_the_build_and_with_it_what_made_a_gap_new(office: Path, tmp_path: Path) -> None:
    """On another day over the same graph a gap is new by the calendar; after a load it is new by the data."""
    liaison("audit", "--as-of", "2023-06-30", "-o", office, expect=None)
    liaison("audit", "--as-of", "2023-12-31", "-o", office, expect=1)
    assert len(set(rows(office, "SELECT build FROM runs"))) == 1
    assert rows(office, "SELECT DISTINCT reason FROM events WHERE run = 2 AND kind = 'opened'") == [("calendar",)]
    roster = [["姓名", "委员证号", "界别"], ["周平安", "0006", "文化界"]]
    liaison("load", xlsx(tmp_path / "委员名册增补.xlsx", roster), "-o", office)
    liaison("audit", "--as-of", "2023-12-31", "-o", office, expect=None)
    builds = [build for (build,) in rows(office, "SELECT build FROM runs ORDER BY id")]
    assert builds[0] == builds[1] != builds[2] and all(builds)
    opened = rows(office, "SELECT DISTINCT reason FROM events WHERE run = 3 AND kind = 'opened'")
    assert opened == [("data",)]


def test_since_when_stands_beside_a_gap_after_an_audit(office: Path) -> None:
    liaison("audit", "-o", office, expect=1)
    gaps = liaison("gaps", "TR9", "--json", "-o", office, expect=1).json
    assert [(row["subject"], row["open_since"]) for row in gaps] == [("刘洋", "2023-12-31")]


def test_an_audit_of_an_earlier_day_is_a_look_back(office: Path) -> None:
    liaison("audit", "--as-of", "2023-12-31", "-o", office, expect=1)
    kept = {name: held for name, held in contents(office).items() if "lookback" not in name}
    said = liaison("audit", "--as-of", "2023-06-30", "-o", office, expect=None).out
    assert Text("这次只是回看，不写入历史", "this is a look back").in_(LANG) in said
    assert "lookback-2023-06-30-" in said and "2023-12-31" in said
    after = contents(office)
    assert rows(office, "SELECT as_of FROM runs") == [("2023-12-31",)]
    pointer = (office / "reports" / "latest.html").read_text("utf-8")
    assert "audit-2023-12-31-0001.html" in pointer
    assert {name for name in after if "lookback" not in name} == set(kept)
    told = liaison("audit", "--as-of", "2023-06-30", "--json", "-o", office, expect=None).json
    assert told["look_back"] and all(Path(path).is_file() for path in told["reports"])
    out = liaison("audit", "--as-of", "2023-06-30", "--names", "-o", office, expect=None)
    assert out.out
    assert rows(office, "SELECT run FROM disclosures WHERE what LIKE 'lookback-%'") == [(None,)]


def test_an_unchanged_night_says_how_many_gaps_are_still_open(office: Path) -> None:
    first = liaison("audit", "--json", "-o", office, expect=1).json
    again = liaison("audit", "--json", "-o", office, expect=1).json
    assert (first["still"], again["still"]) == (0, first["changes"]["opened"])
    said = liaison("audit", "-o", office, expect=1).out
    words = Text("仍存在（无变化）", "Still open, unchanged").in_(LANG)
    assert any(line.split() == [*words.split(), str(again["still"])] for line in said.splitlines())
