"""Each sample office but Tongren, the whole way by the command line: sheets -> ledger -> graph -> verdicts and claims.

What is planted is written down before the sheets, by rule key, and only this test reads it. For every rule of the
place's program exactly the planted gaps must come out, and exactly the planted unknowns; a rule that the answer does
not name has none. Every published figure that the office can count must hold, but a share of all lacks what is
planted.
"""

import json
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest

from commands.asking import program_of, question
from graph.build import active, build
from graph.identity import Identities
from graph.office import Office
from graph.stores import open_store
from graph.tables import GraphTables
from queries.claim_office import Compared, compare
from queries.claims import claims_of
from queries.coverage import evaluate
from queries.program import program
from queries.result import Question, RuleResult
from queries.submissions import Submission
from samples.spec import offices, read
from tests.neo4j.server import Neo4jServer
from tests.queries.less import beside
from tests.queries.offices import stored
from tests.shares import amiss
from tests.test_way import liaison

PLACES = [name for name in offices() if name != "tongren"]
SMALL = "gulang"
"""The office that is also asked on Neo4j."""


@dataclass
class Replay:
    """One office, made, loaded and evaluated once."""

    folder: Path
    office: Office
    answers: dict[str, Any]
    tables: GraphTables
    loads: list[dict[str, Any]]
    results: dict[str, RuleResult] = field(default_factory=dict)
    claims: list[Compared] = field(default_factory=list)

    def called(self) -> dict[str, str]:
        """Return how the answers call each node: by number, else a place by its code, else by name."""
        found = {}
        for label, table in self.tables.nodes.items():
            for row in table.to_pylist():
                code = row.get("code") if label in ("Township", "Village") else None
                name = row.get("number") or code or row.get("name") or ""
                found[row["id"]] = name.zfill(4) if label == "Member" else name
        return found


@pytest.fixture(scope="module", params=PLACES)
def replay(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Replay:
    from samples import make_office

    folder, spec = tmp_path_factory.mktemp(request.param), read(request.param)
    make_office(spec.name, folder / "sheets", answers=folder / "answers.json")
    words = ("--id", spec.name, "--level", spec.level, "--as-of", str(spec.last_day), "--program", spec.name)
    liaison("init", spec.title, *words, "-o", folder / "office", cwd=folder)
    said = json.loads(liaison("load", folder / "sheets", "-o", folder / "office", "--json", cwd=folder))
    office = Office(folder / "office")
    answers = json.loads((folder / "answers.json").read_text("utf-8"))
    made = Replay(folder, office, answers, office.draft()[0].tables, said)
    store = office.open_store()
    try:
        asked = question(office)
        made.results = {result.rule.key: result for result in evaluate(store, program_of(office), asked)}
        for claims in claims_of(spec.name):
            made.claims += compare(store, program_of(office), asked, claims)
    finally:
        store.close()
    return made


def subjects(replay: Replay, key: str, outcome: str) -> set[Any]:
    called = replay.called()
    found = (row for row in replay.results[key].verdicts.to_pylist() if row["outcome"] == outcome)
    return {
        (called[row["subject"]], called.get(row["object"], row["object"])) if row["object"] else called[row["subject"]]
        for row in found
    }


def planted(listed: dict[str, list[Any]], key: str) -> set[Any]:
    return {tuple(entry) if isinstance(entry, list) else entry for entry in listed.get(key, [])}


def test_no_file_failed_and_no_row_was_rejected(replay: Replay) -> None:
    files = [path.name for path in (replay.folder / "sheets").rglob("*") if path.is_file()]
    assert sorted(Path(load["file"]).name for load in replay.loads) == sorted(files)
    assert {load["status"] for load in replay.loads} == {"loaded"}
    assert [p for load in replay.loads for p in load["problems"] if p["effect"] in ("error", "rejected")] == []
    assert [c for load in replay.loads for c in load["columns"] if c["use"] == "unknown"] == []


def test_no_rule_is_in_error(replay: Replay) -> None:
    assert {
        r.rule.key: r.error.en or r.outcome for r in replay.results.values() if r.outcome not in ("pass", "fail")
    } == {key: "no data" for key in replay.answers["unknown"] if key not in replay.answers["gaps"]}


def test_every_answer_is_of_a_rule(replay: Replay) -> None:
    assert set(replay.answers["gaps"]) | set(replay.answers["unknown"]) <= set(replay.results)


@pytest.mark.parametrize("outcome", ["gap", "unknown"])
def test_exactly_what_is_planted_is_found(replay: Replay, outcome: str) -> None:
    """All rules in one go, so that a failure shows which are right."""
    listed = replay.answers["gaps" if outcome == "gap" else "unknown"]
    wrong = {}
    for key in replay.results:
        found, expected = subjects(replay, key, outcome), planted(listed, key)
        if found != expected:
            wrong[key] = {"missed": sorted(expected - found, key=str), "invented": sorted(found - expected, key=str)}
    assert wrong == {}


def test_published_totals_are_reproduced(replay: Replay) -> None:
    assert replay.claims, "no claim of this place can be counted"
    assert amiss(replay.claims, replay.answers, replay.tables) == {}


def test_no_byte_of_the_office_holds_anything_private(replay: Replay) -> None:
    from tests.test_way import _contents, planted_secrets

    held = _contents(replay.office.folder)
    assert [s for s in planted_secrets(replay.answers) if len(s) > 2 and s.encode() in held] == []


def test_the_program_is_named_like_the_office(replay: Replay) -> None:
    name = replay.answers["office"]
    assert program(name).name == name


def _without(replay: Replay, kind: str, folder: Path) -> dict[str, RuleResult]:
    """Return the verdicts of the office that never sent in a kind of sheet."""
    office, held = replay.office, []
    for load in active(office.ledger.loads()):
        parts = tuple(part for part in load.parts if part.kind != kind)
        held += [replace(load, parts=parts)] if parts else []
    made = build(held, office.body, Identities.read(office.identities_path), office.aliases)
    sheets = [Submission(p.kind, p.scope, p.since, p.until, p.as_of) for load in held for p in load.parts]
    asked = question(office)
    store = stored(made.tables, folder)
    try:
        less = evaluate(store, program_of(office), Question(asked.body, asked.as_of, sheets, made.doubts))
    finally:
        store.close()
    return {result.rule.key: result for result in less}


def test_without_a_kind_of_sheet_no_verdict_is_told_that_its_rows_could_change(replay: Replay, tmp_path: Path) -> None:
    """Whatever is still covered or a gap is so with all sheets too; no rule passes for want of one."""
    wrong: list[object] = []
    for kind in sorted({part.kind for load in replay.office.ledger.loads(records=False) for part in load.parts}):
        less = _without(replay, kind, tmp_path / kind)
        assert {r.rule.key: r.error for r in less.values() if r.error} == {}
        for key, result in less.items():
            wrong += [
                (kind, key, row["name"], row["object_name"], row["outcome"])
                for right, row in beside(replay.results[key], result)
                if row["outcome"] in ("covered", "gap") and row["outcome"] not in {one["outcome"] for one in right}
            ]
            if result.outcome == "pass" and replay.results[key].outcome != "pass":
                wrong.append((kind, key, "passes"))
    assert wrong[:20] == []


@pytest.mark.neo4j
@pytest.mark.parametrize("replay", [SMALL], indirect=True)
def test_neo4j_gives_the_same_verdicts(replay: Replay, empty_neo4j: Neo4jServer, tmp_path: Path) -> None:
    store = open_store(empty_neo4j.address, home=tmp_path)
    try:
        store.replace(replay.tables)
        found = {r.rule.key: r for r in evaluate(store, program_of(replay.office), question(replay.office))}
    finally:
        store.close()
    by = [("subject", "ascending"), ("object", "ascending")]
    for key, result in replay.results.items():
        assert found[key].verdicts.sort_by(by).equals(result.verdicts.sort_by(by)), key
