"""The ledger: folders that never change, loads taken back, rows rewritten only to forget."""

from dataclasses import replace
from pathlib import Path

import pytest

from graph.ledger import Ledger, LedgerError, Part, Problem
from graph.records import KIND
from graph.words import Text
from tests.commands.cli import contents

SAID = Problem("a.xlsx", Text("查无此人", "nobody of this name"), Text("核对", "check"), value="王五福")


def part(*names: str) -> Part:
    rows = [{"name": name, "sheet": "S", "row": n} for n, name in enumerate(names, start=2)]
    return Part("members", KIND["members"].schema().empty_table().from_pylist(rows, KIND["members"].schema()), read=2)


def names(ledger: Ledger) -> list[list[str]]:
    return [p.records["name"].to_pylist() for load in ledger.loads() for p in load.parts]


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    made = Ledger(tmp_path / "ledger")
    made.add("a.xlsx", "aaaaaa11", [part("张伟", "李娜")], [SAID], ["S: 电话"])
    made.add("b.xlsx", "bbbbbb22", [part("刘洋")], [])
    return made


def test_what_was_added_is_read_back(ledger: Ledger) -> None:
    first, second = Ledger(ledger.folder).loads()
    assert (first.id, second.id) == ("00001-aaaaaa", "00002-bbbbbb")
    assert (first.file, first.problems, first.ignored) == ("a.xlsx", (SAID,), ("S: 电话",))
    assert names(ledger) == [["张伟", "李娜"], ["刘洋"]]
    assert ledger.loads(records=False)[0].parts[0].records.num_rows == 0


def test_a_load_never_changes_when_others_come_and_go(ledger: Ledger) -> None:
    before = contents(ledger.folder / "00001-aaaaaa")
    ledger.add("c.xlsx", "cccccc33", [part("陈静")], [])
    ledger.withdraw("00001-aaaaaa", "late")
    assert contents(ledger.folder / "00001-aaaaaa") == before


def test_the_same_content_is_loaded_once_while_it_counts(ledger: Ledger) -> None:
    with pytest.raises(LedgerError, match="00001-aaaaaa"):
        ledger.add("other name.xlsx", "aaaaaa11", [part("x")], [])
    ledger.withdraw("00001-aaaaaa", "")
    assert ledger.add("a.xlsx", "aaaaaa11", [part("x")], []).id == "00003-aaaaaa"


def test_a_withdrawn_load_stays_but_does_not_count(ledger: Ledger) -> None:
    ledger.withdraw("00001-aaaaaa", "late")
    assert [load.id for load in ledger.loads()] == ["00002-bbbbbb"]
    assert [load.withdrawn for load in ledger.loads(withdrawn=True)] == ["late", ""]
    for load_id in ("00001-aaaaaa", "00009-ffffff"):
        with pytest.raises(LedgerError, match=load_id):
            ledger.withdraw(load_id, "again")


def test_a_load_cut_short_is_no_load_and_is_cleared_away(ledger: Ledger) -> None:
    half = ledger.folder / ".new-00003-cccccc"
    half.mkdir()
    (half / "0-members.parquet").write_bytes(b"half")
    assert len(ledger.loads(withdrawn=True)) == 2
    assert ledger.add("c.xlsx", "cccccc33", [part("陈静")], []).id == "00003-cccccc"
    assert not half.exists() and names(ledger)[2] == ["陈静"]


def test_a_rewrite_cut_short_between_its_two_renames_loses_nothing(ledger: Ledger) -> None:
    (ledger.folder / "00001-aaaaaa").rename(ledger.folder / ".old-00001-aaaaaa")
    ledger.rewrite(lambda _, part: part.records, lambda _: False)
    assert names(ledger) == [["张伟", "李娜"], ["刘洋"]]
    assert not list(ledger.folder.glob(".*"))


def test_rewriting_changes_withdrawn_loads_too_and_drops_what_was_said(ledger: Ledger) -> None:
    ledger.withdraw("00001-aaaaaa", "late")
    changed = ledger.rewrite(lambda _, part: part.records.slice(0, 1), lambda _: False)
    assert changed == 1
    first = ledger.loads(withdrawn=True)[0]
    assert (first.parts[0].records["name"].to_pylist(), first.problems) == (["张伟"], ())


def test_a_problem_that_names_somebody_goes_though_no_row_changes(ledger: Ledger) -> None:
    other = replace(SAID, value="赵六顺")
    ledger.add("c.xlsx", "cccccc33", [part("陈静")], [SAID, other])
    assert ledger.rewrite(lambda _, part: part.records, lambda problem: problem.value == "王五福") == 0
    assert [load.problems for load in ledger.loads()] == [(), (), (other,)]
