"""The real divisions: the counts published beside the data, and names as people write them."""

import csv

import pytest

from samples.divisions import PLACES, townships, village_name

COUNTS = {
    "tongren": (181, 181, 2947),
    "gulang": (19, 19, 193),
    "sanming": (147, 141, 1964),
    "qidong": (18, 9, 339),
    "chongchuan": (19, 16, 182),
    "tongzhou-nantong": (17, 16, 278),
    "yingtan": (59, 45, 528),
    "gansu-province": (1403, 1361, 0),
}


@pytest.mark.parametrize("office", COUNTS)
def test_counts_are_the_published_ones(office):
    found = townships(office)
    without_pseudo = [t for t in found if t.kind != "pseudo"]
    assert (len(found), len(without_pseudo), sum(len(t.villages) for t in found)) == COUNTS[office]


@pytest.mark.parametrize("office", COUNTS)
def test_codes_are_unique_and_nest(office):
    with (PLACES / f"{office}.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len({row["code"] for row in rows}) == len(rows)
    above = {row["code"]: row["township"] for row in rows if not row["village"]}
    assert all(above[row["code"][:9]] == row["township"] for row in rows)


def test_tongren_has_ten_counties_and_no_township_name_twice():
    found = townships("tongren")
    assert len({t.county for t in found}) == 10
    assert len({t.name for t in found}) == 181


@pytest.mark.parametrize(
    ("official", "name"),
    [
        ("北门社区居民委员会", "北门社区"),
        ("长坪村村民委员会", "长坪村"),
        ("光丰村民委员会", "光丰村"),
        ("东坑村委会", "东坑村"),
        ("兴惠居委会", "兴惠社区"),
        ("幸福一村居委会", "幸福一村"),
        ("城北村委会（新）", "城北村"),
        ("良种场生活区", "良种场生活区"),
    ],
)
def test_village_names_lose_their_committee(official, name):
    assert village_name(official) == name


def test_stem_drops_only_the_kind():
    stems = {t.name: t.stem for t in townships("tongren")}
    assert (stems["坝黄镇"], stems["环北街道"], stems["亚鱼乡"]) == ("坝黄", "环北", "亚鱼")
