"""Rows of cells to records of a kind: the same for every kind, driven by its fields."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import pyarrow as pa

from graph.ledger import Problem
from graph.names import plain_name, plain_number
from graph.records import Field, RecordKind
from loaders.convert import NUMBERS, Clock, Converter, Value, converter
from loaders.dates import Period, Span
from loaders.headings import dictionary
from loaders.problems import Place, lacks, messages, problem
from loaders.rows import Cell, Row

_STINT = ("since", "until")
Record = dict[str, Any]
Expand = Callable[[Row], list[Row]]


@dataclass(frozen=True)
class Context:
    """What a sheet's rows are read by. `labels` names each field's column; `constants` are the sheet's own fields."""

    at: Place
    clock: Clock
    labels: Mapping[str, str]
    constants: Mapping[str, Cell] = field(default_factory=dict)
    stated: Period | None = None  # a period that was written or asked for: days outside it are pointed out


@dataclass
class Parsed:
    """A sheet's records in the order of its rows, and what is to be said about them."""

    records: list[Record] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    read: int = 0
    rejected: int = 0
    spans: list[Span] = field(default_factory=list)


def parse_rows(kind: RecordKind, rows: Iterable[Row], context: Context, expand: Expand | None = None) -> Parsed:
    """Return the records of the rows. A row that lacks something is kept in doubt or rejected, and said so."""
    reader = _Reader(kind, context)
    held = _restore_zeros(list(rows), reader)
    aside = dict.fromkeys(sorted(set(context.labels) - set(reader.converters)), "")
    for row in held:
        parts = expand(Row(row.number, {**aside, **row.cells}) if aside else row) if expand else [row]
        if len(parts) > 1 and kind.mode == "snapshot":
            reader.tell("several-in-one", row, count=len(parts))
        kept = [record for part in parts if (record := reader.record(part))]
        reader.parsed.read += 1
        reader.parsed.rejected += not kept
        reader.parsed.records += kept
    if kind.name == "members":
        reader.tell_shared_numbers()
    reader.tell_redacted()
    return reader.parsed


class _Reader:
    """The converters of one sheet, and the problems met so far."""

    def __init__(self, kind: RecordKind, context: Context) -> None:
        self.kind = kind
        self.context = context
        self.headings = dictionary(kind.name)
        self.parsed = Parsed()
        self.redacted: Counter[str] = Counter()
        self.converters: dict[str, tuple[Field, Converter]] = {
            f.name: (f, converter(kind, f, context.clock)) for f in kind.fields
        }
        asked = {*context.labels, *context.constants}
        self.contacts_asked = kind.name == "visits" and bool(asked & {"contacts", "contact_numbers"})

    def record(self, row: Row) -> Record | None:
        """Return one record, or None where the row tells nothing that could count."""
        record: Record = {"sheet": self.context.at.sheet, "row": row.number}
        doubts: list[str] = []
        for name, cell in {**self.context.constants, **row.cells}.items():
            if name not in self.converters:
                self._tell_aside(row, name, doubts)
                continue
            made, convert = self.converters[name]
            value = convert(cell)
            self._keep(record, made, value)
            if value.code:
                self._tell_value(row, made, value, doubts)
            self.redacted[name] += value.redacted
        return self._judged(record, row, doubts)

    def _keep(self, record: Record, made: Field, value: Value) -> None:
        said = value.value
        if made.kind == "when" and said:
            record[made.name], record[f"{made.name}_latest"] = said.first, said.last
            self.parsed.spans.append(said)
        elif made.kind == "quantity" and said:
            record[made.name], record[f"{made.name}_bound"] = said.value, said.bound
        elif made.kind not in ("when", "quantity"):
            record[made.name] = said

    def _tell_aside(self, row: Row, name: str, doubts: list[str]) -> None:
        """Note a column that says how to read others, and could not be read."""
        code = f"unclear-{name}"
        if messages()[code].effect == "doubt":
            doubts.append(code)
        self.tell(code, row, name)

    def _tell_value(self, row: Row, made: Field, value: Value, doubts: list[str]) -> None:
        stint = made.name in _STINT and value.code == "unreadable-value"
        in_doubt = stint or (made.required and made.kind == "when")
        code = "unreadable-stint" if stint else value.code
        if in_doubt:
            doubts.append(code)
        told = {"wanted": value.told, "value": value.told}
        self.tell(code, row, made.name, effect="doubt" if in_doubt else "note", values=told)

    def _judged(self, record: Record, row: Row, doubts: list[str]) -> Record | None:
        if not any(record.get(name) for name in self.headings.tells if name in row.cells):
            self.tell("empty-row", row)
            return None
        for name in self._lacking(record, doubts):
            code = lacks(self.kind.name, name)
            doubts.append(code)
            self.tell(code, row, name, column=self.context.labels.get(name, ""))
        record["doubt"] = ", ".join(code.replace("-", " ") for code in doubts) or None
        stated = self.context.stated
        day = record.get("date")
        if stated and day and not stated.holds(Span(day, record["date_latest"])):
            self.tell("outside-period", row, "date", period=stated.text)
        return record

    def _lacking(self, record: Record, doubts: list[str]) -> list[str]:
        required = [f.name for f in self.kind.fields if f.required and not (f.kind == "when" and doubts)]
        if self.contacts_asked:
            required.append("contacts")
        instead = self.headings.instead
        return [name for name in required if all(record.get(one) is None for one in (name, *instead.get(name, ())))]

    def tell(
        self,
        code: str,
        row: Row,
        name: str = "",
        *,
        effect: str = "",
        values: Mapping[str, object] | None = None,
        **more: object,
    ) -> None:
        """Note a problem of a row, with the cell it is about."""
        at = self.context.at
        place = Place(at.file, at.sheet, row.number, self.context.labels.get(name, ""))
        self.parsed.problems.append(
            problem(code, place, row.text(name) if name else "", effect=effect, values={**(values or {}), **more})
        )

    def tell_shared_numbers(self) -> None:
        """Put in doubt the rows of a roster whose number other rows give to somebody of another name."""
        bearers: defaultdict[str, set[str]] = defaultdict(set)
        for record in self.parsed.records:
            if record.get("number") and record.get("name"):
                bearers[plain_number(record["number"])].add(plain_name(record["name"]))
        for record in self.parsed.records:
            number = record.get("number")
            if number and len(bearers[plain_number(number)]) > 1:
                record["doubt"] = ", ".join(filter(None, (record["doubt"], "shared number")))
                others = "、".join(sorted(bearers[plain_number(number)] - {plain_name(record.get("name") or "")}))
                self.tell("shared-number", Row(record["row"], {"number": number}), "number", others=others)

    def tell_redacted(self) -> None:
        """Note how many cells of each column had something private in them."""
        at = self.context.at
        for name, count in self.redacted.items():
            if count:
                place = Place(at.file, at.sheet, column=self.context.labels.get(name, ""))
                self.parsed.problems.append(problem("redacted", place, count=count))


def _restore_zeros(rows: list[Row], reader: _Reader) -> list[Row]:
    """Put back leading zeros that Excel dropped in a column where most numbers still have them."""
    for name in NUMBERS & set(reader.converters):
        digits = {text for row in rows if (text := row.text(name)).isdecimal()}
        widths = {len(text) for text in digits if text.startswith("0")}
        short = {text for text in digits if not text.startswith("0") and len(text) < max(widths, default=0)}
        if len(widths) != 1 or not short or any(len(text) > max(widths) for text in digits):
            continue
        width, count = max(widths), sum(row.text(name) in short for row in rows)
        rows = [
            Row(row.number, {**row.cells, name: row.text(name).zfill(width)}) if row.text(name) in short else row
            for row in rows
        ]
        place = Place(reader.context.at.file, reader.context.at.sheet, column=reader.context.labels.get(name, ""))
        reader.parsed.problems.append(problem("zeros-restored", place, count=count))
    return rows


def table(kind: RecordKind, records: list[Record]) -> pa.Table:
    """Return records as the ledger's table of their kind."""
    schema = kind.schema()
    return pa.Table.from_pydict({name: [record.get(name) for record in records] for name in schema.names}, schema)
