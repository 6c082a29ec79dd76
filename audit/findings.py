"""What happens to a finding in a night: from its state and tonight's verdict to an event, or to none.

A finding is closed on evidence alone: its rule was evaluated and its subject was found covered, exempt or gone.
Where the rule did not run, or had no data, the finding is stale: nobody knows.
"""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

from graph.words import Text

EventKind = Literal["opened", "reopened", "seen", "changed", "unknown", "stale", "closed"]
EVENTS: dict[EventKind, Text] = {
    "opened": Text("新出现", "new"),
    "reopened": Text("再次出现", "reopened"),
    "seen": Text("重新确认", "confirmed again"),
    "changed": Text("仍存在，有变化", "still open, changed"),
    "unknown": Text("无法判断", "cannot be told"),
    "stale": Text("未能复核", "not checked"),
    "closed": Text("已关闭", "closed"),
}
REASONS: dict[str, Text] = {
    "fixed": Text("已补上", "fixed"),
    "settled": Text("已查明达标", "found to be covered"),
    "exempt": Text("已豁免", "now exempt"),
    "subject left": Text("对象已不在范围内", "the subject is no longer there"),
    "rule changed": Text("规则已修改", "the rule was changed"),
    "rule retired": Text("规则已取消", "the rule was retired"),
    "merged": Text("已并入他处", "merged into another"),
    "period over": Text("期限已过，未补上", "the period is over; it was not fixed"),
    "never told": Text("期限已过，始终无法判断", "the period is over; it could not be told"),
    "rule in error": Text("规则出错", "the rule was in error"),
    "no data": Text("没有数据", "there was no data"),
    "not run": Text("规则未运行", "the rule was not run"),
    "sheet missing": Text("所需表格尚未报来", "a sheet it needs is not in yet"),
    "in doubt": Text("有存疑记录", "rows in doubt"),
    "data": Text("数据变化", "the data changed"),
    "calendar": Text("日期推移", "time went by"),
    "": Text("", ""),
}


_AWAY = {"gone": "subject left", "exempt": "exempt", "merged": "merged"}


@dataclass(frozen=True)
class Identity:
    """What makes a finding the same on every night; `object` is "" but for a pair."""

    rule: str
    reading: str
    period: str
    subject: str
    object: str = ""


@dataclass(frozen=True)
class State:
    """Where a finding stands: its latest event, and whether it was ever a gap, and was since it was last closed."""

    id: int
    kind: EventKind
    value: float | None = None
    owner: str | None = None
    was_gap: bool = True
    ever_gap: bool = True
    period_end: str = "9999-12-31"
    name: str | None = None
    object_name: str | None = None
    owner_name: str | None = None

    @property
    def closed(self) -> bool:
        """Whether it is closed."""
        return self.kind == "closed"


@dataclass(frozen=True)
class Tonight:
    """Tonight's verdict of one subject: gap, unknown, covered, exempt or merged; "gone" where it has none."""

    outcome: str
    value: float | None = None
    owner: str | None = None


def event(before: State | None, now: Tonight, *, rule_changed: bool = False) -> tuple[EventKind, str] | None:
    """Return the event of an evaluated rule, with the reason of a closing; None where nothing changes."""
    if now.outcome == "gap":
        return _gap(before, now)
    if now.outcome == "unknown":
        return None if before and before.kind == "unknown" else ("unknown", "")
    return None if before is None or before.closed else ("closed", _closing(before, now, rule_changed))


def _closing(before: State, now: Tonight, rule_changed: bool) -> str:
    if now.outcome in _AWAY:
        return _AWAY[now.outcome]
    if rule_changed:
        return "rule changed"
    return "fixed" if before.was_gap else "settled"


def _gap(before: State | None, now: Tonight) -> tuple[EventKind, str] | None:
    if before is None or not before.ever_gap:
        return "opened", ""
    if not before.was_gap:
        return "reopened", ""
    if before.kind in ("unknown", "stale"):
        return "seen", ""
    return ("changed", "") if (before.value, before.owner) != (now.value, now.owner) else None


def unchecked(before: State, reason: str) -> tuple[EventKind, str] | None:
    """Return the event of a finding whose rule says nothing tonight."""
    return None if before.closed or before.kind == "stale" else ("stale", reason)


def over(kind: EventKind) -> tuple[EventKind, str]:
    """Return how a finding that stands so ends with its period: only a gap was not made good."""
    return "closed", "period over" if standing(kind) == "open" else "never told"


def standing(kind: EventKind) -> str:
    """Return the state that an event leaves a finding in: open, unknown, stale or closed."""
    return kind if kind in ("unknown", "stale", "closed") else "open"


def tally(kinds: Collection[EventKind]) -> dict[EventKind, int]:
    """Count the events of each kind, none left out."""
    listed = list(kinds)
    return {kind: listed.count(kind) for kind in EVENTS}
