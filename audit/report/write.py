"""All reports of a night written into a folder."""

from datetime import datetime
from pathlib import Path

from audit.history import History
from audit.night import AuditRun
from audit.report.contents import bounded
from audit.report.html import write_html
from audit.report.json import write_json
from audit.report.maker import Maker
from audit.report.xlsx import write_xlsx
from graph.privacy import WHOLE, Mask

SHOWN = 50
"""Lines a rule in the HTML page."""
LISTED = 20_000
"""Lines a rule in the workbook and the JSON."""
LATEST = "latest.html"
_POINTER = """<!DOCTYPE html>
<meta charset="utf-8"><meta http-equiv="refresh" content="0; url={html}"><title>{html}</title>
<p><a href="{html}">{html}</a> · <a href="{xlsx}">{xlsx}</a> · <a href="{json}">{json}</a></p>
"""
"""A page that leads on to the newest report: a link of the file system would need rights on Windows."""


def write_reports(
    run: AuditRun,
    folder: Path,
    history: History,
    *,
    body_name: str,
    lang: str,
    mask: Mask | None = WHOLE,
    who: str = "",
) -> dict[str, Path]:
    """Write `audit-<as of>-<run>.html`, `.xlsx` and `.json`, and return their paths by form.

    No run writes over another's report; `latest.html` leads to the newest.
    A look back is no run of the history: it is called after when it was made, and is not the newest.
    Without a mask the names of contacts are in full, and the history notes who asked for that, and when.
    """
    folder.mkdir(parents=True, exist_ok=True)
    at = datetime.fromisoformat(run.run.at)
    name = f"lookback-{run.run.as_of}-{at:%Y%m%d-%H%M%S}" if run.later else f"audit-{run.run.as_of}-{run.run.id:04}"
    paths = {form: folder / f"{name}.{form}" for form in ("html", "xlsx", "json")}
    if not mask:
        history.disclosed(
            who or "-", ", ".join(path.name for path in paths.values()), at, None if run.later else run.run.id
        )
    maker = Maker(run, lang, mask)
    write_html(bounded(maker, body_name, SHOWN), paths["html"])
    listed = bounded(maker, body_name, LISTED)
    write_xlsx(listed, paths["xlsx"])
    write_json(listed, paths["json"])
    if not run.later:
        (folder / LATEST).write_text(_POINTER.format(**{form: path.name for form, path in paths.items()}), "utf-8")
    return paths
