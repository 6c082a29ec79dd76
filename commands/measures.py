"""`liaison measures list|show|check`."""

import sys
from collections import Counter
from pathlib import Path
from typing import Annotated

import typer

from commands.listing import Column, Listing
from commands.options import LANG, AsCsv, AsJson, Lang, t
from commands.parser import Command, Group
from graph.words import Text

app = typer.Typer(cls=Group, no_args_is_help=True, rich_markup_mode=None)
COLUMNS = (
    Column("id", Text("编号", "id")),
    Column("title", Text("名称", "title")),
    Column("shape", Text("形式", "shape")),
    Column("subject", Text("对象", "subject")),
    Column("object", Text("另一方", "object")),
    Column("unit", Text("单位", "unit")),
    Column("bound", Text("默认要求", "default bound")),
    Column("needs", Text("所需表格", "needs")),
    Column("mechanisms", Text("机制", "mechanisms")),
)


@app.command("list", cls=Command, help=t("列出全部指标", "list all measures"))
def list_(as_json: AsJson = False, as_csv: AsCsv = False, lang: Lang = None) -> None:
    """List the catalogue."""
    from graph.records import KIND
    from queries.catalog import measures

    rows = [
        (
            *(m.id, m.title.text.in_(LANG), m.shape, m.subject, m.object, m.unit.text.in_(LANG)),
            m.bound.text().in_(LANG) if m.bound else None,
            ", ".join(KIND[kind].label.in_(LANG) for kind in m.needs),
            " ".join(m.mechanisms),
        )
        for m in measures().values()
    ]
    Listing(COLUMNS, list(rows)).print(as_json=as_json, as_csv=as_csv)


@app.command(cls=Command, help=t("显示一个指标", "show one measure"))
def show(measure: Annotated[str, typer.Argument(help=t("编号", "id"))], lang: Lang = None) -> None:
    """Show one measure: what it counts, and its query."""
    from queries.catalog import measure as named

    found = named(measure)
    print(
        f"{found.title.text.in_(LANG)}  [{found.shape}; {found.subject}{' × ' + found.object if found.object else ''}]"
    )
    for name in sorted(found.own):
        print(f"${name} ({found.params[name]}), {t('例如', 'for example')} {found.examples[name]!r}")
    if found.note:
        print(found.note.text.in_(LANG))
    print(f"\n{found.query}")


@app.command(
    cls=Command,
    help=t("检查指标、规则集、积分办法和公布数字的文件", "check files of measures, rule books, schemes, claims"),
)
def check(
    files: Annotated[
        list[Path] | None,
        typer.Argument(help=t("要检查的文件（不填则检查自带的全部）", "the files; none: all of the product's own")),
    ] = None,
    lang: Lang = None,
) -> None:
    """Read files as the program would and say what is wrong, by file, line and key; exit code 2 where anything is."""
    from queries.check import kind_of, own_files, read_as

    paths = files or own_files()
    counted = Counter(kind_of(path) for path in paths)
    wrong = [error for path in paths if (error := read_as(kind_of(path), path))]
    for error in wrong:
        print(error.text.in_(LANG), file=sys.stderr)
    if wrong:
        raise typer.Exit(2)
    listed = t("、", ", ").join(f"{count} {kind.in_(LANG)}" for kind, count in counted.items())
    print(t(f"{listed}，均正确", f"{listed}: all good"))
