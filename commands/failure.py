"""How a failed command says so: what a user can mend in a line or two, a traceback only when asked for."""

import os
import sys
import traceback

from commands.options import LANG
from graph.foreign import said
from graph.words import Text, UserError

BUG = Text(
    "程序内部错误：{error}（设 LIAISON_TRACE=1 再运行可看到详情）",
    "an error inside the program: {error} (run again with LIAISON_TRACE=1 for details)",
)
NO_TEXT = Text("文件不是 UTF-8 文本", "the file is no UTF-8 text")


def explain(error: Exception) -> None:
    """Print an error to stderr, for a user, in the language of the run."""
    if os.environ.get("LIAISON_TRACE"):
        traceback.print_exception(error)
    else:
        print(f"liaison: {told(error).in_(LANG)}", file=sys.stderr)


def told(error: Exception) -> Text:
    """Return what went wrong, in both languages."""
    if isinstance(error, UserError):
        advice = getattr(error, "advice", None)  # of a file that cannot be loaded: what to do
        return Text(f"{error.text.zh}；{advice.zh}", f"{error.text.en}; {advice.en}") if advice else error.text
    if isinstance(error, OSError):
        reason, file = said(error.strerror or str(error)), f"{error.filename}" if error.filename else ""
        return Text(f"{file}：{reason.zh}", f"{file}: {reason.en}") if file else reason
    if isinstance(error, UnicodeError):
        return NO_TEXT
    return BUG.format(error=f"{type(error).__name__}: {error}")
