"""A document's styles to what a paragraph in each of them is: a title, a heading, a quotation, a caption, an item."""

from __future__ import annotations

import re

from lxml.etree import _Element
from msgspec import Struct

from factdeck.importing.word.names import child, value_of

MOST_LEVELS = 6
_MOST_ANCESTORS = 20
_NAMES = {
    "title": "Title",
    "subtitle": "Subtitle",
    "caption": "Caption",
    "quote": "Quote",
    "intense quote": "Quote",
    "quotations": "Quote",
    "block text": "Quote",
    "toc heading": "Contents",
    "contents heading": "Contents",
}
"""Names are the same in every language of Word and of LibreOffice; what their users see is translated."""
_NUMBERED = re.compile(r"(?P<word>heading|toc|contents) (?P<level>\d)")
BODY_LEVEL = 9
"""The outline's level of what is no heading (ISO/IEC 29500-1, 17.3.1.20)."""


class Style(Struct):
    """What a style says, and the style that says the rest."""

    role: str | None = None
    """``Heading2`` and the like; empty of what is none, None where the style that it is based on says so."""
    based_on: str = ""
    numbering: _Element | None = None


class Styles(Struct):
    """The paragraph styles by their ids."""

    known: dict[str, Style]

    def role(self, style_id: str) -> str:
        """What a paragraph in this style is; empty of one of the text."""
        found = next((style.role for style in self._line(style_id) if style.role is not None), None)
        return found or ""

    def numbering(self, style_id: str) -> _Element | None:
        """The list that a paragraph in this style belongs to."""
        return next((style.numbering for style in self._line(style_id) if style.numbering is not None), None)

    def _line(self, style_id: str) -> list[Style]:
        """The style, the one that it is based on, and so on."""
        line: list[Style] = []
        while style_id in self.known and len(line) < _MOST_ANCESTORS:
            line.append(self.known[style_id])
            style_id = line[-1].based_on
        return line


def styles_of(root: _Element | None) -> Styles:
    """Of the part that holds them; none where there is none."""
    known: dict[str, Style] = {}
    for element in root.iterchildren("{*}style") if root is not None else ():
        style_id = value_of(element, "styleId")
        if value_of(element, "type") == "paragraph" and style_id not in known:
            properties = child(element, "pPr")
            known[style_id] = Style(
                role_of(value_of(child(element, "name"), "val"), level_of(properties)),
                value_of(child(element, "basedOn"), "val"),
                child(properties, "numPr"),
            )
    return Styles(known)


def role_of(name: str, level: int | None = None) -> str | None:
    """What the name of a style says, or the level of its outline, from 0; None where they say nothing."""
    name = " ".join(name.casefold().split())
    if name in _NAMES:
        return _NAMES[name]
    if found := _NUMBERED.fullmatch(name):
        return heading(int(found["level"])) if found["word"] == "heading" else "Contents"
    return None if level is None else heading(level + 1)


def heading(level: int) -> str:
    """A heading of a level; what is deeper than pages have stands at the last of them, and body text is none."""
    return f"Heading{min(level, MOST_LEVELS)}" if 1 <= level <= BODY_LEVEL else ""


def level_of(properties: _Element | None) -> int | None:
    """The level that a paragraph or a style has in the outline, from 0; None where it says nothing."""
    written = value_of(child(properties, "outlineLvl"), "val")
    return int(written) if written.isascii() and written.isdigit() and len(written) == 1 else None
