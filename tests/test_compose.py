"""The compose file, read by the real client; there is no Docker engine to run it on."""

import os
import shutil
import subprocess

import pytest

from tests.conftest import ROOT, lacking


@pytest.fixture(scope="session")
def compose() -> list[str]:
    if (
        shutil.which("docker")
        and not subprocess.run(["docker", "compose", "version"], capture_output=True, check=False).returncode
    ):
        return ["docker", "compose"]
    return ["docker-compose"] if shutil.which("docker-compose") else lacking("no docker compose client")


def config(client: list[str], **settings: str) -> subprocess.CompletedProcess[str]:
    bare = {name: value for name, value in os.environ.items() if not name.startswith(("NEO4J_", "LIAISON_"))}
    return subprocess.run(
        [*client, "-f", str(ROOT / "docker-compose.yml"), "config"],
        capture_output=True,
        check=False,
        encoding="utf-8",
        env=bare | settings,
    )


def test_it_is_valid_and_takes_the_password_from_the_environment(compose: list[str]) -> None:
    made = config(compose, NEO4J_PASSWORD="a-long-password")
    assert made.returncode == 0, made.stderr
    assert "NEO4J_AUTH: neo4j/a-long-password" in made.stdout


def test_without_a_password_it_refuses(compose: list[str]) -> None:
    refused = config(compose)
    assert refused.returncode != 0
    assert "NEO4J_PASSWORD" in refused.stderr


def test_every_port_is_bound_to_this_machine_only(compose: list[str]) -> None:
    made = config(compose, NEO4J_PASSWORD="a-long-password").stdout
    assert "7687" in made
    assert made.count("127.0.0.1") == 2


def test_the_image_copies_what_exists_and_does_not_run_as_root() -> None:
    lines = (ROOT / "Dockerfile").read_text("utf-8").splitlines()
    assert "USER liaison" in lines
    assert lines.index("USER liaison") < next(i for i, line in enumerate(lines) if line.startswith("ENTRYPOINT"))
    allowed = [line[1:] for line in (ROOT / ".dockerignore").read_text("utf-8").splitlines() if line.startswith("!")]
    assert [name for name in allowed if not (ROOT / name).exists()] == []
