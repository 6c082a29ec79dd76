"""How large a synthetic graph is."""

from dataclasses import dataclass
from datetime import date

BODY = "b"
SINCE, UNTIL, DAY = date(2023, 1, 1), date(2024, 1, 1), date(2023, 12, 31)
"""The period and the day that every measure is asked for."""
EARLIER = date(2022, 7, 1)
"""The first day on which anything is drawn."""


@dataclass(frozen=True)
class Size:
    """Counts of a synthetic country. All members sit in one body (`BODY`), so that its measures walk everything."""

    members: int
    bodies: int
    counties: int
    townships: int
    villages: int
    constituencies: int = 34
    committees: int = 10

    @property
    def contacts(self) -> int:
        return round(3.4 * self.members)

    @property
    def visits(self) -> int:
        return round(7.4 * self.members)

    @property
    def issues(self) -> int:
        return round(1.1 * self.members)

    @property
    def topics(self) -> int:
        return round(0.75 * self.members)

    @property
    def activities(self) -> int:
        return round(1.25 * self.members)

    @property
    def platforms(self) -> int:
        return max(4, round(0.15 * self.members))

    @property
    def leaders(self) -> int:
        return max(3, self.members // 100)


SIZES = {
    "tenth": Size(members=60_000, bodies=300, counties=290, townships=4_100, villages=62_000),
    "hundredth": Size(members=6_000, bodies=30, counties=29, townships=410, villages=6_200),
    "city": Size(members=394, bodies=1, counties=10, townships=181, villages=2_900),
}
"""A tenth of the nation has 0.95 M nodes and 2.2 M relations."""
