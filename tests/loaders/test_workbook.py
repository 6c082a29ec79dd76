"""The only reader of files: what is in a cell, on which row, and what is wrong with a file."""

import json
import zipfile
from datetime import date, datetime, time
from pathlib import Path

import pytest
from openpyxl import Workbook as Book

from loaders.problems import UnreadableFileError
from loaders.text import cell_text, column_letter, plain_text
from loaders.workbook import read_workbook
from tests.loaders.office import VISIT, codes, read, text, xlsx


def test_cells_are_text_as_a_clerk_sees_them() -> None:
    seen = [
        7.0,
        0.5,
        13800000000.0,
        "001",
        True,
        None,
        "",
        date(2023, 3, 5),
        datetime.fromisoformat("2023-03-05 10:30"),
        time(9),
    ]
    assert list(map(cell_text, seen)) == [
        "7",
        "0.5",
        "13800000000",
        "001",
        "TRUE",
        "",
        "",
        "2023-03-05",
        "2023-03-05 10:30",
        "09:00:00",
    ]


def test_odd_characters_are_made_plain_and_words_are_kept() -> None:
    assert plain_text("１２３ＡＢｃ") == "123ABc"
    assert plain_text("　张\u00a0三　") == "张 三"
    assert plain_text("关于，建议（一）：") == "关于，建议（一）："
    assert plain_text("一\r\n二\u200b\n\n 三") == "一\n二\n三"
    assert plain_text("⼈⼝") == "人口"  # radicals, as PDF gives them
    assert plain_text("横(héng)梁(liáng)乡") == "横梁乡"
    assert plain_text("电商(app)平台（试点）") == "电商(app)平台（试点）"
    assert plain_text("=SUM(A1) +1 -1 @a") == "=SUM(A1) +1 -1 @a"


def test_columns_are_named_as_excel_does() -> None:
    assert [column_letter(i) for i in (0, 25, 26, 51, 52, 701, 702)] == ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]


def test_rows_are_numbered_as_excel_counts_though_the_first_are_blank(tmp_path: Path) -> None:
    book = Book()
    sheet = book.worksheets[0]
    sheet["B5"] = "姓名"
    sheet["B6"] = "张三"
    book.save(tmp_path / "a.xlsx")
    rows = read_workbook(tmp_path / "a.xlsx").sheets[0].rows
    assert rows[4] == ["", "姓名"]
    assert rows[5] == ["", "张三"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
def test_text_files_in_every_encoding(tmp_path: Path, encoding: str, delimiter: str) -> None:
    rows = [["姓名", "界别", "备注"], ["王　伟", "经济界", "甲,乙;丙\n丁"]]
    path = text(tmp_path / "a.csv", rows, encoding, delimiter)
    assert read_workbook(path).sheets[0].rows == [["姓名", "界别", "备注"], ["王 伟", "经济界", "甲,乙;丙\n丁"]]


def test_the_delimiter_is_not_taken_from_inside_a_cell(tmp_path: Path) -> None:
    rows = [["姓名", "备注"], ["张三", "甲;乙\n丙;丁\n戊;己\n庚;辛"]]
    assert read_workbook(text(tmp_path / "a.csv", rows)).sheets[0].rows == rows


def test_csv_cells_guarded_against_excel_are_plain(tmp_path: Path) -> None:
    path = text(tmp_path / "a.csv", [["编号", "姓名", "电话"], ['="0012"', "-王伟", "'0034"]])
    assert read_workbook(path).sheets[0].rows[1] == ["0012", "-王伟", "0034"]


def test_json_arrays_and_objects(tmp_path: Path) -> None:
    arrays, objects = tmp_path / "a.json", tmp_path / "b.json"
    arrays.write_text(json.dumps([["姓名", "届"], ["张三", 3]]), encoding="utf-8")
    objects.write_text(json.dumps({"data": [{"姓名": "张三"}, {"届": 3, "姓名": ["李四", "王五"]}]}), encoding="utf-8")
    assert read_workbook(arrays).sheets[0].rows == [["姓名", "届"], ["张三", "3"]]
    assert read_workbook(objects).sheets[0].rows == [["姓名", "届"], ["张三", ""], ["李四\n王五", "3"]]


def test_an_open_document_sheet(tmp_path: Path) -> None:
    urn = "urn:oasis:names:tc:opendocument:xmlns"
    names = " ".join(f'xmlns:{name}="{urn}:{name}:1.0"' for name in ("office", "table", "text"))
    cell = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
    row = "".join(map(cell.format, ("姓名", "界别")))
    table = f'<table:table table:name="名册"><table:table-row>{row}</table:table-row></table:table>'
    body = f"<office:body><office:spreadsheet>{table}</office:spreadsheet></office:body>"
    path = tmp_path / "a.ods"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("content.xml", f"<office:document-content {names}>{body}</office:document-content>")
        package.writestr("META-INF/manifest.xml", f'<manifest:manifest xmlns:manifest="{urn}:manifest:1.0"/>')
    (sheet,) = read_workbook(path).sheets
    assert (sheet.name, sheet.rows) == ("名册", [["姓名", "界别"]])


def test_what_a_file_is_is_told_by_its_content(tmp_path: Path) -> None:
    wrongly_named = xlsx(tmp_path / "a.xlsx", [["姓名"], ["张三"]]).rename(tmp_path / "a.csv")
    assert read_workbook(wrongly_named).sheets[0].rows == [["姓名"], ["张三"]]
    tabs = text(tmp_path / "b.xls", [["姓名", "界别"], ["张三", "工会"]], "gb18030", "\t")
    assert read_workbook(tabs).sheets[0].rows[1] == ["张三", "工会"]


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("empty.xlsx", b"", "empty-file"),
        ("blank.csv", b"\xef\xbb\xbf \r\n\r\n", "empty-file"),
        ("cut.xlsx", b"PK\x03\x04" + b"\0" * 60, "unreadable-file"),
        ("picture.csv", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4, "unreadable-file"),
        ("page.xls", "<html><table><tr><td>姓名</td></tr></table></html>".encode(), "unreadable-file"),
        ("a.pdf", b"%PDF-1.7 stream", "unreadable-file"),
        ("old.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "unreadable-file"),
        ("broken.json", b'[["a", ', "unreadable-file"),
        ("words.json", b'["a", "b"]', "unreadable-file"),
        (
            "locked.xlsx",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"),
            "encrypted-file",
        ),
    ],
)
def test_a_file_that_is_no_table_says_so_in_one_line(tmp_path: Path, name: str, data: bytes, code: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(UnreadableFileError) as error:
        read_workbook(path)
    assert error.value.code == code
    for told in (error.value.text.zh, error.value.text.en, error.value.advice.zh, error.value.advice.en):
        assert told
        assert "\n" not in told
    assert name in error.value.text.zh


def test_a_workbook_of_blank_sheets_is_empty(tmp_path: Path) -> None:
    Book().save(tmp_path / "a.xlsx")
    with pytest.raises(UnreadableFileError, match="empty"):
        read_workbook(tmp_path / "a.xlsx")


def test_a_word_document_is_no_table(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.docx", "w") as package:
        package.writestr("word/document.xml", "<w:document/>")
    with pytest.raises(UnreadableFileError):
        read_workbook(tmp_path / "a.docx")


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError, match="no such file"):
        read_workbook(tmp_path / "a.xlsx")


def test_formulas_count_by_their_saved_result_and_those_without_are_reported(tmp_path: Path) -> None:
    book = Book()
    sheet = book.worksheets[0]
    for row in (VISIT, ["张三", "李四", "2023-03-05", "走访", "="], ["张三", '="王"&"五"', "2023-03-06", "电话", ""]):
        sheet.append(row)
    sheet["E2"].data_type = "s"
    path = tmp_path / "a.xlsx"
    book.save(path)
    found = read(path)
    (said,) = [one for one in found.problems if "formula" in one.reason.en]
    assert (said.row, said.column) == (3, "B 联系群众姓名")
    _save_result(path, "B3", "王五")
    found = read(path)
    assert not any("formula" in reason for reason in codes(found))
    assert found.parts[0].records.column("contacts").to_pylist() == [["李四"], ["王五"]]


def _save_result(path: Path, cell: str, result: str) -> None:
    """Put a formula's saved result into the package, as Excel does."""
    with zipfile.ZipFile(path) as package:
        held = {name: package.read(name) for name in package.namelist()}
    sheet = held["xl/worksheets/sheet1.xml"].decode("utf-8")
    start = sheet.index(f'<c r="{cell}"')
    end = sheet.index("</c>", start)
    formula = sheet[sheet.index("<f>", start) : sheet.index("</f>", start) + 4]
    sheet = f'{sheet[:start]}<c r="{cell}" t="str">{formula}<v>{result}</v>{sheet[end:]}'
    held["xl/worksheets/sheet1.xml"] = sheet.encode()
    with zipfile.ZipFile(path, "w") as package:
        for name, data in held.items():
            package.writestr(name, data)


def test_hidden_rows_are_read_and_hidden_sheets_are_not_and_both_are_said(tmp_path: Path) -> None:
    book = Book()
    sheet = book.worksheets[0]
    for row in (VISIT, ["张三", "李四", "2023-03-05", "走访", ""], ["张三", "王五", "2023-03-06", "电话", ""]):
        sheet.append(row)
    sheet.row_dimensions[3].hidden = True
    old = book.create_sheet("旧表")
    old.append(VISIT)
    old.append(["张三", "赵六", "2023-03-07", "走访", ""])
    old.sheet_state = "hidden"
    book.save(tmp_path / "a.xlsx")
    found = read(tmp_path / "a.xlsx")
    assert found.parts[0].records.column("contacts").to_pylist() == [["李四"], ["王五"]]
    assert any("1 hidden rows were read" in reason for reason in codes(found))
    assert [one.sheet for one in found.problems if "hidden sheet" in one.reason.en] == ["旧表"]


def test_a_name_merged_over_several_rows_stands_for_each(tmp_path: Path) -> None:
    rows = [
        ["委员姓名", "联系群众姓名", "联系类型"],
        ["张三", "李四", "固定"],
        ["", "王五", "固定"],
        ["", "赵六", "灵活"],
    ]
    found = read(xlsx(tmp_path / "a.xlsx", rows, ["A2:A4"]))
    assert found.parts[0].records.column("member").to_pylist() == ["张三"] * 3


def test_the_same_bytes_have_the_same_hash(tmp_path: Path) -> None:
    first = text(tmp_path / "a.csv", [VISIT, ["张三", "李四", "2023-03-05", "走访", ""]])
    second = tmp_path / "b.csv"
    second.write_bytes(first.read_bytes())
    assert read_workbook(first).digest == read_workbook(second).digest


def test_a_text_named_as_an_excel_file_is_told_to_be_none(tmp_path: Path) -> None:
    (tmp_path / "名册.xlsx").write_text("这是一份说明，不是表格。\n请见附件。", encoding="utf-8")
    with pytest.raises(UnreadableFileError, match="no Excel file") as error:
        read(tmp_path / "名册.xlsx")
    assert "不是 Excel 文件" in error.value.text.zh
    assert "另存为 .xlsx" in error.value.advice.zh


def test_a_table_of_text_that_a_system_named_as_excel_is_still_read(tmp_path: Path) -> None:
    path = text(tmp_path / "a.csv", [VISIT, ["张三", "李四", "2023-03-05", "走访", ""]], delimiter="\t")
    assert len(read(path.rename(tmp_path / "a.xls")).parts) == 1
