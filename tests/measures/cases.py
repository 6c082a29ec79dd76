"""The hand-worked cases beside the measures, read: `<id>.cases.toml`.

`given` lines and `params` at the top of a file hold for all its cases; an own parameter that neither they nor the case
gives has the value of the measure's example. `expect` is every row the measure must return: [subject, value], or
[subject, object, value] of a pair, or of a cell; the value "null" is none. `unsure` is the column of that name, for a
case that shows what blanks add: the rows in which it is not zero.
"""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from queries.catalog import FOLDER, measures
from queries.measure import Measure

KINDS = ("hit", "miss", "boundary", "missing value", "duplicate path")
"""What every measure must be shown on; a case's name begins with its kind."""


@dataclass(frozen=True)
class Case:
    """One case; all rows of its graph are prefixed with `prefix` in the store."""

    measure: Measure
    name: str
    number: int
    graph: tuple[str, ...]
    params: dict[str, Any]
    expect: list[list[Any]]
    unsure: list[list[Any]] | None

    @property
    def prefix(self) -> str:
        """What keeps its ids apart from those of all other cases."""
        return f"{self.measure.id}/{self.number}/"

    @property
    def kind(self) -> str:
        """What the case shows."""
        return self.name.partition(":")[0]

    def __str__(self) -> str:
        return f"{self.measure.id}::{self.name}"


def cases() -> list[Case]:
    """Return all cases of the catalogue, in its order."""
    return [case for made in measures().values() for case in _cases(made)]


def _cases(made: Measure) -> Iterator[Case]:
    path = FOLDER / made.theme / f"{made.id}.cases.toml"
    if not path.exists():
        return
    read = tomllib.loads(path.read_text("utf-8"))
    for number, case in enumerate(read["case"]):
        unknown = set(case) - {"name", "graph", "params", "expect", "unsure"}
        assert not unknown, f"{path.name}: {unknown}"
        graph = (*read.get("given", ()), *case["graph"])
        params = made.examples | read.get("params", {}) | case.get("params", {})
        unsure = _rows(case["unsure"]) if "unsure" in case else None
        yield Case(made, case["name"], number, graph, params, _rows(case["expect"]), unsure)


def _rows(told: list[list[Any]]) -> list[list[Any]]:
    return [[*row[:-1], None if row[-1] == "null" else row[-1]] for row in told]
