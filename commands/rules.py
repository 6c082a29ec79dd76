"""`liaison rules`."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Any

import typer

from commands.asking import opened, program_of, today
from commands.listing import Column, Listing
from commands.options import HERE, LANG, AsCsv, AsJson, Folder, Lang, t
from graph.words import Text

if TYPE_CHECKING:
    from datetime import date

    from queries.rule import Program, Rule

PERIODS = {
    "day": Text("当日", "on the day"),
    "month": Text("每月", "each month"),
    "quarter": Text("每季度", "each quarter"),
    "half": Text("每半年", "each half year"),
    "year": Text("每年", "each year"),
    "term": Text("本届", "the term"),
}
YES_NO = {True: Text("是", "yes"), False: Text("否", "no")}
COLUMNS = (
    Column("rule", Text("规则", "rule")),
    Column("title", Text("要求", "title")),
    Column("bound", Text("要求值", "bound")),
    Column("period", Text("期间", "period")),
    Column("severity", Text("级别", "severity")),
    Column("measure", Text("指标", "measure"), spare=True),
)
MORE = (
    Column("counts", Text("计数内容", "what is counted")),
    Column("params", Text("参数", "parameters")),
    Column("classes", Text("类别另有要求", "classes")),
    Column("pro_rata", Text("期间未满时折算", "pro rata while the period runs"), words=YES_NO),
    Column("now", Text("本期", "the period now")),
    Column("owner", Text("责任人", "owner")),
    Column("days", Text("整改期限（天）", "days to close a gap")),
    Column("sheets", Text("所需表格", "sheets needed")),
    Column("mechanisms", Text("机制", "mechanisms")),
    Column("document", Text("依据", "document")),
)
"""What one rule is shown with beside the columns of the list; JSON and CSV have it of all."""


def rules(
    rule: Annotated[
        str | None,
        typer.Argument(help=t("只看这条规则，列出全部内容", "this rule alone, with all it says"), show_default=False),
    ] = None,
    office: Folder = HERE,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
    lang: Lang = None,
) -> None:
    """List the rules of the office's rule book: what `liaison gaps RULE` takes; or show one, each reading of it."""
    place = opened(office)
    book = program_of(place)
    chosen = book.choose(*([rule] if rule else ()))
    rows = [_row(one, book, today(place)) for one in chosen]
    columns = [replace(column, words=_words(column.key, chosen) or column.words) for column in (*COLUMNS, *MORE)]
    if as_json or as_csv:
        Listing(columns, rows).print(as_json=as_json, as_csv=as_csv)
    elif rule:
        Listing(columns, rows).print(each=True)
    else:
        Listing(columns[: len(COLUMNS)], [row[: len(COLUMNS)] for row in rows]).print()


def _row(rule: "Rule", book: "Program", day: "date") -> tuple[Any, ...]:
    """Return what the rule says, a value for each column; None where it says nothing."""
    from graph.records import KIND
    from queries.catalog import measure

    made, document = measure(rule.measure), rule.source.document or book.document
    comma, semicolon = Text("、", ", ").in_(LANG), Text("；", "; ").in_(LANG)
    params = [f"{name}: {made.said(name, value).in_(LANG)}" for name, value in rule.params.items()]
    classes = [part.text().in_(LANG) for part in rule.classes]
    return (
        *(rule.key, rule.titled(made).in_(LANG), rule.asked(made).text().in_(LANG)),
        *(_code(rule), rule.severity, rule.measure),
        f"{made.title.text.in_(LANG)}{Text('（', ' (').in_(LANG)}{made.unit.text.in_(LANG)}{Text('）', ')').in_(LANG)}",
        *(semicolon.join(params) or None, semicolon.join(classes) or None, rule.pro_rata),
        *(_now(rule, book, day), rule.owner, rule.days),
        comma.join(KIND[kind].label.in_(LANG) for kind in made.asking(rule.params).needs),
        *(" ".join(rule.source.mechanisms) or None, document.text.in_(LANG) if document else None),
    )


def _now(rule: "Rule", book: "Program", day: "date") -> str | None:
    """Return the days that the rule counts over if asked today; None where the day lies in no term."""
    from queries.period import period_of

    try:
        return period_of(rule.period, day, book.term).text().in_(LANG)
    except ValueError:
        return None


def _code(rule: "Rule") -> str:
    """Return the period as JSON and CSV have it: as the rule book does, an own year as "12-01..", half-open."""
    spec = rule.period
    return spec if isinstance(spec, str) else f"{spec.start}..{spec.stop or ''}"


def _words(key: str, chosen: "tuple[Rule, ...]") -> Mapping[Any, Text]:
    """Return what the screen says for the codes of a column."""
    from audit.report.wording import severity
    from queries.library import meaning
    from queries.rule import SEVERITIES

    if key == "severity":
        return {level: Text(severity(level, "zh"), severity(level, "en")) for level in SEVERITIES}
    if key == "period":
        return PERIODS | {_code(rule): rule.period.text() for rule in chosen if not isinstance(rule.period, str)}
    if key == "owner":
        paths = {rule.owner for rule in chosen if rule.owner}
        return {
            path: Text("{said} [{path}]", "{said} [{path}]").format(said=meaning("owners", path), path=path)
            for path in paths
        }
    return {}
