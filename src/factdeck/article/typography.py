"""Typed text to typeset text, character for character: curly quotes, apostrophes, spaces that never break."""

from __future__ import annotations

import re
from dataclasses import replace

from factdeck.article.markup import Inline

NO_BREAK = "\u00a0"

_QUOTES = {
    "en": "“”‘’",
    "de": "„“‚‘",
    "fr": "«»‹›",
    "es": "«»“”",
    "it": "«»“”",
    "pt": "“”‘’",
    "nl": "“”‘’",
    "pl": "„”‚’",
    "ru": "«»„“",
    "uk": "«»„“",
    "cs": "„“‚‘",
}
"""Double and single quotation marks, opening and closing, by language (CLDR 45, delimiters)."""

_MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December|"
    "Januar|Februar|März|Mai|Juni|Juli|Oktober|Dezember|"
    "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
)
_UNITS = "km²|km|cm|mm|m|kg|g|t|ha|°C|%|pt|million|billion|BCE|CE|BC|AD"
_NEVER_BREAK = re.compile(
    rf"\b\d{{1,2}} (?=(?:{_MONTHS})\b)"
    rf"|\d (?=(?:{_UNITS})(?!\w))"
    r"|\b[A-Z]\. (?=[A-Z])"
    r"|\b(?:c|p|pp|v|no|Nr|S|vol)\. (?=\d)"
)
_YEAR_RANGE = re.compile(r"(?<=\b\d{4})-(?=\d{4}\b|\d{2}\b(?!-))")


def typeset(inline: Inline, lang: str) -> Inline:
    """The spans with typographic signs; every character keeps its place in the source."""
    whole = "".join(span.text for span in inline)
    done = _quoted(whole, lang)
    done = _YEAR_RANGE.sub("–", done)
    done = _NEVER_BREAK.sub(lambda found: found[0].replace(" ", NO_BREAK), done)
    if done == whole:
        return inline
    spans, offset = [], 0
    for span in inline:
        spans.append(replace(span, text=done[offset : offset + len(span.text)]))
        offset += len(span.text)
    return tuple(spans)


def _quoted(text: str, lang: str) -> str:
    if '"' not in text and "'" not in text:
        return text
    marks = _QUOTES.get(lang.split("-")[0], _QUOTES["en"])
    done: list[str] = []
    for at, character in enumerate(text):
        if character in "\"'":
            before = text[at - 1] if at else " "
            opens = before.isspace() or before in "([{—–-“‘„«\u00a0"
            if character == '"':
                done.append(marks[0] if opens else marks[1])
            else:
                done.append(marks[2] if opens and _closes_later(text, at) else "’")
        else:
            done.append(character)
    return "".join(done)


def _closes_later(text: str, at: int) -> bool:
    """Whether an opening single quote is followed by a closing one, so that it is no apostrophe ('40s)."""
    return re.search(r"\S'(?!\w)", text[at + 1 :]) is not None
