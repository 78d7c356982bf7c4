"""Paragraphs to sentences; a full stop behind an initial or an abbreviation ends none."""

from __future__ import annotations

import re

_END = re.compile(r"[.!?…][”’»\")\]]*\s+(?=[\"“‘«(¿¡]?[^\Wa-z_])")
_NO_END = re.compile(
    r"(?:^|[\s(“\"])(?:[A-Z]|c|ca|cf|St|Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Capt|Sgt|Gov|Sen|Rep|Rev|No|vs|vol|pp?|ed|Jr|Sr|"
    r"Mt|Ft|approx|est|fl|b|d|r|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|e\.g|i\.e|U\.S|U\.K|B\.C|A\.D)\.$"
)


def sentences(text: str) -> list[str]:
    found: list[str] = []
    start = 0
    for end in _END.finditer(text):
        candidate = text[start : end.end()].strip()
        if candidate and not _NO_END.search(candidate):
            found.append(candidate)
            start = end.end()
    rest = text[start:].strip()
    return [*found, rest] if rest else found
