"""The ledger: every file sent in, as parsed and redacted records, immutable; withdraw and forget are written beside it.

    ledger/<load id>/manifest.json, <n>-<kind>.parquet      one folder a load, renamed into place when complete
    ledger/withdrawn.jsonl                                  which loads no longer count, when and why

Everything else in an office (graph, verdicts, reports) can be made again from it.
"""

import json
import os
import shutil
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from graph.faults import nearest
from graph.records import KIND
from graph.words import Text, WrongValueError


@dataclass(frozen=True)
class Problem:
    """Something a person should look at, and what to do: a cell, a row, a column or a whole file."""

    file: str
    reason: Text
    advice: Text
    sheet: str = ""
    row: int = 0
    column: str = ""
    value: str = ""
    effect: str = "note"  # "rejected": the row is lost; "doubt": it counts only as possible; "note": it is kept
    kind: str = ""  # of the sheet, where `column` is a field of it


@dataclass(frozen=True)
class Part:
    """One sheet's records: the kind, whose sheet it is, and the period (log) or the day (snapshot) it speaks of."""

    kind: str
    records: pa.Table
    scope: str = ""  # "" the whole body, else a committee, township or group as written
    since: date | None = None  # first day of a log's period
    until: date | None = None  # first day after it
    as_of: date | None = None  # the day of a snapshot
    read: int = 0
    rejected: int = 0
    partial: bool = False  # a sheet of it, or a column, could not be read: it is not wholly handed in


@dataclass(frozen=True)
class Load:
    """One file sent in. `id` sorts in the order of loading."""

    id: str
    file: str
    hash: str
    loaded_at: datetime
    parts: tuple[Part, ...]
    problems: tuple[Problem, ...] = ()
    ignored: tuple[str, ...] = ()  # columns named as ignored or dropped for privacy, "sheet: heading"
    batch: str = ""  # shared by the files of one command: they stand beside each other, none takes another's place
    withdrawn: str = field(default="", compare=False)  # why, where it was withdrawn


UNSAID = "-"
"""The reason of a withdrawal of which none was given."""


class LedgerError(WrongValueError):
    """The ledger cannot do that: no such load, withdrawn already, the same file twice."""


class Ledger:
    """The loads of one office, in `folder`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def add(
        self,
        file: str,
        digest: str,
        parts: Iterable[Part],
        problems: Iterable[Problem],
        ignored: Iterable[str] = (),
        batch: str = "",
    ) -> Load:
        """Keep one file's records. Raises LedgerError where the same content counts already."""
        twin = self.same(digest)
        if twin:
            raise LedgerError(f"{file} 已导入过，编号 {twin.id}", f"{file} is loaded already, as {twin.id}")
        self._mend()
        number = 1 + max((int(name[:5]) for name in self._ids()), default=0)
        now = datetime.now(UTC).replace(microsecond=0)
        id_, told = f"{number:05}-{digest[:6]}", (tuple(parts), tuple(problems), tuple(ignored))
        load = Load(id_, file, digest, now, *told, batch=batch or id_)
        self._write(load, self.folder / load.id)
        return load

    def same(self, digest: str) -> Load | None:
        """Return the load that counts and has this file hash."""
        gone = self._withdrawn()
        names = (name for name in self._ids() if name not in gone)
        return next((self._read(name) for name in names if self._held(name)["hash"] == digest), None)

    def loads(self, *, withdrawn: bool = False, records: bool = True) -> list[Load]:
        """Return the loads that count, oldest first; with `withdrawn` also those taken back.

        Without `records` only manifests are read, and the tables of the parts are empty.
        """
        gone = self._withdrawn()
        found = (replace(self._read(name, records=records), withdrawn=gone.get(name, "")) for name in self._ids())
        return [load for load in found if withdrawn or not load.withdrawn]

    def counting(self, load_id: str) -> Load:
        """Return one load that counts. Raises LedgerError that says it was withdrawn, or names the nearest."""
        loads = {load.id: load for load in self.loads()}
        if load_id in (gone := self._withdrawn()):
            why = "" if gone[load_id] == UNSAID else gone[load_id]
            zh, en = (f"（{why}）", f" ({why})") if why else ("", "")
            raise LedgerError(f"导入 {load_id} 已撤回{zh}", f"load {load_id} is withdrawn already{en}")
        if load_id not in loads:
            near = nearest(load_id, loads)
            raise LedgerError(f"没有有效的导入 {load_id}{near.zh}", f"no load {load_id} that counts{near.en}")
        return loads[load_id]

    def withdraw(self, load_id: str, why: str) -> Load:
        """Take one load back: it stays in the folder but no longer counts."""
        load = self.counting(load_id)
        line = {"load": load_id, "why": why or UNSAID, "at": datetime.now(UTC).isoformat(timespec="seconds")}
        with (self.folder / "withdrawn.jsonl").open("a", encoding="utf-8") as file:
            file.write(json.dumps(line, ensure_ascii=False) + "\n")
        return load

    def rewrite(self, change: Callable[[Load, Part], pa.Table], names: Callable[[Problem], bool]) -> int:
        """Rewrite the records of every load, withdrawn ones too, and return how many parts changed: only to forget.

        Problems that `names` is true of go from every load, and all of a load whose records change.
        """
        self._mend()
        changed = 0
        for load in self.loads(withdrawn=True):
            parts = tuple(replace(part, records=change(load, part)) for part in load.parts)
            differing = sum(not a.records.equals(b.records) for a, b in zip(load.parts, parts, strict=True))
            # Values of problems may hold the person's words: they go with the rows.
            problems = () if differing else tuple(problem for problem in load.problems if not names(problem))
            if differing or problems != load.problems:
                self._write(replace(load, parts=parts, problems=problems), self.folder / load.id)
            changed += differing
        return changed

    def _ids(self) -> list[str]:
        return sorted(p.parent.name for p in self.folder.glob("[0-9]*/manifest.json"))

    def _withdrawn(self) -> dict[str, str]:
        path = self.folder / "withdrawn.jsonl"
        lines = path.read_text("utf-8").splitlines() if path.exists() else []
        return {entry["load"]: entry["why"] for entry in map(json.loads, lines)}

    def _write(self, load: Load, folder: Path) -> None:
        fresh = self.folder / f".new-{load.id}"
        shutil.rmtree(fresh, ignore_errors=True)
        fresh.mkdir(parents=True)
        for number, part in enumerate(load.parts):
            pq.write_table(part.records, fresh / f"{number}-{part.kind}.parquet", compression="zstd")
        text = json.dumps(_manifest(load), ensure_ascii=False, indent=1, default=str)
        (fresh / "manifest.json").write_text(text, encoding="utf-8")
        if folder.exists():
            old = self.folder / f".old-{load.id}"
            os.replace(folder, old)  # noqa: PTH105 - a folder, atomically
            os.replace(fresh, folder)  # noqa: PTH105
            shutil.rmtree(old)
        else:
            os.replace(fresh, folder)  # noqa: PTH105

    def _mend(self) -> None:
        """Clear away what a killed program left; a load that it had set aside and not yet replaced comes back."""
        for old in self.folder.glob(".old-*"):
            place = self.folder / old.name.removeprefix(".old-")
            if place.exists():
                shutil.rmtree(old)
            else:
                os.replace(old, place)  # noqa: PTH105
        for new in self.folder.glob(".new-*"):
            shutil.rmtree(new)

    def _held(self, name: str) -> dict[str, Any]:
        return dict(json.loads((self.folder / name / "manifest.json").read_text("utf-8")))

    def _read(self, name: str, *, records: bool = True) -> Load:
        folder, held = self.folder / name, self._held(name)
        parts = tuple(_part(folder, number, part, records) for number, part in enumerate(held.pop("parts")))
        problems = tuple(
            Problem(**{**p, "reason": Text(**p["reason"]), "advice": Text(**p["advice"])}) for p in held.pop("problems")
        )
        loaded_at = datetime.fromisoformat(held.pop("loaded_at"))
        return Load(parts=parts, problems=problems, ignored=tuple(held.pop("ignored")), loaded_at=loaded_at, **held)


def row_id(load_id: str, sheet: str, row: int) -> str:
    """Return the id under which the graph names a ledger row: "00003-ab12cd/Sheet1/17"."""
    return f"{load_id}/{sheet}/{row}"


def _manifest(load: Load) -> dict[str, Any]:
    held = asdict(replace(load, parts=()))
    held.pop("withdrawn")
    held["parts"] = [
        {"kind": p.kind, "scope": p.scope, "since": p.since, "until": p.until, "as_of": p.as_of}
        | {"read": p.read, "kept": p.records.num_rows, "rejected": p.rejected, "partial": p.partial}
        for p in load.parts
    ]
    return held


def _part(folder: Path, number: int, held: dict[str, Any], records: bool) -> Part:
    held.pop("kept")
    for key in ("since", "until", "as_of"):
        held[key] = date.fromisoformat(held[key]) if held[key] else None
    schema = KIND[held["kind"]].schema()
    path = folder / f"{number}-{held['kind']}.parquet"
    return Part(records=_records(path, schema) if records else schema.empty_table(), **held)


def _records(path: Path, schema: pa.Schema) -> pa.Table:
    """Read one part; a field that is younger than the file is null. The plain reader is ten times faster."""
    held = pq.ParquetFile(path).read()
    return held.cast(schema) if held.column_names == schema.names else pq.read_table(path, schema=schema)
