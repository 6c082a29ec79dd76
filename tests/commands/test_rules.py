"""`liaison rules`: the list, and one rule with all it says, of a rule book whose rules use every key."""

import re
from pathlib import Path

import pytest

from queries.catalog import measure
from queries.library import meaning, names
from queries.rule import ClassBound
from tests.commands.cli import liaison
from tests.conftest import ROOT

ALL = {"MX1", "MX2/contact", "MX2/member", "MX3"}


@pytest.fixture(scope="module")
def county(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An office with the rule book that docs/programs.md explains, as of 5 May 2023."""
    folder = tmp_path_factory.mktemp("county") / "office"
    book = ROOT / "docs" / "example-program.toml"
    liaison("init", "某县政协", "--id", "x", "--program", book, "--as-of", "2023-05-05", "-o", folder)
    return folder


def test_the_list_is_short_and_json_says_all(county: Path) -> None:
    shown = liaison("rules", "-o", county).out
    assert "each year, 12-01 – 11-30" in shown and "exempt" not in shown
    rows = {row["rule"]: row for row in liaison("rules", "--json", "-o", county).json}
    assert set(rows) == ALL
    one = rows["MX1"]
    assert one["classes"] == ("Members whom the roster exempts, for whatever reason: exempt; standing members: 5 – 8")
    assert (one["bound"], one["period"], one["owner"], one["days"]) == ("3 – 5", "day", "member.committee", 30)
    assert (one["now"], one["pro_rata"], one["params"]) == ("as of 2023-05-05", False, None)
    year = rows["MX2/member"]
    assert (year["period"], year["pro_rata"]) == ("12-01..", True)
    assert year["now"] == "2022-12-01 – 2023-11-30 (until 2023-05-05)"
    window = rows["MX3"]
    assert (window["period"], window["now"]) == ("03-01..06-01", "2023-03-01 – 2023-05-31 (until 2023-05-05)")
    assert window["params"] == "kinds: consultation session, training"


def test_one_rule_is_shown_whole_with_its_readings(county: Path) -> None:
    shown = liaison("rules", "MX2", "-o", county).out
    assert "MX2/contact" in shown and "MX2/member" in shown and "MX1" not in shown
    lines = [re.split(" {2,}", line.strip()) for line in liaison("rules", "MX2/member", "-o", county).out.splitlines()]
    told = {line[0]: line[1] for line in lines[1:] if line[0]}
    assert told["owner"] == "The member [member.self]"
    assert told["period"] == "each year, 12-01 – 11-30"
    assert told["pro rata while the period runs"] == "yes"
    assert told["classes"].startswith("Members who came or left during the period")
    assert told["classes"].endswith(": for the days that they were there")
    assert "parameters" not in told
    assert "MX3" in liaison("rules", "MX33", "-o", county, expect=2).complaint()


@pytest.mark.parametrize(
    ("said", "zh", "en"),
    [
        (
            {"name": "exempt-as", "params": {"value": "港澳委员"}, "exempt": True},
            "名册注明以“港澳委员”免于检查的委员：免于检查",
            "Members whom the roster exempts as 港澳委员: exempt",
        ),
        ({"name": "standing", "bound": {"at_least": 5}}, "常委：≥ 5", "Standing members: ≥ 5"),
        (
            {"name": "leaders", "pro_rata": True, "title": {"zh": "领导", "en": "leaders"}},
            "领导：按在任天数折算",
            "leaders: for the days that they were there",
        ),
    ],
)
def test_a_class_is_said_in_both_languages(said: dict[str, object], zh: str, en: str) -> None:
    told = ClassBound.model_validate(said).text()
    assert (told.zh, told.en) == (zh, en)


def test_values_of_parameters_are_said_in_words() -> None:
    made = measure("activities-per-member")
    assert made.said("kinds", ["session", "training"]).zh == "协商议事、培训"
    assert made.said("kinds", []).zh == "全部"
    assert measure("ways-of-service").said("cells", ["visit"]).zh == "走访联系"
    assert measure("submissions-per-member").said("sharing", "share").zh == "share"


@pytest.mark.parametrize("shelf", ["owners", "classes"])
def test_every_owner_path_and_class_has_words_in_both_languages(shelf: str) -> None:
    told = {name: meaning(shelf, name) for name in names(shelf)}
    assert told
    for name, said in told.items():
        assert said.en.isascii() and not said.zh.isascii(), name
        assert "MATCH" not in said.en + said.zh, name
