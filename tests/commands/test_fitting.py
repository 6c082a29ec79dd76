"""Tables on screens of every width: nothing that one may want to copy is broken, and no line is too long."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from commands.fitting import GAP, Size, size, widths, wrapped
from commands.listing import Column, Listing
from graph.words import Text
from tests.commands.cli import liaison

TEXTS = st.text("ab-1 会界。，（）", max_size=60)


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("SM2-stations：按不同理解", 13, ["SM2-stations", "：按不同理解"]),
        ("各站都有活动，公布的是合计", 12, ["各站都有活", "动，公布的是", "合计"]),
        ("共有（两级）委员", 6, ["共有", "（两", "级）委", "员"]),
        ("no figure to hold it", 9, ["no figure", "to hold", "it"]),
        ("关系 CC8-roles, CC9-members-visited", 20, ["关系 CC8-roles,", "CC9-members-visited"]),
        ("走访.xlsx", 8, ["走", "访.xlsx"]),
        ("abcdefgh", 3, ["abc", "def", "gh"]),
        ("one\ntwo", 9, ["one", "two"]),
        ("", 5, [""]),
    ],
)
def test_a_text_is_broken_between_words_and_chinese_signs(text: str, width: int, lines: list[str]) -> None:
    assert wrapped(text, width) == lines


@given(TEXTS, st.integers(1, 30))
def test_no_line_is_wider_and_no_sign_is_lost(text: str, width: int) -> None:
    lines = wrapped(text, max(width, 2))
    assert all(cell_len(line) <= max(width, 2) for line in lines)
    assert re.sub(r"\s", "", "".join(lines)) == re.sub(r"\s", "", text)


@given(TEXTS)
def test_words_are_whole_where_the_longest_piece_has_room(text: str) -> None:
    lines = wrapped(text, max(size([text]).piece, 1))
    words = {word for line in lines for word in re.findall(r"[ab1-]+", line)}
    assert set(re.findall(r"[ab1-]+", text)) == words


def test_the_widest_columns_give_way_first() -> None:
    columns = [Size(4, 4), Size(40, 5), Size(20, 5)]
    assert widths(columns, [12, 12, 12], 68) == [4, 40, 20]
    assert widths(columns, [12, 12, 12], 48) == [4, 20, 20]
    assert widths(columns, [12, 12, 12], 38) == [4, 15, 15]
    assert widths(columns, [12, 30, 12], 50) == [4, 30, 12]
    assert widths(columns, [12, 12, 12], 31) is None
    assert widths(columns, [5, 5, 5], 31) == [4, 11, 11]


@given(st.lists(st.tuples(st.integers(1, 60), st.integers(1, 20)), min_size=1, max_size=8), st.integers(5, 200))
def test_columns_fit_the_screen_and_hold_their_longest_piece(sizes: list[tuple[int, int]], width: int) -> None:
    columns = [Size(max(text, piece), piece) for text, piece in sizes]
    found = widths(columns, [8] * len(columns), width)
    if found is None:
        assert sum(max(c.piece, min(c.text, 8)) for c in columns) + GAP * (len(columns) - 1) > width
    else:
        assert sum(found) + GAP * (len(columns) - 1) <= width
        assert all(c.piece <= given <= max(c.text, c.piece) for c, given in zip(columns, found, strict=True))


def test_a_column_is_left_out_only_where_it_must(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    columns = (
        Column("id", Text("编号", "id")),
        Column("value", Text("数值", "value"), spare=True),
        Column("why", Text("原因", "why"), room=30),
    )
    listing = Listing(columns, [["AB1-long-name", "12345678", "why it is so, in many words that need a place"]])
    for width, shown in ((80, True), (50, False)):
        monkeypatch.setenv("COLUMNS", str(width))
        listing.print()
        out = capsys.readouterr().out
        assert "AB1-long-name" in out and ("12345678" in out) == shown
    monkeypatch.setenv("COLUMNS", "18")
    listing.print()
    out = capsys.readouterr().out
    assert out.splitlines()[0].startswith("AB1-long-name") and "places" not in out and "words" in out


def test_a_list_is_shown_as_its_parts() -> None:
    assert Column("rows", Text("行", "rows")).shown(["a/1", "a/2"]) == "a/1, a/2"


@pytest.mark.parametrize("width", [80, 100, 120, 160])
def test_no_id_is_broken_at_any_width(loaded: Path, width: int) -> None:
    for words, keys in (
        (("claims", "chongchuan", "-o", loaded), ("id",)),
        (("claims", "yingtan"), ("id",)),
        (("gaps", "--unknown", "-o", loaded), ("rule",)),
        (("rules", "-o", loaded), ("rule",)),
        (("loads", "-o", loaded), ("load",)),
        (("measures", "list"), ("id",)),
        (("query", "MATCH (m:Member) RETURN m.id AS id, m.name AS name, m.rows AS rows", "-o", loaded), ("id",)),
    ):
        rows = liaison(*words, "--json", expect=None).json
        shown = liaison(*words, *(("--all",) if words[0] == "gaps" else ()), expect=None, width=width).out
        assert all(cell_len(line) <= width for line in shown.splitlines()), words
        assert [row[key] for row in rows for key in keys if str(row[key]) not in shown] == [], words
