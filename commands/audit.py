"""`liaison audit`."""

import getpass
from collections import Counter
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from commands.asking import evaluated, mask_of, opened, program_of, question
from commands.listing import Column, Listing
from commands.options import HERE, LANG, AsJson, AsOf, FailOn, Folder, Lang, Names, t
from graph.words import Text

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from audit.history import History
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
    run, paths = rehearsed(place, as_of) if dry_run else night(place, as_of, out, names=names)
    if as_json:
        told = {"outcome": run.run.outcome, "changes": run.tally, "reports": [str(path) for path in paths]}
        print(json.dumps(told, ensure_ascii=False, indent=1))
    else:
        tell(run, paths)
    raise typer.Exit(exit_code(run.results, fail_on or book.fail_on))


def rehearsed(place: "Office", as_of: "date | None") -> "tuple[AuditRun, list[Path]]":
    """Run one night over a copy of the history that nobody keeps."""
    import shutil
    import tempfile

    with tempfile.TemporaryDirectory(prefix="liaison-", ignore_cleanup_errors=True) as folder:
        for path in place.folder.glob("audit.sqlite*"):
            shutil.copyfile(path, Path(folder) / path.name)
        return _run(place, as_of, Path(folder) / "audit.sqlite", lambda _run, _history: [])


def night(place: "Office", as_of: "date | None", out: Path | None, *, names: bool) -> "tuple[AuditRun, list[Path]]":
    """Run one night and write its reports."""
    from audit.report.write import write_reports

    told = {
        "body_name": place.body.name,
        "lang": LANG,
        "mask": None if names else mask_of(place),
        "who": getpass.getuser(),
    }
    folder = out or place.folder / "reports"

    def report(run: "AuditRun", history: "History") -> list[Path]:
        return list(write_reports(run, folder, history, **told).values())  # type: ignore[arg-type]

    return _run(place, as_of, place.folder / "audit.sqlite", report)


def _run(
    place: "Office", as_of: "date | None", path: Path, report: "Callable[[AuditRun, History], list[Path]]"
) -> "tuple[AuditRun, list[Path]]":
    from audit.history import History
    from audit.night import run_audit

    asked, book = question(place, as_of), program_of(place)
    results = evaluated(place, asked, book)
    with History(path) as history:
        told = {"program": book, "body": place.body.id, "as_of": asked.as_of, "build": place.build_id}
        run = run_audit(results, history, at=datetime.now().astimezone(), **told)  # type: ignore[arg-type]
        return run, report(run, history)


def tell(run: "AuditRun", paths: list[Path]) -> None:
    """Print what changed since the last run, one line a rule, and where the reports are."""
    from audit.findings import EVENTS, REASONS
    from audit.report.write import LATEST
    from commands.gaps import summary

    summary(run.results)
    columns = (Column("change", Text("变化", "change")), Column("count", Text("数量", "count"), "right"))
    since = run.previous.at if run.previous else t("首次运行", "the first run")
    print("\n" + t(f"与上次相比（{since}）", f"since the last run ({since})"))
    Listing(columns, [(EVENTS[kind].in_(LANG), count) for kind, count in run.tally.items()]).print()
    closed = Counter(REASONS[change.reason].in_(LANG) for change in run.changes if change.kind == "closed")
    if closed:
        reasons = t("、", ", ").join(f"{reason} {count}" for reason, count in closed.most_common())
        print(t(f"关闭的原因：{reasons}", f"closed because: {reasons}"))
    if paths:
        print("\n" + t("报告（每次审计各存一份）：", "reports (each run keeps its own):"))
    for path in paths:
        print(f"  {path}")
    if paths:
        print(t(f"最新一份总在 {paths[0].with_name(LATEST)}", f"the newest is always at {paths[0].with_name(LATEST)}"))
