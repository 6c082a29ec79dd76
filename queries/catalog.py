"""The measure catalogue: every file below `measures/`, discovered; there is no list to keep."""

from functools import cache
from pathlib import Path

from graph.faults import none_such
from queries.measure import Measure, MeasureError, read_measure

FOLDER = Path(__file__).parent / "measures"


@cache
def measures() -> dict[str, Measure]:
    """Return all measures by id, in order of theme and id. Raises MeasureError for a bad file or an id twice."""
    found: dict[str, Measure] = {}
    for path in sorted(FOLDER.glob("*/*.cypher")):
        made = read_measure(path)
        if made.id in found:
            twice = (found[made.id].theme, made.theme)
            raise MeasureError(
                f"{made.id}：{twice[0]} 和 {twice[1]} 中都有", f"{made.id}: in {twice[0]} and in {twice[1]}"
            )
        found[made.id] = made
    return found


def measure(name: str) -> Measure:
    """Return one measure. Raises MeasureError that names the nearest id."""
    found = measures()
    if name not in found:
        raise MeasureError(none_such("指标", "measure", name, found))
    return found[name]
