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


# Whose sheet it is by the unit that filled it in; a register that one committee keeps is the whole body's.
UNITS = [
    ("zh", "城东街道", "城东街道"),
    ("zh", "政协城东街道工作委员会（盖章）", "城东街道"),
    ("zh", "横梁乡人民政府", "横梁乡"),
    ("zh", "第三联络组", "第三联络组"),
    ("zh", "铜仁市政协办公室", ""),
    ("zh", "政协铜仁市委员会", ""),
    ("en", "Third Liaison Group", "Third Liaison Group"),
    ("en", "Hengliang Township", "Hengliang Township"),
    ("en", "CPPCC Tongren Committee", ""),
    ("en", "Office", ""),
]
REGISTERS = ("members", "constituencies", "committees", "places", "departments")


def filled(path: Path, kind: str, lang: str, unit: str = "", *, beside: bool = False) -> Path:
    """Write an official sheet with its example as the first row, and the unit behind or beside its label."""
    template(kind, path, lang)
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    # 500 rows are formatted as text: the row goes to the first of them.
    for cell in sheet[4]:
        sheet.cell(5, cell.column, cell.value)
    sheet["A5"] = 1
    sheet.delete_rows(6, sheet.max_row)
    if beside:
        sheet["B2"] = unit
    else:
        sheet["A2"] = f"{sheet['A2'].value}{unit}"
    book.save(path)
    return path


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
    found = read(filled(tmp_path / "sheet.xlsx", kind, lang))
    (part,) = found.parts
    assert part.kind == kind
    (record,) = records(found)
    assert {field.name for field in KIND[kind].fields} <= set(record)
    assert "doubt" not in record
    assert found.skipped == {"example": 1}
    assert not [column for _, column in found.columns if column.use == "unknown"]


@every
@pytest.mark.parametrize("beside", [False, True])
@pytest.mark.parametrize(("lang", "unit", "scope"), UNITS)
def test_the_unit_says_whose_sheet_it_is(
    tmp_path: Path, kind: str, lang: str, unit: str, scope: str, beside: bool
) -> None:
    (part,) = read(filled(tmp_path / "sheet.xlsx", kind, lang, unit, beside=beside)).parts
    assert part.scope == scope


@every
def test_a_committee_keeps_its_own_sheets_and_the_registers_of_the_body(tmp_path: Path, kind: str) -> None:
    of = {
        unit: read(filled(tmp_path / f"{number}.xlsx", kind, "zh", f"政协铜仁市委员会{unit}")).parts[0].scope
        for number, unit in enumerate(("经济委员会", "提案委员会", "委员联络委员会"))
    }
    whole = kind in REGISTERS
    assert of["经济委员会"] == ("" if whole else "经济委员会")
    assert of["提案委员会"] == ("" if whole or kind == "proposals" else "提案委员会")
    assert of["委员联络委员会"] == (
        "" if whole or kind in ("groups", "platforms", "appointments", "staff") else "委员联络委员会"
    )


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
