"""`liaison rules` and `liaison problems`."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Annotated, Any

import typer

from commands.asking import awaiting, opened, program_of
from commands.listing import Column, Listing
from commands.options import HERE, LANG, AsCsv, AsJson, Folder, Lang, t
from graph.words import Text

PERIODS = {
    "day": Text("当日", "on the day"),
    "month": Text("每月", "each month"),
    "quarter": Text("每季度", "each quarter"),
    "half": Text("每半年", "each half year"),
    "year": Text("每年", "each year"),
    "term": Text("本届", "the term"),
}
RULES = (
    Column("rule", Text("规则", "rule")),
    Column("title", Text("要求", "title")),
    Column("bound", Text("要求值", "bound")),
    Column("period", Text("期间", "period")),
    Column("severity", Text("级别", "severity")),
    Column("measure", Text("指标", "measure")),
)
PROBLEMS = (
    Column("file", Text("文件", "file")),
    Column("sheet", Text("工作表", "sheet")),
    Column("row", Text("行", "row"), "right"),
    Column("column", Text("列", "column")),
    Column("value", Text("内容", "value")),
    Column("reason", Text("原因", "reason")),
    Column("advice", Text("怎么办", "what to do")),
    Column("effect", Text("结果", "effect")),
)


def rules(office: Folder = HERE, as_json: AsJson = False, as_csv: AsCsv = False, lang: Lang = None) -> None:
    """List the rules of the office's rule book: what `liaison gaps RULE` takes."""
    from audit.report.wording import severity
    from queries.catalog import measures
    from queries.rule import SEVERITIES

    rows = []
    own: dict[str, Text] = {}
    for rule in program_of(opened(office)).rules:
        made = measures()[rule.measure]
        title = (rule.title or made.title).text.in_(LANG) + (
            f" ({rule.reading.text.in_(LANG)})" if rule.reading else ""
        )
        period = rule.period if isinstance(rule.period, str) else f"{rule.period.start}..{rule.period.stop or ''}"
        if not isinstance(rule.period, str):
            own[period] = rule.period.text()
        rows.append((rule.key, title, rule.asked(made).text().in_(LANG), period, rule.severity, rule.measure))
    levels = {level: Text(severity(level, "zh"), severity(level, "en")) for level in SEVERITIES}
    told: dict[str, Mapping[Any, Text]] = {"severity": levels, "period": PERIODS | own}
    columns = [replace(column, words=told.get(column.key, column.words)) for column in RULES]
    Listing(columns, rows).print(as_json=as_json, as_csv=as_csv)


def problems(
    load: Annotated[
        str | None,
        typer.Argument(
            help=t("只列这次导入，含提示（编号见 liaison loads）", "only of this load, notes too (see liaison loads)"),
            show_default=False,
        ),
    ] = None,
    office: Folder = HERE,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
    lang: Lang = None,
) -> None:
    """List what still needs a person, or all that was said of one load when it was loaded."""
    from loaders.headings import field_label
    from loaders.report import EFFECT

    place = opened(office)
    held = place.ledger.counting(load).problems if load else awaiting(place)
    rows = [
        (
            *(p.file, p.sheet, p.row or None, field_label(p.column, p.kind).in_(LANG), p.value),
            p.reason.in_(LANG),
            p.advice.in_(LANG),
            p.effect,
        )
        for p in held
    ]
    columns = [replace(column, words=EFFECT) if column.key == "effect" else column for column in PROBLEMS]
    Listing(columns, rows).print(as_json=as_json, as_csv=as_csv)
