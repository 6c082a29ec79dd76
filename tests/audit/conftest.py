from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.audit.nights import Nights


@pytest.fixture
def nights(tmp_path: Path) -> Iterator[Nights]:
    made = Nights(tmp_path)
    yield made
    made.close()
