"""Activities with those who took part, documents, and outcomes."""

import numpy as np
import pyarrow as pa

from benchmarks.columns import Whole
from benchmarks.drafted import Drafted
from benchmarks.sizes import EARLIER, UNTIL

_KINDS = {
    "meeting": 0.2,
    "session": 0.2,
    "inspection": 0.15,
    "duty": 0.1,
    "training": 0.06,
    "publicity": 0.06,
    "service": 0.06,
    "constituency": 0.05,
    "donation": 0.05,
    "aid": 0.05,
    None: 0.02,
}
_FORMS = ("on_site", "round_table", "household", "online", "else", None)


def doings(made: Drafted) -> None:
    """Draw activities, what they discussed and led to, and the documents of the body."""
    held = _activities(made)
    _present(made, held)
    _outcomes(made, held)
    _documents(made, held)


def _activities(made: Drafted) -> Whole:
    draw, count = made.draw, made.size.activities
    days = draw.days(count, EARLIER, UNTIL, blank=0.01)
    heads = draw.dice.integers(5, 200, count)
    held = made.node(
        "Activity",
        "a",
        count,
        kind=draw.words(count, list(_KINDS), list(_KINDS.values())),
        form=draw.words(count, _FORMS),
        status=draw.words(count, ["cancelled", "planned", None], [0.02, 0.03, 0.95]),
        headcount=pa.array(heads, mask=draw.share(count, 0.5)),
        date=days,
        latest=days,
    )
    kept = held[draw.share(count, 0.98)]
    made.link(("Activity", "KEPT_BY", "Body"), kept, np.zeros(len(kept), np.int64))
    for label, part in (("Constituency", 0.25), ("Committee", 0.15), ("Group", 0.3), ("Platform", 0.2)):
        made.spread(("Activity", "ORGANISED_BY", label), held, part)
    for label, part in (("Platform", 0.4), ("Township", 0.25), ("Village", 0.25)):
        made.spread(("Activity", "HELD_AT", label), held, part)
    made.spread(("Activity", "DISCUSSED", "Issue"), np.concatenate((held, held)), 0.25)
    return held


def _present(made: Drafted, held: Whole) -> None:
    """Let five members be at an activity, and at some others a citizen, a clerk or a department."""
    draw = made.draw
    for label, each in (("Member", 5.0), ("Contact", 0.5), ("Staff", 0.3), ("Department", 0.3)):
        there = round(each * len(held))
        who, what = draw.skewed(there, made.count(label), 1.2), draw.skewed(there, len(held), 1.2)
        role = draw.words(there, ["publicist", "collector", "servant", "host", None], [0.05, 0.05, 0.05, 0.05, 0.8])
        present = pa.array(draw.share(there, 0.85))
        made.link((label, "TOOK_PART", "Activity"), who, what, present=present, role=role)


def _outcomes(made: Drafted, held: Whole) -> None:
    draw, count = made.draw, made.size.activities
    days = draw.days(count, EARLIER, UNTIL, blank=0.01)
    found = made.node(
        "Outcome",
        "o",
        count,
        unit=draw.words(count, ["yuan", "solved", "opinions", "result"]),
        quantity=pa.array(draw.dice.integers(1, 1000, count).astype(np.float64)),
        date=days,
        latest=days,
    )
    made.link(("Outcome", "KEPT_BY", "Body"), found, np.zeros(count, np.int64))
    come = found[draw.share(count, 0.7)]
    made.link(("Activity", "LED_TO", "Outcome"), held[draw.skewed(len(come), len(held))], come)
    others = found[draw.share(count, 0.3)]
    made.link(("Issue", "LED_TO", "Outcome"), draw.skewed(len(others), made.count("Issue")), others)
    made.spread(("Outcome", "CONCERNS", "Township"), found, 0.3)
    made.spread(("Outcome", "CONCERNS", "Village"), found, 0.3)


def _documents(made: Drafted, held: Whole) -> None:
    draw, count = made.draw, max(20, made.size.members // 4)
    days = draw.days(count, EARLIER, UNTIL, blank=0.02)
    filed = made.node(
        "Document",
        "f",
        count,
        kind=draw.words(count, ["rule", "paper", "file", None], [0.2, 0.4, 0.38, 0.02]),
        level=draw.words(count, ["province", "county", None]),
        sections=draw.lists(count, ["背景", "问题", "建议"]),
        date=days,
        latest=days,
    )
    made.link(("Document", "KEPT_BY", "Body"), filed, np.zeros(count, np.int64))
    made.spread(("Document", "CITES", "Document"), np.concatenate((filed, filed)), 0.4)
    made.link(("Document", "RECORDS", "Activity"), filed, held[draw.skewed(count, len(held))])
    made.spread(("Document", "FILED_BY", "Member"), filed, 0.6)
