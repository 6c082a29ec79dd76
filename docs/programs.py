"""The page of rule books: every key of their files, and every word that these may use, from the models themselves."""

import json
import types
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from graph.office import BodySettings, Settings
from graph.records import KIND
from graph.vocabulary import has_topic, values_of, word_for
from queries.bound import Bound
from queries.catalog import measures
from queries.library import meaning, names, parameters
from queries.measure import GIVEN, Words
from queries.period import OwnYear, Term
from queries.program import program_names
from queries.rule import ClassBound, Program, Reading, Rule, Source
from queries.scheme import Dimension, Grade, Item, Requirement, Scheme, scheme_names
from queries.submissions import Submit

EXAMPLE = Path(__file__).with_name("example-program.toml")
EXAMPLE_SCHEME = Path(__file__).with_name("example-scheme.toml")
TABLES: dict[type[BaseModel], str] = {
    Program: "the file 规则集",
    Rule: "[[rule]] 规则",
    ClassBound: "[[rule.class]] 类别的要求",
    Submit: "[[submit]] 报送",
    Bound: "bound 要求值",
    OwnYear: "period 自定的年度或时段",
    Reading: "reading 理解",
    Source: "source 出处",
    Term: "term 届期",
    Words: "a text 中英文",
}
SCHEMES: dict[type[BaseModel], str] = {
    Scheme: "the file 积分办法",
    Dimension: "[[dimension]] 维度",
    Item: "[[dimension.item]] 计分项",
    Grade: "[[grade]] 等次",
    Requirement: "[[require]] 必须做到的事",
}
PLAIN = {str: "text", int: "whole number", float: "number", bool: "true, false", date: "date", type(None): ""}

INTRODUCTION = """\
A rule book is one TOML file. `liaison init 某县政协 --program my.toml` checks it and copies it into the office folder;
`liaison measures check my.toml` says what is wrong, by line and key; `liaison rules` lists its rules. To change the
rule book of an office, edit the file in its folder, or put another there and name it in `office.toml`
(`program = "my.toml"`); nothing need be loaded again. A scheme of one's own for `liaison score` lies there too.

规则集是一个 TOML 文件。`liaison init 某县政协 --program my.toml` 先检查，再复制进机关文件夹；`liaison measures check
my.toml` 逐行指出写错的地方；`liaison rules` 列出规则。已建的机关要换规则集：改机关文件夹里的这个文件，
或放入另一个文件并在 `office.toml` 中改 `program = "my.toml"`，数据不必重新入库。自己的积分办法也放在机关文件夹里。

Of the product 自带的规则集: {}."""


def program_page(warning: str) -> Iterator[str]:
    """Yield the page."""
    yield f"# Rule books 规则集\n\n{warning}\n"
    yield INTRODUCTION.format(", ".join(program_names()))
    yield f"\n## A whole example 完整示例\n\n```toml\n{EXAMPLE.read_text('utf-8').rstrip()}\n```\n"
    yield "## Keys 各项写法"
    for model, heading in TABLES.items():
        yield from _keys(model, heading)
    yield from _schemes()
    yield from _shelf("classes", "Classes 类别", "name")
    yield from _shelf("owners", "Owner paths 责任路径", "owner")
    yield "\n## Kinds of sheet 表的种类\n\n| kind | 名称 | name |\n|---|---|---|"
    yield from (f"| `{kind.name}` | {kind.label.zh} | {kind.label.en} |" for kind in KIND.values())
    yield from _words()
    yield "\n## office.toml 机关设置\n\nAn environment variable (`LIAISON_STORE`, …) wins over the file. 环境变量优先。"
    yield from _keys(Settings, "office.toml")
    yield from _keys(BodySettings, "[body]")


def _schemes() -> Iterator[str]:
    """Yield how a scheme for scoring members is written; bounds, periods and texts are those of a rule book."""
    yield "\n## Schemes for scoring members 积分办法\n"
    yield "`liaison score --scheme my-scheme.toml`, or `scheme = …` in the rule book 或写在规则集的 `scheme` 里。"
    yield f"Of the product 自带的: {', '.join(scheme_names())}."
    yield f"\n```toml\n{EXAMPLE_SCHEME.read_text('utf-8').rstrip()}\n```"
    for model, heading in SCHEMES.items():
        yield from _keys(model, heading)


def _keys(model: type[BaseModel], heading: str) -> Iterator[str]:
    yield f"\n### {heading}\n\n| key | value | without it | 说明 | meaning |\n|---|---|---|---|---|"
    for name, field in model.model_fields.items():
        zh, en = (str(said).replace("|", "\\|") for said in (field.title, field.description))
        yield f"| `{field.alias or name}` | {_value(field.annotation)} | {_default(field)} | {zh} | {en} |"


def _value(annotation: Any) -> str:
    """Say what is written for a type: "number", "list of text", "`year`, `month`"."""
    origin, args = get_origin(annotation), get_args(annotation)
    if origin is Literal:
        return ", ".join(f"`{word}`" for word in args)
    if origin in (Union, types.UnionType):
        return ", ".join(filter(None, map(_value, args)))
    if origin in (tuple, list):
        return f"list of {_value(args[0])}"
    if origin is dict:
        return "table"
    if hasattr(annotation, "__metadata__"):
        return _value(args[0])
    return PLAIN[annotation] if annotation in PLAIN else f"table ({(TABLES | SCHEMES).get(annotation, '[body]')})"


def _default(field: FieldInfo) -> str:
    if field.is_required():
        return "**required 必填**"
    default = field.get_default(call_default_factory=True)
    return "" if default in (None, (), {}) else f"`{json.dumps(default)}`"


def _shelf(shelf: str, heading: str, key: str) -> Iterator[str]:
    yield f"\n## {heading}\n\n| {key} | params | 说明 | what it is |\n|---|---|---|---|"
    for name in names(shelf):
        own = ", ".join(f"`{one}`" for one in sorted(parameters(shelf, name) - {"body", *GIVEN}))
        said = meaning(shelf, name)
        yield f"| `{name}` | {own} | {said.zh} | {said.en} |"


def _words() -> Iterator[str]:
    """Yield the words that parameters of measures may have: those of a topic once, others with their measure."""
    told: dict[str, list[str]] = {}
    for made in measures().values():
        for name, topic in made.words.items():
            told.setdefault(topic, []).append(f"{made.id} `{name}`")
        for topic in made.cells:
            told.setdefault(topic, []).append(f"{made.id} `cells`")
    yield "\n## Words of parameters 参数用词\n"
    yield "What a measure's parameter takes, with an example of each: [measures](measures.md). 各指标的参数见指标目录。"
    for topic in sorted(told, key=lambda topic: (not has_topic(topic), topic)):
        yield f"\n### {topic if has_topic(topic) else 'of ' + told[topic][0]}\n\nfor {'; '.join(told[topic])}\n"
        if not has_topic(topic):
            yield ", ".join(f"`{word}`" for word in topic.split("|"))
            continue
        yield "| word | 中文 | English |\n|---|---|---|"
        yield from (f"| `{v}` | {word_for(topic, v).zh} | {word_for(topic, v).en} |" for v in values_of(topic))
