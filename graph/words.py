"""Texts that a user reads, in both languages, and the language to read them in."""

import locale
import os
from dataclasses import dataclass
from datetime import date, timedelta
from typing import overload

LANGUAGES = ("zh", "en")


@dataclass(frozen=True)
class Text:
    """One text in Chinese and in English."""

    zh: str
    en: str

    def in_(self, lang: str) -> str:
        """Return the text in `lang` ("zh" or "en")."""
        return self.zh if lang == "zh" else self.en

    def format(self, **values: object) -> "Text":
        """Fill values into both languages: a Text in its own language, others the same."""
        zh, en = ({k: v.in_(lang) if isinstance(v, Text) else v for k, v in values.items()} for lang in LANGUAGES)
        return Text(self.zh.format(**zh), self.en.format(**en))

    def __bool__(self) -> bool:
        """Whether it says anything."""
        return bool(self.zh or self.en)


NOTHING = Text("", "")


class UserError(Exception):
    """What went wrong, in both languages, for a user to read; `text` holds both, str() is the English one."""

    @overload
    def __init__(self, zh: Text) -> None: ...

    @overload
    def __init__(self, zh: str, en: str) -> None: ...

    def __init__(self, zh: str | Text, en: str = "") -> None:
        self.text = zh if isinstance(zh, Text) else Text(zh, en)
        super().__init__(self.text.en)


class WrongValueError(UserError, ValueError):
    """A name, number, day or file that a user gave is wrong."""


def days(since: date | None, until: date) -> str:
    """Write half-open days as people read them, the last one included: "2026-01-01 – 2026-03-31"; one day alone."""
    last = until - timedelta(days=1)
    return str(last) if since == last else f"{since or ''} – {last}".lstrip()


def text_of(error: Exception) -> Text:
    """Return what an error says; of one that was not written for users its kind, too."""
    said = f"{type(error).__name__}: {error}"
    return error.text if isinstance(error, UserError) else Text(said, said)


def language(asked: str | None = None, settled: str | None = None) -> str:
    """Return "zh" or "en": what was asked for, else LIAISON_LANG, else what is settled, else the locale, else "en"."""
    for tag in (
        asked,
        os.environ.get("LIAISON_LANG"),
        settled,
        *map(os.environ.get, ("LC_ALL", "LC_MESSAGES", "LANG")),
    ):
        if tag and tag not in ("C", "POSIX", "C.UTF-8"):
            return "zh" if tag.lower().startswith("zh") else "en"
    return "zh" if (locale.getlocale()[0] or "").lower().startswith(("zh", "chinese")) else "en"
