"""`liaison init` with a rule book of one's own: the office folder is whole, wherever a command is run from."""

import shutil
import tomllib
from pathlib import Path

import pytest

from commands.options import LANG
from queries.program import FOLDER
from queries.scheme import FOLDER as SCHEMES
from tests.commands.cli import contents, liaison

BOOK = FOLDER / "tongren.toml"
SCHEME = SCHEMES / "qidong.toml"


def test_a_rule_book_is_copied_into_the_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "books").mkdir()
    shutil.copyfile(BOOK, tmp_path / "books" / "my.toml")
    monkeypatch.chdir(tmp_path)
    liaison("init", "某县政协", "--program", "books/my.toml", "-o", "office")
    assert (tmp_path / "office" / "my.toml").read_bytes() == BOOK.read_bytes()
    shutil.rmtree(tmp_path / "books")
    moved = tmp_path / "elsewhere" / "copy"
    shutil.copytree(tmp_path / "office", moved)
    monkeypatch.chdir(moved.parent)
    rules = liaison("rules", "--json", "-o", moved).json
    assert rules[0]["rule"].startswith("TR")


def book_with(folder: Path, scheme: str) -> Path:
    """Write a rule book that names a scheme, and return it."""
    folder.mkdir(exist_ok=True)
    (folder / "my.toml").write_text(f'scheme = "{scheme}"\n{BOOK.read_text("utf-8")}', encoding="utf-8")
    return folder / "my.toml"


def test_the_scheme_of_a_rule_book_is_found_from_its_folder_and_copied(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = book_with(tmp_path / "books", "points/ours.toml")
    (tmp_path / "books" / "points").mkdir()
    shutil.copyfile(SCHEME, tmp_path / "books" / "points" / "ours.toml")
    liaison("measures", "check", book)
    liaison("init", "某县政协", "--program", book, "-o", tmp_path / "office")
    assert sorted(contents(tmp_path / "office")) == ["my.toml", "office.toml", "points/ours.toml"]
    shutil.rmtree(tmp_path / "books")
    monkeypatch.chdir("/")
    assert liaison("score", "--json", "-o", tmp_path / "office", expect=3).json == []


def test_a_scheme_that_is_not_there_is_told_by_check_init_and_doctor(tmp_path: Path) -> None:
    book = book_with(tmp_path / "books", "ours.toml")
    said = {"zh": "找不到积分办法文件", "en": "there is no scheme file"}[LANG]
    shutil.copyfile(SCHEME, tmp_path / "ours.toml")  # not beside the book
    for words in (("measures", "check", book), ("init", "x", "--program", book, "-o", tmp_path / "office")):
        assert f"my.toml:1: scheme: {said}" in liaison(*words, expect=2).err
    assert not (tmp_path / "office").exists()
    shutil.copyfile(SCHEME, tmp_path / "books" / "ours.toml")
    liaison("init", "x", "--program", book, "-o", tmp_path / "office")
    (tmp_path / "office" / "ours.toml").unlink()
    told = liaison("doctor", "-o", tmp_path / "office", expect=2).out
    assert f"my.toml:1: scheme: {said}" in told


@pytest.mark.parametrize("scheme", ["../ours.toml", "office.toml"])
def test_a_scheme_that_cannot_go_into_the_folder_makes_no_office(tmp_path: Path, scheme: str) -> None:
    book = book_with(tmp_path / "books", scheme)
    shutil.copyfile(SCHEME, tmp_path / "books" / scheme)
    assert Path(scheme).name in liaison("init", "x", "--program", book, "-o", tmp_path / "office", expect=2).err
    assert not (tmp_path / "office").exists()


def test_a_rule_book_that_lies_in_the_folder_stays(tmp_path: Path) -> None:
    office = tmp_path / "office"
    office.mkdir()
    shutil.copyfile(BOOK, office / "my.toml")
    liaison("init", "某县政协", "--program", "my.toml", "-o", office)
    assert liaison("rules", "--json", "-o", office).json
    assert sorted(contents(office)) == ["my.toml", "office.toml"]


@pytest.mark.parametrize(
    ("text", "said"),
    [(None, "file not found"), ("name = 'x'\n", "my.toml:1: title: is missing"), ("[[rule]\n", "my.toml:1:")],
)
def test_a_missing_or_wrong_rule_book_makes_no_office(tmp_path: Path, text: str | None, said: str) -> None:
    if text:
        (tmp_path / "my.toml").write_text(text, encoding="utf-8")
    told = liaison("init", "某县政协", "--program", tmp_path / "my.toml", "-o", tmp_path / "office", expect=2)
    assert said in told.err
    assert not (tmp_path / "office").exists()


def test_an_office_that_is_there_is_left_alone(office: Path, tmp_path: Path) -> None:
    shutil.copyfile(BOOK, tmp_path / "my.toml")
    before = contents(office)
    assert "holds an office" in liaison("init", "x", "--program", tmp_path / "my.toml", "-o", office, expect=2).err
    assert contents(office) == before


def test_a_rule_book_does_not_take_the_place_of_the_settings(tmp_path: Path) -> None:
    shutil.copyfile(BOOK, tmp_path / "office.toml")
    told = liaison("init", "x", "--program", tmp_path / "office.toml", "-o", tmp_path / "office", expect=2)
    assert "office.toml" in told.complaint()
    assert not (tmp_path / "office").exists()


@pytest.mark.parametrize("lang", ["zh", "en", None])
def test_a_language_that_is_asked_for_is_kept(tmp_path: Path, lang: str | None) -> None:
    asked = ("--lang", lang) if lang else ()
    liaison("init", "某县政协", *asked, "-o", tmp_path / "office")
    assert tomllib.loads((tmp_path / "office" / "office.toml").read_text("utf-8")).get("lang") == lang
