"""The real townships and villages that the samples are placed in, from `places/<office>.csv`."""

import csv
import re
from dataclasses import dataclass, field
from pathlib import Path

PLACES = Path(__file__).parent / "places"
_COMMITTEE = re.compile("(居民|村民|居|村)委员?会(（.*）)?$")
_PREFECTURE = re.compile("((回|藏)族自治州|地区|市)$")
_KIND = re.compile("(街道|镇|乡)$")


@dataclass(eq=False)
class Village:
    """A village or community, `name` as people write it, without 村民委员会."""

    code: str
    name: str
    official: str
    township: "Township"


@dataclass(eq=False)
class Township:
    """A street, town, township or pseudo-township with its villages."""

    code: str
    name: str
    county: str
    prefecture: str
    province: str
    villages: list[Village] = field(default_factory=list)

    @property
    def kind(self) -> str:
        """Return street, town, township or pseudo: digits 7-9 of the code say so; nothing for none of the places."""
        if not self.code:
            return ""
        number = int(self.code[6:9])
        return "street" if number < 100 else "town" if number < 200 else "township" if number < 400 else "pseudo"

    @property
    def city(self) -> str:
        """Return the name of its prefecture without its kind: 铜仁 of 铜仁市, 临夏 of 临夏回族自治州."""
        return _PREFECTURE.sub("", self.prefecture)

    @property
    def stem(self) -> str:
        """Return the name without its kind: 坝黄 of 坝黄镇."""
        return _KIND.sub("", self.name)


ABROAD = Township("", "", "", "", "")
"""Where somebody lives who lives in none of the places of the office: no sheet says where."""


def village_name(official: str) -> str:
    """Return the everyday name: 北门社区 of 北门社区居民委员会, 长坪村 of 长坪村村民委员会 or 长坪村委会."""
    community = "居民委" in official or "居委" in official or "社区" in official
    stem = _COMMITTEE.sub("", official)
    if stem == official or stem.endswith(("社区", "村")):
        return stem
    return stem + ("社区" if community else "村")


def townships(office: str) -> list[Township]:
    """Return the townships of an office in the order of their codes."""
    found: dict[str, Township] = {}
    with (PLACES / f"{office}.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if not row["village"]:
                found[row["code"]] = Township(
                    row["code"], row["township"], row["county"], row["prefecture"], row["province"]
                )
            else:
                township = found[row["code"][:9]]
                name = village_name(row["village"])
                township.villages.append(Village(row["code"], name, row["village"], township))
    return list(found.values())
