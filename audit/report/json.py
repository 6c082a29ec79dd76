"""The report as JSON: the same contents, for other programs."""

import json
from dataclasses import asdict
from pathlib import Path

from audit.report.lines import Report

FORMAT = 2
"""Of the JSON; a change that a reader would notice makes it 3. Since 2 each line says its period."""


def write_json(report: Report, path: Path) -> None:
    """Write the report with its format number."""
    said = {"format": FORMAT} | asdict(report)
    path.write_text(json.dumps(said, ensure_ascii=False, indent=1, allow_nan=False), encoding="utf-8")
