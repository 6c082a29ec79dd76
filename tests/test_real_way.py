"""Published data of two parliaments, by the command line: sheets -> ledger -> graph -> gaps, evidence and pictures.

What is expected is worked out by pandas from the raw files, apart from loaders, graph and measures.
"""

import json
import time
import unicodedata
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from commands.asking import program_of, question
from graph.office import Office
from queries.coverage import evaluate
from queries.result import RuleResult
from tests.test_way import liaison

pytestmark = [pytest.mark.real, pytest.mark.xdist_group("real way")]
DAYS = ("1997-05-01", "1997-06-01", "2016-06-23", "2024-07-04")
"""A general election, a month after it, a day between two stints of one seat, and the day the data ends on."""
SAMPLE = ("2024-12-20", "2026-07-23")
"""From the first written question of the sample to the day after the last."""


def made(folder: Path, real_data: Path, name: str, title: str) -> Path:
    """Make an office with the program and the mapping of a data set, and load it, within a minute."""
    liaison("init", title, "--id", name, "--program", name, "-o", folder / name, cwd=folder)
    started = time.perf_counter()
    liaison("load", real_data / name, "--mapping", name, "-o", folder / name, cwd=folder)
    assert time.perf_counter() - started < 60
    return folder / name


@pytest.fixture(scope="module")
def japan(real_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made(tmp_path_factory.mktemp("jp"), real_data, "jp", "参議院")


@pytest.fixture(scope="module")
def britain(real_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made(tmp_path_factory.mktemp("uk"), real_data, "uk", "House of Commons")


def without_blanks(names: "pd.Series[str]") -> "pd.Series[str]":
    return names.str.replace(r"\s", "", regex=True)


@pytest.fixture(scope="module")
def roster(real_data: Path) -> pd.DataFrame:
    raw = pd.read_csv(real_data / "jp" / "giin.csv", dtype=str, encoding="utf-8")
    return pd.DataFrame({"name": without_blanks(raw["議員氏名"]), "district": raw["選挙区"]})


@pytest.fixture(scope="module")
def asked(real_data: Path) -> pd.DataFrame:
    head, *rows = json.loads((real_data / "jp" / "syuisyo_sample.json").read_text("utf-8"))
    raw = pd.DataFrame(rows, columns=head)
    return pd.DataFrame({"name": without_blanks(raw["提出者"]), "date": raw["提出日"], "answered": raw["答弁書受領日"]})


@pytest.fixture(scope="module")
def seats(real_data: Path) -> pd.DataFrame:
    raw = pd.read_csv(real_data / "uk" / "representation.csv", dtype=str, encoding="utf-8")
    named = pd.read_csv(real_data / "uk" / "constituency.csv", dtype=str, encoding="utf-8").set_index("id")["name"]
    held = raw[raw["house"] == "Commons"]
    return held.assign(place=held["constituency_id"].map(named), end=held["end_date"].fillna("9999-12-31"))


def sitting(seats: pd.DataFrame, day: str) -> pd.DataFrame:
    return seats[(seats["start_date"] <= day) & (day < seats["end"])]


def counts(office: Path, **texts: str) -> dict[str, int]:
    """Return the answers of Cypher texts that count, by name."""
    return {name: _json("query", text, office=office)[0]["n"] for name, text in texts.items()}


def _json(*words: str, office: Path, expect: int = 0) -> Any:
    return json.loads(liaison(*words, "-o", office, "--json", cwd=office.parent, expect=expect))


def gaps(office: Path, rule: str, *options: str, expect: int = 1) -> list[str]:
    """Return the subjects of the gaps that `liaison gaps` lists, sorted."""
    return sorted(row["subject"] for row in _json("gaps", rule, *options, office=office, expect=expect))


def results(folder: Path, day: str) -> dict[str, RuleResult]:
    office = Office(folder)
    store = office.open_store()
    try:
        answers = evaluate(store, program_of(office), question(office, pd.Timestamp(day).date()))
    finally:
        store.close()
    return {answer.rule.key: answer for answer in answers}


def test_japan_graph_holds_the_files(japan: Path, roster: pd.DataFrame, asked: pd.DataFrame) -> None:
    found = counts(
        japan,
        members="MATCH (m:Member) RETURN count(m) AS n",
        districts="MATCH (k:Constituency) RETURN count(k) AS n",
        questions="MATCH (i:Issue) RETURN count(i) AS n",
        askers="MATCH (m:Member)-[:SUBMITTED]->(:Issue) RETURN count(DISTINCT m.id) AS n",
        attributed="MATCH (:Member)-[u:SUBMITTED]->(:Issue) RETURN count(u) AS n",
    )
    known = asked["name"].isin(roster["name"])
    assert asked["name"].nunique() == 40
    assert found == {
        "members": len(roster),
        "districts": roster["district"].nunique(),
        "questions": len(asked),
        "askers": asked.loc[known, "name"].nunique(),
        "attributed": int(known.sum()),
    }
    assert (found["members"], found["districts"], found["questions"], found["askers"]) == (247, 46, 500, 31)


def test_japan_says_which_questioners_are_not_in_the_roster(
    japan: Path, roster: pd.DataFrame, asked: pd.DataFrame
) -> None:
    strangers = asked[~asked["name"].isin(roster["name"])]
    told = [p for p in Office(japan).problems() if p.column == "submitters"]
    assert sorted(p.value or "" for p in told) == sorted(strangers["name"])
    assert len({p.value for p in told}) == 9
    assert {p.reason.en for p in told} == {"nobody of this name in the roster"}
    said = liaison("load", "--rebuild", "-o", japan, cwd=japan.parent)
    assert "nobody of this name in the roster" in said


@pytest.mark.parametrize(
    ("since", "until", "silent"), [(*SAMPLE, 35), ("2025-01-01", "2026-01-01", 37), ("2026-01-01", "2026-07-23", 38)]
)
def test_japan_districts_whose_members_asked_nothing(
    since: str, until: str, silent: int, japan: Path, roster: pd.DataFrame, asked: pd.DataFrame
) -> None:
    then = asked[(asked["date"] >= since) & (asked["date"] < until)]
    heard = set(roster.loc[roster["name"].isin(then["name"]), "district"])
    expected = sorted(set(roster["district"]) - heard)
    assert len(expected) == silent
    assert gaps(japan, "JP1", "--since", since, "--until", until) == expected


def test_japan_members_and_answers(japan: Path, roster: pd.DataFrame, asked: pd.DataFrame) -> None:
    then = asked[asked["date"] >= "2026-01-01"]
    found = results(japan, "2026-07-22")
    members = found["JP2"]
    gap = [row["name"] for row in members.verdicts.to_pylist() if row["outcome"] == "gap"]
    assert sorted(gap) == sorted(set(roster["name"]) - set(then["name"]))
    answers = found["JP3"].counts
    ours = then[then["name"].isin(roster["name"])]
    assert (answers.in_scope, answers.gap) == (len(ours), int((ours["answered"] == "").sum()))
    assert answers.gap > 0
    assert {answer.outcome for answer in found.values()} == {"pass", "fail"}


def test_japan_past_the_data_silence_is_unknown(japan: Path) -> None:
    found = results(japan, "2026-11-22")["JP1"].counts
    assert (found.gap, found.unknown) == (0, 38)


def test_japan_why_gives_file_and_row(japan: Path, real_data: Path, roster: pd.DataFrame, asked: pd.DataFrame) -> None:
    since, until = SAMPLE
    told = _json("why", "JP1", "愛知", "--since", since, "--until", until, office=japan)
    facts = [fact for fact in told if fact["part"] == "asked"]
    own = set(roster.loc[roster["district"] == "愛知", "name"])
    assert len(facts) == asked["name"].isin(own).sum() > 0
    assert {fact["file"] for fact in facts} == {"syuisyo_sample.json"}
    rows = json.loads((real_data / "jp" / "syuisyo_sample.json").read_text("utf-8"))
    for fact in facts:
        # Row 1 is the heading.
        raw = dict(zip(rows[0], rows[fact["row"] - 1], strict=True))
        assert raw["提出者"].replace("\u3000", "") in own
        assert (unicodedata.normalize("NFKC", raw["件名"]), raw["提出日"]) == (
            unicodedata.normalize("NFKC", fact["name"]),
            fact["date"],
        )


def test_britain_graph_holds_the_files(britain: Path, seats: pd.DataFrame, real_data: Path) -> None:
    found = counts(
        britain,
        members="MATCH (m:Member) RETURN count(m) AS n",
        places="MATCH (k:Constituency) RETURN count(k) AS n",
        stints="MATCH (:Member)-[r:REPRESENTS]->(:Constituency) RETURN count(r) AS n",
    )
    listed = pd.read_csv(real_data / "uk" / "constituency.csv", dtype=str, encoding="utf-8")
    # A constituency whose boundaries were drawn anew has a new id and its old name: in the graph it is one.
    assert (len(listed), listed["name"].nunique()) == (1642, 840)
    expected = {"members": seats["person_id"].nunique(), "places": 840, "stints": len(seats)}
    assert found == expected == {"members": 912, "places": 840, "stints": 4054}


@pytest.mark.parametrize("day", DAYS)
def test_britain_constituencies_without_a_member_on_a_day(day: str, britain: Path, seats: pd.DataFrame) -> None:
    held = sitting(seats, day)
    expected = sorted(set(seats["place"]) - set(held["place"]))
    assert gaps(britain, "UK1", "--as-of", day) == expected
    found = results(britain, day)
    assert found["UK1"].counts.covered == held["place"].nunique() > 200
    assert found["UK3"].counts.in_scope == held["person_id"].nunique()
    assert {found[rule].outcome for rule in ("UK2", "UK3")} == {"pass"}


def test_britain_two_stints_of_one_seat_stay_two(britain: Path, seats: pd.DataFrame) -> None:
    """Vince Cable sat for Twickenham until 2015 and from 2017: stint by stint, with nobody between."""
    own = seats[seats["place"] == "Twickenham"].sort_values("start_date")
    cable = own[own["person_id"] == own["person_id"].mode()[0]]
    text = (
        "MATCH (m:Member)-[r:REPRESENTS]->(k:Constituency) WHERE k.name = 'Twickenham' AND m.number = "
        f"'{cable['person_id'].iloc[0]}' RETURN r.since AS since, r.until AS until ORDER BY since"
    )
    stints = [(row["since"], row["until"]) for row in _json("query", text, office=britain)]
    assert stints == list(zip(cable["start_date"], cable["end"], strict=True))
    assert ("2010-05-06", "2015-05-07") in stints
    assert ("2017-06-08", "2019-12-12") in stints
    assert "Twickenham" in gaps(britain, "UK1", "--as-of", "2016-06-23")
    told = _json("why", "UK1", "Twickenham", "--as-of", "2018-06-23", office=britain)
    (fact,) = (fact for fact in told if fact["part"] == "asked")
    assert (fact["file"], fact["date"]) == ("representation.csv", "2017-06-08")
    # Row 1 is the heading, and the frame's index counts from 0.
    assert fact["row"] == cable.index[cable["start_date"] == "2017-06-08"][0] + 2


def test_an_overview_says_what_it_lacks(japan: Path, britain: Path) -> None:
    from commands import pictures

    for office in (japan, britain):
        with (
            pictures.sight(office, None, "en", names=False) as seen,
            pytest.raises(ValueError, match=r"没有乡镇（街道）。|has no townships as of"),
        ):
            pictures.overview(seen)
    liaison("network", "overview", "-o", japan, cwd=japan.parent, expect=2)
    assert not (japan / "overview.html").exists()


def page(office: Path, who: str, day: str) -> dict[str, Any]:
    """Draw an ego page; return the names on it, the verdicts of its last period and the counts of its legend."""
    from commands import pictures

    with pictures.sight(office, pd.Timestamp(day).date(), "en", names=False) as seen:
        picture = pictures.ego(seen, who, 2)
    liaison("network", "ego", who, "--as-of", day, "-o", office, cwd=office.parent)
    assert (office / "ego.html").stat().st_size > 100_000
    return {
        "names": {node.label for node in picture.nodes},
        "verdicts": {state.verdict for state in picture.periods[-1].states.values()},
        "legend": {item.kind: item.count for item in picture.legend},
    }


def test_ego_of_a_district(japan: Path, roster: pd.DataFrame) -> None:
    drawn = page(japan, "北海道", "2026-07-22")
    own = set(roster.loc[roster["district"] == "北海道", "name"])
    assert own <= drawn["names"]
    assert drawn["legend"]["member"] == len(own)
    # Nobody asks this House for visits: without such a rule no node is marked as lacking them.
    assert drawn["verdicts"] <= {""}


def test_ego_of_a_constituency_is_of_its_day(britain: Path, seats: pd.DataFrame) -> None:
    for day, members in (("2014-06-23", 1), ("2016-06-23", 0), ("2018-06-23", 1)):
        assert len(sitting(seats[seats["place"] == "Twickenham"], day)) == members
        assert page(britain, "Twickenham", day)["legend"].get("member", 0) == members
