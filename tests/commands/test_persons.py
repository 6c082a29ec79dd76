"""`liaison who` and `forget`: a namesake is confirmed, a person is erased to the last byte."""

import sqlite3
import zipfile
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from tests.commands.cli import contents, liaison
from tests.loaders.office import xlsx


def ids(office: Path, name: str) -> list[str]:
    return [row["id"] for row in liaison("who", name, "--json", "-o", office).json]


def verdicts(office: Path, rule: str) -> list[tuple[str, str, float]]:
    rows = liaison("gaps", rule, "--unknown", "--json", "--names", "-o", office, expect=None).json
    return [(row["subject_id"], row["verdict"], row["value"]) for row in rows if row["rule_key"] == "TR2/member"]


def every_byte(folder: Path) -> bytes:
    """Return every byte of an office, what is packed also unpacked."""
    parts = list(contents(folder).values())
    parts += [repr(pq.read_table(path).to_pydict()).encode() for path in folder.rglob("*.parquet")]
    for path in folder.rglob("*.xlsx"):
        with zipfile.ZipFile(path) as book:
            parts += [book.read(name) for name in book.namelist()]
    return b"\n".join(parts)


def test_who_lists_namesakes_with_what_tells_them_apart(loaded: Path) -> None:
    rows = liaison("who", "张伟", "--json", "-o", loaded).json
    told = [(row["label"], row["number"], row["unit"], row["belongs"]) for row in rows]
    assert sorted(told) == [("Member", "0001", "甲公司", "经济界"), ("Member", "0002", "乙合作社", "农业界")]
    assert liaison("who", "无此人", "-o", loaded, expect=1)


def test_a_confirmed_namesake_is_in_doubt_no_more(office: Path) -> None:
    first, second = sorted(
        ids(office, "张伟"), key=lambda id_: liaison("who", id_, "--json", "-o", office).json[0]["number"]
    )
    before = {subject: value for subject, _, value in verdicts(office, "TR2")}
    assert before[first] == 1
    said = liaison("who", "张伟", "--means", "0001", "-o", office).out
    assert second in said and said.count(first) == 0  # the number is echoed; the other of the name is warned of
    said = liaison("who", "赵六顺", "--means", ids(office, "赵六顺")[0], "-o", office).out
    assert "--context" not in said  # there is no other
    after = {subject: value for subject, _, value in verdicts(office, "TR2")}
    assert first not in after  # two visits: nothing is missing
    assert after[second] == 0
    assert second in ids(office, "张伟")


@pytest.mark.parametrize("means", ["0099", "李娜"])
def test_only_an_id_or_a_number_confirms(office: Path, means: str) -> None:
    before = contents(office)
    assert means in liaison("who", "张伟", "--means", means, "-o", office, expect=2).complaint()
    before.pop(".lock", None)
    assert {name: held for name, held in contents(office).items() if name != ".lock"} == before


def test_confirming_again_replaces_the_line(office: Path) -> None:
    for means in ("0001", "0002"):
        liaison("who", "张伟", "--means", means, "-o", office)
    lines = (office / "aliases.csv").read_text("utf-8-sig").splitlines()
    assert len(lines) == 2 and lines[1].endswith(liaison("who", "0002", "--json", "-o", office).json[0]["id"])


def test_forgetting_leaves_no_byte_of_the_name(office: Path, tmp_path: Path) -> None:
    """Also not in former builds, in a load taken back, in pages with full names, nor in the audit's history."""
    name = "赵六顺"
    extra = [["委员姓名", "委员编号", "联系群众姓名", "走访日期"], ["李娜", "0003", name, "2023-11-02"]]
    liaison("load", xlsx(tmp_path / "走访2023年11月.xlsx", extra), "-o", office)
    withdrawn = liaison("loads", "--json", "-o", office).json[-1]["load"]
    liaison("undo", withdrawn, "-o", office)
    for _ in range(2):  # both reports of the day show the name
        liaison("audit", "--names", "-o", office, expect=1)
    (person,) = ids(office, name)
    liaison("network", "ego", name, "--names", "-o", office)
    assert len(list((office / "graph" / "builds").iterdir())) == 2
    before = contents(office)
    liaison("forget", person, "--dry-run", "-o", office)
    assert contents(office) == before and name.encode() in every_byte(office)

    liaison("forget", person, "--yes", "-o", office)
    assert name.encode() not in every_byte(office) and not list((office / "reports").iterdir())
    assert len(list((office / "graph" / "builds").iterdir())) == 1
    assert liaison("who", name, "-o", office, expect=1)
    left = liaison("query", "MATCH (c:Contact) RETURN c.name AS name", "--json", "-o", office).json
    assert sorted(row["name"] for row in left) == ["孙悦然", "王五福"]
    assert liaison("doctor", "-o", office)
    liaison("audit", "-o", office, expect=1)
    assert name.encode() not in every_byte(office)


def test_others_keep_what_they_did(office: Path) -> None:
    (person,) = ids(office, "王五福")
    liaison("forget", person, "--yes", "-o", office)
    held = liaison(
        "query", "MATCH (:Member)-[:KEEPS_CONTACT]->(c:Contact) RETURN c.name AS name", "--json", "-o", office
    ).json
    assert sorted(row["name"] for row in held) == ["孙悦然", "赵六顺"]
    assert len(ids(office, "李娜")) == 1


def test_who_was_erased_does_not_come_back_with_the_file(office: Path, sheets: Path) -> None:
    """`forget`, `undo` and `load` again: nobody returns, and no rule accuses who is gone; --undo lets them back."""
    (person,) = ids(office, "李娜")
    said = liaison("forget", person, "--yes", "-o", office).out
    assert "委员名册.xlsx" in said and "界别名册.xlsx" in said and "乡镇村居.xlsx" not in said
    (load,) = [r["load"] for r in liaison("loads", "--json", "-o", office).json if r["file"] == "委员名册.xlsx"]
    liaison("undo", load, "-o", office)
    checked = liaison("load", sheets / "委员名册.xlsx", "--dry-run", "-o", office).out
    assert "1 rows name persons who were erased" in checked
    (report,) = liaison("load", sheets / "委员名册.xlsx", "--json", "-o", office).json
    assert [(part["read"], part["kept"], part["rejected"]) for part in report["parts"]] == [(5, 4, 1)]
    assert [(p["row"], p["value"]) for p in report["problems"] if p["effect"] == "rejected"] == [(4, "")]
    assert "李娜".encode() not in every_byte(office)
    assert liaison("who", "李娜", "-o", office, expect=1)
    assert "张伟" in liaison("forget", "张伟", "--undo", "-o", office, expect=2).complaint()
    liaison("forget", "李娜", "--undo", "-o", office)
    (load,) = [r["load"] for r in liaison("loads", "--json", "-o", office).json if r["file"] == "委员名册.xlsx"]
    liaison("undo", load, "-o", office)
    liaison("load", sheets / "委员名册.xlsx", "-o", office)
    assert len(ids(office, "李娜")) == 1


def test_a_gap_of_somebody_erased_is_closed_because_nobody_is_there(office: Path) -> None:
    liaison("audit", "-o", office, expect=1)
    (person,) = ids(office, "刘洋")
    liaison("forget", person, "--yes", "-o", office)
    said = liaison("audit", "-o", office, expect=1).out
    with sqlite3.connect(office / "audit.sqlite") as history:
        closed = history.execute(
            """SELECT e.reason FROM events e JOIN findings f ON f.id = e.finding
               WHERE e.kind = 'closed' AND (f.subject = ?1 OR f.object = ?1)""",
            (person,),
        ).fetchall()
    assert closed and set(closed) == {("subject left",)}
    assert f"closed because: the subject is no longer there {len(closed)}" in said


def test_forgetting_nobody_is_one_line(office: Path) -> None:
    before = contents(office)
    assert "m000" in liaison("forget", "m000", "--yes", "-o", office, expect=2).complaint()
    assert contents(office) == before
