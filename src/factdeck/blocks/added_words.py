"""A text to the same with a few words more: in its first or last span, or in one of their own beside a citation or a link."""

from __future__ import annotations

from msgspec.structs import replace

from factdeck.article import Inline, Span


def with_before(words: str, text: Inline) -> Inline:
    """The text, which isn't empty, behind words that share the emphasis of its first span."""
    first, *others = text
    if first.cite or first.link:
        return (words_beside(first, words), *text)
    return (first.with_text(words + first.text), *others)


def with_behind(text: Inline, words: str) -> Inline:
    """The text, which isn't empty, before words that share the emphasis of its last span."""
    *others, last = text
    if last.cite or last.link:
        return (*text, words_beside(last, words))
    return (*others, last.with_text(last.text + words))


def headed_by(head: Inline, words: str, text: Inline = ()) -> Inline:
    """A head, such as a name, in bold with words behind it, before a text; the head keeps its citations and marks."""
    *others, last = (replace(span, bold=True) for span in head)
    if last.cite or last.link or last.lang or last.expansion:
        return (*others, last, replace(words_beside(last, words), bold=True), *text)
    return (*others, last.with_text(last.text + words), *text)


def words_beside(span: Span, words: str) -> Span:
    """Words without marks, at the place of a span."""
    return replace(
        span.with_text(words), bold=False, italic=False, link="", lang="", expansion="", cite=(), gaps=()
    )
