"""The questions of the benchmark: measures of the catalogue, for one body and one period, and equal answers."""

import re
from typing import Any

import pyarrow as pa

from benchmarks.sizes import BODY, DAY, SINCE, UNTIL
from queries.measure import Measure

_VALUES: dict[str, Any] = {"body": BODY, "since": SINCE, "until": UNTIL, "day": DAY}
_PARAMETER = re.compile(r"\$(\w+)")


def values_for(text: str, made: Measure) -> dict[str, Any]:
    """Return the values of the parameters that a query of the measure names; the measure's own are its examples."""
    known = _VALUES | made.examples
    return {name: known[name] for name in set(_PARAMETER.findall(text))}


def difference(expected: pa.Table, answer: pa.Table) -> str:
    """Say how an answer differs from the expected one, row order included; empty where it does not."""
    if expected.column_names != answer.column_names:
        return f"columns {answer.column_names} instead of {expected.column_names}"
    if expected.num_rows != answer.num_rows:
        return f"{answer.num_rows} rows instead of {expected.num_rows}"
    plain = expected.cast(answer.schema)
    return next((f"column {c!r} differs" for c in plain.column_names if not plain[c].equals(answer[c])), "")
