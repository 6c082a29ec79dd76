"""Where members work, and with whom: platforms, groups of every kind, departments, assistants."""

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from benchmarks.drafted import Drafted
from benchmarks.sizes import EARLIER, UNTIL

GROUPS = ("party_group", "branch", "team", "performance", "supervision", None)
_SHARES = [0.05, 0.3, 0.3, 0.2, 0.14, 0.01]
_ROLES = ("mediator", "supervisor", None, None)


def rooms(made: Drafted) -> None:
    """Draw platforms, departments, groups, and who is in them."""
    _departments(made)
    _platforms(made)
    _groups(made)
    everyone = np.arange(made.size.members)
    made.spread(("Member", "WORKS_IN", "Township"), everyone, 0.8, moved=0.02)
    made.spread(("Staff", "ASSISTS", "Member"), np.arange(made.count("Staff")), 0.9)
    made.spread(("Village", "IN_PATCH", "Patch"), np.arange(made.count("Village")), 0.5)


def _departments(made: Drafted) -> None:
    everyone, all_of = np.arange(made.size.members), np.arange(made.count("Department"))
    made.link(("Department", "OF", "Body"), all_of, np.zeros(len(all_of), np.int64))
    made.spread(("Member", "ASSIGNED_TO", "Department"), everyone, 0.1, moved=0.02, basis=["mediator", "supervisor"])
    made.spread(("Committee", "RESPONSIBLE_FOR", "Department"), np.arange(made.count("Committee")), 0.8)
    heading = made.relations["Member", "HEADS", "Constituency"]["from"].unique()
    numbers = np.flatnonzero(pc.is_in(made.ids["Member"], heading).to_numpy(False))
    made.spread(("Member", "HEADS", "Department"), numbers, 0.3, role=["head"])


def _platforms(made: Drafted) -> None:
    draw, count = made.draw, made.size.platforms
    everyone = np.arange(made.size.members)
    all_of = made.node(
        "Platform",
        "h",
        count,
        kind=draw.words(count, ["room", "station", "studio", None], [0.5, 0.35, 0.14, 0.01]),
        level=draw.words(count, ["county", "prefecture", None], [0.8, 0.18, 0.02]),
        opened=draw.days(count, EARLIER, UNTIL, blank=0.1),
    )
    made.link(("Platform", "OF", "Body"), all_of, np.zeros(count, np.int64), moved=0.01)
    made.spread(("Platform", "LOCATED_IN", "Village"), all_of, 0.5, moved=0.01)
    made.spread(("Platform", "LOCATED_IN", "Township"), all_of, 0.45, moved=0.01)
    made.spread(("Platform", "SERVES", "Constituency"), all_of, 0.6)
    made.spread(("Platform", "HOSTED_BY", "Department"), all_of, 0.5)
    made.spread(("Member", "ASSIGNED_TO", "Platform"), everyone, 0.9, steep=1.2, moved=0.03)
    made.spread(("Member", "HEADS", "Platform"), draw.some(made.size.members, 0.13), 1.0, role=["head", "deputy"])
    clerks = np.arange(made.count("Staff"))
    made.spread(("Staff", "ASSIGNED_TO", "Platform"), clerks, 0.3)
    made.spread(("Staff", "HEADS", "Platform"), clerks, 0.3, role=["head", "officer"])


def _groups(made: Drafted) -> None:
    draw, count = made.draw, max(12, made.size.members // 20)
    everyone = np.arange(made.size.members)
    added = made.node("Group", "g", count, kind=draw.words(count, GROUPS, _SHARES))
    made.link(("Group", "OF", "Body"), added, np.zeros(count, np.int64), more=True)
    below = added[draw.share(count, 0.5)]
    made.link(("Group", "PART_OF", "Group"), below, added[draw.dice.integers(0, count, len(below))])
    joined = np.concatenate((everyone, draw.some(len(everyone), 0.6)))
    role = draw.words(len(joined), _ROLES)
    made.link(("Member", "IN_GROUP", "Group"), joined, added[draw.skewed(len(joined), count)], moved=0.02, role=role)
    led = added[draw.share(count, 0.7)]
    heads = draw.dice.integers(0, len(everyone), len(led))
    made.link(("Member", "HEADS", "Group"), heads, led, more=True, role=pa.repeat("head", len(led)))
    made.spread(("Group", "RESPONSIBLE_FOR", "Township"), added, 0.5)
