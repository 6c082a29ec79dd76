"""Published figures of a place, read from TOML and checked.

A wrong file raises ProgramError, which names file, line, key and the nearest right word for each fault.
"""

from pathlib import Path

from graph.faults import none_such, read_toml
from graph.words import WrongValueError
from queries.catalog import measures
from queries.claim import Claims
from queries.claim_check import check
from queries.program import FOLDER as PROGRAMS
from queries.program import read_program
from queries.rule import Catalogue, Rule

FOLDER = Path(__file__).parent / "claims"


def read_claims(path: Path, catalogue: Catalogue | None = None) -> Claims:
    """Read and check a claims file. Raises ProgramError with every fault that was found."""
    known = measures() if catalogue is None else catalogue
    return read_toml(path, Claims, lambda made: check(made, known, rules_of(made, known)))


def rules_of(claims: Claims, catalogue: Catalogue | None = None) -> dict[str, Rule]:
    """Return the rules of the place's program by key; none where there is no program of this name."""
    path = PROGRAMS / f"{claims.place}.toml"
    return {rule.key: rule for rule in read_program(path, catalogue).rules} if path.exists() else {}


def claims_of(place: str | None = None) -> list[Claims]:
    """Return the claims of one place ("tongren", "tongren-2023" or a file of one's own), or of all.

    Raises WrongValueError that names the nearest place and all there are.
    """
    paths = sorted(FOLDER.glob("*.toml"))
    if place:
        own = Path(place)
        chosen = [p for p in paths if place in (p.stem, p.stem.rpartition("-")[0])]
        if not chosen and own.suffix == ".toml" and own.is_file():
            chosen = [own]
        if not chosen:
            known = [p.stem for p in paths]
            raise WrongValueError(none_such("公布数字", "claims of", place, known, listed=True))
        paths = chosen
    return [read_claims(path) for path in paths]
