"""A text of one paragraph to its first sentence and what comes after."""

from __future__ import annotations

from msgspec.structs import replace

from factdeck.article import Inline, Span
from factdeck.language.sentences import CITATION, sentence_ends


def parted(inline: Inline, lang: str) -> tuple[Inline, Inline]:
    """The first sentence, which keeps the citations behind it, and the rest without white space before it."""
    text = text_of(inline)
    ends = sentence_ends(text, lang)
    end = ends[0] if ends else len(text)
    start = end + len(text[end:]) - len(text[end:].lstrip())
    return between(inline, 0, end), between(inline, start, len(text))


def without_full_stop(inline: Inline) -> Inline:
    """A sentence as a title: without the full stop at its end."""
    if not inline or not inline[-1].text.endswith((".", "。")) or inline[-1].text.endswith(".."):
        return inline
    last = inline[-1]
    return (*inline[:-1], _part(last, 0, len(last.text) - 1)) if len(last.text) > 1 else inline[:-1]


def text_of(inline: Inline) -> str:
    """The text with one character for each citation, as ``between`` counts."""
    return "".join(CITATION if span.cite else span.text for span in inline)


def between(inline: Inline, start: int, end: int) -> Inline:
    """The spans between two offsets; a citation counts as one character."""
    result: list[Span] = []
    at = 0
    for span in inline:
        length = 1 if span.cite else len(span.text)
        if at < end and at + length > start:
            result.append(span if span.cite else _part(span, max(0, start - at), min(length, end - at)))
        at += length
    return tuple(result)


def _part(span: Span, start: int, end: int) -> Span:
    return replace(span, text=span.text[start:end], offsets=span.offsets[start:end])
