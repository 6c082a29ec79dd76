"""`liaison problems`."""

from dataclasses import replace
from typing import Annotated

import typer

from commands.asking import awaiting, opened
from commands.listing import Column, Listing
from commands.options import HERE, LANG, AsCsv, AsJson, Folder, Lang, t
from graph.words import Text

COLUMNS = (
    Column("file", Text("文件", "file")),
    Column("sheet", Text("工作表", "sheet")),
    Column("row", Text("行", "row"), "right"),
    Column("column", Text("列", "column")),
    Column("value", Text("内容", "value")),
    Column("reason", Text("原因", "reason")),
    Column("advice", Text("怎么办", "what to do")),
    Column("effect", Text("结果", "effect")),
)


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
    columns = [replace(column, words=EFFECT) if column.key == "effect" else column for column in COLUMNS]
    Listing(columns, rows).print(as_json=as_json, as_csv=as_csv)
