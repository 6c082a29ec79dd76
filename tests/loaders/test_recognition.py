"""Each kind is told from the 22 others by its headings, in any order, and takes no sheet of theirs."""

import random
from pathlib import Path

import pytest

from graph.records import KIND, KINDS
from loaders.headings import dictionary
from loaders.problems import LoadError
from loaders.recognise import recognise
from loaders.workbook import Sheet, Workbook
from tests.loaders.office import read, xlsx

every = pytest.mark.parametrize("kind", KIND)
both = pytest.mark.parametrize("lang", ["zh", "en"])


def recognised(headings: list[str], title: str = "") -> tuple[str, list[str]]:
    """Return the kind that a sheet of these headings is taken for ("" none), and the kinds that it is nearest to."""
    above = [[title, *[""] * (len(headings) - 1)]] if title else []
    sheet = Sheet("Sheet1", [*above, headings, ["x"] * len(headings)])
    known, unknown = recognise(Workbook("a.xlsx", "", (sheet,)))
    if known:
        return known[0].header.kind, [known[0].header.kind]
    return "", [header.kind for header in (unknown[0].nearest, unknown[0].other) if header]


def kind_of(headings: list[str], title: str = "") -> str:
    return recognised(headings, title)[0]


def official(kind: str, lang: str, fields: list[str]) -> list[str]:
    return [dictionary(kind).official(field).in_(lang) for field in fields]


@every
@both
def test_all_its_columns_in_any_order_without_a_title(kind: str, lang: str) -> None:
    chance = random.Random(kind)
    headings = official(kind, lang, [field.name for field in KIND[kind].fields])
    for _ in range(5):
        chance.shuffle(headings)
        assert kind_of(headings) == kind


@every
@both
def test_some_of_its_columns_under_its_title(kind: str, lang: str) -> None:
    chance = random.Random(kind)
    required = [field.name for field in KIND[kind].fields if field.required]
    others = [field.name for field in KIND[kind].fields if not field.required]
    for _ in range(20):
        chosen = required + chance.sample(others, min(len(others), 3))
        headings = official(kind, lang, chance.sample(chosen, len(chosen)))
        assert kind_of(headings, KIND[kind].label.in_(lang)) == kind


@pytest.mark.parametrize("kind", [kind.name for kind in KINDS[:9]])
@both
def test_no_new_kind_takes_a_sheet_that_was_known_before(kind: str, lang: str) -> None:
    """Whatever columns an old kind's sheet has, and whatever they are called: it is that kind's, or an old doubt."""
    chance = random.Random(kind)
    names = dictionary(kind).names
    required = [field.name for field in KIND[kind].fields if field.required]
    others = [field.name for field in KIND[kind].fields if not field.required]
    taken = []
    for _ in range(150):
        chosen = required + chance.sample(others, min(len(others), chance.randint(3, 6)))
        headings = [
            chance.choice([name for name in names[field] if name.isascii() == (lang == "en")]) for field in chosen
        ]
        chance.shuffle(headings)
        found = recognised(headings)[1]
        if not set(found) <= {one.name for one in KINDS[:9]}:
            taken.append((headings, found))
    assert taken == []


@pytest.mark.parametrize(
    ("headings", "kind"),
    [
        (["姓名", "界别", "小组", "联系乡镇"], "members"),
        (["姓名", "职务", "乡镇"], "members"),
        (["姓名", "界别", "单位", "类别"], "members"),
        (["姓名", "界别", "特约监督员单位"], "members"),
        (["界别", "部门", "联系专委会", "召集人"], "constituencies"),
        (["专委会", "部门", "负责人"], "committees"),
        (["乡镇", "村", "议事室名称"], "places"),
        (["乡镇", "村", "议事室名称", "下沉委员"], "places"),
        (["乡镇", "村", "议事室名称", "负责人", "授牌时间", "驻室委员"], "platforms"),
        (["工作室名称", "乡镇", "领衔委员"], "platforms"),
        (["党支部", "书记", "支部成员"], "groups"),
        (["联络组名称", "乡镇", "组长", "成员"], "groups"),
        (["姓名", "工作单位", "派驻单位"], "appointments"),
        (["姓名", "岗位", "服务委员"], "staff"),
        (["委员姓名", "姓名", "职务", "乡镇"], "contacts"),
        (["日期", "工作室", "接待委员", "群众姓名", "反映问题", "办理情况"], "visits"),
        (["工作室", "值班日期", "值班委员"], "duties"),
        (["议题", "协商时间", "地点", "主持人", "参加委员"], "activities"),
        (["议题", "来源", "征集日期", "认领委员", "协商日期"], "topics"),
        (["工作任务", "责任领导", "完成时限"], "tasks"),
        (["案由", "提案者", "提交时间", "主办单位"], "proposals"),
        (["信访事项", "受理日期", "包案领导"], "cases"),
        (["编号", "标题", "批示领导", "批示时间"], "endorsements"),
        (["编号", "标题", "反映人", "报送时间", "批示领导", "批示时间"], "reports"),
        (["姓名", "单位", "捐款金额", "日期"], "donations"),
        (["成果名称", "数量", "单位"], "outcomes"),
    ],
)
def test_sheets_that_are_nearly_of_another_kind(headings: list[str], kind: str) -> None:
    assert kind_of(headings) == kind_of(headings[::-1]) == kind


@pytest.mark.parametrize(
    "headings",
    [["名称", "日期"], ["名称", "类别", "日期"], ["标题", "日期", "类别"], ["名称", "负责人"], ["姓名", "日期"]],
)
def test_words_that_every_list_has_are_no_sheet_of_any_kind(headings: list[str]) -> None:
    assert kind_of(headings) == ""


def test_a_sheet_that_lacks_a_column_is_not_taken_for_a_smaller_kind(tmp_path: Path) -> None:
    """A list of topics without the day they were raised fits a session's sheet, but badly."""
    headings = ["议题编号", "议题名称", "来源", "提出人", "认领委员", "认领日期", "协商日期", "责任单位", "成果"]
    with pytest.raises(LoadError) as error:
        read(xlsx(tmp_path / "a.xlsx", [headings, ["Y1", "停车", "", "", "", "", "2023-04-01", "", ""]]))
    assert error.value.code == "missing-column"
    assert "“议题台账”缺少必需的列：征集日期" in error.value.text.zh


def test_an_unknown_sheet_is_told_only_the_nearest_kinds(tmp_path: Path) -> None:
    with pytest.raises(LoadError) as error:
        read(xlsx(tmp_path / "a.xlsx", [["委员姓名", "天气", "心情"], ["张三", "晴", "好"]]))
    assert error.value.code == "no-known-kind"
    named = [kind.label.zh for kind in KINDS if kind.label.zh in error.value.text.zh]
    assert 1 <= len(named) <= 3
    assert "缺少列" in error.value.text.zh
    with pytest.raises(LoadError) as error:
        read(xlsx(tmp_path / "b.xlsx", [["甲", "乙"], ["1", "2"]]))
    assert error.value.code == "no-known-heading"
    assert len(error.value.text.zh) < 40
