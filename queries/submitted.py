"""Which rows of a measure lack a sheet: the scopes that subjects belong to, and what those did not hand in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from queries.limits import Asking, Bools
from queries.measure import Measure, Moves
from queries.period import Period
from queries.rule import Program
from queries.scope import Scopes, due_of, touching
from queries.submissions import Missing, Submission, missing


@dataclass(frozen=True)
class Lack:
    """A sheet that is missing, how it could move the value, and the rows whose value it could move."""

    missing: Missing
    moves: Moves
    rows: Bools


Lacking = tuple[list[Missing], Scopes]


@dataclass(frozen=True)
class HandedIn:
    """What was handed in for one period. What lacks of a kind is found out once, however many measures need it."""

    program: Program
    submissions: Sequence[Submission]
    period: Period
    as_of: date
    _found: dict[str, Lacking] = field(default_factory=dict)

    def lacks(self, made: Measure, subjects: pa.ChunkedArray, asking: Asking) -> list[Lack]:
        """Return what lacks of the sheets that a measure needs, with the rows touched."""
        found: list[Lack] = []
        for kind, moves in made.needs.items():
            found += self._of_kind(made.subject, kind, moves, subjects, asking)
        return found

    def _of_kind(self, label: str, kind: str, moves: Moves, subjects: pa.ChunkedArray, asking: Asking) -> list[Lack]:
        if kind not in self._found:
            self._found[kind] = self._lacking(kind, asking)
        found, scopes = self._found[kind]
        if not found:
            return []
        if moves == "subjects":
            none = np.zeros(len(subjects), dtype=bool)
            return [Lack(missing, moves, none) for missing in found]
        touched = touching(scopes, label, kind, subjects, asking)
        return [Lack(missing, moves, touched(missing.scope)) for missing in found]

    def _lacking(self, kind: str, asking: Asking) -> Lacking:
        """Return what lacks of one kind, and of which scopes; of several ways to hand it in, that which lacks least."""
        submit = self.program.submit(kind)
        if not self.program.expects(kind):
            return [], Scopes("")
        if submit is None:
            return missing(kind, None, self.submissions, (), self.period), Scopes("")
        ways = due_of(submit, asking)
        found = [
            (missing(kind, submit, way.aligned(self.submissions), way.listed, self.period, self.as_of), way)
            for way in ways
        ]
        return min(found, key=lambda pair: _days(pair[0]))


def _days(found: Sequence[Missing]) -> tuple[int, int]:
    """Return how many sheets and days lack."""
    return len(found), sum((until - since).days for one in found for since, until in one.spans)


def opened(low: npt.NDArray[np.float64], high: npt.NDArray[np.float64], found: Sequence[Lack]) -> None:
    """Open the intervals, in place, in the direction in which each missing sheet could move the value."""
    for lack in found:
        if lack.moves in ("up", "any"):
            high[lack.rows] = np.inf
        if lack.moves in ("down", "any"):
            low[lack.rows] = -np.inf


def data_as_of(needs: Mapping[str, Moves], submissions: Sequence[Submission]) -> dict[str, str | None]:
    """Return for each needed kind the last day that a sheet of it speaks of, as ISO text; None: none counts."""
    days = {kind: [s.speaks_until for s in submissions if s.kind == kind and s.speaks_until] for kind in needs}
    return {kind: max(found).isoformat() if found else None for kind, found in days.items()}
