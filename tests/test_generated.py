"""The generated pages are those that the code would make now."""

import pytest
from pydantic import BaseModel

from docs.generate import DOCS, pages
from docs.programs import EXAMPLE, TABLES
from graph.office import BodySettings, Settings
from queries.program import read_program


@pytest.fixture(scope="module")
def made() -> dict[str, str]:
    return pages()


@pytest.mark.parametrize(
    "name", ["schema.md", "schema.zh-CN.md", "measures.md", "mechanisms.md", "programs.md", "cli.md"]
)
def test_page_is_fresh(made: dict[str, str], name: str) -> None:
    assert (DOCS / name).read_text("utf-8") == made[name], "stale: run `python -m docs.generate`"


def test_the_example_of_a_rule_book_is_right_and_stands_on_the_page() -> None:
    book = read_program(EXAMPLE)
    assert [rule.key for rule in book.rules] == ["MX1", "MX2/contact", "MX2/member", "MX3"]
    assert EXAMPLE.read_text("utf-8").rstrip() in (DOCS / "programs.md").read_text("utf-8")


@pytest.mark.parametrize("model", [*TABLES, Settings, BodySettings], ids=lambda model: model.__name__)
def test_every_key_says_what_it_means_in_both_languages(model: type[BaseModel]) -> None:
    assert [name for name, field in model.model_fields.items() if not (field.title and field.description)] == []
