"""The eight places whose reports are published, and the ids and titles of the mechanisms these tell of."""

import tomllib
from functools import cache
from pathlib import Path

from graph.words import Text


def places() -> dict[str, Text]:
    """Return the eight places by the letters of their mechanisms."""
    return _texts("places")


def mechanism_titles() -> dict[str, Text]:
    """Return the title of every mechanism by its id, in the order of the file."""
    return _texts("mechanisms")


@cache
def _texts(table: str) -> dict[str, Text]:
    held = tomllib.loads(Path(__file__).with_name("mechanisms.toml").read_text("utf-8"))
    return {key: Text(words["zh"], words["en"]) for key, words in held[table].items()}
