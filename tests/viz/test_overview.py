"""The overview: sums equal to pandas over the same cells, limits kept, wrong input refused."""

import pandas as pd
import pytest

from tests.viz.samples import cells, constituencies, townships
from viz.overview import overview
from viz.picture import Picture
from viz.records import Cell, Place


def make(rows, columns, given, **more) -> Picture:
    return overview(given, rows, columns, title="t", as_of="2026-10-31", lang="zh", **more)


@pytest.fixture(scope="module")
def tongren():
    rows, columns = constituencies(30), townships(181)
    given = cells(rows, columns)
    table = pd.DataFrame([vars(c) for c in given]).merge(
        pd.DataFrame([vars(t) for t in columns]), left_on="township", right_on="id"
    )
    return make(rows, columns, given), table


def test_counties_sum_their_townships(tongren):
    picture, table = tongren
    wanted = table.groupby(["constituency", "group"]).agg(
        covered=("verdict", lambda v: (v == "covered").sum()),
        gap=("verdict", lambda v: (v == "gap").sum()),
        unknown=("verdict", lambda v: (v == "unknown").sum()),
        members=("members", "sum"),
        visits=("visits", "sum"),
    )
    keys = [(row.id, group.id) for row in picture.matrix.rows for group in picture.matrix.groups]
    got = [(g.tally.covered, g.tally.gap, g.tally.unknown, g.members, g.visits) for g in picture.periods[-1].grouped]
    assert len(keys) == 300
    assert got == [tuple(int(v) for v in wanted.loc[key]) for key in keys]


def test_marks_and_columns_tally_their_cells(tongren):
    picture, table = tongren
    states = picture.periods[-1].states
    for prefix, column in (("c", "constituency"), ("g", "group")):
        for key, part in table.groupby(column):
            counts = part.verdict.value_counts()
            tally = states[f"{prefix}:{key}"].tally
            assert (tally.covered, tally.gap, tally.unknown) == tuple(
                counts.get(v, 0) for v in ("covered", "gap", "unknown")
            )
    gaps = table[table.verdict == "gap"].groupby("township").size()
    assert [t.gap for t in picture.periods[-1].columns] == [gaps.get(c.id, 0) for c in picture.matrix.columns]


def test_line_weights_are_members(tongren):
    picture, table = tongren
    members = table.groupby(["constituency", "group"]).members.sum()
    lines = [e for e in picture.edges if e.verdict == "covered"]
    assert lines
    for line in lines:
        assert line.weight == members[line.source[2:], line.target[2:]]


def test_single_cells_are_kept_in_order(tongren):
    picture, table = tongren
    one = picture.periods[-1].cells
    wanted = table.set_index(["constituency", "township"]).loc[
        [(r.id, c.id) for r in picture.matrix.rows for c in picture.matrix.columns]
    ]
    assert one.verdicts == "".join(v[0] for v in wanted.verdict)
    assert list(one.members) == wanted.members.tolist()
    assert list(one.visits) == wanted.visits.tolist()


@pytest.mark.parametrize(("n", "m", "counties"), [(30, 181, 10), (24, 24, 5), (3, 2, 1), (650, 400, 90), (58, 40, 40)])
def test_limits_hold_at_every_size(n, m, counties):
    rows, columns = constituencies(n), townships(m, counties)
    picture = make(rows, columns, cells(rows, columns))
    assert len(picture.nodes) <= 60
    for verdict in ("covered", "gap"):
        assert len([e for e in picture.edges if e.verdict == verdict and not e.faint]) <= 150
    ids = {node.id for node in picture.nodes}
    assert len(ids) == len(picture.nodes)
    assert {e.source for e in picture.edges} | {e.target for e in picture.edges} <= ids
    states = picture.periods[-1].states
    assert sum(states[k].tally.total for k in ids if k.startswith("c:")) == n * m
    assert sum(states[k].tally.total for k in ids if not k.startswith("c:")) == n * m
    assert len(picture.matrix.rows) == n
    assert len(picture.matrix.columns) == m


def test_folded_constituencies_are_those_with_fewest_gaps():
    rows, columns = constituencies(40), townships(3, 1)
    given = [
        Cell(r.id, c.id, 1, 1, "gap" if i >= 5 else "covered") for i, r in enumerate(rows) for c in columns
    ]  # 5 of 40 have no gap: all of them fold, the last mark stands for them and for no more than is needed
    picture = make(rows, columns, given)
    shown = [n.id for n in picture.nodes if n.kind == "constituency"]
    assert not {f"c:k{i:03}" for i in range(5)} & set(shown)
    assert shown[-1] == "c:…"
    assert picture.nodes[len(shown) - 1].count == 5


def test_a_pair_that_no_cell_names_is_unknown():
    picture = make([Place("a", "甲")], [Place("b", "乙"), Place("c", "丙")], [Cell("a", "b", 1, 1, "covered")])
    assert picture.periods[-1].cells.verdicts == "cu"


def test_verdict_of_a_mark_is_never_green_without_cover():
    rows, columns = [Place("a", "甲")], [Place(f"t{i}", "乙", "x", "县") for i in range(70)]
    unsure = make(rows, columns, [Cell("a", c.id, 0, 0, "unknown" if c.id == "t9" else "gap") for c in columns])
    assert unsure.periods[-1].states["g:x"].verdict == "unknown"
    nobody = make(rows, columns, [Cell("a", c.id, 0, 0, "gap") for c in columns])
    assert nobody.periods[-1].states["g:x"].verdict == "gap"
    assert nobody.periods[-1].states["c:a"].verdict == "gap"


def test_same_id_on_both_sides_stays_two_nodes():
    picture = make([Place("1", "甲")], [Place("1", "乙")], [Cell("1", "1", 1, 1, "covered")])
    assert [n.id for n in picture.nodes] == ["c:1", "t:1"]


def test_periods_come_before_the_day_and_keep_their_own_verdicts():
    rows, columns = constituencies(3), townships(4, 2)
    early = [Cell(r.id, c.id, 0, 0, "gap") for r in rows for c in columns]
    picture = make(rows, columns, cells(rows, columns), periods=[("2026-01", early), ("2026-10-31", early)])
    assert [p.label for p in picture.periods] == ["2026-01", "2026-10-31"]
    assert set(picture.periods[0].cells.verdicts) == {"g"}
    assert {verdict for verdict, _ in picture.periods[0].lines} == {"gap"}
    assert picture.periods[1].cells.verdicts != picture.periods[0].cells.verdicts


def test_mappings_do_as_well_as_records():
    picture = overview(
        [{"constituency": "a", "township": "b", "members": 2, "visits": None, "verdict": "covered", "extra": 1}],
        [{"id": "a", "label": "甲"}],
        [{"id": "b", "label": "乙", "group": "x", "group_label": "县"}],
        title="t", as_of="d", lang="en",
    )  # fmt: skip
    assert (picture.periods[0].cells.members, picture.periods[0].cells.visits) == ((2,), (0,))


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ([Cell("a", "nowhere")], "not in the lists"),
        ([Cell("a", "b"), Cell("a", "b")], "comes twice"),
        ([{"constituency": "a", "township": "b", "verdict": "fine"}], "'fine' is none of"),
    ],
)
def test_wrong_cells_are_refused(given, said):
    with pytest.raises(ValueError, match=said):
        make([Place("a", "甲")], [Place("b", "乙")], given)


def test_nothing_at_all_is_a_picture_too():
    picture = make([], [], [])
    assert picture.nodes == ()
    assert picture.periods[0].cells.verdicts == ""
