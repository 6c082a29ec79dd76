"""In which township a visit was: by its column, else by a place that says a township in full; all else stays open."""

from datetime import date
from typing import Any

import pytest

from tests.graph.building import ROSTER, load, make, part, rows

D = date
PLACES = part(
    "places",
    {"code": "520602001", "prefecture": "铜仁市", "county": "碧江区", "township": "城关镇"},
    {"code": "520603001", "prefecture": "铜仁市", "county": "万山区", "township": "城关镇"},
    {"code": "520603201", "prefecture": "铜仁市", "county": "万山区", "township": "横梁乡"},
    {"prefecture": "铜仁市", "county": "万山区", "township": "横梁乡", "village": "上坝村"},
    {"prefecture": "铜仁市", "county": "万山区", "township": "横梁乡", "village": "红旗社区"},
    as_of=D(2023, 1, 1),
)
CONTACTS = part("contacts", {"member": "张三", "name": "赵甲"}, as_of=D(2023, 1, 1))


def whereabouts(**told: Any) -> list[str]:
    """Return the counties and townships of the visit that one row tells of."""
    row = {"members": ["张三"], "contacts": ["赵甲"], "date": D(2023, 3, 1)} | told
    log = part("visits", row, since=D(2023, 1, 1), until=D(2024, 1, 1))
    made = make(load(1, ROSTER, PLACES, CONTACTS, log))
    above = {r["from"]: r["to"] for r in made.tables.relations["Township", "PART_OF", "Region"].to_pylist()}
    names = {n["id"]: n["name"] for label in ("Region", "Township") for n in made.tables.nodes[label].to_pylist()}
    found = made.tables.relations["Visit", "IN_TOWNSHIP", "Township"].to_pylist()
    return [names[above[link["to"]]] + names[link["to"]] for link in found]


@pytest.mark.parametrize(
    "place",
    [
        "横梁乡",
        " 横梁乡 ",
        "万山区横梁乡",
        "铜仁市万山区横梁乡",
        "横梁乡上坝村",
        "万山区横梁乡上坝村",
        "横梁乡红旗社区",
    ],
)
def test_a_place_that_says_its_township_in_full_is_there(place: str) -> None:
    assert whereabouts(place=place) == ["万山区横梁乡"]


@pytest.mark.parametrize(
    ("place", "why"),
    [
        ("横梁", "a short name may be anything"),
        ("红旗", "a short name of a village"),
        ("横梁乡政府", "something that bears the name of the township"),
        ("横梁乡驻铜仁办事处", "an office of the township elsewhere"),
        ("上坝村", "villages of other townships may have the name"),
        ("横梁乡和平村", "a village that nobody knows"),
        ("城关镇上坝村", "a village of another township"),
        ("城关镇", "two townships have the name"),
        ("人民广场", "no township at all"),
        ("", "blank"),
    ],
)
def test_any_other_place_leaves_it_open(place: str, why: str) -> None:
    assert whereabouts(place=place) == [], why


def test_the_county_tells_two_townships_of_one_name_apart() -> None:
    assert whereabouts(place="碧江区城关镇") == ["碧江区城关镇"]
    assert whereabouts(place="城关镇", county="万山区") == ["万山区城关镇"]


def test_the_column_goes_before_the_place() -> None:
    assert whereabouts(place="碧江区城关镇", township="横梁乡") == ["万山区横梁乡"]
    assert whereabouts(place="碧江区城关镇", township="无此镇") == []


def test_a_leaders_visit_is_where_its_place_says() -> None:
    row = {"members": ["张三"], "visited_members": ["李四"], "date": D(2023, 3, 1), "place": "横梁乡上坝村"}
    log = part("leader_visits", row, since=D(2023, 1, 1), until=D(2024, 1, 1))
    assert [r["to"] for r in rows(make(load(1, ROSTER, PLACES, log)), "Visit", "IN_TOWNSHIP", "Township")] == ["横梁乡"]
