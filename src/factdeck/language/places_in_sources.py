"""A place in a source as it is cited in English, “p. 3”, to the same as another language has it.

English words stand in articles of all languages, since programs and bots write them. Numbers and all other words stay.
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from factdeck.language.signs import NO_BREAK
from factdeck.language.tags import tags_of

_TABLE = Path(__file__).with_name("places_in_sources.txt")
_ENGLISH = {
    "page": "p pg page",
    "pages": "pp pgs pages",
    "chapter": "ch chs chap chaps chapter chapters",
    "volume": "vol vols volume volumes",
    "part": "pt pts part parts",
    "book": "bk bks book books",
    "line": "line lines ll",
    "column": "col cols column columns",
    "folio": "fol fols folio folios",
    "section": "sec secs sect sects section sections",
    "paragraph": "para paras paragraph paragraphs",
    "note": "note notes nn",
    "figure": "fig figs figure figures",
}
"""Those that mean one thing; “v.” may be a verse or a volume."""
_KIND = {word: kind for kind, words in _ENGLISH.items() for word in words.split()}
_NUMBER = r"(?:[A-Za-z]?\d[\d.]*[a-z]?\b|[ivxlcdm]+\b|[IVXLCDM]+\b)"
_NUMBERS = rf"{_NUMBER}(?:\s*(?:[-–,]|&|\band\b)\s*{_NUMBER})*"
_SEVERAL = re.compile(r"[^\w.]")
_AND = re.compile(r"\s*(?:&|\band\b)\s*")


def place_in(text: str, lang: str) -> str:
    """What stands behind a citation, its English words as a language (BCP 47) has them where it is known here."""
    if not text or lang.split("-")[0] == "en":
        return text
    words = next((found for tag in reversed(tags_of(lang)) if (found := _table().get(tag))), None)
    if words is None:
        return text
    kept = words.get("keep", "").split(", ")

    def told(found: re.Match[str]) -> str:
        typed, numbers = found[1].casefold(), _AND.sub(", ", found[2])
        kind = _KIND[typed]
        if typed in kept:
            return found[0]
        if kind in ("page", "pages"):
            kind = "pages" if _SEVERAL.search(numbers) and "pages" in words else "page"
        place = words[kind].replace(" #", f"{NO_BREAK}#").replace("#", numbers)
        return place + (found[3] or "" if not place.endswith(".") else "")

    return _place().sub(told, text)


@lru_cache(maxsize=1)
def _place() -> re.Pattern[str]:
    words = "|".join(sorted(_KIND, key=len, reverse=True))
    return re.compile(rf"\b({words})\b\.?\s*({_NUMBERS})(\.(?!\w))?", re.IGNORECASE)


@lru_cache(maxsize=1)
def _table() -> dict[str, dict[str, str]]:
    lines = (
        line.split(": ", 1) for line in _TABLE.read_text(encoding="utf-8").splitlines() if line[:1] != "#"
    )
    return {lang: dict(each.split(" ", 1) for each in words.split("; ")) for lang, words in lines}
