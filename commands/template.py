"""`liaison template`."""

from pathlib import Path
from typing import Annotated

import typer

from commands.options import LANG, Lang, t


def template(
    kind: Annotated[str, typer.Argument(help=t("表的种类，如 visits", "kind of sheet, such as visits"))],
    out: Annotated[Path | None, typer.Option("--out", help=t("输出文件", "file to write"), show_default=False)] = None,
    lang: Lang = None,
) -> None:
    """Write a blank official sheet as XLSX, with notes and an example row that is never loaded."""
    from graph.records import KIND
    from loaders.templates import template as write

    if kind not in KIND:
        known = ", ".join(f"{k.name} {k.label.in_(LANG)}" for k in KIND.values())
        raise typer.BadParameter(t(f"没有这种表：{kind}。可用：{known}", f"no kind of sheet {kind!r}: {known}"))
    path = out or Path(f"{KIND[kind].label.in_(LANG)}.xlsx")
    if path.exists():
        raise typer.BadParameter(t(f"{path} 已存在", f"{path} exists already"))
    write(kind, path, LANG)
    print(path)
