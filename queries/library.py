"""Small named queries kept as files: owners, scopes and classes. A new one is a new file; there is no list to keep."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pyarrow as pa

from graph.stores import Store
from graph.words import Text

_PARAMETER = re.compile(r"\$(\w+)")


def names(shelf: str, ending: str = "cypher") -> list[str]:
    """Return the names of the queries, or other files, on a shelf ("owners", "classes", "scopes/committee")."""
    return sorted(path.stem for path in (Path(__file__).parent / shelf).glob(f"*.{ending}"))


def shelves(of: str) -> list[str]:
    """Return the names of the shelves on a shelf: of "scopes" committee, township, …"""
    return sorted(path.name for path in (Path(__file__).parent / of).iterdir() if path.is_dir())


@cache
def text(shelf: str, name: str) -> str:
    """Return one query. Raises FileNotFoundError where there is none."""
    return (Path(__file__).parent / shelf / f"{name}.cypher").read_text("utf-8")


def meaning(shelf: str, name: str, **params: str) -> Text:
    """Return what a query is of, by its first two lines, which are comments in English and in Chinese.

    Parameters named there ("$value") are replaced by those given.
    """
    en, zh = (line.removeprefix("// ").rstrip(".。") for line in text(shelf, name).splitlines()[:2])
    for param, value in params.items():
        en, zh = (said.replace(f"${param}", value) for said in (en, zh))
    return Text(zh, en)


def parameters(shelf: str, name: str) -> set[str]:
    """Return the names of the parameters that a query takes."""
    return set(_PARAMETER.findall(text(shelf, name)))


def used(cypher: str, values: Mapping[str, Any]) -> dict[str, Any]:
    """Return those of the values that a query names."""
    named = set(_PARAMETER.findall(cypher))
    return {name: value for name, value in values.items() if name in named}


def ask(store: Store, cypher: str, values: Mapping[str, Any]) -> pa.Table:
    """Answer a query with those of the values that it names: an engine refuses a parameter it does not know.

    A column without a single value has no type on an engine that infers types: `value` is then a float, others text.
    """
    answer = store.table(cypher, **used(cypher, values))
    return answer.cast(pa.schema([_typed(field) for field in answer.schema]))


def _typed(field: pa.Field) -> pa.Field:
    if not pa.types.is_null(field.type):
        return field
    return field.with_type(pa.float64() if field.name == "value" else pa.string())
