"""Copies of a graph that are no longer the current one: a forgotten person must not live on in them."""

import json
import shutil
from pathlib import Path


def drop_former_builds(address: str, home: Path) -> None:
    """Remove every copy of the graph below `home` but the current one; with a server, its embedded predecessor too.

    Raises OSError where a copy is in use.
    """
    scheme, _, place = address.partition(":")
    embedded = home / (place if scheme == "ladybug" else "graph")
    current = embedded / "current"
    keep = json.loads(current.read_text("utf-8"))["build"] if scheme == "ladybug" and current.exists() else ""
    for path in (embedded / "builds").glob("*"):
        if path.name.partition(".")[0] != keep:
            path.unlink()
    if scheme == "ladybug":
        shutil.rmtree(home / "applied", ignore_errors=True)
    else:
        current.unlink(missing_ok=True)
