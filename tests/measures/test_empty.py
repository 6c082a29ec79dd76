"""Every query on a store in which there is nothing: it compiles, and answers with its columns."""

from datetime import date
from typing import Any

from queries.catalog import measures
from queries.library import ask
from tests.engines import Engine

VALUES: dict[str, Any] = {
    "body": "nobody",
    "subject": "nothing",
    "object": "nothing",
    "since": date(2023, 1, 1),
    "until": date(2024, 1, 1),
    "day": date(2023, 12, 31),
}


def test_every_query_answers_on_an_empty_store(engine: Engine) -> None:
    store = engine.store()
    for made in measures().values():
        pair = ["object", "object_name"] if made.object else []
        values = VALUES | made.examples
        answer = ask(store, made.query, values)
        assert answer.column_names == ["subject", "name", *pair, "value", *made.evidence], made.id
        assert answer.num_rows == 0, made.id
        for query in filter(None, (made.why, made.perhaps)):
            facts = ask(store, query, values)
            assert (facts.column_names, facts.num_rows) == (["fact", "name", "date", "rows"], 0), made.id
