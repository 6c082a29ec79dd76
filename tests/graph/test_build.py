"""Records in, graph tables out: hand-worked offices of a few rows."""

from datetime import date
from typing import Any

import pytest

from graph.aliases import Aliases
from graph.identity import Identities
from graph.ledger import Part
from graph.model import MAX_DAY, MIN_DAY
from tests.graph.building import ROSTER, D, ends, load, make, names, part, rows

CONTACTS = part(
    "contacts",
    {"member": "张三", "name": "赵甲", "constituency": "教育", "township": "城关镇"},
    {"member": "张三", "name": "钱乙", "constituency": "教育界"},
    {"member": "李四", "name": "赵甲", "constituency": "经济界", "township": "河口乡"},
    as_of=D(2023, 1, 1),
)


def leaders(*logged: dict[str, Any]) -> Part:
    return part("leader_visits", *({"date_latest": r["date"], **r} for r in logged))


def visits(*logged: dict[str, Any], **period: date) -> Part:
    return part("visits", *({"date_latest": r.get("date"), **r} for r in logged), **period)


def test_namesakes_stay_two_people_and_each_keeps_an_id() -> None:
    made = make(load(1, ROSTER))
    assert names(made, "Member") == ["张三", "李四", "王伟", "王伟"]
    assert ends(made, "Member", "PLACED_UNDER", "Committee") == [("张三", "提案委")]


def test_a_bare_namesake_is_possible_for_both_and_sure_for_neither() -> None:
    made = make(
        load(1, ROSTER), load(2, leaders({"members": ["王伟"], "visited_members": ["李四"], "date": D(2023, 3, 1)}))
    )
    assert ends(made, "Member", "MADE", "Visit") == []
    assert len(ends(made, "Member", "MADE", "Visit", world="doubts")) == 2
    assert any(p.value == "王伟" and p.effect == "doubt" for p in made.problems)


def test_constituency_tells_namesakes_apart() -> None:
    told = {
        "members": ["王伟"],
        "member_constituency": "经济",
        "contacts": ["赵甲"],
        "township": "城关镇",
        "date": D(2023, 3, 1),
    }
    made = make(load(1, ROSTER, CONTACTS), load(2, visits(told)))
    (visit,) = rows(made, "Member", "MADE", "Visit")
    four = next(n["id"] for n in made.tables.nodes["Member"].to_pylist() if n["number"] == "4")
    assert made.tables.relations["Member", "MADE", "Visit"]["from"].to_pylist() == [four]
    assert visit["rows"] == ["00002-aaaaaa/S/2"]


def test_a_number_that_lost_its_leading_zeros_still_tells_namesakes_apart() -> None:
    roster = part(
        "members", {"name": "王伟", "number": "0003"}, {"name": "王伟", "number": "0004"}, as_of=D(2023, 1, 1)
    )
    row = {"members": ["王伟"], "member_numbers": ["4"], "visited_members": ["王伟"], "date": D(2023, 3, 1)}
    made = make(load(1, roster), load(2, leaders(row)))
    assert len(rows(made, "Member", "MADE", "Visit")) == 1
    assert rows(made, "Visit", "VISITED", "Member") == [], "whom they visited is not told"
    told = {"members": ["王伟"], "member_numbers": ["4"], "contacts": ["赵甲"], "date": D(2023, 3, 1)}
    contact = part("contacts", {"member": "王伟", "member_number": "4", "name": "赵甲"}, as_of=D(2023, 1, 1))
    (made_by,) = (
        make(load(1, roster, contact), load(2, visits(told))).tables.relations["Member", "MADE", "Visit"].to_pylist()
    )
    assert made_by["rows"] == ["00002-aaaaaa/S/2"]


def test_an_alias_confirmed_by_the_clerk_decides() -> None:
    row = {"members": ["王伟"], "visited_members": ["李四"], "date": D(2023, 3, 1)}
    aliases = Aliases([("Member", "王伟", "", "3")])
    made = make(load(1, ROSTER), load(2, leaders(row)), aliases=aliases)
    assert len(rows(made, "Member", "MADE", "Visit")) == 1 and not made.doubts


def test_each_pair_is_one_visit_and_the_same_pair_and_day_is_one() -> None:
    row = {"members": ["张三", "李四"], "contacts": ["赵甲"], "date": D(2023, 3, 1)}
    made = make(load(1, ROSTER, CONTACTS), load(2, visits(row, row)))
    assert ends(made, "Member", "MADE", "Visit") and made.tables.nodes["Visit"].num_rows == 2
    visited = made.tables.relations["Visit", "VISITED", "Contact"]
    assert len(set(visited["to"].to_pylist())) == 2 or made.doubts


def test_a_member_means_the_contact_that_the_member_keeps() -> None:
    row = {"members": ["李四"], "contacts": ["赵甲"], "date": D(2023, 3, 1)}
    made = make(load(1, ROSTER, CONTACTS), load(2, visits(row)))
    (visited,) = made.tables.relations["Visit", "VISITED", "Contact"].to_pylist()
    keeps = {r["to"] for r in made.tables.relations["Member", "KEEPS_CONTACT", "Contact"].to_pylist()}
    home = {r["from"]: r["to"] for r in made.tables.relations["Contact", "BELONGS_TO", "Constituency"].to_pylist()}
    economy = next(n["id"] for n in made.tables.nodes["Constituency"].to_pylist() if n["name"] == "经济界")
    assert visited["to"] in keeps and home[visited["to"]] == economy


def test_an_attempt_is_not_a_contact_but_is_kept() -> None:
    row = {"members": ["张三"], "contacts": ["钱乙"], "date": D(2023, 3, 1), "mode": "未遇"}
    made = make(load(1, ROSTER, CONTACTS), load(2, visits(row)))
    assert made.tables.nodes["Visit"]["reached"].to_pylist() == [False]
    again = make(load(1, ROSTER, CONTACTS), load(2, visits(row, {**row, "mode": "走访"})))
    assert again.tables.nodes["Visit"]["reached"].to_pylist() == [True]


def test_a_blank_date_counts_only_as_possible_and_only_in_the_sheets_period() -> None:
    row = {"members": ["张三"], "contacts": ["钱乙"], "date": None}
    made = make(load(1, ROSTER, CONTACTS), load(2, visits(row, since=D(2023, 4, 1), until=D(2023, 7, 1))))
    assert made.tables.nodes["Visit"].num_rows == 0
    (inside,) = made.doubts.within(D(2023, 1, 1), D(2024, 1, 1)).nodes["Visit"].to_pylist()
    assert inside["date"] == D(2023, 4, 1)
    outside = made.doubts.within(D(2024, 1, 1), D(2025, 1, 1))
    assert outside.nodes["Visit"].num_rows == 0 and outside.relations["Member", "MADE", "Visit"].num_rows == 0


def test_who_is_absent_from_the_next_snapshot_left_on_that_day() -> None:
    later = part("members", {"name": "李四", "number": "2", "constituency": "教育界"}, as_of=D(2023, 7, 1))
    made = make(load(1, ROSTER), load(2, later))
    seats = {r["from"]: (r["since"], r["until"]) for r in rows(made, "Member", "SITS_IN", "Body")}
    assert seats["张三"] == (MIN_DAY, D(2023, 7, 1)) and seats["李四"] == (MIN_DAY, MAX_DAY)
    stints = sorted(
        (r["to"], r["since"], r["until"])
        for r in rows(made, "Member", "REPRESENTS", "Constituency")
        if r["from"] == "李四"
    )
    assert stints == [("教育界", D(2023, 7, 1), MAX_DAY), ("经济界", MIN_DAY, D(2023, 7, 1))]


def test_a_stated_beginning_is_kept_and_said_to_be_known() -> None:
    roster = part("members", {"name": "张三", "since": D(2022, 2, 1), "until": D(2023, 6, 1)}, as_of=D(2023, 1, 1))
    (seat,) = rows(make(load(1, roster)), "Member", "SITS_IN", "Body")
    assert (seat["since"], seat["until"], seat["since_known"]) == (D(2022, 2, 1), D(2023, 6, 1), True)


def test_two_stints_stay_two() -> None:
    said = {"name": "张三", "number": "1", "constituency": "教育界"}
    one = said | {"since": D(2010, 1, 1), "until": D(2012, 1, 1)}
    two = said | {"since": D(2015, 1, 1)}
    made = make(load(1, part("members", one, two, as_of=D(2023, 1, 1))))
    assert names(made, "Member") == ["张三"]
    assert sorted((r["since"], r["until"]) for r in rows(made, "Member", "REPRESENTS", "Constituency")) == [
        (D(2010, 1, 1), D(2012, 1, 1)),
        (D(2015, 1, 1), MAX_DAY),
    ]


def test_an_id_survives_a_new_constituency_a_new_unit_and_a_rename_of_the_constituency() -> None:
    identities = Identities()
    first = make(load(1, ROSTER), identities=identities)
    moved = part(
        "members", {"name": "张三", "number": "1", "constituency": "科技界", "unit": "新单位"}, as_of=D(2024, 1, 1)
    )
    renamed = part("constituencies", {"name": "科学技术界", "formerly": ["科技界"]}, as_of=D(2024, 2, 1))
    second = make(load(1, ROSTER), load(2, moved), load(3, renamed), identities=identities)
    ids = [{n["number"]: n["id"] for n in m.tables.nodes["Member"].to_pylist()}["1"] for m in (first, second)]
    assert ids[0] == ids[1]
    assert [n for n in names(second, "Constituency") if "科" in n] in (["科学技术界"], ["科技界"])


def test_another_number_is_another_person() -> None:
    identities = Identities()
    make(
        load(1, part("members", {"name": "张三", "number": "1", "constituency": "教育界"}, as_of=D(2023, 1, 1))),
        identities=identities,
    )
    both = part("members", {"name": "张三", "number": "9", "constituency": "教育界"}, as_of=D(2024, 1, 1))
    made = make(load(2, both), identities=identities)
    one = identities.find("Member", ["#b|1"])
    assert [n["id"] for n in made.tables.nodes["Member"].to_pylist()] != [one]


def test_a_newer_log_of_the_same_scope_and_period_replaces_the_older() -> None:
    period = {"since": D(2023, 1, 1), "until": D(2024, 1, 1)}
    one = visits({"members": ["张三"], "contacts": ["钱乙"], "date": D(2023, 3, 1)}, **period)
    two = visits({"members": ["张三"], "contacts": ["赵甲"], "date": D(2023, 5, 1)}, **period)
    made = make(load(1, ROSTER, CONTACTS), load(2, one), load(3, two))
    assert made.tables.nodes["Visit"]["date"].to_pylist() == [D(2023, 5, 1)]


PLACES = part(
    "places",
    {"code": "520602001", "prefecture": "铜仁市", "county": "碧江区", "township": "城关镇", "members": ["张三"]},
    {"code": "520603001", "prefecture": "铜仁市", "county": "万山区", "township": "城关镇"},
    {"code": "520603201", "prefecture": "铜仁市", "county": "万山区", "township": "横梁乡"},
    {
        "code": "520603201001",
        "prefecture": "铜仁市",
        "county": "万山区",
        "township": "横梁乡",
        "village": "上坝村",
        "members": ["李四"],
    },
    as_of=D(2023, 1, 1),
)


@pytest.mark.parametrize("written", ["横梁乡", "横梁", "万山区横梁乡", "铜仁市万山区横梁乡", "万山横梁"])
def test_a_township_is_found_however_it_is_written(written: str) -> None:
    contact = part("contacts", {"member": "张三", "name": "孙丙", "township": written}, as_of=D(2023, 1, 1))
    assert ends(make(load(1, ROSTER, PLACES, contact)), "Contact", "LIVES_IN", "Township") == [("孙丙", "横梁乡")]


def test_a_township_name_borne_twice_needs_its_county() -> None:
    bare = part("contacts", {"member": "张三", "name": "孙丙", "township": "城关镇"}, as_of=D(2023, 1, 1))
    made = make(load(1, ROSTER, PLACES, bare))
    assert ends(made, "Contact", "LIVES_IN", "Township") == []
    assert len(ends(made, "Contact", "LIVES_IN", "Township", world="doubts")) == 2
    told = part(
        "contacts", {"member": "张三", "name": "孙丙", "township": "城关镇", "county": "万山区"}, as_of=D(2023, 1, 1)
    )
    assert len(ends(make(load(1, ROSTER, PLACES, told)), "Contact", "LIVES_IN", "Township")) == 1


def test_places_form_a_tree_below_what_the_body_covers() -> None:
    made = make(load(1, ROSTER, PLACES))
    assert ends(made, "Body", "COVERS", "Region") == [("某市政协", "铜仁市")]
    assert ends(made, "Village", "PART_OF", "Township") == [("上坝村", "横梁乡")]
    assert ends(made, "Member", "ASSIGNED_TO", "Township") == [("张三", "城关镇")]
    assert ends(made, "Member", "ASSIGNED_TO", "Village") == [("李四", "上坝村")]


def test_an_issue_of_a_visit_concerns_the_home_of_the_person_and_knows_its_answer() -> None:
    row = {"members": ["张三"], "contacts": ["钱乙"], "date": D(2023, 3, 1), "issue": "路灯不亮", "solved": True}
    made = make(load(1, ROSTER, CONTACTS), load(2, visits(row)))
    assert ends(made, "Issue", "CONCERNS", "Constituency") == [("路灯不亮", "教育界")]
    assert made.tables.nodes["Step"]["kind"].to_pylist() == ["answered"]
    assert len(rows(made, "Visit", "RAISED", "Issue")) == 1


def test_a_submitter_outside_the_roster_is_reported_and_joint_submitters_share() -> None:
    said = {"title": "关于某事", "submitters": ["张三", "陌生人"], "date": D(2023, 3, 1), "date_latest": D(2023, 3, 1)}
    made = make(load(1, ROSTER), load(2, part("reports", said)))
    (submitted,) = rows(made, "Member", "SUBMITTED", "Issue")
    assert (submitted["from"], submitted["share"], submitted["role"]) == ("张三", 0.5, "first")
    assert [p.value for p in made.problems] == ["陌生人"]


def test_an_empty_ledger_is_a_body_and_nothing_else() -> None:
    assert make().tables.counts == {"Body": 1}


def test_same_named_villages_of_one_county_are_told_apart_by_their_township() -> None:
    county = {"prefecture": "铜仁市", "county": "万山区", "village": "和平村"}
    places = part("places", county | {"township": "横梁乡"}, county | {"township": "高楼坪乡"}, as_of=D(2023, 1, 1))
    said = {"member": "张三", "name": "孙丙", "county": "万山区", "township": "高楼坪乡", "village": "和平村"}
    made = make(load(1, ROSTER, places, part("contacts", said, as_of=D(2023, 1, 1))))
    (lives,) = made.tables.relations["Contact", "LIVES_IN", "Village"].to_pylist()
    (inside,) = [
        r["to"] for r in made.tables.relations["Village", "PART_OF", "Township"].to_pylist() if r["from"] == lives["to"]
    ]
    assert {t["id"]: t["name"] for t in made.tables.nodes["Township"].to_pylist()}[inside] == "高楼坪乡"


@pytest.mark.parametrize(
    ("told", "answered"),
    [
        ({}, False),
        ({"result": "办理中", "solved": False}, False),
        ({"result": "办理中"}, False),
        ({"result": "已答复"}, True),
        ({"result": "路灯已修好"}, True),
        ({"solved": True}, True),
        ({"solved": False, "result": "无法解决"}, False),
        ({"answered_on": D(2023, 4, 1)}, True),
    ],
)
def test_when_an_issue_of_a_visit_counts_as_answered(told: dict[str, Any], answered: bool) -> None:
    row = {"members": ["张三"], "contacts": ["钱乙"], "date": D(2023, 3, 1), "issue": "路灯不亮"} | told
    made = make(load(1, ROSTER, CONTACTS), load(2, visits(row)))
    assert made.tables.nodes["Step"].num_rows == int(answered)


def test_a_doubtful_contact_does_not_take_the_visit_from_its_member() -> None:
    """李四 does not keep 钱乙: who was visited is only possible, that 李四 went somewhere is sure."""
    row = {"members": ["李四"], "contacts": ["钱乙"], "date": D(2023, 3, 1)}
    made = make(load(1, ROSTER, CONTACTS), load(2, visits(row)))
    assert [end[0] for end in ends(made, "Member", "MADE", "Visit")] == ["李四"]
    assert ends(made, "Visit", "VISITED", "Contact") == []
    assert len(ends(made, "Visit", "VISITED", "Contact", world="doubts")) == 1
    assert [p.reason.en for p in made.problems] == ["listed, but not as a contact of this member"]


def test_two_rows_alike_of_somebody_on_no_list_are_surely_one_visit_and_possibly_two() -> None:
    row = {"members": ["张三"], "contacts": ["生客"], "date": D(2023, 3, 1), "mode": "走访"}
    made = make(load(1, ROSTER), load(2, part("visits", row, row, row | {"contacts": ["另客"]})))
    assert len(ends(made, "Member", "MADE", "Visit")) == 2
    (further,) = rows(made, "Member", "MADE", "Visit", world="doubts")
    assert further["rows"] == ["00002-aaaaaa/S/3"]


def test_a_namesakes_visit_is_one_possible_visit_of_its_contact() -> None:
    contact = part(
        "contacts", {"member": "王伟", "member_number": "3", "name": "孙丙", "number": "LX1"}, as_of=D(2023, 1, 1)
    )
    row = {"members": ["王伟"], "contacts": ["孙丙"], "contact_numbers": ["LX1"], "date": D(2023, 3, 1)}
    made = make(load(1, ROSTER, contact), load(2, visits(row)))
    assert made.tables.nodes["Visit"].num_rows == 1, "somebody visited the contact, whoever it was"
    assert len(ends(made, "Member", "MADE", "Visit", world="doubts")) == 2
    assert ends(made, "Member", "MADE", "Visit") == []
