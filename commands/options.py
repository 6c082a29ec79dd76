"""The options that several commands share, and the language of all help texts."""

import os
import sys
import tomllib
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Literal

import typer

from graph.words import Text, language


def _asked(*options: str) -> str | None:
    """Return what follows one of the options on the command line: help texts are made before options are parsed."""
    for word, following in zip(sys.argv, [*sys.argv[1:], ""], strict=False):
        option, _, value = word.partition("=")
        if option in options:
            return value or following
    return None


def _settled() -> str | None:
    """Return the language that the office's settings give, where they can be read: a scheduler has no locale."""
    office = Path(_asked("--office", "-o") or os.environ.get("LIAISON_OFFICE") or ".")
    try:
        found = tomllib.loads((office / "office.toml").read_text("utf-8-sig")).get("lang")
    except (OSError, ValueError):  # said later, where the office is opened
        return None
    return found if isinstance(found, str) else None


LANG = language(_asked("--lang"), _settled())


def t(zh: str, en: str) -> str:
    """Return the text in the language of this run."""
    return Text(zh, en).in_(LANG)


def day(value: str) -> date:
    """Read a day as 2023-12-31."""
    try:
        return datetime.strptime(value, "%Y-%m-%d").date()  # noqa: DTZ007 - a calendar day has no zone
    except ValueError:
        raise typer.BadParameter(
            t(f"{value!r} 不是 2023-12-31 这样的日期", f"{value!r} is no day like 2023-12-31")
        ) from None


Folder = Annotated[
    Path,
    typer.Option("--office", "-o", envvar="LIAISON_OFFICE", help=t("机关文件夹", "office folder"), show_default=True),
]
Lang = Annotated[
    Literal["zh", "en"] | None,
    typer.Option("--lang", help=t("语言：zh 或 en", "language: zh or en"), metavar="zh|en"),
]
AsJson = Annotated[bool, typer.Option("--json", help=t("输出 JSON", "print JSON"))]
AsCsv = Annotated[bool, typer.Option("--csv", help=t("输出 CSV", "print CSV"))]
Names = Annotated[
    bool,
    typer.Option(
        "--names", help=t("显示群众全名（会记录在案）", "full names of contacts in what is written out (logged)")
    ),
]
AsOf = Annotated[
    date | None,
    typer.Option("--as-of", parser=day, metavar="YYYY-MM-DD", help=t("截至日期", "as of this day")),
]
Since = Annotated[
    date | None,
    typer.Option("--since", parser=day, metavar="YYYY-MM-DD", help=t("起始日（含）", "first day of the period")),
]
Until = Annotated[
    date | None,
    typer.Option("--until", parser=day, metavar="YYYY-MM-DD", help=t("截止日（不含）", "first day after the period")),
]
FailOn = Annotated[
    Literal["high", "medium", "low"] | None,
    typer.Option(
        "--fail-on",
        help=t(
            "达到此级别的缺口使退出码为 1（不填则按规则集，多为 high）",
            "gaps from here on exit with 1; else as the program says, mostly high",
        ),
    ),
]
HERE = Path()
