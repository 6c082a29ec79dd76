"""An office whose graph is on a Neo4j server."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.office import Office
from tests.commands.cli import contents, liaison
from tests.neo4j.server import Neo4jServer


def findings(office: Path) -> list[dict[str, object]]:
    rows = liaison("gaps", "--unknown", "--json", "-o", office, expect=1).json
    return sorted(rows, key=lambda row: (row["rule_key"], row["subject_id"], row["object_id"] or ""))


@pytest.mark.neo4j
def test_an_office_on_neo4j_judges_alike(
    office: Path, empty_neo4j: Neo4jServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    behind = ("why", "TR2/member", "陈静", "-o", office)
    embedded, told = findings(office), liaison(*behind).out
    monkeypatch.setenv("LIAISON_STORE", empty_neo4j.address)
    liaison("load", "--rebuild", "-o", office)
    assert findings(office) == embedded
    assert liaison(*behind).out == told and "委员名册.xlsx" in told
    empty_neo4j.ask("MATCH (m:Member {number: '0005'}) SET m.name = 'edited by hand'")
    liaison("load", "--rebuild", "-o", office)
    assert empty_neo4j.ask("MATCH (m:Member {number: '0005'}) RETURN m.name AS name") == [{"name": "陈静"}]
    person = liaison("who", "王五福", "--json", "-o", office).json[0]["id"]
    liaison("forget", person, "--yes", "-o", office)
    assert empty_neo4j.ask("MATCH (c:Contact {name: '王五福'}) RETURN c.id AS id") == []
    assert "王五福" not in Office(office).draft()[0].tables.nodes["Contact"]["name"].to_pylist()
    assert not any("王五福".encode() in held for held in contents(office / "applied").values())
    assert not list((office / "graph" / "builds").iterdir())


@pytest.mark.neo4j
def test_pictures_of_an_office_on_neo4j_are_alike(
    office: Path, tmp_path: Path, empty_neo4j: Neo4jServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    def drawn() -> Iterator[bytes]:
        path = tmp_path / "page.html"
        for words in (("overview",), ("islands", "横梁乡", "石桥镇"), ("ego", "市水务局")):
            liaison("network", *words, "--out", path, "-o", office)
            yield path.read_bytes()

    embedded = list(drawn())
    monkeypatch.setenv("LIAISON_STORE", empty_neo4j.address)
    liaison("load", "--rebuild", "-o", office)
    assert list(drawn()) == embedded


@pytest.mark.neo4j
def test_a_wrong_password_is_one_line(office: Path, neo4j_server: Neo4jServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LIAISON_STORE", neo4j_server.address_as("wrong"))
    complaint = liaison("gaps", "-o", office, expect=2).complaint()
    assert "password" in complaint and "wrong@" not in complaint
