"""The Tongren sample, made once, and read back by pandas alone."""

from pathlib import Path

import pytest

from samples import Answer, make_office
from tests.samples.reading import Sheets


@pytest.fixture(scope="session", params=[2023, 7], ids=lambda seed: f"seed{seed}")
def seed(request) -> int:
    """The demo's seed, and another: the rules of the sheets must not hold by luck."""
    return request.param


@pytest.fixture(scope="session")
def folder(tmp_path_factory, seed) -> Path:
    return tmp_path_factory.mktemp(f"tongren{seed}") / "sheets"


@pytest.fixture(scope="session")
def answer(folder, seed) -> Answer:
    return make_office("tongren", folder, seed, answers=folder.parent / "answers.json")


@pytest.fixture(scope="session")
def sheets(folder, answer) -> Sheets:
    return Sheets(folder)
