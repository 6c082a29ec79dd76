"""The audit's memory, `audit.sqlite`: runs, rule runs, findings and their events. Rows are added, never changed."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import filelock

from audit.findings import EventKind, Identity, State
from audit.schema import SCHEMA, UPGRADES, VERSION
from graph.words import UserError

_GAPS = "('opened', 'reopened', 'seen', 'changed')"
_STATES = f"""
WITH marks AS (
  SELECT finding, max(id) AS last,
         max(CASE WHEN kind = 'closed' THEN id ELSE 0 END) AS shut,
         max(CASE WHEN kind IN {_GAPS} THEN id ELSE 0 END) AS gap
  FROM events GROUP BY finding)
SELECT f.rule, f.reading, f.period, f.subject, f.object,
       f.id, e.kind, e.value, e.owner, gap > shut, gap > 0, f.period_end,
       f.name, f.object_name, e.owner_name
FROM marks JOIN findings f ON f.id = marks.finding JOIN events e ON e.id = marks.last
WHERE f.body = ?"""
_AGES = """
SELECT f.rule, f.reading, f.period, f.subject, f.object, min(r.as_of), max(r.as_of), sum(e.kind = 'reopened')
FROM events e JOIN findings f ON f.id = e.finding JOIN runs r ON r.id = e.run
WHERE f.body = ? AND e.kind IN ('opened', 'reopened') GROUP BY f.id"""


class HistoryError(UserError, RuntimeError):
    """The history cannot be used: another audit is running, or the file is of a newer program."""


@dataclass(frozen=True)
class Run:
    """One night: what was audited, when, on which graph."""

    body: str
    program: str
    as_of: str
    at: str
    build: str
    outcome: str
    seconds: float
    id: int = 0


@dataclass(frozen=True)
class Event:
    """One event of a finding; the names and the period's end are kept where the finding is new."""

    identity: Identity
    kind: EventKind
    reason: str
    value: float | None = None
    owner: str | None = None
    owner_name: str | None = None
    name: str | None = None
    object_name: str | None = None
    period_end: str = "9999-12-31"
    detail: str = "{}"


@dataclass(frozen=True)
class Age:
    """As of which days a finding was first opened and last opened again, and how often it came back."""

    first: date
    since: date
    reopened: int


class History:
    """The history in one file. Close it, or use it in a `with`."""

    def __init__(self, path: Path) -> None:
        """Open the file, made on first use. Raises HistoryError where a newer program made it."""
        path.parent.mkdir(parents=True, exist_ok=True)
        self._path = path
        self._held = sqlite3.connect(path, timeout=30, isolation_level=None)
        self._held.execute("PRAGMA journal_mode = WAL")
        self._held.execute("PRAGMA foreign_keys = ON")
        self._migrate()

    def __enter__(self) -> "History":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._held.close()

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Hold the audit's lock. Raises HistoryError where another audit of this office is running."""
        try:
            with filelock.FileLock(self._path.with_suffix(".lock"), timeout=0):
                yield
        except filelock.Timeout as error:
            raise HistoryError(
                "本机关的另一次审计正在运行，请稍后再试", "another audit of this office is running; try again after it"
            ) from error

    def last(self, body: str) -> Run | None:
        """Return the latest run of a body."""
        found = self._rows("SELECT * FROM runs WHERE body = ? ORDER BY id DESC LIMIT 1", body)
        return next((Run(id=number, **_run(rest)) for number, *rest in found), None)

    def versions(self, body: str) -> dict[tuple[str, str], str]:
        """Return the version of each rule and reading when it was last evaluated."""
        found = self._rows(
            """SELECT rule, reading, version FROM rule_runs JOIN runs ON runs.id = run
               WHERE body = ? AND rule_runs.outcome NOT IN ('error', 'not run') ORDER BY run""",
            body,
        )
        return {(rule, reading): version for rule, reading, version in found}

    def judged(self, body: str) -> dict[tuple[str, str], dict[str, date]]:
        """Return for each rule and reading the last day as of which each of its periods was evaluated."""
        found: dict[tuple[str, str], dict[str, date]] = {}
        for rule, reading, period, day in self._rows(
            """SELECT rule, reading, period, max(as_of) FROM rule_runs JOIN runs ON runs.id = run
               WHERE body = ? AND rule_runs.outcome NOT IN ('error', 'not run') GROUP BY rule, reading, period""",
            body,
        ):
            found.setdefault((rule, reading), {})[period] = date.fromisoformat(day)
        return found

    def states(self, body: str) -> dict[Identity, State]:
        """Return where every finding of a body stands, the closed ones too."""
        return {Identity(*row[:5]): _state(*row[5:]) for row in self._rows(_STATES, body)}

    def ages(self, body: str) -> dict[Identity, Age]:
        """Return the age of every finding that was ever a gap."""
        read = date.fromisoformat
        return {Identity(*row[:5]): Age(read(row[5]), read(row[6]), row[7]) for row in self._rows(_AGES, body)}

    def record(self, run: Run, rules: Sequence[tuple[Any, ...]], events: Iterable[Event]) -> int:
        """Write one night in one transaction and return its number; `rules` are rows of rule_runs but for the run."""
        with self._writing():
            said = (run.body, run.program, run.as_of, run.at, run.build, run.outcome, run.seconds)
            number = self._held.execute(f"INSERT INTO runs VALUES (NULL{', ?' * len(said)})", said).lastrowid or 0
            for rule in rules:
                self._held.execute(f"INSERT INTO rule_runs VALUES (?{', ?' * len(rule)})", (number, *rule))
            self._add(run.body, number, list(events))
        return number

    def disclosed(self, who: str, what: str, at: datetime, run: int | None = None) -> None:
        """Note that a report was given with names in full."""
        with self._writing():
            said = (at.isoformat(timespec="seconds"), run, who, what)
            self._held.execute("INSERT INTO disclosures VALUES (NULL, ?, ?, ?, ?)", said)

    def disclosures(self) -> list[tuple[str, int | None, str, str]]:
        """Return (when, run, who, what) of each report given with names in full."""
        return [tuple(row) for row in self._rows("SELECT at, run, who, what FROM disclosures ORDER BY id")]

    def forget(self, person: str) -> None:
        """Erase a person's names; ids stay, which say nothing without the graph."""
        with self._writing():
            self._held.execute("UPDATE findings SET name = NULL WHERE subject = ?", (person,))
            self._held.execute("UPDATE findings SET object_name = NULL WHERE object = ?", (person,))
            self._held.execute("UPDATE events SET owner_name = NULL WHERE owner = ?", (person,))
            self._held.execute(
                """UPDATE events SET detail = '{}' WHERE finding IN
                   (SELECT id FROM findings WHERE subject = ?1 OR object = ?1) OR owner = ?1""",
                (person,),
            )
        self._held.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        self._held.execute("VACUUM")

    def _add(self, body: str, run: int, events: Sequence[Event]) -> None:
        identities = [(body, *_key(event.identity)) for event in events]
        self._held.executemany(
            "INSERT OR IGNORE INTO findings VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [(*key, e.period_end, e.name, e.object_name) for key, e in zip(identities, events, strict=True)],
        )
        self._held.executemany(
            """INSERT INTO events SELECT NULL, id, ?, ?, ?, ?, ?, ?, ? FROM findings
               WHERE (body, rule, reading, period, subject, object) = (?, ?, ?, ?, ?, ?)""",
            [
                (run, e.kind, e.reason, e.value, e.owner, e.owner_name, e.detail, *key)
                for key, e in zip(identities, events, strict=True)
            ],
        )

    def _migrate(self) -> None:
        (version,) = self._held.execute("PRAGMA user_version").fetchone()
        if version > VERSION:
            raise HistoryError(
                f"{self._path.name} 是本程序更新的版本（{version}）写的",
                f"{self._path.name} was made by a newer version of this program ({version})",
            )
        if version < VERSION:
            steps = "\n".join(UPGRADES[version - 1 :]) if version else SCHEMA
            self._held.executescript(f"BEGIN IMMEDIATE;\n{steps}\nPRAGMA user_version = {VERSION};\nCOMMIT;")

    @contextmanager
    def _writing(self) -> Iterator[None]:
        self._held.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._held.execute("ROLLBACK")
            raise
        self._held.execute("COMMIT")

    def _rows(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        with closing(self._held.execute(query, values)) as cursor:
            return cursor.fetchall()


@contextmanager
def looked_back(path: Path, body: str, day: date) -> Iterator[History]:
    """Yield a copy of the history in a file as it was on a day: runs of the body as of later days are not in it.

    Nobody keeps the copy: what is written there is written nowhere.
    """
    later = "SELECT id FROM runs WHERE body = ? AND as_of > ?"
    with TemporaryDirectory(prefix="liaison-", ignore_cleanup_errors=True) as folder:
        copy = Path(folder) / path.name
        if path.exists():
            with closing(sqlite3.connect(path)) as held, closing(sqlite3.connect(copy)) as made, made:
                held.backup(made)
                for table, column in (("events", "run"), ("rule_runs", "run"), ("disclosures", "run"), ("runs", "id")):
                    made.execute(f"DELETE FROM {table} WHERE {column} IN ({later})", (body, day.isoformat()))
        with History(copy) as history:
            yield history


def _run(values: Sequence[Any]) -> dict[str, Any]:
    return dict(zip(("body", "program", "as_of", "at", "build", "outcome", "seconds"), values, strict=True))


def _state(number: int, kind: Any, value: float | None, owner: str | None, was: int, ever: int, *rest: Any) -> State:
    return State(number, kind, value, owner, bool(was), bool(ever), *rest)


def _key(identity: Identity) -> tuple[str, str, str, str, str]:
    return identity.rule, identity.reading, identity.period, identity.subject, identity.object
