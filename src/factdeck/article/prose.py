"""A text field to paragraphs, list items and quotations, each with its inline spans."""

from __future__ import annotations

import re
from typing import Literal

from msgspec import Struct

from factdeck.article.markup import MOST_COMPLAINTS, Inline, parse_inline
from factdeck.messages import codes
from factdeck.reading import Complaint, Complaints, Text

_ENDS = (".", "!", "?", "…", "。", "！", "？", "”", "»", ")")
Kind = Literal["paragraph", "bullet", "number", "quote"]

_ITEM = re.compile(r" *(?:[-*+]|(?P<number>\d{1,9})[.)])(?: +(?=\S)|\s*$)")
_QUOTE = re.compile(r" {0,3}> ?")
_UNDERLINE = re.compile(r" {0,3}(=+|-+)\s*$")
_UNSUPPORTED = (
    (
        re.compile(r" {0,3}#{1,6}(?: |$)"),
        "headings do not stand inside a text",
        "make it a section with a heading of its own",
    ),
    (re.compile(r" {0,3}(?:```|~~~)"), "code blocks are not read", "write the text alone"),
    (re.compile(r" {0,3}\|.*\|\s*$"), "tables do not stand inside a text", "write the rows as a list"),
    (
        re.compile(r" {0,3}(?:(?:- *){3,}|(?:\* *){3,}|(?:_ *){3,})\s*$"),
        "rules are not read",
        "begin a new section instead",
    ),
    (
        re.compile(r" {0,3}\[[^\]\s]{1,80}\]:\s*\S"),
        "addresses below the text are not read",
        "write the address behind the words: [words](https://…)",
    ),
)


class ProseBlock(Struct, frozen=True):
    """A paragraph, an item of a list or a quotation."""

    kind: Kind
    spans: Inline

    @property
    def is_title(self) -> bool:
        """Whether it only names what follows: a paragraph all in bold that ends no sentence."""
        told = [span for span in self.spans if span.text.strip()]
        is_bold = bool(told) and self.kind == "paragraph" and all(span.bold for span in told)
        return is_bold and not told[-1].text.rstrip().endswith(_ENDS)


Prose = tuple[ProseBlock, ...]


def without_titles(prose: Prose) -> Prose:
    """What is said under the titles in a text, but for those of lists; all of it where it has nothing else."""
    following = (*(block.kind for block in prose[1:]), "paragraph")
    said = (
        block
        for block, kind in zip(prose, following, strict=True)
        if kind in ("bullet", "number") or not block.is_title
    )
    return tuple(said) or prose


def parse_prose(text: Text) -> Prose:
    """Read paragraphs parted by empty lines, ``- `` and ``1. `` items and ``> `` quotations.

    Raises Complaints, each with its offset, where the text holds anything else of Markdown.
    """
    reader = _Reader(text)
    reader.read()
    shown = _unquoted(text)
    blocks: list[ProseBlock] = []
    for stretch in reader.stretches:
        try:
            spans = parse_inline(shown, stretch.start, stretch.end, text)
        except Complaints as found:
            reader.complaints += found.complaints
            spans = found.partly or ()
        if spans:
            blocks.append(ProseBlock(stretch.kind, spans))
    if reader.complaints:
        in_order = sorted(reader.complaints, key=lambda each: each.offset)
        raise Complaints(in_order[:MOST_COMPLAINTS], partly=tuple(blocks))
    return tuple(blocks)


class _Stretch(Struct):
    """A block's kind with the offsets of its text; ``indent`` is where an item's words begin."""

    kind: Kind
    start: int
    end: int
    indent: int = 0


class _Reader:
    """Parts a text into blocks, line by line (CommonMark 0.31, sections 4 and 5, as far as the kinds above go)."""

    def __init__(self, text: Text):
        self.text = text
        self.stretches: list[_Stretch] = []
        self.complaints: list[Complaint] = []
        self.open = False

    def read(self) -> None:
        offset = 0
        for line in self.text.split("\n"):
            if line.strip():
                self._line(line, offset)
            else:
                self.open = False
            offset += len(line) + 1

    def _line(self, line: str, offset: int) -> None:
        if self._refused(line, offset):
            self.open = False
            return
        last = self.stretches[-1] if self.stretches else None
        kind, skipped = self._kind(line, last)
        indent = len(line) - len(line.lstrip(" "))
        goes_on = self.open and last and (kind == "paragraph" or kind == last.kind == "quote")
        if goes_on and last:
            last.end = offset + len(line)
            return
        if not self._misplaced(kind, indent, last, line, offset):
            self.stretches.append(_Stretch(kind, offset + skipped, offset + len(line), skipped))
        self.open = True

    def _kind(self, line: str, last: _Stretch | None) -> tuple[Kind, int]:
        """What a line begins, and how much of it is the mark. Only a 1 begins a list inside a paragraph."""
        item = _ITEM.match(line)
        if item and not (
            self.open and last and last.kind == "paragraph" and item["number"] not in (None, "1")
        ):
            return ("number" if item["number"] else "bullet"), item.end()
        quote = _QUOTE.match(line)
        return ("quote", quote.end()) if quote else ("paragraph", 0)

    def _refused(self, line: str, offset: int) -> bool:
        if self.open and self.stretches and self.stretches[-1].kind == "paragraph" and _UNDERLINE.match(line):
            hint = "make it a section with a heading of its own"
            self._complain("underlined headings do not stand inside a text", hint, offset, line)
            return True
        for pattern, message, hint in _UNSUPPORTED:
            if pattern.match(line):
                self._complain(message, hint, offset, line)
                return True
        return False

    def _misplaced(self, kind: Kind, indent: int, last: _Stretch | None, line: str, offset: int) -> bool:
        """A list in a list, a second paragraph of an item, an empty item, or a line as far in as code stands."""
        within = (
            last is not None and last.kind in ("bullet", "number") and indent >= max(2, min(last.indent, 4))
        )
        if kind in ("bullet", "number") and not line[_item_end(line) :].strip():
            self._complain("this list item is empty", "write its words on this line", offset, line)
        elif within and kind in ("bullet", "number"):
            self._complain(
                "a list inside a list is not read", "write the items under each other", offset, line
            )
        elif within:
            self._complain(
                "an item has one paragraph", "write it as an item of its own, or not indented", offset, line
            )
        elif indent >= 4:
            self._complain(
                "an indented line is code, which is not read", "indent it like the other lines", offset, line
            )
        else:
            return False
        return True

    def _complain(self, message: str, hint: str, offset: int, line: str) -> None:
        indent = len(line) - len(line.lstrip(" "))
        self.complaints.append(
            Complaint(message, hint, offset + indent, len(line.strip()), code=codes.MARKUP)
        )


def _item_end(line: str) -> int:
    result = _ITEM.match(line)
    return result.end() if result else 0


def _unquoted(text: Text) -> Text:
    """The text with its quotation marks of Markdown blanked out, so that offsets stay."""
    if ">" not in text:
        return text
    blanked = re.sub(r"(?m)^( {0,3})>( ?)", r"\1 \2", text)
    return Text(blanked, text.mark)
