"""A measure's rows and its oracle's, side by side."""

from collections.abc import Callable
from datetime import date
from importlib import import_module

import pandas as pd

from graph.stores import Store
from queries.catalog import measures
from queries.library import ask
from queries.measure import Measure
from tests.measures.oracles.frames import Asked, Frames

Oracle = Callable[[Frames, Asked], pd.Series]
Answer = list[tuple[str, ...]]


def oracle(made: Measure) -> Oracle:
    """Return the pandas answer of a measure: the function of its name in the module of its theme."""
    module = import_module(f"tests.measures.oracles.{made.theme}")
    found: Oracle = getattr(module, made.id.replace("-", "_"))
    return found


def expected(made: Measure, frames: Frames, asked: Asked) -> list[list[object]]:
    """Return the oracle's rows in the order a measure must give: [subject, (object), value]; NaN is a null value."""
    series = oracle(made)(frames, asked).sort_index()
    keys = [key if isinstance(key, tuple) else (key,) for key in series.index]
    values: list[object] = [None if pd.isna(value) else value for value in series.tolist()]
    return [[*key, value] for key, value in zip(keys, values, strict=True)]


def answered(made: Measure, store: Store, body: str, since: date, until: date, day: date) -> list[list[object]]:
    """Return the measure's rows in the same form; its own parameters have the values of its examples."""
    values: dict[str, object] = {"body": body, "since": since, "until": until, "day": day}
    columns = ["subject", "object", "value"] if made.object else ["subject", "value"]
    return [
        [row[c] for c in columns] for row in ask(store, made.query, values | made.examples).select(columns).to_pylist()
    ]


def differences(store: Store, frames: Frames, body: str, since: date, until: date, day: date) -> dict[str, object]:
    """Return, for each measure whose rows are not its oracle's, the rows that only one of them has."""
    wrong: dict[str, object] = {}
    for made in measures().values():
        told = answered(made, store, body, since, until, day)
        right = expected(made, frames, Asked.of(body, since, until, day, made.examples))
        if told != right:
            wrong[made.id] = {
                "only the measure": _without(told, right),
                "only the oracle": _without(right, told),
                "order": [row[:-1] for row in told] != [row[:-1] for row in right],
            }
    return wrong


def size(row: list[object]) -> float:
    """Return the value of a row that has one."""
    return float(str(row[-1]))


def _without(rows: list[list[object]], others: list[list[object]]) -> list[list[object]]:
    held = {tuple(row) for row in others}
    return [row for row in rows if tuple(row) not in held]
