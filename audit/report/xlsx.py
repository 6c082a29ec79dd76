"""The report as a workbook: summary, gaps, unknown, changes, owners. Every cell of text is text, never a formula."""

from collections.abc import Iterable, Sequence
from dataclasses import fields
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from audit.report.lines import ChangeLine, OwnerLine, Report, RuleGaps, RuleLine, VerdictLine
from audit.report.wording import word

_RULE = """key title source severity outcome_text period bound in_scope covered gap unknown exempt covered_percent
data_as_of missing error"""
_VERDICT = """rule title severity period name object_name value bound reason owner state since due reopened
subject object evidence"""
_CHANGE = "kind_text rule title period name object_name reason owner since"
_OWNER = "owner gaps new overdue rules"
_WORDS = {"key": "rule", "title": "rule_title", "outcome_text": "outcome", "kind_text": "kind"}
_WIDTHS = {"title": 34, "reason": 52, "source": 30, "evidence": 30, "data_as_of": 30, "missing": 36, "error": 30}
_HEAD = PatternFill("solid", fgColor="E8EDF3")
_WRAPPED = Alignment(wrap_text=True, vertical="top")
_LONG = 60
_DANGEROUS = ("=", "+", "-", "@", "\t", "\r")


def write_xlsx(report: Report, path: Path) -> None:
    """Write the workbook. Lists hold what the report holds; the summary has the true totals."""
    book = Workbook(write_only=True)
    _facts(book, report)
    gaps = [line for part in report.gaps for line in (*part.lines, *_grouped(part, report.lang))]
    _sheet(book, report, "rules", _RULE, RuleLine, report.rules)
    _sheet(book, report, "gaps", _VERDICT, VerdictLine, gaps)
    _sheet(book, report, "unknown", _VERDICT, VerdictLine, report.unknown)
    _sheet(book, report, "changes", _CHANGE, ChangeLine, report.changes)
    _sheet(book, report, "owners", _OWNER, OwnerLine, report.owners)
    book.save(path)


def _grouped(part: RuleGaps, lang: str) -> list[VerdictLine]:
    """Return a line for each group of gaps that are too many to be listed one by one."""
    blank: dict[str, Any] = dict.fromkeys((field.name for field in fields(VerdictLine)), "")
    rule = {
        "rule": part.rule.key,
        "title": part.rule.title,
        "severity": part.rule.severity,
        "period": part.rule.period,
        "bound": part.rule.bound,
    }
    said = [
        {"name": group.name, "value": f"{group.count} {word('of', lang)} {group.total}", "reason": group.examples}
        for group in part.groups
    ]
    return [VerdictLine(**(blank | rule | group)) for group in said]


def _facts(book: Workbook, report: Report) -> None:
    sheet = book.create_sheet(word("summary", report.lang))
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 40, 60
    sheet.freeze_panes = "A2"
    said: dict[str, str | int] = {
        "as_of": report.as_of,
        "ran_at": report.at,
        "previous": report.previous_at or word("first_run", report.lang),
    }
    said |= {"outcome": report.outcome_text, "run": report.run, "rules": len(report.rules)}
    said |= {key: report.totals[name] for key, name in _TOTALS.items()}
    sheet.append([_head(sheet, report.body), _head(sheet, report.program)])
    for key, value in said.items():
        sheet.append([_cell(sheet, word(key, report.lang)), _cell(sheet, value)])
    for cause in report.causes:
        sheet.append([_cell(sheet, cause.sheet), _cell(sheet, f"{word('unknown', report.lang)}: {cause.unknown}")])
    notes = ("masked" if report.masked else "unmasked", "words_note")
    for note in notes:
        sheet.append([_cell(sheet, word(note, report.lang))])


_TOTALS = {name: name for name in ("in_scope", "covered", "exempt", "changes", "unowned")}
_TOTALS |= {"gaps": "gap", "unknown": "unknown", "new": "new", "still_open": "still"}


def _sheet(book: Workbook, report: Report, title: str, columns: str, of: type[Any], lines: Iterable[Any]) -> None:
    names = columns.split()
    unknown = set(names) - {field.name for field in fields(of)}
    if unknown:
        raise ValueError(f"{of.__name__} has no {', '.join(sorted(unknown))}")
    sheet = book.create_sheet(word(title, report.lang))
    for number, name in enumerate(names, 1):
        sheet.column_dimensions[get_column_letter(number)].width = _WIDTHS.get(name, 16)
    sheet.freeze_panes = "A2"
    sheet.append([_head(sheet, word(_WORDS.get(name, name), report.lang)) for name in names])
    count = 1
    for line in lines:
        sheet.append([_cell(sheet, getattr(line, name)) for name in names])
        count += 1
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(names))}{count}"


def _head(sheet: WriteOnlyWorksheet, value: str) -> Cell:
    cell = _text(sheet, ILLEGAL_CHARACTERS_RE.sub("", value))
    cell.font, cell.fill = Font(bold=True), _HEAD
    return cell


def _cell(sheet: WriteOnlyWorksheet, value: Any) -> Any:
    """Return what to append: a plain value where that is safe and short, since a styled cell takes ten times longer."""
    if isinstance(value, Sequence) and not isinstance(value, str):
        value = "; ".join(map(str, value))
    if not isinstance(value, str):
        return value
    value = ILLEGAL_CHARACTERS_RE.sub("", value)
    return _text(sheet, value) if len(value) > _LONG or value.startswith(_DANGEROUS) else value


def _text(sheet: WriteOnlyWorksheet, value: str) -> Cell:
    """Return a cell whose text is kept as text, whatever it begins with."""
    cell = WriteOnlyCell(sheet, value)
    cell.data_type = "s"
    # The quote prefix keeps a spreadsheet from reading it as a formula when somebody edits the cell.
    if value.startswith(_DANGEROUS):
        cell.quotePrefix = True
    cell.alignment = _WRAPPED
    return cell
