"""Names and lists of names: one function for both sides of every comparison."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.names import plain_name, plain_number, simplified
from loaders.lists import and_others, split_list, split_names


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("王　伟", "王伟"),
        ("王\u00a0伟 ", "王伟"),
        ("王(wáng)伟(wěi)", "王伟"),
        ("王伟（wang wei）", "王伟"),
        ("李娜（女，苗族）", "李娜"),
        ("李娜（女）", "李娜"),
        ("王伟（大）", "王伟(大)"),
        ("石垣　のりこ", "石垣のりこ"),
        ("阿卜杜拉・买买提", "阿卜杜拉·买买提"),
        ("艾力.买买提", "艾力·买买提"),
        ("Anna   Smith", "Anna Smith"),
        ("於伟", "於伟"),
    ],
)
def test_a_plain_name(written: str, plain: str) -> None:
    assert plain_name(written) == plain
    assert plain_name(plain) == plain


@given(st.text(max_size=20))
def test_a_plain_name_stays_as_it_is(text: str) -> None:
    assert plain_name(plain_name(text)) == plain_name(text)


def test_numbers_are_compared_without_leading_zeros() -> None:
    assert plain_number("0012") == plain_number(" 12") == plain_number("１２") == "12"
    assert plain_number("000") == "0"
    assert plain_number("LX01") == plain_number("lx01") != plain_number("LX1")


def test_headings_are_compared_in_simplified_characters() -> None:
    assert simplified("聯繫群眾姓名") == "联系群众姓名"


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("张三、李四，王五,赵六；钱七;孙八", ["张三", "李四", "王五", "赵六", "钱七", "孙八"]),
        ("，张三,李四；", ["张三", "李四"]),
        ("张三 李四\n王五", ["张三", "李四", "王五"]),
        ("王　伟", ["王伟"]),
        ("张三、王　伟", ["张三", "王伟"]),
        ("王 伟 李 娜", ["王伟", "李娜"]),
        ("王 伟 张小明", ["王伟", "张小明"]),
        ("欧阳 修 张三", ["欧阳修", "张三"]),
        ("张三/李四", ["张三", "李四"]),
        ("张三、张三", ["张三"]),
        ("李娜（女，苗族）、王五", ["李娜", "王五"]),
        ("张三等5人", ["张三"]),
        ("John Smith, Anna Jones", ["John Smith", "Anna Jones"]),
        ("无", []),
        ("", []),
    ],
)
def test_several_names_in_one_cell(cell: str, names: list[str]) -> None:
    assert list(split_names(cell)) == names


def test_a_cell_that_names_only_some_is_known() -> None:
    assert and_others("张三等5人")
    assert and_others("张三、李四等")
    assert not and_others("张三、李四")


def test_other_lists_keep_what_stands_in_brackets_and_latin_blanks() -> None:
    assert split_list("法律 教育") == ("法律", "教育")
    assert split_list("城关镇（新区、老区）、横梁乡") == ("城关镇（新区、老区）", "横梁乡")
    assert split_list("Committee on Health; Law") == ("Committee on Health", "Law")


given_names = st.text("伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂", min_size=1, max_size=2)
people = st.builds(lambda surname, given: surname + given, st.sampled_from("王李张刘陈杨黄赵周吴"), given_names)


@given(
    st.lists(people, min_size=1, max_size=5, unique=True), st.sampled_from(["、", "，", ",", "；", ";", "\n", " 、"])
)
def test_names_survive_any_separator_and_blanks_inside(names: list[str], separator: str) -> None:
    spaced = separator.join("　".join(name) if len(name) == 2 else name for name in names)
    assert list(split_names(spaced)) == names
