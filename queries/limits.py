"""The bound of each subject: the rule's, cut to the part of the period that has passed, or that of a class."""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from graph.model import TRIPLES
from graph.words import Text
from queries.bound import Bound
from queries.measure import Measure
from queries.period import Period
from queries.rule import ClassBound, Rule

Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]
Asking = Callable[[str, str, Mapping[str, Any]], pa.Table]
"""(shelf, name, further parameters) -> the answer of a query of the library for the period in hand."""


@dataclass(frozen=True)
class Limits:
    """For each row which of the `bounds` holds (`at`), and which rows are exempt; `said` explains each bound.

    `heirs` names for each row what its subject or object was merged into: such rows are exempt as well.
    """

    bounds: Sequence[Bound]
    said: Sequence[Text]
    at: npt.NDArray[np.intp]
    exempt: Bools
    heirs: Sequence[str | None] = ()

    @property
    def low(self) -> Floats:
        """The least value inside, for each row."""
        return np.array([bound.low for bound in self.bounds])[self.at]

    @property
    def high(self) -> Floats:
        """The greatest value inside, for each row."""
        return np.array([bound.high for bound in self.bounds])[self.at]


def limits_of(rule: Rule, made: Measure, rows: pa.Table, period: Period, asking: Asking) -> Limits:
    """Return the bounds of the rows. The first class of the rule that a subject is in decides.

    Nothing is asked any more of what was merged into another by the period's last day.
    """
    share = period.elapsed if rule.pro_rata else Fraction(1)
    bounds, said = [part_of(rule.asked(made), share)], [shared(share)]
    at, exempt = np.zeros(rows.num_rows, dtype=np.intp), np.zeros(rows.num_rows, dtype=bool)
    free = np.ones(rows.num_rows, dtype=bool)
    for part in rule.classes:
        members = asking("classes", part.name, part.params)
        inside = free & _in(rows[part.of], members["subject"])
        free &= ~inside
        if part.exempt:
            exempt |= inside
        elif part.bound:
            at[inside] = len(bounds)
            bounds.append(part.bound)
            said.append(_titled(part))
        else:
            _present(rule.asked(made), members, rows[part.of], inside, period, (bounds, said, at))
    heirs = _heirs(made, rows, asking)
    return Limits(bounds, said, at, exempt | np.array([bool(heir) for heir in heirs], dtype=bool), heirs)


def _heirs(made: Measure, rows: pa.Table, asking: Asking) -> list[str | None]:
    """Return for each row the name of what its subject, else its object, was merged into."""
    found: list[str | None] = [None] * rows.num_rows
    for end, label in (("object", made.object), ("subject", made.subject)):
        if (label, "SUCCEEDED_BY", label) not in TRIPLES:
            continue
        answer = asking("succession", "merged", {})
        known = dict(zip(*(reversed(answer[name].to_pylist()) for name in ("subject", "heir")), strict=True))
        if known:
            found = [known.get(id_, held) for id_, held in zip(rows[end].to_pylist(), found, strict=True)]
    return found


def part_of(bound: Bound, share: Fraction) -> Bound:
    """Return the bound of a part of the period, rounded up; a whole period leaves it as it is."""
    if share >= 1 or bound.equals is not None:
        return bound

    def cut(end: float | None) -> float | None:
        return None if end is None else float(math.ceil(Fraction(end) * share))

    return Bound(at_least=cut(bound.at_least), at_most=cut(bound.at_most))


def _present(
    bound: Bound,
    members: pa.Table,
    subjects: pa.ChunkedArray,
    inside: Bools,
    period: Period,
    into: tuple[list[Bound], list[Text], npt.NDArray[np.intp]],
) -> None:
    """Give each subject that was there for a part of the period the bound of its part."""
    bounds, said, at = into
    spans = members.to_pydict()
    shares = {
        subject: _overlap(since, until, period)
        for subject, since, until in zip(spans["subject"], spans["since"], spans["until"], strict=True)
    }
    given = subjects.to_pylist()
    for number in np.flatnonzero(inside):
        share = shares[given[number]]
        at[number] = len(bounds)
        bounds.append(part_of(bound, share))
        said.append(_there(share))


def _overlap(since: date, until: date, period: Period) -> Fraction:
    days = (min(until, period.until) - max(since, period.since)) / timedelta(days=1)
    return Fraction(max(int(days), 0), (period.end - period.since).days)


def _in(column: pa.ChunkedArray, members: pa.ChunkedArray) -> Bools:
    return pc.is_in(column, value_set=members.combine_chunks()).to_numpy(zero_copy_only=False)  # type: ignore[no-any-return]


def _titled(part: ClassBound) -> Text:
    return Text(f"（{part.title.zh}）", f" ({part.title.en})") if part.title else Text("", "")


def _there(share: Fraction) -> Text:
    """Say that a bound is cut to the days of the period that one was there; nothing where that is all of them."""
    if share >= 1:
        return Text("", "")
    percent = f"{float(share) * 100:.0f} %"
    return Text(f"（按在任天数{percent}折算）", f" (pro rata: there for {percent} of the period)")


def shared(share: Fraction) -> Text:
    """Say that a bound is cut to the share of its period that has passed; nothing where it is not."""
    if share >= 1:
        return Text("", "")
    percent = f"{float(share) * 100:.0f} %"
    return Text(f"（按已过时间{percent}折算）", f" (pro rata: {percent} of the period)")
