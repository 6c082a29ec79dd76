"""The parts of a claims file: published figures, and equations between them. No outcome is ever written in one."""

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from graph.faults import shaped
from graph.words import WrongValueError
from queries.bound import Bound as Range
from queries.figures import PER_CENT, Bound, Interval, interval, shown
from queries.measure import Words
from queries.period import Term

Kind = Literal["sum", "part", "share", "at-most", "product", "roles"]
Outcome = Literal["holds", "contradicts", "unknown"]
Take = Literal["subjects", "sum", "nonzero", "cells", "share", "least", "most"]
ASKED: tuple[Take, ...] = ("least", "most")
"""What a rule asks for, and no count of what was done."""
RIGHT_OF_ONE: tuple[Kind, ...] = ("sum", "part", "product", "roles")
LEFT_OF_ONE: tuple[Kind, ...] = ("part", "share")


Id = Annotated[
    str,
    shaped(
        r"[A-Z]{2,3}[0-9]+-[a-z0-9-]+",
        "机制编号、连接号和小写字母，如 TR1-members",
        "a mechanism, a hyphen and small letters, such as TR1-members",
    ),
]


def _operand(value: Any) -> Any:
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise WrongValueError("应为数字的编号或一个数", "must be the id of a claim, or a number")
    return value


Operands = tuple[Annotated[Any, AfterValidator(_operand)], ...]
"""Ids of claims, and numbers."""


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class Held(_Part):
    """What an office can say of a figure: by a measure, or by a rule of the place's program ("TR9", "TR2/member").

    subjects: how many the measure judges · sum: their values added up · nonzero: how many have a value that is not
    zero (the mediators who had a case) · cells: in how many cells of a grid there is anything · share: how many per
    cent of the judged keep to the rule, or to `bound` (else the measure's own) · least, most: what the rule asks for.
    Whom a rule exempts is not judged. `of` names the one subject meant, where the figure is of one station or studio.
    """

    measure: str | None = None
    rule: str | None = None
    take: Take = "subjects"
    of: str | None = None
    params: dict[str, int | float | str | list[str]] = {}
    bound: Range | None = None


class Claim(_Part):
    """One published figure. `written` is how the document puts it, `bound` what that makes of the number.

    `held` says how an office counts it, `uncounted` why none can.
    """

    id: Id
    mechanism: Annotated[
        str,
        shaped(
            r"[A-Z]{2,3}[0-9]+",
            "两三个大写字母加数字，如 TR1",
            "two or three capitals and a number, such as TR1",
        ),
    ]
    metric: Words
    written: str
    value: float = Field(ge=0)
    bound: Bound = "exact"
    unit: Words
    period: Term | None = None
    document: Words | None = None
    held: Held | None = None
    uncounted: Words | None = None

    @property
    def interval(self) -> Interval:
        """Return the numbers that the figure allows."""
        return interval(self.value, self.bound)

    @property
    def said(self) -> str:
        """Return the figure as a number: "394", "70+", "≈300", "100 %"."""
        return shown(self.value, self.bound) + (f" {PER_CENT}" if self.unit.en == PER_CENT else "")


class Sides(_Part):
    """What stands left and right of an equation."""

    left: Operands = ()
    right: Operands = ()


class ClaimReading(Words, Sides):
    """One way to read the figures of an equation; its own operands stand in place of the equation's.

    `pro_rata` cuts what is expected to the claim's part of its year. `untold` says that, read so, there is no
    published figure to compare with.
    """

    pro_rata: bool = False
    untold: bool = False


class OutcomeWords(_Part):
    """What is said of each outcome, in place of the words of the kind."""

    holds: Words | None = None
    contradicts: Words | None = None
    unknown: Words | None = None


class Equation(Sides):
    """One relation between figures.

    sum: left added = right · part: left is among right · share: left against right multiplied, which is expected ·
    at-most: left added <= right added · product: left multiplied = right · roles: left overlap, all among right.
    """

    id: Id
    title: Words
    kind: Kind
    readings: tuple[ClaimReading, ...] = Field((), alias="reading")
    words: OutcomeWords = OutcomeWords()

    @property
    def sides(self) -> tuple[Sides, ...]:
        """Return the equation's own sides and those of its readings."""
        return (self, *self.readings)

    @model_validator(mode="after")
    def _sides(self) -> "Equation":
        for part in self.sides:
            left, right = part.left or self.left, part.right or self.right
            if not left or not right:
                raise WrongValueError("left 和 right 各要有一个数", "left and right need a figure each")
            if self.kind in RIGHT_OF_ONE and len(right) > 1:
                raise WrongValueError(f"{self.kind} 的右边只能有一个数", f"{self.kind} has one figure on the right")
            if self.kind in LEFT_OF_ONE and len(left) > 1:
                raise WrongValueError(f"{self.kind} 的左边只能有一个数", f"{self.kind} has one figure on the left")
        return self


class Claims(_Part):
    """What one place published about one year; `program` is the rule book whose rules it names, see docs/claims.md."""

    name: str
    title: Words
    document: Words
    period: Term
    program: str | None = None
    claims: tuple[Claim, ...] = Field((), alias="claim")
    equations: tuple[Equation, ...] = Field((), alias="equation")

    @property
    def place(self) -> str:
        """Return whose figures they are, which is what the place's program is called: the name without the year."""
        return self.name.rpartition("-")[0]

    def claim(self, id_: str) -> Claim:
        """Return one claim. Raises KeyError."""
        return {claim.id: claim for claim in self.claims}[id_]
