"""The demo's whole way, sheets to verdicts, against pandas that merely reads the same sheets."""

import tempfile
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd

from benchmarks.figures import Figure, Report, median, seconds
from commands.asking import program_of, question
from graph.office import BodySettings, Office
from loaders.load import load
from queries.coverage import evaluate
from samples import make_office

TARGET, TIMES = 10.0, 5
DAY = date(2023, 12, 31)


def run() -> Report:
    """Make the demo's sheets once, then go both ways over them in turn."""
    with tempfile.TemporaryDirectory(prefix="liaison-bench-") as folder:
        sheets = Path(folder) / "sheets"
        make_office("tongren", sheets)
        ways = [(_way(sheets, Path(folder) / str(n)), seconds(lambda: _read(sheets))) for n in range(TIMES + 1)][1:]
    parts = {part: median(way[part] for way, _ in ways) for part in ways[0][0]}
    ours, pandas = median(sum(way.values()) for way, _ in ways), median(taken for _, taken in ways)
    details = tuple({"the whole way": part, "seconds": taken} for part, taken in parts.items())
    return Report((Figure("sheets to verdicts / pandas reading the sheets", ours, pandas, TARGET),), details)


def _way(sheets: Path, folder: Path) -> dict[str, float]:
    """Go from the sheets to the verdicts of all rules in a new office; return the seconds of each part."""
    body = BodySettings(id="tongren", name="铜仁市政协", level="prefecture")
    office = Office.create(folder, body, "tongren", as_of=DAY)
    with office.writing():
        loaded = seconds(lambda: load(office.ledger, [sheets], today=DAY))
        built = seconds(office.rebuild)
    return {"sheets to ledger": loaded, "ledger to Ladybug": built, "verdicts": seconds(lambda: _judge(office))}


def _judge(office: Office) -> None:
    store = office.open_store()
    try:
        results = evaluate(store, program_of(office), question(office))
    finally:
        store.close()
    wrong = [result.error for result in results if result.outcome in ("error", "not run")]
    if wrong:
        raise RuntimeError(f"rules in error: {wrong}")


def _read(sheets: Path) -> list[Any]:
    """Read every sheet as pandas does, with its fastest reader."""
    books: list[Any] = [pd.read_excel(p, engine="calamine", sheet_name=None) for p in sheets.rglob("*.xlsx")]
    return books + [_csv(path) for path in sheets.rglob("*.csv")]


def _csv(path: Path) -> pd.DataFrame:
    try:
        return pd.read_csv(path, encoding="utf-8-sig")
    except UnicodeDecodeError:
        # A clerk's Chinese Excel: a title above the headings, so that lines are of different lengths.
        return pd.read_csv(path, encoding="gb18030", skiprows=1)
