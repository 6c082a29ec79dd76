"""One table for the screen, for JSON and for CSV."""

import csv
import json
import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from commands.options import LANG
from graph.words import Text

NARROW, PIPED = 110, 160


@dataclass(frozen=True)
class Column:
    """One column: the key in JSON and CSV, the heading on the screen, and how its cells are shown there."""

    key: str
    title: Text
    justify: str = "left"
    styles: dict[str, str] = field(default_factory=dict)
    words: Mapping[Any, Text] = field(default_factory=dict)  # what the screen says for a code
    wide: bool = False  # left out on a narrow screen, where another column says it too

    def shown(self, value: Any) -> str:
        """Return a cell as the screen shows it."""
        told = self.words[value].in_(LANG) if value in self.words else value
        if told is None:
            return "–"
        return f"{told:g}" if isinstance(told, float) else str(told)


@dataclass
class Listing:
    """A table; `rows` are plain values, None where there is nothing."""

    columns: Sequence[Column]
    rows: Sequence[Sequence[Any]]
    title: str = ""

    def print(self, *, as_json: bool = False, as_csv: bool = False, limit: int | None = None) -> None:
        """Print the table to stdout; `limit` cuts what the screen shows, never JSON or CSV."""
        if as_json:
            print(json.dumps(list(self.records()), ensure_ascii=False, indent=1, default=str))
        elif as_csv:
            writer = csv.writer(sys.stdout, lineterminator="\n")
            writer.writerow([column.key for column in self.columns])
            writer.writerows([["" if v is None else _plain(v) for v in row] for row in self.rows])
        else:
            self._screen(limit)

    def records(self) -> Iterable[dict[str, Any]]:
        """Yield the rows as dicts by column key."""
        for row in self.rows:
            yield {column.key: value for column, value in zip(self.columns, row, strict=True)}

    def _screen(self, limit: int | None) -> None:
        from rich.console import Console
        from rich.table import Table
        from rich.text import Text as Styled

        # What is piped or kept in a file has no width of its own.
        console = Console(width=None if sys.stdout.isatty() or "COLUMNS" in os.environ else PIPED)
        narrow = console.width < NARROW
        shown = self.rows[:limit] if limit is not None else self.rows
        table = Table(title=self.title or None, title_justify="left", header_style="bold", box=None, pad_edge=False)
        columns = [(place, column) for place, column in enumerate(self.columns) if not (narrow and column.wide)]
        for _, column in columns:
            table.add_column(column.title.in_(LANG), justify=column.justify, overflow="fold")  # type: ignore[arg-type]
        for row in shown:
            cells = [(column, column.shown(row[place])) for place, column in columns]
            table.add_row(*(Styled(cell, style=column.styles.get(cell, "")) for column, cell in cells))
        console.print(table)
        if not self.rows:
            console.print(Text("（无）", "(none)").in_(LANG))
        if len(shown) < len(self.rows):
            rest = len(self.rows) - len(shown)
            console.print(
                Text(f"……另有 {rest} 行（--all 全部显示）", f"… {rest} more rows (--all shows them)").in_(LANG)
            )


def _plain(value: Any) -> Any:
    """Return a cell for CSV: a spreadsheet must not take it for a formula."""
    return f"'{value}" if isinstance(value, str) and value.startswith(("=", "+", "-", "@")) else value
