"""The report as one HTML file that asks for nothing else: for the screen, the printer and a mail's attachment."""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from audit.report.lines import Report
from audit.report.wording import words

_PAGE = "page.html.j2"


def html(report: Report) -> str:
    """Return the page."""
    # Everything that a sheet says is text: autoescape is on for every file, whatever its ending.
    pages = Environment(loader=FileSystemLoader(Path(__file__).parent), autoescape=True, undefined=StrictUndefined)
    return pages.get_template(_PAGE).render(report=report, words=words(report.lang))


def write_html(report: Report, path: Path) -> None:
    """Write the page."""
    path.write_text(html(report), encoding="utf-8")
