"""The generated pages are those that the code would make now."""

import pytest

from docs.generate import DOCS, pages


@pytest.fixture(scope="module")
def made() -> dict[str, str]:
    return pages()


@pytest.mark.parametrize("name", ["schema.md", "schema.zh-CN.md", "measures.md", "mechanisms.md", "cli.md"])
def test_page_is_fresh(made: dict[str, str], name: str) -> None:
    assert (DOCS / name).read_text("utf-8") == made[name], "stale: run `python -m docs.generate`"
