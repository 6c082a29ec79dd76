"""`liaison score`, on the office of tests/commands/sheets.py and by a scheme of its own, worked out by hand."""

import csv
import io
import shutil
from pathlib import Path

import pytest

from tests.commands.cli import liaison

OWN = """name = "own"
title = { zh = "本会积分", en = "own points" }
grades_example = true
[[dimension]]
key = "visits"
title = { zh = "走访", en = "visits" }
cap = 8
[[dimension.item]]
measure = "visits-per-member"
points = 3
[[dimension]]
key = "proposals"
title = { zh = "提案", en = "proposals" }
[[dimension.item]]
measure = "submissions-per-member"
params = { kinds = ["proposal"], steps = ["filed"], key_only = 0, sharing = "share" }
points = 10
[[grade]]
key = "good"
title = { zh = "优秀", en = "good" }
at_least = 10
[[grade]]
key = "poor"
title = { zh = "一般", en = "poor" }
at_least = 0
"""


@pytest.fixture(scope="module")
def office(loaded: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    copy = Path(shutil.copytree(loaded, tmp_path_factory.mktemp("score") / "office"))
    (copy / "own.toml").write_text(OWN, encoding="utf-8")
    return copy


def test_points_and_grades_of_the_small_office(office: Path) -> None:
    rows = liaison("score", "--scheme", "own.toml", "--json", "-o", office, expect=3).json
    assert list(rows[0]) == [
        *("member", "id", "visits_low", "visits_high", "proposals_low", "proposals_high"),
        *("total_low", "total_high", "grade", "grade_title"),
    ]
    # 李娜 made two visits and filed one proposal: 6 + 10. One of the two 张伟 made one visit, and either may have made
    # another in October: 3 to 6, and 0 to 3. The others did nothing.
    told = [(row["member"], row["total_low"], row["total_high"], row["grade"]) for row in rows]
    assert told == [
        ("李娜", 16, 16, "good"),
        ("张伟", 3, 6, "poor"),
        ("张伟", 0, 3, "poor"),
        ("刘洋", 0, 0, "poor"),
        ("陈静", 0, 0, "poor"),
    ]
    assert {row["grade_title"] for row in rows} in ({"优秀", "一般"}, {"good", "poor"})


def test_the_period_asked_for(office: Path) -> None:
    early = ("--since", "2023-01-01", "--until", "2023-04-01", "--json")
    rows = liaison("score", "--scheme", "own.toml", *early, "-o", office, expect=0).json
    assert (rows[0]["member"], rows[0]["total_low"], rows[0]["total_high"]) == ("李娜", 13, 13)
    assert sum(row["total_high"] for row in rows[1:]) == 0


def test_csv_has_a_row_a_member(office: Path) -> None:
    said = liaison("score", "--scheme", "own.toml", "--csv", "-o", office, expect=3)
    rows = list(csv.DictReader(io.StringIO(said.out)))
    assert [row["total_low"] for row in rows] == ["16.0", "3.0", "0.0", "0.0", "0.0"]


def test_the_screen_says_what_is_an_example_and_which_sheet_lacks(office: Path) -> None:
    said = liaison("score", "--scheme", "qidong", "-o", office, expect=3).out
    assert "示例" in said or "examples" in said
    assert "履职活动台账" in said or "activities and sessions" in said
    assert "无法判断" in said or "cannot be told" in said


def test_the_scheme_of_the_rule_book_is_taken_where_none_is_named(office: Path) -> None:
    assert "tongren" in liaison("score", "-o", office, expect=2).complaint()
    settings = (office / "office.toml").read_text("utf-8")
    program = (Path(__file__).parents[2] / "queries" / "programs" / "tongren.toml").read_text("utf-8")
    (office / "book.toml").write_text(f'scheme = "own.toml"\n{program}', encoding="utf-8")
    (office / "office.toml").write_text(settings.replace('"tongren"', '"book.toml"', 1), encoding="utf-8")
    assert len(liaison("score", "--json", "-o", office, expect=3).json) == 5


def test_a_scheme_that_is_not_there(office: Path) -> None:
    assert "qidong" in liaison("score", "--scheme", "qidon", "-o", office, expect=2).complaint()


def test_the_schemes_are_listed_with_those_of_the_office(office: Path) -> None:
    rows = liaison("score", "--list", "--json", "-o", office).json
    schemes = Path(__file__).parents[2] / "queries" / "schemes"
    own = {"own.toml", "points.toml"} & {path.name for path in office.glob("*.toml")}
    assert {row["scheme"] for row in rows} == {path.stem for path in schemes.glob("*.toml")} | own
    assert all(row["title"] and row["dimensions"] for row in rows)
    assert liaison("score", "--list", "--csv").out.startswith("scheme,title,")


def test_an_office_without_members_has_no_score_to_tell(tmp_path: Path) -> None:
    liaison("init", "某市政协", "-o", tmp_path / "empty")
    assert liaison("score", "--scheme", "qidong", "--json", "-o", tmp_path / "empty", expect=3).json == []
