"""Words that sheets use for one thing: `vocabulary.toml`, read once."""

import tomllib
from functools import cache
from pathlib import Path

from graph.words import Text


@cache
def _read() -> dict[str, dict[str, dict[str, list[str]]]]:
    return tomllib.loads((Path(__file__).parent / "vocabulary.toml").read_text("utf-8"))


@cache
def _lookup(topic: str) -> dict[str, str]:
    values = _read()[topic]
    return {word.lower(): value for value, words in values.items() for word in (value, *words["zh"], *words["en"])}


def value_of(topic: str, word: str | None) -> str | None:
    """Return the value that a sheet's word stands for, or the word itself where the vocabulary has none."""
    return None if word is None else _lookup(topic).get(word.strip().lower(), word.strip())


def values_of(topic: str) -> list[str]:
    """Return all values of a topic. Raises KeyError for a topic that the vocabulary has not."""
    return list(_read()[topic])


def word_for(topic: str, value: str) -> Text:
    """Return how a value of the graph is shown; a value that is not in the vocabulary is shown as it is."""
    words = _read()[topic].get(value)
    return Text(words["zh"][0], words["en"][0]) if words else Text(value, value)
