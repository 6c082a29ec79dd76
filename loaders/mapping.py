"""Mappings: how somebody else's files become records, said in TOML instead of code.

[[sheet]]
file = "representation.csv"             # a file of the folder that is loaded
kind = "members"
where = { house = "Commons" }           # only these rows
as_of = { latest = ["start_date"] }     # the day the list speaks of: the newest day in these columns
[sheet.join.person]                     # columns of another file, by key, as "person.name"
file = "person.csv"
key = "person_id"
on = "id"
latest = "start_date"                   # of several rows for a key the newest; a blank is the oldest
ended = "end_date"                      # and one that has not ended before all that have
[sheet.columns]                         # field = column, or a rule
name = "person.name"
committees = { from = "posts", split = "、", find = "^(.*committee)$" }
"""

import re
from functools import cache
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from graph.faults import ProgramError, nearest, none_such, read_toml
from graph.records import KIND
from graph.words import WrongValueError
from loaders.problems import LoadError

FOLDER = Path(__file__).parent / "mappings"


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


def _pattern(text: object) -> object:
    """Compile a regular expression; pydantic names the key where it is wrong."""
    if isinstance(text, str):
        try:
            return re.compile(text)
        except re.error as error:
            raise WrongValueError(f"不是正则表达式：{error}", f"no regular expression: {error}") from error
    return text


Pattern = Annotated[re.Pattern[str], BeforeValidator(_pattern)]
Strings = Annotated[tuple[str, ...], BeforeValidator(lambda given: (given,) if isinstance(given, str) else given)]


class Rule(_Model):
    """How one field is filled: columns glued together or a constant, then split, found and replaced, in this order."""

    from_: Strings = Field(default=(), alias="from")
    constant: str | None = None
    glue: str = " "
    split: Pattern | None = None
    find: Pattern | None = None
    replace: dict[str, str] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _complete(self) -> "Rule":
        if bool(self.from_) == (self.constant is not None):
            raise WrongValueError("from 和 constant 只写一个", "give either from or constant")
        if self.find and self.find.groups != 1:
            raise WrongValueError("find 要正好有一个括号组 ( )", "find needs exactly one group ( )")
        for pattern in self.replace:
            _pattern(pattern)
        return self


def _rule(given: object) -> object:
    return {"from": given} if isinstance(given, str) else given


class Join(_Model):
    """Another file of the same folder: its row whose `on` equals this row's `key`."""

    file: str
    key: str
    on: str
    latest: str | None = None
    ended: str | None = None


class Latest(_Model):
    """The newest day that stands in any of these columns."""

    latest: Strings


class SheetRule(_Model):
    """How the rows of one file become records of one kind."""

    file: str
    kind: str
    scope: str = ""
    period: str | None = None
    as_of: str | Latest | None = None
    join: dict[str, Join] = Field(default_factory=dict)
    where: dict[str, Strings] = Field(default_factory=dict)
    distinct: Strings = ()
    columns: dict[str, Annotated[Rule, BeforeValidator(_rule)]]

    @model_validator(mode="after")
    def _fits_its_kind(self) -> "SheetRule":
        if self.kind not in KIND:
            raise WrongValueError(none_such("这种表", "kind of sheet", self.kind, KIND, listed=True))
        fields = {field.name: field for field in KIND[self.kind].fields}
        unknown = sorted({*self.columns, *self.distinct} - set(fields))
        if unknown:
            near = nearest(unknown[0], fields)
            raise WrongValueError(
                f"{self.kind} 没有字段“{unknown[0]}”{near.zh}", f"{self.kind} has no field {unknown[0]!r}{near.en}"
            )
        lacking = [name for name, field in fields.items() if field.required and name not in self.columns]
        if lacking:
            raise WrongValueError(f"{self.kind} 要有字段“{lacking[0]}”", f"{self.kind} needs the field {lacking[0]!r}")
        for rule in self.columns.values():
            for column in rule.from_:
                table, dot, _ = column.partition(".")
                if dot and table not in self.join:
                    raise WrongValueError(
                        f"列“{column}”：没有 join“{table}”", f"column {column!r}: there is no join {table!r}"
                    )
        return self


class Mapping(_Model):
    """A set of files that one publisher makes."""

    title: dict[str, str]
    source: str
    sheet: tuple[SheetRule, ...]


@cache
def read_mapping(name: str | Path) -> Mapping:
    """Return a mapping of loaders/mappings/ by its name, or from a file. Raises LoadError naming file and key."""
    path = FOLDER / f"{name}.toml" if re.fullmatch(r"[\w-]+", str(name)) else Path(name)
    if not path.is_file():
        known = ", ".join(sorted(p.stem for p in FOLDER.glob("*.toml")))
        raise LoadError("unknown-mapping", mapping=str(name), known=known)
    try:
        return read_toml(path, Mapping)
    except ProgramError as error:
        raise LoadError("bad-mapping", faults=error.text) from error
