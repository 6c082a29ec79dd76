"""A small office that is audited night after night on a real store and a real history."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from audit.history import History
from audit.night import AuditRun, run_audit
from audit.periods import ended
from graph.stores import Store, open_store
from graph.tables import GraphTables
from queries.coverage import evaluate
from queries.measure import Measure
from queries.result import Question
from queries.rule import Program
from queries.submissions import Submission
from tests.queries.offices import CATALOGUE, program, tables, visits

LAST = date(2023, 12, 31)
ALL_IN = [Submission("visits", "", date(2023, 1, 1), date(2024, 1, 1)), Submission("contacts", as_of=LAST)]


def office(*visited: str, members: Sequence[str] = ("m1", "m2")) -> GraphTables:
    """Members with the visits said; m1 keeps c1, all under committee g1."""
    nodes, links = visits(*visited)
    ends = [f"{member} {link}" for member in members for link in ("SITS_IN b", "PLACED_UNDER g1")]
    kept = [f"{member} KEEPS_CONTACT c1" for member in members]
    return tables(["b", "g1", "c1", *members, *nodes], [*ends, "g1 OF b", *kept, *links])


@dataclass
class Nights:
    """One office's nights; each `night` says what is different."""

    home: Path
    asked: Program = field(default_factory=lambda: program({"owner": "member.committee"}))
    count: int = 0

    def __post_init__(self) -> None:
        self.history = History(self.home / "audit.sqlite")
        self.store: Store = open_store("ladybug:graph", home=self.home)

    def night(
        self,
        graph: GraphTables | None = None,
        *,
        as_of: date = LAST,
        sheets: Sequence[Submission] = tuple(ALL_IN),
        asked: Program | None = None,
        catalogue: Mapping[str, Measure] = CATALOGUE,
        **said: Any,
    ) -> AuditRun:
        """Run one night's audit."""
        build = self.store.replace(graph).build if graph else "same"
        self.count += 1
        asked = asked or self.asked
        further = ended(asked, catalogue, as_of, self.history.judged("b"))
        results = evaluate(self.store, asked, Question("b", as_of, sheets), catalogue=catalogue, ended=further)
        at = datetime(2024, 1, 1, 2, tzinfo=UTC) + timedelta(days=self.count)
        return run_audit(results, self.history, program=asked, body="b", as_of=as_of, at=at, build=build, **said)

    def close(self) -> None:
        """Let go of both files."""
        self.history.close()
        self.store.close()


def said(run: AuditRun) -> list[tuple[str, str, str]]:
    """Return (subject, kind, reason) of what changed."""
    return sorted((change.identity.subject, change.kind, change.reason) for change in run.changes)
