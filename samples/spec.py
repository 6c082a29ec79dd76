"""An office as data: `offices/<name>.toml` and the sectors that all offices share."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent
Table = Mapping[str, Any]


@dataclass(frozen=True)
class Sector:
    """What the people of one constituency do: lists to draw from."""

    trades: tuple[str, ...]
    fields: tuple[str, ...]
    specialities: tuple[str, ...]
    occupations: tuple[str, ...]
    units: tuple[str, ...]
    posts: tuple[str, ...]
    topics: tuple[str, ...]
    departments: tuple[str, ...]
    party: str = ""
    abroad: bool = False  # they live and work outside the places of the office


@dataclass(frozen=True)
class Counts:
    """Numbers by name, as a TOML table gives them; a name not given is 0."""

    values: Mapping[str, int]

    def __getitem__(self, name: str) -> int:
        return self.values.get(name, 0)


@dataclass(frozen=True)
class Planted:
    """Which gaps are planted: constituencies by name, the rest by how many."""

    unvisited_constituencies: tuple[str, ...] = ()
    unvisited_in_q4: tuple[str, ...] = ()
    without_convener: tuple[str, ...] = ()
    voiceless: tuple[str, ...] = ()
    namesakes: tuple[str, ...] = ()  # two constituencies, one namesake in each
    wrong_totals: tuple[str, ...] = ()  # committees whose stated total of contacts is wrong
    blank_totals: tuple[str, ...] = ()  # committees without one
    members: Counts = field(default_factory=lambda: Counts({}))
    places: Counts = field(default_factory=lambda: Counts({}))
    matters: Counts = field(default_factory=lambda: Counts({}))


@dataclass(frozen=True)
class Spec:
    """All that is particular to one office."""

    name: str
    title: str
    body: str
    places: str
    city: str
    year: int
    term: str
    members: int
    seats: Mapping[str, int]
    leaders: tuple[tuple[str, str], ...]  # post, constituency
    planted: Planted
    level: str = "county"
    since: date | None = None
    as_of: date | None = None
    village_rooms: int = 0
    joined_late: int = 0
    reports: Counts = Counts({})
    proposals: Counts = Counts({})
    talks: Counts = Counts({})
    committees: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    formerly: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    clerks: Mapping[str, str] = field(default_factory=dict)
    varied_township: str = ""  # written in several ways
    former_townships: Mapping[str, str] = field(default_factory=dict)  # today's name -> the one many still write
    parts: Mapping[str, tuple[Table, ...]] = field(default_factory=dict)  # batches of `samples/parts/`, by part

    @property
    def first_day(self) -> date:
        """Return the first day the logs speak of."""
        return self.since or date(self.year, 1, 1)

    @property
    def last_day(self) -> date:
        """Return the day the sheets speak of."""
        return self.as_of or date(self.year, 12, 31)

    def committee_of(self, constituency: str) -> str:
        """Return the committee that looks after a constituency."""
        return next(name for name, theirs in self.committees.items() if constituency in theirs)


@cache
def sectors() -> dict[str, Sector]:
    """Return what people do, by constituency."""
    held = tomllib.loads((FOLDER / "sectors.toml").read_text("utf-8"))
    return {name: _sector(sector) for name, sector in held.items()}


def _sector(held: dict[str, Any]) -> Sector:
    party, abroad = held.pop("party", ""), held.pop("abroad", False)
    return Sector(**{key: tuple(value) for key, value in held.items()}, party=party, abroad=abroad)


def offices() -> list[str]:
    """Return the names of the sample offices."""
    return sorted(path.stem for path in (FOLDER / "offices").glob("*.toml"))


def read(name: str) -> Spec:
    """Read an office. Raises ValueError where there is none of this name, or its seats do not add up."""
    if name not in offices():
        raise ValueError(f"no sample office {name!r}; there are: {', '.join(offices())}")
    held = tomllib.loads((FOLDER / "offices" / f"{name}.toml").read_text("utf-8"))
    parts = {key: tuple(held.pop(key)) for key in [*held] if isinstance(held[key], list)}
    for table in ("reports", "proposals", "talks"):
        held[table] = Counts(held.get(table, {}))
    for table in ("committees", "formerly"):
        held[table] = {key: tuple(value) for key, value in held.get(table, {}).items()}
    townships, leaders = held.pop("townships", {}), held["leaders"]
    held["varied_township"], held["former_townships"] = townships.get("varied", ""), townships.get("former", {})
    held["leaders"] = tuple(zip(leaders["posts"], leaders["constituencies"], strict=True))
    planted: dict[str, Any] = {
        k: Counts(v) if isinstance(v, dict) else tuple(v) for k, v in held.get("planted", {}).items()
    }
    spec = Spec(**{**held, "planted": Planted(**planted), "parts": parts})
    if sum(spec.seats.values()) != spec.members:
        raise ValueError(f"{name}: the seats add up to {sum(spec.seats.values())}, not to {spec.members}")
    return spec
