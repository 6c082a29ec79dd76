"""Which rows of a measure lack a sheet: the scopes that subjects belong to, and what those did not hand in."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from graph.names import plain_name
from queries.library import names
from queries.limits import Asking, Bools
from queries.measure import Measure, Moves
from queries.period import Period
from queries.rule import Program
from queries.submissions import Missing, Submission, missing

_SHELF = "scopes/committee"
ALL = "all"


@dataclass(frozen=True)
class Lack:
    """A sheet that is missing, how it could move the value, and the rows whose value it could move."""

    missing: Missing
    moves: Moves
    rows: Bools


def all_scopes(asking: Asking) -> list[str]:
    """Return the names of the body's committees."""
    return sorted(set(asking(_SHELF, ALL, {})["scope"].to_pylist()))


def aligned(submissions: Sequence[Submission], scopes: Sequence[str]) -> list[Submission]:
    """Return the submissions with their scopes written as the graph writes them; a scope it has not is kept."""
    written = {plain_name(scope): scope for scope in scopes}
    return [replace(sheet, scope=written.get(plain_name(sheet.scope), sheet.scope)) for sheet in submissions]


def lacks(
    made: Measure,
    program: Program,
    submissions: Sequence[Submission],
    period: Period,
    subjects: pa.ChunkedArray,
    asking: Asking,
) -> list[Lack]:
    """Return what lacks of the sheets that a measure needs, with the rows touched.

    A subject that belongs to no scope may be in any sheet: whatever lacks touches it.
    """
    scopes = all_scopes(asking)
    sheets = aligned(submissions, scopes)
    found = [
        (lacking, moves)
        for kind, moves in made.needs.items()
        for lacking in missing(kind, program.submit(kind), sheets, scopes, period)
    ]
    touched = _touching(made.subject, subjects, asking) if found else _everything(len(subjects))
    return [Lack(lacking, moves, touched(lacking.scope)) for lacking, moves in found]


def opened(low: npt.NDArray[np.float64], high: npt.NDArray[np.float64], found: Sequence[Lack]) -> None:
    """Open the intervals, in place, in the direction in which each missing sheet could move the value."""
    for lack in found:
        if lack.moves in ("up", "any"):
            high[lack.rows] = np.inf
        if lack.moves in ("down", "any"):
            low[lack.rows] = -np.inf


def _everything(count: int) -> Callable[[str], Bools]:
    return lambda _scope: np.ones(count, dtype=bool)


def _touching(label: str, subjects: pa.ChunkedArray, asking: Asking) -> Callable[[str], Bools]:
    if label not in names(_SHELF):
        return _everything(len(subjects))
    belongs = asking(_SHELF, label, {})
    homeless = ~_among(subjects, belongs["subject"])

    def touched(scope: str) -> Bools:
        if not scope:
            return np.ones(len(subjects), dtype=bool)
        return homeless | _among(subjects, belongs.filter(pc.equal(belongs["scope"], scope))["subject"])

    return touched


def _among(subjects: pa.ChunkedArray, chosen: pa.ChunkedArray) -> Bools:
    return pc.is_in(subjects, value_set=chosen.combine_chunks()).to_numpy(zero_copy_only=False)  # type: ignore[no-any-return]


def data_as_of(needs: Mapping[str, Moves], submissions: Sequence[Submission]) -> dict[str, str | None]:
    """Return for each needed kind the last day that a sheet of it speaks of, as ISO text; None: never handed in."""
    days = {kind: [s.speaks_until for s in submissions if s.kind == kind and s.speaks_until] for kind in needs}
    return {kind: max(found).isoformat() if found else None for kind, found in days.items()}
