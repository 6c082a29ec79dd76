"""The habits of clerks: how days, names and places are written, differently from sheet to sheet."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from random import Random

from samples.divisions import Township
from samples.spec import Spec
from samples.writing import Cell

EXCEL_EPOCH = date(1899, 12, 30)
FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")

DAYS: tuple[Callable[[date], Cell], ...] = (
    lambda day: day,
    lambda day: f"{day.year}年{day.month}月{day.day}日",
    lambda day: f"{day.year}.{day.month}.{day.day}",
    lambda day: int(f"{day:%Y%m%d}"),
    lambda day: f"{day:%Y-%m-%d}",
    lambda day: f"{day.month}月{day.day}日",
    lambda day: (day - EXCEL_EPOCH).days,
    lambda day: f"{day:%Y/%m/%d}",
    lambda day: f"{day.year}年{day.month}月{day.day}日".translate(FULL_WIDTH),
)
YEARLESS = 5
"""The style that leaves the year to the sheet's title."""

SEPARATORS = ("、", "，", ",", "；", " ", "\n", "、 ")


def day_style(dice: Random, *, yearless: bool = False) -> Callable[[date], Cell]:
    """Return one way to write days; one without the year only where the sheet says it."""
    return DAYS[dice.choice([n for n in range(len(DAYS)) if yearless or n != YEARLESS])]


def split(names: Iterable[str], separator: str = "、") -> str:
    """Return several names in one cell."""
    return separator.join(names)


def spaced(name: str) -> str:
    """Return a name of two characters with a wide blank inside, as rosters set it."""
    return f"{name[0]}　{name[1]}" if len(name) == 2 else name


def township_words(spec: Spec, township: Township, turn: int) -> str:
    """Return a township as written this time: one of them in three ways, some by the name they had before."""
    if township.name == spec.varied_township:
        return (township.name, township.stem, f"{township.county}{township.name}")[turn % 3]
    return spec.former_townships.get(township.name, township.name)


def short(constituency: str) -> str:
    """Return a constituency's name without 界."""
    return constituency.removesuffix("界")


def numbered(rows: Iterable[Sequence[Cell]]) -> list[list[Cell]]:
    """Return the rows with a running number in front."""
    return [[index, *row] for index, row in enumerate(rows, 1)]
