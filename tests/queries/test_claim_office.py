"""A published figure beside an office's own count, on a real store, and the command that prints both."""

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from commands.app import app
from graph.tables import GraphTables
from queries.claim import Claims
from queries.claim_office import Compared, compare
from queries.program import program
from queries.result import Question
from queries.submissions import Submission
from tests.queries.offices import stored, tables

OFFICE = tables(
    ["b", "k1", "g1", "m1", "m2"],
    ["g1 OF b", "k1 OF b", *(f"{m} {link}" for m in ("m1", "m2") for link in ("SITS_IN b", "PLACED_UNDER g1"))],
)
CONVENED = tables(
    ["b", "k1", "k2", "m1"], ["k1 OF b", "k2 OF b", "m1 SITS_IN b", ("m1 HEADS k1", {"role": "convener"})]
)
SHEETS = [
    Submission(kind, as_of=date(2023, 12, 31), since=date(2023, 1, 1), until=date(2024, 1, 1))
    for kind in ("members", "committees")
]


def published(
    value: int, take: str = "subjects", measure: str = "committees-per-member", of: str | None = None
) -> Claims:
    words = {"zh": "人", "en": "people"}
    claim = {"id": "TR9-members", "mechanism": "TR9", "metric": words, "written": f"{value}名", "value": value}
    claim |= {"unit": words, "held": {"measure": measure, "take": take, "of": of}}
    period = {"since": date(2023, 1, 1), "until": date(2024, 1, 1)}
    return Claims.model_validate({"name": "x", "title": words, "document": words, "period": period, "claim": [claim]})


def held(folder: Path, claims: Claims, sheets: Sequence[Submission] = SHEETS, office: GraphTables = OFFICE) -> Compared:
    store = stored(office, folder)
    try:
        (found,) = compare(store, program("tongren"), Question("b", date(2023, 12, 31), sheets), claims)
    finally:
        store.close()
    return found


@pytest.mark.parametrize("take", ["subjects", "sum"])
@pytest.mark.parametrize(("value", "outcome"), [(2, "holds"), (3, "contradicts"), (1, "contradicts")])
def test_the_offices_own_count(tmp_path: Path, take: str, value: int, outcome: str) -> None:
    found = held(tmp_path, published(value, take))
    assert (found.outcome, found.words.en) == (outcome, "the office's own count: 2")


@pytest.mark.parametrize(("value", "outcome"), [(1, "holds"), (2, "contradicts")])
def test_those_whose_value_is_not_zero(tmp_path: Path, value: int, outcome: str) -> None:
    """Of two constituencies one has a convener."""
    sheets = [replace(SHEETS[0], kind=kind) for kind in ("members", "constituencies")]
    found = held(tmp_path, published(value, "nonzero", "conveners-per-constituency"), sheets, CONVENED)
    assert (found.outcome, found.words.en) == (outcome, "the office's own count: 1")


@pytest.mark.parametrize(("of", "value", "outcome"), [("K1", 1, "holds"), ("K2", 0, "holds"), ("K2", 1, "contradicts")])
def test_the_one_subject_that_is_meant(tmp_path: Path, of: str, value: int, outcome: str) -> None:
    """Of two constituencies K1 has a convener."""
    sheets = [replace(SHEETS[0], kind=kind) for kind in ("members", "constituencies")]
    assert (
        held(tmp_path, published(value, "sum", "conveners-per-constituency", of), sheets, CONVENED).outcome == outcome
    )


def test_one_who_is_not_there_is_no_count_of_none(tmp_path: Path) -> None:
    sheets = [replace(SHEETS[0], kind=kind) for kind in ("members", "constituencies")]
    found = held(tmp_path, published(0, "sum", "conveners-per-constituency", "K9"), sheets, CONVENED)
    assert (found.outcome, found.count) == ("unknown", None)
    assert found.words.en == "nothing is named “K9” in the office"


def test_another_count_accuses_nobody_while_a_sheet_is_missing(tmp_path: Path) -> None:
    found = held(tmp_path, published(3), [])
    assert found.outcome == "unknown"
    assert found.words.en.startswith("the office's own count: 2; sheets not handed in: ")


def test_a_measure_in_error_is_no_count(tmp_path: Path) -> None:
    found = held(tmp_path, published(3, measure="no-such-measure"))
    assert (found.outcome, found.count) == ("unknown", None)
    assert found.words.en.startswith("cannot be counted: ")


# ---- the command -------------------------------------------------------------------------------------------------


def run(*words: str) -> Result:
    return CliRunner().invoke(app, ["claims", *words])


def test_the_command_needs_no_office_and_ends_well(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    done = run("tongren", "--json")
    assert done.exit_code == 0
    rows = {row["id"]: row for row in json.loads(done.stdout)}
    assert {row["kind"] for row in rows.values()} == {"equation", "claim"}
    one = rows["TR13-topics"]
    assert (one["written"], one["equation"], one["figures"]) == ("18个 · 8个", "18 + 8 = 26", "26 = 26")
    assert rows["TR14-sessions"]["written"] == "70余场（次）"
    assert rows["TR14-sessions"]["figures"] == "70+"
    assert (one["mechanism"], one["since"], one["until"]) == ("TR13", "2023-01-01", "2024-01-01")


def test_all_places_come_where_none_is_named() -> None:
    rows = json.loads(run("--json").stdout)
    assert len({row["place"] for row in rows}) == 8
    assert all(row["outcome"] in ("holds", "cannot be told", "相符", "无法判断") for row in rows)


def test_a_claims_own_period_is_printed() -> None:
    rows = {row["id"]: row for row in json.loads(run("sanming", "--json").stdout)}
    assert rows["SM1-sessions"]["since"] == "2022-08-01"
    assert rows["SM2-stations"]["since"] == "2022-01-01"


def test_a_spreadsheet_takes_no_figure_for_a_formula() -> None:
    lines = run("yingtan", "--csv").stdout.splitlines()
    assert lines[0].startswith("place,id,metric,written,equation,figures,outcome,words,counted,office,kind")
    assert not [cell for line in lines for cell in line.split(",") if cell[:1] in ("=", "+", "-", "@") and cell]


def test_the_screen_shows_the_place_and_its_figures() -> None:
    shown = run("tongzhou-nantong").stdout
    assert "tongzhou-nantong-2022" in shown
    assert "65" in shown


def test_a_place_that_is_not_there_names_the_nearest() -> None:
    done = run("yingtn")
    assert done.exit_code != 0
    assert "did you mean 'yingtan-2022'" in str(done.exception)
