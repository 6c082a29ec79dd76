"""A program: the rule book of a place, read from TOML and checked.

A wrong file raises ProgramError, which names file, line, key and the nearest right word for each fault.
"""

import tomllib
from pathlib import Path

from pydantic import ValidationError

from queries.catalog import measures
from queries.faults import Fault, ProgramError, faults_of, nearest
from queries.program_check import check
from queries.rule import Catalogue, Program

FOLDER = Path(__file__).parent / "programs"


def read_program(path: Path, catalogue: Catalogue | None = None) -> Program:
    """Read and check a program file. Raises ProgramError with every fault that was found."""
    text = path.read_text("utf-8")
    try:
        made = Program(**tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise ProgramError(path, text, [Fault((), str(error))]) from error
    except ValidationError as error:
        raise ProgramError(path, text, faults_of(error, Program)) from error
    faults = list(check(made, measures() if catalogue is None else catalogue))
    if faults:
        raise ProgramError(path, text, faults)
    return made


def program(name: str) -> Program:
    """Return a program by the name of its file in `programs/`, or by the path of a file of one's own.

    Raises FileNotFoundError that names the nearest program.
    """
    path = FOLDER / f"{name}.toml"
    if not path.exists() and name.endswith(".toml"):
        path = Path(name)
    if not path.exists():
        known = sorted(found.stem for found in FOLDER.glob("*.toml"))
        raise FileNotFoundError(f"no program {name!r}{nearest(name, known)}")
    return read_program(path)
