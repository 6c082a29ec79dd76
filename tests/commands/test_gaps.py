"""`liaison gaps` and `why`, on an office whose gaps are counted by hand from tests/commands/sheets.py."""

import csv
import io
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from audit.history import History
from commands.options import LANG
from tests.commands.cli import contents, liaison

CONTACTS = ("王五福", "赵六顺", "孙悦然")


def found(office: Path, *rules: str, code: int = 1) -> list[dict[str, Any]]:
    return list(liaison("gaps", *rules, "--json", "-o", office, expect=code).json)


@pytest.mark.parametrize(
    ("rule", "who"),
    [
        ("TR1", ["刘洋", "张伟", "张伟", "李娜", "陈静"]),  # nobody keeps three in the own constituency
        ("TR2b", ["文化界"]),  # 农业界: the visit in doubt may have been to 赵六顺
        ("TR9", ["刘洋"]),
        ("TZ1", ["文化界"]),
    ],
)
def test_the_gaps_are_those_of_the_sheets(loaded: Path, rule: str, who: list[str]) -> None:
    assert sorted(row["subject"] for row in found(loaded, rule)) == sorted(who)


def test_a_gap_names_its_owner_its_value_and_its_bound(loaded: Path) -> None:
    rows = {(row["rule_key"], row["subject"]): row for row in found(loaded, "TR2")}
    quiet = rows["TR2/member", "陈静"]
    assert (quiet["value"], quiet["bound"], quiet["owner"]) == (0, "≥ 2", "经济委员会")
    assert ("TR2/member", "李娜") not in rows  # two visits
    assert quiet["subject_id"].startswith("m")


def test_a_namesake_makes_a_verdict_unknown_not_a_gap(loaded: Path) -> None:
    rows = liaison("gaps", "TR2", "--unknown", "--json", "-o", loaded, expect=1).json
    verdicts = Counter(
        (row["verdict"] in ("gap", "缺口")) for row in rows if row["subject"] == "张伟" and not row["object"]
    )
    assert verdicts == {True: 1, False: 1}  # 0002 lacks two visits whoever went in October; 0001 may have made two


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("TR9a",), 0),  # everybody is of one constituency
        (("TR9",), 1),
        (("TR2d", "--fail-on", "high"), 0),
        (("TR2d", "--fail-on", "medium"), 1),
        (("TR2a", "--fail-on", "high"), 3),  # 赵六顺 may have been visited
        (("YT7",), 3),  # no log of the leaders
        (("XX9",), 2),
    ],
)
def test_exit_codes(loaded: Path, words: tuple[str, ...], code: int) -> None:
    if words[0] == "TR2d" and code == 0:
        # A gap below the level that counts: the run is whole, so it is clean.
        assert found(loaded, "TR2d", code=0)
    assert liaison("gaps", *words, "-o", loaded, expect=None).code == code


def test_what_is_written_out_masks_contacts_unless_names_are_asked_for(office: Path) -> None:
    masked = liaison("gaps", "TR2", "TR2a", "--unknown", "--json", "-o", office, expect=1).out
    assert not any(name in masked for name in CONTACTS) and "赵**" in masked
    assert "陈静" in masked  # a member's name is no secret
    table = liaison("gaps", "TR2", "TR2a", "--unknown", "--csv", "-o", office, expect=1).out
    assert not any(name in table for name in CONTACTS)
    with History(office / "audit.sqlite") as history:
        assert history.disclosures() == []
    full = liaison("gaps", "TR2", "TR2a", "--unknown", "--json", "--names", "-o", office, expect=1).out
    assert "赵六顺" in full and "孙悦然" in full
    with History(office / "audit.sqlite") as history:
        ((_, _, who, what),) = history.disclosures()
    assert who and "gaps" in what and "--names" in what


def test_csv_and_json_say_the_same(loaded: Path) -> None:
    table = list(csv.DictReader(io.StringIO(liaison("gaps", "TR9", "TZ1", "--csv", "-o", loaded, expect=1).out)))
    listed = found(loaded, "TR9", "TZ1")
    assert [(row["rule"], row["subject"], row["owner"]) for row in table] == [
        (row["rule"], row["subject"], row["owner"]) for row in listed
    ]
    assert len(table) == 2


def test_a_period_of_ones_own(loaded: Path) -> None:
    """In the first half of the year 李娜 made one visit, not two."""
    words = ("gaps", "TR2", "--since", "2023-01-01", "--until", "2023-07-01", "--json", "-o", loaded)
    assert "李娜" in {row["subject"] for row in liaison(*words, expect=1).json if row["rule_key"] == "TR2/member"}
    assert "2023-13-01" in liaison("gaps", "--as-of", "2023-13-01", "-o", loaded, expect=2).err


def test_why_goes_down_to_file_sheet_and_row(loaded: Path) -> None:
    facts = liaison("why", "TR2", "李娜", "--json", "-o", loaded).json
    assert [(f["date"], f["file"], f["sheet"], f["row"]) for f in facts] == [
        ("2023-03-05", "联系走访记录2023年.xlsx", "Sheet1", 2),
        ("2023-08-11", "联系走访记录2023年.xlsx", "Sheet1", 3),
    ]


def test_why_calls_steps_by_their_words(loaded: Path) -> None:
    facts = liaison("why", "TZ6b", "关于修缮石桥镇灌溉渠的提案", "--json", "-o", loaded).json
    assert {"zh": {"立案", "答复"}, "en": {"filed", "answered"}}[LANG] <= {fact["name"] for fact in facts}


def test_why_of_somebody_who_did_nothing_has_no_fact(loaded: Path) -> None:
    assert liaison("why", "TR2", "陈静", "--json", "-o", loaded).json == []
    assert "0  (≥ 2)" in liaison("why", "TR2", "陈静", "-o", loaded).out


def test_why_asks_which_namesake_is_meant(loaded: Path) -> None:
    complaint = liaison("why", "TR1", "张伟", "-o", loaded, expect=2).complaint()
    ids = [row["id"] for row in liaison("who", "张伟", "--json", "-o", loaded).json]
    assert len(ids) == 2 and all(id_ in complaint for id_ in ids)
    assert liaison("why", "TR1", ids[0], "-o", loaded).out
    assert "无此人" in liaison("why", "TR1", "无此人", "-o", loaded, expect=2).complaint()


def test_asking_writes_nothing(office: Path) -> None:
    before = contents(office)
    for words in (("gaps", "TR2"), ("why", "TR2", "李娜"), ("who", "张伟"), ("loads",), ("doctor",)):
        liaison(*words, "-o", office, expect=None)
    assert contents(office) == before


def test_a_folder_that_is_no_office_is_one_line(tmp_path: Path) -> None:
    for words in (("gaps",), ("why", "TR2", "x"), ("loads",), ("audit",), ("who", "x"), ("query", "RETURN 1 AS x")):
        assert "liaison init" in liaison(*words, "-o", tmp_path / "none", expect=2).complaint()


def test_an_owner_whom_no_rule_names_is_one_line_with_the_nearest(loaded: Path) -> None:
    owner = "经济委员会"
    assert liaison("gaps", "--json", "--owner", owner, "-o", loaded, expect=None).json
    assert owner in liaison("gaps", "--owner", f"{owner}会", "-o", loaded, expect=2).complaint()
