"""`liaison init` with a rule book of one's own: the office folder is whole, wherever a command is run from."""

import shutil
from pathlib import Path

import pytest

from queries.program import FOLDER
from tests.commands.cli import contents, liaison

BOOK = FOLDER / "tongren.toml"


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
