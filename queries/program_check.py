"""What a program must keep to beyond its form: measures, owners, classes and parameters that exist and fit."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from graph.faults import Fault, Place, nearest, none_such, twice
from graph.records import KIND
from graph.words import Text
from queries.library import names, parameters
from queries.measure import GIVEN, Measure, Value
from queries.places import mechanism_titles, places
from queries.rule import Catalogue, ClassBound, Program, Rule


def check(program: Program, catalogue: Catalogue, folder: Path) -> Iterator[Fault]:
    """Yield what is wrong with the program of a file in `folder`, given the measures that there are."""
    if not program.rules:
        yield Fault((), Text("没有 [[rule]]", "there is no [[rule]]"))
    seen: set[str] = set()
    for number, rule in enumerate(program.rules):
        place: Place = ("rule", number)
        if rule.key in seen:
            again = Text(
                f"{rule.key} 重复；请各写一种理解 reading", f"{rule.key} is there twice; give each its own reading"
            )
            yield Fault((*place, "id"), again)
        seen.add(rule.key)
        if rule.period == "term" and program.term is None:
            form = "term = { since = …, until = … }"
            yield Fault((*place, "period"), Text(f"规则集没有写 {form}", f"the program has no {form}"))
        made = catalogue.get(rule.measure)
        if made is None:
            yield Fault((*place, "measure"), none_such("指标", "measure", rule.measure, catalogue))
        else:
            yield from (Fault((*place, *fault.place), fault.reason) for fault in _fits(rule, made))
    kinds = [submit.kind for submit in program.submits]
    for number, kind in enumerate(kinds):
        if kind in kinds[:number]:
            yield Fault(("submit", number, "kind"), twice(kind))
    if program.scheme and (wrong := _no_scheme(program.scheme, folder)):
        yield Fault(("scheme",), wrong)
    for kind in program.not_kept:
        if kind not in KIND:
            yield Fault(("not_kept",), none_such("这种表", "kind of sheet", kind, KIND))
        elif kind in kinds:
            yield Fault(("not_kept",), Text(f"“{kind}”已有 [[submit]]", f"{kind!r} has a [[submit]]"))


def _no_scheme(name: str, folder: Path) -> Text | None:
    """Return that there is no such scheme: a name, or a file of one's own, whose path begins at the rule book."""
    if not name.endswith(".toml"):
        known = names("schemes", "toml")
        return None if name in known else none_such("积分办法", "scheme", name, known)
    if (folder / name).is_file():
        return None
    return Text(
        f"找不到积分办法文件 {folder / name}（路径从规则集文件所在的文件夹算起）",
        f"there is no scheme file {folder / name} (the path begins at the folder of the rule book)",
    )


def _fits(rule: Rule, made: Measure) -> Iterator[Fault]:
    parts: list[Callable[[Rule, Measure], Iterator[Fault]]]
    parts = [_bound, _period, _params, _owner, _classes, _source]
    for part in parts:
        yield from part(rule, made)


def _bound(rule: Rule, made: Measure) -> Iterator[Fault]:
    bound = rule.bound or made.bound
    if bound is None:
        yield Fault(("bound",), no_bound(made.id))
    elif bound.equals is not None and (rule.pro_rata or any(c.pro_rata for c in rule.classes)):
        yield Fault(
            ("pro_rata",), Text("等于某数的要求不能按期间折算", "an exact number cannot be cut to a part of the period")
        )


def no_bound(measure: str) -> Text:
    """Return that neither a file nor its measure says what is asked."""
    return Text(f"没有写，指标“{measure}”自己也没有", f"is missing, and the measure {measure!r} has none of its own")


def _period(rule: Rule, made: Measure) -> Iterator[Fault]:
    if rule.period == "day" and "since" in made.params:
        none = Text(
            f"指标“{made.id}”按期间计，“day”不是期间", f"the measure {made.id!r} counts over a period; 'day' is none"
        )
        yield Fault(("period",), none)
    if rule.period == "day" and rule.pro_rata:
        yield Fault(("pro_rata",), Text("一天不能再折算", "a day has no parts"))


def _params(rule: Rule, made: Measure) -> Iterator[Fault]:
    yield from params_faults(rule.params, made)


def params_faults(params: Mapping[str, Value], made: Measure) -> Iterator[Fault]:
    """Yield what is wrong with the values given for a measure's own parameters, below the key `params`."""
    for name, value in params.items():
        if name not in made.own:
            near = nearest(name, made.own)
            none = Text(
                f"指标“{made.id}”没有这个参数{near.zh}", f"the measure {made.id!r} takes no such parameter{near.en}"
            )
            yield Fault(("params", name), none)
        elif wrong := made.wrong(name, value):
            yield Fault(("params", name), wrong)
    for name in sorted(made.own - set(params)):
        kind = made.params[name]
        yield Fault(
            ("params",),
            Text(f"指标“{made.id}”要有 {name}（{kind}）", f"the measure {made.id!r} needs {name!r} ({kind})"),
        )


def _owner(rule: Rule, made: Measure) -> Iterator[Fault]:
    if rule.owner is None:
        return
    known = [name for name in names("owners") if owned(name, made)]
    if rule.owner not in known:
        near, listed = nearest(rule.owner, known), ", ".join(known)
        yield Fault(
            ("owner",),
            Text(
                f"指标“{made.id}”没有责任路径“{rule.owner}”{near.zh}（可用：{listed or '无'}）",
                f"no owner path {rule.owner!r} for {made.id!r}{near.en} (there are: {listed or 'none'})",
            ),
        )


def _classes(rule: Rule, _: Measure) -> Iterator[Fault]:
    known = names("classes")
    for number, part in enumerate(rule.classes):
        if any((part.name, part.of, part.params) == (p.name, p.of, p.params) for p in rule.classes[:number]):
            yield Fault(("class", number, "name"), twice(part.name))
        if part.name not in known:
            yield Fault(("class", number, "name"), none_such("类别", "class", part.name, known))
        else:
            yield from (Fault(("class", number, *fault.place), fault.reason) for fault in _class_params(part))


def _source(rule: Rule, _: Measure) -> Iterator[Fault]:
    """Hold ids of the eight places against the list; other places have ids of their own."""
    known = mechanism_titles()
    for id_ in rule.source.mechanisms:
        if id_ not in known and id_.rstrip("0123456789") in places():
            yield Fault(("source", "mechanisms"), none_such("机制", "mechanism", id_, known))


def _class_params(part: ClassBound) -> Iterator[Fault]:
    takes = parameters("classes", part.name) - {"body", *GIVEN}
    for name in part.params:
        if name not in takes:
            near = nearest(name, takes)
            none = Text(
                f"类别“{part.name}”没有这个参数{near.zh}", f"the class {part.name!r} takes no such parameter{near.en}"
            )
            yield Fault(("params", name), none)
    if lacking := ", ".join(sorted(takes - set(part.params))):
        yield Fault(("params",), Text(f"类别“{part.name}”要有 {lacking}", f"the class {part.name!r} needs {lacking}"))


def owned(path: str, made: Measure) -> str | None:
    """Return which end of the measure an owner path starts from: "subject", "object", or None where neither."""
    label = path.partition(".")[0]
    ends = {"subject": made.subject, "object": made.object or ""}
    return next((end for end, name in ends.items() if name.lower() == label), None)
