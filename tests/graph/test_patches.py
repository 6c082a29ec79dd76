"""Patches: villages that lie in them, and the members hooked to them by a row of their own."""

from tests.graph.building import ROSTER, D, ends, load, make, names, part

TOWN = {"county": "崇川区", "township": "城东街道"}
PLACES = part(
    "places",
    {**TOWN, "code": "320613001", "group_head": "张三"},
    {**TOWN, "village": "德民社区", "patch": "城东第一片区", "members": ["王五"]},
    {**TOWN, "patch": "城东第一片区", "members": ["张三", "李四"], "committees": ["提案委"], "leaders": ["张三"]},
    {**TOWN, "patch": "城东第二片区", "members": ["李四"], "formerly": ["城东一片"]},
    as_of=D(2023, 1, 1),
)


def test_a_row_of_a_patch_hooks_its_members_to_the_patch_not_to_the_township() -> None:
    made = make(load(1, ROSTER, PLACES))
    assert names(made, "Patch") == ["城东第一片区", "城东第二片区"]
    hooked = [("张三", "城东第一片区"), ("李四", "城东第一片区"), ("李四", "城东第二片区")]
    assert ends(made, "Member", "ASSIGNED_TO", "Patch") == hooked
    assert ends(made, "Member", "ASSIGNED_TO", "Township") == []
    assert ends(made, "Member", "RESPONSIBLE_FOR", "Patch") == [("张三", "城东第一片区")]
    assert ends(made, "Committee", "RESPONSIBLE_FOR", "Patch") == [("提案委", "城东第一片区")]


def test_a_row_of_a_patch_is_no_row_of_its_township() -> None:
    made = make(load(1, ROSTER, PLACES))
    (township,) = made.tables.nodes["Township"].to_pylist()
    assert (township["code"], township["kind"], township["rows"]) == ("320613001", "street", ["00001-aaaaaa/S/2"])
    assert ends(made, "Patch", "PART_OF", "Township") == [("城东第一片区", "城东街道"), ("城东第二片区", "城东街道")]
    assert ends(made, "Village", "IN_PATCH", "Patch") == [("德民社区", "城东第一片区")]
    assert [(p.column, p.value) for p in made.problems] == [("members", "王五")]
