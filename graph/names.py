"""How a written name is made comparable: blanks, middle dots, pinyin in brackets; one function for every part."""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Any

_CJK = "㐀-䶿一-鿿豈-﫿぀-ヿ々〇\U00020000-\U000323af"
_TONES = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü"
_SYLLABLE = rf"(?:[bpmfdtnlgkhjqxzcsryw]|[zcs]h)?[aeiouv{_TONES}]{{1,3}}(?:ng|n|r)?"
_PINYIN = re.compile(rf"(?<=[{_CJK}])\s*[(（]\s*(?:{_SYLLABLE}[\s·']*)+\s*[)）]", re.IGNORECASE)
# Official lists write "李娜（女，苗族）": the sex and the nationality are no part of the name.
_REMARK = re.compile(r"[(（](?:[男女](?:[,，、\s]*[一-鿿]{1,5}族)?|[一-鿿]{1,5}族)[)）]")
_DOTS = re.compile(rf"\s*[・•‧∙⋅·]\s*|(?<=[{_CJK}])\s*\.\s*(?=[{_CJK}])")
_BLANKS = re.compile(r"\s+")
_BESIDE_CJK = re.compile(rf"(?<=[{_CJK}])\s+(?=[{_CJK}])")


@lru_cache(maxsize=65536)
def plain_name(text: str) -> str:
    """Return a person's name as every part compares it.

    "王　伟", "王伟（女，苗族）" and "王(wáng)伟(wěi)" are "王伟"; "石垣　のりこ" is "石垣のりこ"; "Anna   Smith" keeps
    one blank. Traditional characters stay: 於 and 于 are two surnames.
    """
    name = unicodedata.normalize("NFKC", text)
    name = _REMARK.sub("", _PINYIN.sub("", name))
    name = _DOTS.sub("·", _BLANKS.sub(" ", name).strip())
    return _BESIDE_CJK.sub("", name)


def plain_title(text: str) -> str:
    """Return a title as titles are compared: without the marks round it, as in 《关于……的提案》."""
    return plain_name(text).strip("《》〈〉“”\"'「」『』 ")


def plain_number(text: str) -> str:
    """Return an id as numbers are compared: "0012", "12" and " 12 " are one, since Excel loses leading zeros."""
    number = unicodedata.normalize("NFKC", text).strip().casefold()
    return (number.lstrip("0") or "0") if number.isdecimal() else number


def one_sign_off(word: str, known: Iterable[str], shortest: int = 3) -> list[str]:
    """Return the known words that a word is but for one sign; none of a word so short that any is near."""
    from rapidfuzz.distance import OSA

    plain = simplified(word)
    if len(plain) < shortest:
        return []
    return [other for other in known if OSA.distance(plain, simplified(other), score_cutoff=1) == 1]


@lru_cache(maxsize=4096)
def simplified(text: str) -> str:
    """Return `text` in simplified characters (OpenCC t2s); for headings and words, not for names of people."""
    return text if text.isascii() else str(_opencc().convert(text))


@cache
def _opencc() -> Any:
    from opencc import OpenCC

    return OpenCC("t2s")
