"""What stands where a TOML file could not be read on: a day that is none, a Chinese mark in place of an English one."""

import re
from datetime import date

from graph.words import Text

_DAY = re.compile(r"\d{4}-\d{1,2}-\d{1,2}")
_QUOTES = "“”‘’＂"
_MARKS = {"，": ",", "＝": "=", "｛": "{", "｝": "}", "［": "[", "］": "]"}


def miswritten(text: str, line: int, column: int) -> Text | None:
    """Return what a person would see at a place of the text (both counted from 1); None where nothing is plain."""
    lines = text.splitlines()
    told, at = (lines[line - 1] if line <= len(lines) else ""), column - 1
    mark = told[at : at + 1]
    if mark and mark in _QUOTES:
        return Text(
            f'文字要用英文引号 "…"，不能用中文引号 {mark}',
            f'texts stand in "…", not in the Chinese quotation mark {mark}',
        )
    if mark in _MARKS:
        english = _MARKS[mark]
        return Text(f"要用英文标点 {english}，不能用中文标点 {mark}", f"write {english}, not the Chinese mark {mark}")
    day = next((found[0] for found in _DAY.finditer(told) if found.start() <= at <= found.end()), None)
    return None if day is None or _is_day(day) else Text(f"没有 {day} 这一天", f"there is no day {day}")


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
