"""Published data of two parliaments, loaded by mappings; the counts are made by pandas from the raw files."""

from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from graph.ledger import Ledger
from graph.names import plain_name
from loaders.load import load
from tests.loaders.office import TODAY

pytestmark = pytest.mark.real


def loaded(folder: Path, mapping: str, ledger: Path) -> dict[str, list[dict[str, Any]]]:
    """Load a folder and return the records that the ledger holds, by kind."""
    held = Ledger(ledger)
    reports = load(held, [folder], mapping=mapping, today=TODAY.replace(year=2026, month=11))
    assert {one.status for one in reports} == {"loaded"}
    assert sum(one.doubt + one.rejected for one in reports) == 0
    parts = [part for one in held.loads() for part in one.parts]
    return {part.kind: part.records.to_pylist() for part in parts}


@pytest.fixture(scope="module")
def japan(real_data: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[dict[str, Any]]]:
    return loaded(real_data / "jp", "jp", tmp_path_factory.mktemp("jp"))


@pytest.fixture(scope="module")
def britain(real_data: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[dict[str, Any]]]:
    return loaded(real_data / "uk", "uk", tmp_path_factory.mktemp("uk"))


def without_blanks(names: "pd.Series[str]") -> "pd.Series[str]":
    return names.str.replace(r"\s", "", regex=True)


def test_japan_members_and_districts(japan: dict[str, list[dict[str, Any]]], real_data: Path) -> None:
    raw = pd.read_csv(real_data / "jp" / "giin.csv", dtype=str, encoding="utf-8")
    members = pd.DataFrame(japan["members"])
    assert len(members) == len(raw) == 247
    assert members["name"].tolist() == without_blanks(raw["議員氏名"]).tolist()
    assert members["party"].tolist() == raw["会派"].tolist()
    assert members["number"].is_unique
    assert members["constituency"].value_counts().to_dict() == raw["選挙区"].value_counts().to_dict()
    assert {one["name"] for one in japan["constituencies"]} == set(raw["選挙区"])
    assert len(japan["constituencies"]) == raw["選挙区"].nunique() == 46
    assert members["until"].map(str).tolist() == raw["任期満了"].tolist()


def test_japan_committees(japan: dict[str, list[dict[str, Any]]], real_data: Path) -> None:
    raw = pd.read_csv(real_data / "jp" / "giin.csv", dtype=str, encoding="utf-8")
    posts = raw["役職等"].fillna("").str.split("、").explode().str.replace(r"（.*）", "", regex=True)
    expected = posts[posts.str.contains("委員会|調査会|審査会")].value_counts().to_dict()
    held = pd.Series([name for one in japan["members"] for name in one["committees"] or ()])
    assert held.value_counts().to_dict() == expected
    assert sorted(one["role"] for one in japan["members"] if one["role"]) == sorted(
        posts[posts.isin(["議長", "副議長"])]
    )


def test_japan_written_questions(japan: dict[str, list[dict[str, Any]]], real_data: Path) -> None:
    rows = pd.read_json(real_data / "jp" / "syuisyo_sample.json", encoding="utf-8", dtype=False)
    raw = rows.iloc[1:].set_axis(rows.iloc[0].tolist(), axis=1)
    asked = pd.DataFrame(japan["reports"])
    assert len(asked) == len(raw) == 500
    assert asked["number"].tolist() == (raw["提出回次"].astype(str) + "-" + raw["提出番号"].astype(str)).tolist()
    assert asked["title"].tolist() == raw["件名"].replace({"％": "%", "＆": "&"}, regex=True).tolist()
    assert asked["date"].map(str).tolist() == raw["提出日"].tolist()
    answered = raw["答弁書受領日"].replace("", None)
    assert asked["answered_on"].notna().sum() == answered.notna().sum() == 465
    who = {name for one in japan["reports"] for name in one["submitters"]}
    assert len(who) == raw["提出者"].nunique() == 40
    roster = {one["name"] for one in japan["members"]}
    raw_roster = pd.read_csv(real_data / "jp" / "giin.csv", dtype=str, encoding="utf-8")["議員氏名"]
    strangers = set(without_blanks(raw["提出者"])) - set(without_blanks(raw_roster))
    assert {name for name in who if plain_name(name) not in roster} == strangers
    assert len(strangers) == 9


def test_britain_seats(britain: dict[str, list[dict[str, Any]]], real_data: Path) -> None:
    raw = pd.read_csv(real_data / "uk" / "representation.csv", dtype=str, encoding="utf-8")
    assert len(raw) == 4497
    commons = raw[raw["house"] == "Commons"]
    seats = pd.DataFrame(britain["members"])
    assert len(seats) == len(commons) == 4054
    assert seats["number"].tolist() == commons["person_id"].tolist()
    assert seats["since"].map(str).tolist() == commons["start_date"].tolist()
    assert seats["until"].notna().sum() == commons["end_date"].notna().sum()
    districts = pd.read_csv(real_data / "uk" / "constituency.csv", dtype=str, encoding="utf-8").set_index("id")["name"]
    assert seats["constituency"].tolist() == commons["constituency_id"].map(districts).tolist()


def test_britain_constituencies(britain: dict[str, list[dict[str, Any]]], real_data: Path) -> None:
    raw = pd.read_csv(real_data / "uk" / "constituency.csv", dtype=str, encoding="utf-8")
    assert len(britain["constituencies"]) == len(raw) == 1642
    assert [one["name"] for one in britain["constituencies"]] == raw["name"].tolist()
    assert [one["code"] for one in britain["constituencies"]] == raw["id"].tolist()


def test_of_several_names_of_a_person_the_newest_counts(
    britain: dict[str, list[dict[str, Any]]], real_data: Path
) -> None:
    raw = pd.read_csv(real_data / "uk" / "person.csv", dtype=str, encoding="utf-8")
    assert (len(raw), raw["id"].nunique()) == (1337, 1149)
    ranked = raw.assign(open=raw["end_date"].isna(), start=raw["start_date"].fillna("")).sort_values(["open", "start"])
    newest = ranked.groupby("id")["name"].last()
    held = {one["number"]: one["name"] for one in britain["members"]}
    assert held == {number: " ".join(newest[number].split()) for number in held}


def test_who_sat_where_on_a_day(britain: dict[str, list[dict[str, Any]]], real_data: Path) -> None:
    raw = pd.read_csv(real_data / "uk" / "representation.csv", dtype=str, encoding="utf-8")
    day = "1997-06-01"
    sitting = raw[(raw["house"] == "Commons") & (raw["start_date"] <= day) & ~(raw["end_date"] <= day)]
    seats = pd.DataFrame(britain["members"])
    held = seats[(seats["since"].map(str) <= day) & ~(seats["until"].map(str).replace("None", "9999") <= day)]
    assert sorted(held["number"]) == sorted(sitting["person_id"])
    assert 0 < len(held) < 659
