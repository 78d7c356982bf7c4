"""A text field to paragraphs, list items and quotations, each with its inline spans."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from factdeck.article.markup import Inline, parse_inline
from factdeck.reading import Complaint, Text

_ITEM = re.compile(r" {0,3}(?:[-*+]|(\d{1,3})[.)]) +(?=\S)")
_QUOTE = re.compile(r" {0,3}> ?")
_UNSUPPORTED = (
    (re.compile(r" {0,3}#{1,6}(?: |$)"), "headings do not stand inside a text", "make it a section with a heading of its own"),
    (re.compile(r" {0,3}(?:```|~~~)"), "code blocks are not read", "write the text alone"),
    (re.compile(r" {0,3}\|.*\|\s*$"), "tables do not stand inside a text", "write the rows as a list"),
    (re.compile(r" {0,3}(?:-{3,}|\*{3,}|_{3,})\s*$"), "rules are not read", "begin a new section instead"),
)


@dataclass(frozen=True, slots=True)
class ProseBlock:
    kind: Literal["paragraph", "bullet", "number", "quote"]
    spans: Inline


Prose = tuple[ProseBlock, ...]


def parse_prose(text: Text) -> Prose:
    """Read paragraphs parted by empty lines, ``- `` and ``1. `` items and ``> `` quotations.

    Raises Complaint, with the offset, where the text holds anything else of Markdown.
    """
    blocks: list[ProseBlock] = []
    for kind, start, end in _stretches(text):
        spans = _parse(text, start, end, kind)
        if spans:
            blocks.append(ProseBlock(kind, spans))
    return tuple(blocks)


Kind = Literal["paragraph", "bullet", "number", "quote"]


def _stretches(text: Text) -> list[tuple[Kind, int, int]]:
    """Each block's kind with the offsets of its text."""
    found: list[tuple[Kind, int, int]] = []
    offset, open_block = 0, False
    for line in text.split("\n"):
        end = offset + len(line)
        if not line.strip():
            open_block = False
        else:
            _refuse_unsupported(line, offset)
            kind, skipped = _kind(line)
            goes_on = open_block and (kind == "paragraph" or (kind == "quote" and found[-1][0] == "quote"))
            if goes_on:
                found[-1] = (found[-1][0], found[-1][1], end)
            else:
                found.append((kind, offset + skipped, end))
            open_block = True
        offset = end + 1
    return found


def _kind(line: str) -> tuple[Kind, int]:
    item = _ITEM.match(line)
    if item:
        return ("number" if item[1] else "bullet"), item.end()
    quote = _QUOTE.match(line)
    return ("quote", quote.end()) if quote else ("paragraph", 0)


def _refuse_unsupported(line: str, offset: int) -> None:
    for pattern, message, hint in _UNSUPPORTED:
        found = pattern.match(line)
        if found:
            raise Complaint(message, hint, offset, len(line))


def _parse(text: Text, start: int, end: int, kind: Kind) -> Inline:
    if kind != "quote":
        return parse_inline(text, start, end)
    return parse_inline(_unquoted(text), start, end)


def _unquoted(text: Text) -> Text:
    """The text with its quotation marks of Markdown blanked out, so that offsets stay."""
    blanked = re.sub(r"(?m)^( {0,3})>( ?)", r"\1 \2", text)
    return Text(blanked, text.mark, text.places)
