"""Words that sheets use for one thing: `vocabulary.toml`, read once."""

import tomllib
from functools import cache
from pathlib import Path

from graph.names import one_sign_off, simplified
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
    if word is None:
        return None
    plain, known = word.strip(), _lookup(topic)
    return known.get(plain.lower()) or known.get(simplified(plain.lower()), plain)


@cache
def near_word(topic: str, word: str) -> str:
    """Return the word of the vocabulary that an unknown one is but for one sign; "" where none is."""
    return next(iter(one_sign_off(word.strip().lower(), _lookup(topic))), "")


def ending_of(topic: str, name: str) -> str | None:
    """Return the value whose longest Chinese word a name ends with: 城关镇协商议事室 is a room; None for no such word.

    Raises KeyError for a topic that the vocabulary has not.
    """
    words = ((word, value) for value, said in _read()[topic].items() for word in said["zh"])
    return max(((len(word), value) for word, value in words if name.endswith(word)), default=(0, None))[1]


def words_of(topic: str) -> list[str]:
    """Return every word of a topic, in both languages."""
    return list(_lookup(topic))


def has_topic(topic: str) -> bool:
    """Return whether the vocabulary has a topic."""
    return topic in _read()


def values_of(topic: str) -> list[str]:
    """Return all values of a topic. Raises KeyError for a topic that the vocabulary has not."""
    return list(_read()[topic])


def word_for(topic: str, value: str) -> Text:
    """Return how a value of the graph is shown; a value that is not in the vocabulary is shown as it is."""
    words = _read()[topic].get(value)
    return Text(words["zh"][0], words["en"][0]) if words else Text(value, value)


def words(topic: str) -> list[Text]:
    """Return how each value of a topic is shown, in the vocabulary's order."""
    return [Text(words["zh"][0], words["en"][0]) for words in _read()[topic].values()]
