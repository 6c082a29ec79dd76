"""A measure file read and checked: one portable query that says a number for every subject.

A file holds TOML front matter in its opening comment, the query, and after a line `// why` a second query that
takes `$subject` (and `$object` of a pair) and returns the facts behind one value: `fact` (label or relation type),
`name`, `date` (or null), `rows` (ids of ledger rows). A measure with a column `unsure` may have a third query after a
line `// unsure`: the facts, in the same columns, that the column counts.
"""

import re
import tomllib
from collections.abc import Mapping
from itertools import product
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from graph.faults import ProgramError, faults_of, nearest, shaped
from graph.foreign import said
from graph.model import NODE
from graph.records import KIND
from graph.vocabulary import has_topic, value_of, values_of, word_for
from graph.words import Text, WrongValueError
from queries.bound import Bound

Shape = Literal["range", "events", "exactly-one", "filed", "chain", "match", "pattern", "sum", "grid", "funnel"]
Moves = Literal["up", "down", "any", "subjects"]
"""How one more row of a sheet kind can move a value: only up, only down, either way, or not at all: "subjects" is a
kind that can only bring further subjects, so that without it no verdict is unknown, but the rule cannot pass.

The lists that are needed say which platforms, groups and departments there are. What a log names besides (the platform
of a report) is a subject once its row is there; a list that is whole does not wait for every log that might."""
Value = int | float | str | list[str]

GIVEN = ("since", "until", "day")
"""Parameters that follow from body and period; all others are a measure's own, and a rule must say them."""

CELL = "cell"
UNSURE = "unsure"
ALL_KINDS = Text("全部", "all")
_SHOWN = 8

_FILE = re.compile(
    r"\A/\*---\n(?P<front>.*?)\n---\*/\n(?P<query>.*?)\n// why\n(?P<why>.*?)(?:\n// unsure\n(?P<unsure>.*))?\Z", re.S
)


class MeasureError(WrongValueError):
    """A measure file is wrong, or there is none; the message names file, line and key."""


class Words(BaseModel):
    """A text in both languages, as TOML writes it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    zh: str = Field(title="中文", description="in Chinese")
    en: str = Field(title="英文", description="in English")

    @property
    def text(self) -> Text:
        """The same as a Text."""
        return Text(self.zh, self.en)


class Measure(BaseModel):
    """One measure. `subject` and `object` are node labels; a measure with an `object` is of pairs.

    The object "cell" is no node: it is a word of a grid (a source of topics, a way to serve) that a parameter lists;
    `cells` are the topics of the vocabulary in which its parts ("room/county") are found.
    `words` says of which words a parameter is: a topic of the vocabulary, or the words themselves, "each|share|half".
    `examples` has a value for each of the measure's own parameters: tests and benchmarks ask with it, pages show it.
    `brings` says, as patterns, which words of a parameter a sheet can bring: { kinds = { duties = "duty" } }; an empty
    list is the word "", and of several parameters, "before|after", the words of any count. `adds` names sheets that
    bring further subjects even without any of the words.
    `hinges` are evidence columns of which one row in doubt moves one: where such rows move several, the value may be
    anything, since each of them may be true without the others.
    An evidence column `unsure` says how much greater the value may be for what the rows leave blank; null: any amount.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: Annotated[str, shaped(r"[a-z][a-z0-9-]+", "小写字母、数字和连接号", "of small letters, digits, hyphens")]
    title: Words
    shape: Shape
    subject: str
    object: str | None = None
    cells: tuple[str, ...] = ()
    unit: Words
    needs: dict[str, Moves]
    brings: dict[str, dict[str, str]] = {}
    adds: tuple[str, ...] = ()
    params: dict[str, Literal["date", "int", "float", "text", "texts"]] = {}
    words: dict[str, str] = {}
    examples: dict[str, Value] = {}
    bound: Bound | None = None
    gap: Words
    evidence: dict[str, Words] = {}
    hinges: tuple[str, ...] = ()
    mechanisms: tuple[str, ...]
    note: Words | None = None
    theme: str
    query: str
    why: str
    perhaps: str = ""

    def model_post_init(self, _: Any) -> None:
        """Check names against the model and the record kinds."""
        unknown = [label for label in (self.subject, self.object) if label and label not in (*NODE, CELL)]
        unknown += [kind for kind in self.needs if kind not in KIND]
        if unknown:
            names = ", ".join(unknown)
            raise WrongValueError(f"模型中没有：{names}", f"not in the model: {names}")
        if set(self.examples) != self.own:
            own, given = ", ".join(sorted(self.own)), ", ".join(sorted(self.examples))
            raise WrongValueError(
                f"examples 应正好是 {own} 的例子，不是 {given}", f"examples must be of {own}, not of {given}"
            )
        for name, value in self.examples.items():
            if wrong := self.wrong(name, value):
                raise WrongValueError(f"“{name}”的例子{wrong.zh}", f"the example of {name!r} {wrong.en}")
        if self.cells and (self.object != CELL or not all(map(has_topic, self.cells))):
            raise WrongValueError(
                "cells 应为词表的主题，且 object 为 cell", "cells must be topics of the vocabulary, of an object 'cell'"
            )
        for name, topic in self.words.items():
            if name not in self.own or not ("|" in topic or has_topic(topic)):
                raise WrongValueError(
                    f"words 的“{name}”：词表中没有主题“{topic}”，或没有这个参数",
                    f"words of {name!r}: {topic!r} is no topic of the vocabulary, or there is no such parameter",
                )
        for name, sheets in self.brings.items():
            kinds = {self.params.get(one) for one in name.split("|")}
            if not kinds <= {"text", "texts"} or not set(sheets) <= set(self.needs):
                raise WrongValueError(
                    f"brings 的“{name}”：应为 text 或 texts 参数，且只写 needs 中的表",
                    f"brings of {name!r}: it must be of a text or texts, and bring sheets of `needs`",
                )
        if strays := set(self.hinges) - set(self.evidence):
            names = ", ".join(sorted(strays))
            raise WrongValueError(
                f"hinges 只写 evidence 中的列，不是 {names}", f"hinges must be of evidence, not {names}"
            )
        if strays := set(self.adds) - set(self.needs):
            names = ", ".join(sorted(strays))
            raise WrongValueError(
                f"adds 只写 needs 中的表，不是 {names}", f"adds must be of sheets of `needs`, not {names}"
            )

    def asking(self, params: Mapping[str, Any]) -> "Measure":
        """Return the measure with those of its needs that matter for these values of its own parameters."""
        idle = {
            sheet
            for name, sheets in self.brings.items()
            for sheet, words in sheets.items()
            if not any(re.fullmatch(words, word) for one in name.split("|") for word in _listed(params.get(one)))
        }
        left: dict[str, Moves] = {k: "subjects" if k in idle else v for k, v in self.needs.items()}
        return self.model_copy(update={"needs": {k: v for k, v in left.items() if k not in idle or k in self.adds}})

    def wrong(self, name: str, value: Value) -> Text | None:
        """Say what is wrong with a value of an own parameter, with the nearest right word; None where nothing is."""
        if unfit := misfit(self.params[name], value):
            return unfit
        known = self._known(name)
        told = value if isinstance(value, list) else [value]
        strays = [(word, self._meant(name, str(word), known)) for word in told if known and word not in known]
        shown = ", ".join([*known[:_SHOWN], "… (docs/programs.md)"] if len(known) > _SHOWN else known)
        if not strays:
            return None
        zh, en = ([f"{word!r}{near.in_(lang)}" for word, near in strays] for lang in ("zh", "en"))
        return Text(f"应为 {shown}，不是 {'；不是 '.join(zh)}", f"must be of {shown}, not {'; not '.join(en)}")

    def said(self, name: str, value: Value) -> Text:
        """Return how a value of an own parameter is shown; an empty list asks for all."""
        topic, told = self.words.get(name, ""), value if isinstance(value, list) else [value]
        if name == "cells":
            shown = [self.cell(str(word)) for word in told]
        else:
            shown = [word_for(topic, str(word)) if has_topic(topic) else Text(f"{word}", f"{word}") for word in told]
        comma = "; " if name == "cells" else ", "
        return Text("、".join(t.zh for t in shown), comma.join(t.en for t in shown)) if shown else ALL_KINDS

    def _meant(self, name: str, word: str, known: list[str]) -> Text:
        """Suggest the value that a sheet's word stands for, else the nearest."""
        topic = self.words.get(name, "")
        value = value_of(topic, word) if has_topic(topic) else word
        return nearest(value if value in known else word, known)

    def _known(self, name: str) -> list[str]:
        """Return all words that a parameter may have; empty where it may have any."""
        if name == "cells":
            parts = product(*(values_of(topic) for topic in self.cells)) if self.cells else ()
            return ["/".join(part) for part in parts]
        topic = self.words.get(name, "")
        return topic.split("|") if "|" in topic else values_of(topic) if topic else []

    def cell(self, word: str) -> Text:
        """Return how a cell is shown; a word that has no topic is shown as it is."""
        parts = word.split("/")
        if len(parts) != len(self.cells):
            return Text(word, word)
        shown = [word_for(topic, part) for topic, part in zip(self.cells, parts, strict=True)]
        return Text("·".join(part.zh for part in shown), ", ".join(part.en for part in shown))

    @property
    def own(self) -> set[str]:
        """The names of its own parameters."""
        return set(self.params) - set(GIVEN)


def _listed(told: Value | None) -> list[str]:
    """Return the words that a parameter has; none at all is the word ""."""
    return [told] if isinstance(told, str) else told if told and isinstance(told, list) else [""]


def misfit(kind: str, value: Value) -> Text | None:
    """Say how a value does not fit a kind of parameter; None where it does."""
    kinds: dict[str, Any] = {"int": int, "float": (int, float), "text": str, "texts": list}
    fits = kind in kinds and isinstance(value, kinds[kind]) and not isinstance(value, bool)
    return None if fits else Text(f"应为 {kind}，不是 {value!r}", f"must be {kind}, not {value!r}")


def read_measure(path: Path) -> Measure:
    """Read one measure file. Raises MeasureError, which names the file and what is wrong with it."""
    match = _FILE.match(path.read_text("utf-8"))
    if match is None:
        form = "/*--- front matter ---*/ query // why query"
        raise MeasureError(f"{path.name}：不是 {form} 的形式", f"{path.name}: not of the form {form}")
    try:
        front = tomllib.loads(match["front"])
        own = {name: (match[name] or "").strip() for name in ("query", "why", "unsure")}
        made = Measure(**front, theme=path.parent.name, query=own["query"], why=own["why"], perhaps=own["unsure"])
    except ValidationError as error:
        # The front matter begins in the second line of the file.
        raise MeasureError(ProgramError(path, f"\n{match['front']}", faults_of(error, Measure)).text) from error
    except (tomllib.TOMLDecodeError, TypeError) as error:
        wrong = said(str(error))
        raise MeasureError(f"{path.name}：{wrong.zh}", f"{path.name}: {wrong.en}") from error
    if made.id != path.stem:
        raise MeasureError(
            f"{path.name}：id 是“{made.id}”，与文件名不符",
            f"{path.name}: id is {made.id!r}, the file says {path.stem!r}",
        )
    return made
