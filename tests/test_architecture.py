"""Dependencies point one way; each engine and each renderer is imported in one place; texts exist in both languages."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MAY_IMPORT = {
    "graph": {"graph"},
    "loaders": {"loaders", "graph"},
    "queries": {"queries", "graph"},
    "audit": {"audit", "queries", "graph"},
    "plan": {"plan", "queries", "graph"},
    "viz": {"viz", "graph"},
    "samples": {"samples"},
}
ONLY_IN = {
    "ladybug": "graph/stores/",
    "neo4j": "graph/stores/",
    "py2neo": "graph/stores/",
    "pyvis": "viz/network.py",
    "python_calamine": "loaders/",
    "sqlite3": "audit/",
}


def sources() -> list[Path]:
    folders = [*MAY_IMPORT, "commands"]
    return sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py") if "vendor" not in path.parts)


def imported(path: Path) -> Iterator[str]:
    """Yield the top-level name of every import, those inside functions too."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.partition(".")[0]


@pytest.mark.parametrize("path", sources(), ids=lambda p: p.relative_to(ROOT).as_posix())
def test_imports_point_one_way(path: Path) -> None:
    name = path.relative_to(ROOT).as_posix()
    ours = set(imported(path)) & {*MAY_IMPORT, "commands", "liaison"}
    folder = name.partition("/")[0]
    if folder in MAY_IMPORT:
        assert ours <= MAY_IMPORT[folder]
    for module, place in ONLY_IN.items():
        if module in imported(path):
            assert name.startswith(place), f"{module} belongs in {place}"


def test_files_stay_readable() -> None:
    long = {p.relative_to(ROOT).as_posix(): n for p in sources() if (n := len(p.read_text("utf-8").splitlines())) > 400}
    assert not long


@pytest.mark.parametrize("path", sources(), ids=lambda p: p.relative_to(ROOT).as_posix())
def test_text_files_are_opened_with_an_encoding(path: Path) -> None:
    """A Chinese Windows reads and writes GBK where none is named."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr in ("read_text", "write_text")
        ):
            assert node.args[node.func.attr == "write_text" :] or any(k.arg == "encoding" for k in node.keywords)
