"""One table for the screen, for JSON and for CSV."""

import csv
import json
import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from commands.options import LANG
from graph.words import NOTHING, Text

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

PIPED = 160
NAMED = 2
"""Cells that say what a row is of, where it is shown by itself."""


@dataclass(frozen=True)
class Column:
    """One column: the key in JSON and CSV, the heading on the screen, and how its cells are shown there."""

    key: str
    title: Text
    justify: str = "left"
    styles: dict[str, str] = field(default_factory=dict)
    words: Mapping[Any, Text] = field(default_factory=dict)  # what the screen says for a code
    spare: bool = False  # left out where there is no room for all: another column says it too
    room: int = 12  # cells that it needs to be read well

    def shown(self, value: Any) -> str:
        """Return a cell as the screen shows it."""
        if value is None:
            return "–"
        if isinstance(value, list):
            return ", ".join(map(self.shown, value))
        told = self.words[value].in_(LANG) if value in self.words else value
        return f"{told:g}" if isinstance(told, float) else str(told)


@dataclass
class Listing:
    """A table; `rows` are plain values, None where there is nothing."""

    columns: Sequence[Column]
    rows: Sequence[Sequence[Any]]
    title: str = ""

    def print(
        self, *, as_json: bool = False, as_csv: bool = False, limit: int | None = None, each: bool = False
    ) -> None:
        """Print the table to stdout; `limit` cuts what the screen shows, never JSON or CSV.

        With `each`, and where a table would break words, the screen shows every row by itself.
        """
        if as_json:
            print(json.dumps(list(self.records()), ensure_ascii=False, indent=1, default=str))
        elif as_csv:
            writer = csv.writer(sys.stdout, lineterminator="\n")
            writer.writerow([column.key for column in self.columns])
            writer.writerows([["" if v is None else _plain(v) for v in row] for row in self.rows])
        else:
            self._screen(limit, each=each)

    def records(self) -> Iterable[dict[str, Any]]:
        """Yield the rows as dicts by column key."""
        for row in self.rows:
            yield {column.key: value for column, value in zip(self.columns, row, strict=True)}

    def _screen(self, limit: int | None, *, each: bool) -> None:
        from rich.console import Console

        from commands.fitting import wrapped

        # What is piped or kept in a file has no width of its own.
        console = Console(width=None if sys.stdout.isatty() or "COLUMNS" in os.environ else PIPED)
        shown = self.rows[:limit] if limit is not None else self.rows
        cells = [[column.shown(value) for column, value in zip(self.columns, row, strict=True)] for row in shown]
        fit = None if each else self._fit(cells, console.width)
        if self.title:
            console.print("\n".join(wrapped(self.title, console.width)), style="italic", markup=False)
        if fit:
            console.print(self._table(cells, *fit))
        else:
            for row, told in zip(shown, cells, strict=True):
                self._alone(console, row, told)
        if not self.rows:
            console.print(Text("（无）", "(none)").in_(LANG))
        if len(shown) < len(self.rows):
            rest = len(self.rows) - len(shown)
            console.print(
                Text(f"……另有 {rest} 行（--all 全部显示）", f"… {rest} more rows (--all shows them)").in_(LANG)
            )

    def _fit(self, cells: list[list[str]], width: int) -> tuple[list[int], list[int]] | None:
        """Return the columns that there is room for, and their widths; None where rows must be shown one by one.

        Columns are left out before the others are hard to read.
        """
        from commands.fitting import LEAST, size, widths

        told = [size([column.title.in_(LANG), *(row[at] for row in cells)]) for at, column in enumerate(self.columns)]
        kept = list(range(len(self.columns)))
        spare = [at for at in kept if self.columns[at].spare]
        while not (fit := widths([told[at] for at in kept], [self.columns[at].room for at in kept], width)) and spare:
            kept.remove(spare.pop())
        fit = fit or widths([told[at] for at in kept], [LEAST for _ in kept], width)
        return (kept, fit) if fit else None

    def _table(self, cells: list[list[str]], kept: list[int], given: list[int]) -> "Table":
        from rich.table import Table
        from rich.text import Text as Styled

        from commands.fitting import wrapped

        titled = any(column.title for column in self.columns)
        table = Table(header_style="bold", box=None, pad_edge=False, show_header=titled)
        columns = [(at, self.columns[at], width) for at, width in zip(kept, given, strict=True)]
        for _, column, width in columns:
            heading = "\n".join(wrapped(column.title.in_(LANG), width))
            table.add_column(heading, justify=column.justify, width=width, no_wrap=True)  # type: ignore[arg-type]
        for row in cells:
            broken = [(row[at], "\n".join(wrapped(row[at], width)), column.styles) for at, column, width in columns]
            table.add_row(*(Styled(lines, style=styles.get(text, "")) for text, lines, styles in broken))
        return table

    def _alone(self, console: "Console", row: Sequence[Any], told: Sequence[str]) -> None:
        """Print one row by itself: the first cells, then a line for each other that says something."""
        from commands.fitting import GAP, LEAST, size, wrapped

        named = NAMED if len(told) > NAMED else 0
        said = [(c.title.in_(LANG), text, v) for c, text, v in zip(self.columns, told, row, strict=True)][named:]
        pairs = [[title, text] for title, text, value in said if value is not None]
        if named:
            console.print("\n".join(wrapped("  ".join(told[:named]), console.width)), style="bold", markup=False)
        styles = {word: style for column in self.columns for word, style in column.styles.items()}
        both = Listing((Column("aspect", NOTHING), Column("told", NOTHING, styles=styles)), pairs)
        first = size(title for title, _ in pairs).text
        console.print(both._table(pairs, [0, 1], [first, max(console.width - first - GAP, LEAST)]))
        console.print()


def _plain(value: Any) -> Any:
    """Return a cell for CSV: a spreadsheet must not take it for a formula."""
    return f"'{value}" if isinstance(value, str) and value.startswith(("=", "+", "-", "@")) else value
