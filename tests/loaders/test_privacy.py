"""What never gets into the ledger, wherever a clerk wrote it."""

from pathlib import Path

import pytest
from openpyxl import Workbook

from graph.ledger import Ledger
from loaders.load import load
from loaders.privacy import MARK, private_column, private_number, redact
from tests.loaders.office import TODAY, codes, read, records, text, xlsx


@pytest.mark.parametrize(
    "number",
    [
        "13812345678",
        "138 1234 5678",
        "138-1234-5678",
        "+86 13812345678",
        "+8613812345678",
        "0856-5223344",
        "(0856)5223344",
        "010-62345678",
        "52010219800305123X",
        "520102198003051234",
        "520102800305123",
        "zhang.san@example.com",
    ],
)
def test_a_private_number_in_a_text_is_hidden(number: str) -> None:
    hidden = redact(f"村民张三（{number}）反映道路破损")
    assert hidden == f"村民张三（{MARK}）反映道路破损"
    assert number not in hidden


@pytest.mark.parametrize(
    "harmless",
    [
        "2023-03-05",
        "20230305",
        "520602001000",
        "12345热线",
        "2023.03.05-2023.03.08",
        "SQ2023001",
        "共 1,234,567 元",
        "35-40岁",
    ],
)
def test_other_numbers_stay(harmless: str) -> None:
    assert redact(harmless) == harmless


def test_an_id_that_is_a_telephone_number_is_known() -> None:
    assert private_number("13812345678")
    assert private_number("WY-13812345678")
    assert not private_number("0012")
    assert not private_number("281f9d3f-c123-4567-8901-15142000008e")


def test_a_column_of_telephone_numbers_is_known_by_its_cells() -> None:
    assert private_column(["13812345678", "", "0856-5223344、13912345678", "5223344"])
    assert not private_column(["走访", "电话", "微信13812345678"])
    assert not private_column(["", ""])


def test_numbers_of_proposals_are_no_telephone_numbers() -> None:
    assert not private_column(["20230001", "20230002"])
    assert not private_column(["5223344", "5223345"], ids=True)
    assert private_column(["5223344", "5223345"])
    assert private_column(["13812345678", "13912345678"], ids=True)


def test_contact_details_or_mode_is_decided_by_the_cells(tmp_path: Path) -> None:
    headings = ["委员姓名", "联系群众姓名", "走访时间", "联系方式"]
    modes = read(xlsx(tmp_path / "a.xlsx", [headings, ["张三", "李四", "2023-03-05", "走访"]]))
    assert records(modes)[0]["mode"] == "走访"
    phones = read(xlsx(tmp_path / "b.xlsx", [headings, ["张三", "李四", "2023-03-05", "13812345678"]]))
    assert "mode" not in records(phones)[0]
    assert any("private, not stored" in reason for reason in codes(phones))
    contacts = read(
        xlsx(
            tmp_path / "c.xlsx",
            [["委员姓名", "联系群众姓名", "联系方式", "联系类型"], ["张三", "李四", 13812345678, "固定"]],
        )
    )
    assert records(contacts) == [{"member": "张三", "name": "李四", "kind": "固定"}]


def test_a_number_beside_a_name_leaves_the_name(tmp_path: Path) -> None:
    rows = [["委员姓名", "联系群众姓名", "走访时间"], ["张三13812345678", "李四（13912345678）、王五", "2023-03-05"]]
    (record,) = records(read(xlsx(tmp_path / "visits.xlsx", rows)))
    assert record["members"] == ["张三"]
    assert record["contacts"] == ["李四", "王五"]


def test_a_private_id_is_blank_and_said(tmp_path: Path) -> None:
    found = read(
        xlsx(
            tmp_path / "members.xlsx",
            [
                ["姓名", "委员编号", "界别"],
                ["张三", "13812345678", "经济界"],
                ["李四", "0002", "工会"],
                ["王五", "0003", "工会"],
            ],
        )
    )
    assert [record.get("number") for record in records(found)] == [None, "0002", "0003"]
    assert any("telephone or identity number" in reason for reason in codes(found))


PLANTED = [
    "13987654321",
    "16900001111",
    "529900196407262771",
    "0856-5221199",
    "zhangsan@example.org",
    "佛教信徒",
    "伊斯兰教信徒",
]


def _planted_office(folder: Path) -> None:
    phone, other, identity, landline, mail, faith, another_faith = PLANTED
    xlsx(
        folder / f"委员名册{phone}.xlsx",
        {
            f"名册{other}": [
                [f"委员名册（联系人电话：{phone}）"],
                [
                    "姓名",
                    "委员编号",
                    "界别",
                    "宗教信仰",
                    "证件号码",
                    "手 机",
                    "家庭住址",
                    "工作单位及职务",
                    "备注",
                    f"未知{other}",
                ],
                [
                    "张三",
                    phone,
                    "宗教界",
                    faith,
                    identity,
                    int(phone),
                    "某路1号",
                    f"某厂厂长，电话{landline}",
                    phone,
                    phone,
                ],
                [
                    f"李四{phone}",
                    "0002",
                    "经济界",
                    another_faith,
                    identity,
                    phone,
                    mail,
                    f"某厂 {mail}",
                    identity,
                    mail,
                ],
                [identity, "", "", "", "", "", "", "", "", ""],
            ],
            "信徒表": [["姓名", "信教情况"], ["张三", faith]],
        },
    )
    text(
        folder / "走访.csv",
        [
            ["填报人：王五", f"电话：{phone}"],
            ["委员姓名", "联系群众姓名", "走访时间", "联系方式", "反映问题", "办理情况", "是否解决", "谈话内容"],
            ["张三", f"李四 {other}", f"2023年3月5日 {phone}", "走访", f"道路破损，联系{phone}", mail, identity, faith],
            ["张三", "李四", "2023-03-06", phone, f"身份证{identity}", landline, phone, faith],
            [phone, "", phone, "", identity, "", "", faith],
        ],
        "gb18030",
    )
    xlsx(
        folder / "联系对象.xlsx",
        [
            ["委员姓名", "联系群众姓名", "对象编号", "职业", "结对日期"],
            ["张三", other, identity, f"村医{phone}", phone],
        ],
    )


def test_nothing_private_is_in_any_byte_of_the_ledger(tmp_path: Path) -> None:
    sheets = tmp_path / "sheets"
    sheets.mkdir()
    _planted_office(sheets)
    ledger = Ledger(tmp_path / "ledger")
    reports = load(ledger, [sheets], today=TODAY)
    assert [report.status for report in reports] == ["loaded"] * 3
    import pyarrow.parquet as pq

    held = [path.read_bytes() for path in ledger.folder.rglob("*") if path.is_file()]
    # Parquet compresses its pages: the tables are searched as values, and the files as bytes.
    held += [str(pq.read_table(path).to_pylist()).encode() for path in ledger.folder.rglob("*.parquet")]
    for secret in PLANTED:
        for coded in (secret.encode(), secret.encode("utf-16-le"), secret.encode("gb18030")):
            assert not any(coded in data for data in held), secret
    names = " ".join(str(path) for path in ledger.folder.rglob("*"))
    shown = str([report.as_dict("zh") for report in reports])
    assert not any(secret in names or secret in shown for secret in PLANTED)
    assert any("道路破损".encode() in data for data in held)  # the search does see what is kept


def test_errors_quote_nothing_private(tmp_path: Path) -> None:
    book = Workbook()
    book.worksheets[0].append(["13812345678", "某"])
    path = tmp_path / "13812345678.xlsx"
    book.save(path)
    (report,) = load(Ledger(tmp_path / "ledger"), [path], today=TODAY)
    assert report.failed
    assert report.error
    assert "13812345678" not in report.error.zh + report.error.en
