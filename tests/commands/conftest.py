"""The small office, loaded once; a test that writes gets a copy of its own."""

import shutil
from pathlib import Path

import pytest

from tests.commands.cli import liaison
from tests.commands.sheets import ambiguous, write_sheets


@pytest.fixture(scope="session")
def sheets(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the office's sheets; nobody changes it."""
    return write_sheets(tmp_path_factory.mktemp("small") / "sheets")


@pytest.fixture(scope="session")
def late(sheets: Path) -> Path:
    """The visit log of October, which does not say which 张伟 went."""
    return ambiguous(sheets.parent / "late")


@pytest.fixture(scope="session")
def loaded(sheets: Path, late: Path) -> Path:
    """The office with all sheets loaded; for tests that only read."""
    office = sheets.parent / "office"
    liaison("init", "铜仁市政协", "--id", "small", "--as-of", "2023-12-31", "-o", office)
    liaison("load", sheets, late, "-o", office)
    return office


@pytest.fixture
def office(loaded: Path, tmp_path: Path) -> Path:
    """A copy of the office that a test may change: an office is its folder."""
    return Path(shutil.copytree(loaded, tmp_path / "office"))
