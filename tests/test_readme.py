"""Every command of the READMEs is run, in order, as a reader would; none of them may fail unexpectedly."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.neo4j.server import Neo4jServer

ENDS = {"gaps": {0, 1, 3}, "audit": {0, 1, 3}, "score": {0, 3}}
"""Exit codes other than 0 that say something about the office, not about the run."""
BY_HAND = (". .venv", "export ", "docker compose up")
"""Lines that need a shell's own state or a Docker engine."""
NEO4J = "LIAISON_STORE=bolt://localhost:7687 "


def commands(readme: str) -> list[str]:
    text = (ROOT / readme).read_text("utf-8")
    blocks = re.findall(r"^```sh\n(.*?)^```", text, re.M | re.S)
    return [line for block in blocks for line in block.splitlines() if line.strip()]


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder in which a reader of README.md works."""
    return tmp_path_factory.mktemp("reader")


def run(line: str, cwd: Path, **settings: str) -> None:
    """Run one line of a README; `liaison` is the one of this checkout."""
    words = shlex.split(line)
    if words == ["make", "demo"]:
        words = ["liaison", "demo", "demo"]
    if words[0] == "make":
        subprocess.run(["make", "-n", *words[1:]], cwd=ROOT, capture_output=True, check=True)
        return
    assert words[0] == "liaison", f"a command that this test cannot run: {line}"
    done = subprocess.run(
        [sys.executable, "-m", "liaison", *words[1:]],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(ROOT), "COLUMNS": "120"} | settings,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode in ENDS.get(words[1], {0}), f"{line}\n{done.stdout[-1500:]}\n{done.stderr[-1500:]}"
    assert done.stdout.strip(), f"{line} said nothing"


def test_every_command_runs(desk: Path) -> None:
    lines = [line for line in commands("README.md") if not line.startswith((*BY_HAND, NEO4J))]
    assert len(lines) >= 20
    for line in lines:
        run(line, desk)


@pytest.mark.neo4j
def test_the_commands_on_neo4j_run(desk: Path, empty_neo4j: Neo4jServer) -> None:
    lines = [line.removeprefix(NEO4J) for line in commands("README.md") if line.startswith(NEO4J)]
    assert len(lines) == 2
    if not (desk / "demo").exists():
        run("liaison demo demo", desk)
    for line in lines:
        run(line, desk, LIAISON_STORE=empty_neo4j.address)
    assert empty_neo4j.ask("MATCH (m:Member) RETURN count(m) AS n") == [{"n": 394}]


def test_every_command_of_the_chinese_readme_runs(tmp_path: Path) -> None:
    for line in commands("README.zh-CN.md"):
        if not line.startswith(BY_HAND):
            run(line, tmp_path, LIAISON_LANG="zh")
    settled = (tmp_path / "demo" / "office" / "office.toml").read_text("utf-8")
    assert 'lang = "zh"' in settled, "what the demo suggests is answered in its language"


def test_make_demo_is_liaison_demo() -> None:
    done = subprocess.run(["make", "-n", "demo"], cwd=ROOT, capture_output=True, encoding="utf-8", check=True)
    assert any(line.endswith("liaison demo demo") for line in done.stdout.splitlines())


@pytest.mark.parametrize("readme", ["README.md", "README.zh-CN.md", "CONTRIBUTING.md"])
def test_every_link_leads_somewhere(readme: str) -> None:
    for target in re.findall(r"\]\(([^)#]+)", (ROOT / readme).read_text("utf-8")):
        assert (ROOT / target).exists(), target
