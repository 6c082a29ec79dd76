"""Another program that loads a graph: `python -m tests.stores.child ADDRESS HOME VISITS`, to be killed or raced."""

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from graph.stores import StoreError, open_store
from tests.conftest import ROOT
from tests.stores.graphs import large


@contextmanager
def loading(address: str, home: Path, visits: int) -> Iterator["subprocess.Popen[str]"]:
    """Load a large graph in a process of its own; it is killed at the end if it still runs."""
    command = [sys.executable, "-m", "tests.stores.child", address, str(home), str(visits)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, encoding="utf-8") as process:
        try:
            yield process
        finally:
            process.kill()


def wait_until(true: Callable[[], object], seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "it never came true"
        time.sleep(0.005)


if __name__ == "__main__":
    store = open_store(sys.argv[1], home=Path(sys.argv[2]))
    try:
        print(store.replace(large(int(sys.argv[3]))).put)
    except StoreError as refusal:
        print("refused:", refusal)
    store.close()
