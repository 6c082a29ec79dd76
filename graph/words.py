"""Texts that a user reads, in both languages, and the language to read them in."""

import locale
import os
from dataclasses import dataclass

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
        """Fill the same values into both languages."""
        return Text(self.zh.format(**values), self.en.format(**values))


def language(asked: str | None = None) -> str:
    """Return "zh" or "en": what was asked for, else LIAISON_LANG, else the locale, else "en"."""
    for tag in (asked, os.environ.get("LIAISON_LANG"), *map(os.environ.get, ("LC_ALL", "LC_MESSAGES", "LANG"))):
        if tag and tag not in ("C", "POSIX", "C.UTF-8"):
            return "zh" if tag.lower().startswith("zh") else "en"
    return "zh" if (locale.getlocale()[0] or "").lower().startswith(("zh", "chinese")) else "en"
