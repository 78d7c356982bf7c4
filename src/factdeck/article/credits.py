"""What is written of a picture's or of data's makers to text: title, author, source and licence, with their links."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Annotated

from msgspec.structs import replace

from factdeck.article.context import Reading
from factdeck.article.fields import as_text, read_inline
from factdeck.article.links import check_link
from factdeck.article.markup import Inline, Span
from factdeck.messages import codes
from factdeck.messages.either import either
from factdeck.reading import Complaint, ReadBy, Text
from factdeck.reading.annotations import WORDS
from factdeck.seldom import seldom

PARTS = {
    "title": "what the work is called",
    "author": "who made it",
    "author link": "the author's page",
    "source": "the address where it was found",
    "licence": "the licence's name",
    "licence link": "where the licence can be read; that of a Creative Commons licence is known",
    "changes": "what was changed, as in cropped",
}
"""Title, author, source and licence are what Creative Commons asks for (“Best practices for attribution”)."""
LICENCE = seldom(
    r"\bCC[ -](BY(?:-(?:NC|SA|ND)){0,2})(?:[ -](\d\.\d))?(?:[ -]([A-Z]{2})\b)?|\bCC0(?:[ -]1\.0)?"
)
_LICENCE_WORDS = seldom(r"\b(?:licen[cs]e[ds]?|under|lizenz|unter|sous)\b", re.IGNORECASE)
_FOUND_AT = seldom(
    r"\bhttps?://|\bwww\.|\b[\w-]+\.(?:org|com|net|edu|gov|de|fr|uk)\b|\b(?:via|Wikimedia|Flickr)\b",
    re.IGNORECASE,
)
"""What says where a work was found, in a credit that is one text."""
_BEHIND_TITLE = "”, "
_LEAST_OF_A_NAME = 2


def read_credit(value: object, context: object) -> Inline:
    """One paragraph of marked text, or the parts of a credit; known licences lead to their text.

    Raises Complaint where a part is not known or has no words.
    """
    if isinstance(value, dict):
        spans = tuple(_from_parts(value))
        if not spans:
            raise Complaint("this credit says nothing", f"give {', '.join(PARTS)}", code=codes.EMPTY_VALUE)
    else:
        spans = read_inline(value, context)
    spans = tuple(part for span in spans for part in _with_licence_link(span))
    if isinstance(context, Reading):
        _check_licence(spans, value, context)
    return spans


def _from_parts(value: dict[object, object]) -> Iterator[Span]:
    for key in value:
        if str(key) not in PARTS:
            raise Complaint(
                f"a credit has no {str(key)!r}", f"it has {', '.join(PARTS)}", code=codes.UNKNOWN_KEY
            )
    parts = {str(key): as_text(text) for key, text in value.items()}
    links: dict[str, str] = {
        name: str(parts[name]) for name in ("source", "author link", "licence link") if name in parts
    }
    for link in links.values():
        check_link(link)
    between = ""
    for name, link in (
        ("title", "source"),
        ("author", "author link"),
        ("licence", "licence link"),
        ("changes", ""),
    ):
        if name in parts:
            text = parts[name]
            before = between + ("“" if name == "title" else "")
            if before:
                yield _span(text, before)
            yield _span(text, str(text), links.pop(link, ""))
            between = _BEHIND_TITLE if name == "title" else ", "
    for name, link in links.items():
        if between:
            yield _span(parts[name], between)
        yield _span(parts[name], re.sub(r"^https?://(?:www\.)?|/$", "", link), link)
        between = ", "
    if between == _BEHIND_TITLE:
        yield _span(parts["title"], "”")


def _span(source: Text, words: str, link: str = "") -> Span:
    return Span(words, link=link, source=source, offsets=(0,))


def _with_licence_link(span: Span) -> Iterator[Span]:
    """The span in parts, the names of Creative Commons licences as links."""
    found = None if span.link or span.cite else LICENCE.search(span.text)
    link = licence_link(found[0]) if found else ""
    if found is None or not link:
        yield span
        return
    whole = len(span.offsets) == len(span.text)
    for start, end, address in (
        (0, found.start(), ""),
        (found.start(), found.end(), link),
        (found.end(), len(span.text), ""),
    ):
        if end > start:
            offsets = span.offsets[start:end] if whole else span.offsets
            yield replace(span, text=span.text[start:end], link=address, offsets=offsets)


def licence_link(name: str) -> str:
    """Where a licence of Creative Commons can be read, by its name; empty of any other, and without a version."""
    found = LICENCE.search(name)
    if found is None:
        return ""
    if found[0].startswith("CC0"):
        return "https://creativecommons.org/publicdomain/zero/1.0/"
    if not found[2]:
        return ""
    port = f"{found[3].lower()}/" if found[3] and float(found[2]) < 4 else ""
    return f"https://creativecommons.org/licenses/{found[1].lower()}/{found[2]}/{port}"


def _check_licence(spans: Inline, value: object, context: Reading) -> None:
    """Warn of a licence that asks for what the credit doesn't say (“Best practices for attribution”)."""
    text = "".join(span.text for span in spans)
    found = LICENCE.search(text)
    if found is None or found[0].startswith("CC0"):
        return
    if isinstance(value, dict):
        parts = {str(key): text for key, text in value.items()}
        named, linked, where = "author" in parts, "source" in parts, parts.get("licence")
    else:
        rest = _LICENCE_WORDS.sub("", LICENCE.sub("", text))
        named, where = len(re.findall(r"[^\W\d_]", rest)) >= _LEAST_OF_A_NAME, value
        own = licence_link(found[0])
        linked = bool(_FOUND_AT.search(rest)) or any(span.link and span.link != own for span in spans)
    missing = [
        *([] if named else ["the author's name"]),
        *([] if linked else ["where the work was found"]),
        *([] if found[2] else ["the licence's version"]),
    ]
    if missing and isinstance(where, Text):
        hint = f"write credit: {{title: …, author: …, source: https://…, licence: {found[0] if found[2] else f'{found[0]} 4.0'}}}"
        context.warn(
            where,
            f"{found[0]} asks for {either(missing, 'and')}, which this credit doesn't say",
            hint,
            codes.LICENCE_LACKS,
        )


_PARTS_SCHEMA = {
    "type": "object",
    "properties": dict.fromkeys(PARTS, WORDS),
    "additionalProperties": False,
    "minProperties": 1,
}
CreditField = Annotated[
    Inline,
    ReadBy(read_credit, {"anyOf": [WORDS, _PARTS_SCHEMA]}, context=True),
]
