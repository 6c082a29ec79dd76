"""What a question is, and what comes back for each rule: outcome, denominators, missing sheets, verdicts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Any, Literal, Protocol

import pyarrow as pa

from graph.tables import GraphTables
from graph.words import NOTHING, Text
from queries.limits import part_of, shared
from queries.measure import CELL, Measure
from queries.period import Period, as_of_day, period_of
from queries.rule import Program, Rule
from queries.submissions import Missing, Submission
from queries.verdict import SCHEMA

RuleOutcome = Literal["pass", "fail", "no data", "error", "not run"]
NOBODY = Text("无责任人", "nobody")
"""Who answers where the rule says who should and nobody holds that post; a rule that names no post has no owner."""
RULE_OUTCOMES: dict[RuleOutcome, Text] = {
    "pass": Text("达标", "pass"),
    "fail": Text("有缺口", "fail"),
    "no data": Text("数据不足", "not enough data"),
    "error": Text("规则出错", "error"),
    "not run": Text("未运行", "not run"),
}


class Doubts(Protocol):
    """The rows that are only possible: a namesake's visit, for each of the two; a row without a date."""

    def within(self, since: date, until: date) -> GraphTables:
        """Return them, with dates that are not known placed inside the period where they may fall there."""

    def late(self, until: date) -> GraphTables:
        """Return the events that count before `until`, by their first day, on the last on which they may have been."""

    def dateless(self) -> set[str]:
        """Return the ledger rows of those whose day is not known to a month."""


class NoDoubts:
    """Nothing is in doubt."""

    def within(self, since: date, until: date) -> GraphTables:  # noqa: ARG002
        """Return empty tables."""
        return GraphTables.from_rows({}, {})

    def late(self, until: date) -> GraphTables:  # noqa: ARG002
        """Return empty tables."""
        return GraphTables.from_rows({}, {})

    def dateless(self) -> set[str]:
        """Return no row."""
        return set()


@dataclass(frozen=True)
class Question:
    """Of which body, as of which day, with what handed in and what in doubt; `period` overrides that of the rules.

    `asked` is the day of asking where that is another: by it a sheet is late, or not yet due.
    """

    body: str
    as_of: date
    submissions: Sequence[Submission] = ()
    doubts: Doubts = field(default_factory=NoDoubts)
    period: Period | None = None
    asked: date | None = None

    def period_for(self, rule: Rule, program: Program) -> Period:
        """Return the period that a rule is asked for. Raises ValueError where there is none that holds the day."""
        if self.period and rule.period == "day":
            return as_of_day(self.period.last)
        return self.period or period_of(rule.period, self.as_of, program.term)


@dataclass(frozen=True)
class Counts:
    """How many subjects (or pairs) a rule is about, and what was found; `exempt` ones are not in scope.

    `further` are subjects beside these that only rows in doubt bring: nobody knows whether they are any.
    """

    in_scope: int = 0
    covered: int = 0
    gap: int = 0
    unknown: int = 0
    exempt: int = 0
    further: int = 0

    @property
    def more(self) -> Text:
        """Say that there may be further subjects."""
        return Text(f"存疑记录可能另有{self.further}个对象", f"rows in doubt may bring {self.further} more subjects")


@dataclass(frozen=True)
class RuleResult:
    """One rule evaluated: the outcome, its denominators, what was not handed in, the age of the data, the verdicts."""

    rule: Rule
    measure: Measure | None
    period: Period | None
    outcome: RuleOutcome
    verdicts: pa.Table = field(default_factory=SCHEMA.empty_table)
    counts: Counts = Counts()
    missing: tuple[Missing, ...] = ()
    data_as_of: Mapping[str, str | None] = field(default_factory=dict)
    seconds: float = 0.0
    error: Text = NOTHING
    version: str = ""

    @property
    def title(self) -> Text:
        """The rule's title, else the measure's, with the reading."""
        return self.rule.titled(self.measure)

    @property
    def asked(self) -> Text:
        """What the rule asks of everybody, and what so far, where part of its period counts pro rata."""
        bound = self.rule.bound or (self.measure.bound if self.measure else None)
        whole = bound.text() if bound else Text("", "")
        share = self.period.elapsed if self.period and self.rule.pro_rata else Fraction(1)
        if not bound or share >= 1 or bound.equals is not None:
            return whole
        part, said = part_of(bound, share).text(), shared(share)
        return Text(f"{whole.zh}，至今{part.zh}{said.zh}", f"{whole.en}, so far {part.en}{said.en}")

    @property
    def lacking(self) -> list[Text]:
        """What keeps the rule from being told as a whole: sheets not handed in, and rows that may bring subjects."""
        return [missing.text() for missing in self.missing] + ([self.counts.more] if self.counts.further else [])

    def owner(self, verdict: Mapping[str, Any]) -> Text | None:
        """Who answers for a verdict: a name, NOBODY, or None where the rule does not say who should."""
        name = verdict["owner_name"]
        return Text(name, name) if name else NOBODY if self.rule.owner else None

    def object_name(self, verdict: Mapping[str, Any], lang: str) -> str | None:
        """Return what the object of a verdict is called, None where it has none."""
        if self.measure and self.measure.object == CELL:
            return self.measure.cell(verdict["object"]).in_(lang)
        named: str | None = verdict["object_name"] or verdict["object"]
        return named
