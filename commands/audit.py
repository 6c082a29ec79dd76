"""`liaison audit`."""

import getpass
from collections import Counter
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from commands.asking import evaluated, mask_of, opened, program_of, question
from commands.listing import Column, Listing
from commands.options import HERE, LANG, AsJson, AsOf, FailOn, Folder, Lang, Names, t
from graph.words import Text

if TYPE_CHECKING:
    from datetime import date

    from audit.history import History
    from audit.night import AuditRun
    from graph.office import Office
    from queries.result import Question


HISTORY = "audit.sqlite"


def audit(
    as_of: AsOf = None,
    fail_on: FailOn = None,
    out: Annotated[
        Path | None, typer.Option("--out", help=t("报告文件夹", "folder for the reports"), show_default=False)
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help=t("不写历史和报告", "write neither history nor reports"))
    ] = False,
    office: Folder = HERE,
    as_json: AsJson = False,
    names: Names = False,
    lang: Lang = None,
) -> None:
    """Measure every rule, compare with the night before, and write the HTML, XLSX and JSON reports.

    Exit codes: 0 clean, 1 gaps at or above --fail-on, 2 the audit itself failed, 3 incomplete with no such gap.
    """
    import json

    from audit.exits import exit_code

    place = opened(office)
    book = program_of(place)
    run, paths = (rehearsed(place, question(place, as_of)), []) if dry_run else night(place, as_of, out, names=names)
    if as_json:
        told = {"outcome": run.run.outcome, "changes": run.tally, "still": run.still, "look_back": bool(run.later)}
        told["reports"] = [str(path) for path in paths]
        print(json.dumps(told, ensure_ascii=False, indent=1))
    else:
        tell(run, paths)
    raise typer.Exit(exit_code(run.results, fail_on or book.fail_on))


def rehearsed(place: "Office", asked: "Question") -> "AuditRun":
    """Run one night over a copy of the history that nobody keeps, as it was on that day."""
    from audit.history import looked_back

    with looked_back(place.folder / HISTORY, place.body.id, asked.as_of) as copy:
        return _run(place, asked, copy)


def night(place: "Office", as_of: "date | None", out: Path | None, *, names: bool) -> "tuple[AuditRun, list[Path]]":
    """Run one night and write its reports; as of a day before the last run's the history is left as it is."""
    from audit.history import History
    from audit.report.write import write_reports

    asked = question(place, as_of)
    with History(place.folder / HISTORY) as history:
        last = history.last(place.body.id)
        if last and asked.as_of.isoformat() < last.as_of:
            run = replace(rehearsed(place, asked), later=last)
        else:
            run = _run(place, asked, history)
        mask = None if names else mask_of(place)
        told = {"body_name": place.body.name, "lang": LANG, "mask": mask, "who": getpass.getuser()}
        paths = write_reports(run, out or place.folder / "reports", history, **told)  # type: ignore[arg-type]
    return run, list(paths.values())


def _run(place: "Office", asked: "Question", history: "History") -> "AuditRun":
    from audit.night import run_audit
    from audit.periods import ended
    from queries.catalog import measures

    book = program_of(place)
    further = ended(book, measures(), asked.as_of, history.judged(place.body.id))
    results = evaluated(place, asked, book, ended=further)
    told = {"program": book, "body": place.body.id, "as_of": asked.as_of, "build": place.build_id}
    return run_audit(results, history, at=datetime.now().astimezone(), **told)  # type: ignore[arg-type]


def tell(run: "AuditRun", paths: list[Path]) -> None:
    """Print what changed since the last run, one line a rule, and where the reports are."""
    from audit.findings import EVENTS, REASONS
    from audit.report.wording import word
    from audit.report.write import LATEST
    from commands.gaps import summary

    summary(run.results)
    columns = (Column("change", Text("变化", "change")), Column("count", Text("数量", "count"), "right"))
    since = run.previous.at if run.previous else t("首次运行", "the first run")
    print("\n" + t(f"与上次相比（{since}）", f"since the last run ({since})"))
    counted = [(EVENTS[kind].in_(LANG), count) for kind, count in run.tally.items()]
    Listing(columns, [*counted, (word("still_open", LANG), run.still)]).print()
    closed = Counter(REASONS[change.reason].in_(LANG) for change in run.changes if change.kind == "closed")
    if closed:
        reasons = t("、", ", ").join(f"{reason} {count}" for reason, count in closed.most_common())
        print(t(f"关闭的原因：{reasons}", f"closed because: {reasons}"))
    if paths:
        print("\n" + t("报告（每次审计各存一份）：", "reports (each run keeps its own):"))
    for path in paths:
        print(f"  {path}")
    if run.later:
        day = run.later.as_of
        print(
            t(
                f"已有截至 {day} 的审计：这次只是回看，不写入历史，最新报告不变",
                f"there is an audit as of {day} already: this is a look back, not written into the history; "
                "the newest report stays",
            )
        )
    elif paths:
        print(t(f"最新一份总在 {paths[0].with_name(LATEST)}", f"the newest is always at {paths[0].with_name(LATEST)}"))
