"""Random graphs that are small and full of trouble: stints that end on the period's edges, namesakes, several bodies,
attempts, nulls, two ways from one thing to another. Ends and days come from small pools, so that they meet."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from random import Random
from typing import Any

from graph.model import MAX_DAY, MIN_DAY, RELATION, Triple
from graph.tables import GraphTables

SINCE, UNTIL, DAY = date(2023, 1, 1), date(2024, 1, 1), date(2023, 12, 31)
OTHER = (date(2023, 3, 1), date(2023, 9, 1), date(2023, 8, 31))
Period = tuple[date, date, date]
PERIODS: tuple[Period, ...] = ((SINCE, UNTIL, DAY), OTHER)
DAYS = (date(2022, 12, 31), SINCE, DAY, UNTIL, *OTHER)
"""So few, and all on the edges of the periods asked for, that the days of different things often coincide."""
NAMES = ("王伟", "李娜", "张敏", None)
AT_MOST = {"Region": 6, "Constituency": 8, "Committee": 6, "Township": 16, "Group": 40, "Patch": 14, "Platform": 24}
"""More of these in a larger graph would keep the ends of two paths from meeting."""
CROWDED = AT_MOST | {"Constituency": 3, "Committee": 3, "Township": 4, "Village": 6, "Activity": 400}
"""So few above so many below that a node has more relations than one of Ladybug's vectors holds (2,048)."""
TRADES = ("farming", "mining", "", None)
PER_SIZE = {
    "Body": 0, "Region": 1, "Township": 2, "Village": 2, "Patch": 1, "Constituency": 2, "Committee": 1, "Group": 3,
    "Department": 1, "Staff": 1, "Member": 4, "Contact": 5, "Activity": 6, "Issue": 12, "Step": 12, "Visit": 16,
    "Platform": 2, "Document": 2, "Outcome": 4,
}  # fmt: skip
LINKS: tuple[tuple[Triple, float], ...] = (
    (("Constituency", "OF", "Body"), 2.0), (("Committee", "OF", "Body"), 2.0), (("Group", "OF", "Body"), 4.0),
    (("Body", "COVERS", "Region"), 5.0), (("Township", "PART_OF", "Region"), 1.6),
    (("Village", "PART_OF", "Township"), 1.2), (("Patch", "PART_OF", "Township"), 1.2),
    (("Member", "SITS_IN", "Body"), 1.4), (("Member", "REPRESENTS", "Constituency"), 1.3),
    (("Member", "PLACED_UNDER", "Committee"), 1.2), (("Member", "ASSIGNED_TO", "Township"), 0.5),
    (("Member", "ASSIGNED_TO", "Village"), 0.7), (("Member", "ASSIGNED_TO", "Patch"), 0.5),
    (("Member", "LIVES_IN", "Township"), 0.9), (("Member", "LINKED_TO", "Member"), 0.6),
    (("Member", "KEEPS_CONTACT", "Contact"), 2.5), (("Contact", "BELONGS_TO", "Constituency"), 1.2),
    (("Contact", "LIVES_IN", "Township"), 0.8), (("Contact", "LIVES_IN", "Village"), 0.7),
    (("Member", "HEADS", "Constituency"), 0.4), (("Staff", "HEADS", "Constituency"), 1.0),
    (("Member", "HEADS", "Group"), 0.5), (("Staff", "HEADS", "Group"), 0.7),
    (("Member", "RESPONSIBLE_FOR", "Township"), 0.8), (("Member", "RESPONSIBLE_FOR", "Village"), 0.2),
    (("Group", "RESPONSIBLE_FOR", "Township"), 3.0), (("Group", "RESPONSIBLE_FOR", "Constituency"), 1.0),
    (("Committee", "RESPONSIBLE_FOR", "Patch"), 4.0),
    (("Member", "ASSIGNED_TO", "Platform"), 2.0), (("Platform", "LOCATED_IN", "Township"), 3.0),
    (("Platform", "LOCATED_IN", "Village"), 0.5), (("Village", "IN_PATCH", "Patch"), 0.6),
    (("Platform", "OF", "Body"), 4.0), (("Platform", "SERVES", "Constituency"), 1.5),
    (("Platform", "HOSTED_BY", "Department"), 1.2), (("Member", "HEADS", "Platform"), 0.3),
    (("Staff", "HEADS", "Platform"), 0.7), (("Staff", "ASSIGNED_TO", "Platform"), 0.8),
    (("Member", "WORKS_IN", "Township"), 2.0),
    (("Member", "IN_GROUP", "Group"), 3.0), (("Group", "PART_OF", "Group"), 2.5), (("Department", "OF", "Body"), 2.0),
    (("Committee", "RESPONSIBLE_FOR", "Department"), 1.5), (("Member", "ASSIGNED_TO", "Department"), 1.5),
    (("Staff", "ASSISTS", "Member"), 2.5), (("Member", "HEADS", "Department"), 1.0),
    (("Staff", "HEADS", "Department"), 1.5),
    (("Committee", "RESPONSIBLE_FOR", "Group"), 3.0),
)  # fmt: skip
UNDATED: tuple[tuple[Triple, float], ...] = (
    (("Member", "TOOK_PART", "Activity"), 4.0), (("Member", "SUBMITTED", "Issue"), 1.2),
    (("Constituency", "SUBMITTED", "Issue"), 0.4), (("Committee", "SUBMITTED", "Issue"), 0.4),
    (("Group", "SUBMITTED", "Issue"), 6.0), (("Visit", "RAISED", "Issue"), 0.3),
    (("Issue", "CONCERNS", "Constituency"), 0.9), (("Issue", "HANDLED_BY", "Department"), 1.5),
    (("Issue", "REACHED", "Step"), 6.0), (("Issue", "KEPT_BY", "Body"), 2.0), (("Document", "KEPT_BY", "Body"), 1.8),
    (("Issue", "CONCERNS", "Township"), 0.4), (("Issue", "CONCERNS", "Village"), 0.4),
    (("Issue", "THROUGH", "Platform"), 1.5), (("Member", "CLAIMED", "Issue"), 6.0),
    (("Member", "SUPERVISES", "Issue"), 2.0), (("Issue", "PILOTED_AT", "Township"), 0.3),
    (("Issue", "PILOTED_AT", "Village"), 0.5), (("Activity", "DISCUSSED", "Issue"), 1.5),
    (("Activity", "HELD_AT", "Platform"), 2.5), (("Activity", "ORGANISED_BY", "Platform"), 0.5),
    (("Activity", "KEPT_BY", "Body"), 1.8), (("Contact", "TOOK_PART", "Activity"), 0.7),
    (("Issue", "LED_TO", "Issue"), 2.0), (("Document", "CITES", "Document"), 0.8),
    (("Step", "TAKEN_BY", "Department"), 0.7), (("Step", "TAKEN_BY", "Member"), 0.5),
    (("Activity", "ORGANISED_BY", "Group"), 2.0), (("Activity", "ORGANISED_BY", "Constituency"), 1.5),
    (("Staff", "TOOK_PART", "Activity"), 1.0), (("Department", "TOOK_PART", "Activity"), 2.0),
    (("Activity", "HELD_AT", "Township"), 0.4), (("Activity", "HELD_AT", "Village"), 0.4),
    (("Document", "RECORDS", "Activity"), 1.0), (("Activity", "LED_TO", "Outcome"), 3.0),
    (("Issue", "LED_TO", "Outcome"), 0.3), (("Platform", "LED_TO", "Outcome"), 1.0),
    (("Outcome", "KEPT_BY", "Body"), 1.3), (("Outcome", "CONCERNS", "Township"), 0.4),
    (("Outcome", "CONCERNS", "Village"), 0.4),
)  # fmt: skip
STEPS = (
    "answered", "answered", "filed", "filed", "returned", None, "announced", "announced", "held", "selected",
    "selected", "rejected", "claimed", "edited", "edited", "endorsed", "adopted", "followed_up", "followed_up",
    "done", "done",
)  # fmt: skip
ISSUES = (
    "need", "need", "opinion_report", "opinion_report", "proposal", "proposal", "topic", "topic", "topic", "topic",
    "deed", "deed", "deed", "deed", "task", None,
)  # fmt: skip
HAPPENINGS = (
    "meeting", "meeting", "session", "session", "inspection", "inspection", "training", "training", "publicity",
    "service", "donation", "donation", "aid", "duty", "duty", "duty", None,
)  # fmt: skip
BOUNDS = (*["exact", None] * 15, "at_least")
LEVELS = ("county", "prefecture", "", None)
ROLES: dict[Triple, Sequence[str | None]] = {
    ("Member", "SUPERVISES", "Issue"): ("lead", "leader", "owner", "mediator", "mediator", None),
    ("Issue", "HANDLED_BY", "Department"): ("main", "follow-up", "follow-up", None),
    ("Member", "ASSIGNED_TO", "Department"): ("supervisor", "mediator", None),
    ("Member", "SITS_IN", "Body"): ("chair", "vice_chair", "standing", "standing", "member", None),
    ("Member", "IN_GROUP", "Group"): ("mediator", "supervisor", None, None),
    ("Member", "HEADS", "Department"): ("head", None),
    ("Staff", "HEADS", "Department"): ("head", None),
    ("Member", "SUBMITTED", "Issue"): ("first", "joint", "cosigner", None),
    ("Member", "HEADS", "Constituency"): ("convener", "deputy", None),
    ("Staff", "HEADS", "Constituency"): ("convener", "deputy", None),
    ("Member", "HEADS", "Group"): ("head", "officer", None),
    ("Staff", "HEADS", "Group"): ("head", "officer", None),
    ("Member", "HEADS", "Platform"): ("head", "officer", None),
    ("Staff", "HEADS", "Platform"): ("head", "head", None),
}
TOLD: dict[str, dict[str, Sequence[Any]]] = {
    "Activity": {
        "form": ("on_site", "online", "lecture", None),
        "headcount": (None, None, None, 0, 12, 12, 40),
        "headcount_bound": BOUNDS,
    },
    "Outcome": {
        "unit": ("yuan", "元", "万元", "opinions", "opinions", "solved", "solved", "result"),
        "quantity": (*[0.0, 1.0, 2.5, 40.0] * 60, None),
        "bound": (*["exact", None] * 150, "at_least"),
    },
    "Member": {"party": ("中共党员", "中共党员", "民盟盟员", "民盟盟员", "无党派人士", "", None)},
    "Contact": {"kind": ("person", "firm", "household", None), "occupation": ("企业家", "企业家", "教师", "", None)},
    "Issue": {
        "planned": (None, None, 0.0, 1.0, 2.5),
        "achieved": (None, 0.0, 1.0, 2.5, 2.5),
        "rough": (None, False, False, True),
    },
    "Department": {"kind": ("unit", "unit", "firm", None)},
    "Committee": {"contacts_total": (0, 3, 9, None)},
    "Constituency": {"name": (*NAMES, "特邀香港人士", "特邀香港人士", "特邀香港人士", "特邀澳门人士")},
    "Visit": {"mode": (*["talk"] * 5, "visit", "phone", "message", None)},
    "Group": {
        "kind": (
            "township_liaison", "township_liaison", "team", "team", "performance", "performance", "supervision",
            "supervision", "branch", "branch", *["party_group"] * 4, None,
        )
    },
}  # fmt: skip
"""What nodes of a label say besides, each drawn from its pool; one vague amount of many makes a whole sum vague."""


class _Drawing:
    """One graph being drawn."""

    def __init__(self, random: Random, size: int, at_most: Mapping[str, int]) -> None:
        self.random = random
        self.ids = {
            label: [f"{label}{n}" for n in range(min(per * size, at_most.get(label, per * size)) or 2)]
            for label, per in PER_SIZE.items()
        }
        self.relations: dict[Triple, list[dict[str, Any]]] = defaultdict(list)

    def nodes(self) -> dict[str, list[dict[str, Any]]]:
        made = {label: [{"id": i, "rows": [f"row of {i}"]} for i in ids] for label, ids in self.ids.items()}
        for label, rows in made.items():
            for row in rows:
                row.update(self._about(label))
                row.update({name: self.random.choice(pool) for name, pool in TOLD.get(label, {}).items()})
        return made

    def _about(self, label: str) -> dict[str, Any]:
        one = self.random.choice
        named = {} if label in ("Visit", "Step") else {"name": one(NAMES)}
        if label in ("Member", "Contact"):
            specialities = one([None, [], ["法律服务"], ["茶产业"], ["法律服务", "茶产业"]])
            return named | {"trade": one(TRADES), "field": one(TRADES), "specialities": specialities}
        if label == "Visit":
            return {"date": self._day(), "reached": one([True, True, True, False, None]), "place": one(NAMES)}
        if label == "Activity":
            told = {"kind": one(HAPPENINGS), "date": self._day()}
            return named | told | {"status": one([*[None] * 6, "cancelled", "planned"])}
        if label == "Outcome":
            return named | {"date": self._day() or self._day() or self._day()}
        if label == "Step":
            day = self._day()
            told = {"date": day, "kind": one(STEPS), "level": LEVELS[day.day % len(LEVELS)] if day else None}
            return told | {"number": one(["2023-1", "2023-2", "2023-3", "2023-4", None])}
        if label == "Issue":
            return named | self._matter()
        if label == "Body":
            return named | {"level": one(["county", "county", "prefecture", None])}
        if label == "Platform":
            return named | {"kind": one(["room", "room", "station", "studio", None]), "level": one(LEVELS)}
        if label == "Document":
            sections = one([None, [], ["one"], ["one", "two"]])
            told = {"kind": one(["rule", "rule", "paper", None]), "date": self._day()}
            return named | told | {"level": one(LEVELS), "sections": sections}
        return named

    def _matter(self) -> dict[str, Any]:
        one = self.random.choice
        told = {"date": self._day(), "due": self._day(), "kind": one(ISSUES), "key": one([True, True, False, None])}
        told["status"] = one([None, None, *["submitted"] * 4, "draft", "cancelled"])
        return told | {"source": one(["people", "members", None]), "category": one(["法律服务", "茶产业", None])}

    def link(self, triple: Triple, per: float, *, dated: bool) -> None:
        starts, ends = self.ids[triple[0]], self.ids[triple[2]]
        pairs = {(self.random.choice(starts), self.random.choice(ends)) for _ in range(round(per * len(starts)))}
        for start, end in sorted(pairs):
            for stint in self._stints(0.7 if triple[1] in ("OF", "COVERS") else 0.4) if dated else [{}]:
                between = {"from": start, "to": end, "rows": [f"row of {start} {end}"]}
                for role in self._roles(triple):
                    self.relations[triple].append(between | stint | self._told(triple) | role)

    def _roles(self, triple: Triple) -> list[dict[str, Any]]:
        """Of a relation told apart by its role some pairs have two."""
        if not RELATION[triple[1]].keyed:
            return [{}]
        drawn = (self.random.choice(ROLES.get(triple, [None])) for _ in range(2))
        (name,) = RELATION[triple[1]].keyed
        return [{name: role} for role in dict.fromkeys(drawn)]

    def _told(self, triple: Triple) -> dict[str, Any]:
        if triple[1] == "KEEPS_CONTACT":
            committee = self.random.choice([*self.ids["Committee"], None])
            kind = ("fixed", "fixed", "flexible", None)[len(self.relations[triple]) % 4]
            return {"filed_on": self._day(), "filed_with": committee, "kind": kind}
        if triple[1] == "SITS_IN":
            return {"level": self.random.choice(LEVELS), "role": self.random.choice(ROLES[triple])}
        if triple[1] == "TOOK_PART":
            role = self.random.choice(["host", "attendee", "attendee", "donor", None])
            return {"present": self.random.choice([True, True, False, None]), "role": role}
        if triple == ("Member", "SUBMITTED", "Issue"):
            return {"role": self.random.choice(ROLES[triple]), "share": self.random.choice([1.0, 0.5, 0.25, None])}
        if triple[1] == "CLAIMED":
            return {"date": self._day()}
        if RELATION[triple[1]].keyed or triple not in ROLES:
            return {}
        return {"role": self.random.choice(ROLES[triple])}

    def _stints(self, always: float) -> list[dict[str, Any]]:
        """One stint that holds always, or one or two that do not overlap."""
        if self.random.random() < always:
            return [{"since": MIN_DAY, "until": MAX_DAY, "since_known": False}]
        count = self.random.choice([2, 2, 4])
        edges = sorted(self.random.sample([MIN_DAY, *DAYS, MAX_DAY], count))
        return [
            {"since": a, "until": b, "since_known": a > MIN_DAY} for a, b in zip(edges[::2], edges[1::2], strict=True)
        ]

    def _day(self) -> date | None:
        return self.random.choice((*DAYS, None))

    def visits(self) -> None:
        """A visit has one maker, one target and one place at most; most follow a link between the two."""
        followed = {"Contact": ("Member", "KEEPS_CONTACT", "Contact"), "Member": ("Member", "LINKED_TO", "Member")}
        linked = {to: [(r["from"], r["to"]) for r in self.relations[triple]] for to, triple in followed.items()}
        for visit in self.ids["Visit"]:
            label = self.random.choice(["Contact"] * 6 + ["Member"] * 3 + ["Village", ""])
            member, target = self.random.choice(self.ids["Member"]), self.random.choice(self.ids[label or "Contact"])
            if linked.get(label) and self.random.random() < 0.7:
                member, target = self.random.choice(linked[label])
            self.relations["Member", "MADE", "Visit"].append({"from": member, "to": visit})
            if label:
                self.relations["Visit", "VISITED", label].append({"from": visit, "to": target})
            if self.random.random() < 0.5:
                town = self.random.choice(self.ids["Township"])
                self.relations["Visit", "IN_TOWNSHIP", "Township"].append({"from": visit, "to": town})

    def regions(self) -> None:
        """Regions lie in regions drawn before them, so that there is no circle."""
        for number, part in enumerate(self.ids["Region"][1:], 1):
            for whole in {self.random.choice(self.ids["Region"][:number]) for _ in range(2)}:
                told = {"from": part, "to": whole, "since": MIN_DAY, "until": MAX_DAY, "since_known": False}
                self.relations["Region", "PART_OF", "Region"].append(told)


def random_tables(seed: int, size: int, at_most: Mapping[str, int] = AT_MOST) -> GraphTables:
    """Return a random graph with about 45 nodes for each unit of size, in two bodies."""
    drawing = _Drawing(Random(seed), size, at_most)
    nodes = drawing.nodes()
    for triple, per in LINKS:
        drawing.link(triple, per, dated=True)
    for triple, per in UNDATED:
        drawing.link(triple, per, dated=False)
    drawing.visits()
    drawing.regions()
    return GraphTables.from_rows(nodes, drawing.relations).check()
