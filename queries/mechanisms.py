"""The mechanisms that the published reports tell of, each with all that checks it: found from the files, kept nowhere.

A mechanism is checked by the measures that name it in their front matter, and by the claims that carry its id; a claim
that an office's own graph can answer brings in the measure that counts it, or that its rule asks for.
"""

import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from graph.words import Text
from queries.catalog import FOLDER as MEASURES
from queries.catalog import measures
from queries.claim import Claim
from queries.claims import claims_of, program_of
from queries.measure import Measure
from queries.places import mechanism_titles
from queries.program import FOLDER as PROGRAMS
from queries.program import read_program
from queries.rule import Program


@dataclass(frozen=True)
class Mechanism:
    """One mechanism: `rules` are "program: rule", `kinds` the sheets that feed it, `cases` counted by their kind."""

    id: str
    title: Text
    measures: tuple[Measure, ...]
    claims: tuple[Claim, ...]
    rules: tuple[str, ...]
    kinds: tuple[str, ...]
    cases: Mapping[str, int]

    @property
    def place(self) -> str:
        """Return the letters of the place that it is of."""
        return self.id.rstrip("0123456789")


@cache
def mechanisms() -> tuple[Mechanism, ...]:
    """Return all mechanisms in the order of the file."""
    claims = [(claim, _counting(claim, program_of(place))) for place in claims_of() for claim in place.claims]
    rules = [(rule, path.stem) for path in sorted(PROGRAMS.glob("*.toml")) for rule in read_program(path).rules]
    return tuple(
        _mechanism(
            id_,
            title,
            [(claim, measure) for claim, measure in claims if claim.mechanism == id_],
            [f"{name}: {rule.key}" for rule, name in rules if id_ in rule.source.mechanisms],
        )
        for id_, title in mechanism_titles().items()
    )


def _counting(claim: Claim, book: Program | None) -> str | None:
    """Return the measure that counts a claim, itself or by a rule."""
    if claim.held is None:
        return None
    return book.choose(claim.held.rule)[0].measure if claim.held.rule and book else claim.held.measure


def _mechanism(id_: str, title: Text, claims: list[tuple[Claim, str | None]], rules: list[str]) -> Mechanism:
    known, counted = measures(), {measure for _, measure in claims}
    checking = tuple(made for made in known.values() if id_ in made.mechanisms or made.id in counted)
    kinds = dict.fromkeys(kind for made in checking for kind in made.needs)
    return Mechanism(
        id_, title, checking, tuple(claim for claim, _ in claims), tuple(rules), tuple(kinds), _cases(checking)
    )


def _cases(checking: Iterable[Measure]) -> Counter[str]:
    names: list[str] = []
    for made in checking:
        path = MEASURES / made.theme / f"{made.id}.cases.toml"
        names += [case["name"] for case in tomllib.loads(path.read_text("utf-8"))["case"]] if path.exists() else []
    return Counter(name.partition(":")[0] for name in names)
