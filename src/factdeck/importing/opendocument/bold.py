"""Short paragraphs in bold to headings, in a document whose author made them so and not by styles."""

from __future__ import annotations

from itertools import pairwise

from lxml.etree import _Element

from factdeck.importing.html.elements import words_of
from factdeck.importing.html_names import HEADINGS

MOST_WORDS = 10
LEAST = 2


def bold_headings(body: _Element) -> None:
    """Change a text in place that has no other headings."""
    if next(body.iter(*HEADINGS), None) is not None:
        return
    written = [each for each in body if words_of(each)]
    found = [
        first
        for first, following in pairwise(written)
        if _looks_like_heading(first) and not _is_bold(following)
    ]
    if len(found) < LEAST:
        return
    for each in found:
        each.tag = "h2"
    if found[0] is written[0] and len(found) > LEAST:
        found[0].tag = "h1"


def _looks_like_heading(element: _Element) -> bool:
    words = words_of(element)
    plain = element.tag == "p" and element.get("class") is None
    return plain and len(words.split()) <= MOST_WORDS and words[-1] not in ".,;:" and _is_bold(element)


def _is_bold(element: _Element) -> bool:
    bold = sum(len(words_of(each)) for each in element.iter("b"))
    words = words_of(element)
    return bool(words) and bold >= len(words.replace(" ", ""))
