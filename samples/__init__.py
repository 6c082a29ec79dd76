"""Synthetic offices on real places, calibrated to published figures: sheets as a clerk keeps them, gaps planted."""

from pathlib import Path

from samples.answer import Answer

__all__ = ["Answer", "make_office"]


def make_office(name: str, folder: Path, seed: int = 2023, lang: str = "zh", answers: Path | None = None) -> Answer:
    """Write the sheets of the sample office `name` into `folder`, and return what is planted in them.

    `lang` chooses the language of headings and titles. With `answers` the planted gaps are also written there, before
    the sheets. Raises ValueError for an office that is not there, or an answer file inside the folder of sheets.
    """
    from samples.office import make

    return make(name, folder, seed, lang, answers)
