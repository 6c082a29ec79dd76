"""The states of a finding over several nights: opened, still, closed on evidence, reopened, unknown, stale."""

import sqlite3
from datetime import date, datetime
from pathlib import Path

import pytest

from audit.exits import exit_code
from audit.findings import Identity
from audit.history import History, HistoryError
from audit.night import run_audit
from queries.submissions import Submission
from tests.audit.nights import ALL_IN, LAST, Nights, office, said
from tests.queries.offices import CATALOGUE, PER_MEMBER, program, tables

TWO = "m1 c1 2023-01-05 2023-02-05"
M2 = Identity("TR1", "", "2023", "m2")


def test_opened_still_fixed_reopened(nights: Nights) -> None:
    first = nights.night(office(TWO))
    assert said(first) == [("m2", "opened", "")]
    assert (first.previous, first.run.outcome, first.tally["opened"]) == (None, "clean", 1)
    assert said(nights.night(office(TWO))) == []
    assert said(nights.night(office(TWO, "m2 c1 2023-03-01"))) == [("m2", "changed", "data")]
    assert said(nights.night(office(TWO, "m2 c1 2023-03-01 2023-03-02"))) == [("m2", "closed", "fixed")]
    assert said(nights.night(office(TWO, "m2 c1 2023-03-01 2023-03-02"))) == []
    back = nights.night(office(TWO))
    assert said(back) == [("m2", "reopened", "data")]
    age = back.ages[M2]
    assert (age.first, age.since, age.reopened) == (LAST, LAST, 1)
    assert back.previous is not None
    assert back.previous.id == back.run.id - 1


def test_a_missing_sheet_closes_nothing(nights: Nights) -> None:
    nights.night(office(TWO))
    unknown = nights.night(office(TWO), sheets=ALL_IN[1:])
    assert said(unknown) == [("m2", "unknown", "sheet missing")]
    assert said(nights.night(office(TWO), sheets=ALL_IN[1:])) == []
    assert said(nights.night(office(TWO))) == [("m2", "seen", "")]


def test_unknown_from_the_start_is_settled_not_fixed(nights: Nights) -> None:
    assert said(nights.night(office(TWO), sheets=())) == [("m2", "unknown", "sheet missing")]
    assert said(nights.night(office(TWO, "m2 c1 2023-04-01 2023-04-02"))) == [("m2", "closed", "settled")]
    assert said(nights.night(office(TWO))) == [("m2", "opened", "data")]


def test_an_error_leaves_findings_stale_not_closed(nights: Nights) -> None:
    nights.night(office(TWO))
    broken = {**CATALOGUE, "per-member": PER_MEMBER.model_copy(update={"query": "MATCH (x:Nothing) RETURN x.id"})}
    assert said(nights.night(office(TWO), catalogue=broken)) == [("m2", "stale", "rule in error")]
    assert said(nights.night(office(TWO), catalogue=broken)) == []
    assert said(nights.night(office(TWO))) == [("m2", "seen", "")]


def test_no_data_leaves_findings_stale(nights: Nights) -> None:
    nights.night(office(TWO))
    run = nights.night(tables(["b"]))
    assert (said(run), run.run.outcome) == ([("m2", "stale", "no data")], "incomplete")


def test_a_subject_that_left_is_closed_with_that_reason(nights: Nights) -> None:
    nights.night(office(TWO))
    assert said(nights.night(office(TWO, members=["m1"]))) == [("m2", "closed", "subject left")]


def test_a_subject_gone_with_a_sheet_is_not_closed(nights: Nights) -> None:
    nights.night(office(TWO))
    assert said(nights.night(office(TWO, members=["m1"]), sheets=())) == [("m2", "stale", "sheet missing")]


def test_an_exempt_subject_is_closed_as_exempt(nights: Nights) -> None:
    nights.night(office(TWO))
    exempt = program({"owner": "member.committee", "class": [{"name": "exempt", "exempt": True}]})
    graph = tables(["b", "g1", "c1", "m1", {"id": "m2", "exempt": "hk"}], ["m1 SITS_IN b", "m2 SITS_IN b", "g1 OF b"])
    changes = said(nights.night(graph, asked=exempt))
    assert ("m2", "closed", "exempt") in changes


def test_a_changed_rule_says_what_it_closed_and_opened(nights: Nights) -> None:
    nights.night(office(TWO, "m2 c1 2023-03-01"))
    lenient = program({"owner": "member.committee", "bound": {"at_least": 1}})
    strict = program({"owner": "member.committee", "bound": {"at_least": 3}})
    graph = office(TWO, "m2 c1 2023-03-01")
    assert said(nights.night(graph, asked=lenient)) == [("m2", "closed", "rule changed")]
    assert said(nights.night(graph, asked=strict)) == [
        ("m1", "opened", "rule changed"),
        ("m2", "reopened", "rule changed"),
    ]


def test_a_retired_rule_closes_its_findings(nights: Nights) -> None:
    nights.night(office(TWO))
    other = program({"id": "TR9", "measure": "kept", "period": "day"})
    assert said(nights.night(office(TWO), asked=other)) == [("m2", "closed", "rule retired")]


def test_a_rule_not_asked_for_tonight_keeps_its_findings(nights: Nights) -> None:
    both = program({}, {"measure": "kept", "period": "day"})
    nights.night(office(TWO), asked=both)
    nights.night(office(TWO), asked=program({"id": "TR2", "measure": "kept", "period": "day"}))
    states = nights.history.states("b")
    assert states[M2].kind == "closed"  # the program no longer has it
    again = Nights(nights.home / "again", both)
    again.night(office(TWO))
    later = again.night(office(TWO))
    run_audit([], again.history, program=both, body="b", as_of=LAST, at=datetime.fromisoformat(later.run.at))
    assert again.history.states("b")[M2].kind == "opened"
    again.close()


def test_a_period_that_is_over_closes_what_was_not_fixed(nights: Nights) -> None:
    nights.night(office(TWO))
    sheets = [Submission("visits", "", date(2023, 1, 1), date(2025, 1, 1))]
    later = nights.night(as_of=date(2024, 12, 31), sheets=sheets)
    assert said(later) == [("m1", "opened", "data"), ("m2", "closed", "period over"), ("m2", "opened", "data")]
    assert nights.history.states("b")[M2].kind == "closed"


def test_as_of_a_day_the_same_finding_lives_on(nights: Nights) -> None:
    asked = program({"measure": "kept", "period": "day", "bound": {"at_least": 2}})
    nights.night(office(TWO), asked=asked)
    assert said(nights.night(as_of=date(2024, 6, 30), asked=asked)) == []


def test_the_calendar_is_told_from_the_data(nights: Nights) -> None:
    sheets = [Submission("visits", "", date(2023, 1, 1), date(2024, 1, 1))]
    asked = program({"period": "quarter"})
    graph = office("m1 c1 2023-01-05 2023-02-05", "m2 c1 2023-01-05 2023-02-05")
    assert said(nights.night(graph, as_of=date(2023, 3, 31), sheets=sheets, asked=asked)) == []
    nights.night(as_of=date(2023, 3, 31), sheets=sheets, asked=asked)
    run = nights.night(as_of=date(2023, 6, 30), sheets=sheets, asked=asked)
    assert said(run) == [("m1", "opened", "calendar"), ("m2", "opened", "calendar")]


def test_a_new_owner_is_a_change(nights: Nights) -> None:
    nights.night(office(TWO))
    graph = tables(["b", "g2", "c1", "m1", "m2"], ["m1 SITS_IN b", "m2 SITS_IN b", "m2 PLACED_UNDER g2", "g2 OF b"])
    changed = nights.night(graph)
    assert [(c.identity.subject, c.kind, c.owner_name) for c in changed.changes if c.identity.subject == "m2"] == [
        ("m2", "changed", "G2")
    ]


def test_two_audits_at_once_are_refused(nights: Nights) -> None:
    with (
        nights.history.alone(),
        History(nights.home / "audit.sqlite") as other,
        pytest.raises(HistoryError),
        other.alone(),
    ):
        pass
    assert said(nights.night(office(TWO))) == [("m2", "opened", "")]


def test_a_night_that_fails_leaves_nothing(nights: Nights) -> None:
    nights.night(office(TWO))
    run = nights.history.last("b")
    assert run is not None
    with pytest.raises(Exception, match="rule_runs"):
        nights.history.record(run, [("TR1", "")], [])
    assert nights.history.last("b") == run


def test_the_history_is_kept_between_programs(nights: Nights) -> None:
    nights.night(office(TWO))
    with History(nights.home / "audit.sqlite") as again:
        assert again.states("b")[M2].kind == "opened"
        assert again.states("other") == {}


def test_a_newer_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "audit.sqlite"
    History(path).close()
    held = sqlite3.connect(path)
    held.execute("PRAGMA user_version = 99")
    held.close()
    with pytest.raises(HistoryError, match="newer"):
        History(path)


def test_forgetting_a_person_takes_every_name(nights: Nights) -> None:
    graph = office(TWO, members=["m1", "m2"])
    table = graph.nodes["Member"].to_pylist()
    named = [{**row, "name": "Forgettable Person"} if row["id"] == "m2" else row for row in table]
    nodes = {label: held.to_pylist() for label, held in graph.nodes.items()} | {"Member": named}
    links = {triple: held.to_pylist() for triple, held in graph.relations.items()}
    nights.night(type(graph).from_rows(nodes, links), asked=program({"owner": "member.self"}))
    files = [nights.home / "audit.sqlite", nights.home / "audit.sqlite-wal"]
    assert any(b"Forgettable" in path.read_bytes() for path in files)
    nights.history.forget("m2")
    assert not any(b"Forgettable" in path.read_bytes() for path in files if path.exists())


@pytest.mark.parametrize(
    ("severity", "visited", "sheets", "expected"),
    [
        ("high", [TWO, "m2 c1 2023-03-01 2023-03-02"], ALL_IN, 0),
        ("high", [TWO], ALL_IN, 1),
        ("medium", [TWO], ALL_IN, 0),
        ("medium", [TWO], (), 3),
        ("high", [TWO], (), 3),
    ],
)
def test_exit_codes(nights: Nights, severity: str, visited: list[str], sheets: list[Submission], expected: int) -> None:
    run = nights.night(office(*visited), asked=program({"severity": severity}), sheets=sheets)
    assert exit_code(run.results, "high") == expected


def test_exit_code_of_a_run_in_which_nothing_could_be_evaluated(nights: Nights) -> None:
    broken = {"per-member": PER_MEMBER.model_copy(update={"query": "MATCH (x:Nothing) RETURN x.id"})}
    run = nights.night(office(TWO), catalogue=broken)
    assert (exit_code(run.results, "low"), run.run.outcome) == (2, "failed")
