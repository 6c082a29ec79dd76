"""`make bench`: one table of ratios, each measured in this run, beside what the project promises. Exit code 0."""

import argparse
import json
import signal
import sys
from collections.abc import Callable

from benchmarks import fill, nation, replays, start, whole_way
from benchmarks.figures import Report, show
from benchmarks.sizes import SIZES


def main() -> None:
    """Run the benchmarks asked for and print what they found."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--only", action="append", choices=("start", "whole-way", "fill", "replays", "nation"))
    parser.add_argument("--size", choices=tuple(SIZES), help="of fill (else hundredth) and nation (else tenth)")
    parser.add_argument("--json", action="store_true", help="figures and details as JSON")
    asked = parser.parse_args()
    # Ended from outside, the servers started here must end too.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    runs: dict[str, Callable[[], Report]] = {
        "start": start.run,
        "whole-way": whole_way.run,
        "fill": lambda: fill.run(asked.size or "hundredth"),
        "replays": replays.run,
        "nation": lambda: nation.run(asked.size or "tenth"),
    }
    reports = {name: run() for name, run in runs.items() if not asked.only or name in asked.only}
    if asked.json:
        print(json.dumps({name: _plain(report) for name, report in reports.items()}, ensure_ascii=False, indent=1))
    else:
        show(reports.values())


def _plain(report: Report) -> dict[str, object]:
    figures = [figure.plain() for figure in report.figures]
    return {"figures": figures, "details": report.details, "lacking": report.lacking}


main()
