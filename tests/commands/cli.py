"""`liaison` run inside the test's own process, by its real entry point: what it printed and its exit code."""

import io
import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from liaison import main


@dataclass(frozen=True)
class Said:
    """What a command printed, and its exit code."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    def complaint(self) -> str:
        """Return the one line on stderr of a run that failed with exit code 2."""
        assert self.code == 2, self
        lines = [line for line in self.err.splitlines() if line.strip()]
        assert len(lines) == 1, self.err
        assert lines[0].startswith("liaison: ")
        return lines[0]


def liaison(*words: str | Path, expect: int | None = 0, width: int = 160) -> Said:
    """Run a command on a screen of this width; its exit code must be `expect`, None where the test looks at it."""
    out, err = io.StringIO(), io.StringIO()
    code: object = 0
    with _arguments(*map(str, words), columns=width), redirect_stdout(out), redirect_stderr(err):
        try:
            main()
        except SystemExit as end:
            code = end.code or 0
    assert isinstance(code, int)
    said = Said(code, out.getvalue(), err.getvalue())
    assert expect in (None, code), said
    return said


@contextmanager
def _arguments(*words: str, columns: int) -> Iterator[None]:
    held, sys.argv = sys.argv, ["liaison", *words]
    # A worker of xdist is told a width of 80, at which cells are wrapped.
    width, os.environ["COLUMNS"] = os.environ.get("COLUMNS"), str(columns)
    try:
        yield
    finally:
        sys.argv = held
        if width is None:
            del os.environ["COLUMNS"]
        else:
            os.environ["COLUMNS"] = width


def contents(folder: Path) -> dict[str, bytes]:
    """Return every file of a folder by its path in it."""
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}
