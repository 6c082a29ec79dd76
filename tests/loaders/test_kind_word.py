"""A kind of sheet that is not there: the nearest in the reader's language, never something far off."""

from datetime import date
from pathlib import Path

import pytest

from loaders.problems import LoadError
from loaders.read import read_file


@pytest.mark.parametrize(
    ("word", "zh", "en"),
    [
        ("visit", "写：visits", "write: visits"),
        ("走访记录", "写：联系走访记录", "write: members, "),
        ("nothing", "写：members, ", "write: members, "),
    ],
)
def test_a_kind_that_is_not_there(word: str, zh: str, en: str) -> None:
    with pytest.raises(LoadError) as caught:
        read_file(Path("x.csv"), today=date(2023, 12, 31), kind=word)
    assert zh in caught.value.advice.zh
    assert en in caught.value.advice.en
