"""What calamine does not tell of an .xlsx: hidden rows, and formulas saved without their result."""

import re
import zipfile
from dataclasses import dataclass
from io import BytesIO
from posixpath import join, normpath

_RELATION = re.compile(rb"<Relationship\b[^>]*>")
_SHEET = re.compile(rb"<(?:\w+:)?sheet\b[^>]*>")
_ATTRIBUTE = re.compile(rb'([\w:]+)\s*=\s*"([^"]*)"')
_HIDDEN_ROW = re.compile(rb'<(?:\w+:)?row\b[^>]*\bhidden="(?:1|true)"')
_CELL = re.compile(rb'<(?:\w+:)?c\b[^>]*?\br="([A-Z]+)(\d+)"[^>/]*>((?:(?!</(?:\w+:)?c>).)*)</(?:\w+:)?c>', re.DOTALL)
_RESULT = re.compile(rb"<(?:\w+:)?(?:v|is)>[^<]|<(?:\w+:)?is>")
_MOST = 200


@dataclass(frozen=True)
class PackageFacts:
    """Of one sheet: how many rows are hidden, and where a formula has no saved result (row, 0-based column)."""

    hidden_rows: int
    uncalculated: tuple[tuple[int, int], ...]


def package_facts(data: bytes) -> dict[str, PackageFacts]:
    """Return the facts of each sheet of an .xlsx or .xlsm; nothing for other packages."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            if "xl/workbook.xml" not in package.namelist():
                return {}
            return {name: _facts(package.read(part)) for name, part in _parts(package).items()}
    except (zipfile.BadZipFile, KeyError, RuntimeError, NotImplementedError):
        return {}  # calamine says what is wrong with it


def _parts(package: zipfile.ZipFile) -> dict[str, str]:
    relations = map(_attributes, _RELATION.findall(package.read("xl/_rels/workbook.xml.rels")))
    targets = {held["Id"]: normpath(join("/xl", held["Target"])).lstrip("/") for held in relations}
    sheets = map(_attributes, _SHEET.findall(package.read("xl/workbook.xml")))
    return {held["name"]: part for held in sheets if (part := targets.get(held["r:id"])) in package.namelist() and part}


def _attributes(tag: bytes) -> dict[str, str]:
    from html import unescape

    return {key.decode(): unescape(value.decode("utf-8")) for key, value in _ATTRIBUTE.findall(tag)}


def _facts(xml: bytes) -> PackageFacts:
    hidden = len(_HIDDEN_ROW.findall(xml)) if b"hidden=" in xml else 0
    return PackageFacts(hidden, tuple(_uncalculated(xml)[:_MOST]) if b"<f" in xml or b":f>" in xml else ())


def _uncalculated(xml: bytes) -> list[tuple[int, int]]:
    return [
        (int(row), _index(column))
        for column, row, inside in _CELL.findall(xml)
        if re.search(rb"<(?:\w+:)?f[\s>/]", inside) and not _RESULT.search(inside)
    ]


def _index(letters: bytes) -> int:
    index = 0
    for letter in letters:
        index = index * 26 + letter - 64
    return index - 1
