"""The eight cases where published figures meet published rules: the figures and the words that each row must have.

They are those of the list of mechanisms, by hand, in both languages; nobody is accused where units may differ.
"""

import json
import subprocess
import sys
from functools import cache
from typing import Any

import pytest

TOLD = {"en": {"holds": "holds", "unknown": "cannot be told"}, "zh": {"holds": "相符", "unknown": "无法判断"}}
CASES: list[tuple[str, str, list[str], list[str], list[str]]] = [
    (
        "TR7-reports-received",
        "unknown",
        ["87", "394", "22.1 %"],
        ["received against those expected", "if the 87 counts members' reports", "if the 87 counts something else"],
        ["收到的社情民意与应有数", "若87篇只计委员报送", "若87篇另有所计"],
    ),
    (
        "TR10-visits",
        "unknown",
        ["644", "788", "81.7 %"],
        ["they may count different things", "two for each member", "full participation"],
        ["可能计的不是同一件事", "每人至少两次", "全覆盖"],
    ),
    ("TR14-solved-within-opinions", "unknown", ["340 > 260"], ["unit mismatch", "the units differ"], ["单位不符"]),
    (
        "GL5-studio-reports",
        "unknown",
        ["35", "274", "12.8 %"],
        ["part of a year and through studios only", "pro-rated to January-August"],
        ["只是部分月份", "只计经工作室的", "按1—8月折算"],
    ),
    (
        "GL6-studio-proposals",
        "unknown",
        ["86", "137", "62.8 %"],
        ["part of a year and through studios only", "pro-rated to January-August"],
        ["只是部分月份", "只计经工作室的", "按1—8月折算"],
    ),
    (
        "GL10-studio-sessions",
        "holds",
        ["161", "725", "22.2 %"],
        ["sessions of studios, of all sessions"],
        ["工作室参与的占全部协商"],
    ),
    (
        "GL13-topics-with-session",
        "unknown",
        ["727", "725", "727 - 725 = 2"],
        ["two topics without a session if each session took one topic", "one may take two"],
        ["若每场只议一题，有两件议题未议", "一场可议两题"],
    ),
    ("YT2-sent", "holds", ["72 + 73 = 145", "145 = 145"], ["72 + 73 = 145"], ["72 + 73 = 145"]),
    ("YT14-of-proposals", "holds", ["53", "325"], ["325 includes 53"], ["325件包含53件"]),
    (
        "CC8-roles",
        "unknown",
        ["112", "18", "33", "25", "373"],
        ["112, 18, 33 and 25 are overlapping roles of 373: count distinct people", "112 to 188 distinct people"],
        ["112、18、33、25是373名委员的重叠角色", "应按人去重计数", "实际 112 至 188 人"],
    ),
    (
        "GS5-done",
        "unknown",
        ["14", "13"],
        [
            "14 research-and-consultation topics planned, 13 researched, consultations counted apart",
            "the units may differ",
            "if all 14 are topics to research",
            "if some were done as consultations",
        ],
        ["计划调研协商课题14项，已调研13个，协商另计", "单位可能不同", "若14项都是调研课题"],
    ),
]


@cache
def equations(lang: str) -> dict[str, dict[str, Any]]:
    """Ask in a process of its own: a run has one language."""
    asked = [sys.executable, "-m", "liaison", "claims", "--json", "--lang", lang]
    done = subprocess.run(asked, capture_output=True, encoding="utf-8", check=True)
    return {row["id"]: row for row in json.loads(done.stdout) if row["kind"] == "equation"}


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize(("id_", "outcome", "figures", "en", "zh"), CASES, ids=[case[0] for case in CASES])
def test_a_case_is_found(id_: str, outcome: str, figures: list[str], en: list[str], zh: list[str], lang: str) -> None:
    row = equations(lang)[id_]
    computed = f"{row['equation']} {row['figures']}"
    said = f"{row['metric']} {row['words']}"
    assert row["outcome"] == TOLD[lang][outcome]
    assert [figure for figure in figures if figure not in computed] == []
    assert [words for words in (en if lang == "en" else zh) if words not in said] == []


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_no_published_figure_is_accused(lang: str) -> None:
    assert {row["outcome"] for row in equations(lang).values()} == {*TOLD[lang].values()}
