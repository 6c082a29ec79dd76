"""Activities: a session on several days, and sheets of attendance with one row a member."""

import re

from loaders.lists import split_names
from loaders.rows import Row
from loaders.sheets import visits

_COUNTS = ("headcount", "opinions", "consensus", "solved")
_PRESENT = r"已?(?:出席|到会|参加|参会|签到)(?:人员|委员)?|实到|迟到|早退|到|是|√|✓|present|attended|yes|late"
_ABSENT = (
    r"(?:事|病|公|产|年|休)?假|(?:已|因[事病公])?请假(?:人员|委员)?|(?:无故)?缺席(?:人员|委员)?|缺勤|未出席(?:人员|委员)?|"
    r"未到会?|未参加|旷会|否|×|✗|absent|on leave|leave|excused|no"
)
_REASON = re.compile(r"\s*[(（][^()（）]*[)）]")
_LABEL = re.compile(
    rf"(?:(?P<here>{_PRESENT})|(?P<away>{_ABSENT}))\s*(?:[(（]?\d+\s*[人名]?[)）]?)?\s*[:：]", re.IGNORECASE
)
_COUNTED = re.compile(r"(?:实到|出席|到会|参加)\s*(?:人数)?\s*[:：]?\s*(\d+)\s*[人名]")


def on_days(row: Row) -> list[Row]:
    """Return one row for each day that the date cell names; the number, and what was counted, are the first day's."""
    first, *others = visits.expand(row)
    return [first, *(Row(one.number, _without(one, "number", *_COUNTS)) for one in others)]


def expand(row: Row) -> list[Row]:
    """Return one row a day, its members present or absent as the column of attendance says."""
    return [_attended(one) for one in on_days(row)]


def _attended(row: Row) -> Row:
    said = row.cells.get("attendance")
    if said is None:
        return row
    told = _REASON.sub("", row.text("attendance")).strip(" 。;；")
    if re.fullmatch(_PRESENT, told, re.IGNORECASE):
        return Row(row.number, _without(row, "attendance"))
    if re.fullmatch(_ABSENT, told, re.IGNORECASE):
        away = {"absent": row.text("members")}
        return Row(row.number, {**_without(row, "attendance", "members", "member_numbers"), **away})
    return _in_words(row)


def _in_words(row: Row) -> Row:
    """Read 出席：张三、李四；请假：王五, and 应到20人，实到18人; a blank cell of one member's row stays unclear."""
    text = row.text("attendance")
    named: dict[str, list[str]] = {"members": [], "absent": []}
    labels = list(_LABEL.finditer(text))
    ends = [label.start() for label in labels[1:]] + [len(text)] * bool(labels)
    for label, end in zip(labels, ends, strict=True):
        named["members" if label["here"] else "absent"] += split_names(text[label.end() : end].strip(" 。.，,"))
    counted = _COUNTED.search(text)
    made = {field: "、".join([*split_names(row.text(field)), *names]) for field, names in named.items() if names}
    if counted and "headcount" not in row.cells:
        made["headcount"] = counted[1]
    whole = len(split_names(row.text("members"))) != 1 or "absent" in row.cells
    if made or (not text and whole):
        return Row(row.number, {**_without(row, "attendance"), **made})
    return row


def _without(row: Row, *fields: str) -> dict[str, str | tuple[str, ...]]:
    return {field: cell for field, cell in row.cells.items() if field not in fields}
