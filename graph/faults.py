"""What is wrong with a TOML file: the line and the key, and the nearest right word."""

import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar, get_origin

from pydantic import AfterValidator, BaseModel, ValidationError
from pydantic.fields import FieldInfo
from rapidfuzz import fuzz, process

from graph.foreign import complaint, said
from graph.miswritten import miswritten
from graph.words import NOTHING, Text, WrongValueError

Model = TypeVar("Model", bound=BaseModel)
Place = tuple[str | int, ...]
_TABLE = re.compile(r"^\s*(\[\[?)\s*([\w.\- ]+?)\s*\]\]?\s*(?:#.*)?$")
_KEY = re.compile(r"^\s*([\w\-]+)\s*=")
_LINE = re.compile(r"at line (\d+), column (\d+)")
_SMALL = 4
"""A table of so few keys is told whole where none of them is near the word that was written."""


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong: `place` is the path of keys and positions, as pydantic says it.

    `line` is where the file itself cannot be read on; 0: where the place is.
    """

    place: Place
    reason: Text
    line: int = 0

    @property
    def key(self) -> str:
        """The place as a person reads it: "rule 3, bound.at_least"."""
        said = "".join(f" {part + 1}," if isinstance(part, int) else f".{part}" for part in self.place)
        return re.sub(r"(^|,)\.", lambda m: m[1] and ", ", said).strip(" ,")


class ProgramError(WrongValueError):
    """A file of rules or settings is wrong; the message has a line for each fault: file, line, key, reason."""

    def __init__(self, path: Path, text: str, faults: Sequence[Fault]) -> None:
        lines = {fault: fault.line or line_of(text, fault.place) for fault in faults}
        ordered = sorted(faults, key=lambda fault: (lines[fault], fault.key))
        heads = {fault: f"{path.name}:{lines[fault]}: {fault.key}{': ' if fault.key else ''}" for fault in ordered}
        zh, en = ("\n".join(heads[fault] + fault.reason.in_(lang) for fault in ordered) for lang in ("zh", "en"))
        super().__init__(zh, en)
        self.faults = tuple(ordered)


def read_toml(path: Path, model: type[Model], check: Callable[[Model], Iterable[Fault]] = lambda _: ()) -> Model:
    """Read a TOML file into a model and check it further. Raises ProgramError with every fault that was found."""
    held = path.read_bytes()
    try:
        text = held.decode("utf-8-sig")  # Windows' editors put a mark before it
    except UnicodeDecodeError as error:
        line = held[: error.start].count(b"\n") + 1
        raise ProgramError(
            path, "", [Fault((), Text("不是 UTF-8 编码，请另存为 UTF-8", "is not UTF-8 text"), line)]
        ) from error
    try:
        told = tomllib.loads(text)
        made = model(**told)
    except tomllib.TOMLDecodeError as error:
        raise ProgramError(path, text, [_unreadable(text, str(error))]) from error
    except ValidationError as error:
        raise ProgramError(path, text, [*faults_of(error, model), *_beside(error, told, model, check)]) from error
    if faults := list(check(made)):
        raise ProgramError(path, text, faults)
    return made


def _unreadable(text: str, message: str) -> Fault:
    """Return where and why a text is no TOML: what a person sees there, else what the library says."""
    at = _LINE.search(message)
    line, column = (int(at[1]), int(at[2])) if at else (text.count("\n") + 1, 1)
    return Fault((), miswritten(text, line, column) or said(message), line)


def _beside(
    error: ValidationError, told: dict[str, Any], model: type[Model], check: Callable[[Model], Iterable[Fault]]
) -> list[Fault]:
    """Return what `check` finds in a file where nothing but unknown keys is wrong, as if it were without these."""
    for entry in error.errors():
        if entry["type"] != "extra_forbidden":
            return []
        held: Any = told
        for part in _place(entry, model)[:-1]:
            held = held[part]
        del held[entry["loc"][-1]]
    try:
        return list(check(model(**told)))
    except ValidationError:  # for want of what the unknown key was to be
        return []


def shaped(pattern: str, zh: str, en: str) -> AfterValidator:
    """Return a check that a text has a form, which is told in words and not by the pattern."""

    def check(text: str) -> str:
        if not re.fullmatch(pattern, text):
            raise WrongValueError(f"应为{zh}，不是“{text}”", f"must be {en}, not {text!r}")
        return text

    return AfterValidator(check)


def nearest(word: object, choices: Iterable[str]) -> Text:
    """Return "; did you mean 'x'?" for the nearest of the choices, or nothing where none is near."""
    # Of several that hold the word, or are held by it, the one that is most like it as a whole.
    found = process.extract(str(word), list(choices), score_cutoff=50, limit=8)
    near = max(found, key=lambda one: (one[1], fuzz.ratio(str(word), one[0])), default=None)
    return Text(f"；是否“{near[0]}”？", f"; did you mean {near[0]!r}?") if near else NOTHING


def none_such(zh: str, en: str, word: object, choices: Iterable[str], *, listed: bool = False) -> Text:
    """Return "no X 'word'; did you mean 'y'?", `listed` with all that there are; `zh` and `en` name what X is."""
    known = list(choices)
    near, all_ = nearest(word, known), ", ".join(known) if listed else ""
    tail = Text(f"（可用：{all_}）", f" (there are: {all_})") if all_ else NOTHING
    return Text(f"没有{zh}“{word}”{near.zh}{tail.zh}", f"no {en} {str(word)!r}{near.en}{tail.en}")


def twice(word: str) -> Text:
    """Return that a key, id or kind is there a second time."""
    return Text(f"“{word}”重复", f"{word!r} is there twice")


def faults_of(error: ValidationError, model: type[BaseModel]) -> list[Fault]:
    """Return pydantic's errors with the nearest right word for a wrong key or value."""
    # Of a choice between a word and a table, pydantic reports both; the file means the one whose form it has.
    meant = [entry for entry in error.errors() if not _of_other_form(entry)] or error.errors()
    # [[rules]] in place of [[rule]] makes a table of the [[rule.class]] below it: that is no fault of its own.
    typed = {_nearest_key(entry, model) for entry in meant if entry["type"] == "extra_forbidden"}
    own = [entry for entry in meant if not (entry["type"] == "tuple_type" and _place(entry, model) in typed)]
    return [_fault(entry, model) for entry in own]


def line_of(text: str, place: Place) -> int:
    """Return the number of the line that holds the place, or the nearest table above it; 1 where nothing fits."""
    best = (0, 1)
    for number, path in _places(text):
        held = path[:-1] if path[:-1] == place else path  # the first of several tables is where all of them are
        if held == place[: len(held)] and len(held) > best[0]:
            best = (len(held), number)
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


def _nearest_key(entry: Any, model: type[BaseModel]) -> Place:
    """Return the place of the key that an unknown one was probably meant to be."""
    place = _place(entry, model)
    known = _keys(model, place[:-1])
    found = process.extractOne(str(place[-1]), known, score_cutoff=50)
    return (*place[:-1], found[0]) if found else place


def _of_other_form(entry: Any) -> bool:
    table = isinstance(entry["input"], dict)
    return (entry["type"] == "literal_error" and table) or (entry["type"] == "model_type" and not table)


def _fault(entry: Any, model: type[BaseModel]) -> Fault:
    place = _place(entry, model)
    if entry["type"] == "extra_forbidden":
        return Fault(place, _no_key(str(place[-1]), _keys(model, place[:-1])))
    if entry["type"] == "literal_error":
        expected, given = said(entry["ctx"]["expected"]), entry["input"]
        near = nearest(given, re.findall(r"'([^']+)'", expected.en))
        return Fault(
            place,
            Text(f"应为 {expected.zh}，不是 {given!r}{near.zh}", f"must be {expected.en}, not {given!r}{near.en}"),
        )
    if entry["type"] == "missing":
        return Fault(place, Text("缺少此项", "is missing"))
    return Fault(place, complaint(entry))


def _place(entry: Any, model: type[BaseModel]) -> Place:
    # A union puts the names of its alternatives into the place; no key of a file is called so.
    shapes = {shape.__name__ for shape in _models(model)}
    return tuple(part for part in entry["loc"] if not (isinstance(part, str) and (part in shapes or "[" in part)))


def _no_key(word: str, keys: Sequence[str]) -> Text:
    """Say that a table has no such key: the nearest, or all of a small table. Of two letters nothing is near."""
    near = nearest(word, keys) if len(word) > 2 else NOTHING
    if not near and len(keys) <= _SMALL:
        listed = ", ".join(keys)
        near = Text(f"（可用：{listed}）", f" (there are: {listed})")
    return Text(f"没有这一项{near.zh}", f"no such key{near.en}")


def _keys(model: type[BaseModel], place: Place) -> list[str]:
    """Return the keys of the table at a place."""
    fields = _named(model)
    parts = (part for part in place if isinstance(part, str))
    for part in parts:
        annotation = fields[part].annotation
        if get_origin(annotation) is dict:
            next(parts)  # a key that the file chooses
        fields = _named(next(_shapes(annotation)))
    return list(fields)


def _named(model: type[BaseModel]) -> dict[str, FieldInfo]:
    return {field.alias or name: field for name, field in model.model_fields.items()}


def _models(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    yield model
    for field in model.model_fields.values():
        for shape in _shapes(field.annotation):
            yield from _models(shape)


def _shapes(annotation: Any) -> Iterator[type[BaseModel]]:
    yield from (part for part in _parts(annotation) if isinstance(part, type) and issubclass(part, BaseModel))


def _parts(annotation: Any) -> Iterator[Any]:
    yield annotation
    for part in getattr(annotation, "__args__", ()):
        yield from _parts(part)
