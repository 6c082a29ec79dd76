"""The measure catalogue: every file below `measures/`, discovered; there is no list to keep."""

from functools import cache
from pathlib import Path

from rapidfuzz import process

from queries.measure import Measure, MeasureError, read_measure

FOLDER = Path(__file__).parent / "measures"


@cache
def measures() -> dict[str, Measure]:
    """Return all measures by id, in order of theme and id. Raises MeasureError for a bad file or an id twice."""
    found: dict[str, Measure] = {}
    for path in sorted(FOLDER.glob("*/*.cypher")):
        made = read_measure(path)
        if made.id in found:
            raise MeasureError(f"{made.id}: in {found[made.id].theme} and in {made.theme}")
        found[made.id] = made
    return found


def measure(name: str) -> Measure:
    """Return one measure. Raises MeasureError that names the nearest id."""
    found = measures()
    if name not in found:
        near = process.extractOne(name, list(found))
        raise MeasureError(f"no measure {name!r}" + (f"; did you mean {near[0]!r}?" if near else ""))
    return found[name]
