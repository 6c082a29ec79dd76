"""The command line's parser in both languages: its help pages and its complaints, which Typer writes in English."""

import re
import sys
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup
from typer.exceptions import TyperException

from commands.options import LANG, t
from graph.foreign import said

_PAGE = (
    (r"^Usage: ", "用法："),
    (r"^Arguments:$", "参数："),
    (r"^Options:$", "选项："),
    (r"^Commands:$", "命令："),
    (r"\[OPTIONS\]", "[选项]"),
    (r"COMMAND \[ARGS\]\.\.\.", "命令 [参数]..."),
    (r"Show this message and exit\.", "显示本说明"),
    (r"\[env var: ", "[环境变量："),
    (r"\[default: ", "[默认："),
    (r"; default: ", "；默认："),
    (r"; required\]|\[required\]", "[必填]"),
)
"""Words of a help page, as regular expressions, and their Chinese."""


def page(text: str) -> str:
    """Return a help page or usage line in the language of the run."""
    for english, chinese in _PAGE if LANG == "zh" else ():
        text = re.sub(english, chinese, text, flags=re.MULTILINE)
    return text


class Command(TyperCommand):
    """A command whose help is in the language of the run."""

    def get_help(self, ctx: Any) -> str:
        """Return the help page."""
        return page(super().get_help(ctx))


class Group(TyperGroup):
    """A group of commands whose help is in the language of the run."""

    def get_help(self, ctx: Any) -> str:
        """Return the help page."""
        return page(super().get_help(ctx))


def run(app: typer.Typer) -> int:
    """Run the command line and return its exit code; what the parser refuses is said in the language of the run."""
    try:
        return app(prog_name="liaison", standalone_mode=False) or 0
    except typer.Abort:
        print(t("已取消", "aborted"), file=sys.stderr)
        return 1
    except TyperException as error:
        _refuse(error)
        return error.exit_code


def _refuse(error: TyperException) -> None:
    context = getattr(error, "ctx", None)
    if type(error).__name__ == "NoArgsIsHelpError":
        print(error.format_message(), file=sys.stderr)
        return
    if context is not None:
        print(page(context.get_usage()), file=sys.stderr)
        ask = f"{context.command_path} {context.help_option_names[0]}"
        print(t(f"说明见：{ask}", f"help: {ask}") + "\n", file=sys.stderr)
    print(t("错误：", "error: ") + said(error.format_message().replace("Value error, ", "")).in_(LANG), file=sys.stderr)
