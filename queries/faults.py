"""What is wrong with a TOML file: the line and the key, and the nearest right word."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError
from rapidfuzz import process

Place = tuple[str | int, ...]
_TABLE = re.compile(r"^\s*(\[\[?)\s*([\w.\- ]+?)\s*\]\]?\s*(?:#.*)?$")
_KEY = re.compile(r"^\s*([\w\-]+)\s*=")


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong: `place` is the path of keys and positions, as pydantic says it."""

    place: Place
    reason: str

    @property
    def key(self) -> str:
        """The place as a person reads it: "rule 3, bound.at_least"."""
        said = "".join(f" {part + 1}," if isinstance(part, int) else f".{part}" for part in self.place)
        return re.sub(r"(^|,)\.", lambda m: m[1] and ", ", said).strip(" ,")


class ProgramError(ValueError):
    """A program file is wrong; the message has a line for each fault: file, line, key, reason."""

    def __init__(self, path: Path, text: str, faults: Sequence[Fault]) -> None:
        lines = {fault: line_of(text, fault.place) for fault in faults}
        ordered = sorted(faults, key=lambda fault: (lines[fault], fault.key))
        super().__init__("\n".join(f"{path.name}:{lines[fault]}: {fault.key}: {fault.reason}" for fault in ordered))
        self.faults = tuple(ordered)


def nearest(word: object, choices: Iterable[str]) -> str:
    """Return "; did you mean 'x'?" for the nearest of the choices, or nothing where none is near."""
    near = process.extractOne(str(word), list(choices), score_cutoff=50)
    return f"; did you mean {near[0]!r}?" if near else ""


def faults_of(error: ValidationError, model: type[BaseModel]) -> list[Fault]:
    """Return pydantic's errors with the nearest right word for a wrong key or value."""
    keys, shapes = set(_fields(model)), {shape.__name__ for shape in _models(model)}
    # Of a choice between a word and a table, pydantic reports both; the file means the one whose form it has.
    meant = [entry for entry in error.errors() if not _of_other_form(entry)]
    return [_fault(entry, keys, shapes) for entry in meant or error.errors()]


def line_of(text: str, place: Place) -> int:
    """Return the number of the line that holds the place, or the nearest table above it; 1 where nothing fits."""
    best = (0, 1)
    for number, path in _places(text):
        if path == place[: len(path)] and len(path) > best[0]:
            best = (len(path), number)
    return best[1]


def _places(text: str) -> Iterator[tuple[int, Place]]:
    """Yield (line, place) of every table heading and key; the n-th [[rule]] is ("rule", n)."""
    prefix: Place = ()
    counted: dict[Place, int] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if heading := _TABLE.match(line):
            prefix = _entered(heading[2].split("."), heading[1] == "[[", counted)
            yield number, prefix
        elif key := _KEY.match(line):
            yield number, (*prefix, key[1])


def _entered(names: Sequence[str], many: bool, counted: dict[Place, int]) -> Place:
    place: Place = ()
    for depth, name in enumerate(names, 1):
        place = (*place, name.strip())
        if many and depth == len(names):
            counted[place] = counted.get(place, -1) + 1
        if place in counted:
            place = (*place, counted[place])
    return place


def _of_other_form(entry: Any) -> bool:
    table = isinstance(entry["input"], dict)
    return (entry["type"] == "literal_error" and table) or (entry["type"] == "model_type" and not table)


def _fault(entry: Any, keys: Iterable[str], shapes: set[str]) -> Fault:
    # A union puts the names of its alternatives into the place; no key of a file is called so.
    place = tuple(part for part in entry["loc"] if not (isinstance(part, str) and (part in shapes or "[" in part)))
    if entry["type"] == "extra_forbidden":
        return Fault(place, f"no such key{nearest(place[-1], keys)}")
    if entry["type"] == "literal_error":
        expected = re.findall(r"'([^']+)'", entry["ctx"]["expected"])
        return Fault(
            place, f"must be {entry['ctx']['expected']}, not {entry['input']!r}{nearest(entry['input'], expected)}"
        )
    if entry["type"] == "missing":
        return Fault(place, "is missing")
    return Fault(place, str(entry["msg"]).removeprefix("Value error, "))


def _models(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    yield model
    for field in model.model_fields.values():
        for part in _parts(field.annotation):
            if isinstance(part, type) and issubclass(part, BaseModel):
                yield from _models(part)


def _parts(annotation: Any) -> Iterator[Any]:
    yield annotation
    for part in getattr(annotation, "__args__", ()):
        yield from _parts(part)


def _fields(model: type[BaseModel]) -> Iterator[str]:
    for shape in _models(model):
        yield from (field.alias or name for name, field in shape.model_fields.items())
