"""The generated pages are those that the code would make now."""

import pytest
from pydantic import BaseModel

from docs.generate import DOCS, pages
from docs.programs import EXAMPLE, EXAMPLE_SCHEME, SCHEMES, TABLES
from graph.office import BodySettings, Settings
from queries.program import read_program
from queries.scheme import read_scheme


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


def test_the_example_of_a_scheme_is_right_and_every_key_of_schemes_stands_on_the_page() -> None:
    page = (DOCS / "programs.md").read_text("utf-8")
    assert [part.key for part in read_scheme(EXAMPLE_SCHEME).dimensions] == ["activities", "proposals"]
    assert EXAMPLE_SCHEME.read_text("utf-8").rstrip() in page
    keys = {"dimension", "item", "cap", "base", "beyond", "at_most", "grade", "require", "example", "grades_example"}
    scheme = page.partition("## Schemes")[2].partition("\n## ")[0]
    assert {key for key in keys if f"| `{key}` |" in scheme} == keys


@pytest.mark.parametrize("model", [*TABLES, *SCHEMES, Settings, BodySettings], ids=lambda model: model.__name__)
def test_every_key_says_what_it_means_in_both_languages(model: type[BaseModel]) -> None:
    assert [name for name, field in model.model_fields.items() if not (field.title and field.description)] == []
