"""An office folder: settings that are checked, one writer at a time, and what a build leaves in it."""

import threading
from datetime import date
from pathlib import Path

import pytest

from graph.office import BodySettings, Office, OfficeError
from graph.stores.former import drop_former_builds
from tests.graph.building import ROSTER, D, part
from tests.graph.offices import office_of

BODY = BodySettings(id="b", name="某市政协")
TALK = {"members": ["王伟"], "visited_members": ["李四"], "date": D(2023, 3, 1), "date_latest": D(2023, 3, 1)}


def test_what_create_wrote_is_read_back_and_the_environment_wins(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Office.create(tmp_path, BODY, "tongren", as_of=date(2023, 12, 31))
    held = Office(tmp_path)
    assert (held.body.id, held.body.name, held.settings.program, held.settings.as_of) == (
        "b",
        "某市政协",
        "tongren",
        date(2023, 12, 31),
    )
    monkeypatch.setenv("LIAISON_PROGRAM", "gulang")
    assert Office(tmp_path).settings.program == "gulang"
    with pytest.raises(OfficeError, match="holds an office already"):
        Office.create(tmp_path, BODY, "tongren")


@pytest.mark.parametrize(
    "text",
    ["program = ", 'program = "x"', 'program = "x"\nstor = "y"\n[body]\nid = "b"\nname = "n"', '[body]\nid = "B!"'],
)
def test_wrong_settings_are_named_by_their_file(tmp_path: Path, text: str) -> None:
    (tmp_path / "office.toml").write_text(text, encoding="utf-8")
    with pytest.raises(OfficeError, match=r"office\.toml"):
        Office(tmp_path)


def test_a_folder_without_settings_is_no_office(tmp_path: Path) -> None:
    with pytest.raises(OfficeError, match="liaison init"):
        Office(tmp_path)


def test_two_do_not_write_at_once(tmp_path: Path) -> None:
    Office.create(tmp_path, BODY, "tongren")
    refused: list[str] = []

    def other() -> None:
        try:
            with Office(tmp_path).writing():
                refused.append("no")
        except OfficeError as error:
            refused.append(str(error))

    with Office(tmp_path).writing():
        thread = threading.Thread(target=other)
        thread.start()
        thread.join()
    assert len(refused) == 1 and "another process" in refused[0]
    with Office(tmp_path).writing():
        pass


def test_a_build_leaves_its_graph_its_doubts_and_its_problems(tmp_path: Path) -> None:
    office = office_of(tmp_path, [ROSTER], [part("leader_visits", TALK)])
    store = office.open_store()
    assert store.table("MATCH (m:Member) RETURN count(m.id) AS n")["n"].to_pylist() == [4]
    store.close()
    again = Office(tmp_path)
    assert again.doubts().tables.counts["Member-MADE-Visit"] == 2, "either 王伟 may have gone"
    assert [(p.value, p.effect) for p in again.problems()] == [("王伟", "doubt")]


def test_doubts_that_are_settled_are_gone_after_the_next_build(tmp_path: Path) -> None:
    office = office_of(tmp_path, [ROSTER], [part("leader_visits", TALK)])
    (tmp_path / "aliases.csv").write_text("kind,written,context,means\nMember,王伟,,3\n", encoding="utf-8")
    office.rebuild()
    assert not office.doubts() and office.problems() == []


def test_the_build_is_another_one_when_an_empty_sheet_comes(tmp_path: Path) -> None:
    office = office_of(tmp_path, [ROSTER])
    before, digest = office.build_id, office.draft()[0].tables.digest()
    office.ledger.add("empty.xlsx", "ffffffff", [part("reports", since=D(2023, 1, 1), until=D(2024, 1, 1))], [])
    office.rebuild()
    assert office.draft()[0].tables.digest() == digest
    assert office.build_id != before and before.split("-")[0] == office.build_id.split("-")[0]


def test_only_the_current_build_is_kept_when_former_ones_are_dropped(tmp_path: Path) -> None:
    office = office_of(tmp_path, [ROSTER])
    office.ledger.add("more.xlsx", "ffffffff", [part("leader_visits", TALK | {"members": ["张三"]})], [])
    office.rebuild()
    assert len(list((tmp_path / "graph" / "builds").iterdir())) == 2
    (tmp_path / "applied").mkdir()
    drop_former_builds(office.settings.store, tmp_path)
    assert len(list((tmp_path / "graph" / "builds").iterdir())) == 1 and not (tmp_path / "applied").exists()
    store = office.open_store()
    assert store.table("MATCH (v:Visit) RETURN count(v.id) AS n")["n"].to_pylist() == [1]
    store.close()
    drop_former_builds("bolt://127.0.0.1:7687", tmp_path)
    assert not list((tmp_path / "graph" / "builds").iterdir()), "the server has the graph now"
