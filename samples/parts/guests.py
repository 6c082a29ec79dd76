"""`[[guests]]`: members of higher bodies who live here; they stand in the roster with their level, and are invited."""

from dataclasses import dataclass
from typing import ClassVar

from samples.parts.batch import Batch, batches
from samples.plan import Office
from samples.roster import seated

UNINVITED = "uninvited"


@dataclass(frozen=True)
class Guests(Batch):
    """Members of one level; they have no constituency and no committee here."""

    GAPS: ClassVar[frozenset[str]] = frozenset([UNINVITED])
    level: str = "市"
    count: int = 0


def fill(office: Office) -> None:
    """Let guests live in the townships."""
    for batch in batches(office, "guests", Guests):
        dice, gap = office.dice(f"guests {batch.level}"), batch.gap(UNINVITED)
        for n in range(batch.count):
            number = f"{len(office.members) + len(office.guests) + 1:04}"
            guest = seated(office, office.registry, dice, number, dice.choice(list(office.spec.seats)))
            guest.level, guest.constituency, guest.committees = batch.level, "", []
            if n < gap.count:
                guest.tags.add(UNINVITED)
                gap.plant(office, number)
            office.guests.append(guest)
