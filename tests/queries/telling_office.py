"""The small office with further rows: of each needed sheet one that alone tells something, and what to ask for it."""

from collections.abc import Mapping, Sequence
from typing import Any

from queries.measure import Value
from tests.graph.building import D
from tests.queries.whole_office import FIELD, LOGS, SNAPSHOTS, TOWN, amount, keeper, on

# fmt: off
FURTHER: dict[str, list[dict[str, Any]]] = {
    "members": [
        {"name": "周七", "number": "7", "constituency": "港澳界"},
        {"name": "吴八", "number": "8", "constituency": "教育界"},
        {"name": "郑九", "number": "9", "constituency": "经济界", "studios": ["老站"]},
    ],
    "constituencies": [{"name": "特邀港澳人士", "formerly": ["港澳界"]}],
    "places": [
        {**FIELD, "village": "新坝村", "members": ["李二"], "room": "新坝议事室"},
        {**TOWN, "village": "上坝村", "room": "上坝驿馆"},
    ],
    "contacts": [
        {"member": "周七", "member_number": "7", "name": "冯十", "constituency": "特邀港澳人士", "occupation": "企业家",
         "kind": "固定"},
        {**keeper("赵一"), "name": "褚一", "constituency": "教育界", "kind": "灵活", **TOWN},
    ],
    "platforms": [
        {"name": "上坝驿馆", "level": "县级", "departments": ["上坝村委会"], **TOWN, "village": "上坝村"},
        {"name": "合议室", "kind": "协商议事室", "level": "村级", "departments": ["上坝村委会"], "village": "上坝村"},
        {"name": "合议室", "kind": "协商议事室", "level": "村级", "departments": ["上坝村委会"], **TOWN,
         "village": "上坝村"},
    ],
    "groups": [{"name": "城关联络组", "kind": "乡镇联络组", "townships": ["城关镇"], "heads": ["孙四"]}],
    "visits": [
        {**on(3, 15), "members": ["赵一"], "contacts": ["王五福", "褚一"], "mode": "走访", **TOWN},
        {**on(3, 16), "members": ["孙四"], "contacts": ["乙农场"], "contact_type": "企业", "issue": "用电",
         "category": "茶产业", "common": True, "converted": ["P5"], "answered_on": D(2023, 4, 1), **FIELD},
        {**on(3, 17), "members": ["孙四"], "contacts": ["乙农场"], "contact_type": "企业", "issue": "用水",
         "common": True, "converted": ["R5"], **FIELD},
        # Nobody says who went: the list says who keeps the person, and may have gone.
        {**on(3, 18), "members": [], "contacts": ["褚一"], "mode": "走访", **TOWN},
        {**on(3, 19), "members": [], "contacts": ["褚一"], "mode": "走访"},
    ],
    "leader_visits": [{**on(9, 2), "members": ["钱三"], "visited_members": ["赵一"], "mode": "走访", **FIELD}],
    "reports": [
        {"number": "R5", "title": "用水不便", "category": "茶产业", "submitters": ["钱三"], **on(4, 3),
         "issue_no": "第5期", "edited_on": D(2023, 4, 12), "answered_on": D(2023, 6, 1)},
        {"number": "R6", "title": "公交", "submitters": ["钱三"], **on(4, 4), "issue_no": "第6期",
         "endorsed_by": ["市长"], "endorsed_on": D(2023, 5, 1)},
    ],
    "proposals": [
        {"number": "P5", "title": "增容", "category": "茶产业", "submitters": ["李二"], **on(4, 5),
         "due": D(2023, 7, 1)},
    ],
    "duties": [{**on(4, 14), "platform": "甲工作室", "members": ["周七"]}],
    "activities": [{"title": "护渠协商", "kind": "协商议事", **on(5, 20), "topics": ["T4", "T3"], "members": ["钱三"]}],
    "topics": [
        {"number": "T4", "title": "护渠", "category": "茶产业", **on(4, 6), "platform": "甲工作室",
         "claimants": ["李二"], "selected": True, "due": D(2023, 7, 1), "proposers": ["李二"], "approvers": ["李二"]},
    ],
    "tasks": [
        {"number": "K3", "title": "茶园", "list": "茶产业", **on(4, 7), "due": D(2023, 7, 1),
         "done_on": D(2023, 8, 1)},
    ],
    "cases": [
        {"number": "C3", "title": "占地", "kind": "信访积案", **on(4, 8), "due": D(2023, 7, 1),
         "talked_on": D(2023, 5, 1), "closed_on": D(2023, 6, 1)},
    ],
    "endorsements": [
        {"number": number, "title": title, "kind": "批示", "by": "省长", "level": "省", **on(8, 1)}
        for number, title in {"R5": "用水不便", "P5": "增容", "T4": "护渠", "K3": "茶园", "C3": "占地"}.items()
    ],
    "donations": [{"title": "助老", "kind": "捐赠", "donors": ["吴八"], **on(5, 6), **amount("amount", 10)}],
}
# fmt: on
TELLING: dict[str, Sequence[Mapping[str, Any]]] = {
    kind: [*rows, *FURTHER.get(kind, ())] for kind, rows in {**SNAPSHOTS, **LOGS}.items()
}
"""The rows of each kind of sheet."""

ISSUES = ["need", "opinion_report", "proposal", "topic", "task", "deed", "case"]
OVERSEAS: dict[str, Value] = {"constituencies": ["特邀香港人士", "特邀港澳人士"], "occupations": ["企业家"]}
AFTER: dict[str, Value] = {"kinds": ISSUES, "same_day": 1}
BETWEEN: dict[str, Value] = {"kinds": ISSUES, "sources": []}
SHARED: dict[str, Value] = {"key_only": 0, "sharing": "each"}
ASKED: dict[str, list[dict[str, Value]]] = {
    "bulletin-issues": [{"steps": []}, {"steps": ["endorsed"]}],
    "contacts-of-occupation": [OVERSEAS],
    "contacts-of-occupation-together": [OVERSEAS],
    "days-between-steps": [
        BETWEEN | {"before": "answered", "after": ["closed"]},
        BETWEEN | {"before": "submitted", "after": ["endorsed"]},
        BETWEEN | {"kinds": ["topic"], "before": "announced", "after": ["endorsed"]},
        BETWEEN | {"before": "done", "after": ["closed"]},
        BETWEEN | {"before": "talked", "after": ["closed"]},
        BETWEEN | {"before": "announced", "after": ["held"]},
    ],
    "issues-by-list": [
        {"kinds": ISSUES, "steps": [], "cells": ["茶产业"]},
        {"kinds": ISSUES, "steps": ["endorsed"], "cells": ["茶产业"]},
    ],
    "issues-held": [{"kinds": ISSUES, "steps": []}, {"kinds": ISSUES, "steps": ["endorsed"]}],
    "member-roles": [{"cells": ["publicist", "collector", "servant", "host", "attendee", "duty", "donor"]}],
    "outcomes-per-platform": [{"kinds": ["room", "station"], "units": ["亩", "yuan"], "activities": []}],
    "platform-cells": [
        {"cells": ["village/county"], "kinds": ["room"]},
        {"cells": ["village/village"], "kinds": []},
    ],
    "steps-by-level": [{"cells": ["province"], "kinds": ISSUES, "steps": ["endorsed"]}],
    "steps-in-order": [
        AFTER | {"before": before, "after": after}
        for before, after in (
            *(("edited", after) for after in ("answered", "done", "closed")),
            *(("answered", step) for step in ("endorsed", "followed_up")),
            ("endorsed", "answered"),
        )
    ],
    "submissions-per-member": [SHARED | {"kinds": [kind], "steps": []} for kind in ISSUES],
    "supervisors-per-issue": [{"kinds": ISSUES, "key_only": 0, "roles": [], "posts": []}],
    "task-stages-missing": [{"kinds": ["task"]}],
    "topic-stages-missing": [{"stages": ["agreed"], "sources": [], "screened": 0}],
}
"""Values of a measure's own parameters with which this office has something to say, beside those that ask for all."""
