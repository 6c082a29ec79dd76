"""From measures and edge lists to the pictures that viz draws. Verdicts are the queries' own."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from commands.asking import opened, program_of, question
from commands.options import LANG, t
from graph.words import WrongValueError

if TYPE_CHECKING:
    from datetime import date

    from graph.neighbours import Neighbourhood
    from graph.office import Office
    from graph.privacy import Mask
    from graph.stores import Store
    from queries.result import Question, RuleResult
    from queries.rule import Program, Rule
    from viz.picture import Picture

GRID = "constituency-township-visits"
THROUGH = ("Contact", "Visit", "Issue", "Activity")
LEADING = ("LINKED_TO", "RESPONSIBLE_FOR", "KEPT_BY")
"""Followed from the centre alone: a leader stands for dozens of members and townships, a body for every issue."""
CENTRES = ("Member", "Contact", "Constituency", "Township", "Committee", "Issue")
"""Who is meant first by a name that others bear too: a township rather than its village."""
INSIDE = ("Visit", "Step")
"""Labels that an ego page draws as lines, not as nodes: a visit is a line, a step of an issue is left out."""
JUDGED = {
    "Member": ("visits-per-member",),
    "Contact": ("visits-per-contact",),
    "Constituency": ("visits-per-constituency",),
}


@dataclass
class Sight:
    """An office opened for a picture."""

    office: "Office"
    store: "Store"
    program: "Program"
    question: "Question"
    lang: str
    mask: "Mask | None"

    def rows(self, name: str, **params: Any) -> list[dict[str, Any]]:
        """Answer an edge list of queries/networks."""
        from queries.library import ask, text

        values = {"body": self.question.body, "day": self.question.as_of} | params
        return list(ask(self.store, text("networks", name), values).to_pylist())

    def results(self, measure: str, asked: "Question | None" = None) -> "list[RuleResult]":
        """Return the verdicts of the program's rules that use a measure.

        What the office does not keep is unknown: a picture says of everybody what is so, not what a rule asks.
        """
        from queries.coverage import evaluate

        rules = [rule for rule in self.program.rules if rule.measure == measure] or [self._plain(measure)]
        return evaluate(self.store, self.program.keeping_all(), asked or self.question, rules)

    def shown(self, label: str, name: str) -> str:
        """Return the name as it may be shown: a picture leaves the office."""
        return (self.mask.shown(label, name) if self.mask else name) or ""

    @staticmethod
    def _plain(measure: str) -> "Rule":
        from queries.rule import Rule

        return Rule.model_validate({"id": "XX1", "measure": measure, "source": {"mechanisms": ()}})


@contextmanager
def sight(folder: Path, as_of: "date | None", lang: str, *, names: bool) -> Iterator[Sight]:
    """Open an office for a picture."""
    from graph.privacy import Mask

    office = opened(folder)
    store = office.open_store()
    try:
        yield Sight(office, store, program_of(office), question(office, as_of), lang, None if names else Mask.of(store))
    finally:
        store.close()


def overview(seen: Sight) -> "Picture":
    """Return the constituency x township overview, with the quarters of the period on the slider."""
    from queries.period import given, period_of, split
    from viz.overview import overview as drawn

    townships = [row | {"group": row["region"], "group_label": row["region_name"]} for row in seen.rows("townships")]
    sides = seen.rows("constituencies")
    _drawable(seen, sides, townships)
    members = {(r["constituency"], r["township"]): r["members"] for r in seen.rows("township-members")}
    whole = seen.question.period or period_of("year", seen.question.as_of)
    periods = []
    for quarter in split(whole.since, whole.until, "quarter"):
        asked = replace(seen.question, period=given(quarter.since, quarter.until))
        periods.append((quarter.key, _cells(seen.results(GRID, asked)[0], members)))
    result = seen.results(GRID, replace(seen.question, period=whole))[0]
    return drawn(
        _cells(result, members),
        sides,
        townships,
        title=t(f"{seen.office.body.name} · 界别 × 乡镇", f"{seen.office.body.name} · constituencies × townships"),
        as_of=str(seen.question.as_of),
        lang=seen.lang,
        periods=periods,
        notes=_not_kept(seen, result),
    )


def _drawable(seen: Sight, sides: list[dict[str, Any]], townships: list[dict[str, Any]]) -> None:
    """Raise WrongValueError where a side of the grid has nobody on it: an empty page would look as if all were well."""
    lacking = [(t("界别", "constituencies"), sides), (t("乡镇（街道）", "townships"), townships)]
    named = t("和", " and ").join(name for name, rows in lacking if not rows)
    if named:
        day = seen.question.as_of
        raise WrongValueError(
            f"总览图是界别 × 乡镇，而图中截至{day}没有{named}。请先导入相应的表，或用 liaison network ego 看其中一个",
            f"an overview is constituencies x townships, and the graph has no {named} as of {day}: "
            "load a sheet of them first, or draw one of what there is with liaison network ego",
        )


def _not_kept(seen: Sight, result: "RuleResult") -> list[str]:
    """Say which of the sheets that lack the office does not keep: it will not hand them in."""
    from graph.records import KIND

    kinds = dict.fromkeys(lack.kind for lack in result.missing if lack.kind in seen.program.not_kept)
    zh = "".join(f"《{KIND[kind].label.zh}》" for kind in kinds)
    en = ", ".join(f"“{KIND[kind].label.en}”" for kind in kinds)
    return [t(f"本会不报{zh}，故情况不明", f"Unknown, as the office does not keep the sheets {en}")] if kinds else []


def _cells(result: "RuleResult", members: dict[tuple[str, str], int]) -> list[dict[str, Any]]:
    return [
        {
            "constituency": row["subject"],
            "township": row["object"],
            "members": members.get((row["subject"], row["object"]), 0),
            "visits": int(row["value"]),
            "verdict": row["outcome"],
        }
        for row in result.verdicts.select(["subject", "object", "value", "outcome"]).to_pylist()
        if row["outcome"] != "exempt"
    ]


def verdicts_of(seen: Sight, label: str) -> dict[str, str]:
    """Return the verdict on each subject of a label by the measures that judge it: a gap in one is a gap.

    Only by those that the program has a rule for: of an office that is not asked for visits, none is missing.
    """
    found: dict[str, str] = {}
    asked = {rule.measure for rule in seen.program.rules}
    rank = {"exempt": 0, "covered": 1, "unknown": 2, "gap": 3}
    for measure in (measure for measure in JUDGED.get(label, ()) if measure in asked):
        for result in seen.results(measure):
            for row in result.verdicts.select(["subject", "outcome"]).to_pylist():
                held = found.get(row["subject"], "exempt")
                found[row["subject"]] = max(held, row["outcome"], key=lambda outcome: rank[outcome])
    return {id_: outcome for id_, outcome in found.items() if outcome != "exempt"}


def ego(seen: Sight, who: str, hops: int) -> "Picture":
    """Return what lies round one thing: a name, a number or an id."""
    from graph.model import NODE
    from graph.neighbours import around
    from viz.ego import ego as drawn

    centre = _centre(seen, who)
    # From a member on to all that a leader's other members do would be a picture of the whole body.
    through = THROUGH if _label(seen, centre) == "Member" else (*THROUGH, "Member")
    found = around(seen.store, centre, hops, through, LEADING, day=seen.question.as_of)
    judged = {label: verdicts_of(seen, label) for label in {label for label, _ in found.nodes.values()} & JUDGED.keys()}
    nodes = [
        {
            "id": id_,
            "label": seen.shown(label, name) or NODE[label].label.in_(LANG),
            "kind": label.lower(),
            "verdict": judged.get(label, {}).get(id_, ""),
        }
        for id_, (label, name) in sorted(found.nodes.items())
        if label not in INSIDE
    ]
    label, name = found.nodes[centre]
    return drawn(
        centre,
        nodes,
        _lines(found),
        title=seen.shown(label, name),
        as_of=str(seen.question.as_of),
        lang=seen.lang,
        hops=hops,
        subtitle=seen.office.body.name,
    )


def _called(seen: Sight, who: str, labels: Iterable[str]) -> dict[str, str]:
    """Return the label of each node that has this id, name or number."""
    from graph.model import NODE

    found: dict[str, str] = {}
    for label in labels:
        keys = {"id", *(p.name for p in NODE[label].properties)} & {"id", "name", "number"}
        meant = " OR ".join(f"n.{key} = $who" for key in sorted(keys))
        rows = seen.store.table(f"MATCH (n:`{label}`) WHERE {meant} RETURN n.id AS id", who=who)
        found |= dict.fromkeys(rows["id"].to_pylist(), label)
    return found


def _label(seen: Sight, id_: str) -> str:
    from graph.neighbours import around

    return around(seen.store, id_, 0, ()).nodes[id_][0]


def _lines(found: "Neighbourhood") -> list[dict[str, Any]]:
    """Return the links between drawn nodes; visits of one pair are one line, as heavy as they are many."""
    inside = {id_ for id_, (label, _) in found.nodes.items() if label in INSIDE}
    lines = Counter((a, b, kind.lower()) for a, kind, b in found.links if not {a, b} & inside)
    ends: dict[str, list[str]] = defaultdict(list)
    for a, kind, b in sorted(found.links):
        if kind in ("MADE", "VISITED", "RAISED"):
            ends[b if kind == "MADE" else a].append(a if kind == "MADE" else b)
    lines += Counter((start, end, "visit") for start, *others in ends.values() for end in others)
    return [{"source": a, "target": b, "kind": kind, "weight": n} for (a, b, kind), n in sorted(lines.items())]


def _centre(seen: Sight, who: str) -> str:
    """Return the id meant. Raises WrongValueError where nothing or several bear the name."""
    from graph.model import NODE

    found = _called(seen, who, CENTRES) or _called(seen, who, NODE.keys() - {*CENTRES, *INSIDE})
    if len(found) == 1:
        return next(iter(found))
    said = ", ".join(f"{id_} ({NODE[label].label.in_(LANG)})" for id_, label in sorted(found.items())[:8])
    if found:
        raise WrongValueError(f"“{who}”不止一个，请用编号：{said}", f"{who!r} is several; say which id: {said}")
    raise WrongValueError(f"图中没有“{who}”", f"nothing in the graph is called {who!r}")
