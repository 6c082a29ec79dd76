"""Files of rule authors read as the program would, each as what it is: a measure, a rule book, a scheme, or claims."""

import re
from collections.abc import Callable
from pathlib import Path

from graph.words import Text, UserError
from queries import claims, program, scheme
from queries.catalog import FOLDER
from queries.measure import read_measure

MEASURE = Text("个指标", "measures")
PROGRAM = Text("个规则集", "programs")
SCHEME = Text("个积分办法", "schemes")
CLAIMS = Text("份公布数字", "claims")
READERS: dict[Text, Callable[[Path], object]] = {
    MEASURE: read_measure,
    PROGRAM: program.read_program,
    SCHEME: scheme.read_scheme,
    CLAIMS: claims.read_claims,
}
_OF = {"dimension": SCHEME, "grade": SCHEME, "require": SCHEME, "claim": CLAIMS, "equation": CLAIMS}
_TABLE = re.compile(r"^\s*\[+\s*(\w+)", re.MULTILINE)


def own_files() -> list[Path]:
    """Return all files that come with the program."""
    folders = (program.FOLDER, scheme.FOLDER, claims.FOLDER)
    return [*sorted(FOLDER.glob("*/*.cypher")), *(path for folder in folders for path in sorted(folder.glob("*.toml")))]


def kind_of(path: Path) -> Text:
    """Return what kind of file it is, by its ending and its first table: a rule book where nothing else is told."""
    if path.suffix == ".cypher":
        return MEASURE
    tables = _TABLE.findall(path.read_bytes().decode("utf-8", errors="replace"))
    return next((_OF[table] for table in tables if table in _OF), PROGRAM)


def read_as(kind: Text, path: Path) -> UserError | None:
    """Read a file; return what is wrong with it, None where nothing is."""
    try:
        READERS[kind](path)
    except UserError as error:
        return error
    return None
