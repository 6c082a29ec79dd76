"""A program: the rule book of a place, read from TOML and checked.

A wrong file raises ProgramError, which names file, line, key and the nearest right word for each fault.
"""

from pathlib import Path

from graph.faults import none_such, read_toml
from graph.words import WrongValueError
from queries.catalog import measures
from queries.program_check import check
from queries.rule import Catalogue, Program

FOLDER = Path(__file__).parent / "programs"


def read_program(path: Path, catalogue: Catalogue | None = None) -> Program:
    """Read and check a program file. Raises ProgramError with every fault that was found.

    A scheme of one's own is found from the folder of the file, and named by its path from then on.
    """
    known = measures() if catalogue is None else catalogue
    made = read_toml(path, Program, lambda made: check(made, known, path.parent))
    own = made.scheme and made.scheme.endswith(".toml")
    return made.model_copy(update={"scheme": str(path.parent / made.scheme)}) if made.scheme and own else made


def program_names() -> list[str]:
    """Return the names of the product's rule books."""
    return sorted(found.stem for found in FOLDER.glob("*.toml"))


def program(name: str) -> Program:
    """Return a program by the name of its file in `programs/`, or by the path of a file of one's own.

    Raises WrongValueError that names the nearest program and all there are.
    """
    path = FOLDER / f"{name}.toml"
    if name.endswith(".toml"):
        path = Path(name)
        if not path.is_file():
            raise WrongValueError(f"找不到规则集文件 {name}", f"file not found: {name}")
    if not path.exists():
        raise WrongValueError(none_such("规则集", "program", name, program_names(), listed=True))
    return read_program(path)
