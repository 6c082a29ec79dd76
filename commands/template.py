"""`liaison template`."""

from pathlib import Path
from typing import Annotated

import typer

from commands.options import LANG, Lang, t
from graph.words import WrongValueError


def template(
    kind: Annotated[
        str, typer.Argument(help=t("表的种类，如 visits 或 联系走访记录", "kind of sheet, such as visits"))
    ],
    out: Annotated[Path | None, typer.Option("--out", help=t("输出文件", "file to write"), show_default=False)] = None,
    lang: Lang = None,
) -> None:
    """Write a blank official sheet as XLSX, with notes and an example row that is never loaded."""
    from graph.faults import none_such
    from graph.records import KIND
    from loaders.templates import template as write

    kind = next((k.name for k in KIND.values() if kind in (k.label.zh, k.label.en)), kind)
    if kind not in KIND:
        said = none_such("这种表", "kind of sheet", kind, KIND)
        zh, en = ("".join(f"\n  {k.name:<15} {k.label.in_(lang)}" for k in KIND.values()) for lang in ("zh", "en"))
        raise WrongValueError(f"{said.zh}；可用：{zh}", f"{said.en}; there are:{en}")
    path = out or Path(f"{KIND[kind].label.in_(LANG)}.xlsx")
    if path.exists():
        raise WrongValueError(f"{path} 已存在", f"{path} exists already")
    write(kind, path, LANG)
    print(path)
