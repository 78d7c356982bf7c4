"""Lines of plain text to headings, paragraphs and list items, each with its number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from factdeck.article.prose import Kind

_HEADING = re.compile(r"\s{0,3}(={1,6})\s*(\S.*?)\s*\1\s*")
_ITEM = re.compile(r"\s*(?:[-*•–]|(?P<number>\d{1,3})[.)])\s+(?P<text>\S.*)")


class Line(Struct, frozen=True):
    """A line of a text, and its number from 1."""

    number: int
    text: str


class Part(Struct, frozen=True):
    """A heading with its level, or a block of text of a kind."""

    kind: Kind | str
    text: str
    line: int
    level: int = 0


def numbered_lines(text: str) -> list[Line]:
    """A text's lines with their numbers."""
    return [Line(number, line) for number, line in enumerate(text.split("\n"), 1)]


def parts_of(lines: Sequence[Line]) -> Iterator[Part]:
    """Lines below each other without an empty one between them are one paragraph."""
    paragraph: list[Line] = []
    for line in [*lines, Line(0, "")]:
        heading, item = _HEADING.fullmatch(line.text), _ITEM.fullmatch(line.text)
        if paragraph and (heading or item or not line.text.strip()):
            yield Part("paragraph", " ".join(each.text.strip() for each in paragraph), paragraph[0].number)
            paragraph = []
        if heading:
            yield Part("heading", heading[2], line.number, len(heading[1]))
        elif item:
            yield Part("number" if item["number"] else "bullet", item["text"], line.number)
        elif line.text.strip():
            paragraph.append(line)
