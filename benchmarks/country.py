"""A synthetic country as graph tables: every column at once, no loop over rows, the same for the same seed."""

from datetime import date
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from benchmarks.columns import Draw, Whole, keys, node_table
from benchmarks.doings import doings
from benchmarks.drafted import Drafted
from benchmarks.rooms import rooms
from benchmarks.sizes import BODY, EARLIER, SINCE, UNTIL, Size
from benchmarks.topics import CATEGORIES, LEVELS, SPECIALITIES, topics
from graph.model import Triple
from graph.tables import GraphTables

TRADES = ("农业", "教育", "医疗", "建筑", "商贸", "文旅", "", None)
OCCUPATIONS = ("企业家", "教师", "农民", "", None)
PARTIES = ("中共党员", "民革党员", "无党派", "", None)
NAMED = ("特邀香港人士", "特邀澳门人士")
FIELDS = ("经济", "民生", "法治", "生态", None)


def country(size: Size, seed: int = 2023) -> GraphTables:
    """Return the graph tables of a synthetic country."""
    made = _Country(size, Draw(np.random.default_rng(seed)))
    made.places()
    made.bodies()
    made.members()
    made.leaders()
    made.contacts()
    made.visits()
    made.issues()
    made.steps()
    rooms(made)
    topics(made)
    doings(made)
    empty = GraphTables.from_rows({}, {})
    return GraphTables({**empty.nodes, **made.nodes}, {**empty.relations, **made.relations})


class _Country(Drafted):
    """Places, bodies, people, and what they do."""

    def places(self) -> None:
        size, draw = self.size, self.draw
        regions = 1 + 10 + size.counties
        self.node("Region", "r", regions)
        self.node("Township", "t", size.townships)
        self.node("Village", "v", size.villages)
        self.node("Patch", "q", max(2, size.townships // 2))
        above = np.concatenate((np.zeros(10, np.int64), draw.dice.integers(1, 11, size.counties)))
        self.link(("Region", "PART_OF", "Region"), np.arange(1, regions), above)
        county = draw.dice.integers(11, regions, size.townships)
        self.link(("Township", "PART_OF", "Region"), np.arange(size.townships), county, moved=0.01)
        for label, count in (("Village", size.villages), ("Patch", len(self.ids["Patch"]))):
            township = draw.skewed(count, size.townships, 1.2)
            self.link((label, "PART_OF", "Township"), np.arange(count), township, moved=0.01)

    def bodies(self) -> None:
        size = self.size
        others = size.bodies - 1
        self.ids["Body"] = pa.concat_arrays([pa.array([BODY]), keys("b", others)])
        levels = pa.array(["province"] + ["county"] * others)
        self.nodes["Body"] = node_table("Body", self.ids["Body"], {"name": self.ids["Body"], "level": levels})
        covered = np.concatenate(([0], 11 + np.arange(others) % size.counties))
        self.link(("Body", "COVERS", "Region"), np.arange(size.bodies), covered)
        for label, prefix, count, each in (
            ("Constituency", "k", size.constituencies, 12),
            ("Committee", "z", size.committees, 6),
            ("Group", "g", size.townships, 0),
        ):
            body = np.concatenate((np.zeros(count, np.int64), np.repeat(np.arange(1, size.bodies), each)))
            self.node(label, prefix, len(body), **self._told(label, len(body)))
            self.link((label, "OF", "Body"), np.arange(len(body)), body)

    def members(self) -> None:
        size, draw, count = self.size, self.draw, self.size.members
        everyone = np.arange(count)
        party = draw.words(count, PARTIES, [0.4, 0.3, 0.2, 0.05, 0.05])
        self.node("Member", "m", count, party=party, **self._traits(count))
        self.constituency = draw.skewed(count, size.constituencies, 1.3)
        self.committee = draw.skewed(count, size.committees, 1.2)
        sits = ("Member", "SITS_IN", "Body")
        local = draw.some(count, 0.2 if size.bodies > 1 else 0.0)
        body = np.concatenate((np.zeros(count, np.int64), draw.dice.integers(1, max(2, size.bodies), len(local))))
        role = draw.words(len(body), ["standing", None, "vice_chair"], [0.18, 0.81, 0.01])
        level = draw.words(len(body), ["province", "county", None], [0.9, 0.08, 0.02])
        self.link(sits, np.concatenate((everyone, local)), body, moved=0.04, role=role, level=level)
        for triple, own in (
            (("Member", "REPRESENTS", "Constituency"), self.constituency),
            (("Member", "PLACED_UNDER", "Committee"), self.committee),
        ):
            start, end = self._mostly(own, len(self.ids[triple[2]]))
            self.link(triple, start, end, moved=0.03)
        self._assign(("Member", "LIVES_IN", "Township"), 0.95)
        for label, part in (("Township", 0.3), ("Village", 0.45), ("Patch", 0.1)):
            self._assign(("Member", "ASSIGNED_TO", label), part)

    def leaders(self) -> None:
        size, draw = self.size, self.draw
        led = size.leaders + draw.some(size.members - size.leaders, 0.95)
        leader = draw.skewed(len(led), size.leaders, 1.2)
        self.link(("Member", "LINKED_TO", "Member"), leader, led, moved=0.03)
        self.led, self.leader = led, leader
        self.node("Staff", "s", size.townships)
        cared = draw.some(size.townships, 0.97)
        responsible = draw.dice.integers(0, size.leaders, len(cared))
        self.link(("Member", "RESPONSIBLE_FOR", "Township"), responsible, cared, moved=0.03)
        grouped = draw.some(size.townships, 0.97)
        self.link(("Group", "RESPONSIBLE_FOR", "Township"), grouped, grouped, moved=0.01)
        patched = draw.some(len(self.ids["Patch"]), 0.8)
        committee = draw.dice.integers(0, size.committees, len(patched))
        self.link(("Committee", "RESPONSIBLE_FOR", "Patch"), committee, patched)
        self._heads()

    def contacts(self) -> None:
        size, draw, count = self.size, self.draw, self.size.contacts
        kinds = draw.words(count, ["person", "firm", "household", "project"], [0.85, 0.1, 0.03, 0.02])
        occupation = draw.words(count, OCCUPATIONS)
        self.node("Contact", "c", count, kind=kinds, occupation=occupation, **self._traits(count))
        first = draw.skewed(count, size.members, 1.1)
        second = draw.some(count, 0.03)
        self.keeper = np.concatenate((first, draw.dice.integers(0, size.members, len(second))))
        self.kept = np.concatenate((np.arange(count), second))
        office = self.ids["Committee"].take(pa.array(self.committee[self.keeper]))
        filed = draw.share(len(office), 0.9)
        self.link(
            ("Member", "KEEPS_CONTACT", "Contact"),
            self.keeper,
            self.kept,
            moved=0.05,
            kind=draw.words(len(office), ["fixed", "flexible", None], [0.6, 0.35, 0.05]),
            filed_with=pc.if_else(pa.array(filed), office, pa.scalar(None, pa.string())),
            filed_on=draw.days(len(office), EARLIER, UNTIL, blank=0.05),
        )
        own = np.where(draw.share(count, 0.8), self.constituency[first], draw.skewed(count, size.constituencies))
        belonging = draw.some(count, 0.95)
        self.link(("Contact", "BELONGS_TO", "Constituency"), belonging, own[belonging], moved=0.02)
        village, township = draw.some(count, 0.6), draw.some(count, 0.38)
        self._live(village, "Village")
        self._live(township, "Township")

    def visits(self) -> None:
        size, draw, count = self.size, self.draw, self.size.visits
        days = draw.days(count, EARLIER, UNTIL, blank=0.01)
        reached = draw.words(count, ["y", "n", None], [0.94, 0.05, 0.01])
        mode = draw.words(count, ["visit", "talk", "phone", "message", None], [0.5, 0.2, 0.15, 0.1, 0.05])
        self.node("Visit", "w", count, date=days, latest=days, reached=pc.equal(reached, "y"), mode=mode)
        whom = draw.dice.choice(4, count, p=[0.88, 0.06, 0.04, 0.02])
        maker = draw.skewed(count, size.members, 1.6)
        for kind, label in enumerate(("Contact", "Contact", "Member", "Village")):
            rows = np.flatnonzero(whom == kind)
            if kind == 0:
                pair = draw.skewed(len(rows), len(self.kept), 1.4)
                maker[rows], end = self.keeper[pair], self.kept[pair]
            elif label == "Member":
                pair = draw.skewed(len(rows), len(self.led), 1.4)
                maker[rows], end = self.leader[pair], self.led[pair]
            else:
                end = draw.skewed(len(rows), len(self.ids[label]))
            self.link(("Visit", "VISITED", label), rows, end, more=True)
        self.link(("Member", "MADE", "Visit"), maker, np.arange(count))
        told = draw.some(count, 0.3)
        self.link(("Visit", "IN_TOWNSHIP", "Township"), told, draw.skewed(len(told), size.townships))

    def issues(self) -> None:
        size, draw, count = self.size, self.draw, self.size.issues
        kinds = ["need", "opinion_report", "proposal", "suggestion"]
        self.issue_days = draw.days(count, EARLIER, UNTIL, blank=0.01)
        kind = draw.words(count, kinds, [0.25, 0.35, 0.3, 0.1])
        self.node(
            "Issue",
            "i",
            count,
            kind=kind,
            date=self.issue_days,
            latest=self.issue_days,
            due=draw.days(count, SINCE, date(2024, 6, 1), blank=0.5),
            status=draw.words(count, ["draft", "open", None], [0.03, 0.57, 0.4]),
            key=pa.array(draw.share(count, 0.1)),
            category=draw.words(count, CATEGORIES),
        )
        needs = pc.equal(kind, "need").to_numpy(zero_copy_only=False)
        raised = np.flatnonzero(needs | draw.share(count, 0.05))
        self.link(("Visit", "RAISED", "Issue"), draw.skewed(len(raised), size.visits), raised)
        written = np.flatnonzero(~needs)
        joint = np.concatenate((written, written[draw.some(len(written), 0.3)]))
        role = draw.words(len(joint), ["first", "joint", "cosigner", None], [0.6, 0.2, 0.15, 0.05])
        share = pa.array(draw.dice.choice([1.0, 0.5, 0.25], len(joint), p=[0.6, 0.3, 0.1]))
        self.link(
            ("Member", "SUBMITTED", "Issue"), draw.skewed(len(joint), size.members), joint, role=role, share=share
        )
        for label, amount in (("Constituency", size.constituencies), ("Committee", size.committees)):
            handed = draw.some(count, 0.03)
            self.link((label, "SUBMITTED", "Issue"), draw.skewed(len(handed), amount), handed)
        for label, part in (("Constituency", 0.7), ("Township", 0.2)):
            about = draw.some(count, part)
            among = size.constituencies if label == "Constituency" else size.townships
            self.link(("Issue", "CONCERNS", label), about, draw.skewed(len(about), among))

    def steps(self) -> None:
        draw, count = self.draw, self.size.issues
        issue = np.concatenate([draw.some(count, part) for part in (0.7, 0.25, 0.03)])
        parts = [len(issue) - len(issue) // 3, len(issue) // 3]
        kind = pa.concat_arrays(
            [
                draw.words(
                    parts[0], ["answered", "edited", "endorsed", "adopted", "followed_up"], [0.7, 0.1, 0.08, 0.08, 0.04]
                ),
                draw.words(parts[1], ["filed", "returned"], [0.93, 0.07]),
            ]
        )
        days = draw.days(len(issue), EARLIER, date(2024, 3, 1), blank=0.03)
        self.node("Step", "e", len(issue), kind=kind, date=days, latest=days, level=draw.words(len(issue), LEVELS))
        self.link(("Issue", "REACHED", "Step"), issue, np.arange(len(issue)))
        self.node("Department", "d", max(5, count // 200))
        handled = draw.some(count, 0.75)
        to = draw.skewed(len(handled), len(self.ids["Department"]))
        self.link(("Issue", "HANDLED_BY", "Department"), handled, to)

    def _told(self, label: str, count: int) -> dict[str, Any]:
        if label == "Group":
            return {"kind": pa.repeat("township_liaison", count)}
        if label == "Committee":
            return {"contacts_total": pa.array(self.draw.dice.integers(0, self.size.contacts, count))}
        names = pc.binary_join_element_wise(label, keys("k", count), " ")
        return {"name": pa.concat_arrays([pa.array(NAMED), names.slice(len(NAMED))])}

    def _traits(self, count: int) -> dict[str, Any]:
        draw = self.draw
        traits = {"trade": draw.words(count, TRADES), "field": draw.words(count, FIELDS)}
        return traits | {"specialities": draw.lists(count, SPECIALITIES)}

    def _mostly(self, own: Whole, among: int) -> tuple[Whole, Whole]:
        """Give nearly everyone the own choice, some a second one of any body, some none."""
        most, more = self.draw.some(len(own), 0.99), self.draw.some(len(own), 0.15)
        end = np.concatenate((own[most], self.draw.dice.integers(0, among, len(more))))
        return np.concatenate((most, more)), end

    def _assign(self, triple: Triple, part: float) -> None:
        chosen = self.draw.some(self.size.members, part)
        self.link(triple, chosen, self.draw.skewed(len(chosen), len(self.ids[triple[2]])), moved=0.02)

    def _live(self, who: Whole, label: str) -> None:
        self.link(("Contact", "LIVES_IN", label), who, self.draw.skewed(len(who), len(self.ids[label])), moved=0.02)

    def _heads(self) -> None:
        size, draw = self.size, self.draw
        everywhere = draw.some(size.townships, 0.8)
        role = draw.words(len(everywhere), ["head", "officer"], [0.8, 0.2])
        self.link(("Staff", "HEADS", "Group"), everywhere, everywhere, moved=0.02, role=role)
        some = draw.some(size.townships, 0.2)
        always = pa.repeat("head", len(some))
        self.link(("Member", "HEADS", "Group"), draw.dice.integers(0, size.members, len(some)), some, role=always)
        led = draw.some(size.constituencies, 0.9)
        twice = np.concatenate((led, led))
        role = draw.words(len(twice), ["convener", "deputy"])
        self.link(
            ("Member", "HEADS", "Constituency"), draw.dice.integers(0, size.members, len(twice)), twice, role=role
        )
