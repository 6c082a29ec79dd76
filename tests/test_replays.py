"""Each sample office but Tongren, the whole way by the command line: sheets -> ledger -> graph -> verdicts and claims.

What is planted is written down before the sheets, by rule key, and only this test reads it. For every rule of the
place's program exactly the planted gaps must come out, and exactly the planted unknowns; a rule that the answer does
not name has none. Every published figure that the office can count must hold, but a share of all lacks what is
planted.
"""

import json
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from commands.asking import program_of, question
from graph.build import active, build
from graph.identity import Identities
from graph.ledger import Part
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


Sent = Callable[[Part], Iterable[Part]]
"""What was sent in of a part."""


def _with(replay: Replay, sent: Sent, folder: Path) -> dict[str, RuleResult]:
    """Return the verdicts of the office that sent in only this of each part."""
    office, held = replay.office, []
    for load in active(office.ledger.loads()):
        parts = tuple(one for part in load.parts for one in sent(part))
        held += [replace(load, parts=parts)] if parts else []
    made = build(held, office.body, Identities.read(office.identities_path), office.aliases)
    sheets = [Submission(p.kind, p.scope, p.since, p.until, p.as_of) for load in held for p in load.parts]
    asked = question(office)
    store = stored(made.tables, folder)
    try:
        less = evaluate(store, program_of(office), Question(asked.body, asked.as_of, sheets, made.doubts))
    finally:
        store.close()
    assert {result.rule.key: result.error for result in less if result.error} == {}
    return {result.rule.key: result for result in less}


def _but(kind: str) -> Sent:
    return lambda part: [part] if part.kind != kind else []


def _by_township(kinds: set[str], townships: Collection[str], late: str) -> Sent:
    """Cut the sheets of these kinds by township; what names none comes with the last of those that are in time."""

    def sent(part: Part) -> list[Part]:
        if part.kind not in kinds:
            return [part]
        *others, last = sorted(set(townships) - {late})
        whose = [name if name in townships else last for name in part.records["township"].to_pylist()]
        rows = {scope: [at for at, name in enumerate(whose) if name == scope] for scope in (*others, last)}
        return [
            replace(part, records=part.records.take(pa.array(at, pa.int64())), scope=scope)
            for scope, at in rows.items()
        ]

    return sent


def _false(key: str, full: RuleResult, less: RuleResult) -> list[object]:
    """Return the verdicts that are another one with all sheets, and a pass that is none."""
    wrong: list[object] = [
        (key, row["name"], row["object_name"], row["outcome"])
        for right, row in beside(full, less)
        if row["outcome"] in ("covered", "gap") and row["outcome"] not in {one["outcome"] for one in right}
    ]
    return [*wrong, (key, "passes")] if less.outcome == "pass" and full.outcome != "pass" else wrong


def _turned(full: RuleResult, less: RuleResult) -> list[Mapping[str, Any]]:
    """Return the verdicts that are unknown, and are told with all sheets."""
    return [
        row
        for right, row in beside(full, less)
        if row["outcome"] == "unknown" and right and "unknown" not in {one["outcome"] for one in right}
    ]


UNNAMED = {("members", "person-times")}
"""Without a roster nobody knows who was there by the names of a row: such a row says nothing of how many came."""


def test_without_a_kind_of_sheet_what_its_rows_could_change_turns_unknown_and_no_other(
    replay: Replay, tmp_path: Path
) -> None:
    """Whatever is still covered or a gap is so with all sheets too; what is not is of a rule that needs the sheet."""
    wrong: list[object] = []
    for kind in sorted({part.kind for load in replay.office.ledger.loads(records=False) for part in load.parts}):
        less = _with(replay, _but(kind), tmp_path / kind)
        for key, result in less.items():
            wrong += [(kind, said) for said in _false(key, replay.results[key], result)]
            made = result.measure
            if made and kind not in made.asking(result.rule.params).needs and (kind, made.id) not in UNNAMED:
                wrong += [(kind, key, row["name"], "open") for row in _turned(replay.results[key], result)]
    assert wrong[:20] == []


BY_TOWNSHIP = [name for name in PLACES if any(submit.by == "township" for submit in program(name).submits)]
HOMES = {"Village": "PART_OF", "Patch": "PART_OF", "Platform": "LOCATED_IN"}


@pytest.mark.parametrize("replay", BY_TOWNSHIP, indirect=True)
def test_one_township_late_turns_only_its_own_unknown(replay: Replay, tmp_path: Path) -> None:
    """Places and what stands in them are of one township: those of others keep their verdicts."""
    kinds = {submit.kind for submit in program_of(replay.office).submits if submit.by == "township"}
    townships = {row["id"]: row["name"] for row in replay.tables.nodes["Township"].to_pylist()}
    home = dict(townships)
    for label, kind in HOMES.items():
        for row in replay.tables.relations[label, kind, "Township"].to_pylist():
            home[row["from"]] = townships[row["to"]]
    late = max(townships.values())
    full, less = (
        _with(replay, _by_township(kinds, set(townships.values()), scope), tmp_path / f"less{scope}")
        for scope in ("", late)
    )
    assert {key: result.missing for key, result in full.items() if result.missing} == {}
    turned = [row for key, result in less.items() for row in _turned(full[key], result)]
    assert turned
    assert [(row["rule"], row["name"]) for row in turned if home.get(row["subject"], late) != late] == []
    assert [said for key, result in less.items() for said in _false(key, full[key], result)] == []
    assert {missing.scope for result in less.values() for missing in result.missing} == {late}


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
