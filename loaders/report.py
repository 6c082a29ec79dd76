"""What a load did with each file, for people and for programs."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from graph.ledger import Part, Problem
from graph.records import KIND
from graph.words import Text, days

Status = Literal["loaded", "checked", "same", "failed", "passed over"]
STATUS: dict[Status, Text] = {
    "loaded": Text("已入库", "loaded"),
    "checked": Text("试读，未入库", "checked, not loaded"),
    "same": Text("已入过库，未作改动", "loaded before, nothing happens"),
    "failed": Text("未入库", "not loaded"),
    "passed over": Text("不是表格，跳过", "no sheet, passed over"),
}
EFFECT = {
    "rejected": Text("拒收", "rejected"),
    "doubt": Text("存疑", "in doubt"),
    "note": Text("提示", "note"),
    "error": Text("错误", "error"),
}
SKIPPED = {
    "blank": Text("空行", "blank"),
    "total": Text("合计行", "totals"),
    "note": Text("注释行", "notes"),
    "heading": Text("重复表头", "repeated headings"),
    "example": Text("示例行", "examples"),
    "filtered": Text("映射筛除的行", "left out by the mapping"),
    "duplicate": Text("重复行", "duplicates"),
}


@dataclass(frozen=True)
class PartReport:
    """The counts of one part: rows read and rejected, records kept clear and in doubt."""

    kind: str
    scope: str
    since: str
    until: str
    as_of: str
    read: int
    kept: int
    doubt: int
    rejected: int


@dataclass(frozen=True)
class Report:
    """What became of one file. `columns` are (sheet, column, use, field); `error` says why it was not loaded."""

    file: str
    status: Status
    load: str = ""
    parts: tuple[PartReport, ...] = ()
    problems: tuple[Problem, ...] = ()
    columns: tuple[tuple[str, str, str, str], ...] = ()
    skipped: dict[str, int] = field(default_factory=dict)
    error: Text | None = None
    advice: Text | None = None
    replaced: tuple[tuple[str, int], ...] = ()  # files whose place it takes, in part or whole, and how many rows

    @property
    def failed(self) -> bool:
        """Whether the file could not be loaded."""
        return self.status == "failed"

    @property
    def faulty(self) -> bool:
        """Whether the file, or a sheet or a column of it, could not be loaded."""
        return self.failed or any(one.effect == "error" for one in self.problems)

    @property
    def read(self) -> int:
        """Rows of data read."""
        return sum(part.read for part in self.parts)

    @property
    def kept(self) -> int:
        """Records kept with nothing in doubt."""
        return sum(part.kept for part in self.parts)

    @property
    def doubt(self) -> int:
        """Records kept that count only as possible."""
        return sum(part.doubt for part in self.parts)

    @property
    def rejected(self) -> int:
        """Rows rejected."""
        return sum(part.rejected for part in self.parts)

    def as_dict(self, lang: str) -> dict[str, Any]:
        """Return the report for JSON, its texts in one language."""
        return {
            "file": self.file,
            "status": self.status,
            "load": self.load or None,
            "error": self.error.in_(lang) if self.error else None,
            "advice": self.advice.in_(lang) if self.advice else None,
            "parts": [dict(vars(part)) for part in self.parts],
            "skipped": self.skipped,
            "replaced": [{"file": file, "rows": rows} for file, rows in self.replaced],
            "columns": [dict(zip(("sheet", "column", "use", "field"), told, strict=True)) for told in self.columns],
            "problems": [_problem(one, lang) for one in self.problems],
        }


def part_report(part: Part) -> PartReport:
    """Return the counts of a part of a load."""
    clear = part.records.column("doubt").null_count
    return PartReport(
        kind=part.kind,
        scope=part.scope,
        since=str(part.since or ""),
        until=str(part.until or ""),
        as_of=str(part.as_of or ""),
        read=part.read,
        kept=clear,
        doubt=part.records.num_rows - clear,
        rejected=part.rejected,
    )


SUMMARY = (
    Text("文件", "file"),
    Text("结果", "result"),
    Text("种类", "kind"),
    Text("范围", "scope"),
    Text("期间或日期", "period or day"),
    Text("读取", "read"),
    Text("保留", "kept"),
    Text("存疑", "in doubt"),
    Text("拒收", "rejected"),
)
PROBLEMS = (
    Text("结果", "effect"),
    Text("文件", "file"),
    Text("工作表", "sheet"),
    Text("行", "row"),
    Text("列", "column"),
    Text("内容", "value"),
    Text("原因", "reason"),
    Text("怎么办", "what to do"),
)


def summary_rows(reports: Iterable[Report], lang: str) -> list[list[str]]:
    """Return a row for each part of each file under the headings SUMMARY."""
    rows: list[list[str]] = []
    for report in reports:
        result = STATUS[report.status].in_(lang)
        if not report.parts:
            rows.append([report.file, result, *[""] * 7])
        for part in report.parts:
            period = part.as_of or (_days(part) if part.since else "")
            counts = map(str, (part.read, part.kept, part.doubt, part.rejected))
            rows.append([report.file, result, KIND[part.kind].label.in_(lang), part.scope, period, *counts])
    return rows


def problem_rows(reports: Iterable[Report], lang: str, effects: Iterable[str] = tuple(EFFECT)) -> list[list[str]]:
    """Return a row for each problem with one of the effects under the headings PROBLEMS, the gravest first."""
    order = {"error": 0, "rejected": 1, "doubt": 2, "note": 3}
    wanted = set(effects)
    rows = [
        (order["error"], [EFFECT["error"].in_(lang), report.file, "", "", "", "", *_told(report, lang)])
        for report in reports
        if report.error and "error" in wanted
    ]
    for report in reports:
        for one in report.problems:
            if one.effect in wanted:
                where = [EFFECT[one.effect].in_(lang), one.file, one.sheet, str(one.row or ""), one.column, one.value]
                rows.append((order[one.effect], [*where, one.reason.in_(lang), one.advice.in_(lang)]))
    return [row for _, row in sorted(rows, key=lambda ranked: ranked[0])]


def _days(part: PartReport) -> str:
    return days(date.fromisoformat(part.since), date.fromisoformat(part.until))


def _told(report: Report, lang: str) -> list[str]:
    return [text.in_(lang) if text else "" for text in (report.error, report.advice)]


def _problem(one: Problem, lang: str) -> dict[str, Any]:
    return {**vars(one), "reason": one.reason.in_(lang), "advice": one.advice.in_(lang)}
