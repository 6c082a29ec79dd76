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
import tomllib
from functools import cache
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, model_validator

from graph.records import KIND
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
            raise ValueError(f"no regular expression: {error}") from error
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
            raise ValueError("give either from or constant")
        if self.find and self.find.groups != 1:
            raise ValueError("find needs exactly one group ( )")
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
            raise ValueError(f"kind {self.kind!r} does not exist: {', '.join(KIND)}")
        fields = {field.name: field for field in KIND[self.kind].fields}
        unknown = sorted({*self.columns, *self.distinct} - set(fields))
        if unknown:
            raise ValueError(f"{self.kind} has no field {unknown[0]!r}{_did_you_mean(unknown[0], fields)}")
        lacking = [name for name, field in fields.items() if field.required and name not in self.columns]
        if lacking:
            raise ValueError(f"{self.kind} needs the field {lacking[0]!r}")
        for rule in self.columns.values():
            for column in rule.from_:
                table, dot, _ = column.partition(".")
                if dot and table not in self.join:
                    raise ValueError(f"column {column!r}: there is no join {table!r}")
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
        return Mapping.model_validate(tomllib.loads(path.read_text("utf-8")))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise LoadError("bad-mapping", file=path.name, key="-", detail=str(error)) from error
    except ValidationError as error:
        first = error.errors()[0]
        raise LoadError("bad-mapping", file=path.name, key=_key(first["loc"]), detail=_detail(first)) from error


def _key(where: tuple[int | str, ...]) -> str:
    """Return the place of an error as the file has it: sheet 2, columns.name."""
    parts = [f"[{part + 1}]" if isinstance(part, int) else f".{part}" for part in where]
    return "".join(parts).lstrip(".") or "-"


def _detail(error: Any) -> str:
    if error["type"] != "extra_forbidden":
        return str(error["msg"]).removeprefix("Value error, ")
    known = {name for model in (Mapping, SheetRule, Rule, Join, Latest) for name in _keys(model)}
    return f"there is no such key{_did_you_mean(str(error['loc'][-1]), known)}"


def _keys(model: type[BaseModel]) -> list[str]:
    return [field.alias or name for name, field in model.model_fields.items()]


def _did_you_mean(written: str, known: Any) -> str:
    from rapidfuzz import process

    near = process.extractOne(written, list(known), score_cutoff=60)
    return f"; did you mean {near[0]!r}?" if near else ""
