"""The parts of a program: which measure, which bound, when, who answers for it, and why."""

import hashlib
from collections.abc import Mapping
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from graph.faults import none_such
from graph.words import WrongValueError
from queries.bound import Bound
from queries.measure import Measure, Words
from queries.period import PeriodSpec, Term
from queries.submissions import Submit

Severity = Literal["high", "medium", "low"]
SEVERITIES: tuple[Severity, ...] = ("low", "medium", "high")
Catalogue = Mapping[str, Measure]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class Reading(Words):
    """One way to read a text that can be read in several; `key` names it in findings and on the command line."""

    key: str = Field(pattern=r"^[a-z][a-z0-9-]*$")


class ClassBound(_Part):
    """What holds for a class of subjects in place of the rule's bound: `name` is a file of `classes/`.

    With `pro_rata` the rule's bound is cut to the share of the period between the class query's since and until.
    """

    name: str
    of: Literal["subject", "object"] = "subject"
    bound: Bound | None = None
    exempt: bool = False
    pro_rata: bool = False
    params: dict[str, str] = {}
    title: Words | None = None

    @model_validator(mode="after")
    def _one_effect(self) -> "ClassBound":
        if (self.bound is not None) + self.exempt + self.pro_rata != 1:
            raise WrongValueError(
                "bound、exempt = true、pro_rata = true 三者只能写一个",
                "a class has one of bound, exempt = true and pro_rata = true",
            )
        return self


class Source(_Part):
    """Where a rule comes from: mechanism ids and the document's name."""

    mechanisms: tuple[str, ...]
    document: Words | None = None


class Rule(_Part):
    """One rule. Several may share an `id` with different readings of one text."""

    id: str = Field(pattern=r"^[A-Z]{2,3}[0-9]+[a-z]?$")
    measure: str
    reading: Reading | None = None
    title: Words | None = None
    bound: Bound | None = None
    classes: tuple[ClassBound, ...] = Field((), alias="class")
    period: PeriodSpec = "year"
    pro_rata: bool = False
    params: dict[str, int | float | str | list[str]] = {}
    severity: Severity = "medium"
    owner: str | None = None
    days: int = Field(30, ge=0)
    source: Source

    @property
    def key(self) -> str:
        """Name the rule and its reading: "TR1", "TR2/member"."""
        return f"{self.id}/{self.reading.key}" if self.reading else self.id

    def asked(self, made: Measure) -> Bound:
        """Return the rule's bound, or the measure's own."""
        bound = self.bound or made.bound
        if bound is None:
            raise WrongValueError(
                f"{self.key}：规则和指标 {made.id} 都没有写要求值 bound",
                f"{self.key}: neither the rule nor {made.id} has a bound",
            )
        return bound

    def version(self, made: Measure) -> str:
        """Return a short hash of all that can change a verdict: the rule's lines, the measure's query and bound."""
        said = self.model_dump_json(exclude={"title", "severity", "owner", "days", "source"})
        return hashlib.sha256(f"{said}\n{made.query}\n{made.needs}\n{made.bound}".encode()).hexdigest()[:12]


class Program(_Part):
    """A place's rule book. `submit` says who hands in which sheet, and how often.

    `not_kept` are kinds of sheet that the office does not keep at all: for want of these nothing is unknown. `scheme`
    is how members are scored where nothing else is asked for.
    """

    name: str
    title: Words
    document: Words | None = None
    term: Term | None = None
    fail_on: Severity = "high"
    not_kept: tuple[str, ...] = ()
    scheme: str | None = None
    submits: tuple[Submit, ...] = Field((), alias="submit")
    rules: tuple[Rule, ...] = Field((), alias="rule")

    def submit(self, kind: str) -> Submit | None:
        """Return the line that says who hands in this kind of sheet."""
        return next((submit for submit in self.submits if submit.kind == kind), None)

    def choose(self, *wanted: str) -> tuple[Rule, ...]:
        """Return the rules with these ids ("TR2": all its readings) or keys ("TR2/member"); with none given, all.

        Raises WrongValueError with the nearest key for one that is not there.
        """
        keys = {name for rule in self.rules for name in (rule.id, rule.key)}
        for name in wanted:
            if name not in keys:
                said = none_such("规则", "rule", name, sorted(keys))
                raise WrongValueError(
                    f"{self.name}：{said.zh}（全部见 liaison rules）", f"{self.name}: {said.en} (see liaison rules)"
                )
        return tuple(rule for rule in self.rules if not wanted or rule.id in wanted or rule.key in wanted)
