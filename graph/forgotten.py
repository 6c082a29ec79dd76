"""Who was erased, without a name: so that a sheet that is loaded again does not bring the person back.

    forgotten.key                 the key of the hashes: whoever has it can try a name against the list, nobody else
    ledger/forgotten.jsonl        one line a person: the id, and keyed hashes of the name and of the keys of the id

A later load is drafted as if the person were still known under the old id, and what `erase` would take is taken.
"""

import hmac
import json
import secrets
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from graph.build import build
from graph.erasing import STATING, rows_of, says, without
from graph.identity import Identities
from graph.ledger import Load, Part, Problem
from graph.names import plain_name, plain_number
from graph.records import KIND
from graph.resolve import short_constituency
from graph.words import Text, WrongValueError

if TYPE_CHECKING:
    from graph.office import Office
    from graph.tables import GraphTables

WITHHELD = Text("此行写有已彻底删除的人，未保留其信息", "this row names a person who was erased: not kept")
CLEAN = Text(
    "请从原表中删去此人；若是另一人，请写明编号；若确应恢复，用 liaison forget 姓名 --undo 后重新导入",
    "take the person out of the sheet; if it is somebody else, write the number; to have the person back, "
    "run `liaison forget NAME --undo` and load again",
)
PAIRS = {
    "Member": (("member", "member_number"), ("members", "member_numbers"), ("submitters", "submitter_numbers")),
    "Contact": (("contacts", "contact_numbers"),),
}
"""Fields that name people of a label, and those that give their numbers."""
_AS = "†"
"""Before the id, in place of the number of somebody whose number the rows do not tell."""
AS_IF = "^"
"""The load that states the erased once more; its id is behind those of the ledger and before those being loaded."""


@dataclass(frozen=True)
class Erased:
    """One person: `keys` are hashes of what led to the id, `keepers` the ids of the members who kept a contact."""

    id: str
    label: str
    name: str
    keys: tuple[str, ...]
    numbered: bool
    keepers: tuple[str, ...]
    at: str


class Forgotten:
    """The persons erased from an office."""

    def __init__(self, folder: Path) -> None:
        """Read the list. Raises WrongValueError where there is one and its key is gone."""
        self._path, self._key_path = folder / "ledger" / "forgotten.jsonl", folder / "forgotten.key"
        lines = self._path.read_text("utf-8").splitlines() if self._path.exists() else []
        held = [json.loads(line) for line in lines]
        self.people = [Erased(**{**x, "keys": tuple(x["keys"]), "keepers": tuple(x["keepers"])}) for x in held]
        if self.people and not self._key_path.exists():
            raise WrongValueError(
                f"缺少 {self._key_path.name}：无法认出已彻底删除的人，请从备份中恢复此文件",
                f"{self._key_path.name} is missing: the persons erased cannot be told; put it back from a backup",
            )
        self._by_key = {key: one for one in self.people for key in one.keys}
        self._key = bytes.fromhex(self._key_path.read_text("ascii")) if self._key_path.exists() else b""

    def hash(self, label: str, what: str) -> str:
        """Return the keyed hash of a name or a key, under which the list knows it."""
        return hmac.new(self._key, f"{label}\x1f{what}".encode(), "sha256").hexdigest()

    def by_key(self, label: str, key: str) -> Erased | None:
        """Return whom a key of the office's identities led to."""
        return self._by_key.get(self.hash(label, key)) if self.people else None

    def add(self, person: str, about: Mapping[str, Any], keys: Iterable[str], keepers: Iterable[str]) -> None:
        """Put a person on the list."""
        if not self._key:
            self._key = secrets.token_bytes(32)
            self._key_path.write_text(self._key.hex(), "ascii")
            self._key_path.chmod(0o600)
        label, at = about["label"], datetime.now(UTC).isoformat(timespec="seconds")
        name = self.hash("name", plain_name(about["name"] or ""))
        hashes = tuple(self.hash(label, key) for key in keys)
        self.people.append(Erased(person, label, name, hashes, bool(about["number"]), tuple(keepers), at))
        self._write()

    def restore(self, name: str) -> int:
        """Take everybody who bore a name off the list, so that they can be loaded again; return how many."""
        gone = self.hash("name", plain_name(name))
        kept = [one for one in self.people if one.name != gone]
        count, self.people = len(self.people) - len(kept), kept
        self._write()
        return count

    def _write(self) -> None:
        text = "".join(json.dumps(asdict(one), ensure_ascii=False) + "\n" for one in self.people)
        fresh = self._path.with_suffix(".new")
        fresh.write_text(text, "utf-8")
        fresh.replace(self._path)


class _AsIf(Identities):
    """The identities of an office as if the erased were still known; never written."""

    def __init__(self, known: Iterable[tuple[str, str, str]], forgotten: Forgotten) -> None:
        super().__init__(known)
        self._forgotten = forgotten

    def find(self, label: str, keys: Iterable[str]) -> str | None:
        """Return the id that the strongest known key leads to, be it that of somebody erased."""
        known = super().find
        return next((found for key in keys if (found := known(label, [key]) or self._of(label, key))), None)

    def numbered(self, label: str, key: str) -> bool:
        """Return whether the id that a key leads to has a number as well."""
        erased = self._forgotten.by_key(label, key)
        return erased.numbered if erased else super().numbered(label, key)

    def _of(self, label: str, key: str) -> str | None:
        erased = self._forgotten.by_key(label, key)
        as_if = key.partition(_AS)[2] if key.startswith("#") else ""
        return as_if or (erased.id if erased else None)


@dataclass(frozen=True)
class _Met:
    """Somebody erased whom a load names: what the load tells of who it was, and rows that say so once more."""

    erased: Erased
    about: Mapping[str, Any]
    part: Part


def withhold(office: "Office", fresh: Sequence[Load]) -> list[Load]:
    """Return loads that are about to be added without what `erase` would take of those erased; each row is noted."""
    forgotten = Forgotten(office.folder)
    met = _met(office, forgotten, fresh) if forgotten.people else []
    if not met:
        return list(fresh)
    again = [replace(load, id=f"~{number:05}", batch="~") for number, load in enumerate(fresh)]
    as_if = Load(AS_IF, AS_IF, AS_IF, datetime.now(UTC), tuple(one.part for one in met))
    identities = _AsIf(Identities.read(office.identities_path).known(), forgotten)
    made = build([*office.ledger.loads(), as_if, *again], office.body, identities, office.aliases)
    worlds = (made.tables, made.doubts.tables)
    for one in met:
        ids = {one.erased.id, *_kept_again(worlds, one)}
        rows = {row for tables in worlds for id_ in ids for row in rows_of(tables, id_)}
        again = [_screened(load, rows, one.about) for load in again]
    return [replace(load, id=old.id, batch=old.batch) for load, old in zip(again, fresh, strict=True)]


def _met(office: "Office", forgotten: Forgotten, fresh: Sequence[Load]) -> list[_Met]:
    """Return those erased whom the loads name, by name or by number."""
    words = set(_words(fresh))
    names = {forgotten.hash("name", plain_name(word)): plain_name(word) for word in words}
    found = []
    for one in forgotten.people:
        number = next((x for x in words if forgotten.by_key(one.label, _numbered(office, x)) == one), None)
        name = names.get(one.name)
        if name or number:
            about = {"label": one.label, "name": name or number, "number": number}
            rows = _stated(office, forgotten, one, about, fresh)
            schema = KIND[STATING[one.label]].schema()
            part = Part(STATING[one.label], pa.Table.from_pylist(rows, schema=schema))
            found.append(_Met(one, about, part))
    return found


def _words(loads: Sequence[Load]) -> Iterator[str]:
    """Yield every text of the records, those of lists one by one."""
    for column in (column for load in loads for part in load.parts for column in part.records.columns):
        flat = column.combine_chunks().flatten() if pa.types.is_list(column.type) else column
        if pa.types.is_string(flat.type):
            yield from (word for word in flat.unique().to_pylist() if word)


def _numbered(office: "Office", number: str) -> str:
    return f"#{office.body.id}|{plain_number(number)}"


def _stated(
    office: "Office", forgotten: Forgotten, one: Erased, about: Mapping[str, Any], fresh: Sequence[Load]
) -> list[dict[str, Any]]:
    """Return rows that state the erased person once more, and namesakes to whom the loads give another number."""
    name, body = about["name"], office.body.id
    held = {"sheet": "", "row": 1, "name": name, "number": about["number"] or f"{_AS}{one.id}"}
    if one.label == "Member":
        for constituency in sorted(_constituencies([*office.ledger.loads(), *fresh])):
            if forgotten.by_key("Member", f"{body}|{name}|{short_constituency(constituency)}") == one:
                held["constituency"] = constituency
                held["number"] = held["number"] if one.numbered else None
    others = {x for x in _numbers_beside(one.label, name, fresh) if one.numbered and x != about["number"]}
    namesakes = [{"sheet": "", "row": 2 + n, "name": name, "number": x} for n, x in enumerate(sorted(others))]
    if one.label == "Staff":
        del held["number"]
    return [held, *namesakes]


def _constituencies(loads: Iterable[Load]) -> set[str]:
    fields = {"members": "constituency", "constituencies": "name"}
    parts = (part for load in loads for part in load.parts if part.kind in fields)
    return {name for part in parts for name in part.records[fields[part.kind]].unique().to_pylist() if name}


def _numbers_beside(label: str, name: str, loads: Sequence[Load]) -> Iterator[str]:
    """Yield the numbers that rows give beside a name."""
    for part in (part for load in loads for part in load.parts):
        for names, numbers in PAIRS.get(label, ()):
            if {names, numbers} <= set(part.records.column_names):
                for said, told in zip(part.records[names].to_pylist(), part.records[numbers].to_pylist(), strict=True):
                    pairs = zip_longest(*(x if isinstance(x, list) else [x] for x in (said, told)))
                    yield from (number for one, number in pairs if one and number and plain_name(one) == name)


def _kept_again(worlds: Iterable["GraphTables"], one: _Met) -> Iterator[str]:
    """Yield contacts of the person's name, and of no other number, that a member keeps who kept the person."""
    for tables in worlds if one.erased.keepers else ():
        links = tables.relations["Member", "KEEPS_CONTACT", "Contact"].to_pylist()
        kept = {link["to"] for link in links if link["from"] in one.erased.keepers}
        for row in tables.nodes["Contact"].to_pylist():
            other = row["number"] and one.erased.numbered
            if row["id"] in kept and plain_name(row["name"] or "") == one.about["name"] and not other:
                yield row["id"]


def _screened(load: Load, rows: set[str], about: Mapping[str, Any]) -> Load:
    """Return a load without the person in these rows, and with a note on each row that changed."""
    parts, notes, touched = [], [], set()
    for part in load.parts:
        records = without(load, part, rows, about)
        left = {repr(record) for record in records.to_pylist()}
        changed = {(x["sheet"], x["row"]) for x in part.records.to_pylist() if repr(x) not in left}
        kept = set(zip(records["sheet"].to_pylist(), records["row"].to_pylist(), strict=True))
        lost = part.records.num_rows - records.num_rows
        parts.append(replace(part, records=records, rejected=part.rejected + lost))
        touched |= changed
        for sheet, row in sorted(changed):
            effect = "note" if (sheet, row) in kept else "rejected"
            notes.append(Problem(load.file, WITHHELD, CLEAN, sheet=sheet, row=row, effect=effect))
    told = [x for x in load.problems if (x.sheet, x.row) not in touched and not says(x, about["name"])]
    return replace(load, parts=tuple(parts), problems=(*told, *notes))
