"""Published figures held against each other: each equation holds, contradicts or cannot be told.

An equation may be read in several ways. Only what all its readings agree on is said; figures of different units
prove nothing against each other. The outcome is computed here and written nowhere.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil, inf, prod

from graph.words import Text
from queries.claim import Claim, ClaimReading, Claims, Equation, Kind, Outcome
from queries.claim_words import ALONE, BOUNDS, KINDS, NO_READING, PEOPLE, READINGS, UNITS, WITHIN
from queries.figures import Interval, interval, shown

DAYS_OF_YEAR = 365
_SIGN: dict[Kind, str] = {"sum": "=", "part": "≤", "share": "≥", "at-most": "≤", "product": "=", "roles": "⊆"}
_JOIN: dict[Kind, tuple[str, str]] = {"product": (" × ", ""), "share": ("", " × "), "roles": (", ", "")}
_ALIKE: tuple[Kind, ...] = ("sum", "part", "at-most")
"""Kinds that mean something only between figures of one unit."""


@dataclass(frozen=True)
class Found:
    """One reading of an equation, computed: how it was put, the figures, the outcome, and why where it is open."""

    reading: ClaimReading | None
    formula: str
    figures: str
    outcome: Outcome
    reason: Text | None = None

    def text(self, kind: Kind) -> Text:
        """Say the reading with its outcome and figures."""
        name = self.reading.text if self.reading else Text("", "")
        said, why = KINDS[kind][self.outcome], self.reason
        figures = f" ({self.figures})" if self.figures else ""
        if not self.formula and why:
            return Text(f"{name.zh}：{why.zh}", f"{name.en}: {why.en}")
        return Text(
            f"{name.zh}：{said.zh}{figures}{f'，{why.zh}' if why else ''}",
            f"{name.en}: {said.en}{figures}{f', {why.en}' if why else ''}",
        )


@dataclass(frozen=True)
class Judged:
    """An equation with all its readings and what they agree on."""

    equation: Equation
    outcome: Outcome
    found: tuple[Found, ...]

    @property
    def words(self) -> Text:
        """Say the outcome in the file's words, or those of the kind, with both readings where there are two."""
        own = getattr(self.equation.words, self.outcome)
        main = own.text if own else KINDS[self.equation.kind][self.outcome]
        more = (
            [f.text(self.equation.kind) for f in self.found]
            if len(self.found) > 1
            else [f.reason for f in self.found if f.reason]
        )
        return _listed([main, *(m for m in more if m)])

    @property
    def why(self) -> Text:
        """Say in short why it cannot be told: the file's words, which readings disagree, or what its figures lack."""
        if own := self.equation.words.unknown:
            return own.text
        if len({one.outcome for one in self.found}) > 1:
            readings = self.equation.readings
            return READINGS.format(zh="／".join(r.zh for r in readings), en=" / ".join(r.en for r in readings))
        if self.equation.kind == "roles":
            return KINDS["roles"]["unknown"]
        return _listed(list(dict.fromkeys(one.reason for one in self.found if one.reason)))


def judge(claims: Claims) -> list[Judged]:
    """Hold the published figures against each other, in the order of the file."""
    return [_judged(claims, equation) for equation in claims.equations]


def standing(claims: Claims, judged: Sequence[Judged]) -> Iterator[tuple[Claim, list[str], Outcome, Text]]:
    """Yield each claim with the equations that hold it, the gravest of their outcomes, and why it cannot be told."""
    for claim in claims.claims:
        those = [one for one in judged if claim.id in _named(one.equation)]
        outcomes = {one.outcome for one in those}
        gravest: Outcome = next((o for o in ("contradicts", "unknown", "holds") if o in outcomes), "unknown")
        open_ = [one for one in those if one.outcome == gravest == "unknown"]
        why = [WITHIN.format(equation=one.equation.id, zh=one.why.zh, en=one.why.en) for one in open_]
        yield claim, [one.equation.id for one in those], gravest, _listed(why) if those else ALONE


def _listed(said: Sequence[Text]) -> Text:
    return Text("；".join(text.zh for text in said), "; ".join(text.en for text in said))


def _named(equation: Equation) -> set[object]:
    return {operand for part in equation.sides for operand in (*part.left, *part.right)}


def _judged(claims: Claims, equation: Equation) -> Judged:
    found = tuple(_read(claims, equation, reading) for reading in equation.readings or (None,))
    outcomes = {one.outcome for one in found}
    return Judged(equation, outcomes.pop() if len(outcomes) == 1 else "unknown", found)


def _read(claims: Claims, equation: Equation, reading: ClaimReading | None) -> Found:
    if reading and reading.untold:
        return Found(reading, "", "", "unknown", NO_READING)
    left = _figures(claims, (reading and reading.left) or equation.left)
    right = _figures(claims, (reading and reading.right) or equation.right)
    part = _part_of_year(claims, left) if reading and reading.pro_rata else None
    return _compared(equation.kind, left, right, part, reading)


@dataclass(frozen=True)
class _Figure:
    """An operand: a claim, or a number of the equation's own, which has no unit."""

    value: float
    among: Interval
    said: str
    claim: Claim | None = None


def _figures(claims: Claims, operands: Sequence[object]) -> list[_Figure]:
    found = []
    for operand in operands:
        if isinstance(operand, str):
            claim = claims.claim(operand)
            found.append(_Figure(claim.value, claim.interval, claim.said, claim))
        else:
            number = float(str(operand))
            found.append(_Figure(number, interval(number), shown(number)))
    return found


def _part_of_year(claims: Claims, left: Sequence[_Figure]) -> float:
    claim = left[0].claim
    period = (claim and claim.period) or claims.period
    return min(1.0, (period.until - period.since).days / DAYS_OF_YEAR)


def _compared(
    kind: Kind, left: list[_Figure], right: list[_Figure], part: float | None, reading: ClaimReading | None
) -> Found:
    ours, theirs = _amount(left, multiply=kind == "product"), _amount(right, multiply=kind == "share")
    numbers = (_amount(left, kind == "product", True).low, _amount(right, kind == "share", True).low)
    if kind == "share":
        # What is expected is the least that the rule asks for; of part of a year, its part, rounded up.
        least = theirs.low if part is None else float(ceil(round(theirs.low * part, 6)))
        theirs, numbers = interval(least), (numbers[0], least)
    formula = _formula(kind, left, right, part)
    if kind == "roles":
        return _roles(left, right[0], formula, reading)
    outcome, reason = _relation(kind, ours, theirs), None
    if outcome == "unknown":
        reason = BOUNDS
    if kind in _ALIKE and (differing := _units(left + right)):
        outcome, reason = "unknown", differing
    return Found(reading, formula, _computed(kind, ours, theirs, numbers), outcome, reason)


def _amount(figures: Sequence[_Figure], multiply: bool = False, printed: bool = False) -> Interval:
    among = [interval(f.value) if printed else f.among for f in figures]
    if multiply:
        return prod(among[1:], start=among[0])
    return sum(among[1:], start=among[0])


def _relation(kind: Kind, ours: Interval, theirs: Interval) -> Outcome:
    if kind == "share":
        ours, theirs = theirs, ours
    if kind in ("sum", "product"):
        apart = ours.high < theirs.low or ours.low > theirs.high
        same = ours == theirs and ours.low == ours.high
        return "holds" if same else "contradicts" if apart else "unknown"
    if ours.high <= theirs.low:
        return "holds"
    return "contradicts" if ours.low > theirs.high else "unknown"


def _units(figures: Sequence[_Figure]) -> Text | None:
    units = list(dict.fromkeys(f.claim.unit.text for f in figures if f.claim))
    if len(units) < 2:
        return None
    return UNITS.format(zh="、".join(u.zh for u in units), en=", ".join(u.en for u in units))


def _roles(left: list[_Figure], whole: _Figure, formula: str, reading: ClaimReading | None) -> Found:
    most = min(sum(f.among.high for f in left), whole.among.high)
    least = max(f.among.low for f in left)
    outcome: Outcome = "contradicts" if least > whole.among.high else "holds" if len(left) == 1 else "unknown"
    people = PEOPLE.format(low=shown(least), high=shown(most) if most < inf else "…")
    added = " + ".join(f.said for f in left)
    total = shown(sum(f.value for f in left))
    return Found(reading, formula, f"{shown(least)} – {shown(most)} ({added} = {total})", outcome, people)


def _formula(kind: Kind, left: list[_Figure], right: list[_Figure], part: float | None) -> str:
    joins = _JOIN.get(kind, (" + ", " + "))
    said = [join.join(f.said for f in side) for join, side in zip(joins, (left, right), strict=True)]
    cut = f" × {round(part * DAYS_OF_YEAR)}/{DAYS_OF_YEAR}" if part is not None else ""
    return f"{said[0]} {_SIGN[kind]} {said[1]}{cut}"


def _computed(kind: Kind, ours: Interval, theirs: Interval, numbers: tuple[float, float]) -> str:
    first, second = numbers
    sign = "=" if first == second else "<" if first < second else ">"
    said = [f"{shown(first)} {sign} {shown(second)}"]
    if kind not in ("sum", "product") and (share := _share(ours / theirs)):
        said.append(share)
    if first != second:
        said.append(f"{shown(max(numbers))} - {shown(min(numbers))} = {shown(round(abs(first - second), 6))}")
    return "; ".join(said)


def _share(ratio: Interval) -> str:
    low, high = (f"{100 * end:.1f} %" for end in (ratio.low, ratio.high))
    if ratio.low == ratio.high:
        return low
    if ratio.high == inf:
        return f"≥ {low}" if ratio.low else ""
    return f"≤ {high}" if ratio.low == 0 else f"{low} – {high}"
