"""The points of each member by a scheme: an interval wherever a value is one, and a grade where both ends agree."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import inf

from graph.stores import Store
from graph.words import Text
from queries.catalog import measures
from queries.coverage import evaluate
from queries.result import Question, RuleResult
from queries.rule import Catalogue, Program, Rule
from queries.scheme import Dimension, Grade, Item, Requirement, Scheme
from queries.submissions import Missing


@dataclass(frozen=True)
class Span:
    """From the least to the greatest that a number may be; both may be infinite."""

    low: float
    high: float

    def within(self, low: float, high: float | None) -> "Span":
        """Return the same with both ends brought between two numbers."""
        top = inf if high is None else high
        return Span(min(max(self.low, low), top), min(max(self.high, low), top))


NOTHING = Span(0, 0)
ANYTHING = Span(0, inf)


@dataclass(frozen=True)
class MemberScore:
    """One member's points by dimension, their sum, and the grade: None where it cannot be told."""

    member: str
    name: str | None
    points: Mapping[str, Span]
    total: Span
    grade: Grade | None


@dataclass(frozen=True)
class Scores:
    """The scores of all members, the sheets that lack, and the measures that could not be asked."""

    scheme: Scheme
    members: Sequence[MemberScore]
    missing: Sequence[Missing]
    errors: Sequence[Text]


def score(
    store: Store, program: Program, question: Question, scheme: Scheme, catalogue: Catalogue | None = None
) -> Scores:
    """Score every member that any of the scheme's measures is about. The program says who hands in which sheet.

    A sheet that the office does not keep leaves points open as one that was not handed in: none is a false zero.
    """
    parts = [part for _, part in scheme.asks()]
    known = measures() if catalogue is None else catalogue
    results = evaluate(store, program.keeping_all(), question, [_rule(scheme, part) for part in parts], known)
    told = {id(part): _Told.of(result) for part, result in zip(parts, results, strict=True)}
    names = {member: name for result in results for member, name in _names(result)}
    scores = [_scored(scheme, member, name, told) for member, name in names.items()]
    missing = dict.fromkeys(lack for result in results for lack in result.missing)
    errors = dict.fromkeys(result.error for result in results if result.error)
    return Scores(scheme, sorted(scores, key=_place), tuple(missing), tuple(errors))


@dataclass(frozen=True)
class _Told:
    """What a measure says of each member; `other` is what it says of one that it is not about."""

    spans: Mapping[str, Span]
    other: Span

    @classmethod
    def of(cls, result: RuleResult) -> "_Told":
        held = result.verdicts.select(["subject", "low", "high"]).to_pydict()
        spans = zip(held["subject"], held["low"], held["high"], strict=True)
        # Who is not among the subjects may be, once a sheet that lacks is in.
        whole = not result.missing and not result.error
        return cls({member: Span(low, high) for member, low, high in spans}, NOTHING if whole else ANYTHING)

    def about(self, member: str) -> Span:
        return self.spans.get(member, self.other).within(0, None)


Told = Mapping[int, _Told]


def _rule(scheme: Scheme, part: Item | Requirement) -> Rule:
    """Return a rule that nobody breaks: only the values are wanted."""
    told = {"measure": part.measure, "params": part.params, "period": scheme.period, "bound": {"at_least": 0}}
    return Rule.model_validate({"id": "SC1", "source": {"mechanisms": ["TR12", "QD4"]}, **told})


def _names(result: RuleResult) -> Iterator[tuple[str, str | None]]:
    held = result.verdicts.select(["subject", "name"]).to_pydict()
    yield from zip(held["subject"], held["name"], strict=True)


def _scored(scheme: Scheme, member: str, name: str | None, told: Told) -> MemberScore:
    points = {part.key: _of_dimension(part, member, told) for part in scheme.dimensions}
    total = _added(points.values()).within(0, scheme.cap)
    return MemberScore(member, name, points, total, _grade(scheme, member, total, told))


def _of_dimension(part: Dimension, member: str, told: Told) -> Span:
    spans = [_of_item(item, told[id(item)].about(member)) for item in part.items]
    return _added([Span(part.base, part.base), *spans]).within(0, part.cap)


def _of_item(item: Item, value: Span) -> Span:
    """Return the points for so many units; a deduction is greatest where the value is."""
    units = Span(value.low - item.beyond, value.high - item.beyond).within(0, item.at_most)
    ends = sorted((_times(item.points, units.low), _times(item.points, units.high)))
    cap = inf if item.cap is None else item.cap
    return Span(ends[0], ends[1]).within(-cap, cap)


def _times(points: float, units: float) -> float:
    return points * units if points and units else 0.0


def _added(spans: Iterable[Span]) -> Span:
    """Return the sum, to a ten-thousandth: three thirds of a proposal are one."""
    listed = list(spans)
    return Span(round(sum(span.low for span in listed), 4), round(sum(span.high for span in listed), 4))


def _grade(scheme: Scheme, member: str, total: Span, told: Told) -> Grade | None:
    """Return the grade that is reached whatever the sheets that lack may say; None where it hangs on them."""
    worst, best = scheme.grade_of(total.low), scheme.grade_of(total.high)
    for part in scheme.requirements:
        value = told[id(part)].about(member)
        outcome = part.bound.outcome(value.low, value.high)
        at_best = next(grade for grade in scheme.grades if grade.key == part.grade)
        if outcome != "covered":
            worst = _lower(worst, at_best)
        if outcome == "gap":
            best = _lower(best, at_best)
    return worst if worst == best else None


def _lower(one: Grade | None, other: Grade) -> Grade | None:
    return other if one is not None and one.at_least > other.at_least else one


def _place(scored: MemberScore) -> tuple[float, float, str, str]:
    """The best first: by what is sure, then by what is possible, then by name."""
    return -scored.total.low, -scored.total.high, scored.name or "", scored.member
