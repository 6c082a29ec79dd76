"""What a claims file says of how a figure is counted: by a measure, by a rule, or why nobody can."""

from pathlib import Path

import pytest

from graph.faults import ProgramError
from queries.claims import claims_of, read_claims
from queries.figures import bound_of, numbers
from queries.program import read_program

FILE = """name = "tongren-2030"
title = {{ zh = "测", en = "x" }}
document = {{ zh = "文", en = "x" }}
period = {{ since = 2030-01-01, until = 2031-01-01 }}

[[claim]]
id = "TR1-x"
mechanism = "TR1"
metric = {{ zh = "项", en = "metric" }}
written = "{written}"
value = {value}
unit = {{ zh = "{unit}", en = "{unit}" }}
{held}
"""
"""Read beside the program of Tongren, whose rule TR1 asks for 3 to 5, TR9 for 1 and TR2/member for 2 or more."""


def read(tmp_path: Path, held: str, written: str = "100%", value: str = "100", unit: str = "%") -> None:
    path = tmp_path / "tongren-2030.toml"
    path.write_text(FILE.format(written=written, value=value, unit=unit, held=held), encoding="utf-8")
    read_claims(path)


@pytest.mark.parametrize(
    "held",
    [
        'held = { rule = "TR1", take = "share" }',
        'held = { rule = "TR1", take = "least" }',
        'held = { rule = "TR2/member", take = "least" }',
        'held = { rule = "TR9", take = "most" }',
        'held = { measure = "contacts-per-member", take = "share" }',
        'held = { measure = "contacts-per-member", take = "share", bound = { at_least = 1 } }',
        'held = { measure = "ways-of-service", take = "cells", params = { cells = ["online"] } }',
        'uncounted = { zh = "无表", en = "no sheet" }',
    ],
)
def test_a_figure_is_counted_in_one_of_these_ways(tmp_path: Path, held: str) -> None:
    read(tmp_path, held)


@pytest.mark.parametrize(
    ("held", "said"),
    [
        ("", "either held, or uncounted with the reason in both languages"),
        (
            'held = { rule = "TR1", take = "share" }\nuncounted = { zh = "无", en = "none" }',
            "either held, or uncounted with the reason",
        ),
        ('uncounted = { zh = "无" }', "claim 1, uncounted.en"),
        ('held = { take = "share" }', "names a measure, or a rule of the place's program"),
        ('held = { rule = "TR1", measure = "contacts-per-member" }', "names a measure, or a rule"),
        ('held = { rule = "TR2", take = "least" }', "held.rule: in the rule book tongren: no rule 'TR2'; did"),
        ('held = { rule = "TR1", take = "share", bound = { at_least = 1 } }', "held.bound: is the rule's"),
        ('held = { rule = "TR1", take = "share", params = { kinds = ["room"] } }', "held.params: is the rule's"),
        ('held = { measure = "contacts-per-member", bound = { at_least = 1 } }', "held.bound: is for a share only"),
        ('held = { measure = "contacts-per-member", take = "most" }', "held.take: 'most' is of a rule"),
        ('held = { rule = "TR2/member", take = "most" }', "held.take: the rule asks for ≥ 2"),
        ('held = { rule = "TR1", take = "least", of = "甲" }', "held.of: a rule asks the same of all"),
        (
            'held = { measure = "contacts-per-member", take = "cells" }',
            "the measure 'contacts-per-member' has no cells",
        ),
        ('held = { rule = "TR1", take = "shares" }', "did you mean 'share'?"),
        ('held = { rule = "TR1", take = "share", bound = { at_lest = 1 } }', "did you mean 'at_least'?"),
    ],
)
def test_what_is_wrong_is_told_with_its_key(tmp_path: Path, held: str, said: str) -> None:
    with pytest.raises(ProgramError) as caught:
        read(tmp_path, held)
    assert said in str(caught.value)


def test_a_share_is_in_per_cent(tmp_path: Path) -> None:
    with pytest.raises(ProgramError, match=r"claim 1, unit: a share is in %"):
        read(tmp_path, 'held = { rule = "TR1", take = "share" }', "100人", unit="人")


@pytest.mark.parametrize("written", ["所有委员参与全覆盖", "每个协商议事室都有委员联系", "所有社区"])
def test_full_coverage_is_written_as_a_hundred(tmp_path: Path, written: str) -> None:
    read(tmp_path, 'held = { rule = "TR1", take = "share" }', written)
    with pytest.raises(ProgramError, match="value: 99 is not the figure written"):
        read(tmp_path, 'held = { rule = "TR1", take = "share" }', written, value="99")


@pytest.mark.parametrize(
    ("written", "found", "bound"),
    [
        ("两个全覆盖", [2, 100], "exact"),
        ("石化14号街区", [], "exact"),
        ("福源小镇、石化14号街区等", [], "at_least"),
        ("张掖路街道、河口镇等地", [], "at_least"),
        ("12个方面14项", [12, 14], "exact"),
        ("131.72亿元", [13_172_000_000], "exact"),
    ],
)
def test_numbers_and_bounds_of_a_figure_as_written(written: str, found: list[float], bound: str) -> None:
    assert (numbers(written), bound_of(written)) == (found, bound)


def test_a_place_without_a_program_has_no_rules(tmp_path: Path) -> None:
    path = tmp_path / "x-2030.toml"
    text = FILE.format(written="100%", value="100", unit="%", held='held = { rule = "TR1", take = "share" }')
    path.write_text(text.replace("tongren-2030", "x-2030"), encoding="utf-8")
    with pytest.raises(ProgramError, match="nothing says of which rule book 'TR1' is"):
        read_claims(path)


OWN = """name = "x"
title = { zh = "测", en = "x" }
[[rule]]
id = "XX1"
measure = "contacts-per-member"
source = { mechanisms = [] }
[[rule]]
id = "XX2"
measure = "visits-per-member"
bound = { at_least = 2 }
source = { mechanisms = [] }
"""


def own(path: Path, rule: str, more: str = "") -> Path:
    held = f'held = {{ rule = "{rule}", take = "share" }}'
    text = FILE.format(written="100%", value="100", unit="%", held=held).replace("tongren-2030", "x-2030")
    path.write_text(text.replace("\n\n", f"\n{more}\n\n", 1), encoding="utf-8")
    return path


def test_a_place_of_ones_own_has_the_rules_of_the_book_beside_its_figures(tmp_path: Path) -> None:
    (tmp_path / "x.toml").write_text(OWN, encoding="utf-8")
    assert read_claims(own(tmp_path / "x-2030.toml", "XX2")).claims[0].held
    with pytest.raises(ProgramError, match="in the rule book x: no rule 'XX3'; did you mean 'XX"):
        read_claims(own(tmp_path / "x-2030.toml", "XX3"))


def test_a_claims_file_may_name_its_rule_book(tmp_path: Path) -> None:
    (tmp_path / "办法.toml").write_text(OWN, encoding="utf-8")
    assert read_claims(own(tmp_path / "x-2030.toml", "XX2", 'program = "办法.toml"'))
    assert read_claims(own(tmp_path / "x-2030.toml", "TR9", 'program = "tongren"'))
    with pytest.raises(ProgramError, match=r"x-2030\.toml:5: program: file not found"):
        read_claims(own(tmp_path / "x-2030.toml", "XX2", 'program = "法.toml"'))
    with pytest.raises(ProgramError, match="program: no program 'tongrn'; did you mean 'tongren'"):
        read_claims(own(tmp_path / "x-2030.toml", "XX2", 'program = "tongrn"'))


def test_against_an_office_the_rules_are_those_of_its_book(tmp_path: Path) -> None:
    (tmp_path / "book.toml").write_text(OWN, encoding="utf-8")
    book = read_program(tmp_path / "book.toml")
    path = own(tmp_path / "x-2030.toml", "XX2")
    assert claims_of(str(path), book)[0].claims[0].held
    with pytest.raises(ProgramError, match="nothing says of which rule book"):
        claims_of(str(path))
    # Figures that come with the product keep the book of their place, whichever office they are held against.
    assert claims_of("tongren", book)


def test_every_share_that_a_text_states_is_counted() -> None:
    """The texts that state full coverage, by hand: an office can count each."""
    stated = {c.id: c for place in claims_of() for c in place.claims if c.unit.en == "%"}
    assert set(stated) == {
        *("TR10-coverage", "TR17-coverage", "TR18-organisation", "TR18-work", "GS5-led", "CC2-communities"),
        *("CC3-rooms", "CC3-sessions", "YT10-organisation", "YT10-work"),
    }
    assert {claim.held and claim.held.take for claim in stated.values()} == {"share"}
    assert {claim.value for claim in stated.values()} == {100}
