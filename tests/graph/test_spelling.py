"""Words but one sign from a known one: told in doubt with the nearest, and counted only as possible."""

import pytest

from tests.graph.building import D, ends, load, make, names, part

YEAR = {"since": D(2023, 1, 1), "until": D(2024, 1, 1)}
DAY = {"date": D(2023, 3, 1), "date_latest": D(2023, 3, 1)}
LIST = part("constituencies", {"name": "无党派人士"}, {"name": "经济界"}, as_of=D(2023, 1, 1))
PEOPLE = [
    {"name": "张三", "number": "1", "constituency": "无党派人士"},
    {"name": "李四", "number": "2", "constituency": "无党派人土", "constituency_role": "召集人"},
]
SITS = ("Member", "REPRESENTS", "Constituency")


def roster(*rows: dict[str, str]) -> object:
    return part("members", *rows, as_of=D(2023, 1, 1))


@pytest.mark.parametrize(
    ("word", "kind"),
    [("基层履职活東", None), ("基层履职活動", "grassroots"), ("舞会", "舞会"), (None, None)],
)
def test_a_kind_of_activity_but_one_sign_from_a_known_one_is_as_a_blank(word: str | None, kind: str | None) -> None:
    made = make(load(1, part("activities", {"title": "甲", "kind": word} | DAY, **YEAR)))
    assert made.tables.nodes["Activity"]["kind"].to_pylist() == [kind]


def test_a_doubtful_kind_is_told_in_each_row_and_one_of_its_own_once() -> None:
    doubtful = {"title": "甲", "kind": "基层履职活东"} | DAY
    own = {"title": "乙", "kind": "广场舞比赛"} | DAY
    made = make(load(1, part("activities", doubtful, doubtful | {"title": "丙"}, own, own | {"title": "丁"}, **YEAR)))
    assert [(p.row, p.column, p.value, p.effect) for p in made.problems] == [
        (2, "kind", "基层履职活东", "doubt"),
        (3, "kind", "基层履职活东", "doubt"),
        (4, "kind", "广场舞比赛", "note"),
    ]
    assert "可能是“基层履职活动”写错" in made.problems[0].reason.zh


@pytest.mark.parametrize("sheets", [(LIST,), ()])
def test_a_constituency_but_one_sign_from_a_known_one_is_no_other_one(sheets: tuple[object, ...]) -> None:
    made = make(load(1, *sheets, roster(*PEOPLE)))  # type: ignore[arg-type]
    assert "无党派人土" not in names(made, "Constituency")
    assert ends(made, *SITS) == [("张三", "无党派人士")]
    assert ends(made, *SITS, world="doubts") == [("李四", "无党派人士")]
    assert ends(made, "Member", "HEADS", "Constituency", world="doubts") == [("李四", "无党派人士")]
    (told,) = made.problems
    assert (told.row, told.column, told.value, told.effect) == (3, "constituency", "无党派人土", "doubt")


def test_a_log_that_names_the_right_constituency_finds_the_member() -> None:
    row = {"members": ["李四"], "member_constituency": "无党派人士", "contacts": ["钱乙"]} | DAY
    made = make(load(1, LIST, roster(*PEOPLE)), load(2, part("visits", row, **YEAR)))
    assert [one for one, _ in ends(made, "Member", "MADE", "Visit")] == ["李四"]


def test_a_usual_constituency_is_known_though_the_list_lacks_it() -> None:
    made = make(load(1, LIST, roster(PEOPLE[0], PEOPLE[1] | {"constituency": "环境资源界"})))
    assert ends(made, *SITS) == [("张三", "无党派人士"), ("李四", "环境资源界")] and made.problems == ()


@pytest.mark.parametrize("name", ["旅游界", "特邀二组", "商会"])
def test_a_constituency_near_to_none_is_one_of_its_own_and_is_noted_where_a_list_lacks_it(name: str) -> None:
    made = make(load(1, LIST, roster(PEOPLE[0], PEOPLE[1] | {"constituency": name})))
    assert ends(made, *SITS) == [("张三", "无党派人士"), ("李四", name)]
    assert [(p.row, p.value, p.effect) for p in made.problems] == [(3, name, "note")]
    assert make(load(1, roster(*PEOPLE[:1], {"name": "王五", "constituency": name}))).problems == ()
