"""Every mechanism of the published reports is checked by something, shown on a hit and a miss, and fed by sheets."""

import re
from collections import Counter

import pytest

from docs.generate import mechanism_page
from graph.records import KIND
from queries.catalog import measures
from queries.claims import claims_of
from queries.mechanisms import Mechanism, mechanisms

PUBLISHED = {"TR": 19, "GL": 17, "GS": 7, "SM": 7, "QD": 7, "CC": 15, "TZ": 6, "YT": 18}
"""How many mechanisms each place's report tells of, counted in the reports by hand; 96 in all."""


def test_all_published_mechanisms_are_there() -> None:
    counted = Counter(re.sub(r"\d", "", mechanism.id) for mechanism in mechanisms())
    assert counted == PUBLISHED
    for place, count in PUBLISHED.items():
        assert {f"{place}{n}" for n in range(1, count + 1)} <= {mechanism.id for mechanism in mechanisms()}


@pytest.mark.parametrize("mechanism", mechanisms(), ids=lambda mechanism: mechanism.id)
def test_a_mechanism_is_checked_shown_and_fed(mechanism: Mechanism) -> None:
    assert mechanism.measures, "no measure names it, and no claim of it can be counted in an office"
    assert mechanism.cases["hit"] and mechanism.cases["miss"]
    assert mechanism.kinds and set(mechanism.kinds) <= set(KIND)
    assert mechanism.rules, "no program asks for it"


def test_nothing_names_a_mechanism_that_is_not_published() -> None:
    known = {mechanism.id for mechanism in mechanisms()}
    assert {id_ for made in measures().values() for id_ in made.mechanisms} <= known
    assert {claim.mechanism for place in claims_of() for claim in place.claims} <= known


# ---- the page ----------------------------------------------------------------------------------------------------

PAGE = "\n".join(mechanism_page())


def test_the_page_has_a_line_for_each_and_no_empty_cell() -> None:
    lines = [line for line in PAGE.splitlines() if line.startswith("| [")]
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    assert [re.findall(r"\w+", row[0])[0] for row in cells] == [mechanism.id for mechanism in mechanisms()]
    assert {len(row) for row in cells} == {7}
    assert [row for row in cells if not all(re.search(r"\w", cell) for cell in row)] == []


@pytest.mark.parametrize("mechanism", mechanisms(), ids=lambda mechanism: mechanism.id)
def test_the_page_names_all_that_checks_and_feeds_it(mechanism: Mechanism) -> None:
    """Its measures, sheets, program lines and published figures, each in words where there is none."""
    entry = PAGE.partition(f"\n### {mechanism.id}\n")[2].partition("\n#")[0]
    points = dict(re.findall(r"^- ([^:]+): ?(.*)$", entry, re.M))
    assert list(points) == ["measures", "sheets that feed it", "asked by", "published figures"]
    assert all(f"[{made.id}](" in points["measures"] for made in mechanism.measures)
    assert all(KIND[kind].label.en in points["sheets that feed it"] for kind in mechanism.kinds)
    assert points["asked by"].split("; ") == list(mechanism.rules)
    figures = re.findall(r"^  - (\S+): .+ \(.+\): (?:counted by|asked for by|not counted:) .+$", entry, re.M)
    assert figures == [claim.id for claim in mechanism.claims]
    assert points["published figures"] == ("" if figures else "no figure published 未公布数字")
