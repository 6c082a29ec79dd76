"""`liaison query`, `schema`, `measures`, `export`, `network` and `doctor`."""

import re
from pathlib import Path

import networkx as nx
import pytest
from openpyxl import load_workbook

from tests.commands.cli import contents, liaison

WRITES = (
    "CREATE (n:Member {id: 'x'})",
    "MATCH (n:Member) SET n.name = 'x' RETURN 1 AS one",
    "MATCH (n:Member) DETACH DELETE n RETURN 1 AS one",
    "MATCH (n:Member) RETURN n.id AS id; CREATE (n:Member {id: 'x'})",
)


@pytest.mark.parametrize("cypher", WRITES)
def test_a_query_that_writes_is_refused(office: Path, cypher: str) -> None:
    before = contents(office)
    liaison("query", cypher, "-o", office, expect=2).complaint()
    assert contents(office) == before


def test_a_query_is_answered_for_the_office(loaded: Path) -> None:
    asked = "MATCH (m:Member)-[:SITS_IN]->(b:Body) WHERE b.id = $body RETURN count(DISTINCT m.id) AS members"
    assert liaison("query", asked, "--json", "-o", loaded).json == [{"members": 5}]
    assert liaison("query", "RETURN '=1+1' AS x", "--csv", "-o", loaded).out == "x\n'=1+1\n"


def test_schema_is_the_model_and_the_engine_takes_it() -> None:
    assert "KEEPS_CONTACT" in liaison("schema").out
    assert "CREATE NODE TABLE `Member`" in liaison("schema", "--ddl").out


def test_measures_are_listed_shown_and_checked() -> None:
    listed = {row["id"]: row for row in liaison("measures", "list", "--json").json}
    assert len(listed) >= 24 and listed["visits-per-member"]["subject"] == "Member"
    assert "MATCH" in liaison("measures", "show", "visits-per-member").out
    assert "$kinds (texts), for example" in liaison("measures", "show", "members-per-platform", "--lang", "en").out
    assert str(len(listed)) in liaison("measures", "check").out


@pytest.mark.parametrize(("suffix", "read"), [(".gexf", nx.read_gexf), (".graphml", nx.read_graphml)])
def test_an_export_is_masked(office: Path, tmp_path: Path, suffix: str, read: object) -> None:
    path = tmp_path / f"graph{suffix}"
    liaison("export", path, "-o", office)
    text = path.read_text("utf-8")
    assert "陈静" in text and "王**" in text and "王五福" not in text
    assert callable(read) and len(read(path)) == 27  # 5 members, 3 contacts, 3 visits, 16 others
    liaison("export", path, "--names", "-o", office)
    assert "王五福" in path.read_text("utf-8")
    assert ".gexf" in liaison("export", tmp_path / "graph.png", "-o", office, expect=2).err


def test_pictures_are_pages_of_their_own(office: Path, tmp_path: Path) -> None:
    for words in (("overview",), ("islands", "石桥镇"), ("ego", "李娜")):
        path = tmp_path / f"{words[0]}.html"
        liaison("network", *words, "--out", path, "-o", office)
        page = path.read_text("utf-8")
        assert "<html" in page and "王五福" not in page
    assert "张伟" in liaison("network", "ego", "张伟", "-o", office, expect=2).complaint()
    assert "无此镇" in liaison("network", "islands", "无此镇", "-o", office, expect=2).complaint()


def test_doctor_sees_a_damaged_graph_and_a_rebuild_mends_it(office: Path) -> None:
    liaison("doctor", "-o", office)
    build = max((office / "graph" / "builds").glob("*.lbug"))
    build.write_bytes(build.read_bytes()[:-100])
    assert "load --rebuild" in liaison("doctor", "-o", office, expect=2).out
    liaison("gaps", "-o", office, expect=2)
    liaison("load", "--rebuild", "-o", office)
    liaison("doctor", "-o", office)
    liaison("gaps", "TR9", "-o", office, expect=1)


def test_doctor_counts_what_the_problems_are_and_ticks_nothing_that_waits(office: Path) -> None:
    listed = liaison("problems", "--json", "-o", office).json
    assert listed
    said = liaison("doctor", "-o", office).out.splitlines()
    assert f"! to settle: {len(listed)}, see liaison problems" in said
    assert said[-1][0] == "!" and {line[0] for line in said[:-1]} == {"✓"}
    (late,) = [row["load"] for row in liaison("loads", "--json", "-o", office).json if "补报" in row["file"]]
    liaison("undo", late, "-o", office)
    assert liaison("problems", "--json", "-o", office).json == []
    assert "✓ to settle: 0" in liaison("doctor", "-o", office).out


def test_doctor_sees_settings_that_are_wrong(office: Path) -> None:
    (office / "office.toml").write_text("store = 3\n", encoding="utf-8")
    assert liaison("doctor", "-o", office, expect=2).err.startswith("liaison: ")


def test_a_measure_that_is_not_there_is_one_line_with_the_nearest() -> None:
    assert "visits-per-member" in liaison("measures", "show", "visit-per-membr", expect=2).complaint()


def test_an_ego_page_draws_no_event_after_its_day(office: Path, tmp_path: Path) -> None:
    def visits(day: str) -> int:
        out = tmp_path / f"{day}.html"
        liaison("network", "ego", "0003", "--as-of", day, "--out", out, "-o", office)
        return out.read_text("utf-8").count('"kind":"visit"')

    assert visits("2023-01-01") < visits("2023-12-31")


def test_claims_are_held_against_an_office(loaded: Path) -> None:
    """The small office has five members, all of them handed in: 394 contradicts."""
    rows = liaison("claims", "tongren", "--lang", "en", "--json", "-o", loaded).json
    assert len({row["id"] for row in rows}) == len(rows)
    held = {row["id"]: row for row in rows}
    one = held["TR9-members"]
    assert (one["figures"], one["outcome"], one["counted"], one["office"]) == (
        "394",
        "cannot be told",
        "5",
        "contradicts",
    )
    assert held["TR1-least"]["words"] == "what the rule TR1 asks for: 3 – 5"
    assert held["TR10-visits"]["office"] is None
    uncounted = held["TR4-factors"]
    assert (uncounted["counted"], uncounted["office"]) == (None, None)
    assert "no office can count it: " in uncounted["words"]


def test_no_figure_of_any_place_is_left_open_without_a_word(loaded: Path) -> None:
    """The office is Tongren's: of the rules of other places it says that it has none."""
    for office in ((), ("-o", loaded)):
        rows = liaison("claims", "--lang", "en", "--json", *office).json
        assert len({row["place"] for row in rows}) == 8
        open_ = [row for row in rows if "cannot be told" in (row["outcome"], row["office"])]
        assert open_ and [row["id"] for row in open_ if not row["words"]] == []


def test_without_an_office_a_claim_has_one_verdict() -> None:
    rows = liaison("claims", "tongren", "--json").json
    assert all(row["office"] is None and row["counted"] is None for row in rows)
    assert {row["kind"] for row in rows} == {"equation", "claim"}


def test_both_verdicts_stand_in_one_line_of_csv_and_of_the_screen(loaded: Path) -> None:
    lines = liaison("claims", "tongren", "--lang", "en", "--csv", "-o", loaded).out.splitlines()
    assert lines[0].startswith("place,id,metric,written,equation,figures,outcome,words,counted,office,kind")
    (line,) = [line for line in lines if line.split(",")[1] == "TR9-members"]
    assert "cannot be told" in line and "contradicts" in line
    shown = liaison("claims", "tongren", "--lang", "en", "-o", loaded).out
    (seen,) = [line for line in shown.splitlines() if line.startswith("TR9-members")]
    assert seen.index("cannot be told") < seen.index(" 5 ") < seen.index("contradicts")
    assert "office's count" in shown and "office's count" not in liaison("claims", "tongren", "--lang", "en").out


def test_a_period_is_shown_by_its_last_day_wherever_it_is_shown(office: Path, late: Path, tmp_path: Path) -> None:
    """Of a quarter less its first days: neither the day after it, nor the key of a period, is told a reader."""
    asked = ("--since", "2023-01-05", "--until", "2023-04-01")
    shown = liaison("gaps", "TR2", *asked, "--unknown", "-o", office, expect=None).out
    assert "2023-01-05 – 2023-03-31" in shown
    shown += (loads := liaison("loads", "--csv", "-o", office).out)
    liaison("init", "某县政协", "--id", "x", "-o", tmp_path / "new")
    shown += (load := liaison("load", late, "--dry-run", "-o", tmp_path / "new", expect=None).out)
    assert "2023-10-01 – 2023-10-31" in loads and "2023-10-01 – 2023-10-31" in load
    settings = office / "office.toml"
    settings.write_text(settings.read_text("utf-8").replace('"tongren"', '"sanming"'), encoding="utf-8")
    liaison("audit", "--out", tmp_path / "reports", "-o", office, expect=None)
    for path in (tmp_path / "reports").glob("*"):
        if path.suffix == ".xlsx":
            shown += "".join(str(c) for sheet in load_workbook(path) for row in sheet.values for c in row)
        else:
            shown += path.read_text("utf-8")
    assert "2022-01-01 – 2026-12-31" in shown  # the term
    assert not re.search(r"\d\.\.\d", shown)
    assert "2023-04-01" not in shown and "2027-01-01" not in shown


def test_files_of_rule_authors_are_checked_each_as_what_it_is(tmp_path: Path) -> None:
    queries = Path(__file__).parents[2] / "queries"
    own = {
        "book.toml": (queries / "programs" / "tongren.toml", "severity =", "severty ="),
        "points.toml": (queries / "schemes" / "qidong.toml", "points =", "pionts ="),
        "figures.toml": (queries / "claims" / "gulang-2023.toml", "metric =", "metirc ="),
        "contacts-per-member.cypher": (
            *queries.glob("measures/*/contacts-per-member.cypher"),
            "mechanisms =",
            "mechanism =",
        ),
    }
    for name, (source, right, typo) in own.items():
        text = source.read_text("utf-8")
        (tmp_path / name).write_text(text, encoding="utf-8")
        assert liaison("measures", "check", tmp_path / name).out
        (tmp_path / name).write_text(text.replace(right, typo, 1), encoding="utf-8")
        line = text[: text.index(right)].count("\n") + 1
        said = liaison("measures", "check", tmp_path / name, expect=2).err
        assert f"{name}:{line}: " in said and right.split()[0] in said and typo.split()[0] in said, said
    everything = liaison("measures", "check", *(tmp_path / name for name in own), expect=2).err
    assert all(name in everything for name in own)
    assert liaison("measures", "check").out
