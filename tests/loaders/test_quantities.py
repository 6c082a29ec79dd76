import pytest

from graph.numerals import chinese_number
from loaders.quantities import Quantity, parse_quantity, parse_yes


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("12", Quantity(12)),
        ("1,200", Quantity(1200)),
        ("1，200人", Quantity(1200, unit="人")),
        ("12.5", Quantity(12.5)),
        ("70余", Quantity(70, "at_least")),
        ("70余场", Quantity(70, "at_least", "场")),
        ("70多", Quantity(70, "at_least")),
        ("70+", Quantity(70, "at_least")),
        ("70以上", Quantity(70, "at_least")),
        ("70人次以上", Quantity(70, "at_least", "人次")),
        ("超70", Quantity(70, "at_least")),
        ("逾70", Quantity(70, "at_least")),
        ("不少于 3 次", Quantity(3, "at_least", "次")),
        ("at least 5", Quantity(5, "at_least")),
        ("约1,200户", Quantity(1200, "about", "户")),
        ("近300", Quantity(300, "about")),
        ("近300余人", Quantity(300, "about", "人")),
        ("大约300", Quantity(300, "about")),
        ("300左右", Quantity(300, "about")),
        ("十来个", Quantity(10, "about", "个")),
        ("about 20", Quantity(20, "about")),
        ("十二", Quantity(12)),
        ("三百二十", Quantity(320)),
        ("一千零五", Quantity(1005)),
        ("一万二千", Quantity(12000)),
        ("1.2万", Quantity(12000)),
        ("12.5万余元", Quantity(125000, "at_least", "元")),
        ("两百人", Quantity(200, unit="人")),
        ("1萬", Quantity(10000)),
        ("3.2公里", Quantity(3.2, unit="公里")),
    ],
)
def test_a_number_as_written(written: str, meant: Quantity) -> None:
    assert parse_quantity(written) == meant


@pytest.mark.parametrize(
    "written", ["", "很多", "3-5", "3至5", "12月5日前后共计若干", "abc", "1 2", "300人以内", "数十"]
)
def test_no_number(written: str) -> None:
    assert parse_quantity(written) is None


def test_chinese_numbers_up_to_ten_thousands() -> None:
    assert [chinese_number(text) for text in ("十", "二十", "九十九", "二〇二三", "三万零五百", "丁")] == [
        10,
        20,
        99,
        2023,
        30500,
        None,
    ]


def test_yes_and_no() -> None:
    yes = ["是", "已解决", "√", "Yes", "1", "TRUE", "已办结", "重点", "解決", "有"]
    no = ["否", "未解决", "×", "no", "0", "FALSE", "尚未办结", "没有", "無", "正在办理"]
    assert [parse_yes(word) for word in yes] == [True] * len(yes)
    assert [parse_yes(word) for word in no] == [False] * len(no)
    assert [parse_yes(word) for word in ("", "部分解决", "待定")] == [None] * 3
