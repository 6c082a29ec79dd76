"""The reports read back: the same figures in every form, names masked, hostile text harmless, lists bounded."""

import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

from audit.night import AuditRun
from audit.report.contents import contents
from audit.report.html import html
from audit.report.write import write_reports
from graph.privacy import Mask
from queries.submissions import Submission
from tests.audit.nights import ALL_IN, LAST, Nights, office
from tests.queries.offices import CATALOGUE, program, small, tables, visits

TWO = "m1 c1 2023-01-05 2023-02-05"
GRID = small(
    "grid",
    """MATCH (m:Member)-[:SITS_IN]->(:Body {id: $body}) MATCH (t:Township)
       RETURN m.id AS subject, m.name AS name, t.id AS object, t.name AS object_name, 0 AS value
       ORDER BY subject, object""",
    object="Township",
    shape="grid",
)
PER_CONTACT = small(
    "per-contact",
    """MATCH (c:Contact) RETURN c.id AS subject, c.name AS name,
       COUNT { MATCH (c)<-[:VISITED]-(v:Visit) WHERE v.date >= $since AND v.date < $until } AS value
       ORDER BY subject""",
    subject="Contact",
)
PER_ISSUE = small(
    "per-issue",
    "MATCH (i:Issue) RETURN i.id AS subject, i.name AS name, 0 AS value ORDER BY subject",
    subject="Issue",
)
HOSTILE = '=HYPERLINK("http://x")<img src=x onerror=alert(1)></script>{{ 7*7 }}'


@pytest.fixture
def night(nights: Nights) -> AuditRun:
    nights.night(office(TWO))
    return nights.night(office(TWO, members=["m1", "m2", "m3"]), asked=program({"owner": "member.committee"}))


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_page_says_the_figures(night: AuditRun, lang: str) -> None:
    report = contents(night, body_name="某某市政协", lang=lang)
    assert (report.totals["gap"], report.totals["in_scope"], report.totals["event opened"]) == (2, 3, 1)
    (rule,) = report.rules
    assert (rule.in_scope, rule.covered, rule.gap, rule.covered_percent) == (3, 1, 2, 33.3)
    page = html(report)
    assert "某某市政协" in page
    assert ("没有记录到走访：0 次，应≥ 2" if lang == "zh" else "no visit was logged: 0 visits, asked ≥ 2") in page
    assert f'<html lang="{lang}">' in page
    assert "default-src 'none'" in page
    assert page.index('id="changes"') < page.index('id="rules"') < page.index('id="gaps"')
    assert "http" not in page.replace("http-equiv", "")


def test_states_ages_and_due_days(night: AuditRun) -> None:
    (part,) = contents(night, body_name="b", lang="en").gaps
    assert [(line.name, line.state, line.since, line.due, line.owner) for line in part.lines] == [
        ("M2", "still open", "2023-12-31", "2024-01-30", "G1"),
        ("M3", "new", "2023-12-31", "2024-01-30", "G1"),
    ]
    (owner,) = contents(night, body_name="b", lang="en").owners
    assert (owner.owner, owner.gaps, owner.new, owner.overdue, owner.rules) == ("G1", 2, 1, 0, ("TR1",))


def test_all_forms_say_the_same(night: AuditRun, nights: Nights, tmp_path: Path) -> None:
    paths = write_reports(night, tmp_path / "reports", nights.history, body_name="b", lang="en")
    held = json.loads(paths["json"].read_text("utf-8"))
    assert (held["format"], held["totals"]["gap"], held["rules"][0]["in_scope"]) == (2, 2, 3)
    book = load_workbook(paths["xlsx"])
    assert book.sheetnames == ["Summary", "Rules", "Gaps", "Cannot be told", "What changed", "Who answers"]
    rows = list(book["Gaps"].iter_rows(values_only=True))
    assert (rows[0][0], [row[3:5] for row in rows[1:]]) == ("Rule", [("2023", "M2"), ("2023", "M3")])
    assert book["Gaps"].freeze_panes == "A2"
    assert book["Gaps"].auto_filter.ref == "A1:Q3"
    assert dict(list(book["Summary"].iter_rows(values_only=True))[1:])["Gaps"] == 2
    assert nights.history.disclosures() == []


def test_no_cell_is_a_formula_and_no_name_is_a_tag(nights: Nights, tmp_path: Path) -> None:
    graph = tables(["b", {"id": "m1", "name": HOSTILE}, "g1"], ["m1 SITS_IN b", "g1 OF b"])
    run = nights.night(graph, asked=program({}))
    paths = write_reports(run, tmp_path, nights.history, body_name=HOSTILE, lang="zh")
    cell = load_workbook(paths["xlsx"])["缺口"]["E2"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == (HOSTILE, "s", True)
    page = paths["html"].read_text("utf-8")
    assert "<img" not in page
    assert "&lt;img src=x" in page
    assert "{{ 7*7 }}" in page


def test_names_of_contacts_are_masked_unless_asked_for_and_that_is_noted(nights: Nights, tmp_path: Path) -> None:
    graph = tables(
        ["b", "g1", {"id": "c1", "name": "张三丰"}, {"id": "m1", "name": "李委员"}], ["m1 SITS_IN b", "g1 OF b"]
    )
    catalogue = {**CATALOGUE, "per-contact": PER_CONTACT}
    run = nights.night(graph, asked=program({"measure": "per-contact"}, {}), catalogue=catalogue)
    masked = write_reports(run, tmp_path / "masked", nights.history, body_name="b", lang="zh")
    pages = [path.read_bytes() for path in masked.values()]
    assert not any("张三丰".encode() in page for page in pages)
    assert "张**" in masked["html"].read_text("utf-8")
    assert "李委员" in masked["html"].read_text("utf-8")
    full = write_reports(run, tmp_path / "full", nights.history, body_name="b", lang="zh", mask=None, who="办公室")
    assert "张三丰" in full["html"].read_text("utf-8")
    ((at, number, who, what),) = nights.history.disclosures()
    assert (at, number, who) == (run.run.at, run.run.id, "办公室")
    assert "audit-2023-12-31-0001.xlsx" in what


def test_a_contact_named_in_a_title_is_masked_in_every_form(nights: Nights, tmp_path: Path) -> None:
    title = "张芝山镇塘坊村任永娟户反映周转房困难"
    graph = tables(["b", {"id": "i1", "name": title}, {"id": "c1", "name": "塘坊村任永娟户", "kind": "household"}], [])
    catalogue = {**CATALOGUE, "per-issue": PER_ISSUE}
    run = nights.night(graph, asked=program({"measure": "per-issue"}), catalogue=catalogue)
    mask = Mask(["塘坊村任永娟户", "任永娟"])
    paths = write_reports(run, tmp_path / "m", nights.history, body_name="b", lang="zh", mask=mask)
    for path in (paths["html"], paths["json"]):
        assert "任永娟" not in path.read_text("utf-8")
        assert "张芝山镇塘******反映周转房困难" in path.read_text("utf-8")
    cells = [
        cell for sheet in load_workbook(paths["xlsx"]) for row in sheet.iter_rows(values_only=True) for cell in row
    ]
    assert not any("任永娟" in str(cell) for cell in cells)
    full = write_reports(run, tmp_path / "f", nights.history, body_name="b", lang="zh", mask=None)
    assert title in full["html"].read_text("utf-8")


def test_a_dense_grid_is_grouped_with_true_totals(nights: Nights) -> None:
    towns = [f"t{number}" for number in range(30)]
    graph = tables(["b", "m1", "m2", *towns], ["m1 SITS_IN b", "m2 SITS_IN b"])
    run = nights.night(graph, asked=program({"measure": "grid"}), catalogue={"grid": GRID})
    report = contents(run, body_name="b", lang="en", limit=10)
    (part,) = report.gaps
    assert (part.total, part.lines, len(part.groups)) == (60, (), 2)
    assert (part.groups[0].count, part.groups[0].total) == (30, 30)
    assert part.groups[0].examples.endswith("…")
    assert (len(report.changes), report.totals["changes"]) == (10, 60)
    assert len(contents(run, body_name="b", lang="en", limit=100).gaps[0].lines) == 60


def test_a_sheet_that_is_missing_is_one_cause_not_many_lines(nights: Nights) -> None:
    members = [f"m{number}" for number in range(40)]
    run = nights.night(office(members=members), sheets=[Submission("contacts", as_of=LAST)])
    report = contents(run, body_name="b", lang="en")
    (cause,) = report.causes
    assert (cause.unknown, cause.rules) == (40, ("TR1",))
    assert "“visit log” is not handed in" in cause.sheet
    assert report.changes == ()
    assert report.change_counts[0].counts["unknown"] == 40
    assert 'id="unknown"' not in html(report)


def test_nobody_answers_is_listed(nights: Nights) -> None:
    graph = tables(["b", "g1", "m1"], ["m1 SITS_IN b", "g1 OF b"])
    report = contents(nights.night(graph), body_name="b", lang="zh")
    assert [line.name for line in report.unowned] == ["M1"]
    assert report.totals["unowned"] == 1
    assert "无责任人" in html(report)


def test_a_rule_in_error_is_in_the_report(nights: Nights) -> None:
    run = nights.night(office(TWO), asked=program({"measure": "nowhere"}, {}), catalogue=CATALOGUE)
    page = html(contents(run, body_name="b", lang="en"))
    assert "nowhere" in page
    assert "error" in page


def test_visits_on_the_grid_are_counted_in_the_population(nights: Nights) -> None:
    nodes, links = visits("m1 c1 2023-03-03")
    graph = tables(["b", "c1", "m1", *nodes], ["m1 SITS_IN b", *links])
    run = nights.night(
        graph,
        asked=program({"measure": "per-contact", "bound": {"at_least": 1}}),
        catalogue={"per-contact": PER_CONTACT},
        sheets=ALL_IN,
    )
    assert contents(run, body_name="b", lang="en").rules[0].covered_percent == 100.0


def test_an_unknown_that_was_there_before_still_counts(nights: Nights, tmp_path: Path) -> None:
    """The night's events have kinds called as outcomes are: an unknown of old is no event, and still unknown."""
    nights.night(office(TWO), sheets=())
    run = nights.night(office(TWO), sheets=())
    report = contents(run, body_name="b", lang="en")
    totals = report.totals
    assert (run.changes, totals["in_scope"], totals["covered"], totals["unknown"]) == ([], 2, 1, 1)
    assert totals["in_scope"] == totals["covered"] + totals["gap"] + totals["unknown"]
    assert totals["unknown"] == sum(rule.unknown for rule in report.rules)
    paths = write_reports(run, tmp_path, nights.history, body_name="b", lang="en")
    summary = dict(list(load_workbook(paths["xlsx"])["Summary"].iter_rows(values_only=True, max_col=2))[1:])
    assert summary["Cannot be told"] == 1
    assert json.loads(paths["json"].read_text("utf-8"))["totals"]["unknown"] == 1
    assert "<span>Cannot be told</span><b>1</b>" in paths["html"].read_text("utf-8")


def test_what_came_back_is_new_in_every_form(nights: Nights, tmp_path: Path) -> None:
    nights.night(office(TWO))
    nights.night(office(TWO, "m2 c1 2023-03-01 2023-03-02"))
    run = nights.night(office(TWO, members=["m1", "m2", "m3"]))
    assert sorted(change.kind for change in run.changes) == ["opened", "reopened"]
    paths = write_reports(run, tmp_path, nights.history, body_name="b", lang="en")
    summary = dict(list(load_workbook(paths["xlsx"])["Summary"].iter_rows(values_only=True, max_col=2))[1:])
    assert summary["New"] == 2
    assert json.loads(paths["json"].read_text("utf-8"))["totals"]["new"] == 2
    assert "<span>New</span><b>2</b>" in paths["html"].read_text("utf-8")


def test_more_is_promised_only_of_what_another_form_lists(nights: Nights) -> None:
    run = nights.night(office(members=[f"m{number}" for number in range(40)]), sheets=())
    report = contents(run, body_name="b", lang="en", limit=10)
    assert (report.changes, report.totals["changes"], report.totals["event unknown"]) == ((), 0, 40)
    assert "more are not listed" not in html(report)


def test_unknowns_in_doubt_are_bounded_with_the_true_number(nights: Nights) -> None:
    null = small(
        "null", PER_CONTACT.query.replace("COUNT {", "CASE WHEN 1 = 2 THEN COUNT {").replace("} AS", "} END AS")
    )
    graph = tables(["b", *(f"c{number}" for number in range(30))])
    asked = program({"measure": "null"})
    nights.night(graph, asked=asked, catalogue={"null": null})
    # On the second night nothing changed, so that only the unknowns can be more than are listed.
    run = nights.night(asked=asked, catalogue={"null": null})
    page = html(contents(run, body_name="b", lang="en", limit=10))
    assert "20 more are not listed" in page
