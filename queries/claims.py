"""Published figures of a place, read from TOML and checked.

A wrong file raises ProgramError, which names file, line, key and the nearest right word for each fault.
"""

from collections.abc import Iterator
from pathlib import Path

from graph.faults import Fault, none_such, read_toml
from graph.words import WrongValueError
from queries.catalog import measures
from queries.claim import Claims
from queries.claim_check import check
from queries.program import program, program_names, read_program
from queries.rule import Catalogue, Program

FOLDER = Path(__file__).parent / "claims"


def read_claims(path: Path, catalogue: Catalogue | None = None, book: Program | None = None) -> Claims:
    """Read and check a claims file; `book` is the rule book of the office that it is held against, if any.

    Raises ProgramError with every fault that was found.
    """
    known = measures() if catalogue is None else catalogue

    def faults(made: Claims) -> Iterator[Fault]:
        try:
            held = program_of(made, path, book)
        except WrongValueError as error:
            if not made.program:
                raise
            yield Fault(("program",), error.text)
        else:
            yield from check(made, known, held)

    return read_toml(path, Claims, faults)


def program_of(claims: Claims, path: Path | None = None, book: Program | None = None) -> Program | None:
    """Return the rule book in which the rules of claims are looked for; None where there is none.

    It is the one that the file names, else that of its place beside it, else the office's, else the product's own of
    the place. Raises WrongValueError where the one that the file names cannot be read.
    """
    folder = path.parent if path else FOLDER
    if claims.program:
        return program(str(folder / claims.program) if claims.program.endswith(".toml") else claims.program)
    beside = folder / f"{claims.place}.toml"
    if beside.is_file() and beside != path:
        return read_program(beside)
    if book is None and claims.place in program_names():
        return program(claims.place)
    return book


def claims_of(place: str | None = None, book: Program | None = None) -> list[Claims]:
    """Return the claims of one place ("tongren", "tongren-2023" or a file of one's own), or of all.

    `book` is the rule book of the office that a file of one's own is held against. Raises WrongValueError that names
    the nearest place and all there are.
    """
    paths = sorted(FOLDER.glob("*.toml"))
    if place:
        own = Path(place)
        chosen = [p for p in paths if place in (p.stem, p.stem.rpartition("-")[0])]
        if not chosen and own.suffix == ".toml" and own.is_file():
            return [read_claims(own, book=book)]
        if not chosen:
            known = [p.stem for p in paths]
            raise WrongValueError(none_such("公布数字", "claims of", place, known, listed=True))
        paths = chosen
    return [read_claims(path) for path in paths]
