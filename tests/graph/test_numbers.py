"""Numbers of members: one number is one person, unless one roster gives it to two, or sex and birth contradict."""

import csv
from pathlib import Path

import pytest

from graph.identity import Identities
from tests.graph.building import D, ends, load, make, names, part

ZHANG = {"name": "张三", "number": "005", "sex": "男", "birth_year": 1970, "constituency": "教育界"}
LI = {"name": "李四", "number": "5", "sex": "女", "birth_year": 1985, "constituency": "经济界"}
BAD = part("members", ZHANG, LI, as_of=D(2023, 1, 1))
GOOD = part("members", ZHANG, LI | {"number": "6"}, as_of=D(2023, 6, 1))
YEAR = {"since": D(2023, 1, 1), "until": D(2024, 1, 1)}
DAY = {"date": D(2023, 3, 1), "date_latest": D(2023, 3, 1)}
BY_NUMBER = part("activities", {"title": "甲", "member_numbers": ["5"]} | DAY, **YEAR)


def test_two_names_under_one_number_in_one_roster_are_two_people_and_both_rows_are_told() -> None:
    made = make(load(1, BAD))
    assert names(made, "Member") == ["张三", "李四"]
    assert [(p.row, p.column, p.value, p.effect) for p in made.problems] == [
        (2, "number", "005", "doubt"),
        (3, "number", "5", "doubt"),
    ]


def test_what_gives_only_the_disputed_number_may_be_either_and_a_name_beside_it_decides() -> None:
    made = make(load(1, BAD), load(2, BY_NUMBER))
    took_part = ("Member", "TOOK_PART", "Activity")
    assert ends(made, *took_part) == []
    assert [end[0] for end in ends(made, *took_part, world="doubts")] == ["张三", "李四"]
    both = {"members": ["李四"], "member_numbers": ["5"]}
    made = make(load(1, BAD), load(2, part("activities", {"title": "甲"} | both | DAY, **YEAR)))
    assert [end[0] for end in ends(made, *took_part)] == ["李四"]


@pytest.mark.parametrize("rows", [(ZHANG, LI), (LI, ZHANG)])
def test_a_corrected_roster_parts_them_and_the_number_is_of_who_has_it_now(rows: tuple[dict[str, object], ...]) -> None:
    bad = part("members", *rows, as_of=D(2023, 1, 1))
    identities = Identities()
    first = ids(make(load(1, bad), identities=identities))
    for _ in range(2):  # once more, by what the first build has learnt
        made = make(load(1, bad), load(2, GOOD), load(3, BY_NUMBER), identities=identities)
        assert ids(made) == first
        assert [end[0] for end in ends(made, "Member", "TOOK_PART", "Activity")] == ["张三"]


@pytest.mark.parametrize("loads", [(load(1, BAD), load(2, GOOD)), (load(2, GOOD),)])
def test_people_whom_an_earlier_version_merged_are_parted_whatever_is_loaded(loads: tuple[object, ...]) -> None:
    merged = [("Member", key, "mX") for key in ("#b|5", "#b|6", "b|张三|教育", "b|李四|经济")]
    identities = Identities(merged)
    made = make(*loads, identities=identities)  # type: ignore[arg-type]
    assert names(made, "Member") == ["张三", "李四"] and "mX" in ids(made).values()
    assert ids(make(*loads, identities=identities)) == ids(made)  # type: ignore[arg-type]


def test_a_name_that_changes_between_two_rosters_is_that_of_one_person() -> None:
    later = part("members", ZHANG | {"name": "张叁", "birth_year": None}, as_of=D(2023, 6, 1))
    assert names(make(load(1, part("members", ZHANG, as_of=D(2023, 1, 1))), load(2, later)), "Member") == ["张叁"]


@pytest.mark.parametrize("told", [{"sex": "女", "birth_year": 1970}, {"sex": "男", "birth_year": 1985}])
def test_a_number_given_to_somebody_of_another_name_and_sex_or_birth_is_of_two_people(told: dict[str, object]) -> None:
    rosters = [load(1, part("members", ZHANG, as_of=D(2023, 1, 1)))]
    rosters.append(load(2, part("members", LI | told, as_of=D(2023, 6, 1))))
    made = make(*rosters)
    assert names(made, "Member") == ["张三", "李四"]
    assert [(p.file, p.row, p.column, p.effect) for p in made.problems] == [("2.xlsx", 2, "number", "doubt")]


def ids(made: object) -> dict[str, str]:
    return {row["name"]: row["id"] for row in made.tables.nodes["Member"].to_pylist()}  # type: ignore[attr-defined]


def test_identities_are_written_as_they_are_read(tmp_path: Path) -> None:
    identities = Identities()
    make(load(1, BAD), identities=identities)
    identities.write(tmp_path / "identities.csv")
    with (tmp_path / "identities.csv").open(encoding="utf-8-sig", newline="") as file:
        assert {row["key"] for row in csv.DictReader(file)} >= {"b|5|#张三", "b|5|#李四"}
    assert Identities.read(tmp_path / "identities.csv").known() == identities.known()


def test_who_sits_from_a_day_that_cannot_be_read_sits_only_possibly() -> None:
    doubtful = ZHANG | {"doubt": "unreadable stint"}
    made = make(load(1, part("members", doubtful, LI | {"number": "6"}, as_of=D(2023, 1, 1))))
    assert ends(made, "Member", "SITS_IN", "Body") == [("李四", "某市政协")]
    assert ends(made, "Member", "SITS_IN", "Body", world="doubts") == [("张三", "某市政协")]
    assert ends(made, "Member", "REPRESENTS", "Constituency", world="doubts") == [("张三", "教育界")]
