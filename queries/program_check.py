"""What a program must keep to beyond its form: measures, owners, classes and parameters that exist and fit."""

from collections.abc import Callable, Iterator, Mapping

from graph.records import KIND
from queries.faults import Fault, Place, nearest
from queries.library import names, parameters
from queries.measure import GIVEN, Measure, Value
from queries.rule import Catalogue, ClassBound, Program, Rule


def check(program: Program, catalogue: Catalogue) -> Iterator[Fault]:
    """Yield what is wrong with the program's rules, given the measures that there are."""
    if not program.rules:
        yield Fault((), "there is no [[rule]]")
    seen: set[str] = set()
    for number, rule in enumerate(program.rules):
        place: Place = ("rule", number)
        if rule.key in seen:
            yield Fault((*place, "id"), f"{rule.key} is there twice; give each its own reading")
        seen.add(rule.key)
        if rule.period == "term" and program.term is None:
            yield Fault((*place, "period"), "the program has no term = { since = …, until = … }")
        made = catalogue.get(rule.measure)
        if made is None:
            reason = f"no measure {rule.measure!r}{nearest(rule.measure, catalogue)}"
            yield Fault((*place, "measure"), reason)
        else:
            yield from (Fault((*place, *fault.place), fault.reason) for fault in _fits(rule, made))
    kinds = [submit.kind for submit in program.submits]
    for number, kind in enumerate(kinds):
        if kind in kinds[:number]:
            yield Fault(("submit", number, "kind"), f"{kind!r} is there twice")
    schemes = names("schemes", "toml")
    if program.scheme and program.scheme not in schemes and not program.scheme.endswith(".toml"):
        yield Fault(("scheme",), f"no scheme {program.scheme!r}{nearest(program.scheme, schemes)}")
    for kind in program.not_kept:
        if kind not in KIND:
            yield Fault(("not_kept",), f"no kind of sheet {kind!r}{nearest(kind, KIND)}")
        elif kind in kinds:
            yield Fault(("not_kept",), f"{kind!r} has a [[submit]]")


def _fits(rule: Rule, made: Measure) -> Iterator[Fault]:
    parts: tuple[Callable[[Rule, Measure], Iterator[Fault]], ...] = (_bound, _period, _params, _owner, _classes)
    for part in parts:
        yield from part(rule, made)


def _bound(rule: Rule, made: Measure) -> Iterator[Fault]:
    bound = rule.bound or made.bound
    if bound is None:
        yield Fault(("bound",), f"is missing, and the measure {made.id!r} has none of its own")
    elif bound.equals is not None and (rule.pro_rata or any(c.pro_rata for c in rule.classes)):
        yield Fault(("pro_rata",), "an exact number cannot be cut to a part of the period")


def _period(rule: Rule, made: Measure) -> Iterator[Fault]:
    if rule.period == "day" and "since" in made.params:
        yield Fault(("period",), f"the measure {made.id!r} counts over a period; 'day' is none")
    if rule.period == "day" and rule.pro_rata:
        yield Fault(("pro_rata",), "a day has no parts")


def _params(rule: Rule, made: Measure) -> Iterator[Fault]:
    yield from params_faults(rule.params, made)


def params_faults(params: Mapping[str, Value], made: Measure) -> Iterator[Fault]:
    """Yield what is wrong with the values given for a measure's own parameters, below the key `params`."""
    for name, value in params.items():
        if name not in made.own:
            yield Fault(("params", name), f"the measure {made.id!r} takes no such parameter{nearest(name, made.own)}")
        elif said := made.wrong(name, value):
            yield Fault(("params", name), said)
    for name in sorted(made.own - set(params)):
        yield Fault(("params",), f"the measure {made.id!r} needs {name!r} ({made.params[name]})")


def _owner(rule: Rule, made: Measure) -> Iterator[Fault]:
    if rule.owner is None:
        return
    known = [name for name in names("owners") if owned(name, made)]
    if rule.owner not in known:
        yield Fault(("owner",), f"no owner path {rule.owner!r} for {made.id!r}{nearest(rule.owner, known)}")


def _classes(rule: Rule, _: Measure) -> Iterator[Fault]:
    known = names("classes")
    for number, part in enumerate(rule.classes):
        if part.name not in known:
            yield Fault(("class", number, "name"), f"no class {part.name!r}{nearest(part.name, known)}")
        elif missing := _unknown(part):
            yield Fault(("class", number, "params"), f"the class {part.name!r} needs {', '.join(missing)}")


def _unknown(part: ClassBound) -> list[str]:
    return sorted(parameters("classes", part.name) - {"body", *GIVEN} - set(part.params))


def owned(path: str, made: Measure) -> str | None:
    """Return which end of the measure an owner path starts from: "subject", "object", or None where neither."""
    label = path.partition(".")[0]
    ends = {"subject": made.subject, "object": made.object or ""}
    return next((end for end, name in ends.items() if name.lower() == label), None)
