"""Layouts: nothing overlaps, and the same input always gives the same places."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from viz.layout import LEAF_SPACING, Wedge, column, disc, grid

wedges = st.lists(st.builds(Wedge, st.integers(0, 60), st.booleans()), min_size=1, max_size=14)


def closest(points: np.ndarray) -> float:
    """The least distance between two points."""
    away = np.hypot(*(points[:, None, :] - points[None, :, :]).transpose(2, 0, 1))
    np.fill_diagonal(away, np.inf)
    return float(away.min())


def test_column_is_even_and_centred():
    assert column(4, 100.0, 7.0).tolist() == [[7, 12.5], [7, 37.5], [7, 62.5], [7, 87.5]]


@given(wedges)
@settings(max_examples=60, deadline=None)
def test_disc_places_every_node_apart_from_every_other_and_from_the_centre(given_wedges):
    laid = disc(given_wedges)
    heads = laid.heads[~np.isnan(laid.heads[:, 0])]
    assert len(heads) == sum(w.head for w in given_wedges)
    assert len(laid.leaves) == sum(w.leaves for w in given_wedges)
    # marks on an island are at most 23 (leaves) and 26 (heads) wide, its centre 52
    if len(laid.leaves) > 1:
        assert closest(laid.leaves) > 23
    if len(heads) > 1:
        assert closest(heads) > 26
    if len(heads) and len(laid.leaves):
        assert closest(np.concatenate([heads, laid.leaves])) > (23 + 26) / 2 - 1
    every = np.concatenate([heads, laid.leaves])
    if len(every):
        assert np.hypot(*every.T).min() > 26 + 13
        assert np.hypot(*every.T).max() <= laid.radius + 1e-9


def test_disc_is_deterministic_and_turns_its_last_wedge_down():
    many = [Wedge(12), Wedge(0), Wedge(9, head=False)]
    first, again = disc(many), disc(many)
    assert first.leaves.tobytes() == again.leaves.tobytes()
    last = first.leaves[-9:].mean(axis=0)
    assert abs(last[0]) < 1e-6
    assert last[1] > 0  # y grows downward on a screen


@pytest.mark.parametrize("n", [1, 2, 5, 12, 31])
def test_grid_keeps_discs_apart(n):
    radii = np.random.default_rng(n).uniform(60, 220, n)
    centres = grid(radii.tolist(), (40.0, 20.0), 60.0)
    for i in range(n):
        for j in range(i):
            assert np.hypot(*(centres[i] - centres[j])) >= radii[i] + radii[j] + 20 - 1e-9


def test_an_empty_disc_is_its_centre_alone():
    assert disc([]).radius > LEAF_SPACING
    assert len(disc([Wedge(0, head=False)]).leaves) == 0
