"""Tables on a screen of any width: how wide each column may be, and where its text is broken.

Chinese may be broken between any two signs, never before a closing mark or the ending of a file; a word, number, id
or path is never broken unless a line of the whole screen is too short for it.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rich.cells import cell_len

GAP = 2
"""Cells between two columns."""
LEAST = 8
"""What a column of text is given at the least."""
_WIDE = (
    "\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\U00020000-\U0003fffd"
)
_OPEN, _CLOSE = "（《“【「", "，。；：、）》”】」！？"
_PIECE = re.compile(rf"\s+|[{_OPEN}]*(?:[^\s{_WIDE}{_OPEN}]+|[{_WIDE}])[{_CLOSE}]*(?:\.[A-Za-z]+)?|\S")


@dataclass(frozen=True)
class Size:
    """Of a column's texts the width of the longest, and that of the longest piece that may not be broken."""

    text: int
    piece: int


def size(texts: Iterable[str]) -> Size:
    """Measure the heading and the cells of a column."""
    told = set(texts)
    pieces = {piece for text in told for piece in _PIECE.findall(text) if not piece.isspace()}
    return Size(max(map(cell_len, told), default=0), max(map(cell_len, pieces), default=0))


def wrapped(text: str, width: int) -> list[str]:
    """Break a text into lines of at most this width; a piece that is wider than that is cut."""
    lines = [""]
    for piece in _PIECE.findall(text):
        if "\n" in piece:
            lines.append("")
        elif cell_len(lines[-1] + piece) <= width:
            lines[-1] += piece
        elif not piece.isspace():
            lines += _cut(piece, width)
    return [line.rstrip() for line in lines if line.strip()] or [""]


def _cut(piece: str, width: int) -> list[str]:
    cut = [""]
    for sign in piece:
        if cell_len(cut[-1] + sign) > width:
            cut.append("")
        cut[-1] += sign
    return cut


def widths(columns: Sequence[Size], rooms: Sequence[int], width: int) -> list[int] | None:
    """Return a width for each column; None where they do not fit into `width` side by side.

    No column gets more than its longest text. The widest give way first, but not below what they need to be read well,
    which is `rooms`, nor below their longest piece.
    """
    least = [max(column.piece, min(column.text, room)) for column, room in zip(columns, rooms, strict=True)]
    space = width - GAP * (len(columns) - 1)
    return _shared([column.text for column in columns], least, space) if sum(least) <= space else None


def _shared(natural: Sequence[int], least: Sequence[int], space: int) -> list[int]:
    for most in range(max(natural), 0, -1):
        given = [max(low, min(high, most)) for low, high in zip(least, natural, strict=True)]
        if sum(given) <= space:
            return given
    return list(least)
