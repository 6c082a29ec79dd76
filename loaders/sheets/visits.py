"""Visit logs: a cell with several days, 3月5日、9月10日, is a visit on each."""

import re

from loaders.rows import Row

_BETWEEN_DAYS = re.compile(r"[、;；\n]+|[,，]\s*(?=\d{1,2}\s*[月日]|\d{4})")
_ONLY_DAY = re.compile(r"\d{1,2}\s*[日号]")


def expand(row: Row) -> list[Row]:
    """Return one row for each day that the date cell names."""
    written = row.text("date")
    days = _whole([day.strip() for day in _BETWEEN_DAYS.split(written) if day.strip()])
    if len(days) < 2 or not all(re.search(r"\d\s*[月./\-]|\d{8}", day) for day in days):
        return [row]
    year = re.match(r"(\d{4})\s*年", days[0])
    dated = [day if not year or re.match(r"\d{4}", day) else f"{year[1]}年{day}" for day in days]
    return [Row(row.number, {**row.cells, "date": day}) for day in dated]


def _whole(days: list[str]) -> list[str]:
    """Return days with the month that stands before the first of them only: 3月5日、12日."""
    for place, day in enumerate(days[1:], 1):
        month = re.match(r"(?:\d{4}\s*年)?\s*\d{1,2}\s*月", days[place - 1])
        if month and _ONLY_DAY.fullmatch(day):
            days[place] = month[0] + day
    return days
