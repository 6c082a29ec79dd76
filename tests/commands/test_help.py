"""Every command explains itself in both languages, and refuses what it does not know."""

import json
import os
import re
import subprocess
import sys
from functools import cache

import pytest

from commands.app import app
from tests.commands.cli import liaison
from tests.conftest import ROOT

GROUPS = {group.name: group.typer_instance for group in app.registered_groups}
COMMANDS = [str(command.name) for command in app.registered_commands]
COMMANDS += [f"{name} {c.name or c.callback.__name__}" for name, g in GROUPS.items() for c in g.registered_commands]
ASK = """
import json, sys
from tests.commands.cli import liaison
print(json.dumps({words: liaison(*words.split(), "--help").out for words in json.loads(sys.argv[1])}))
"""


@cache
def helps(lang: str) -> dict[str, str]:
    """Return the help of every command in a language: a process of its own, as a language is of a whole run."""
    settings = {**os.environ, "LIAISON_LANG": lang, "PYTHONIOENCODING": "utf-8", "COLUMNS": "120"}
    asked = [sys.executable, "-c", ASK, json.dumps(["", *COMMANDS])]
    done = subprocess.run(asked, cwd=ROOT, env=settings, capture_output=True, encoding="utf-8", check=True)
    return dict(json.loads(done.stdout))


def said(text: str) -> str:
    """Return what a help text says in its own words: without the usage line and the parser's own words."""
    return "\n".join(line for line in text.splitlines() if not line.startswith(("Usage", "Options", "Arguments")))


def test_all_commands_of_the_issue_are_there() -> None:
    asked = {"demo", "init", "template", "load", "loads", "undo", "who", "forget", "gaps", "why", "audit"}
    asked |= {"query", "schema", "export", "doctor"}
    assert asked <= set(COMMANDS)
    assert {"network ego", "network islands", "network overview", "measures list", "measures show"} <= set(COMMANDS)


@pytest.mark.parametrize("words", ["", *COMMANDS])
def test_help_is_in_both_languages(words: str) -> None:
    chinese, english = helps("zh")[words], helps("en")[words]
    assert re.search(r"[\u4e00-\u9fff]", said(chinese))
    assert not re.search(r"[\u4e00-\u9fff]", said(english))
    assert said(chinese) != said(english)


@pytest.mark.parametrize("words", COMMANDS)
def test_an_unknown_option_is_refused(words: str) -> None:
    assert "--no-such" in liaison(*words.split(), "--no-such", expect=2).err


def test_an_unknown_command_is_refused() -> None:
    assert "nonsense" in liaison("nonsense", expect=2).err


def test_the_command_is_called_as_it_is_installed() -> None:
    """However it is started: by `python -m liaison` the pages of docs/cli.md are made."""
    assert liaison("gaps", "--help").out.splitlines()[0].split()[1] == "liaison"
    assert "liaison.py" not in (ROOT / "docs" / "cli.md").read_text("utf-8")
