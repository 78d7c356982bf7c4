"""A page of wikitext to the language of its wiki, told by the words of that wiki that stand on it."""

from __future__ import annotations

import re
from collections import Counter

from factdeck.importing.closing import languages_of_heading
from factdeck.importing.common_words import language_of_words
from factdeck.importing.wikitext.localised import languages_of_namespace

_NAMESPACE = re.compile(r"\[\[\s*([^\[\]|:\n]{2,40}):")
_HEADING = re.compile(r"^={2,6}[ \t]*([^=\n]{3,60}?)[ \t]*={2,6}[ \t]*$", re.MULTILINE)
_NO_TEXT = re.compile(
    r"\{\{[^{}]*\}\}|<ref[^<>]{0,200}>[^<]*|<[^<>]{0,200}>|\[\[[^\[\]|\n]*[|:]|https?://\S+"
)
"""What says nothing of the language, as it is the same in all wikis, or a title in another language."""
_WORD = re.compile(r"[^\W\d_]+")
SURE_SIGNS = 2
"""Fewer may be those of another language, as “Notes” heads sections in two."""


def language_of(text: str) -> str:
    """The language that most of the page's links and closing headings are of, by its words where these leave it open.

    Empty where the words leave it open, too.
    """
    signs = _signs(text)
    likely = likely_languages(text)
    if len(likely) == 1 and signs[likely[0]] >= SURE_SIGNS:
        return likely[0]
    words = _WORD.findall(_NO_TEXT.sub(" ", _NO_TEXT.sub(" ", text)))
    among = likely if len(likely) > 1 else ()
    told = language_of_words(words, among) or language_of_words(words)
    return told or (likely[0] if len(likely) == 1 else "")


def likely_languages(text: str) -> list[str]:
    """Those that most of the page's links and closing headings are of."""
    signs = _signs(text)
    return [lang for lang, count in signs.items() if count == max(signs.values())]


def _signs(text: str) -> Counter[str]:
    result: Counter[str] = Counter()
    for name in _NAMESPACE.findall(text):
        result.update(languages_of_namespace(name))
    for heading in _HEADING.findall(text):
        result.update(languages_of_heading(heading))
    return result
