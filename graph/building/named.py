"""Platforms and groups by name: several sheets name them, and one sheet may list several of one name.

A name means one thing of the body, wherever it may move, unless a sheet lists it twice in different places (each
township its 议事室), or two sheets list it in different townships: then each place has its own.
"""

from collections import defaultdict
from collections.abc import Hashable
from dataclasses import dataclass, field
from itertools import combinations

from graph.aliases import Aliases
from graph.identity import Identities
from graph.names import plain_name
from graph.resolve import AMBIGUOUS_PLACE, NOBODY, Match, firm

Where = tuple[str, str]
"""Township and village, as ids, or as written where no place is known by that name; "" where none is said."""
NOWHERE: Where = ("", "")


@dataclass
class Named:
    """The things of one label."""

    label: str
    body: str
    ids: Identities
    aliases: Aliases
    _listed: dict[str, dict[Hashable, dict[Hashable, set[Where]]]] = field(default_factory=dict)
    _held: dict[str, dict[str, None]] = field(default_factory=lambda: defaultdict(dict))
    _at: dict[tuple[str, int, str], dict[str, None]] = field(default_factory=lambda: defaultdict(dict))
    _crowds: dict[str, bool] = field(default_factory=dict)

    def expect(self, name: str, series: Hashable, sheet: Hashable, where: Where) -> None:
        """Take note that a sheet of a series lists a thing, before any is stated."""
        found = self._listed.setdefault(plain_name(name), {}).setdefault(series, {}).setdefault(sheet, set())
        found.add(where)
        self._crowds.pop(plain_name(name), None)

    def listed(self, name: str) -> bool:
        """Whether a sheet of its own lists the thing."""
        return plain_name(name) in self._listed

    def mint(self, name: str, where: Where, row: str) -> str:
        """Return the id of what `row` states."""
        plain = plain_name(name)
        id_ = self.ids.mint(self.label, self._keys(plain, where), row)
        self._held[plain][id_] = None
        for level in (0, 1) if where != NOWHERE else ():
            self._at[plain, level, where[level]][id_] = None
        if where == NOWHERE:
            self._at[plain, -1, ""][id_] = None
        return id_

    def find(self, name: str | None, where: Where = NOWHERE) -> Match:
        """Find the thing meant: of several of one name the one in that village, or else in that township."""
        if not name:
            return NOBODY
        plain = plain_name(name)
        held = self._held.get(plain, {})
        meant = self.aliases.meaning(self.label, name) or (next(iter(held)) if len(held) == 1 else None)
        if meant:
            return firm(meant)
        spots = [(n, where[n]) for n in (1, 0) if where[n]] or [(-1, "")]
        pools = (self._at.get((plain, *spot), {}) for spot in spots)
        alone = next((next(iter(pool)) for pool in pools if len(pool) == 1), None)
        return firm(alone) if alone else Match(tuple(sorted(held)), reason=AMBIGUOUS_PLACE if held else None)

    def _keys(self, name: str, where: Where) -> list[str]:
        township, village = where
        crowded = self._crowded(name)
        if crowded and township and not village:
            # "The room of this township" is the one room of that name which it has in a village.
            inside = {w[1] for sheets in self._sheets(name) for w in sheets if w[0] == township and w[1]}
            village = inside.pop() if len(inside) == 1 else ""
        keys = [f"{village or township}|{name}"] if village or township else []
        return keys if crowded and keys else [*keys, f"{self.body}|{name}"]

    def _sheets(self, name: str) -> list[set[Where]]:
        return [places for sheets in self._listed.get(name, {}).values() for places in sheets.values()]

    def _crowded(self, name: str) -> bool:
        if name not in self._crowds:
            self._crowds[name] = self._in_several_places(name)
        return self._crowds[name]

    def _in_several_places(self, name: str) -> bool:
        if any(len(places - {NOWHERE}) > 1 for places in self._sheets(name)):
            return True
        series = [
            {w[0] for places in sheets.values() for w in places} for sheets in self._listed.get(name, {}).values()
        ]
        townships = [found - {""} for found in series]
        return any(one and other and one.isdisjoint(other) for one, other in combinations(townships, 2))
