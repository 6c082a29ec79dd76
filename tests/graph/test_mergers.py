"""Townships and villages merged, constituencies renamed and merged: no history is lost, and each day has its own."""

from datetime import date
from typing import Any

from graph.identity import Identities
from graph.model import MAX_DAY, MIN_DAY
from tests.graph.building import D, ends, load, make, names, part, rows

MERGER = D(2023, 7, 1)
COUNTY = {"prefecture": "铜仁市", "county": "碧江区"}
BEFORE = part(
    "places",
    COUNTY | {"code": "520602101", "township": "甲镇", "members": ["张三"]},
    COUNTY | {"code": "520602201", "township": "乙乡", "members": ["李四"]},
    COUNTY | {"code": "520602101001", "township": "甲镇", "village": "上村"},
    COUNTY | {"code": "520602201001", "township": "乙乡", "village": "下村"},
    as_of=D(2023, 1, 1),
)
AFTER = part(
    "places",
    COUNTY | {"code": "520602101", "township": "丙镇", "formerly": ["甲镇", "乙乡"], "members": ["张三"]},
    COUNTY | {"code": "520602101001", "township": "丙镇", "village": "上村"},
    COUNTY | {"code": "520602101002", "township": "丙镇", "village": "下村"},
    as_of=MERGER,
)
LATER = part("places", COUNTY | {"code": "520602101", "township": "丙镇"}, as_of=D(2024, 1, 1))
ROSTER = part("members", {"name": "张三", "number": "1"}, {"name": "李四", "number": "2"}, as_of=D(2023, 1, 1))
CONTACTS = part(
    "contacts",
    {"member": "张三", "name": "赵甲", "township": "甲镇", "village": "上村"},
    {"member": "李四", "name": "钱乙", "township": "乙乡"},
    as_of=D(2023, 1, 1),
)


def visits(*told: tuple[str, str, date, str]) -> Any:
    logged = [
        {"members": [member], "contacts": [contact], "date": day, "date_latest": day, "township": township}
        for member, contact, day, township in told
    ]
    return part("visits", *logged, since=D(2023, 1, 1), until=D(2024, 1, 1))


MERGED = (
    load(1, ROSTER, CONTACTS, BEFORE),
    load(2, AFTER),
    load(3, visits(("张三", "赵甲", D(2023, 3, 1), "甲镇"), ("李四", "钱乙", D(2023, 9, 1), "丙镇"))),
)


def on(made: Any, day: date, *triple: str) -> set[tuple[str, str]]:
    """The ends of a dated relation that holds on a day."""
    return {(r["from"], r["to"]) for r in rows(made, *triple) if r["since"] <= day < r["until"]}


def test_each_day_has_the_townships_of_that_day() -> None:
    made = make(*MERGED)
    assert on(made, D(2023, 3, 1), "Township", "PART_OF", "Region") == {("甲镇", "碧江区"), ("乙乡", "碧江区")}
    assert on(made, MERGER, "Township", "PART_OF", "Region") == {("丙镇", "碧江区")}
    succeeded = [
        (r["from"], r["to"], r["since"], r["until"]) for r in rows(made, "Township", "SUCCEEDED_BY", "Township")
    ]
    assert sorted(succeeded) == [("乙乡", "丙镇", MERGER, MAX_DAY), ("甲镇", "丙镇", MERGER, MAX_DAY)]
    assert rows(made, "Township", "SUCCEEDED_BY", "Township")[0]["rows"] == ["00002-aaaaaa/S/2"]


def test_what_happened_before_the_merger_is_known_of_the_new_township_too() -> None:
    made = make(*MERGED)
    assert sorted(end for _, end in ends(made, "Visit", "IN_TOWNSHIP", "Township")) == ["丙镇", "丙镇", "甲镇"]
    homes = [(r["from"], r["to"], r["since"], r["until"]) for r in rows(made, "Contact", "LIVES_IN", "Township")]
    assert sorted(homes) == [
        ("赵甲", "丙镇", MIN_DAY, MAX_DAY),
        ("赵甲", "甲镇", MIN_DAY, MERGER),
        ("钱乙", "丙镇", MIN_DAY, MAX_DAY),
        ("钱乙", "乙乡", MIN_DAY, MERGER),
    ]
    assert made.problems == (), "钱乙 of 乙乡 is whom the log of 丙镇 means"


def test_duties_in_the_new_township_begin_with_it() -> None:
    made = make(*MERGED)
    assert on(made, D(2023, 3, 1), "Member", "ASSIGNED_TO", "Township") == {("张三", "甲镇"), ("李四", "乙乡")}
    assert on(made, MERGER, "Member", "ASSIGNED_TO", "Township") == {("张三", "丙镇")}, (
        "the newer sheet leaves 李四 out"
    )


def test_villages_stay_themselves_under_the_new_township() -> None:
    made = make(*MERGED)
    assert names(made, "Village") == ["上村", "下村"]
    assert on(made, D(2023, 3, 1), "Village", "PART_OF", "Township") >= {("上村", "甲镇"), ("下村", "乙乡")}
    assert on(made, MERGER, "Village", "PART_OF", "Township") == {("上村", "丙镇"), ("下村", "丙镇")}
    assert ends(made, "Contact", "LIVES_IN", "Village") == [("赵甲", "上村")]


def test_ids_hold_when_the_next_sheet_says_nothing_of_the_merger() -> None:
    identities = Identities()
    first = make(*MERGED, identities=identities)
    second = make(*MERGED, load(4, LATER), identities=identities)
    ids = [{n["name"]: n["id"] for n in made.tables.nodes["Township"].to_pylist()} for made in (first, second)]
    assert ids[0] == ids[1] and len(ids[0]) == 3
    assert on(second, D(2024, 6, 1), "Township", "PART_OF", "Region") == {("丙镇", "碧江区")}


def test_one_township_that_takes_in_another_stands_before_and_after() -> None:
    after = part(
        "places", COUNTY | {"code": "520602101", "township": "甲镇", "formerly": ["甲镇", "乙乡"]}, as_of=MERGER
    )
    made = make(load(1, ROSTER, BEFORE), load(2, after))
    assert names(made, "Township") == ["乙乡", "甲镇"]
    assert on(made, D(2023, 3, 1), "Township", "PART_OF", "Region") == {("甲镇", "碧江区"), ("乙乡", "碧江区")}
    assert on(made, MERGER, "Township", "PART_OF", "Region") == {("甲镇", "碧江区")}
    assert ends(made, "Township", "SUCCEEDED_BY", "Township") == [("乙乡", "甲镇")]


def test_a_township_of_one_former_name_was_renamed_and_stays_one_node() -> None:
    after = part("places", COUNTY | {"township": "新镇", "formerly": ["甲镇"]}, as_of=MERGER)
    made = make(load(1, ROSTER, BEFORE), load(2, after))
    assert names(made, "Township") == ["乙乡", "新镇"] and ends(made, "Township", "SUCCEEDED_BY", "Township") == []
    contact = part("contacts", {"member": "张三", "name": "孙丙", "township": "甲镇"}, as_of=MERGER)
    assert ends(make(load(1, ROSTER, BEFORE), load(2, after), load(3, contact)), "Contact", "LIVES_IN", "Township") == [
        ("孙丙", "新镇")
    ]


def test_former_names_that_no_sheet_lists_mean_the_township_of_today() -> None:
    made = make(load(1, ROSTER, CONTACTS, AFTER))
    assert names(made, "Township") == ["丙镇"]
    assert ends(made, "Contact", "LIVES_IN", "Township") == [("赵甲", "丙镇"), ("钱乙", "丙镇")]


def test_two_mergers_one_after_the_other_hand_everything_on() -> None:
    again = part("places", COUNTY | {"township": "丁镇", "formerly": ["丙镇", "戊乡"]}, as_of=D(2024, 1, 1))
    made = make(*MERGED, load(4, again))
    assert sorted(end for _, end in ends(made, "Visit", "IN_TOWNSHIP", "Township")) == [
        "丁镇",
        "丁镇",
        "丙镇",
        "丙镇",
        "甲镇",
    ]
    for day, standing in ((D(2023, 3, 1), {"甲镇", "乙乡"}), (MERGER, {"丙镇"}), (D(2024, 3, 1), {"丁镇"})):
        assert {start for start, _ in on(made, day, "Township", "PART_OF", "Region")} == standing
    assert on(made, D(2024, 3, 1), "Contact", "LIVES_IN", "Township") == {("赵甲", "丁镇"), ("钱乙", "丁镇")}


def roster(day: date, **constituencies: str) -> Any:
    return part("members", *({"name": name, "constituency": held} for name, held in constituencies.items()), as_of=day)


def of_body(made: Any, day: date) -> set[str]:
    return {start for start, _ in on(made, day, "Constituency", "OF", "Body")}


OLD = roster(D(2022, 1, 1), 张三="共青团", 李四="青联", 王五="科技界")
NEW = roster(D(2023, 3, 1), 张三="共青团和青联", 李四="共青团和青联", 王五="科学技术界")
LIST = part(
    "constituencies",
    {"name": "共青团和青联", "formerly": ["共青团", "青联"]},
    {"name": "科学技术界", "formerly": ["科技界"]},
    as_of=D(2023, 6, 1),
)
REPORT = part(
    "reports",
    {"title": "关于青年", "submitters": ["青联"], "date": D(2022, 5, 1), "date_latest": D(2022, 5, 1)},
    since=D(2022, 1, 1),
    until=D(2023, 1, 1),
)


def test_constituencies_that_were_merged_hand_on_and_one_renamed_stays_itself() -> None:
    made = make(load(1, OLD, REPORT), load(2, NEW), load(3, LIST))
    assert names(made, "Constituency") == ["共青团", "共青团和青联", "科学技术界", "青联"]
    assert on(made, D(2022, 6, 1), "Constituency", "OF", "Body") == {
        (x, "某市政协") for x in ("共青团", "青联", "科学技术界")
    }
    assert on(made, D(2023, 4, 1), "Constituency", "OF", "Body") == {
        (x, "某市政协") for x in ("共青团和青联", "科学技术界")
    }
    assert [end for end, _ in ends(made, "Constituency", "SUBMITTED", "Issue")] == ["共青团和青联", "青联"]
    assert on(made, D(2023, 4, 1), "Member", "REPRESENTS", "Constituency") == {
        ("张三", "共青团和青联"),
        ("李四", "共青团和青联"),
        ("王五", "科学技术界"),
    }
    assert on(made, D(2022, 6, 1), "Member", "REPRESENTS", "Constituency") >= {("张三", "共青团"), ("李四", "青联")}


def test_the_order_of_loads_does_not_matter_to_a_merger() -> None:
    one = make(load(1, OLD, REPORT), load(2, NEW), load(3, LIST))
    for loads in (
        (load(1, LIST), load(2, NEW), load(3, OLD, REPORT)),
        (load(1, NEW), load(2, OLD, REPORT), load(3, LIST)),
    ):
        other = make(*loads)
        for triple in (("Constituency", "OF", "Body"), ("Member", "REPRESENTS", "Constituency")):
            told = [
                {(r["from"], r["to"], r["since"], r["until"]) for r in rows(made, *triple)} for made in (one, other)
            ]
            assert told[0] == told[1], triple


def test_a_visit_under_the_new_name_finds_the_member_of_the_old_roster() -> None:
    said = {"members": ["王五"], "member_constituency": "科学技术界", "visited_members": ["张三"]}
    said |= {"date": D(2023, 3, 1), "date_latest": D(2023, 3, 1)}
    made = make(load(1, OLD), load(2, LIST), load(3, part("leader_visits", said)))
    assert made.problems == ()


def test_identities_that_knew_both_as_two_keep_two() -> None:
    identities = Identities()
    make(load(1, OLD), load(2, NEW), identities=identities)
    made = make(load(1, OLD), load(2, NEW), load(3, LIST), identities=identities)
    assert ends(made, "Constituency", "SUCCEEDED_BY", "Constituency") == [
        ("共青团", "共青团和青联"),
        ("科技界", "科学技术界"),
        ("青联", "共青团和青联"),
    ]
    assert on(made, D(2023, 4, 1), "Constituency", "OF", "Body") == {
        (x, "某市政协") for x in ("共青团和青联", "科学技术界")
    }
