"""A figure: how long one thing takes against another in the same run, beside what the project promises."""

import statistics
import time
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from typing import Any

from rich.console import Console
from rich.table import Table


@dataclass(frozen=True)
class Figure:
    """`seconds` of ours and `against` of theirs, both medians; the ratio of the slower thing meant to `target`.

    `faster` false: ours may take at most `target` times as long. `faster` true: theirs must take at least that long.
    """

    name: str
    seconds: float
    against: float
    target: float
    faster: bool = False
    note: str = ""

    @property
    def ratio(self) -> float:
        return self.against / self.seconds if self.faster else self.seconds / self.against

    @property
    def met(self) -> bool:
        return self.ratio >= self.target if self.faster else self.ratio <= self.target

    def plain(self) -> dict[str, Any]:
        """Return it as JSON takes it."""
        return asdict(self) | {"ratio": self.ratio, "met": self.met}


@dataclass(frozen=True)
class Report:
    """What one benchmark found: figures, lines of detail, and what this machine lacks for the rest."""

    figures: tuple[Figure, ...] = ()
    details: tuple[dict[str, Any], ...] = ()
    lacking: str = ""


def seconds(run: Callable[[], Any]) -> float:
    """Return how long one run takes."""
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


def median(runs: Iterable[float]) -> float:
    return statistics.median(runs)


def alternating(times: int, *runs: Callable[[], Any]) -> list[float]:
    """Return the median of each run; they take turns, so that a busy moment of the machine falls on all of them."""
    taken = [[seconds(run) for run in runs] for _ in range(times)]
    return [median(column) for column in zip(*taken, strict=True)]


def show(reports: Iterable[Report]) -> None:
    """Print one table of all figures, after the details of each benchmark."""
    console, found = Console(), list(reports)
    if not console.is_terminal:
        console = Console(width=150)
    for report in found:
        if report.details:
            console.print(_details(report.details))
    table = Table("figure", "ours, s", "against, s", "ratio", "target", "", "note")
    for report in found:
        for f in report.figures:
            target = f"{'≥' if f.faster else '≤'} {f.target:g}x"
            said = "met" if f.met else "missed"
            table.add_row(f.name, f"{f.seconds:.3f}", f"{f.against:.3f}", f"{f.ratio:.1f}x", target, said, f.note)
        if report.lacking:
            table.add_row(report.lacking, *[""] * 4, "not run", "")
    console.print(table)


def _details(rows: tuple[dict[str, Any], ...]) -> Table:
    table = Table(*rows[0])
    for row in rows:
        table.add_row(*(_shown(value) for value in row.values()))
    return table


def _shown(value: Any) -> str:
    return "" if value is None else f"{value:.3f}" if isinstance(value, float) else str(value)
