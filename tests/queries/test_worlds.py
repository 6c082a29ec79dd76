"""Unknown is right: what is said of an office with one doubtful row holds in each world that the row allows.

A row without its day, or with a day that is only roughly known; a row that names one of two namesakes; a row without a
cell that its kind requires. Each office is judged by every measure. Where all worlds say the same of a subject, that is
said; where they differ, it is unknown; the value in each world lies in the interval; and no rule passes that fails in
one of the worlds.
"""

from collections.abc import Iterable
from pathlib import Path

import pytest

from graph.records import KIND
from queries.catalog import measures
from queries.period import Period, given
from tests.graph.building import D
from tests.queries.changes import (
    PEOPLE,
    TWIN_CONTACTS,
    TWIN_MEMBERS,
    blank_days,
    both_of_a_month,
    contact_namesakes,
    lacking,
    months,
    namesakes,
    rough_days,
    several,
    told_twice,
    unplaced,
)
from tests.queries.offices import program
from tests.queries.possible import PLAIN, Change, Rows, compared
from tests.queries.test_needs import LAST, asked
from tests.queries.whole_office import LOGS

QUARTERS = [given(D(2023, 1, 1), D(2023, 4, 1)), given(D(2023, 4, 1), D(2023, 7, 1))]
LOOSE: dict[tuple[str, str], set[str]] = {
    # What has no day surely is, but is held as possible as a whole: what hangs on it, whenever it was, is open too.
    ("no day", "reports"): {"sources-per-outcome"},
    ("no day", "proposals"): {"sources-per-outcome"},
    ("no day", "topics"): {"topics-per-session"},
    ("no day", "cases"): {"sources-per-outcome"},
    ("no day", "documents"): {"citations-per-document"},
    ("no day", "activities"): {"training-before-inspection"},
    ("no day", "endorsements"): {"issue-stages-missing", "proposal-stages-missing", "task-stages-missing"},
    # One of two it surely is, but the graph can only hold that it may be either: at least one is not told.
    ("namesakes", "members"): {"leaders-per-member"},
    ("namesakes", "places"): {"leaders-per-township", "liaison-heads-per-township", "members-per-group"},
    ("namesakes", "proposals"): {"supervisors-per-issue"},
    ("namesakes", "platforms"): {"heads-per-platform"},
    ("namesakes", "duties"): {"duties-per-platform", "members-per-session"},
    ("namesakes", "activities"): {"member-roles"},
    ("namesakes", "topics"): {"supervisors-per-issue"},
    ("namesakes", "tasks"): {"task-stages-missing"},
    ("namesakes", "donations"): {"member-roles", "members-per-session"},
    ("contacts", "visits"): {"visits-per-member"},
    # Both visits may be to either, but not both to the same one on one day.
    ("twice", "visits"): {"visits-per-pair"},
    # Whom nobody knows is the member without a name or one of the staff: somebody heads the platform either way.
    ("blank", "members"): {"heads-per-platform", "outsiders-per-platform"},
}
"""By what goes wrong and the kind of sheet: measures of which something is unknown though all worlds say the same."""


def wrong(
    changes: Iterable[Change], folder: Path, loose: set[str], period: Period | None = None, plain: Rows = PLAIN
) -> tuple[list[object], set[str]]:
    """Return what is told falsely, and the measures of which something is left open in vain, but for `loose`."""
    book = program(*map(asked, measures().values()))
    listed = list(changes)
    assert listed
    found = list(compared(listed, book, folder, LAST, period, plain))
    vain = {one.measure for one in found if one.wrong == "open in vain"} - loose
    return [one for one in found if one.wrong != "open in vain"], vain


@pytest.mark.parametrize("kind", [kind for kind in LOGS if kind not in ("tasks", "outcomes")])
def test_a_row_without_its_day(kind: str, tmp_path: Path) -> None:
    assert wrong(blank_days(kind), tmp_path, LOOSE.get(("no day", kind), set())) == ([], set())


@pytest.mark.parametrize("kind", [kind for kind in LOGS if kind not in ("tasks", "outcomes")])
def test_a_row_of_which_only_the_month_is_known(kind: str, tmp_path: Path) -> None:
    assert wrong(months(kind), tmp_path, LOOSE.get(("month", kind), set())) == ([], set())


def test_two_events_of_one_month_of_which_either_was_first(tmp_path: Path) -> None:
    assert wrong([both_of_a_month()], tmp_path, set()) == ([], set())


@pytest.mark.parametrize("change", list(several()), ids=lambda change: change.what)
def test_rows_in_doubt_that_move_a_value_both_ways(change: Change, tmp_path: Path) -> None:
    assert wrong([change], tmp_path, LOOSE.get(("several", change.what), set())) == ([], set())


@pytest.mark.parametrize("period", QUARTERS, ids=lambda period: period.key)
@pytest.mark.parametrize("kind", [kind for kind in LOGS if kind not in ("tasks", "outcomes")])
def test_a_row_of_some_day_about_the_edge_of_a_quarter(kind: str, period: Period, tmp_path: Path) -> None:
    assert wrong(rough_days(kind), tmp_path, LOOSE.get(("rough day", kind), set()), period) == ([], set())


@pytest.mark.parametrize("kind", PEOPLE)
def test_a_row_that_names_one_of_two_namesakes(kind: str, tmp_path: Path) -> None:
    assert wrong(namesakes(kind), tmp_path, LOOSE.get(("namesakes", kind), set()), plain=TWIN_MEMBERS) == ([], set())


@pytest.mark.parametrize("kind", ["visits", "activities"])
def test_a_row_that_names_one_of_two_contacts_of_one_name(kind: str, tmp_path: Path) -> None:
    found = wrong(contact_namesakes(kind), tmp_path, LOOSE.get(("contacts", kind), set()), plain=TWIN_CONTACTS)
    assert found == ([], set())


@pytest.mark.parametrize("change", list(told_twice()), ids=lambda change: change.what)
def test_two_rows_that_may_tell_of_one_visit(change: Change, tmp_path: Path) -> None:
    assert wrong([change], tmp_path, LOOSE["twice", "visits"], plain=TWIN_CONTACTS) == ([], set())


@pytest.mark.parametrize("change", list(unplaced()), ids=lambda change: change.what)
def test_a_contact_of_no_known_constituency_or_home(change: Change, tmp_path: Path) -> None:
    assert wrong([change], tmp_path, set()) == ([], set())


@pytest.mark.parametrize("kind", [kind for kind in KIND if list(lacking(kind))])
def test_a_row_without_a_cell_that_its_kind_requires(kind: str, tmp_path: Path) -> None:
    assert wrong(lacking(kind), tmp_path, LOOSE.get(("blank", kind), set())) == ([], set())
