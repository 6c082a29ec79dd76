"""What a load has to tell its reader: problems of rows and columns, and the errors that stop a file."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from graph.ledger import Problem
from graph.words import Text, UserError
from loaders.privacy import redact


@dataclass(frozen=True)
class Message:
    """One thing to say (see messages.toml): its effect, the reason and what to do."""

    effect: str
    reason: Text
    advice: Text
    fields: tuple[str, ...] = ()  # what a row lacks that gets this message: "title", "contacts.name"


@cache
def messages() -> dict[str, Message]:
    """Return every message by its code."""
    held = tomllib.loads((Path(__file__).parent / "messages.toml").read_text("utf-8"))
    return {
        code: Message(said["effect"], Text(**said["reason"]), Text(**said["advice"]), tuple(said.get("fields", ())))
        for code, said in held.items()
    }


@cache
def lacks(kind: str, field: str) -> str:
    """Return the code of a row that lacks a required field."""
    of = {name: code for code, message in messages().items() for name in message.fields}
    return of.get(f"{kind}.{field}") or of[field]


class LoadError(UserError, ValueError):
    """A file cannot be loaded: one clear line in both languages, and what to do."""

    def __init__(self, code: str, **values: object) -> None:
        message = messages()[code]
        self.code = code
        self.advice = fill(message.advice, values)
        super().__init__(fill(message.reason, values))


class UnreadableFileError(LoadError):
    """The file itself cannot be read: damaged, encrypted, empty, no table, not there."""


@dataclass(frozen=True)
class Place:
    """Where in a file a problem is; `row` counts as Excel does, `column` is letter and heading."""

    file: str
    sheet: str = ""
    row: int = 0
    column: str = ""


def problem(
    code: str,
    at: Place,
    value: str = "",
    *,
    effect: str = "",
    values: Mapping[str, object] | None = None,
    **more: object,
) -> Problem:
    """Return the problem with this code; whatever it quotes is redacted, since reports are kept in the ledger."""
    message = messages()[code]
    told = {**(values or {}), **more}
    return Problem(
        file=redact(at.file),
        sheet=redact(at.sheet),
        row=at.row,
        column=redact(at.column),
        value=redact(value)[:120],
        reason=fill(message.reason, told),
        advice=fill(message.advice, told),
        effect=effect or message.effect,
    )


def fill(text: Text, values: Mapping[str, object]) -> Text:
    """Fill values into both languages: a Text in its own language, what is private in any hidden."""

    def in_(lang: str) -> dict[str, object]:
        told = {name: value.in_(lang) if isinstance(value, Text) else value for name, value in values.items()}
        return {name: redact(value) if isinstance(value, str) else value for name, value in told.items()}

    return Text(text.zh.format(**in_("zh")), text.en.format(**in_("en")))
