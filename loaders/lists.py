"""Several names in one cell: split by 、 ， , ; / blanks and line breaks, with one name never cut in two."""

import re
from functools import lru_cache

from graph.names import plain_name

_SEPARATOR = re.compile(r"[、,，;；/|\n]+")
_AND_OTHERS = re.compile(r"(?<=[一-鿿\s、,，])等\s*(?:\d+|[一二三四五六七八九十百两]+)?\s*(?:余|多)?\s*[人名位户个]*$")
_CJK = re.compile(r"[㐀-鿿々]+")
_BRACKETS = re.compile(r"[(（][^()（）]*[)）]")
_HELD = str.maketrans("、,，;；/| \n", "\ue000\ue001\ue002\ue003\ue004\ue005\ue006\ue007\ue008")
_GIVEN_BACK = str.maketrans("\ue000\ue001\ue002\ue003\ue004\ue005\ue006\ue007\ue008", "、,，;；/| \n")
NOBODY = frozenset({"无", "无。", "/", "-", "--", "—", "——", "none", "n/a", "暂无", "空", "無"})
_COMPOUND = re.compile("欧阳|上官|司马|诸葛|夏侯|东方|皇甫|尉迟|公孙|令狐|慕容|司徒|宇文|长孙|端木|百里|南宫")


@lru_cache(maxsize=65536)
def split_list(text: str) -> tuple[str, ...]:
    """Return the entries of a cell, once each, in order; blanks split only what has no Latin letters in it."""
    return _split(text, names=False)


@lru_cache(maxsize=65536)
def split_names(text: str) -> tuple[str, ...]:
    """Return the people named in a cell: "张三、李 四　王　伟" is 张三, 李四, 王伟; "等5人" at the end is dropped."""
    return _split(_AND_OTHERS.sub("", text.strip()), names=True)


_MARKED = re.compile(r"《((?:[^《》]|《[^《》]*》)+)》")
_ONLY_MARKED = re.compile(rf"(?:{_MARKED.pattern}[、,，;；/\s和及]*)+")
_LIKE_A_NUMBER = re.compile(r"[^《》]{0,20}\d\s*[号期)）]?")


@lru_cache(maxsize=8192)
def split_titles(text: str) -> tuple[str, ...]:
    """Return the titles or numbers in a cell; a title that has a 、 in it is one: 关于道路、桥梁的建议."""
    if _ONLY_MARKED.fullmatch(text.strip()):
        return tuple(dict.fromkeys(found[1].strip() for found in _MARKED.finditer(text)))
    entries: list[str] = []
    for part in (piece.strip() for piece in re.split(r"[;；\n|]+", text)):
        pieces = [piece for piece in re.split(r"[、,，\s]+", part) if piece]
        entries += pieces if all(map(_LIKE_A_NUMBER.fullmatch, pieces)) else [without_marks(part)]
    return tuple(dict.fromkeys(entry for entry in entries if entry and entry.casefold() not in NOBODY))


def without_marks(text: str) -> str:
    """Return a title without the marks 《 》 that stand around the whole of it."""
    found = _MARKED.fullmatch(text.strip())
    return found[1] if found else text


def and_others(text: str) -> bool:
    """Whether the cell says that it names only some: 张三等5人."""
    return bool(_AND_OTHERS.search(text.strip()))


def _split(text: str, *, names: bool) -> tuple[str, ...]:
    held = _BRACKETS.sub(lambda inside: inside[0].translate(_HELD), text)
    parts = [word for part in _SEPARATOR.split(held) for word in _by_blanks(part.strip(), names=names)]
    entries = [part.translate(_GIVEN_BACK).strip() for part in parts]
    plain = [plain_name(entry) for entry in entries] if names else entries
    return tuple(dict.fromkeys(entry for entry in plain if entry and entry.casefold() not in NOBODY))


def _by_blanks(part: str, *, names: bool) -> list[str]:
    words = part.split()
    if len(words) < 2 or not all(_CJK.match(word) for word in words):
        return [part]
    return _joined(words) if names else words


def _joined(words: list[str]) -> list[str]:
    """Join what a blank cut: 王 伟, 王 小明 and 欧阳 修 are one name each; 张三 李四 are two."""
    joined: list[str] = []
    cut = False
    for word in words:
        if joined and ((cut and len(word) <= 2) or (len(word) == 1 and _COMPOUND.fullmatch(joined[-1]))):
            joined[-1] += word
            cut = False
        else:
            joined.append(word)
            cut = len(word) == 1
    if len(joined) > 1 and len(joined[-1]) == 1:
        joined[-2:] = [joined[-2] + joined[-1]]
    return joined
