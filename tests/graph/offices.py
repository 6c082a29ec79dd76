"""A real office folder of a few sheets, written as records past the loaders."""

from pathlib import Path

from graph.ledger import Part, Problem
from graph.office import BodySettings, Office
from graph.words import Text

NOTED = Problem("b.xlsx", Text("查无此人", "nobody of this name"), Text("核对", "check"), value="李四")


def office_of(folder: Path, *files: list[Part]) -> Office:
    """Make an office, put one load a file into its ledger, and build its graph."""
    made = Office.create(folder, BodySettings(id="b", name="某市政协", level="prefecture"), "tongren")
    for number, parts in enumerate(files, start=1):
        made.ledger.add(f"{number}.xlsx", f"{number:08x}", parts, [NOTED])
    with made.writing():
        made.rebuild()
    return made
