"""From an office folder to a question that measures can answer."""

import getpass
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graph.ledger import Problem
    from graph.office import Office
    from graph.privacy import Mask
    from queries.period import Period
    from queries.result import Question, RuleResult
    from queries.rule import Program, Rule
    from queries.submissions import Submission


def opened(folder: Path) -> "Office":
    """Open the office."""
    from graph.office import Office

    return Office(folder)


def today(office: "Office") -> date:
    """Return the day that questions are as of: the office's fixed day where its settings have one."""
    return office.settings.as_of or datetime.now(UTC).astimezone().date()


def program_of(office: "Office") -> "Program":
    """Return the rule book of the office: a program by name, or a file of its own in the office folder."""
    from queries.program import program, read_program

    own = office.folder / office.settings.program
    return read_program(own) if own.suffix == ".toml" and own.is_file() else program(office.settings.program)


def submissions(office: "Office") -> "Sequence[Submission]":
    """Return what was handed in, sheet by sheet."""
    from graph.build import active
    from queries.submissions import Submission

    return [
        Submission(part.kind, part.scope, part.since, part.until, part.as_of, load.loaded_at.date(), part.partial)
        for load in active(office.ledger.loads(records=False))
        for part in load.parts
    ]


def awaiting(office: "Office") -> "list[Problem]":
    """Return what still needs a person: cells and rows of the loads that count, and mentions that are not settled."""
    from graph.build import active

    loads = office.ledger.loads(records=False)
    counting = {load.id for load in active(loads)}
    held = [one for load in loads if load.id in counting for one in load.problems if one.effect != "note"]
    return held + office.problems()


def question(
    office: "Office", as_of: date | None = None, since: date | None = None, until: date | None = None
) -> "Question":
    """Make the question: the body, the day, what was handed in, what is in doubt, and a period if asked for."""
    from queries.period import given
    from queries.result import Question

    day = as_of or (until - timedelta(days=1) if until else None) or today(office)
    period = None
    if since or until:
        period = given(since or date(day.year, 1, 1), until or day + timedelta(days=1), as_of)
    asked = None if as_of else max(day, today(office))
    return Question(office.body.id, day, submissions(office), office.doubts(), period, asked)


def mask_of(office: "Office") -> "Mask":
    """Return what masks the names of the office's contacts, also inside titles."""
    from graph.privacy import Mask

    store = office.open_store()
    try:
        return Mask.of(store)
    finally:
        store.close()


def disclosed(office: "Office", what: str) -> None:
    """Note that names of citizens were asked for in full: who, when and for what."""
    from audit.history import History

    with History(office.folder / "audit.sqlite") as history:
        history.disclosed(getpass.getuser(), what, datetime.now(UTC))


def evaluated(
    office: "Office",
    asked: "Question",
    book: "Program",
    rules: "Sequence[Rule] | None" = None,
    ended: "Sequence[tuple[Rule, Period]]" = (),
) -> "list[RuleResult]":
    """Evaluate rules (all of the program's where none are given), and some for periods that have ended.

    Raises StoreError where not one could be: an answer of errors alone is no answer, and must replace none.
    """
    from graph.stores import StoreError
    from queries.coverage import evaluate

    store = office.open_store()
    try:
        results = evaluate(store, book, asked, rules, ended=ended)
    finally:
        store.close()
    if results and all(result.outcome in ("error", "not run") for result in results):
        raise StoreError(results[0].error)
    return results
