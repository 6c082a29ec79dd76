"""The record kinds: what one row of each kind of sheet says, before anybody knows who is meant.

A record holds mentions (names, numbers, places as written), never node ids. Loaders make records, the ledger keeps
them, the build reads them. Adding a kind or a field is a line here and its headings in `loaders/headings/`.
A field of the kind "when" is a day that may be known only roughly: `date` is its first possible day and
`date_latest` its last; both are null where the cell was blank or unreadable. A field of the kind "quantity" is a
number that may be said only roughly: beside it stands `<name>_bound`, exact (87), at_least (70余) or about (近300).
"""

from dataclasses import dataclass
from typing import Literal

import pyarrow as pa

from graph.tables import ARROW
from graph.words import Text

FieldKind = Literal["text", "int", "float", "bool", "date", "texts", "when", "quantity"]
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
            elif field.kind == "quantity":
                columns += [(field.name, pa.float64()), (f"{field.name}_bound", pa.string())]
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
        "name! heads:texts deputies:texts staff:texts departments:texts leaders:texts contacts_total:int",
    ),
    _kind(
        "contacts",
        "联系对象名单",
        "contact list",
        "snapshot",
        f"""{MEMBER} name! number sex age_band constituency trade field occupation specialities:texts unit county
        township village kind type since:date until:date basis committee filed_on:date filed_status""",
    ),
    _kind(
        "visits",
        "联系走访记录",
        "visit log",
        "log",
        """members:texts! member_numbers:texts member_constituency member_unit contacts:texts contact_numbers:texts
        contact_type date:when! mode reached:bool place county township village issue category common:bool
        converted:texts departments:texts due:date result solved:bool answered_on:date""",
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
        date:when! status platform departments:texts adopted:texts endorsed_by:texts endorsed_on:date issue_no
        edited_on:date answered_on:date concerns:texts""",
    ),
    _kind(
        "proposals",
        "提案",
        "proposals",
        "log",
        """number title! submitters:texts! cosigners:texts submitter_numbers:texts submitter_kind constituency committee
        category term date:when! filed_status platform departments:texts co_departments:texts due:date
        discussed_on:date talked_on:date supervised_on:date answered_on:date published_on:date status result key:bool
        satisfaction supervisors:texts concerns:texts""",
    ),
    _kind(
        "platforms",
        "平台名册",
        "platforms",
        "snapshot",
        """name! kind level grade opened:date heads:texts members:texts constituencies:texts departments:texts
        host_kinds:texts county township village status""",
    ),
    _kind(
        "duties",
        "值班表",
        "duty roster",
        "log",
        """platform! members:texts! member_numbers:texts date:when! headcount:quantity opinions:quantity
        solved:quantity""",
    ),
    _kind(
        "groups",
        "小组名册",
        "groups, teams and branches",
        "snapshot",
        """name! kind parent committees:texts heads:texts members:texts townships:texts villages:texts
        departments:texts constituencies:texts""",
    ),
    _kind(
        "departments",
        "部门名册",
        "departments",
        "snapshot",
        "name! heads:texts committees:texts supervisors:texts",
    ),
    _kind(
        "appointments",
        "聘任名册",
        "supervisors and mediators appointed",
        "snapshot",
        f"{MEMBER} kind department since:date until:date",
    ),
    _kind(
        "staff",
        "工作人员名册",
        "staff and assistants",
        "snapshot",
        "name! post members:texts committees:texts townships:texts platforms:texts since:date until:date",
    ),
    _kind(
        "activities",
        "履职活动台账",
        "activities and sessions",
        "log",
        """number title! kind form date:when! county township village platform place organisers:texts hosts:texts
        members:texts member_numbers:texts absent:texts contacts:texts departments:texts headcount:quantity
        topics:texts opinions:quantity consensus:quantity solved:quantity archived:bool status""",
    ),
    _kind(
        "topics",
        "议题台账",
        "topics",
        "log",
        """number title! source category proposers:texts county township village platform date:when! form_on:date
        verified_on:date approved_on:date approvers:texts analysed_on:date researched_on:date selected:bool
        selected_on:date announced_on:date claimants:texts claimed_on:date held_on:date tracked_on:date closed_on:date
        departments:texts leads:texts supervisors:texts pilots:texts due:date key:bool status outcome""",
    ),
    _kind(
        "tasks",
        "任务清单",
        "task lists",
        "log",
        """number title! list kind date:when leaders:texts departments:texts members:texts county township village
        due:date done_on:date status planned:quantity achieved:quantity outcome""",
    ),
    _kind(
        "cases",
        "信访包案台账",
        "petition cases",
        "log",
        """number title! kind date:when! leaders:texts members:texts departments:texts county township village due:date
        talked_on:date supervised_on:date closed_on:date status result""",
    ),
    _kind(
        "documents",
        "文件备案台账",
        "documents filed",
        "log",
        """number title! kind date:when! level sections:texts filers:texts filed_with:texts cites:texts
        activities:texts issues:texts""",
    ),
    _kind(
        "endorsements",
        "批示采用台账",
        "endorsements and adoptions",
        "log",
        """number title! kind by level date:when! departments:texts followed_up_on:date result""",
    ),
    _kind(
        "donations",
        "捐赠帮扶台账",
        "donations and aid",
        "log",
        """title kind donors:texts date:when! amount:quantity! unit people:quantity households:quantity
        students:quantity platform county township village""",
    ),
    _kind(
        "outcomes",
        "办结成果台账",
        "outcomes",
        "log",
        """title! quantity:quantity! unit! date:when activities:texts issues:texts platform county township village""",
    ),
)

KIND: dict[str, RecordKind] = {kind.name: kind for kind in KINDS}
