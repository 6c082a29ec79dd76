"""What the pictures draw of an office that lacks sheets: unknown is unknown, and who is there is drawn."""

from collections import Counter
from pathlib import Path

import pytest

from commands import islands, pictures
from graph.words import WrongValueError
from tests.commands.cli import liaison
from tests.commands.sheets import BOOKS, CONSTITUENCIES, PLACES
from tests.loaders.office import xlsx

LACKING = {"联系对象名单.xlsx", "联系走访记录2023年.xlsx"}


@pytest.fixture(scope="module", params=["yingtan", "tongren"])
def bare(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An office without contacts and visits: one does not keep such sheets, the other never handed one in."""
    folder = tmp_path_factory.mktemp(request.param)
    (folder / "sheets").mkdir()
    for name in BOOKS.keys() - LACKING:
        xlsx(folder / "sheets" / name, BOOKS[name])
    office = folder / "office"
    liaison("init", "某市政协", "--program", request.param, "--id", "bare", "--as-of", "2023-12-31", "-o", office)
    liaison("load", folder / "sheets", "-o", office)
    return office


def test_an_overview_knows_nothing_of_visits_that_nobody_handed_in(bare: Path) -> None:
    cells = (len(CONSTITUENCIES) - 1) * (len(PLACES) - 1)
    with pictures.sight(bare, None, "zh", names=False) as seen:
        picture = pictures.overview(seen)
    assert len(picture.periods) == 5  # four quarters and the year
    for period in picture.periods:
        assert period.cells and period.cells.verdicts == "u" * cells
        assert [kpi.value for kpi in period.kpis[:4]] == ["数据不足", "0", str(cells), "0"]
        assert {state.verdict for state in period.states.values()} == {"unknown"}
    not_kept = seen.program.name == "yingtan"
    assert any("《联系走访记录》" in note or "“visit log”" in note for note in picture.notes) == not_kept


def test_islands_without_contacts_hold_the_members(bare: Path) -> None:
    with pictures.sight(bare, None, "zh", names=False) as seen:
        picture = islands.islands(seen, ["横梁乡", "石桥镇"])
    names = {node.id: node.label for node in picture.nodes}
    homes = Counter(names[node.group] for node in picture.nodes if node.kind == "member")
    assert homes == {"横梁乡": 3, "石桥镇": 2}
    assert {node.label for node in picture.nodes if node.kind == "constituency"} == {"经济界", "农业界", "文化界"}


def test_islands_of_nobody_say_so(bare: Path, tmp_path: Path) -> None:
    with pictures.sight(bare, None, "zh", names=False) as seen, pytest.raises(WrongValueError) as caught:
        islands.islands(seen, ["白水镇"])
    assert "无可画" in caught.value.text.zh
    assert "nothing to draw" in caught.value.text.en
    out = tmp_path / "none.html"
    liaison("network", "islands", "白水镇", "--out", out, "-o", bare, expect=2).complaint()
    assert not out.exists()


def test_a_department_is_a_centre_too(loaded: Path) -> None:
    with pictures.sight(loaded, None, "zh", names=False) as seen:
        picture = pictures.ego(seen, "市水务局", 2)
    assert picture.title == "市水务局"
    assert "关于修缮石桥镇灌溉渠的提案" in {node.label for node in picture.nodes}
