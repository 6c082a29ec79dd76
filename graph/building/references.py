"""Issues, activities and documents as other sheets refer to them: by number, or by title."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field

from graph.names import plain_number, plain_title
from graph.resolve import Match
from graph.words import Text

NO_ISSUE = Text("找不到该编号或标题的事项", "no issue has this number or title")
NO_ACTIVITY = Text("找不到该编号或标题的活动", "no activity has this number or title")
SEVERAL = Text("编号或标题相同的不止一件，无法确定是哪一件", "several have this number or title")
CHECK_REFERENCE = Text("核对编号或标题，或先导入所指的表", "check number and title, or load the sheet it is in")


@dataclass(frozen=True)
class Told:
    """What is known of one thing that may be referred to; `sure` says whether it surely is in the graph."""

    kind: str | None
    year: int | None
    sure: bool


@dataclass
class References:
    """The things of one label."""

    told: dict[str, Told] = field(default_factory=dict)
    _by_number: dict[str, dict[str, None]] = field(default_factory=lambda: defaultdict(dict))
    _by_title: dict[str, dict[str, None]] = field(default_factory=lambda: defaultdict(dict))

    def add(self, id_: str, number: str | None, title: str | None, told: Told) -> None:
        """Make a thing known; what one row says for sure stays sure."""
        held = self.told.get(id_)
        self.told[id_] = told if held is None or not held.sure else held
        if number:
            self._by_number[plain_number(number)][id_] = None
        if title:
            self._by_title[plain_title(title)][id_] = None

    def find(
        self,
        number: str | None,
        title: str | None,
        kinds: Collection[str] = (),
        year: int | None = None,
        *,
        only: bool = False,
    ) -> Match:
        """Find what a number, or else a title, refers to; of several, one of these kinds and of that year.

        With `only`, what is of another kind is not meant at all.
        """
        numbered = self._by_number.get(plain_number(number), {}) if number else {}
        titled = self._by_title.get(plain_title(title), {}) if title else {}
        pool = [id_ for id_ in numbered if id_ in titled] or list(numbered or titled)
        of_kind = [id_ for id_ in pool if self.told[id_].kind in kinds]
        pool = of_kind if only or of_kind else pool
        pool = [id_ for id_ in pool if self.told[id_].year == year] or pool
        if len(pool) > 1:
            return Match(tuple(sorted(pool)), reason=SEVERAL)
        return Match(tuple(pool), firm=bool(pool) and self.told[pool[0]].sure)
