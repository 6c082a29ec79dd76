"""Cells of grids are shown in the user's language, whatever words a parameter lists."""

import re

import pyarrow as pa
import pytest

from graph.words import Text
from queries.catalog import measures
from queries.measure import CELL, Measure
from queries.period import as_of_day
from queries.result import RuleResult
from queries.rule import Rule
from queries.verdict import SCHEMA
from tests.measures.random_graphs import DAY

FREE = {"units", "constituencies", "occupations", "parties", "aspects"}
"""Parameters whose words are each place's own."""
OWN_CELLS = {"issues-by-list"}
"""Grids whose cells, too, are each place's own: the lists that it keeps."""
GRIDS = [made for made in measures().values() if made.object == CELL]


@pytest.mark.parametrize("made", GRIDS, ids=lambda made: made.id)
def test_every_word_of_a_grid_has_a_name_in_both_languages(made: Measure) -> None:
    cells = made.examples["cells"]
    assert isinstance(cells, list)
    for cell in cells:
        assert re.search("[一-鿿]", made.cell(cell).zh), cell
        assert made.cell(cell).en != cell or "_" not in cell


@pytest.mark.parametrize("made", [m for m in measures().values() if m.own], ids=lambda made: made.id)
def test_words_of_parameters_are_checked_but_those_that_are_a_place_s_own(made: Measure) -> None:
    worded = {name for name in made.own if made.params[name] in ("text", "texts")}
    checked = set(made.words) | ({"cells"} if made.cells else set())
    assert worded - checked <= FREE | ({"cells"} if made.id in OWN_CELLS else set())
    for name in checked:
        stray = "no such word" if made.params[name] == "text" else ["no such word"]
        assert made.wrong(name, made.examples[name]) is None
        wrong = made.wrong(name, stray)
        assert wrong and "not 'no such word'" in wrong.en


def test_a_cell_of_two_parts_is_named_by_its_parts() -> None:
    made = measures()["platform-cells"]
    assert made.cell("firm/county") == Text("企业·县", "firm, county")
    assert made.cell("kiosk/county") == Text("kiosk·县", "kiosk, county")
    assert made.cell("firm") == Text("firm", "firm")


def test_verdicts_on_cells_say_the_name() -> None:
    made = measures()["platform-cells"]
    told = {field.name: None for field in SCHEMA} | {
        "subject": "b",
        "object": "firm/county",
        "object_name": "firm/county",
    }
    rule = Rule.model_validate({"id": "SM7", "measure": made.id, "source": {"mechanisms": ["SM7"]}})
    result = RuleResult(rule, made, as_of_day(DAY), "fail", pa.Table.from_pylist([told], SCHEMA))
    (verdict,) = result.verdicts.to_pylist()
    assert result.object_name(verdict, "zh") == "企业·县"
    assert result.object_name(verdict, "en") == "firm, county"
