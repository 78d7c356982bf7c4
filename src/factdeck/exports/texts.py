"""Marked text to plain text, and to the HTML that quiz systems and flashcard programs take."""

from __future__ import annotations

from itertools import groupby

from factdeck.article import Inline, Prose, Span
from factdeck.escaping import attribute, text

_TYPED = str.maketrans({"\u00a0": " ", "\u202f": " "})
_TAGS = {"bullet": ("<ul>", "</ul>"), "number": ("<ol>", "</ol>"), "quote": ("<blockquote>", "</blockquote>")}


def typed(words: str) -> str:
    """Words with spaces as one types them: who answers by hand can't type one that never breaks."""
    return words.translate(_TYPED)


def plain_text(inline: Inline | None) -> str:
    """The text alone, in one line."""
    return typed("".join(span.text for span in inline or ()))


def plain_prose(prose: Prose, between: str = "\n") -> str:
    """Paragraphs and items without their marks, parted by ``between``."""
    return between.join(plain_text(block.spans) for block in prose)


def html(inline: Inline | None) -> str:
    """The text with its emphasis, links, languages and abbreviations; citations are left to the article."""
    return "".join(_span(span) for span in inline or ())


def _span(span: Span) -> str:
    inner = text(span.text)
    if not inner:
        return ""
    if span.expansion:
        inner = f"<abbr title={attribute(span.expansion)}>{inner}</abbr>"
    if span.lang:
        inner = f"<span lang={attribute(span.lang)}>{inner}</span>"
    if span.italic:
        inner = f"<em>{inner}</em>"
    if span.bold:
        inner = f"<strong>{inner}</strong>"
    return f"<a href={attribute(span.link)}>{inner}</a>" if span.link else inner


def html_prose(prose: Prose) -> str:
    """Paragraphs, lists and quotations as HTML in one line."""
    return "".join(_blocks(kind, [html(block.spans) for block in run]) for kind, run in _runs(prose))


def _runs(prose: Prose) -> list[tuple[str, Prose]]:
    return [(kind, tuple(run)) for kind, run in groupby(prose, key=lambda block: block.kind)]


def _blocks(kind: str, texts: list[str]) -> str:
    if kind == "paragraph":
        return "".join(f"<p>{each}</p>" for each in texts)
    tag = "p" if kind == "quote" else "li"
    opening, closing = _TAGS[kind]
    return opening + "".join(f"<{tag}>{each}</{tag}>" for each in texts) + closing


def inline_of(words: str) -> Inline:
    """Words of our own, such as a date's, as text of an article."""
    return (Span(words),)
