"""The words of the pages, zh and en, and the table of kinds; both are data (words.toml, kinds.toml)."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from graph.words import Text
from viz.picture import Lang


@cache
def _table(name: str) -> dict[str, Any]:
    return tomllib.loads(files("viz").joinpath(name).read_text(encoding="utf-8"))


def words(lang: Lang) -> dict[str, str]:
    """Every word of the page by key, in one language."""
    return {key: text[lang] for key, text in _table("words.toml").items()}


def word(key: str, lang: Lang, **filled: object) -> str:
    """One word, its {braces} filled in. Raises KeyError for a key that is not in words.toml."""
    text: str = _table("words.toml")[key][lang]
    return text.format(**filled) if filled else text


def text(key: str, **filled: object) -> Text:
    """The same word in both languages, for an error."""
    return Text(word(key, "zh", **filled), word(key, "en", **filled))


def kinds(lang: Lang) -> dict[str, dict[str, Any]]:
    """Kinds of node by key, their texts in one language."""
    return {
        kind: {k: v[lang] if isinstance(v, dict) else v for k, v in row.items()}
        for kind, row in _table("kinds.toml").items()
    }


def known_kind(kind: str) -> str:
    """The key of kinds.toml for a graph label (any case); 'other' when it has none."""
    return kind.lower() if kind.lower() in _table("kinds.toml") else "other"


def size_of(kind: str) -> float:
    """Radius of a kind's mark, in drawing units."""
    return float(_table("kinds.toml")[known_kind(kind)]["size"])
