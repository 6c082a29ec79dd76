"""The record kinds: what one row of each kind of sheet says, before anybody knows who is meant.

A record holds mentions (names, numbers, places as written), never node ids. Loaders make records, the ledger keeps
them, the build reads them. Adding a kind or a field is a line here and its headings in `loaders/headings/`.
A field of the kind "when" is a day that may be known only roughly: `date` is its first possible day and
`date_latest` its last; both are null where the cell was blank or unreadable.
"""

from dataclasses import dataclass
from typing import Literal

import pyarrow as pa

from graph.tables import ARROW
from graph.words import Text

FieldKind = Literal["text", "int", "float", "bool", "date", "texts", "when"]
Mode = Literal["snapshot", "log"]


@dataclass(frozen=True)
class Field:
    """One field of a record; a row without a required one is rejected, or kept in doubt where enough is told."""

    name: str
    kind: FieldKind
    required: bool = False


@dataclass(frozen=True)
class RecordKind:
    """One kind of sheet. A snapshot says how things stand on a day, a log what happened in a period."""

    name: str
    label: Text
    mode: Mode
    fields: tuple[Field, ...]

    def schema(self) -> pa.Schema:
        """Return the ledger's columns: sheet, row (1-based, as Excel counts), doubt, and the fields."""
        columns = [("sheet", pa.string()), ("row", pa.int32()), ("doubt", pa.string())]
        for field in self.fields:
            if field.kind == "when":
                columns += [(field.name, pa.date32()), (f"{field.name}_latest", pa.date32())]
            else:
                columns.append((field.name, ARROW[field.kind]))
        return pa.schema(columns)


def _kind(name: str, zh: str, en: str, mode: Mode, fields: str) -> RecordKind:
    """`fields` reads "name! number seats:int": `!` marks a required field, text is the default kind."""
    made = []
    for word in fields.split():
        spec = word.removesuffix("!")
        field, _, kind = spec.partition(":")
        made.append(Field(field, kind or "text", word.endswith("!")))  # type: ignore[arg-type]
    return RecordKind(name, Text(zh, en), mode, tuple(made))


MEMBER = "member! member_number member_constituency member_unit"

KINDS: tuple[RecordKind, ...] = (
    _kind(
        "members",
        "委员名册",
        "member roster",
        "snapshot",
        """name! number sex birth_year:int education party constituency constituency_role constituency_group
        committees:texts township_group role term since:date until:date unit post title specialities:texts trade field
        home work townships:texts villages:texts leaders:texts assistant studios:texts supervised_department level
        status exempt""",
    ),
    _kind(
        "constituencies",
        "界别名册",
        "constituencies",
        "snapshot",
        """name! code seats:int conveners:texts deputies:texts leaders:texts committees:texts departments:texts
        platforms:texts formerly:texts""",
    ),
    _kind(
        "places",
        "乡镇村居",
        "townships and villages",
        "snapshot",
        """code province prefecture county township! village patch households:int population:int leaders:texts
        committees:texts members:texts group_head staff:texts room formerly:texts""",
    ),
    _kind(
        "committees",
        "专门委员会",
        "committees",
        "snapshot",
        "name! heads:texts deputies:texts staff:texts departments:texts leaders:texts",
    ),
    _kind(
        "contacts",
        "联系对象名单",
        "contact list",
        "snapshot",
        f"""{MEMBER} name! number sex age_band constituency trade field occupation specialities:texts unit county
        township village kind since:date until:date basis committee filed_on:date filed_status""",
    ),
    _kind(
        "visits",
        "联系走访记录",
        "visit log",
        "log",
        """members:texts! member_numbers:texts member_constituency member_unit contacts:texts contact_numbers:texts
        date:when! mode reached:bool place county township village issue category departments:texts due:date result
        solved:bool answered_on:date""",
    ),
    _kind(
        "leader_visits",
        "领导联系委员记录",
        "leaders' visits to members",
        "log",
        """members:texts! member_numbers:texts visited_members:texts! date:when! mode reached:bool place county
        township""",
    ),
    _kind(
        "reports",
        "社情民意",
        "opinion reports",
        "log",
        """number title! category submitters:texts! cosigners:texts submitter_numbers:texts constituency committee
        date:when! status departments:texts adopted:texts endorsed_by:texts endorsed_on:date issue_no answered_on:date
        concerns:texts""",
    ),
    _kind(
        "proposals",
        "提案",
        "proposals",
        "log",
        """number title! submitters:texts! cosigners:texts submitter_numbers:texts submitter_kind constituency committee
        category term date:when! filed_status departments:texts co_departments:texts due:date answered_on:date status
        result key:bool satisfaction supervisors:texts concerns:texts""",
    ),
)

KIND: dict[str, RecordKind] = {kind.name: kind for kind in KINDS}
