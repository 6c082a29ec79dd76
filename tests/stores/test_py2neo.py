"""The py2neo adapter reads and does nothing else; what it answers is in test_answers.py."""

import subprocess
import sys

import pytest

from graph.stores import StoreError
from tests.conftest import ROOT
from tests.engines import Engine, on
from tests.stores.graphs import EMPTY, held, rows_of, small

WITHOUT_PY2NEO = """
import sys
sys.modules["py2neo"] = None
from graph.stores import StoreError, open_store
try:
    open_store("py2neo+bolt://127.0.0.1:1")
except StoreError as error:
    print(error)
"""


@on("py2neo")
def test_py2neo_only_reads(engine: Engine) -> None:
    store = engine.holding(small())
    for write in (store.replace, store.supposing):
        with pytest.raises(StoreError, match="bolt://"):
            write(EMPTY)
    assert held(engine) == rows_of(small())


def test_a_missing_package_says_what_to_install() -> None:
    told = subprocess.run(
        [sys.executable, "-c", WITHOUT_PY2NEO], cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=True
    )
    assert told.stdout.strip() == "py2neo is not installed: pip install 'liaison-graph[py2neo]'"
