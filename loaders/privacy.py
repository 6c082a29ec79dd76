"""What never gets into the ledger: telephone and identity numbers and mail addresses, wherever a cell hides them."""

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import islice

MARK = "[…]"

_GAP = r"[ \-–—]?"
_MOBILE = rf"(?<!\d)(?:\+?0?086{_GAP}|\+?86{_GAP}|0)?1[3-9]\d(?:{_GAP}\d){{8}}(?!\d)"
_LANDLINE = r"(?<![\d.])(?:\(0\d{2,3}\)\s?|0\d{2,3}[ \-–—]?)[2-9]\d{6,7}(?:[ \-–—转]\d{1,5})?(?!\d)"
_BIRTHDAY = r"(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
_IDENTITY = rf"(?<!\d)[1-9]\d{{5}}\s?(?:(?:19|20)\d{{2}}{_BIRTHDAY}\s?\d{{3}}[\dXx]|\d{{2}}{_BIRTHDAY}\d{{3}})(?!\d)"
_LABELLED = r"(?:电话|手机|联系方式|号码|[Tt]el\.?|[Pp]hone)\s*(?:号码?)?\s*[:：]?\s*[+\d][\d \-]{5,}\d"
_MAIL = r"[\w.+\-]+@[\w\-]+(?:\.[\w\-]+)+"
_SURE = re.compile("|".join((_IDENTITY, _MOBILE, _MAIL)), re.ASCII)
_ANY = re.compile("|".join((_IDENTITY, _MOBILE, _LABELLED, _LANDLINE, _MAIL)), re.ASCII)
_WORTH = re.compile(r"\d[\d\s()\-–—]{4,}\d|@", re.ASCII)
_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
_SHORT_LANDLINE = re.compile(r"(?!20\d{6})[2-9]\d{6,7}", re.ASCII)  # not 20230305
_AROUND = f" ,，、;；/\n{MARK}"


@lru_cache(maxsize=65536)
def redact(text: str) -> str:
    """Return `text` with every telephone number, identity number and mail address as "[…]"."""
    return _ANY.sub(MARK, text) if _WORTH.search(text) else text


@lru_cache(maxsize=65536)
def private_number(text: str) -> bool:
    """Whether an id is in truth a mobile or identity number: some offices number people so."""
    return bool(_SURE.search(text)) and not _UUID.fullmatch(text)


def private_column(cells: Iterable[str], *, ids: bool = False) -> bool:
    """Whether a column holds mostly telephone or identity numbers or mail addresses, whatever its heading says.

    Of a column of `ids` only mobile and identity numbers count: 20230001 is a proposal's number and no telephone.
    """
    seen = list(islice(filter(None, cells), 200))
    private = sum(map(private_number if ids else _private_cell, seen))
    return 2 * private > len(seen) > 0


def _private_cell(cell: str) -> bool:
    return bool(_SHORT_LANDLINE.fullmatch(cell)) or not redact(cell).strip(_AROUND)
