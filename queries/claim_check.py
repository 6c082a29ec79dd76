"""What a claims file must keep to beyond its form: ids that exist, figures as they are written, measures that are."""

from collections.abc import Iterator

from queries.claim import Claim, Claims, Equation
from queries.faults import Fault, Place, nearest
from queries.figures import bound_of, numbers
from queries.program_check import params_faults
from queries.rule import Catalogue


def check(claims: Claims, catalogue: Catalogue) -> Iterator[Fault]:
    """Yield what is wrong with the claims and with the equations between them."""
    if not claims.claims:
        yield Fault((), "there is no [[claim]]")
    if claims.period.since >= claims.period.until:
        yield Fault(("period",), "ends before it begins")
    seen: set[str] = set()
    for number, claim in enumerate(claims.claims):
        yield from _twice(claim.id, seen, ("claim", number, "id"))
        yield from (Fault(("claim", number, *f.place), f.reason) for f in _figure(claim, catalogue))
    known = [claim.id for claim in claims.claims]
    for number, equation in enumerate(claims.equations):
        yield from _twice(equation.id, seen, ("equation", number, "id"))
        yield from (Fault(("equation", number, *f.place), f.reason) for f in _operands(equation, known))


def _twice(id_: str, seen: set[str], place: Place) -> Iterator[Fault]:
    if id_ in seen:
        yield Fault(place, f"{id_} is there twice")
    seen.add(id_)


def _figure(claim: Claim, catalogue: Catalogue) -> Iterator[Fault]:
    held, found = claim.held, numbers(claim.written)
    if not claim.id.startswith(f"{claim.mechanism}-"):
        yield Fault(("id",), f"must begin with {claim.mechanism}-")
    if claim.period and claim.period.since >= claim.period.until:
        yield Fault(("period",), "ends before it begins")
    if found and claim.value not in (*found, sum(found)):
        yield Fault(("value",), f"{claim.value:g} is not the figure written {claim.written!r}")
    if claim.bound != (meant := bound_of(claim.written)):
        yield Fault(("bound",), f"{claim.written!r} is written as {meant!r}, not as {claim.bound!r}")
    if held and held.measure not in catalogue:
        yield Fault(("held", "measure"), f"no measure {held.measure!r}{nearest(held.measure, catalogue)}")
    elif held:
        yield from (Fault(("held", *f.place), f.reason) for f in params_faults(held.params, catalogue[held.measure]))


def _operands(equation: Equation, known: list[str]) -> Iterator[Fault]:
    for number, part in enumerate(equation.sides):
        place: Place = ("reading", number - 1) if number else ()
        for side, operands in (("left", part.left), ("right", part.right)):
            for operand in operands:
                if isinstance(operand, str) and operand not in known:
                    yield Fault((*place, side), f"no claim {operand!r}{nearest(operand, known)}")
