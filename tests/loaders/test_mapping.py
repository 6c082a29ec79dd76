"""Mappings are data: what they do on small files, and how a mistake in one is told."""

from datetime import date
from pathlib import Path

import pytest

from graph.ledger import Ledger
from loaders.load import load
from loaders.mapping import FOLDER, read_mapping
from loaders.problems import LoadError
from tests.loaders.office import TODAY, read, records, text

MAPPING = """
title = { zh = "试", en = "trial" }
source = "here"
[[sheet]]
file = "seats.csv"
kind = "members"
where = { house = ["A", "B"] }
as_of = { latest = ["from", "to"] }
[sheet.join.person]
file = "person.csv"
key = "who"
on = "id"
latest = "since"
[sheet.columns]
name = "person.name"
number = "who"
constituency = { from = ["place", "house"], glue = " / " }
since = "from"
until = "to"
committees = { from = "posts", split = ",", find = "^(.*committee)( chair)?$", replace = { "^The " = "" } }
party = { constant = "Independent" }
[[sheet]]
file = "seats.csv"
kind = "constituencies"
distinct = "name"
as_of = "2023-06-30"
[sheet.columns]
name = "place"
"""


def _mapping_error(path: Path, text: str) -> LoadError:
    path.write_text(text, encoding="utf-8")
    with pytest.raises(LoadError) as error:
        read_mapping(path)
    return error.value


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "trial.toml").write_text(MAPPING.replace("( chair)?", "(?: chair)?"), encoding="utf-8")
    seats = [
        ["who", "house", "place", "from", "to", "posts"],
        ["p1", "A", "North", "2020-01-01", "2023-05-31", "The health committee chair,clerk,law committee"],
        ["p2", "C", "South", "2020-01-01", "", ""],
        ["p3", "B", "North", "2021-01-01", "", ""],
    ]
    people = [
        ["id", "name", "since"],
        ["p1", "Old Name", ""],
        ["p1", "New Name", "2022-01-01"],
        ["p1", "Older Name", ""],
        ["p3", "石垣　のりこ", ""],
    ]
    text(tmp_path / "seats.csv", seats)
    text(tmp_path / "person.csv", people)
    return tmp_path


def test_rows_are_filtered_joined_cut_and_glued(folder: Path) -> None:
    found = read(folder / "seats.csv", mapping=folder / "trial.toml")
    assert records(found, "members") == [
        {
            "name": "New Name",
            "number": "p1",
            "constituency": "North / A",
            "since": date(2020, 1, 1),
            "until": date(2023, 5, 31),
            "committees": ["health committee", "law committee"],
            "party": "Independent",
        },
        {
            "name": "石垣のりこ",
            "number": "p3",
            "constituency": "North / B",
            "since": date(2021, 1, 1),
            "party": "Independent",
        },
    ]
    assert records(found, "constituencies") == [{"name": "North"}, {"name": "South"}]
    assert [part.as_of for part in found.parts] == [date(2023, 5, 31), date(2023, 6, 30)]
    assert found.skipped == {"filtered": 1, "duplicate": 1}
    uses = {column.heading: column.use for _, column in found.columns}
    assert uses == dict.fromkeys(["who", "house", "place", "from", "to", "posts"], "field")


def test_a_change_in_a_joined_file_is_a_change(folder: Path) -> None:
    before = read(folder / "seats.csv", mapping=folder / "trial.toml").digest
    text(folder / "person.csv", [["id", "name", "since"], ["p1", "Newest Name", "2023-01-01"]])
    changed = read(folder / "seats.csv", mapping=folder / "trial.toml")
    assert changed.digest != before
    assert records(changed, "members")[0]["name"] == "Newest Name"
    # Nobody of this key in the joined file: the number still tells who it is.
    assert records(changed, "members")[1]["doubt"] == "no name"


def test_only_the_mappings_files_of_a_folder_are_loaded(folder: Path) -> None:
    reports = load(Ledger(folder / "ledger"), [folder], mapping=folder / "trial.toml", today=TODAY)
    assert [(one.file, one.status) for one in reports] == [("seats.csv", "loaded")]
    (other,) = load(Ledger(folder / "ledger"), [folder / "person.csv"], mapping=folder / "trial.toml", today=TODAY)
    assert other.error
    assert "knows no such file" in other.error.en


def test_a_file_without_a_mapped_column_is_told(folder: Path) -> None:
    text(folder / "seats.csv", [["who", "place"], ["p1", "North"]])
    with pytest.raises(LoadError) as error:
        read(folder / "seats.csv", mapping=folder / "trial.toml")
    assert error.value.code == "mapped-column"
    assert "from, house, posts, to" in error.value.text.en


@pytest.mark.parametrize(
    ("was", "becomes", "key", "detail"),
    [
        ('kind = "members"', 'kind = "member"', "sheet 1", "no kind of sheet 'member'"),
        ('name = "person.name"', 'nmae = "person.name"', "sheet 1", "did you mean 'name'?"),
        ('name = "person.name"', "", "sheet 1", "needs the field 'name'"),
        ("where =", "were =", "sheet 1, were", "did you mean 'where'?"),
        ('glue = " / "', 'glu = " / "', "sheet 1, columns.constituency.glu", "did you mean 'glue'?"),
        ('"person.name"', '"people.name"', "sheet 1", "there is no join 'people'"),
        (
            '"^(.*committee)(?: chair)?$"',
            '"^(.*committee"',
            "sheet 1, columns.committees.find",
            "no regular expression",
        ),
        ('"^(.*committee)(?: chair)?$"', '"committee"', "sheet 1, columns.committees", "exactly one group"),
        ('{ constant = "Independent" }', "{ }", "sheet 1, columns.party", "either from or constant"),
        ('source = "here"', "", "source", "missing"),
        ('kind = "members"', "kind = members", "", "line 6"),
    ],
)
def test_a_mistake_in_a_mapping_is_told_with_file_and_key(
    tmp_path: Path, was: str, becomes: str, key: str, detail: str
) -> None:
    whole = MAPPING.replace("( chair)?", "(?: chair)?")
    assert was in whole
    error = _mapping_error(tmp_path / "trial.toml", whole.replace(was, becomes, 1))
    assert error.code == "bad-mapping"
    said = error.text.en.partition("trial.toml:")[2]
    assert said.partition(": ")[2].startswith(f"{key}: " if key else "Invalid value")
    assert detail.casefold() in error.text.en.casefold()


def test_an_unknown_mapping_names_the_known() -> None:
    with pytest.raises(LoadError, match="jp, uk"):
        read_mapping("fr")


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.toml")), ids=lambda path: path.stem)
def test_every_mapping_of_the_project_is_sound(path: Path) -> None:
    mapping = read_mapping(path.stem)
    assert mapping.sheet
    assert set(mapping.title) == {"zh", "en"}


def test_a_mapping_reads_numbers_said_roughly(tmp_path: Path) -> None:
    (tmp_path / "m.toml").write_text(
        """
title = { zh = "试", en = "trial" }
source = "here"
[[sheet]]
file = "sessions.csv"
kind = "activities"
period = "2023"
[sheet.columns]
title = "what"
date = "day"
headcount = "people"
members = "who"
""",
        encoding="utf-8",
    )
    rows = [
        ["what", "day", "people", "who"],
        ["会", "2023-03-05", "70余人", "张三、李四"],
        ["会", "2023-04-05", "近300", ""],
    ]
    found = read(text(tmp_path / "sessions.csv", rows), mapping=tmp_path / "m.toml")
    told = [(record["headcount"], record["headcount_bound"]) for record in records(found)]
    assert told == [(70, "at_least"), (300, "about")]
