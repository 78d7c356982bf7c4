"""Paragraphs to sentences; a full stop behind an initial or an abbreviation ends none."""

from __future__ import annotations

import re

_END = re.compile(r"[.!?…][”’»\")\]]*\s+(?=[\"“‘«(¿¡]?[^\Wa-z_])")
_NO_END = re.compile(
    r"(?:^|[\s(“\"])(?:[A-Z]|c|ca|cf|St|Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Capt|Sgt|Gov|Sen|Rep|Rev|No|vs|vol|pp?|ed|Jr|Sr|"
    r"Mt|Ft|approx|est|fl|b|d|r|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|e\.g|i\.e|U\.S|U\.K|B\.C|A\.D)\.$"
)


_LONGEST_ABBREVIATION = 12


_ORDINAL = re.compile(r"(?:^|\s)\d{1,2}\.$")
_WITH_ORDINALS = (
    "de",
    "da",
    "nb",
    "nn",
    "no",
    "fi",
    "et",
    "cs",
    "sk",
    "pl",
    "hu",
    "hr",
    "sl",
    "sr",
    "is",
    "lv",
)
"""Languages in which a full stop behind a number makes it an ordinal: “9. August”."""


def sentences(text: str, lang: str = "en") -> list[str]:
    found: list[str] = []
    start = 0
    ordinals = lang.split("-")[0].lower() in _WITH_ORDINALS
    for end in _END.finditer(text):
        last_words = text[max(start, end.end() - _LONGEST_ABBREVIATION) : end.end()].rstrip()
        open_ = _NO_END.search(last_words) or (ordinals and _ORDINAL.search(last_words))
        if last_words and not open_:
            found.append(text[start : end.end()].strip())
            start = end.end()
    rest = text[start:].strip()
    return [*found, rest] if rest else found
