"""How the published figures must come out in a sample office: each holds, but a share of all lacks what is planted.

Full coverage that is published and a gap that is planted contradict each other, by exactly as many as are planted.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from graph.tables import GraphTables
from queries.claim import Outcome
from queries.claim_office import Compared
from queries.figures import Interval

JUDGED = {
    "TR10-coverage": 394,
    "TR17-coverage": 394,
    "TR18-work": 394,
    "YT10-work": 280,
    "CC2-communities": 179,
    "CC3-rooms": 18,
    "CC3-sessions": 240,
    "GS5-led": 14,
}
"""How many are judged, from the offices' own files; of the other shares it is the party members in the sheets."""
RULES = {"TR17-coverage": "TR8/sessions", "YT10-work": ""}
"""The rule under which a share that no rule counts has its gaps planted; "" where there are none."""


def amiss(claims: Iterable[Compared], answers: Mapping[str, Any], tables: GraphTables) -> dict[str, tuple[Any, ...]]:
    """Return the claims that come out otherwise than they must, with what was written, found and expected."""
    found: dict[str, tuple[Any, ...]] = {}
    for one in claims:
        assert one.claim.held
        if one.claim.held.take != "share":
            expected: tuple[Outcome, Interval | None] = "holds", one.count
        else:
            expected = _share(one.claim.id, one.claim.held.rule or RULES[one.claim.id], answers, tables)
        if (one.outcome, one.count) != expected:
            found[one.claim.id] = one.claim.written, one.outcome, one.words.en, expected
    return found


def _share(id_: str, rule: str, answers: Mapping[str, Any], tables: GraphTables) -> tuple[Outcome, Interval]:
    judged = JUDGED.get(id_) or tables.nodes["Member"]["party"].to_pylist().count("中共党员")
    gaps, unknown = (len(answers[listed].get(rule, [])) for listed in ("gaps", "unknown"))
    share = Interval(100 * (judged - gaps - unknown) / judged, 100 * (judged - gaps) / judged)
    return "contradicts" if gaps else "unknown" if unknown else "holds", share
