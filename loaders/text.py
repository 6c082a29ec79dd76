"""Cells as text: full-width letters and digits, odd blanks and look-alike characters made plain; words kept."""

import re
import unicodedata
from datetime import date, datetime, time
from functools import lru_cache

# Chinese punctuation stays as written, since titles are shown to people; these are what copies and exports distort:
# full-width letters and digits, compatibility ideographs and radicals (text out of PDF), half-width kana.
_ODD = re.compile(
    "[\uff02-\uff07\uff0a\uff0b\uff0d-\uff19\uff1c-\uff1e\uff20-\uff5d\uff61-\uff9f\uffe0-\uffee"
    "\u2e80-\u2fdf\uf900-\ufaff\U0002f800-\U0002fa1f]+"
)
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_BLANK = re.compile("[ \t\u00a0\u2000-\u200a\u202f\u205f\u3000]+")
_BREAK = re.compile(" *(?:\r\n|\r|\n|\u0085|\u2028|\u2029)[ \n\r]*")


# Text copied from web pages has the reading beside the character, 横(héng)梁(liáng)乡: a tone mark gives it away.
_TONE = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ"
_READING = re.compile(rf"(?<=[\u3400-\u9fff]) *[(（][a-zü '·]*[{_TONE}][a-zü '·{_TONE}]*[)）]", re.IGNORECASE)


@lru_cache(maxsize=65536)
def plain_text(text: str) -> str:
    """Return a cell's text: trimmed, one kind of blank, one kind of line break, plain letters and digits."""
    if not text.isascii():
        text = _ODD.sub(lambda odd: unicodedata.normalize("NFKC", odd[0]), _UNSEEN.sub("", text))
        text = _READING.sub("", text)
    elif not text.isprintable():
        text = _UNSEEN.sub("", text)
    return _BREAK.sub("\n", _BLANK.sub(" ", text)).strip()


def cell_text(value: object) -> str:
    """Return any cell value as text: whole numbers without ".0", days as ISO, TRUE and FALSE as Excel shows them."""
    if isinstance(value, str):
        return plain_text(value)
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, date | time):
        return _day_text(value)
    return "" if value is None else str(value)


def _day_text(value: date | time) -> str:
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "minutes")
    return value.isoformat()


def column_letter(index: int) -> str:
    """Return how Excel names the column with this 0-based index: 0 is A, 26 is AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
