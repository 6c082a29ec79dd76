"""Blank official sheets: headings, an example row that no load takes for data, lists to choose from, instructions."""

import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graph.records import KIND, Field, RecordKind
from graph.vocabulary import words
from loaders.convert import NUMBERS
from loaders.headings import dictionary
from loaders.problems import LoadError
from loaders.text import column_letter

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

HEADING_ROW = 3
ROWS = 500


def template(kind: str, path: Path, lang: str) -> Path:
    """Write the blank sheet of a kind in `lang` ("zh" or "en") to `path` (.xlsx). Raises LoadError: no such kind."""
    if kind not in KIND:
        raise LoadError("unknown-kind", kind=kind, known=", ".join(KIND), similar="")
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.worksheets[0]
    _fill(sheet, KIND[kind], lang)
    _instructions(book.create_sheet(_word("notes", lang)), KIND[kind], lang)
    path.parent.mkdir(parents=True, exist_ok=True)
    book.save(path)
    return path


def example(kind: str, field: Field, lang: str) -> str:
    """Return what an example row says in a field."""
    chosen = choices(kind, field, lang)
    held = _held()["examples"]
    written = str((held.get(f"{kind}.{field.name}") or held[field.name])[lang])
    return chosen[0] if chosen and written not in chosen else written


def choices(kind: str, field: Field, lang: str) -> list[str]:
    """Return the words a cell is chosen from; none where anything may be written."""
    held = _held()["choices"]
    found = held.get(f"{kind}.{field.name}") or held.get(field.name) or (held["bool"] if field.kind == "bool" else {})
    if isinstance(found, str):
        return [word.in_(lang) for word in words(found)]
    return list(found.get(lang, ()))


@cache
def _held() -> dict[str, Any]:
    return tomllib.loads((Path(__file__).parent / "templates.toml").read_text("utf-8"))


def _word(name: str, lang: str) -> str:
    return str(_held()["text"][name][lang])


def _fill(sheet: "Worksheet", kind: RecordKind, lang: str) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill

    sheet.title = kind.label.in_(lang)[:31]  # no longer name opens in Excel
    names = [dictionary(kind.name).official(field.name).in_(lang) for field in kind.fields]
    title = kind.label.zh if lang == "zh" else kind.label.en.capitalize()
    sheet.append([title])
    sheet.append(
        [_word("filed_by", lang), "", "", _word("period", lang)] if kind.mode == "log" else [_word("filed_by", lang)]
    )
    sheet.append(
        [_word("index", lang), *(f"{n}*" if f.required else n for n, f in zip(names, kind.fields, strict=True))]
    )
    sheet.append([_word("example", lang), *(example(kind.name, field, lang) for field in kind.fields)])
    sheet.merge_cells(f"A1:{column_letter(len(names))}1")
    sheet["A1"].font = Font(bold=True, size=16)
    for cell in sheet[HEADING_ROW]:
        cell.font = Font(bold=True)
        cell.fill = PatternFill("solid", fgColor="DDE7F0")
        cell.alignment = Alignment(wrap_text=True, vertical="center")
    for cell in sheet[HEADING_ROW + 1]:
        cell.font = Font(italic=True, color="888888")
    sheet.freeze_panes = f"A{HEADING_ROW + 1}"
    for index, field in enumerate(kind.fields, 1):
        _column(sheet, kind, field, column_letter(index), lang)


def _column(sheet: "Worksheet", kind: RecordKind, field: Field, letter: str, lang: str) -> None:
    from openpyxl.worksheet.datavalidation import DataValidation

    sheet.column_dimensions[letter].width = 14
    first, last = HEADING_ROW + 2, HEADING_ROW + 1 + ROWS
    if field.name in NUMBERS:  # as text, so that Excel keeps the zeros in front
        for row in range(first, last + 1):
            sheet[f"{letter}{row}"].number_format = "@"
    offered = choices(kind.name, field, lang)
    if offered:
        # Other words may be written, with a warning: an office has its own.
        listed = DataValidation("list", formula1=f'"{",".join(offered)}"', allow_blank=True, errorStyle="warning")
        listed.add(f"{letter}{first}:{letter}{last}")
        sheet.add_data_validation(listed)


def _instructions(sheet: "Worksheet", kind: RecordKind, lang: str) -> None:
    for rule in _held()["text"]["rules"][lang]:
        sheet.append([rule])
    sheet.append([])
    for field in kind.fields:
        name = dictionary(kind.name).official(field.name).in_(lang)
        needed = f" ({_word('required', lang)})" if field.required else ""
        sheet.append([f"{name}{needed}: {_held()['forms'][field.kind][lang]}"])
    sheet.column_dimensions["A"].width = 60
