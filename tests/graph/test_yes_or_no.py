"""Columns of yes or no whose words are more than that: exempt or not, filed or not, closed or not."""

import pytest

from tests.graph.building import D, load, make, part

YEAR = {"since": D(2023, 1, 1), "until": D(2024, 1, 1)}
DAY = {"date": D(2023, 3, 1), "date_latest": D(2023, 3, 1)}


@pytest.mark.parametrize("word", [*"否无不0×", "不免", "不免考核", "no", "No", "FALSE", "否。", "正常考核", None])
def test_who_is_said_not_to_be_exempt_is_not(word: str | None) -> None:
    made = make(load(1, part("members", {"name": "张三", "number": "1", "exempt": word}, as_of=D(2023, 1, 1))))
    assert made.tables.nodes["Member"]["exempt"].to_pylist() in ([None], [""])
    assert made.problems == ()


@pytest.mark.parametrize("word", ["是", "港澳委员", "病", "不参加考核", "未满一年", "yes"])
def test_a_class_of_exemption_is_kept_as_written(word: str) -> None:
    made = make(load(1, part("members", {"name": "张三", "number": "1", "exempt": word}, as_of=D(2023, 1, 1))))
    assert made.tables.nodes["Member"]["exempt"].to_pylist() == [word]


def test_a_later_no_takes_an_exemption_back_and_what_cannot_be_read_is_told() -> None:
    one = {"name": "张三", "number": "1"}
    made = make(
        load(1, part("members", one | {"exempt": "病"}, as_of=D(2023, 1, 1))),
        load(2, part("members", one | {"exempt": "否"}, {"name": "李四", "exempt": "待定"}, as_of=D(2023, 6, 1))),
    )
    assert made.tables.nodes["Member"]["exempt"].to_pylist() == ["", ""]
    (told,) = made.problems
    assert (told.row, told.column, told.value) == (3, "exempt", "待定")
    assert told.reason.zh == "看不出是否免考核，按不免考核处理"


@pytest.mark.parametrize(
    ("word", "step"),
    [
        ("是", "filed"),
        ("√", "filed"),
        ("否", "returned"),
        ("no", "returned"),
        ("立案", "filed"),
        ("不立案", "returned"),
    ],
)
def test_whether_a_proposal_was_filed_may_be_said_by_yes_or_no(word: str, step: str) -> None:
    made = make(
        load(1, part("proposals", {"title": "路灯", "submitters": ["张三"], "filed_status": word} | DAY, **YEAR))
    )
    assert sorted(made.tables.nodes["Step"]["kind"].to_pylist()) == sorted(["submitted", step])


@pytest.mark.parametrize(
    ("word", "closed"), [("是", 1), ("已化解", 1), ("yes", 1), ("否", 0), ("未化解", 0), ("no", 0)]
)
def test_whether_a_case_is_closed_may_be_said_by_yes_or_no(word: str, closed: int) -> None:
    made = make(load(1, part("cases", {"title": "积案", "status": word} | DAY, **YEAR)))
    assert made.tables.nodes["Step"].num_rows == closed
