"""The parts of an office that TOML batches describe, one module a theme: `[[topics]]` and so on -> the plan.

Each part draws what its batches ask for, and notes what it plants under the rules that the batch names.
"""

from samples.parts import (
    activities,
    bodies,
    calls,
    donations,
    filings,
    groups,
    guests,
    matters,
    papers,
    placing,
    platforms,
)
from samples.parts import topics as topic_part
from samples.parts.answers import answer
from samples.plan import Office

__all__ = ["answer", "fill"]

PARTS = (
    placing.fill,
    guests.fill,
    groups.fill,
    platforms.fill,
    bodies.fill,
    activities.fill,
    topic_part.fill,
    matters.fill,
    filings.fill,
    calls.fill,
    papers.fill,
    donations.fill,
)
"""In the order in which one needs what another has drawn."""


def fill(office: Office) -> None:
    """Draw everything that the office's batches describe."""
    for part in PARTS:
        part(office)
