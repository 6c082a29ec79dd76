"""Every command of the READMEs is run, in order, as a reader would; none of them may fail unexpectedly."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

ENDS = {"gaps": {0, 1, 3}, "audit": {0, 1, 3}}
"""Exit codes other than 0 that say something about the office, not about the run."""
BY_HAND = (". .venv", "export ", "docker compose up", "LIAISON_STORE=")
"""Lines that need a shell's own state or a server: the engine tests run what they lead to."""


def commands(readme: str) -> list[str]:
    text = (ROOT / readme).read_text("utf-8")
    blocks = re.findall(r"^```sh\n(.*?)^```", text, re.M | re.S)
    return [line for block in blocks for line in block.splitlines() if line.strip()]


@pytest.mark.parametrize("readme", ["README.md", "README.zh-CN.md"])
def test_every_command_runs(readme: str, tmp_path: Path) -> None:
    ran = 0
    settings = {**os.environ, "PYTHONPATH": str(ROOT), "COLUMNS": "120"}
    for line in commands(readme):
        words = shlex.split(line)
        if words == ["make", "demo"]:
            words = ["liaison", "demo", "demo"]
        if words[0] == "make":
            done = subprocess.run(["make", "-n", *words[1:]], cwd=ROOT, capture_output=True, check=False)
            assert done.returncode == 0, line
            continue
        if line.startswith(BY_HAND):
            continue
        assert words[0] == "liaison", f"a command that this test cannot run: {line}"
        done = subprocess.run(
            [sys.executable, "-m", "liaison", *words[1:]],
            cwd=tmp_path,
            env=settings,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode in ENDS.get(words[1], {0}), f"{line}\n{done.stdout[-1500:]}\n{done.stderr[-1500:]}"
        assert done.stdout.strip(), f"{line} said nothing"
        ran += 1
    assert ran >= 12


def test_make_demo_is_liaison_demo() -> None:
    done = subprocess.run(["make", "-n", "demo"], cwd=ROOT, capture_output=True, encoding="utf-8", check=True)
    assert done.stdout.strip().splitlines()[-1].endswith("liaison demo demo")


@pytest.mark.parametrize("readme", ["README.md", "README.zh-CN.md", "CONTRIBUTING.md"])
def test_every_link_leads_somewhere(readme: str) -> None:
    for target in re.findall(r"\]\(([^)#]+)", (ROOT / readme).read_text("utf-8")):
        assert (ROOT / target).exists(), target
