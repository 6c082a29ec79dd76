"""The lines of a report: plain texts and numbers, in one language, names masked where they should be."""

from dataclasses import dataclass


@dataclass(frozen=True)
class RuleLine:
    """One rule: its outcome with the denominators, and the age of its data."""

    key: str
    title: str
    source: str
    severity: str
    outcome: str
    outcome_text: str
    period: str
    bound: str
    in_scope: int
    covered: int
    gap: int
    unknown: int
    exempt: int
    covered_percent: float | None
    data_as_of: str
    missing: tuple[str, ...]
    error: str
    seconds: float


@dataclass(frozen=True)
class VerdictLine:
    """One gap or unknown: whose, how much against what, since when, by when, and who answers for it."""

    rule: str
    title: str
    severity: str
    period: str
    subject: str
    name: str
    object: str
    object_name: str
    value: str
    bound: str
    reason: str
    owner: str
    state: str
    since: str
    due: str
    reopened: int
    evidence: str
    lacking: bool


@dataclass(frozen=True)
class GroupLine:
    """Several gaps of one subject said as one: how many of how many, and the first few."""

    name: str
    count: int
    total: int
    examples: str


@dataclass(frozen=True)
class RuleGaps:
    """The gaps of one rule: the true total, the lines shown, or groups of them where they are many."""

    rule: RuleLine
    total: int
    lines: tuple[VerdictLine, ...]
    groups: tuple[GroupLine, ...] = ()
    hidden: int = 0


@dataclass(frozen=True)
class ChangeLine:
    """One event of the night."""

    kind: str
    kind_text: str
    rule: str
    title: str
    period: str
    name: str
    object_name: str
    reason: str
    owner: str
    since: str


@dataclass(frozen=True)
class ChangeCount:
    """How many findings of one rule came, went and could not be told."""

    rule: str
    title: str
    counts: dict[str, int]


@dataclass(frozen=True)
class CauseLine:
    """One sheet that is missing, and how many verdicts of how many rules cannot be told for want of it."""

    sheet: str
    unknown: int
    rules: tuple[str, ...]


@dataclass(frozen=True)
class OwnerLine:
    """What one owner answers for."""

    owner: str
    gaps: int
    new: int
    overdue: int
    rules: tuple[str, ...]


@dataclass(frozen=True)
class Report:
    """A whole report. Lists are bounded; `totals` says how many there are of each."""

    lang: str
    body: str
    program: str
    as_of: str
    at: str
    previous_at: str
    outcome: str
    outcome_text: str
    run: int
    masked: bool
    totals: dict[str, int]
    rules: tuple[RuleLine, ...]
    causes: tuple[CauseLine, ...]
    change_counts: tuple[ChangeCount, ...]
    changes: tuple[ChangeLine, ...]
    gaps: tuple[RuleGaps, ...]
    unknown: tuple[VerdictLine, ...]
    owners: tuple[OwnerLine, ...]
    unowned: tuple[VerdictLine, ...]
