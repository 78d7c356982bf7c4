"""What stands behind a citation's key to CSL's locator, its number, and the words behind that."""

from __future__ import annotations

import re

from msgspec import Struct

from factdeck.citations.csl import Locale

LABELS = [
    "act",
    "appendix",
    "article-locator",
    "book",
    "canon",
    "chapter",
    "column",
    "elocation",
    "equation",
    "figure",
    "folio",
    "issue",
    "line",
    "note",
    "opus",
    "page",
    "paragraph",
    "part",
    "rule",
    "scene",
    "section",
    "sub-verbo",
    "supplement",
    "table",
    "timestamp",
    "title-locator",
    "verse",
    "version",
    "volume",
]
"""CSL's terms for places in a source (CSL 1.0.2, “Locators”)."""
_ENGLISH = {
    "p": "page", "pp": "page", "pg": "page", "pgs": "page", "page": "page", "pages": "page",
    "ch": "chapter", "chap": "chapter", "chs": "chapter", "chapter": "chapter", "chapters": "chapter",
    "§": "section", "§§": "section", "sec": "section", "sect": "section", "section": "section", "¶": "paragraph",
    "vol": "volume", "vols": "volume", "volume": "volume", "col": "column", "fol": "folio", "fig": "figure",
    "l": "line", "ll": "line", "line": "line", "lines": "line", "n": "note", "nn": "note", "no": "issue",
    "para": "paragraph", "pt": "part", "part": "part", "v": "verse", "verse": "verse", "s.v": "sub-verbo",
    "art": "article-locator", "article": "article-locator", "app": "appendix", "bk": "book",
}  # fmt: skip
"""Words that are understood whatever the language, without their full stop."""
_NUMBER = r"(?:[A-Za-z]{0,2}\d[\w.]*|[ivxlcdmIVXLCDM]+\b|\d+)"
_NUMBERS = re.compile(rf"{_NUMBER}(?:\s*(?:[-–,&]|and|und|et)\s*{_NUMBER})*")


class Locator(Struct, frozen=True):
    """A place in a source; ``label`` is CSL's term for it, ``behind`` what is said besides."""

    label: str = "page"
    number: str = ""
    behind: str = ""


def read_locator(text: str, locale: Locale) -> Locator:
    """“p. 3, and elsewhere” as page, 3 and “, and elsewhere”; words that are no place are all said as they are."""
    terms = _terms(locale)
    word = re.match(r"([^\W\d_]+(?:\.[^\W\d_]+)*|§+|¶+)\.?\s*", text)
    label = terms.get(word[1].casefold()) if word else None
    at = word.end() if word and label else 0
    number = _NUMBERS.match(text, at)
    if number is None or (label is None and not text[0].isdigit()):
        return Locator(behind=_behind(text))
    end = number.end()
    return Locator(label or "page", text[at:end].rstrip(".,"), _behind(text[at:end].rstrip(".,"), text, at))


def _behind(text: str, whole: str = "", at: int = 0) -> str:
    if not whole:
        return f", {text}" if text else ""
    rest = whole[at + len(text) :].rstrip()
    return rest if not rest or rest[0] in ",.;:" else f" {rest.lstrip()}"


def _terms(locale: Locale) -> dict[str, str]:
    """The locale's words for places, in all forms and both numbers, before those that are always understood."""
    known: dict[str, str] | None = locale.__dict__.get("locator_terms")
    if known is None:
        known = {}
        for label in LABELS:
            for form in ("long", "short", "symbol"):
                term = locale.terms.get((label, form))
                for word in (term.single, term.multiple) if term else ():
                    if word.strip():
                        known.setdefault(word.casefold().rstrip("."), label)
        known = _ENGLISH | known
        locale.__dict__["locator_terms"] = known
    return known
