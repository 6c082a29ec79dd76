"""What a sheet that was not handed in leaves open, on the sample office: nobody turns falsely covered or a gap."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from graph.build import active, build
from graph.identity import Identities
from graph.ledger import Load, Part
from graph.office import BodySettings, Office
from graph.records import KIND
from loaders.load import load
from queries.catalog import measures
from queries.coverage import evaluate
from queries.program import program
from queries.result import Question, RuleResult
from queries.rule import Program
from queries.submissions import Submission
from samples import make_office
from tests.queries.less import beside, rows
from tests.queries.offices import stored

LAST = date(2023, 12, 31)
TONGREN = program("tongren")
SHEETS = [submit.kind for submit in TONGREN.submits]
SEEN_TWICE = {(measure, "contacts") for measure in ("acts-per-member", "acts-beyond-meetings")}
"""Two rows of one visit are two acts while the contact list is not there to say that they name one person. No verdict
of "at least one act" hangs on it."""
Judged = Callable[[Callable[[Part], bool]], dict[str, RuleResult]]
"""From which parts are handed in to the result of each measure."""


def book() -> Program:
    """A program with a rule for every measure, by its own bound or else at least 1, and of sheets as Tongren's."""
    rules = [
        {
            "id": f"TR{number}",
            "measure": made.id,
            "period": "year" if "since" in made.params else "day",
            "params": made.examples,
            "source": {"mechanisms": list(made.mechanisms)},
            **({} if made.bound else {"bound": {"at_least": 1}}),
        }
        for number, made in enumerate(measures().values())
    ]
    submit = [submit.model_dump() for submit in TONGREN.submits]
    not_kept = [kind for kind in KIND if kind not in SHEETS]
    words = {"zh": "全部", "en": "all"}
    return Program.model_validate(
        {"name": "all", "title": words, "rule": rules, "submit": submit, "not_kept": not_kept}
    )


@pytest.fixture(scope="module")
def judged(tmp_path_factory: pytest.TempPathFactory) -> Judged:
    home = tmp_path_factory.mktemp("unknown")
    make_office("tongren", home / "sheets", answers=home / "answers")
    office = Office.create(home / "office", BodySettings(id="tongren", name="铜仁市政协"), "tongren")
    load(office.ledger, [home / "sheets"])
    # What Tongren hands in besides are sheets that this program does not ask for.
    kept = [
        replace(load, parts=tuple(part for part in load.parts if part.kind in SHEETS)) for load in office.ledger.loads()
    ]
    loads = [load for load in kept if load.parts]

    def of(keep: Callable[[Part], bool]) -> dict[str, RuleResult]:
        held = [replace(load, parts=tuple(filter(keep, load.parts))) for load in loads]
        return _judged(office, [load for load in held if load.parts], tmp_path_factory.mktemp("store"))

    return of


def _judged(office: Office, held: list[Load], folder: Path) -> dict[str, RuleResult]:
    made = build(held, office.body, Identities.read(office.identities_path), office.aliases)
    sheets = [Submission(p.kind, p.scope, p.since, p.until, p.as_of) for load in active(held) for p in load.parts]
    store = stored(made.tables, folder)
    results = evaluate(store, book(), Question("tongren", LAST, sheets, made.doubts))
    store.close()
    assert [result.error for result in results if result.error] == []
    return {result.rule.measure: result for result in results}


@pytest.fixture(scope="module")
def full(judged: Judged) -> dict[str, RuleResult]:
    return judged(lambda _: True)


@pytest.fixture(scope="module")
def without(judged: Judged) -> Callable[[str], dict[str, RuleResult]]:
    return cache(lambda kind: judged(lambda part: part.kind != kind))


@pytest.mark.parametrize("kind", SHEETS)
def test_a_verdict_without_a_sheet_is_that_of_all_sheets_or_unknown(
    full: dict[str, RuleResult], without: Callable[[str], dict[str, RuleResult]], kind: str
) -> None:
    wrong = [
        (measure, row["name"], row["object_name"], row["outcome"])
        for measure, less in without(kind).items()
        for right, row in beside(full[measure], less)
        if row["outcome"] in ("covered", "gap") and row["outcome"] not in {one["outcome"] for one in right}
    ]
    assert wrong == []


@pytest.mark.parametrize("kind", SHEETS)
def test_the_value_of_all_sheets_is_within_what_one_less_leaves_open(
    full: dict[str, RuleResult], without: Callable[[str], dict[str, RuleResult]], kind: str
) -> None:
    outside = [
        (measure, row["name"], row["object_name"], row["low"], row["high"])
        for measure, less in without(kind).items()
        for right, row in beside(full[measure], less)
        if right and (measure, kind) not in SEEN_TWICE
        if not any(row["low"] <= one["high"] and one["low"] <= row["high"] for one in right)
    ]
    assert outside == []


@pytest.mark.parametrize("kind", SHEETS)
def test_a_rule_that_failed_does_not_pass_for_want_of_a_sheet(
    full: dict[str, RuleResult], without: Callable[[str], dict[str, RuleResult]], kind: str
) -> None:
    passed = [name for name, less in without(kind).items() if less.outcome == "pass" and full[name].outcome != "pass"]
    assert passed == []


@pytest.mark.parametrize("kind", SHEETS)
def test_what_needs_no_such_sheet_is_unknown_only_for_rows_in_doubt(
    without: Callable[[str], dict[str, RuleResult]], kind: str
) -> None:
    for measure, less in without(kind).items():
        lacking = {sheet for _, _, row in rows(less) if row["lacking"] for sheet in row["lacking"].split(";")}
        assert lacking <= {f"{kind}/{missing.scope}" for missing in less.missing}, measure
        assert not less.missing or kind in measures()[measure].needs, measure


def test_nothing_lacks_where_all_sheets_are_in(full: dict[str, RuleResult]) -> None:
    assert {name: result.missing for name, result in full.items() if result.missing} == {}


@pytest.mark.parametrize("kind", ["contacts", "visits"])
def test_one_committee_late(full: dict[str, RuleResult], judged: Judged, kind: str) -> None:
    late = "经济委员会"
    less = judged(lambda part: (part.kind, part.scope) != (kind, late))
    # A list filed with another member's committee, and people of another constituency than the keeper's, are in a
    # sheet where nobody looks for them: gaps of their own (TR3, TR1), which the sample has planted.
    misfiled = {row["subject"] for _, _, row in rows(full["contacts-not-filed"]) if row["outcome"] == "gap"}
    for measure, result in less.items():
        assert {(missing.kind, missing.scope) for missing in result.missing} <= {(kind, late)}
        if kind == "contacts" and measures()[measure].subject == "Constituency":
            continue
        for right, row in beside(full[measure], result):
            if row["outcome"] in ("covered", "gap") and right and row["subject"] not in misfiled:
                assert row["outcome"] in {one["outcome"] for one in right}, (measure, row["name"])
    of_members = less["visits-per-member"].verdicts.to_pylist()
    assert 0 < sum(row["lacking"] is not None for row in of_members) < len(of_members) / 2
