"""A batch: one table of an office's TOML, read into a dataclass; a misspelt key or gap is an error that says where."""

from collections.abc import Iterator, Mapping
from dataclasses import MISSING, dataclass, field, fields
from typing import Any, ClassVar, Self, TypeVar

from samples.answer import Subject
from samples.plan import Office
from samples.spec import Table


@dataclass(frozen=True)
class Gap:
    """How many subjects are in gap, and under which rules of the program they must come out, as gap or as unknown."""

    count: int = 1
    rules: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()

    def plant(self, office: Office, subject: Subject) -> None:
        """Note a subject in the answer."""
        for rules, into in ((self.rules, office.gaps), (self.unknown, office.unknown)):
            for rule in rules:
                into.setdefault(rule, []).append(subject)


NONE = Gap(0)


def gap_names(words: str) -> frozenset[str]:
    """Return the gaps that a part knows, from one text."""
    return frozenset(words.split())


@dataclass(frozen=True)
class Batch:
    """What all batches have: an `id` that others call it by, and gaps by name (`GAPS`: the names a part knows)."""

    GAPS: ClassVar[frozenset[str]] = frozenset()
    id: str = ""
    gaps: Mapping[str, Gap] = field(default_factory=dict)

    def gap(self, name: str) -> Gap:
        """Return a gap; one of no subjects and no rules where it is not planted."""
        assert name in self.GAPS, name
        return self.gaps.get(name, NONE)

    @classmethod
    def read(cls, part: str, table: Table) -> Self:
        """Make a batch of a table. Raises ValueError for a key or gap that this part does not know."""
        known = {f.name for f in fields(cls)}
        if strange := sorted(set(table) - known):
            raise ValueError(f"[[{part}]]: no key {strange[0]!r}; there are: {', '.join(sorted(known))}")
        planted = {name: _gap(part, held) for name, held in table.get("gaps", {}).items()}
        if strange := sorted(set(planted) - cls.GAPS):
            raise ValueError(f"[[{part}]]: no gap {strange[0]!r}; there are: {', '.join(sorted(cls.GAPS))}")
        lacking = [
            f.name for f in fields(cls) if f.name not in table and f.default is MISSING and f.default_factory is MISSING
        ]
        if lacking:
            raise ValueError(f"[[{part}]]: {lacking[0]} is missing")
        held = {name: _frozen(value) for name, value in table.items() if name != "gaps"}
        return cls(**held, gaps=planted)


B = TypeVar("B", bound=Batch)


def batches(office: Office, part: str, kind: type[B]) -> Iterator[B]:
    """Yield the batches of a part in the order of the TOML."""
    for table in office.spec.parts.get(part, ()):
        yield kind.read(f"{office.spec.name}: {part}", table)


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def _gap(part: str, held: Any) -> Gap:
    if strange := sorted(set(held) - {"count", "rules", "unknown"}):
        raise ValueError(f"[[{part}]]: a gap has no {strange[0]!r}; it has count, rules and unknown")
    return Gap(held.get("count", 1), tuple(held.get("rules", ())), tuple(held.get("unknown", ())))
