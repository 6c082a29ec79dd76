"""The only reader of files: every sheet as rows of plain text, numbered as Excel counts them.

.xlsx .xlsm .xls .ods by calamine, .csv .tsv .txt in UTF-8, UTF-16 or GB18030, .json as an array of arrays or of
objects. What a file is, is told by its content: exports are often named wrongly.
"""

import csv
import hashlib
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from io import BytesIO, StringIO
from pathlib import Path

from graph.foreign import said
from graph.words import Text
from loaders.package import PackageFacts, package_facts
from loaders.problems import UnreadableFileError
from loaders.text import cell_text

SUFFIXES = frozenset({".xlsx", ".xlsm", ".xls", ".ods", ".csv", ".tsv", ".txt", ".json"})
PACKED = frozenset({".xlsx", ".xlsm", ".xls", ".ods"})
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
NO_TEXT = Text("既不是 UTF-8 也不是 GB18030 文本", "neither UTF-8 nor GB18030 text")
NO_ROWS = Text("不是数组或对象的数组", "no array of arrays or of objects")

_GUARDED = re.compile(r"=\"([^\"]*)\"|'(\d+)")

Cells = list[list[str]]


@dataclass(frozen=True)
class Sheet:
    """One sheet: `rows[i][j]` is the text of row i + 1, column j + 1; all rows are equally long."""

    name: str
    rows: Cells
    hidden_rows: int = 0
    uncalculated: tuple[tuple[int, int], ...] = ()  # (row as Excel counts, 0-based column)


@dataclass(frozen=True)
class Workbook:
    """A file as read: its sheets, the names of hidden ones, and the hash of its bytes."""

    file: str
    digest: str
    sheets: tuple[Sheet, ...]
    hidden: tuple[str, ...] = field(default=())
    text: bool = False  # read as plain text, whatever its name


def read_workbook(path: Path) -> Workbook:
    """Read a file. Raises UnreadableFileError: not there, empty, damaged, encrypted, no table."""
    try:
        data = path.read_bytes()
    except OSError as error:
        if isinstance(error, FileNotFoundError):
            raise UnreadableFileError("missing-file", file=path.name) from error
        raise UnreadableFileError(
            "unreadable-file", file=path.name, detail=said(error.strerror or str(error))
        ) from error
    if not data.strip(b"\x00\xef\xbb\xbf\xff\xfe \t\r\n"):
        raise UnreadableFileError("empty-file", file=path.name)
    packed = data[:4] in (_ZIP, _OLE)
    sheets, hidden = _spreadsheet(path.name, data) if packed else (_text_sheets(path, data), ())
    if not hidden and not any(any(row) for sheet in sheets for row in sheet.rows):
        raise UnreadableFileError("empty-file", file=path.name)
    return Workbook(path.name, hashlib.sha256(data).hexdigest(), sheets, hidden, text=not packed)


def _spreadsheet(file: str, data: bytes) -> tuple[tuple[Sheet, ...], tuple[str, ...]]:
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

    if data[:4] == _OLE and "EncryptedPackage".encode("utf-16-le") in data:
        raise UnreadableFileError("encrypted-file", file=file)
    try:
        facts = package_facts(data) if data[:4] == _ZIP else {}
        with CalamineWorkbook.from_filelike(BytesIO(data)) as book:
            tables = [about for about in book.sheets_metadata if about.typ == SheetTypeEnum.WorkSheet]
            shown = [about.name for about in tables if about.visible == SheetVisibleEnum.Visible]
            hidden = tuple(about.name for about in tables if about.visible != SheetVisibleEnum.Visible)
            return tuple(_sheet(book.get_sheet_by_name(name), facts.get(name)) for name in shown), hidden
    except PasswordError as error:
        raise UnreadableFileError("encrypted-file", file=file) from error
    except (CalamineError, ValueError, OverflowError, KeyError, OSError) as error:
        raise UnreadableFileError("unreadable-file", file=file, detail=_one_line(error)) from error


def _sheet(sheet: "CalamineSheet", facts: PackageFacts | None) -> Sheet:  # type: ignore[name-defined]  # noqa: F821
    rows = [list(map(cell_text, row)) for row in sheet.to_python(skip_empty_area=False)]
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or ():
        # A name merged over the rows of its contacts stands for each of them; a title merged sideways is one cell.
        if left == right and bottom > top and top < len(rows) and left < len(rows[top]):
            for row in rows[top + 1 : bottom + 1]:
                row[left] = rows[top][left]
    return Sheet(sheet.name, rows, facts.hidden_rows if facts else 0, facts.uncalculated if facts else ())


def _text_sheets(path: Path, data: bytes) -> tuple[Sheet, ...]:
    text = _decoded(path.name, data)
    opening = text.lstrip()[:200].casefold()
    if opening.startswith(("[", "{")) and (path.suffix.casefold() == ".json" or opening.startswith(("[[", "[{"))):
        return (Sheet(path.stem, _from_json(path.name, text)),)
    if opening.startswith(("<!doctype", "<html", "<?xml", "<table", "%pdf", "{\\rtf")):
        raise UnreadableFileError("unreadable-file", file=path.name, detail=opening.split()[0].strip("<>!?{\\"))
    return (Sheet(path.stem, _from_csv(path.name, text)),)


def _decoded(file: str, data: bytes) -> str:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        encodings: tuple[str, ...] = ("utf-16",)
    else:
        encodings = ("utf-8-sig", "gb18030")
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        # Bytes of a picture or a program also decode as GB18030 now and then; text has no such characters.
        opening = text[:4096]
        if sum(c < " " and c not in "\t\r\n\f" for c in opening) <= 3 + len(opening) // 50:
            return text
    raise UnreadableFileError("unreadable-file", file=file, detail=NO_TEXT)


def _from_csv(file: str, text: str) -> Cells:
    try:
        reader = csv.reader(StringIO(text, newline=""), delimiter=_delimiter(text), strict=False)
        return _square([_csv_text(cell) for cell in row] for row in reader)
    except csv.Error as error:
        raise UnreadableFileError("unreadable-file", file=file, detail=str(error)) from error


def _csv_text(cell: str) -> str:
    """Return a cell without the ="0012" or '0012 that keeps Excel from dropping the zeros."""
    guarded = _GUARDED.fullmatch(cell)
    return cell_text((guarded[1] or guarded[2]) if guarded else cell)


def _delimiter(text: str) -> str:
    """Return the separator that cuts the largest share of the first rows into equally many cells."""
    opening = text[:20_000]

    def evenness(delimiter: str) -> tuple[float, int]:
        widths = [len(row) for row in csv.reader(StringIO(opening, newline=""), delimiter=delimiter)][:50]
        widest = max(set(widths), key=lambda width: (width > 1, widths.count(width)), default=1)
        return (widths.count(widest) / len(widths), widest) if widest > 1 else (0.0, 1)

    return max((",", "\t", ";", "，", "|"), key=evenness)


def _from_json(file: str, text: str) -> Cells:
    try:
        held = json.loads(text)
    except ValueError as error:
        raise UnreadableFileError("unreadable-file", file=file, detail=_one_line(error)) from error
    if isinstance(held, dict):
        held = next((value for value in held.values() if isinstance(value, list)), None)
    if isinstance(held, list) and held and all(isinstance(row, list) for row in held):
        return _square([_json_text(cell) for cell in row] for row in held)
    if isinstance(held, list) and held and all(isinstance(row, dict) for row in held):
        headings = list(dict.fromkeys(key for row in held for key in row))
        return [headings, *([_json_text(row.get(key)) for key in headings] for row in held)]
    raise UnreadableFileError("unreadable-file", file=file, detail=NO_ROWS)


def _json_text(cell: object) -> str:
    return "\n".join(map(cell_text, cell)) if isinstance(cell, list) else cell_text(cell)


def _square(rows: Iterable[list[str]]) -> Cells:
    held = list(rows)
    width = max(map(len, held), default=0)
    return [row + [""] * (width - len(row)) for row in held]


def _one_line(error: BaseException) -> Text:
    return said(" ".join(str(error).split())[:120] or type(error).__name__)
