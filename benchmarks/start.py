"""`liaison --help` against `python -c pass`: what every command costs before it does anything."""

import subprocess
import sys
from pathlib import Path

from benchmarks.figures import Figure, Report, alternating

TARGET, TIMES = 8.0, 15


def run() -> Report:
    """Time both, each in a process of its own."""
    script = Path(sys.executable).with_name("liaison")
    ours = [str(script)] if script.exists() else [sys.executable, "-m", "liaison"]
    helped, bare = alternating(TIMES, lambda: _run([*ours, "--help"]), lambda: _run([sys.executable, "-c", "pass"]))
    return Report((Figure("liaison --help / python -c pass", helped, bare, TARGET),))


def _run(command: list[str]) -> None:
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
