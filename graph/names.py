"""The one way two spellings of a name or a place are compared."""

import re
import unicodedata
from functools import lru_cache

_PINYIN = re.compile(r"[(（]\s*[A-Za-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü·\s]+\s*[)）]")
_BLANKS = re.compile(r"\s+")
_CJK_GAP = re.compile(r"(?<=[^\x00-\x7f]) | (?=[^\x00-\x7f])")


@lru_cache(maxsize=1 << 20)
def plain_name(text: str) -> str:
    """Return the form in which names are compared: full-width folded, pinyin in brackets and blanks gone.

    >>> plain_name("王　伟（wáng wěi）"), plain_name(" Ann   LEE ")
    ('王伟', 'ann lee')
    """
    folded = _PINYIN.sub("", unicodedata.normalize("NFKC", text))
    return _CJK_GAP.sub("", _BLANKS.sub(" ", folded).strip()).casefold()
