"""A text to the same in capitals, with a first capital, or in the letters that two are compared by, as its language has them.

Turkish i has its dot in capitals, too; Greek capitals have no accents; Dutch IJ is one letter.
"""

from __future__ import annotations

import re
from unicodedata import normalize

from factdeck.seldom import seldom

_DOTTED = ("tr", "az")
"""Languages in which i and ı are two letters."""
_ACUTE, _DIAERESIS = "\u0301", "\u0308"
_GREEK_ACCENTS = seldom("[\u0300\u0301\u0342\u0313\u0314]")
_HIATUS = seldom(f"([ΑΕΗΟΥΩαεηουω]){_ACUTE}([ΙΥιυ])(?!{_DIAERESIS})")
"""An accented vowel before ι or υ: without the accent the two would be read as one sound."""
_OR = re.compile("\\bή\\b", re.IGNORECASE)
"""The Greek word that keeps its accent, by which it is no article."""


def upper(text: str, lang: str) -> str:
    """The text in capitals."""
    language = _language(lang)
    if language in _DOTTED:
        return text.replace("i", "İ").upper()
    if language == "el":
        return "".join(
            part.upper() if _OR.fullmatch(part) else _bare_capitals(part) for part in _parted(text)
        )
    return text.upper()


def capitalised(text: str, lang: str) -> str:
    """The text with its first letter as a capital, the others as they are."""
    language = _language(lang)
    if language == "nl" and text[:2] == "ij":
        return "IJ" + text[2:]
    first = text[:1]
    return (first.replace("i", "İ") if language in _DOTTED else first).upper() + text[1:]


def folded(text: str, lang: str) -> str:
    """The text without capitals, for comparing; Greek ς is σ."""
    if _language(lang) in _DOTTED:
        text = text.replace("İ", "i").replace("I", "ı")
    return normalize("NFC", text).casefold()


def _language(lang: str) -> str:
    return lang.split("-")[0].lower()


def _parted(text: str) -> list[str]:
    """The text in pieces, the words that keep their accents each by itself."""
    return re.split(f"({_OR.pattern})", normalize("NFC", text), flags=re.IGNORECASE)


def _bare_capitals(text: str) -> str:
    apart = _HIATUS.sub(rf"\1\2{_DIAERESIS}", normalize("NFD", text))
    return normalize("NFC", _GREEK_ACCENTS.sub("", apart).upper())
