"""A page of wikitext to the language of its wiki, told by the words of that wiki that stand on it."""

from __future__ import annotations

import re
from collections import Counter

from factdeck.importing.closing import languages_of_heading
from factdeck.importing.wikitext.localised import languages_of_namespace

_NAMESPACE = re.compile(r"\[\[\s*([^\[\]|:\n]{2,40}):")
_HEADING = re.compile(r"^={2,6}[ \t]*([^=\n]{3,60}?)[ \t]*={2,6}[ \t]*$", re.MULTILINE)
LEAST_SIGNS = 2


def language_of(text: str) -> str:
    """The language that most of the page's links and closing headings are of; empty where two are as likely."""
    result: Counter[str] = Counter()
    for name in _NAMESPACE.findall(text):
        result.update(languages_of_namespace(name))
    for heading in _HEADING.findall(text):
        result.update(languages_of_heading(heading))
    likely = result.most_common(2)
    if not likely or likely[0][1] < LEAST_SIGNS or (len(likely) > 1 and likely[1][1] == likely[0][1]):
        return ""
    return likely[0][0]
