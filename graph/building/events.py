"""When something happened, as far as its row says."""

from datetime import date

from graph.building.site import Entry, Site
from graph.words import Text

MAX_SPAN_DAYS = 31
NO_DATE = Text("没有日期，只能算作可能", "no date: it counts only as possible")
ROUGH_DATE = Text("日期不够具体，只能算作可能", "the date is too rough: it counts only as possible")
WRITE_DATE = Text("补填日期后重新导入", "fill in the date and load again")


def when(site: Site, entry: Entry, column: str = "date") -> tuple[date | None, date | None, bool]:
    """Return first and last possible day, and whether they are exact enough to be sure (a month at most)."""
    first, last = entry[column], entry[f"{column}_latest"] or entry[column]
    if first is None:
        if not entry["doubt"]:  # else the load has said so already
            site.problem(entry, NO_DATE, WRITE_DATE, column, "", "doubt")
        return entry.part.since, entry.part.until, False
    if (last - first).days > MAX_SPAN_DAYS:
        site.problem(entry, ROUGH_DATE, WRITE_DATE, column, f"{first}…{last}", "doubt")
        return first, last, False
    return first, last, True
