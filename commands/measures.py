"""`liaison measures list|show|check`."""

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


@app.command(cls=Command, help=t("检查全部指标和规则集文件", "check all measure and rule book files"))
def check(lang: Lang = None) -> None:
    """Read every measure and program file; the first fault ends it with exit code 2."""
    from queries.catalog import measures
    from queries.program import FOLDER, read_program

    programs = [read_program(path) for path in sorted(FOLDER.glob("*.toml"))]
    print(
        t(
            f"{len(measures())} 个指标、{len(programs)} 个规则集，均正确",
            f"{len(measures())} measures, {len(programs)} programs: all good",
        )
    )
