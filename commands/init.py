"""`liaison init`."""

import re
import shutil
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from commands.options import HERE, AsOf, Folder, Lang, t
from graph.words import WrongValueError


def init(
    body: Annotated[str, typer.Argument(help=t("组织名称，如 铜仁市政协", "name of the body"))],
    program: Annotated[
        str,
        typer.Option(
            help=t("规则集名称，或自己的 .toml（会复制进机关文件夹）", "rule book: a name, or a .toml, copied here")
        ),
    ] = "tongren",
    id_: Annotated[str, typer.Option("--id", help=t("组织代码（小写字母）", "id of the body"))] = "body",
    level: Annotated[str, typer.Option(help=t("层级", "level of the body"))] = "",
    store: Annotated[str, typer.Option(help=t("图存储地址", "address of the store"))] = "ladybug:graph",
    as_of: AsOf = None,
    office: Folder = HERE,
    lang: Lang = None,
) -> None:
    """Make an office folder; `--lang` is kept as its language."""
    make(office, body, program, id_, level, store, as_of, lang or "")
    print(t(f"已建立 {office}", f"made {office}"))


def make(
    folder: Path, name: str, program: str, id_: str, level: str, store: str, as_of: date | None, lang: str = ""
) -> None:
    """Make the folder after checking that the rule book can be read; one of one's own and its scheme are copied."""
    from graph.office import ID, BodySettings, Office
    from queries.program import program as named

    if not re.fullmatch(ID, id_):
        raise WrongValueError(
            f"--id 只能用小写字母、数字和连接号，不能是“{id_}”",
            f"--id takes small letters, digits and hyphens, not {id_!r}",
        )
    own = _own(folder, program)
    scheme = named(str(own or program)).scheme
    files = _whole(own, scheme) if own else {}
    book = own.name if own else program
    Office.create(folder, BodySettings(id=id_, name=name, level=level), book, store, as_of, lang)
    for kept, path in files.items():
        if path.resolve() != (folder / kept).resolve():
            (folder / kept).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, folder / kept)


def _whole(book: Path, scheme: str | None) -> dict[Path, Path]:
    """Return the files of a rule book of one's own, by where they go in the folder: itself, and a scheme beside it."""
    from queries.scheme import read_scheme

    files = {Path(book.name): book}
    if scheme and scheme.endswith(".toml"):
        path = Path(scheme)
        read_scheme(path)
        if not path.resolve().is_relative_to(book.resolve().parent):
            raise WrongValueError(
                f"积分办法 {path} 要放在规则集旁边，才能一同复制进机关文件夹",
                f"the scheme {path} must lie beside the rule book, to be copied into the office folder with it",
            )
        files[path.resolve().relative_to(book.resolve().parent)] = path
    if Path("office.toml") in files:
        raise WrongValueError("规则集和积分办法不能叫 office.toml", "no rule book or scheme can be called office.toml")
    return files


def _own(folder: Path, program: str) -> Path | None:
    """Return the file of a rule book of one's own, which may lie in the folder already; None for a name."""
    if not program.endswith(".toml"):
        return None
    path = Path(program)
    return path if path.is_file() else folder / program if (folder / program).is_file() else path
