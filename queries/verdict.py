"""Verdicts: the interval of each value, judged by its bound, with the reason in words."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from graph.words import Text
from queries.limits import Bools, Floats, Limits
from queries.measure import UNSURE, Measure
from queries.submitted import Lack

_TEXTS = "rule reading subject name object object_name"
_SPOKEN = "bound outcome reason_zh reason_en owner owner_name"
SCHEMA = pa.schema(
    [(name, pa.string()) for name in _TEXTS.split()]
    + [(name, pa.float64()) for name in ("value", "low", "high")]
    + [(name, pa.string()) for name in _SPOKEN.split()]
    + [("since", pa.date32()), ("until", pa.date32()), ("lacking", pa.string()), ("evidence", pa.string())]
)
"""One row a subject, or a pair. `low` and `high` may be infinite; `outcome` is covered, gap, unknown or exempt;
`reading` is "" where a rule has one only; `lacking` names the sheets for want of which it is unknown, as
"visits/Committee A;…"; `evidence` is a JSON object, for gaps and unknowns alone."""
GAP_OR_UNKNOWN = pc.is_in(pc.field("outcome"), pa.array(["gap", "unknown"]))
DOUBTED = Text("有存疑记录（重名、日期不明或值缺失）", "rows in doubt (a namesake, no date or no value)")
MERGED = Text("已并入{heir}", "merged into {heir}")
CODES = np.array(["covered", "gap", "unknown", "exempt"])
COVERED, GAP, UNKNOWN, EXEMPT = range(4)
_SHOWN = 3
Wanting = tuple[tuple[Text, ...], str | None]
"""The sheets a verdict lacks, in words (at most three by name) and as the column `lacking`."""


@dataclass(frozen=True)
class Interval:
    """The value of each row, and the least and greatest it may be; `doubted` where rows in doubt alone widen it."""

    value: Floats
    low: Floats
    high: Floats
    doubted: Bools


def key_of(table: pa.Table) -> pa.ChunkedArray:
    """Return one text key a row: the subject, or subject and object."""
    subject = table["subject"].cast(pa.string())
    if "object" not in table.column_names:
        return subject
    return pc.binary_join_element_wise(subject, table["object"].cast(pa.string()), "\x1f")


def interval(sure: pa.Table, possible: pa.Table, moved: pa.Table | None = None, hinges: Sequence[str] = ()) -> Interval:
    """Return the values of the sure run, widened to those of the run with the rows in doubt.

    A value that is null, or that the second run does not have, may be anything; see Measure on a column `unsure`.
    `moved` is the run with each event on its last possible day; a subject that it has not is then of a later period.
    """
    value, at = _floats(sure["value"]), _places(sure, possible)
    other = _floats(possible["value"].take(at))
    lost = np.isnan(value) | np.isnan(other)
    low, high = np.fmin(value, other), np.fmax(_floats(_most(sure)), _floats(_most(possible).take(at)))
    if moved is not None:
        at = _places(sure, moved)
        then = _floats(moved["value"].take(at))
        lost |= np.isnan(then) & at.is_valid().to_numpy(zero_copy_only=False)
        low, high = np.fmin(low, then), np.fmax(high, _floats(_most(moved).take(at)))
    lost |= _torn(sure, [possible] if moved is None else [possible, moved], hinges)
    low, high = np.where(lost, -np.inf, low), np.where(lost, np.inf, high)
    return Interval(value, low, high, low != high)


def _torn(sure: pa.Table, runs: Sequence[pa.Table], hinges: Sequence[str]) -> Bools:
    """Return the rows of which several hinges are not in all runs what they are in the sure one; see Measure."""
    moved = np.zeros(sure.num_rows, dtype=np.int8)
    for name in hinges if sure.num_rows else ():
        other = np.zeros(sure.num_rows, dtype=bool)
        for run in runs:
            at = _places(sure, run)
            pairs = zip(sure[name].to_pylist(), run[name].take(at).to_pylist(), at.is_valid().to_pylist(), strict=True)
            other |= np.array([there and one != another for one, another, there in pairs])
        moved += other
    return moved > 1


def _places(rows: pa.Table, others: pa.Table) -> pa.Array:
    """Return for each row the place of its namesake among the others, null where it has none."""
    return pc.index_in(key_of(rows), value_set=pa.array(key_of(others).to_pylist(), pa.string()))


def _most(rows: pa.Table) -> pa.ChunkedArray:
    """Return the greatest that each value may be for what its own rows leave blank."""
    if UNSURE not in rows.column_names:
        return rows["value"]
    more = _floats(rows[UNSURE])
    return pa.chunked_array([_floats(rows["value"]) + np.where(np.isnan(more), np.inf, more)])


def judge(found: Interval, limits: Limits) -> npt.NDArray[np.int8]:
    """Return the outcome code of each row; see Bound.outcome."""
    low, high = limits.low, limits.high
    inside = (low <= found.low) & (found.high <= high)
    outside = (found.high < low) | (found.low > high)
    codes = np.select([limits.exempt, inside, outside], [EXEMPT, COVERED, GAP], UNKNOWN)
    return codes.astype(np.int8)


def reasons(
    made: Measure, found: Interval, limits: Limits, codes: npt.NDArray[np.int8], lacks: Sequence[Lack]
) -> dict[str, pa.Array]:
    """Return reason_zh, reason_en and lacking of each gap and each unknown; null for the others.

    Of what was merged the reason says into what.
    """
    said: list[Text | None] = [MERGED.format(heir=heir) if heir else None for heir in limits.heirs]
    said += [None] * (len(codes) - len(said))
    for row in np.flatnonzero(codes == GAP).tolist():
        said[row] = _gap(made, found, limits, row)
    unknown = np.flatnonzero(codes == UNKNOWN)
    sheets = _sheets(lacks, unknown)
    wanting: list[str | None] = [None] * len(codes)
    for row, (named, wanting[row]) in zip(unknown.tolist(), sheets, strict=True):
        said[row] = _unknown(made, found, limits, row, named)
    texts = {f"reason_{lang}": [text and text.in_(lang) for text in said] for lang in ("zh", "en")}
    return {name: pa.array(column, pa.string()) for name, column in (texts | {"lacking": wanting}).items()}


def evidence(made: Measure, sure: pa.Table, codes: npt.NDArray[np.int8]) -> pa.Array:
    """Return the evidence columns of gaps and unknowns as JSON."""
    columns = [name for name in made.evidence if name in sure.column_names]
    said: list[str | None] = [None] * len(codes)
    if columns:
        rows = np.flatnonzero((codes == GAP) | (codes == UNKNOWN))
        for row, held in zip(rows, sure.select(columns).take(pa.array(rows)).to_pylist(), strict=True):
            said[row] = json.dumps(held, ensure_ascii=False, default=str)
    return pa.array(said, pa.string())


def span(low: float, high: float) -> str:
    """Write an interval: "2", "2 – 4", "≥ 2", "?" where nothing is known."""
    if low == high:
        return f"{low:g}"
    if np.isinf(low):
        return "?" if np.isinf(high) else f"≤ {high:g}"
    return f"≥ {low:g}" if np.isinf(high) else f"{low:g} – {high:g}"


def _gap(made: Measure, found: Interval, limits: Limits, row: int) -> Text:
    at = limits.at[row]
    bound, said = limits.bounds[at].text(), limits.said[at]
    value = span(found.low[row], found.high[row])
    return Text(
        f"{made.gap.zh}：{value} {made.unit.zh}，应{bound.zh}{said.zh}",
        f"{made.gap.en}: {value} {made.unit.en}, asked {bound.en}{said.en}",
    )


def _unknown(made: Measure, found: Interval, limits: Limits, row: int, missing: Sequence[Text]) -> Text:
    at = limits.at[row]
    bound, said = limits.bounds[at].text(), limits.said[at]
    parts = list(missing)
    if found.doubted[row]:
        parts.append(DOUBTED)
    value, why = (
        span(found.low[row], found.high[row]),
        Text("；".join(p.zh for p in parts), "; ".join(p.en for p in parts)),
    )
    return Text(
        f"无法判断：{why.zh}。数值{value} {made.unit.zh}，应{bound.zh}{said.zh}",
        f"cannot be told: {why.en}. Value {value} {made.unit.en}, asked {bound.en}{said.en}",
    )


def _sheets(lacks: Sequence[Lack], rows: npt.NDArray[np.intp]) -> list[Wanting]:
    """Return for each of the rows the sheets it lacks, worked out once for all rows that lack the same."""
    if not lacks or not len(rows):
        return [((), None)] * len(rows)
    touched = np.stack([lack.rows[rows] for lack in lacks], axis=1)
    patterns, which = np.unique(touched, axis=0, return_inverse=True)
    found = [_named([lack for lack, hit in zip(lacks, pattern, strict=True) if hit]) for pattern in patterns]
    return [found[number] for number in which.ravel()]


def _named(lacks: Sequence[Lack]) -> Wanting:
    shown = tuple(lack.missing.text() for lack in lacks[:_SHOWN])
    if (more := len(lacks) - _SHOWN) > 0:
        shown = (*shown, Text(f"另有{more}份未报", f"{more} more sheets"))
    return shown, ";".join(f"{lack.missing.kind}/{lack.missing.scope}" for lack in lacks) or None


def _floats(column: pa.ChunkedArray) -> Floats:
    """Return a number column with NaN for null; booleans count as 0 and 1."""
    return column.cast(pa.float64()).to_numpy()  # type: ignore[no-any-return]
