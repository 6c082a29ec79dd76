"""A scoring scheme: points for each act of a member, in dimensions with caps, and grades; read from TOML and checked.

A scheme is data: `schemes/<name>.toml`. Numbers that no document gives are marked `example = true`, and are shown so.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, model_validator

from graph.faults import Fault, Place, none_such, read_toml, shaped, twice
from graph.words import Text, WrongValueError
from queries.bound import Bound
from queries.catalog import measures
from queries.library import names
from queries.measure import Measure, Value, Words
from queries.period import PeriodSpec
from queries.program_check import params_faults
from queries.rule import Catalogue

FOLDER = Path(__file__).parent / "schemes"
EXAMPLE = Text(
    "文件没有写明，只是示例（照样计分，并注明）", "no document says it: only an example, counted and marked so"
)
Key = Annotated[str, shaped(r"[a-z][a-z0-9_]*", "小写字母、数字和下划线", "of small letters, digits and underscores")]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class Item(_Part):
    """Points for each unit of a measure of members, fewer than none for what is deducted.

    The first `beyond` units give none, and units after `at_most` more give none either; `cap` is in points.
    """

    measure: str = Field(
        title="指标，对象须为委员（全部见 measures.md）",
        description="what is counted: a measure of members (measures.md)",
    )
    points: float = Field(title="每计一个得几分，扣分为负", description="points for each; below 0 for what is deducted")
    params: dict[str, Value] = Field(
        {},
        title="指标自己的参数；联名怎样计分由 submissions-per-member 的 sharing 定",
        description="the measure's own parameters; sharing of submissions-per-member says how joint ones count",
    )
    beyond: float = Field(0, ge=0, title="前几个不计分", description="the first so many give none")
    at_most: float | None = Field(
        None, gt=0, title="其后最多几个计分", description="after these, no more than so many give points"
    )
    cap: float | None = Field(None, gt=0, title="本小项最多几分", description="most points of the item")
    title: Words | None = Field(None, title="名称；不写用指标的名称", description="its title; else the measure's")
    example: bool = Field(False, title=EXAMPLE.zh, description=EXAMPLE.en)


class Dimension(_Part):
    """One side of a member's work: `base` points to begin with, items added, never below 0 nor above `cap`."""

    key: Key = Field(title="代号，为 JSON、CSV 的列名", description="its short name: the column in JSON and CSV")
    title: Words = Field(title="名称", description="its title")
    base: float = Field(0, ge=0, title="起始分，不高于 cap", description="points to begin with, no more than cap")
    cap: float | None = Field(None, gt=0, title="本维度最多几分", description="most points of the dimension")
    example: bool = Field(False, title=EXAMPLE.zh, description=EXAMPLE.en)
    items: tuple[Item, ...] = Field(
        (),
        alias="item",
        title="[[dimension.item]]：计分项；合计不低于 0",
        description="[[dimension.item]]: what gives points; their sum is never below 0",
    )

    @model_validator(mode="after")
    def _within(self) -> "Dimension":
        if self.cap is not None and self.base > self.cap:
            raise WrongValueError("起始分 base 高于上限 cap", "base is above cap")
        return self


class Grade(_Part):
    """A grade and the points it begins at."""

    key: Key = Field(title="代号", description="its short name")
    title: Words = Field(title="名称", description="its title")
    at_least: float = Field(
        title="从几分起；高的写在前，最后一等为 0", description="points it begins at; the best first, the last at 0"
    )


class Requirement(_Part):
    """What a member must have done whatever the points: who has not gets `grade` at best."""

    measure: str = Field(title="指标，对象须为委员", description="a measure of members")
    bound: Bound = Field(title="要求值", description="what its value must be")
    grade: str = Field(
        title="未做到的最多评到哪一等（代号）", description="the best grade (key) of who has not done it"
    )
    params: dict[str, Value] = Field({}, title="指标自己的参数", description="the measure's own parameters")
    title: Words | None = Field(None, title="名称；不写用指标的名称", description="its title; else the measure's")
    example: bool = Field(False, title=EXAMPLE.zh, description=EXAMPLE.en)


class Scheme(_Part):
    """A place's way to score its members; `grades` are in order, the best first."""

    name: str = Field(title="积分办法的代号", description="short name of the scheme")
    title: Words = Field(title="名称", description="its title")
    document: Words | None = Field(None, title="依据的文件", description="the document it is made from")
    note: Words | None = Field(
        None, title="说明，列在分数下面", description="a remark that is printed below the points"
    )
    period: PeriodSpec = Field(
        "year", title="按什么期间计分（day 除外）", description="over which time points are given; not day"
    )
    cap: float | None = Field(None, gt=0, title="总分上限", description="most points in all")
    dimensions: tuple[Dimension, ...] = Field(
        (), alias="dimension", title="[[dimension]]：计分的维度", description="[[dimension]]: the sides of the work"
    )
    grades: tuple[Grade, ...] = Field(
        (), alias="grade", title="[[grade]]：等次，可不设", description="[[grade]]: grades; there may be none"
    )
    grades_example: bool = Field(False, title="等次只是示例", description="the grades are only an example")
    requirements: tuple[Requirement, ...] = Field(
        (),
        alias="require",
        title="[[require]]：必须做到的事",
        description="[[require]]: what a member must have done whatever the points",
    )

    def grade_of(self, points: float) -> Grade | None:
        """Return the best grade that so many points reach; None where the scheme has none for them."""
        return next((grade for grade in self.grades if points >= grade.at_least), None)

    @property
    def examples(self) -> list[Text]:
        """What of the scheme no document gives: dimensions, the others' items, demands and the grades."""
        parts = [part for dimension in self.dimensions for part in _examples(dimension)]
        parts += [
            part.title.text if part.title else Text(part.measure, part.measure)
            for part in self.requirements
            if part.example
        ]
        return parts + ([Text("等次", "grades")] if self.grades_example else [])

    def asks(self) -> Iterator[tuple[Place, Item | Requirement]]:
        """Yield every part that asks a measure, with its place in the file."""
        for number, dimension in enumerate(self.dimensions):
            yield from ((("dimension", number, "item", i), item) for i, item in enumerate(dimension.items))
        yield from ((("require", number), part) for number, part in enumerate(self.requirements))


def _examples(dimension: Dimension) -> list[Text]:
    """Return the dimension itself where it is an example, else those of its items that are."""
    title = dimension.title.text
    if dimension.example:
        return [title]
    named = [item.title.text if item.title else None for item in dimension.items if item.example]
    return [Text(f"{title.zh}（{n.zh}）", f"{title.en} ({n.en})") if n else title for n in named]


def read_scheme(path: Path, catalogue: Catalogue | None = None) -> Scheme:
    """Read and check a scheme file. Raises ProgramError with every fault: file, line, key, the nearest right word."""
    return read_toml(path, Scheme, lambda made: _check(made, measures() if catalogue is None else catalogue))


def scheme_names() -> list[str]:
    """Return the names of the product's schemes."""
    return names("schemes", "toml")


def scheme(name: str) -> Scheme:
    """Return a scheme by the name of its file in `schemes/`, or by the path of a file of one's own.

    Raises WrongValueError that names the nearest scheme and all there are.
    """
    path = FOLDER / f"{name}.toml"
    if not path.exists() and name.endswith(".toml"):
        path = Path(name)
    if not path.exists():
        raise WrongValueError(none_such("积分办法", "scheme", name, scheme_names(), listed=True))
    return read_scheme(path)


def _check(made: Scheme, catalogue: Catalogue) -> Iterator[Fault]:
    if not any(dimension.items for dimension in made.dimensions):
        yield Fault((), Text("没有 [[dimension.item]]", "there is no [[dimension.item]]"))
    if made.period == "day":
        yield Fault(("period",), Text("分数按期间给，“day”不是期间", "points are given for a period; 'day' is none"))
    for place, part in made.asks():
        found = catalogue.get(part.measure)
        if found is None:
            yield Fault((*place, "measure"), none_such("指标", "measure", part.measure, catalogue))
        else:
            yield from (Fault((*place, *fault.place), fault.reason) for fault in _asked(part, found))
    yield from _twice([part.key for part in made.dimensions], "dimension")
    yield from _grades(made)


def _asked(part: Item | Requirement, made: Measure) -> Iterator[Fault]:
    if made.subject != "Member" or made.object:
        yield Fault(
            ("measure",),
            Text(f"指标“{made.id}”不是逐个委员计的", f"the measure {made.id!r} says nothing of each member"),
        )
    yield from params_faults(part.params, made)


def _grades(made: Scheme) -> Iterator[Fault]:
    known = [grade.key for grade in made.grades]
    yield from _twice(known, "grade")
    for number in range(1, len(made.grades)):
        if made.grades[number].at_least >= made.grades[number - 1].at_least:
            below = Text("应低于上一等次：最好的写在前", "must be below that of the grade before: the best comes first")
            yield Fault(("grade", number, "at_least"), below)
    if made.grades and made.grades[-1].at_least > 0:
        last = Text("应为 0：最后一等是其余所有人的", "must be 0: the last grade is that of all who have no other")
        yield Fault(("grade", len(known) - 1, "at_least"), last)
    for number, part in enumerate(made.requirements):
        if part.grade not in known:
            yield Fault(("require", number, "grade"), none_such("等次", "grade", part.grade, known))


def _twice(keys: list[str], table: str) -> Iterator[Fault]:
    for number, key in enumerate(keys):
        if key in keys[:number]:
            yield Fault((table, number, "key"), twice(key))
