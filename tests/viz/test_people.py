"""Ego and islands: who is in, where they stand, what is folded and what is refused."""

from collections import Counter

import networkx as nx
import numpy as np
import pytest

from tests.viz.samples import district, town
from viz.ego import ego
from viz.islands import islands
from viz.picture import TooLargeError
from viz.records import Link, Thing


def ego_of(centre, things, links, **more):
    return ego(centre, things, links, title="t", as_of="2026-10-31", lang=more.pop("lang", "zh"), **more)


def islands_of(things, links, **more):
    return islands(things, links, title="t", as_of="2026-10-31", lang=more.pop("lang", "zh"), **more)


def overlaps(nodes) -> list[tuple[str, str]]:
    """Pairs of marks that touch."""
    xy, r = np.array([(n.x, n.y) for n in nodes]), np.array([n.size for n in nodes])
    near = np.hypot(*(xy[:, None] - xy[None]).transpose(2, 0, 1)) < r[:, None] + r[None]
    return [(nodes[i].id, nodes[j].id) for i, j in np.argwhere(np.triu(near, 1))]


def folded_total(picture) -> int:
    return sum(node.count for node in picture.nodes)


@pytest.mark.parametrize("hops", [1, 2])
def test_ego_holds_what_networkx_finds_within_the_hops(hops):
    centre, things, links = town(60)
    things.append(Thing("far", "远处", "Issue"))
    links.append(Link("k0", "far", "x"))
    graph = nx.Graph((k.source, k.target) for k in links)
    picture = ego_of(centre, things, links, hops=hops)
    assert {n.id for n in picture.nodes} == set(nx.ego_graph(graph, centre, radius=hops))
    assert "far" not in {n.id for n in picture.nodes}


@pytest.mark.parametrize("contacts", [0, 1, 60, 240, 900])
def test_ego_stays_small_and_nothing_touches(contacts):
    picture = ego_of(*town(contacts))
    assert len(picture.nodes) <= 300
    assert overlaps(picture.nodes) == []
    assert folded_total(picture) == 1 + 8 + 8 + 12 + contacts


def test_ego_of_a_member_and_of_one_node_alone():
    _, things, links = town(60)
    assert overlaps(ego_of("m0", things, links).nodes) == []
    alone = ego_of("x", [Thing("x", "独", "Member")], [])
    assert [(n.id, n.x, n.y) for n in alone.nodes] == [("x", 0.0, 0.0)]


def test_folding_keeps_verdicts_apart_and_counts_everyone():
    centre, things, links = town(900)
    picture = ego_of(centre, things, links)
    wanted = Counter(t.verdict for t in things if t.kind == "Contact")
    got: Counter[str] = Counter()
    for node in picture.nodes:
        if node.kind == "contact":
            got[picture.periods[-1].states[node.id].verdict] += node.count
    assert got == wanted
    assert "900" in picture.notes[0]


def test_ego_folds_other_kinds_when_contacts_are_not_the_trouble():
    things = [Thing("b", "委员会", "Body"), *(Thing(f"m{i:04}", f"委员{i}", "Member") for i in range(1500))]
    picture = ego_of("b", things, [Link(t.id, "b", "sits_in") for t in things[1:]])
    assert [n.count for n in picture.nodes if n.kind == "member"] == [1500]


def test_ego_asks_for_a_centre_that_is_there():
    with pytest.raises(ValueError, match="the centre node nobody is not among the nodes"):
        ego_of("nobody", *town(3)[1:], lang="en")


@pytest.mark.parametrize(("towns", "contacts"), [(1, 3), (12, 19), (20, 24), (30, 24)])
def test_islands_touch_nowhere_and_stand_still(towns, contacts):
    things, links = district(towns, contacts)
    picture = islands_of(things, links)
    assert overlaps(picture.nodes) == []
    assert folded_total(picture) == len(things)
    assert picture.nodes == islands_of(things, links).nodes


def test_each_member_stands_on_their_own_island():
    things, links = district(12, 19)
    at = {n.id: np.array([n.x, n.y]) for n in islands_of(things, links).nodes}
    homes = [t.id for t in things if t.kind == "Township"]
    for t in things:
        if t.group:
            assert min(homes, key=lambda h: np.hypot(*(at[t.id] - at[h]))) == t.group


def test_township_tally_counts_its_contacts():
    things, links = district(6, 15)
    states = islands_of(things, links).periods[-1].states
    for home in (t for t in things if t.kind == "Township"):
        said = Counter(t.verdict for t in things if t.group == home.id and t.kind == "Contact")
        tally = states[home.id].tally
        assert (tally.covered, tally.gap, tally.unknown) == (said["covered"], said["gap"], said["unknown"])


def test_people_of_no_township_get_an_island_of_their_own():
    picture = islands_of(
        [Thing("t", "镇", "Township"), Thing("m", "甲", "Member"), Thing("c", "乙", "Contact", "gap")], []
    )
    by_id = {n.id: n for n in picture.nodes}
    assert by_id["m"].group == by_id["c"].group != ""
    assert by_id[by_id["m"].group].label == "未分乡镇"


def test_gaps_that_no_line_reaches_are_tied_to_their_township():
    picture = islands_of([Thing("t", "镇", "Township"), Thing("c", "乙", "Contact", "gap", "t")], [])
    assert [(e.source, e.target, e.verdict) for e in picture.edges] == [("t", "c", "gap")]


def test_islands_fold_above_a_thousand_and_refuse_above_two():
    things, links = district(60, 20)
    assert 1000 < len(things) <= 2000
    picture = islands_of(things, links)
    assert len(picture.nodes) <= 1000
    assert folded_total(picture) == len(things)
    assert overlaps(picture.nodes) == []
    more = district(100, 20)
    with pytest.raises(TooLargeError, match="overview") as caught:
        islands_of(*more)
    assert "总览" in caught.value.text.zh
    with pytest.raises(TooLargeError, match="Use the overview"):
        islands_of(*more, lang="en")


def test_periods_say_who_was_what_and_when():
    things = [Thing("t", "镇", "Township"), Thing("c", "乙", "Contact", "covered", "t")]
    picture = islands_of(things, [], periods=[("2026-01", {"c": "gap"})])
    assert [p.states["c"].verdict for p in picture.periods] == ["gap", "covered"]
    assert [p.states["t"].tally.gap for p in picture.periods] == [1, 0]
    with pytest.raises(ValueError, match="'green' is none of"):
        islands_of(things, [], periods=[("2026-01", {"c": "green"})])


def test_an_id_that_comes_twice_is_refused():
    with pytest.raises(ValueError, match="'t' comes twice"):
        islands_of([Thing("t", "镇", "Township"), Thing("t", "乡", "Township")], [])


def test_what_hangs_on_a_contact_behind_a_member_is_placed() -> None:
    """A contact kept by a drawn member stands behind that member; its village, two steps off, must still be drawn."""
    things = [
        {"id": i, "label": i, "kind": k}
        for i, k in zip("kmcv", ("constituency", "member", "contact", "village"), strict=True)
    ]
    links = [{"source": a, "target": b, "kind": "x"} for a, b in ("mk", "ck", "mc", "cv")]
    drawn = ego("k", things, links, title="", as_of="", lang="en")
    assert {node.id for node in drawn.nodes} == set("kmcv")
    assert len({(node.x, node.y) for node in drawn.nodes}) == 4
