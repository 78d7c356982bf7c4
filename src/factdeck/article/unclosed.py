"""Marks of emphasis and of citations that nothing closes: they are shown as they stand, which is told."""

from __future__ import annotations

import re
from collections.abc import Iterable

from factdeck.article.markup import Inline, Span
from factdeck.messages import codes
from factdeck.messages.problems import Problems
from factdeck.reading import Text
from factdeck.reading.nodes import walk
from factdeck.seldom import seldom

MOST_TOLD = 10
_UNCLOSED = seldom(
    r"(?P<strong>\*\*(?=[^\s*])|(?<=[^\s*])\*\*(?!\*))|(?P<cite>\[-?@(?=\w))|(?<!\S)(?P<emphasis>\*)(?=[^\W\d_])"
)
_HINTS = {
    "strong": r"write ** before and behind the words, or \*\* for asterisks that are meant as such",
    "emphasis": r"write * before and behind the words, or \* for an asterisk that is meant as such",
    "cite": "close it with ], as in [@key, p. 3]",
}


def warn_of_unclosed(texts: Iterable[Inline], written: object, problems: Problems) -> None:
    """Warn of what looks like the beginning or the end of a mark and has no other."""
    found = [(span, result) for text in texts for span in text for result in _unclosed_in(span)]
    if not found:
        return
    paths = {id(value): path for path, value in walk(written) if isinstance(value, Text)}
    for span, result in found[:MOST_TOLD]:
        where = paths.get(id(span.source), "")
        message = f"{where}: this {result[0]} has no other to go with, and is shown as it stands"
        if result.lastgroup == "cite":
            message = f"{where}: this citation is never closed, and is shown as it stands"
        mark = span.mark_at(result.start(), len(result[0]))
        problems.warning(mark, message, _HINTS[str(result.lastgroup)], code=codes.MARKUP)


def _unclosed_in(span: Span) -> list[re.Match[str]]:
    if span.source is None or ("*" not in span.text and "@" not in span.text):
        return []
    return [result for result in _UNCLOSED.finditer(span.text) if not _is_escaped(span, result.start())]


def _is_escaped(span: Span, at: int) -> bool:
    """Whether a backslash makes the sign one that is meant as such."""
    source, typed = span.source, span.offsets[at] if at < len(span.offsets) else 0
    return source is not None and typed > 0 and source[typed - 1] == "\\"
