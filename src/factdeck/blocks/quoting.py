"""A quotation to the same between the quotation marks of its language, with inner ones inside."""

from __future__ import annotations

from itertools import takewhile

from msgspec.structs import replace

from factdeck.article import Inline, plain
from factdeck.article.typography import quotation_marks
from factdeck.blocks.added_words import with_before, with_behind

_APOSTROPHE = "’"
_CLOSING = {
    "“": "”",
    "”": "”",
    "„": "“”",
    "‘": "’",
    "‚": "‘",
    "«": "»",
    "»": "«",
    "‹": "›",
    "「": "」",
    "『": "』",
}
"""By each mark that opens a quotation in any language, those that close it."""


def in_quotation_marks(text: Inline, lang: str) -> Inline:
    """The words between the marks of a language (BCP 47), before citations at their end; as they are where marks hold them all."""
    end = len(text) - sum(1 for _ in takewhile(lambda span: span.cite, reversed(text)))
    words = text[:end]
    if not words or _stands_in_marks(plain(words).strip()):
        return text
    opening, closing, *inner = quotation_marks(lang)
    inside = str.maketrans(opening + closing, "".join(inner))
    *others, last = (replace(span, text=span.text.translate(inside)) for span in words)
    bare = last.shortened(len(last.text.rstrip()))
    behind = closing + last.text[len(bare.text) :]
    return (*with_behind(with_before(opening, (*others, bare)), behind), *text[end:])


def _stands_in_marks(text: str) -> bool:
    """Whether a mark opens before the first word, and none closes it before the last one."""
    opening, closing = text[:1], _CLOSING.get(text[:1], "")
    depth = 1
    for at, sign in enumerate(text[1:] if closing else "", 2):
        if sign in closing and not (sign == _APOSTROPHE and text[at : at + 1].isalnum()):
            depth -= 1
            if not depth:
                return not text[at:].strip(" .,;:!?…。")
        elif sign == opening:
            depth += 1
    return bool(closing)
