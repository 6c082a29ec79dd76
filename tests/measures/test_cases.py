"""Every measure on its hand-worked cases: all cases of the catalogue in one store, a body each."""

import re
from datetime import date
from typing import Any

import pyarrow as pa
import pytest

from graph.stores import Store
from queries.catalog import FOLDER, measures
from queries.library import ask
from queries.measure import CELL, UNSURE, Measure
from tests.engines import Engine
from tests.measures.cases import KINDS, Case, cases
from tests.measures.notation import Sketch

_PARAMETER = re.compile(r"\$(\w+)")
CASES = cases()
MEASURES = list(measures().values())
NOT_COUNTED = {
    "shared-attributes": "the fact is the pair, the value what its ends have in common",
    "issue-stages-missing": "facts are the stages that are there, the value those that are not",
    "need-links-missing": "facts are what there is of the chain, the value the links that are not there",
    "proposal-stages-missing": "facts are the stages that are there, the value those that are not",
    "visit-days-per-member": "facts are visits, the value the days they lie on",
    "rooms-near-member": "facts are where the platform, the home and the work are, the value whether they match",
    "member-levels-per-platform": "facts are the members, the value the levels they sit at",
    "contacts-short-of-total": "facts are the contacts on the lists, the value what the stated total is above them",
    "topic-stages-missing": "facts are the stages that are there, the value those that are not",
    "task-stages-missing": "facts are owners and state, the value what is not there",
    "short-of-plan": "the fact is the item, the value what is not done of it",
    "steps-in-order": "facts are the steps of both kinds, the value those too early",
    "days-between-steps": "facts are the steps at both ends, the value the days between them",
    "hooked-claimants": "facts are what the claimant is assigned to and what the topic concerns",
    "sections-per-document": "the fact is the document",
    "submissions-per-member": "facts are what was submitted, the value the parts of it that are the member's",
    "outcomes-per-platform": "facts are the outcomes, the value their quantity",
    "bulletin-issues": "facts are the items, the value the issues of the bulletin that they stand in",
    "person-times": "facts are the activities, the value how many were there",
    "known-form": "the fact is the activity with its form, the value whether the form is one of those asked for",
    "solved-beyond-opinions": "facts are the numbers, the value what one is above the other",
    "outcomes-total": "facts are the outcomes, the value their sum",
    "fund-balance": "facts are the amounts, the value what is left of them",
}
"""Measures whose value is not the number of facts behind it, each with the reason."""
SEVERAL = {
    "contacts-of-occupation-together": "two members may keep one contact",
    "members-per-township": "a member may be assigned to the township and to villages in it",
    "liaison-heads-per-township": "one person may head two groups of the township",
    "platforms-per-member": "a member may be assigned to a platform and head it",
    "members-per-platform": "a member may be assigned to the platform and head it",
    "platforms-per-township": "a platform may lie in the township and in a village of it",
    "outsiders-per-platform": "one person may be assigned and head it, or take part in several activities",
    "supervisors-per-department": "a member may be at the department as a supervisor and as a mediator",
    "departments-per-supervisor": "one may be at a department as a supervisor and as a mediator",
    "duties-per-platform": "several members may be on one turn",
    "branches-reaching-member": "one may be in the branch that looks after the constituency",
    "branches-per-party-member": "one may head a branch and be on its list",
    "groups-per-member": "one may head a group and be on its list",
    "members-per-group": "one may head the group and be on its list",
    "posts-per-convener": "one convener may head two departments",
    "visits-near-home": "a visit may be in two townships that are both home",
    "visits-by-contact-kind": "one may be visited twice",
    "supervisors-per-issue": "one may lead an issue and supervise it",
    "screenings-per-topic": "a topic may be selected in two rounds",
    "participants": "a member may take part in several activities",
    "member-roles": "a member may do several things in one role",
    "outcomes-per-township": "an outcome may name the township and come of an activity held there",
}
"""Measures that may give several facts for one thing counted."""
QUANTITIES = {
    "short-of-plan": "what is planned may have parts",
    "submissions-per-member": "a joint one has parts",
    "solved-beyond-opinions": "a number of matters, as its sheet has it",
    "outcomes-total": "amounts have parts",
    "outcomes-per-platform": "amounts have parts",
    "fund-balance": "money has parts",
}
"""Measures whose value is an amount and no count, each with the reason."""


@pytest.fixture(scope="module")
def store(module_engine: Engine) -> Store:
    """All cases; that each finds only its own rows shows that bodies do not mix."""
    sketch = Sketch()
    for case in CASES:
        sketch.draw(case.graph, case.prefix)
    return module_engine.holding(sketch.tables())


def all_null(column: pa.ChunkedArray) -> bool:
    """Return whether no value is known: an engine that infers types then has none."""
    return bool(column.null_count == len(column))


def values(case: Case) -> dict[str, Any]:
    return {"body": case.prefix + "b"} | case.params


def rows(case: Case, answer: pa.Table) -> list[list[Any]]:
    """Return [subject, (object), value] with the case's own ids."""
    return ending(case, answer, "value")


def ending(case: Case, answer: pa.Table, last: str) -> list[list[Any]]:
    """Return the same with another column for the value."""
    columns = ["subject", "object", last] if case.measure.object else ["subject", last]
    told = [[row[column] for column in columns] for row in answer.to_pylist()]
    return [[x.removeprefix(case.prefix) if isinstance(x, str) else x for x in row] for row in told]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(store: Store, case: Case) -> None:
    answer = ask(store, case.measure.query, values(case))
    assert rows(case, answer) == sorted(case.expect)
    if case.unsure is not None:
        assert [row for row in ending(case, answer, UNSURE) if row[-1] != 0] == sorted(case.unsure)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_facts_behind_the_values(store: Store, case: Case) -> None:
    for row in (row for row in case.expect if row[-1] is not None):
        ends = {"subject": case.prefix + row[0], "object": case.prefix + row[1] if case.measure.object else ""}
        if case.measure.object == CELL:
            ends["object"] = row[1]
        facts = ask(store, case.measure.why, values(case) | ends)
        assert facts.column_names == ["fact", "name", "date", "rows"]
        assert all(told and all(r.startswith(case.prefix) for r in told) for told in facts["rows"].to_pylist())
        if case.measure.id in SEVERAL:
            assert (facts.num_rows >= row[-1]) and (facts.num_rows > 0) == (row[-1] > 0)
        elif case.measure.id not in NOT_COUNTED:
            assert facts.num_rows == row[-1], (row, facts.to_pylist())


@pytest.mark.parametrize("case", [c for c in CASES if c.measure.perhaps and c.unsure is not None], ids=str)
def test_facts_that_may_count_are_as_many_as_the_value_may_be_greater(store: Store, case: Case) -> None:
    """Where a value is sure, none may add to it."""
    more = {tuple(row[:-1]): row[-1] for row in case.unsure or []}
    for *ends, _ in case.expect:
        other = ends[1] if case.measure.object == CELL else case.prefix + ends[-1]
        asked = {"subject": case.prefix + ends[0], "object": other if case.measure.object else ""}
        facts = ask(store, case.measure.perhaps, values(case) | asked)
        assert facts.column_names == ["fact", "name", "date", "rows"]
        if (count := more.get(tuple(ends), 0)) is not None:
            assert facts.num_rows == count, (ends, facts.to_pylist())


@pytest.mark.parametrize("made", MEASURES, ids=lambda made: made.id)
def test_every_measure_has_a_case_of_each_kind(made: Measure) -> None:
    own = [case for case in CASES if case.measure.id == made.id]
    assert not set(KINDS) - {case.kind for case in own}
    assert len({case.name for case in own}) == len(own)
    for case in own:
        found = [not _inside(made, row[-1]) for row in case.expect]
        if case.kind == "hit":
            assert any(found), f"{case}: a hit shows a gap"
        elif case.kind == "miss":
            assert not any(found), f"{case}: a miss shows none"


def _inside(made: Measure, value: float | None) -> bool:
    """A value that is not known is no gap."""
    assert made.bound is not None
    if value is None:
        return True
    return made.bound.low <= value <= made.bound.high


def test_no_case_file_is_left_without_its_measure() -> None:
    files = {path.name.removesuffix(".cases.toml") for path in FOLDER.glob("*/*.cases.toml")}
    assert files == set(measures())


@pytest.mark.parametrize("made", MEASURES, ids=lambda made: made.id)
def test_a_measure_declares_what_it_takes_and_returns(store: Store, made: Measure) -> None:
    assert set(_PARAMETER.findall(made.query)) == {"body", *made.params}
    given: dict[str, Any] = {"body": "nobody", "subject": "nothing", "object": "nothing"}
    given |= {"since": date(2023, 1, 1), "until": date(2024, 1, 1), "day": date(2023, 12, 31)} | made.examples
    answer = store.table(made.query, body="nobody", **{name: given[name] for name in made.params})
    pair = ["object", "object_name"] if made.object else []
    assert answer.column_names == ["subject", "name", *pair, "value", *made.evidence]
    assert answer.num_rows == 0
    assert ask(store, made.why, given).num_rows == 0


def test_values_are_numbers_and_names_are_text(store: Store) -> None:
    for case in CASES:
        answer = ask(store, case.measure.query, values(case))
        if answer.num_rows:
            number = pa.float64() if case.measure.id in QUANTITIES else pa.int64()
            assert answer.schema.field("value").type == number or all_null(answer["value"]), case
            assert answer.schema.field("subject").type == pa.string(), case
            assert answer.schema.field("name").type == pa.string(), case
