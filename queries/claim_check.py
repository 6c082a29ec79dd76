"""What a claims file must keep to beyond its form: ids that exist, figures as they are written, measures that are."""

from collections.abc import Iterator
from math import isfinite

from graph.faults import Fault, Place, none_such, twice
from graph.words import Text
from queries.claim import ASKED, Claim, Claims, Equation, Held
from queries.figures import PER_CENT, UNDERSTOOD, bound_of, numbers, unclear
from queries.measure import CELL, Measure
from queries.program_check import no_bound, params_faults
from queries.rule import Catalogue, Program

EITHER = Text(
    "要么写 held，要么写 uncounted 及其中英文理由", "either held, or uncounted with the reason in both languages"
)


def check(claims: Claims, catalogue: Catalogue, book: Program | None) -> Iterator[Fault]:
    """Yield what is wrong with the claims, whose rules are those of `book`, and with the equations between them."""
    if not claims.claims:
        yield Fault((), Text("没有 [[claim]]", "there is no [[claim]]"))
    seen: set[str] = set()
    for number, claim in enumerate(claims.claims):
        yield from _twice(claim.id, seen, ("claim", number, "id"))
        yield from (Fault(("claim", number, *f.place), f.reason) for f in _figure(claim))
        yield from (
            Fault(("claim", number, *f.place), f.reason) for f in _counted(claim, catalogue, book, claims.place)
        )
    known = [claim.id for claim in claims.claims]
    for number, equation in enumerate(claims.equations):
        yield from _twice(equation.id, seen, ("equation", number, "id"))
        yield from (Fault(("equation", number, *f.place), f.reason) for f in _operands(equation, known))


def _twice(id_: str, seen: set[str], place: Place) -> Iterator[Fault]:
    if id_ in seen:
        yield Fault(place, twice(id_))
    seen.add(id_)


def _figure(claim: Claim) -> Iterator[Fault]:
    found = numbers(claim.written)
    if not claim.id.startswith(f"{claim.mechanism}-"):
        yield Fault(("id",), Text(f"应以 {claim.mechanism}- 开头", f"must begin with {claim.mechanism}-"))
    if found and claim.value not in (*found, sum(found)):
        wrong = Text(
            f"{claim.value:g} 不是原文的数字“{claim.written}”",
            f"{claim.value:g} is not the figure written {claim.written!r}",
        )
        yield Fault(("value",), wrong)
    if word := unclear(claim.written):
        wrong = Text(
            f"不知道“{word}”是什么口径；{UNDERSTOOD.zh}",
            f"what {word!r} makes of the number is not known; {UNDERSTOOD.en}",
        )
        yield Fault(("written",), wrong)
    elif claim.bound != (meant := bound_of(claim.written)):
        wrong = Text(
            f"原文“{claim.written}”是 {meant}，不是 {claim.bound}",
            f"{claim.written!r} is written as {meant!r}, not as {claim.bound!r}",
        )
        yield Fault(("bound",), wrong)


def _counted(claim: Claim, catalogue: Catalogue, book: Program | None, place: str) -> Iterator[Fault]:
    """Yield what is wrong with how a figure is counted; one that nobody can count says why."""
    held = claim.held
    if (held is None) == (claim.uncounted is None):
        yield Fault(("held",), EITHER)
    if held is None:
        return
    if held.take == "share" and claim.unit.en != PER_CENT:
        yield Fault(("unit",), Text("比率的单位应为 %", f"a share is in {PER_CENT}"))
    found = [Fault(("held", *f.place), f.reason) for f in _source(held, catalogue, book, place)]
    yield from found or (Fault(("held", *f.place), f.reason) for f in _taken(held, catalogue, book))


def _source(held: Held, catalogue: Catalogue, book: Program | None, place: str) -> Iterator[Fault]:
    if (held.measure is None) == (held.rule is None):
        yield Fault((), Text("写一个指标，或本地规则集的一条规则", "names a measure, or a rule of the place's program"))
    elif held.rule is not None:
        if wrong := _no_rule(held.rule, book, place):
            yield Fault(("rule",), wrong)
        yield from (
            Fault((key,), Text("由规则给出，这里不写", "is the rule's"))
            for key in ("params", "bound")
            if getattr(held, key)
        )
    elif made := catalogue.get(str(held.measure)):
        yield from params_faults(held.params, made)
    else:
        yield Fault(("measure",), none_such("指标", "measure", held.measure, catalogue))


def _no_rule(key: str, book: Program | None, place: str) -> Text | None:
    """Return that there is no such rule, and where it was looked for."""
    if book is None:
        return Text(
            f"不知道“{key}”是哪个规则集的：旁边没有 {place}.toml，也没有自带的规则集“{place}”；"
            "请写 program = '…'（规则集名称，或 .toml 文件）",
            f"nothing says of which rule book {key!r} is: there is no {place}.toml beside this file and no rule book "
            f"{place!r} of the product's; write program = …",
        )
    known = [rule.key for rule in book.rules]
    said = none_such("规则", "rule", key, known)
    return None if key in known else Text(f"规则集 {book.name} 中{said.zh}", f"in the rule book {book.name}: {said.en}")


def _taken(held: Held, catalogue: Catalogue, book: Program | None) -> Iterator[Fault]:
    rule = next((rule for rule in book.rules if rule.key == held.rule), None) if book else None
    made: Measure = catalogue[rule.measure if rule else str(held.measure)]
    bound = (rule.bound if rule else held.bound) or made.bound
    if held.bound and held.take != "share":
        yield Fault(("bound",), Text("只用于比率", "is for a share only"))
    if held.take == "share" and bound is None:
        yield Fault(("bound",), no_bound(made.id))
    if held.take == "cells" and made.object != CELL:
        yield Fault(("take",), Text(f"指标“{made.id}”没有格", f"the measure {made.id!r} has no cells"))
    if held.take in ASKED:
        if rule is None:
            yield Fault(("take",), Text(f"“{held.take}”只用于规则", f"{held.take!r} is of a rule"))
        elif bound and not isfinite(bound.low if held.take == "least" else bound.high):
            yield Fault(("take",), Text(f"规则要求的是 {bound.text().zh}", f"the rule asks for {bound.text().en}"))
        if held.of:
            yield Fault(("of",), Text("规则对所有对象的要求相同", "a rule asks the same of all"))


def _operands(equation: Equation, known: list[str]) -> Iterator[Fault]:
    for number, part in enumerate(equation.sides):
        place: Place = ("reading", number - 1) if number else ()
        for side, operands in (("left", part.left), ("right", part.right)):
            for operand in operands:
                if isinstance(operand, str) and operand not in known:
                    yield Fault((*place, side), none_such("公布数字", "claim", operand, known))
