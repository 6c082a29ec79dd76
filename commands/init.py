"""`liaison init`."""

import re
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from commands.options import HERE, AsOf, Folder, Lang, t
from graph.words import WrongValueError


def init(
    body: Annotated[str, typer.Argument(help=t("组织名称，如 铜仁市政协", "name of the body"))],
    program: Annotated[
        str, typer.Option(help=t("规则集名称或文件", "rule book: a name, or a .toml of the office"))
    ] = "tongren",
    id_: Annotated[str, typer.Option("--id", help=t("组织代码（小写字母）", "id of the body"))] = "body",
    level: Annotated[str, typer.Option(help=t("层级", "level of the body"))] = "",
    store: Annotated[str, typer.Option(help=t("图存储地址", "address of the store"))] = "ladybug:graph",
    as_of: AsOf = None,
    office: Folder = HERE,
    lang: Lang = None,
) -> None:
    """Make an office folder."""
    make(office, body, program, id_, level, store, as_of)
    print(t(f"已建立 {office}", f"made {office}"))


def make(folder: Path, name: str, program: str, id_: str, level: str, store: str, as_of: date | None) -> None:
    """Make the folder after checking that the rule book can be read."""
    from graph.office import ID, BodySettings, Office
    from queries.program import program as named

    if not re.fullmatch(ID, id_):
        raise WrongValueError(
            f"--id 只能用小写字母、数字和连接号，不能是“{id_}”",
            f"--id takes small letters, digits and hyphens, not {id_!r}",
        )
    if not program.endswith(".toml"):
        named(program)
    Office.create(folder, BodySettings(id=id_, name=name, level=level), program, store, as_of)
