"""Blank official sheets: read back they hold nothing, and filled in as their example they hold all."""

from pathlib import Path

import openpyxl
import pytest

from graph.records import KIND
from loaders.problems import LoadError
from loaders.templates import choices, template
from tests.loaders.office import read, records

every = pytest.mark.parametrize("kind", KIND)
both = pytest.mark.parametrize("lang", ["zh", "en"])


@every
@both
def test_a_blank_sheet_has_no_rows_and_its_example_is_no_row(tmp_path: Path, kind: str, lang: str) -> None:
    path = template(kind, tmp_path / "new" / "blank.xlsx", lang)
    with pytest.raises(LoadError) as error:
        read(path)
    assert error.value.code == "no-rows-anywhere"


@every
@both
def test_a_row_like_the_example_fills_every_field(tmp_path: Path, kind: str, lang: str) -> None:
    path = template(kind, tmp_path / "sheet.xlsx", lang)
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    sheet.append([1, *(cell.value for cell in sheet[4][1:])])
    # 500 rows are formatted as text: the row goes to the first of them, as a clerk would write it.
    for cell in sheet[4]:
        sheet.cell(5, cell.column, cell.value)
    sheet["A5"] = 1
    sheet.delete_rows(6, sheet.max_row)
    book.save(path)
    found = read(path)
    (part,) = found.parts
    assert part.kind == kind
    (record,) = records(found)
    assert {field.name for field in KIND[kind].fields} <= set(record)
    assert "doubt" not in record
    assert found.skipped == {"example": 1}
    assert not [column for _, column in found.columns if column.use == "unknown"]


@every
@both
def test_words_to_choose_from_are_offered(tmp_path: Path, kind: str, lang: str) -> None:
    path = template(kind, tmp_path / "sheet.xlsx", lang)
    sheet = openpyxl.load_workbook(path).worksheets[0]
    offered = {validation.formula1 for validation in sheet.data_validations.dataValidation}
    expected = {f'"{",".join(words)}"' for field in KIND[kind].fields if (words := choices(kind, field, lang))}
    assert offered == expected
    # Excel refuses longer lists.
    assert all(len(formula) <= 257 for formula in offered)


def test_modes_can_be_chosen(tmp_path: Path) -> None:
    mode = next(field for field in KIND["visits"].fields if field.name == "mode")
    assert "走访" in choices("visits", mode, "zh")


def test_no_such_kind(tmp_path: Path) -> None:
    with pytest.raises(LoadError, match="no kind of sheet"):
        template("visit", tmp_path / "a.xlsx", "en")
    assert not list(tmp_path.iterdir())
