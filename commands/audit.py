"""`liaison audit`."""

import getpass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from commands.asking import evaluated, opened, program_of, question
from commands.listing import Column, Listing
from commands.options import HERE, LANG, AsJson, AsOf, FailOn, Folder, Lang, Names, t
from graph.words import Text

if TYPE_CHECKING:
    from audit.night import AuditRun
    from graph.office import Office


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
    if dry_run:
        from commands.gaps import summary

        results = evaluated(place, question(place, as_of), book)
        summary(results)
        raise typer.Exit(exit_code(results, fail_on or book.fail_on))
    run, paths = night(place, as_of, out, names=names)
    if as_json:
        told = {"outcome": run.run.outcome, "changes": run.tally, "reports": [str(path) for path in paths]}
        print(json.dumps(told, ensure_ascii=False, indent=1))
    else:
        tell(run, paths)
    raise typer.Exit(exit_code(run.results, fail_on or book.fail_on))


def night(place: "Office", as_of: object, out: Path | None, *, names: bool) -> "tuple[AuditRun, list[Path]]":
    """Run one night and write its reports."""
    from audit.history import History
    from audit.night import run_audit
    from audit.report.write import write_reports

    asked = question(place, as_of)  # type: ignore[arg-type]
    results = evaluated(place, asked, program_of(place))
    with History(place.folder / "audit.sqlite") as history:
        run = run_audit(
            results,
            history,
            program=program_of(place),
            body=place.body.id,
            as_of=asked.as_of,
            at=datetime.now().astimezone(),
            build=place.build_id,
        )
        folder = out or place.folder / "reports"
        told = {"body_name": place.body.name, "lang": LANG, "masked": not names, "who": getpass.getuser()}
        return run, list(write_reports(run, folder, history, **told).values())  # type: ignore[arg-type]


def tell(run: "AuditRun", paths: list[Path]) -> None:
    """Print what changed since the last run, one line a rule, and where the reports are."""
    from audit.findings import EVENTS
    from commands.gaps import summary

    summary(run.results)
    columns = (Column("change", Text("变化", "change")), Column("count", Text("数量", "count"), "right"))
    since = run.previous.at if run.previous else t("首次运行", "the first run")
    print("\n" + t(f"与上次相比（{since}）", f"since the last run ({since})"))
    Listing(columns, [(EVENTS[kind].in_(LANG), count) for kind, count in run.tally.items()]).print()
    for path in paths:
        print(path)
