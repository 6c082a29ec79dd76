"""Every measure equals its pandas answer over the sample office, on both engines."""

import pytest

from graph.stores import Store
from graph.tables import GraphTables
from queries.catalog import measures
from tests.engines import Engine
from tests.measures.answers import answered, differences
from tests.measures.oracles.frames import Frames
from tests.measures.random_graphs import PERIODS, Period

EMPTY_HERE = (
    "members-per-patch", "committees-per-patch", "contacts-of-occupation", "visits-per-contact-of-kind",
    "conversions-per-need", "training-before-inspection", "invitations-per-resident-member",
    "claims-per-topic", "sessions-per-topic", "contacts-of-occupation-together", "need-links-missing", "short-of-plan",
)  # fmt: skip
"""Measures without a subject in Tongren although it hands in what they need: its sheets name no patches, its members
are of no invited constituency and none of another level, its contacts are all persons, no need is marked as common,
groups inspect nothing, topics are neither announced nor screened, and its lists plan no
numbers."""


@pytest.fixture(scope="module")
def store(module_engine: Engine, office_tables: GraphTables) -> Store:
    return module_engine.holding(office_tables)


@pytest.mark.parametrize("period", PERIODS, ids=["year", "half year"])
def test_measures_equal_oracles(store: Store, office_tables: GraphTables, period: Period) -> None:
    assert differences(store, Frames(office_tables), "tongren", *period) == {}


def test_every_measure_has_subjects(store: Store, office_kinds: frozenset[str]) -> None:
    """A measure may have none where Tongren hands in no sheet of a kind that it needs."""
    empty = [made for made in measures().values() if not answered(made, store, "tongren", *PERIODS[0])]
    assert sorted(made.id for made in empty if set(made.needs) <= office_kinds) == sorted(EMPTY_HERE)
