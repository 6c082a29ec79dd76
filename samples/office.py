"""An office from its plan to its sheets: the plan, then the answer, then the files."""

from pathlib import Path

from samples import calls, contacts, gaps, matters, parts, roster
from samples.answer import Answer
from samples.divisions import townships
from samples.plan import Office
from samples.sheets import contacts as contact_sheets
from samples.sheets import house
from samples.sheets import matters as matter_sheets
from samples.sheets import people as people_sheets
from samples.sheets import places as place_sheets
from samples.sheets import visits as visit_sheets
from samples.spec import read
from samples.writing import Table, write_csv, write_workbook


def plan(name: str, seed: int = 2023) -> Office:
    """Return everything about the sample office `name`; the same seed gives the same office."""
    spec = read(name)
    office = Office(spec, seed, townships(spec.places))
    registry = office.registry
    if spec.clerks:
        roster.fill(office, registry)
        contacts.fill(office, registry)
        calls.fill(office)
        matters.fill(office)
    else:
        roster.seat(office, registry)
    parts.fill(office)
    return office


def make(name: str, folder: Path, seed: int = 2023, lang: str = "zh", answers: Path | None = None) -> Answer:
    """Write the sheets into `folder`, and before them the answer to `answers`. See `samples.make_office`."""
    if answers and answers.resolve().is_relative_to(folder.resolve()):
        raise ValueError("the answer file must not lie among the sheets")
    office = plan(name, seed)
    answer = gaps.answer(office) if office.spec.clerks else parts.answer(office)
    if answers:
        answer.write(answers)
    write(office, folder, lang)
    return answer


def write(office: Office, folder: Path, lang: str = "zh") -> None:
    """Write all sheets of an office."""
    for file, tables in house.further(office) if office.spec.clerks else house.workbooks(office):
        write_workbook(folder / f"{file}.xlsx", tables, lang)
    if not office.spec.clerks:
        return
    for file, tables in _workbooks(office).items():
        write_workbook(folder / f"{file}.xlsx", tables, lang)
    for committee, tables in contact_sheets.lists(office):
        write_workbook(folder / "联系对象名单" / f"{committee}.xlsx", tables, lang)
    for log in visit_sheets.logs(office):
        _write_log(office, log, folder / "走访记录", lang)
    write_csv(folder / "2023年提案.csv", matter_sheets.proposals(office), lang, "utf-8-sig", titled=False)


def _workbooks(office: Office) -> dict[str, list[Table]]:
    return {
        "委员名册": [people_sheets.roster(office)],
        "界别名册": [people_sheets.constituencies(office)],
        "专委会": [people_sheets.committees(office)],
        "乡镇村居": [place_sheets.townships(office), place_sheets.villages(office)],
        "社情民意": [matter_sheets.reports(office)],
        "走访记录/主席会议成员联系委员": visit_sheets.leaders(office),
    }


def _write_log(office: Office, log: visit_sheets.Log, folder: Path, lang: str) -> None:
    """Write a log as a workbook; one of them is a CSV in the encoding of a Chinese Excel."""
    file = folder / f"{log.committee}-第{log.quarter}季度"
    if log.committee == office.spec.clerks["csv"] and log.quarter == 3:
        write_csv(file.with_suffix(".csv"), log.table, lang, "gb18030", titled=True)
    else:
        write_workbook(file.with_suffix(".xlsx"), [log.table], lang)
