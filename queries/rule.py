"""The parts of a program: which measure, which bound, when, who answers for it, and why."""

import hashlib
from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from graph.faults import none_such, shaped
from graph.words import Text, WrongValueError
from queries.bound import OUTCOMES, Bound
from queries.library import meaning
from queries.measure import Measure, Words
from queries.period import PeriodSpec, Term
from queries.submissions import Submit

Severity = Literal["high", "medium", "low"]
SEVERITIES: tuple[Severity, ...] = ("low", "medium", "high")
Catalogue = Mapping[str, Measure]
PRO_RATA = Text("按在任天数折算", "for the days that they were there")
EFFECT = Text("{who}：{what}", "{who}: {what}")


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class Reading(Words):
    """One way to read a text that can be read in several; `key` names it in findings and on the command line."""

    key: Annotated[str, shaped(r"[a-z][a-z0-9-]*", "小写字母、数字和连接号", "of small letters, digits, hyphens")] = (
        Field(title="这种理解的代号：规则显示为 TR2/member", description='shown after the rule: "TR2/member"')
    )


class ClassBound(_Part):
    """What holds for a class of subjects in place of the rule's bound: `name` is a file of `classes/`.

    With `pro_rata` the rule's bound is cut to the share of the period between the class query's since and until.
    """

    name: str = Field(title="类别名称（见下）", description="a class (below)")
    of: Literal["subject", "object"] = Field(
        "subject", title="指标的哪一方属于该类别", description="which end of the measure is in the class"
    )
    bound: Bound | None = Field(
        None, title="该类别的要求值", description="what is asked of the class in place of the rule's bound"
    )
    exempt: bool = Field(False, strict=True, title="免于检查", description="nothing is asked of the class")
    pro_rata: bool = Field(
        False,
        strict=True,
        title="按在任天数折算要求，用于 part-year",
        description="the rule's bound is cut to the days that one was there: for part-year",
    )
    params: dict[str, str] = Field({}, title="类别要的参数（见下）", description="what the class asks for (below)")
    title: Words | None = Field(None, title="在缺口中怎样称呼", description="how gaps name the class")

    def text(self) -> Text:
        """Say who is in the class, and what holds for them: "members from Hong Kong and Macau: exempt"."""
        who = self.title.text if self.title else meaning("classes", self.name, **self.params)
        what = PRO_RATA if self.bound is None else self.bound.text()
        return EFFECT.format(who=who, what=OUTCOMES["exempt"] if self.exempt else what)

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

    mechanisms: tuple[str, ...] = Field(
        (),
        title="机制编号，八地公开报告的见 mechanisms.md；自己的地方可不写",
        description="ids of mechanisms: those of eight published reports are in mechanisms.md; a place of one's own "
        "may have none",
    )
    document: Words | None = Field(None, title="文件名称", description="name of the document")


class Rule(_Part):
    """One rule. Several may share an `id` with different readings of one text."""

    id: Annotated[
        str,
        shaped(
            r"[A-Z]{2,3}[0-9]+[a-z]?",
            "两三个大写字母加数字，末尾可再加一个小写字母，如 TR1、SM1a",
            "two or three capitals and a number, then at most one small letter, such as TR1 or SM1a",
        ),
    ] = Field(title="编号，如 TR1、SM1a", description="such as TR1 or SM1a")
    measure: str = Field(title="指标（全部见 measures.md）", description="what is counted (all in measures.md)")
    reading: Reading | None = Field(
        None,
        title="同一条文有几种理解时，每种写一条编号相同的规则，各有 reading",
        description="where a text can be read in several ways: one rule each, of the same id",
    )
    title: Words | None = Field(None, title="名称；不写用指标的名称", description="its title; else the measure's")
    bound: Bound | None = Field(
        None, title="要求值；不写用指标自己的", description="what the value must be; else the measure's own"
    )
    classes: tuple[ClassBound, ...] = Field(
        (),
        alias="class",
        title="[[rule.class]]：对某类对象另有要求，先写的先用",
        description="[[rule.class]]: what holds for a class instead; the first that fits counts",
    )
    period: PeriodSpec = Field(
        "year",
        title="按什么期间计：日、月、季、半年、年、届，或自定的年度；不写为自然年",
        description="over which time it is counted: day is as of the day asked, term needs the book's term; without it "
        "the calendar year",
    )
    pro_rata: bool = Field(
        False,
        strict=True,
        title="期间未满时按已过时间折算要求",
        description="before the period's end the bound is cut to the part that has passed",
    )
    params: dict[str, int | float | str | list[str]] = Field(
        {}, title="指标自己的参数（见 measures.md）", description="the measure's own parameters (see measures.md)"
    )
    severity: Severity = Field("medium", title="缺口的轻重", description="how grave a gap is")
    owner: str | None = Field(
        None, title="责任路径（见下）：缺口由谁负责", description="who answers for a gap: an owner path (below)"
    )
    days: int = Field(30, ge=0, strict=True, title="限几天内补上", description="days in which a gap is to be closed")
    source: Source = Field(title="出处", description="where it comes from")

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

    def titled(self, made: Measure | None) -> Text:
        """Return the rule's title, else the measure's, with the reading."""
        words = self.title or (made.title if made else None)
        title = words.text if words else Text(self.id, self.id)
        reading = self.reading
        return Text(f"{title.zh}（{reading.zh}）", f"{title.en} ({reading.en})") if reading else title

    def version(self, made: Measure) -> str:
        """Return a short hash of all that can change a verdict: the rule's lines, the measure's query and bound."""
        said = self.model_dump_json(exclude={"title", "severity", "owner", "days", "source"})
        return hashlib.sha256(f"{said}\n{made.query}\n{made.needs}\n{made.bound}".encode()).hexdigest()[:12]


class Program(_Part):
    """A place's rule book. `submit` says who hands in which sheet, and how often.

    `not_kept` are kinds of sheet that the office does not keep at all: for want of these nothing is unknown. `scheme`
    is how members are scored where nothing else is asked for.
    """

    name: str = Field(title="规则集的代号", description="short name of the book")
    title: Words = Field(title="名称", description="its title")
    document: Words | None = Field(None, title="依据的文件", description="the document it is made from")
    term: Term | None = Field(None, title="届期", description="the term of office")
    fail_on: Severity = Field(
        "high",
        title="有这么重或更重的缺口时，夜间检查以 1 退出",
        description="the audit exits with 1 where a gap is as grave as this",
    )
    not_kept: tuple[str, ...] = Field(
        (),
        title="本单位不设的表：缺了它们不算“无法判断”",
        description="kinds of sheet that the office does not keep: for want of these nothing is unknown",
    )
    scheme: str | None = Field(
        None,
        title="积分办法：queries/schemes 中的名称，或自己的 .toml（路径从本文件所在文件夹算起）",
        description="how members are scored: a name of queries/schemes, or a .toml of one's own, whose path begins at "
        "the folder of this file",
    )
    submits: tuple[Submit, ...] = Field(
        (), alias="submit", title="[[submit]]：谁报送哪种表", description="[[submit]]: who hands in which sheet"
    )
    rules: tuple[Rule, ...] = Field((), alias="rule", title="[[rule]]：规则", description="[[rule]]: the rules")

    def submit(self, kind: str) -> Submit | None:
        """Return the line that says who hands in this kind of sheet."""
        return next((submit for submit in self.submits if submit.kind == kind), None)

    def expects(self, kind: str) -> bool:
        """Whether the office hands in this kind of sheet."""
        return kind not in self.not_kept or self.submit(kind) is not None

    def keeping_all(self) -> "Program":
        """Return the program of an office that lacks what it does not keep: nobody then takes none for a zero."""
        return self.model_copy(update={"not_kept": ()})

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
