"""A period that has ended: judged while its sheets may come, judged once more when none may, and then closed."""

import sqlite3
from contextlib import closing
from datetime import date

import pytest

from audit.findings import Identity
from audit.history import History, looked_back
from audit.night import AuditRun
from audit.periods import ended, settled_on
from audit.report.contents import contents
from audit.report.html import html
from queries.period import OwnYear, period_of
from queries.submissions import Submission
from tests.audit.nights import Nights, office, said
from tests.queries.offices import CATALOGUE, PER_MEMBER, program, tables

HALVES = program(
    {"period": "half", "owner": "member.committee"}, submit=[{"kind": "visits", "each": "half", "days": 10}]
)
TWO = "m1 c1 2023-02-05 2023-03-05"
H1 = (Submission("visits", "", date(2023, 1, 1), date(2023, 7, 1)),)
END, GRACE, OVER = date(2023, 6, 30), date(2023, 7, 8), date(2023, 7, 11)


def of(run: AuditRun, period: str) -> list[tuple[str, str, str]]:
    return [(c.identity.subject, c.kind, c.reason) for c in run.changes if c.identity.period == period]


def test_sheets_that_come_in_their_days_settle_the_period_that_ended(nights: Nights) -> None:
    graph = office(TWO, "m3 c1 2023-04-01 2023-05-01", members=["m1", "m2", "m3"])
    # On the last day the first two visits are all that is in, by a sheet of somebody who was early.
    first = nights.night(office(TWO, members=["m1", "m2", "m3"]), as_of=END, sheets=(), asked=HALVES)
    assert said(first) == [("m2", "unknown", "sheet missing"), ("m3", "unknown", "sheet missing")]
    told = nights.night(graph, as_of=GRACE, sheets=H1, asked=HALVES)
    assert sorted(of(told, "2023H1")) == [("m2", "opened", "data"), ("m3", "closed", "settled")]
    assert {kind for _, kind, _ in of(told, "2023H2")} == {"unknown"}
    assert of(nights.night(as_of=date(2023, 7, 10), sheets=H1, asked=HALVES), "2023H1") == []
    over = nights.night(as_of=OVER, sheets=H1, asked=HALVES)
    assert of(over, "2023H1") == [("m2", "closed", "period over")]
    assert [result.period.key for result in over.results if result.period] == ["2023H2", "2023H1"]
    after = nights.night(as_of=date(2023, 7, 12), sheets=H1, asked=HALVES)
    assert [result.period.key for result in after.results if result.period] == ["2023H2"]
    assert said(after) == []


def test_what_was_never_known_is_not_said_to_be_a_failure(nights: Nights) -> None:
    nights.night(office(TWO), as_of=END, sheets=(), asked=HALVES)
    nights.night(as_of=GRACE, sheets=(), asked=HALVES)
    assert of(nights.night(as_of=OVER, sheets=(), asked=HALVES), "2023H1") == [("m2", "closed", "never told")]


def test_nights_that_were_missed_are_made_up_for(nights: Nights) -> None:
    nights.night(office(TWO), as_of=END, sheets=(), asked=HALVES)
    late = nights.night(as_of=date(2023, 9, 1), sheets=H1, asked=HALVES)
    assert of(late, "2023H1") == [("m2", "opened", "data"), ("m2", "closed", "period over")]


def test_a_rule_in_error_closes_nothing_until_it_runs(nights: Nights) -> None:
    nights.night(office(TWO), as_of=END, sheets=H1, asked=HALVES)
    broken = {**CATALOGUE, "per-member": PER_MEMBER.model_copy(update={"query": "MATCH (x:Nothing) RETURN x.id"})}
    failed = nights.night(as_of=OVER, sheets=H1, asked=HALVES, catalogue=broken)
    assert of(failed, "2023H1") == [("m2", "stale", "rule in error")]
    assert of(nights.night(as_of=date(2023, 7, 13), sheets=H1, asked=HALVES), "2023H1") == [
        ("m2", "seen", ""),
        ("m2", "closed", "period over"),
    ]


def test_the_first_audit_of_all_judges_what_may_still_come_and_nothing_older() -> None:
    asked = [period.key for _, period in ended(HALVES, CATALOGUE, GRACE, {})]
    assert asked == ["2023H1"]
    assert ended(HALVES, CATALOGUE, OVER, {}) == []


def test_a_period_is_settled_when_the_sheet_that_holds_its_end_is_due() -> None:
    april = period_of("month", date(2023, 4, 5))
    assert settled_on(HALVES, PER_MEMBER, april) == date(2023, 7, 11)
    assert settled_on(program({}), PER_MEMBER, april) == date(2023, 5, 16)  # nobody says when: fifteen days
    months = program({"period": "month"}, submit=[{"kind": "visits", "each": "half", "days": 10}])
    keys = [period.key for _, period in ended(months, CATALOGUE, date(2023, 4, 5), {})]
    assert keys == ["2023-03", "2023-02", "2023-01"]


def test_a_window_is_asked_for_until_the_next_begins_and_then_closed() -> None:
    window = OwnYear.model_validate({"from": "03-01", "to": "06-01"})
    asked = program({"period": window.model_dump(by_alias=True)})
    judged = {("TR1", ""): {"2023-03-01..2023-06-01": date(2024, 2, 29)}}
    assert ended(asked, CATALOGUE, date(2024, 2, 29), judged) == []
    assert (
        ended(asked, CATALOGUE, date(2024, 3, 1), {("TR1", ""): {"2023-03-01..2023-06-01": date(2023, 6, 1)}})[0][1]
        .text()
        .en
        == "2023-03-01 – 2023-05-31"
    )
    assert ended(program({"measure": "kept", "period": "day"}), CATALOGUE, GRACE, {}) == []


def test_a_report_says_of_which_period_each_line_is_and_how_many_gaps_are_still_open(nights: Nights) -> None:
    nights.night(office(TWO), as_of=END, sheets=H1, asked=HALVES)
    run = nights.night(as_of=GRACE, sheets=H1, asked=HALVES)
    report = contents(run, body_name="b", lang="zh")
    assert [(part.rule.period, [line.period for line in part.lines]) for part in report.gaps] == [
        ("2023H1", ["2023H1"])
    ]
    assert (report.totals["still"], run.still) == (1, 1)
    assert "仍存在（无变化）: <b>1</b>" in html(report)
    (cause,) = report.causes
    assert cause.sheet == "《联系走访记录》2023H2未到报送期限"
    late = contents(nights.night(as_of=date(2024, 1, 11), sheets=H1, asked=HALVES), body_name="b", lang="en")
    assert [cause.sheet for cause in late.causes] == [
        "the sheet “visit log” is not yet due for 2024H1",
        "the sheet “visit log” was not handed in for 2023H2",
    ]


def test_found_and_due_are_days_of_the_audit_not_of_the_clock(nights: Nights) -> None:
    nights.night(office(TWO), as_of=END, sheets=H1, asked=HALVES)
    run = nights.night(as_of=GRACE, sheets=H1, asked=HALVES)
    ((line,),) = (part.lines for part in contents(run, body_name="b", lang="en").gaps)
    assert (line.since, line.due) == ("2023-06-30", "2023-07-30")


def test_a_look_back_knows_what_was_known_then_and_leaves_no_trace(nights: Nights) -> None:
    path = nights.home / "audit.sqlite"
    nights.night(office(TWO), as_of=END, sheets=H1, asked=HALVES)
    nights.night(office(TWO, "m2 c1 2023-02-01 2023-03-01"), as_of=GRACE, sheets=H1, asked=HALVES)
    m2 = Identity("TR1", "", "2023H1", "m2")
    with looked_back(path, "b", END) as copy:
        assert copy.states("b")[m2].kind == "opened"
        assert [run.as_of for run in [copy.last("b")] if run] == ["2023-06-30"]
        copy.record(nights.night(as_of=GRACE, sheets=H1, asked=HALVES).run, [], [])
    assert nights.history.states("b")[m2].kind == "closed"
    with looked_back(nights.home / "nothing" / "audit.sqlite", "b", END) as copy:
        assert copy.last("b") is None
    assert not (nights.home / "nothing").exists()


def test_a_history_of_the_first_version_is_taken_over(nights: Nights) -> None:
    path = nights.home / "old.sqlite"
    History(path).close()
    with closing(sqlite3.connect(path)) as held, held:
        (made,) = held.execute("SELECT sql FROM sqlite_master WHERE name = 'rule_runs'").fetchone()
        held.execute("DROP TABLE rule_runs")
        held.execute(made.replace("(run, rule, reading, period)", "(run, rule, reading)"))
        held.execute("INSERT INTO runs VALUES (1, 'b', 'p', '2023-06-30', '2023-06-30T02:00:00', '', 'gaps', 1.0)")
        row = (1, "TR1", "", "per-member", "v", "high", "2023H1", None, None, "fail", *(0,) * 5, 0.1, "", "{}", "[]")
        held.execute(f"INSERT INTO rule_runs VALUES ({', '.join('?' * len(row))})", row)
        held.execute("PRAGMA user_version = 1")
    with History(path) as history:
        assert history.judged("b") == {("TR1", ""): {"2023H1": END}}
    columns = "measure, version, severity, '2022H2', since, until, outcome, in_scope, covered, gap, unknown, exempt"
    with closing(sqlite3.connect(path)) as held, held:
        held.execute(f"INSERT INTO rule_runs SELECT run, rule, reading, {columns}, 1, '', '{{}}', '[]' FROM rule_runs")
    with History(path) as history:
        assert set(history.judged("b")["TR1", ""]) == {"2023H1", "2022H2"}


def test_what_was_merged_is_closed_as_merged_into_what(nights: Nights) -> None:
    asked = program({"measure": "by-place", "period": "half", "bound": {"at_least": 1}})
    made = PER_MEMBER.model_copy(
        update={
            "id": "by-place",
            "subject": "Township",
            "evidence": {},
            "query": """
        MATCH (t:Township) RETURN t.id AS subject, t.name AS name, 0 AS value ORDER BY subject""",
        }
    )
    catalogue = {"by-place": made}
    places = ["b", {"id": "t1", "name": "山口乡"}, {"id": "t2", "name": "河西乡"}]
    nights.night(tables(places), as_of=date(2023, 6, 1), sheets=H1, asked=asked, catalogue=catalogue)
    day = {"since": date(2023, 6, 20), "since_known": True}
    merged = tables(places, [("t1 SUCCEEDED_BY t2", day)])
    assert said(nights.night(merged, as_of=date(2023, 6, 19), sheets=H1, asked=asked, catalogue=catalogue)) == []
    run = nights.night(merged, as_of=date(2023, 6, 20), sheets=H1, asked=asked, catalogue=catalogue)
    assert said(run) == [("t1", "closed", "merged")]
    for lang, words in (("zh", "已并入河西乡"), ("en", "merged into 河西乡")):
        assert [line.reason for line in contents(run, body_name="b", lang=lang).changes] == [words]


def test_who_left_answers_for_nothing_any_more(nights: Nights) -> None:
    asked = program({"period": "half", "owner": "member.self"})
    ends = [("m1 SITS_IN b", {"until": date(2023, 5, 1)}), "m2 SITS_IN b"]
    run = nights.night(tables(["b", "m1", "m2"], ends), as_of=END, sheets=H1, asked=asked)
    assert {c.identity.subject: c.owner_name for c in run.changes} == {"m1": None, "m2": "M2"}
    assert [line.name for line in contents(run, body_name="b", lang="en").unowned] == ["M1"]


def test_a_sheet_that_the_office_does_not_keep_is_said_to_be_none(nights: Nights) -> None:
    asked = program({"period": "half"}, not_kept=["visits"])
    run = nights.night(office(TWO), as_of=END, sheets=(), asked=asked)
    for lang, words in (("zh", "联系走访记录 本会不报"), ("en", "visit log not kept by this office")):
        (rule,) = contents(run, body_name="b", lang=lang).rules
        assert rule.data_as_of == words


@pytest.mark.parametrize(("number", "words"), [("0007", "编号: 0007"), (None, "")])
def test_evidence_is_said_in_words_and_nothing_is_left_out(nights: Nights, number: str | None, words: str) -> None:
    doubted = PER_MEMBER.model_copy(
        update={
            "evidence": {**PER_MEMBER.evidence, "unsure": PER_MEMBER.evidence["number"]},
            "query": PER_MEMBER.query.replace("m.number AS number", "m.number AS number, 0 AS unsure"),
        }
    )
    graph = tables(["b", {"id": "m1", "number": number}], ["m1 SITS_IN b"])
    run = nights.night(graph, asked=program({}), catalogue={"per-member": doubted})
    ((line,),) = (part.lines for part in contents(run, body_name="b", lang="zh").gaps)
    assert line.evidence == words
