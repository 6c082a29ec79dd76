"""`liaison gaps` and `why`, on an office whose gaps are counted by hand from tests/commands/sheets.py."""

import csv
import io
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from audit.history import History
from commands.gaps import _note
from commands.options import LANG
from commands.why import _name
from queries.result import Counts, RuleResult
from queries.rule import Rule
from queries.submissions import Missing
from tests.commands.cli import contents, liaison
from tests.commands.sheets import PROPOSALS
from tests.loaders.office import text, xlsx

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


def test_nobody_is_said_only_where_the_rule_names_a_post(loaded: Path) -> None:
    """By TR2b the convener answers, and 文化界 has none: the report counts such gaps. TZ1 does not say who should."""
    nobody = {"zh": "无责任人", "en": "nobody"}[LANG]
    assert {row["rule"]: row["owner"] for row in found(loaded, "TR2b", "TZ1")} == {"TR2b": nobody, "TZ1": None}
    assert nobody in liaison("why", "TR2b", "文化界", "-o", loaded).out
    assert {"zh": "规则未规定", "en": "the rule names none"}[LANG] in liaison("why", "TZ1", "文化界", "-o", loaded).out
    assert "经济委员会" in liaison("why", "TR2/member", "陈静", "-o", loaded).out


def test_a_rule_that_is_not_told_as_a_whole_says_why() -> None:
    rule = Rule(id="XX1", measure="contacts-per-member", severity="low", source={"mechanisms": ["TR1"]})
    lacking = tuple(Missing(kind, "") for kind in ("members", "contacts", "constituencies"))
    assert _note(RuleResult(rule, None, None, "no data", missing=lacking)).endswith(
        {"zh": "《联系对象名单》未报送；另有1项", "en": "the sheet “contact list” is not handed in; 1 more"}[LANG]
    )
    whole = Counts(in_scope=1, covered=1)
    assert _note(RuleResult(rule, None, None, "pass", counts=whole)) == ""
    assert _note(RuleResult(rule, None, None, "no data")) == {"zh": "没有应查的对象", "en": "nothing in scope"}[LANG]


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


def test_a_contact_named_in_a_title_is_masked_in_whatever_is_written(office: Path, tmp_path: Path) -> None:
    unanswered = [*PROPOSALS, ["2023002", "关于赵六顺反映村道失修的提案", "李娜", "2023-02-10", "立案", "", ""]]
    liaison("load", text(tmp_path / "提案2023年.csv", unanswered, "gb18030"), "-o", office)
    assert "赵六顺反映" in liaison("gaps", "TZ6a", "-o", office, expect=3).out  # the screen is the office's own
    written = [liaison("gaps", "TZ6a", form, "-o", office, expect=3).out for form in ("--json", "--csv")]
    written += [Path(p).read_text("utf-8") for p in _reports(office) if not p.endswith("xlsx")]
    liaison("export", tmp_path / "g.gexf", "--internal", "-o", office)
    liaison("network", "ego", "李娜", "--out", tmp_path / "e.html", "-o", office)
    written += [(tmp_path / name).read_text("utf-8") for name in ("g.gexf", "e.html")]
    for page in written:
        assert "赵六顺" not in page
        assert "关于赵**反映村道失修的提案" in page
    assert "赵六顺反映" in liaison("gaps", "TZ6a", "--json", "--names", "-o", office, expect=3).out


def test_why_masks_contacts_in_what_is_written_out(office: Path) -> None:
    asked = ("why", "TR2/member", "李娜", "-o", office)
    assert "王五福" in liaison(*asked).out
    for form in ("--json", "--csv"):
        masked = liaison(*asked, form).out
        assert "王五福" not in masked and "王**" in masked and "李娜" in masked
    assert "王五福" in liaison(*asked, "--json", "--names").out
    with History(office / "audit.sqlite") as history:
        assert [what for _, _, _, what in history.disclosures()] == ["liaison why --names"]


def _reports(office: Path) -> list[str]:
    return list(liaison("audit", "--json", "-o", office, expect=1).json["reports"])


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
        (row["rule"], row["subject"], row["owner"] or "") for row in listed
    ]
    assert len(table) == 2


def test_a_period_of_ones_own(loaded: Path) -> None:
    """In the first half of the year 李娜 made one visit, not two."""
    words = ("gaps", "TR2", "--since", "2023-01-01", "--until", "2023-07-01", "--json", "-o", loaded)
    assert "李娜" in {row["subject"] for row in liaison(*words, expect=1).json if row["rule_key"] == "TR2/member"}
    assert "2023-13-01" in liaison("gaps", "--as-of", "2023-13-01", "-o", loaded, expect=2).err


def test_why_goes_down_to_file_sheet_and_row(loaded: Path) -> None:
    rows = liaison("why", "TR2", "李娜", "--json", "-o", loaded).json
    assert [row["name"] for row in rows if row["part"] == "subject"] == ["李娜"]
    facts = [row for row in rows if row["part"] == "asked"]
    assert [(f["date"], f["file"], f["sheet"], f["row"]) for f in facts] == [
        ("2023-03-05", "联系走访记录2023年.xlsx", "Sheet1", 2),
        ("2023-08-11", "联系走访记录2023年.xlsx", "Sheet1", 3),
    ]


def test_why_calls_steps_by_their_words(loaded: Path) -> None:
    facts = liaison("why", "TZ6b", "关于修缮石桥镇灌溉渠的提案", "--json", "-o", loaded).json
    assert {"zh": {"立案", "答复"}, "en": {"filed", "answered"}}[LANG] <= {fact["name"] for fact in facts}


def test_why_of_somebody_who_did_nothing_has_no_fact_but_stands_somewhere(loaded: Path) -> None:
    (stands,) = liaison("why", "TR2", "陈静", "--json", "-o", loaded).json
    assert (stands["part"], stands["name"], stands["file"], stands["row"]) == ("subject", "陈静", "委员名册.xlsx", 6)
    assert "0  (≥ 2)" in liaison("why", "TR2", "陈静", "-o", loaded).out


def test_why_shows_where_the_subject_stands_though_no_row_tells_of_what_is_asked(loaded: Path) -> None:
    said = liaison("why", "TR2/member", "陈静", "-o", loaded).out
    (stands,) = [line.split() for line in said.splitlines() if "委员名册.xlsx" in line]
    assert stands[1:] == ["陈静", "委员名册.xlsx", "Sheet1", "6"]
    assert {"zh": "没有一行记有所要求的事项", "en": "No row tells of what is asked"}[LANG] in said


@pytest.mark.parametrize(
    "pair", [("经济界", "走访联系"), ("经济界", "visits"), ("经济界 走访联系",), ("经济界 visits",)]
)
def test_a_pair_is_found_as_gaps_prints_it_in_either_language(loaded: Path, pair: tuple[str, ...]) -> None:
    facts = liaison("why", "TR19", *pair, "--json", "-o", loaded).json
    days = {fact["date"] for fact in facts if fact["part"] == "asked"}
    assert days == {"2023-03-05", "2023-08-11", "2023-05-20", "2023-10-02"}


def test_a_pair_that_is_not_there_is_answered_by_other_words_than_those_typed(loaded: Path) -> None:
    said = liaison("why", "TR19", "经济界", "走访联系会", "-o", loaded, expect=2).complaint()
    assert {"zh": "是否“走访联系”", "en": "visits"}[LANG] in said and "是否“经济界”" not in said
    listed = liaison("why", "TR19", "经济界", "-o", loaded, expect=2).complaint()
    assert listed.count({"zh": "；", "en": ";"}[LANG]) >= 4


def test_an_unknown_names_the_cell_that_is_blank(tmp_path: Path) -> None:
    """A topic without a source may be the hotline's."""
    office, sheets = tmp_path / "office", tmp_path / "sheets"
    sheets.mkdir()
    rows = [["议题名称", "来源", "征集日期", "类别"], ["山区手机信号", "", "2022-05-01", "民生"]]
    xlsx(sheets / "协商议题征集台账2022年.xlsx", rows)
    liaison("init", "三明市政协", "--id", "s", "--program", "sanming", "--as-of", "2022-12-31", "-o", office)
    liaison("load", sheets, "-o", office)
    said = liaison("why", "SM1", "山区手机信号", "-o", office).out
    assert {"zh": "来源（空白）", "en": "source (blank)"}[LANG] in said
    assert any("协商议题征集台账2022年.xlsx" in line and line.split()[-1] == "2" for line in said.splitlines())


def test_a_count_of_what_may_be_names_what_it_counts(tmp_path: Path) -> None:
    """A station whose host is of a kind that nobody can tell may be in any cell of its level."""
    office, sheets = tmp_path / "office", tmp_path / "sheets"
    sheets.mkdir()
    rows = [
        ["平台名称", "平台类型", "级别", "依托单位", "乡镇(街道)"],
        ["甲委员工作站", "委员工作站", "市", "不详处", ""],
        ["乙委员工作站", "委员工作站", "县", "某局", ""],
    ]
    xlsx(sheets / "平台名册.xlsx", rows)
    liaison("init", "三明市政协", "--id", "s", "--program", "sanming", "--as-of", "2022-12-31", "-o", office)
    liaison("load", sheets, "-o", office)
    pair = ("SM7", "三明市政协", {"zh": "企业·市", "en": "firm, prefecture"}[LANG])
    facts = liaison("why", *pair, "--json", "-o", office).json
    assert [(f["name"], f["row"], f["sure"]) for f in facts if f["part"] == "asked"] == [
        ("甲委员工作站", 2, {"zh": "可能", "en": "possible"}[LANG])
    ]


def test_a_level_is_told_in_words() -> None:
    told = _name({"fact": "SITS_IN", "name": "卢兰 (prefecture)"})
    assert told == {"zh": "卢兰（市）", "en": "卢兰 (prefecture)"}[LANG]


def test_why_asks_which_namesake_is_meant(loaded: Path) -> None:
    complaint = liaison("why", "TR1", "张伟", "-o", loaded, expect=2).complaint()
    ids = [row["id"] for row in liaison("who", "张伟", "--json", "-o", loaded).json]
    assert len(ids) == 2 and all(id_ in complaint for id_ in ids)
    assert liaison("why", "TR1", ids[0], "-o", loaded).out
    assert "无此人" in liaison("why", "TR1", "无此人", "-o", loaded, expect=2).complaint()


def test_why_asks_which_namesake_is_meant_and_says_where_each_stands(loaded: Path) -> None:
    complaint = liaison("why", "TR1", "张伟", "-o", loaded, expect=2).complaint()
    assert "(委员名册.xlsx/Sheet1/2)" in complaint and "(委员名册.xlsx/Sheet1/3)" in complaint


def test_a_name_of_several_subjects_is_listed_with_the_id_that_why_takes(loaded: Path) -> None:
    """One 张伟 has two visits too few whoever went, the other may have made them: one row alone could be either's."""
    said = liaison("gaps", "TR2/member", "-o", loaded, expect=1).out
    (wei,) = [line.split() for line in said.splitlines() if " 张伟 " in line]
    assert wei[2].strip("()") in {row["id"] for row in liaison("who", "张伟", "--json", "-o", loaded).json}
    assert liaison("why", "TR2/member", wei[2].strip("()"), "-o", loaded).out
    assert not any("陈静 (" in line for line in said.splitlines())


def test_why_tells_each_reading_that_has_the_subject(loaded: Path) -> None:
    """李娜 filed a proposal and no report."""
    rows = liaison("why", "TR7", "李娜", "--json", "-o", loaded).json
    assert {row["rule_key"] for row in rows} == {"TR7/proposals", "TR7/reports"}
    assert {row["rule_key"] for row in rows if row["part"] == "asked"} == {"TR7/proposals"}
    assert liaison("why", "TR7", "李娜", "-o", loaded).out.count("委员名册.xlsx") == 2


def test_why_tells_of_who_is_exempt(tmp_path: Path) -> None:
    office, sheets = tmp_path / "office", tmp_path / "sheets"
    sheets.mkdir()
    xlsx(sheets / "委员名册.xlsx", [["姓名", "委员编号", "是否免考核"], ["赵强", "0001", "是"], ["钱芳", "0002", ""]])
    liaison("init", "铜仁市政协", "--id", "s", "--program", "tongren", "--as-of", "2023-12-31", "-o", office)
    liaison("load", sheets, "-o", office)
    assert {"zh": "免于检查", "en": "exempt"}[LANG] in liaison("why", "TR2/member", "赵强", "-o", office).out
    assert {"zh": "免于检查", "en": "exempt"}[LANG] not in liaison("why", "TR2/member", "钱芳", "-o", office).out


def test_a_query_may_return_lists(loaded: Path) -> None:
    said = liaison("query", "MATCH (m:Member {name: '陈静'}) RETURN m.name AS who, m.rows AS rows", "-o", loaded).out
    (row,) = [line.split() for line in said.splitlines() if "陈静" in line]
    assert row[1].endswith("/Sheet1/6")


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
