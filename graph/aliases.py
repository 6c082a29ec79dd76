"""`aliases.csv`: what the clerk has confirmed. One line says that a way of writing, in a context, means one thing.

Columns: `kind` (Member, Contact, Township, Constituency, …), `written`, `context` (a constituency, unit or place that
must be said beside it; empty: always), `means` (a number of the office's sheets or an id of the graph).
"""

import csv
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from graph.names import plain_name
from graph.words import WrongValueError

COLUMNS = ("kind", "written", "context", "means")


@dataclass
class Aliases:
    """Confirmed meanings."""

    lines: list[tuple[str, str, str, str]] = field(default_factory=list)
    _meaning: dict[tuple[str, str, str], str] = field(default_factory=dict, init=False)

    def __post_init__(self) -> None:
        for kind, written, context, means in self.lines:
            self._meaning[kind, plain_name(written), plain_name(context)] = means

    def meaning(self, kind: str, written: str | None, *contexts: str | None) -> str | None:
        """Return the number or id that is meant, or None where nothing was confirmed."""
        if not self._meaning or not written:
            return None
        plain = plain_name(written)
        tried: Iterable[str] = (*(plain_name(context) for context in contexts if context), "")
        return next((self._meaning[kind, plain, c] for c in tried if (kind, plain, c) in self._meaning), None)

    @classmethod
    def read(cls, path: Path) -> "Aliases":
        """Read the clerk's file; none is no alias. Raises ValueError that names the line of a wrong one."""
        if not path.exists():
            return cls()
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
        for number, row in enumerate(rows, start=2):
            if not all(row.get(column) for column in ("kind", "written", "means")):
                raise WrongValueError(
                    f"{path.name} 第 {number} 行：kind、written、means 不能空",
                    f"{path.name}, line {number}: kind, written and means must not be empty",
                )
        return cls([(r["kind"], r["written"], r["context"] or "", r["means"]) for r in rows])

    def write(self, path: Path) -> None:
        """Write all lines, with a BOM so that Excel shows the Chinese."""
        with path.open("w", encoding="utf-8-sig", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(COLUMNS)
            writer.writerows(self.lines)
