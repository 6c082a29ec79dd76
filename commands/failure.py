"""How a failed command says so: one line for what a user can mend, a traceback only when asked for."""

import os
import sys
import traceback

from graph.words import language

ADVICE = {
    "zh": "（程序内部错误；设 LIAISON_TRACE=1 再运行可看到详情）",
    "en": "(an error inside the program; run again with LIAISON_TRACE=1 for details)",
}
MEANT = ("OfficeError", "StoreError", "QueryError", "LedgerError", "MeasureError", "ProgramError", "BrokenGraphError")
"""Errors whose message is written for the user; by name, so that telling them costs no import."""


def explain(error: Exception) -> None:
    """Print an error to stderr, for a user."""
    if os.environ.get("LIAISON_TRACE"):
        traceback.print_exception(error)
        return
    kinds = {kind.__name__ for kind in type(error).__mro__}
    if isinstance(error, OSError | UnicodeError | ValueError) or kinds & set(MEANT):
        print(f"liaison: {error}", file=sys.stderr)
    else:
        print(f"liaison: {type(error).__name__}: {error} {ADVICE[language()]}", file=sys.stderr)
