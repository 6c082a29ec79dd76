"""What the tests of activities, topics, tasks, cases and filings share: a year, places, days, and logs of it."""

from typing import Any

from graph.ledger import Part
from tests.graph.building import D, part

YEAR = {"since": D(2023, 1, 1), "until": D(2024, 1, 1)}
PLACES = part(
    "places",
    {"county": "碧江区", "township": "城关镇", "village": "上坝村"},
    {"county": "碧江区", "township": "横梁乡"},
    as_of=D(2023, 1, 1),
)
DAY = {"date": D(2023, 3, 5), "date_latest": D(2023, 3, 5)}
ROUGH = {"date": D(2023, 1, 1), "date_latest": D(2023, 6, 30)}
TOPIC = {
    "number": "T1",
    "title": "路灯",
    "source": "群众提",
    "category": "城建",
    "proposers": ["张三", "李四"],
    "township": "城关镇",
    "village": "上坝村",
    "platform": "甲议事室",
    "form_on": D(2023, 3, 6),
    "verified_on": D(2023, 3, 7),
    "approved_on": D(2023, 3, 8),
    "analysed_on": D(2023, 3, 9),
    "researched_on": D(2023, 3, 10),
    "selected": True,
    "announced_on": D(2023, 3, 11),
    "claimants": ["张三"],
    "claimed_on": D(2023, 3, 12),
    "held_on": D(2023, 3, 13),
    "tracked_on": D(2023, 3, 14),
    "closed_on": D(2023, 3, 15),
    "departments": ["住建局"],
    "leads": ["李四"],
    "supervisors": ["张三"],
    "pilots": ["横梁乡", "上坝村", "无此村"],
    "due": D(2023, 12, 1),
    "key": True,
    "status": "办结",
    "outcome": "装灯三十盏",
} | DAY


def log(kind: str, *told: dict[str, Any]) -> Part:
    return part(kind, *told, **YEAR)


def steps(made: Any) -> dict[str, Any]:
    return {n["kind"]: n["date"] for n in made.tables.nodes["Step"].to_pylist()}


REPORT = {"number": "15", "title": "关于路灯", "submitters": ["张三"], "status": "已采用", "adopted": ["省"]} | DAY
