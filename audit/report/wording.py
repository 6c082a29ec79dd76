"""The words of the reports, from `words.toml`, read once."""

import tomllib
from functools import cache
from pathlib import Path


@cache
def words(lang: str) -> dict[str, str]:
    """Return all words in one language, by key."""
    held = tomllib.loads((Path(__file__).parent / "words.toml").read_text("utf-8"))
    return {key: text[lang] for key, text in held.items()}


def word(key: str, lang: str) -> str:
    """Return one word."""
    return words(lang)[key]


def severity(value: str, lang: str) -> str:
    """Return how a severity is shown."""
    return word(f"severity_{value}", lang)


def run_outcome(value: str, lang: str) -> str:
    """Return how the outcome of a run is shown."""
    return word(f"run_{value}", lang)
