"""What libraries say in English, in Chinese too: messages of checks, of files and of the command line's parser."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from graph.words import Text, UserError


@cache
def _known() -> list[tuple[re.Pattern[str], str, str]]:
    held = tomllib.loads(Path(__file__).with_name("foreign.toml").read_text("utf-8"))
    return [(re.compile(pattern, re.DOTALL), zh, "".join(en)) for pattern, zh, *en in held["said"]]


def said(message: str) -> Text:
    """Return a library's message in both languages; one that is not in foreign.toml stays English in both."""
    for pattern, zh, en in _known():
        found = pattern.fullmatch(message.strip())
        if found:
            parts = [said(part or "") for part in found.groups()]
            return Text(zh.format(*(p.zh for p in parts)), en.format(*(p.en for p in parts)) if en else message)
    return Text(message, message)


def complaint(entry: Mapping[str, Any]) -> Text:
    """Return what pydantic complains of in one entry of its errors: our own words, where a check of ours said them."""
    own = entry.get("ctx", {}).get("error")
    return own.text if isinstance(own, UserError) else said(str(entry["msg"]).removeprefix("Value error, "))
