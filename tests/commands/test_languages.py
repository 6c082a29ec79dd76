"""Whatever goes wrong is said in the reader's language alone: every failure that a command can be brought to."""

import json
import os
import re
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from tests.conftest import ROOT

Said = dict[str, tuple[int, str, str]]
QUOTED = re.compile(r"'[^']*'|\"[^\"]*\"|“[^”]*”|\[[^\]]*\]")
NAMES = re.compile(r"[\w./\\~-]*[./\\_-][\w./\\~-]*|--?\w[\w-]*|\b(?:liaison|Excel|WPS|TOML|Cypher)\b")
"""File names, ids, addresses, options; product words."""
SENTENCE = re.compile(r"\b[A-Za-z][a-z]+(?: [a-z]+){2,}")
CODES = re.compile(r"\b(?:high|medium|low|year|day|doubt|note|Member|Contact|gap|covered|unknown)\b")
CHINESE = re.compile(r"[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]")
BY_ENGINE = ("query|MATCH (m:Nobody)", "query|MATCH (m RETURN", "office-unreachable")
"""What an engine complains of in its own words, after ours."""


@cache
def _failures(folder: Path, lang: str) -> Said:
    settings = {**os.environ, "LIAISON_LANG": lang, "PYTHONIOENCODING": "utf-8"}
    asked = [sys.executable, "-m", "tests.commands.failing", str(folder)]
    done = subprocess.run(asked, cwd=ROOT, env=settings, capture_output=True, encoding="utf-8", check=True)
    return {words: tuple(said) for words, said in json.loads(done.stdout).items()}


@pytest.fixture(scope="module")
def failures(loaded: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Said]:
    found = {}
    for lang in ("zh", "en"):
        folder = tmp_path_factory.mktemp(lang)
        shutil.copytree(loaded, folder / "office")
        found[lang] = _failures(folder, lang)
    return found


def test_every_failure_has_an_exit_code_and_words(failures: dict[str, Said]) -> None:
    assert list(failures["zh"]) == list(failures["en"])
    for said in failures.values():
        for words, (code, out, err) in said.items():
            assert code in (1, 2) and (out + err).strip(), words
            assert "LIAISON_TRACE" not in err and "Traceback" not in err, (words, err)


def test_in_chinese_no_english_sentence_is_said(failures: dict[str, Said]) -> None:
    for words, (_, out, err) in failures["zh"].items():
        said = out + err
        assert CHINESE.search(said), words
        plain = NAMES.sub("", QUOTED.sub("", said))
        if not any(part in words for part in BY_ENGINE):
            assert not SENTENCE.search(plain), (words, said)


def test_in_english_no_chinese_is_said(failures: dict[str, Said]) -> None:
    for words, (_, out, err) in failures["en"].items():
        if "张伟" not in words:
            assert not CHINESE.search(QUOTED.sub("", out + err)), (words, out + err)


def test_what_is_nearly_right_names_the_right_word(failures: dict[str, Said]) -> None:
    meant = {
        "gaps|TR2/mebmer": "TR2/member",
        "score|--scheme|qidon": "qidong",
        "claims|tongrn": "tongren-2023",
        "--scope|经济委员": "经济委员会",
        "demo|--place|gulagn": "gulang",
        "measures|show|visit-per-contct": "visits-per-contact",
        "template|visit": "visits",
        "gap": "gaps",
        "init|x|--program|tongrn": "tongren",
        "F/program-key.toml": "fail_on",
        "F/program-word.toml": "high",
        "F/program-measure.toml": "visits-per-contact",
        "F/program-owner.toml": "member.committee",
        "F/program-by.toml": "committee",
        "F/program-scheme.toml": "qidong",
        "F/scheme-key.toml": "cap",
        "F/claims-key.toml": "written",
        "gaps|-o|F/office-key": "store",
    }
    for said in failures.values():
        for words, right in meant.items():
            (err,) = (
                told[2]
                for key, told in said.items()
                if words
                in (key, *key.split("|")[1:3], key.partition("|-o")[0], key.partition("|-o")[0].partition(".xlsx|")[2])
            )
            assert f"“{right}”" in err or repr(right) in err or f"；是否 {right!r}" in err, (words, err)


def _printed(words: list[str], home: Path, **settings: str) -> str:
    """Return what a command prints in a process without a locale."""
    bare = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG", "LIAISON"))}
    bare |= {"LC_ALL": "C.UTF-8", "PYTHONPATH": str(ROOT), "COLUMNS": "200"}
    asked = [sys.executable, "-m", "liaison", *words]
    done = subprocess.run(asked, cwd=home, env=bare | settings, capture_output=True, encoding="utf-8", check=False)
    return done.stdout + done.stderr


def test_the_language_is_asked_for_or_settled_for_the_office_or_that_of_the_system(
    loaded: Path, tmp_path: Path
) -> None:
    office = Path(shutil.copytree(loaded, tmp_path / "office"))
    settings = office / "office.toml"
    assert "severity" in _printed(["rules", "-o", "office"], tmp_path)
    settings.write_text(f'lang = "zh"\n{settings.read_text("utf-8")}', encoding="utf-8")
    assert "级别" in _printed(["rules", "-o", "office"], tmp_path)
    assert "级别" in _printed(["rules"], tmp_path, LIAISON_OFFICE="office")
    assert "severity" in _printed(["rules", "-o", "office"], tmp_path, LIAISON_LANG="en_GB")
    assert "级别" in _printed(["rules", "-o", "office"], tmp_path, LIAISON_LANG="zh_CN")
    assert "severity" in _printed(["--lang", "en", "rules", "-o", "office"], tmp_path, LIAISON_LANG="zh")


def test_codes_are_words_on_the_screen_alone(loaded: Path, tmp_path: Path) -> None:
    for words in (
        ["rules"],
        ["problems"],
        ["who", "张伟"],
        ["gaps"],
        ["why", "TR9", "刘洋"],
        ["loads"],
        ["score", "--list"],
    ):
        said = _printed([*words, "-o", str(loaded), "--lang", "zh"], tmp_path)
        assert not CODES.search(NAMES.sub("", said)), words
    (first, *_) = json.loads(_printed(["rules", "--json", "-o", str(loaded), "--lang", "zh"], tmp_path))
    assert (first["severity"], first["period"]) == ("high", "day")
    told = json.loads(_printed(["problems", "--json", "-o", str(loaded), "--lang", "zh"], tmp_path))
    assert {row["effect"] for row in told} == {"doubt"}
    assert {row["column"] for row in told} == {"委员姓名", "联系群众姓名"}


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_help_and_complaints_of_the_parser(lang: str, tmp_path: Path) -> None:
    for words in ([], ["-h"], ["gaps", "-h"], ["measures"], ["measures", "-h"]):
        said = _printed(["--lang", lang, *words], tmp_path)
        assert bool(CHINESE.search(said)) == (lang == "zh"), said
        if lang == "zh":
            assert not SENTENCE.search(QUOTED.sub("", said)), said
