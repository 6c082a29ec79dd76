"""What the builders take: rows of measure results and edge lists, as dataclasses or as mappings with the same keys."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from typing import Any, TypeVar

from viz.picture import VERDICTS, Verdict

T = TypeVar("T")


@dataclass(frozen=True)
class Cell:
    """A constituency x township cell: members who reach it, visits in the period, and the queries' verdict."""

    constituency: str
    township: str
    members: int = 0
    visits: int = 0
    verdict: Verdict = "unknown"


@dataclass(frozen=True)
class Place:
    """A constituency or a township; `group` and `group_label` name the county that a township lies in."""

    id: str
    label: str
    group: str = ""
    group_label: str = ""


@dataclass(frozen=True)
class Thing:
    """A node of an edge list; `group` is the id of the township it belongs to, '' when it belongs to none."""

    id: str
    label: str
    kind: str
    verdict: Verdict = ""
    group: str = ""
    facts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Link:
    """A relation of an edge list; `first` is the index of the first period in which it is there."""

    source: str
    target: str
    kind: str
    weight: float = 1.0
    first: int = 0


def rows_of(kind: type[T], rows: Iterable[T | Mapping[str, Any]]) -> list[T]:
    """Rows as `kind`: other keys are left out, None means the default. Raises ValueError on a wrong verdict."""
    names = {f.name for f in fields(kind)}  # type: ignore[arg-type]
    made = [
        kind(**{k: v for k, v in row.items() if k in names and v is not None}) if isinstance(row, Mapping) else row
        for row in rows
    ]
    for row in made:
        verdict = getattr(row, "verdict", "")
        if verdict and verdict not in VERDICTS:
            raise ValueError(f"verdict {verdict!r} is none of {', '.join(VERDICTS)}")
    return made


def unique(rows: Iterable[T]) -> dict[str, T]:
    """Rows by id, in order. Raises ValueError when an id comes twice."""
    found: dict[str, T] = {}
    for row in rows:
        key = str(row.id)  # type: ignore[attr-defined]
        if key in found:
            raise ValueError(f"id {key!r} comes twice")
        found[key] = row
    return found


def as_verdict(text: str) -> Verdict:
    """The verdict that a text names, '' for none. Raises ValueError for any other text."""
    for verdict in VERDICTS:
        if text == verdict:
            return verdict
    if text:
        raise ValueError(f"verdict {text!r} is none of {', '.join(VERDICTS)}")
    return ""
