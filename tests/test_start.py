"""A command starts at once: nothing heavy is imported before it is known what to do."""

import os
import subprocess
import sys

import pytest

from tests.conftest import ROOT

HEAVY = {"pandas", "pyarrow", "networkx", "ladybug", "neo4j", "pyvis", "pydantic", "rich", "numpy", "openpyxl"}


def imported(*words: str) -> set[str]:
    """Return the top modules that a run imports, by the interpreter's own account."""
    settings = {**os.environ, "LIAISON_LANG": "en"}
    asked = [sys.executable, "-X", "importtime", "-m", "liaison", *words]
    done = subprocess.run(asked, cwd=ROOT, env=settings, capture_output=True, encoding="utf-8", check=True)
    return {line.rpartition("|")[2].strip().partition(".")[0] for line in done.stderr.splitlines() if "|" in line}


def test_the_first_help_imports_nothing_heavy() -> None:
    found = imported("--help")
    assert "typer" in found
    assert found & HEAVY == set()


@pytest.mark.parametrize("words", [("gaps",), ("load",), ("network", "ego")])
def test_the_help_of_a_command_imports_nothing_heavy_of_its_own(words: tuple[str, ...]) -> None:
    """Typer itself imports pydantic once a command is chosen."""
    assert imported(*words, "--help") & HEAVY <= {"pydantic"}
