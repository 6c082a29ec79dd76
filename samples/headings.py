"""The headings of the sheets in the other language: `headings.toml`."""

import tomllib
from functools import cache
from pathlib import Path


@cache
def english() -> dict[str, str]:
    """Return the English heading for each Chinese one."""
    held: dict[str, str] = tomllib.loads((Path(__file__).parent / "headings.toml").read_text("utf-8"))
    return held


def translated(heading: str, lang: str) -> str:
    """Return a heading in `lang`; blanks and line breaks inside the Chinese one do not matter. Raises KeyError."""
    return heading if lang == "zh" else english()["".join(heading.split())]
