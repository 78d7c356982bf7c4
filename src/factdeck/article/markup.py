"""Inline Markdown to spans of text with their marks: emphasis, links, citations, languages, abbreviations.

The scanner is our own since a Markdown library reports no columns inside a line, and a problem here
points at the character. Delimiters follow CommonMark 0.31, sections 6.2 (emphasis) and 6.3 (links).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from factdeck.article.emphasis import Delimiter, delimiter, pair
from factdeck.article.language import check_language
from factdeck.article.links import check_link
from factdeck.messages import codes
from factdeck.messages.problems import Mark
from factdeck.reading import Complaint, Complaints, Text
from factdeck.seldom import seldom

MOST_COMPLAINTS = 20
"""Told of one text before the rest of it is left unread."""
MOST_BRACKETS = 8
"""Links and spans inside each other."""


class Cite(Struct, frozen=True):
    """A source that a passage rests on: its id, and where in it. ``offset`` is that of its @ in the text."""

    key: str
    locator: str = ""
    """What stands behind it, as it was written: “p. 3”, “ch. 2, and elsewhere”."""
    offset: int = 0
    prefix: str = ""
    """Words before it, as “see”."""
    without_names: bool = False
    """Whether the text itself names who wrote it: [-@key]."""


class Span(Struct, frozen=True, eq=False):
    """Text of one kind. A citation has ``cite`` and no text; how it is worded is a block's matter.

    Spans of the same words are equal, wherever they were written.
    """

    text: str
    bold: bool = False
    italic: bool = False
    link: str = ""
    lang: str = ""
    expansion: str = ""
    cite: tuple[Cite, ...] = ()
    source: Text | None = None
    offsets: Sequence[int] = ()
    """For each character of the text, its offset in the source text."""
    gaps: tuple[tuple[int, int], ...] = ()
    """Stretches of the source text, first and end, that guided notes leave for the learner; all else shows the words."""

    def __eq__(self, other: object) -> bool:
        return self._compared == other._compared if isinstance(other, Span) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._compared)

    @property
    def _compared(self) -> tuple[object, ...]:
        return self.text, self.bold, self.italic, self.link, self.lang, self.expansion, self.cite

    @property
    def gaps_in_text(self) -> list[tuple[int, int]]:
        """Those stretches as offsets of the text, first and end."""
        if not self.gaps or len(self.offsets) < len(self.text):
            return []
        inside = [
            [at for at, typed in enumerate(self.offsets) if first <= typed < end] for first, end in self.gaps
        ]
        return [(places[0], places[-1] + 1) for places in inside if places]

    def mark_at(self, offset: int = 0, length: int = 1) -> Mark:
        """Where the character at an offset of the text was written."""
        assert self.source is not None
        at = self.offsets[min(offset, len(self.offsets) - 1)] if self.offsets else 0
        return self.source.mark_at(at, length)

    def with_text(self, text: str) -> Span:
        """The span with other words, still at its place."""
        return replace(self, text=text, offsets=self.offsets[:1])

    def cut(self, count: int) -> Span:
        """The span without its first so many characters."""
        return replace(self, text=self.text[count:], offsets=self.offsets[count:])

    def shortened(self, count: int) -> Span:
        """The span's first so many characters."""
        return replace(self, text=self.text[:count], offsets=self.offsets[:count])


Inline = tuple[Span, ...]


def plain(inline: Inline | None) -> str:
    """The text alone, without its marks; empty for None."""
    return "".join(span.text for span in inline or ())


class _Piece(Struct):
    """Text of one kind, a citation, or a run of emphasis marks still to be paired."""

    text: str
    offset: int
    delimiter: Delimiter | None = None
    bold: bool = False
    italic: bool = False
    link: str = ""
    lang: str = ""
    expansion: str = ""
    cite: tuple[Cite, ...] = ()
    gap: tuple[int, int] | None = None
    """It is no kind of text: pieces in a gap and beside it are one span."""

    @property
    def kind(self) -> tuple[object, ...]:
        return self.bold, self.italic, self.link, self.lang, self.expansion, self.cite


def parse_inline(text: Text, start: int = 0, end: int | None = None, source: Text | None = None) -> Inline:
    """Read one paragraph's inline marks. ``source`` is the text that was written, where some of it is left out here.

    Raises Complaints, each with its offset, where the text holds anything but the supported marks.
    """
    end = len(text) if end is None else end
    scanner = _Scanner(text, start, end)
    pieces = scanner.read(start, end, 0)
    if scanner.complaints:
        raise Complaints(scanner.complaints, partly=_spans(pieces, source or text))
    return _spans(pieces, source or text)


_ESCAPABLE = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
_SPECIAL = re.compile(r"[\\*_\[<`~&]|!(?=\[)| *\n| {2,}")
_BRACKET = re.compile(r"\\.|[\[\]]", re.DOTALL)
_BREAK = re.compile(r"[ \n]+")
_ATTRIBUTES = re.compile(r"\{([^{}\n]{0,500})\}")
_ATTRIBUTE = seldom(r"\s*(?:(\w+)=(?:\"([^\"]*)\"|'([^']*)'|([^\s\"']+))\s*|gap(?:\s+|$))")
KEY = r"[A-Za-z0-9_][A-Za-z0-9_:.#$%&+?<>~/-]*"
"""A source's id, as Pandoc spells citation keys."""
_CITE = re.compile(
    rf"\s*(?:(?P<prefix>[^@]*?)\s+)??(?P<minus>-?)@(?P<key>{KEY}?)(?:\s*,\s*(?P<rest>.*?)|\s+(?P<more>.*?))?\s*",
    re.DOTALL,
)
_LATE_CITE = re.compile(r"(?:^|\s)-?@[A-Za-z0-9_]")
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_REFUSED = (
    (
        re.compile(r"<(?:https?://|mailto:)[^<>\s]{0,500}>"),
        "an address in <> is not read",
        "write [words](address), so that it can be read on paper as well",
    ),
    (
        re.compile(r"</?[A-Za-z][^<>\n]{0,300}>|<!--"),
        "HTML is not read",
        "write the text alone: *emphasis* and **strong** are the marks; \\< is a < that is meant as such",
    ),
    (
        re.compile(r"(`{1,3})[^`\n]{1,300}\1"),
        "code marks are not read",
        "write \\` for a backtick that is meant as such",
    ),
    (
        re.compile(r"~~[^~\n]{1,300}~~"),
        "strike-through is not read",
        "leave the words out, or write \\~ for a ~ that is meant",
    ),
    (
        re.compile(r"\[\^[^\]\s]{1,80}\]"),
        "footnotes are not read",
        "cite a source as [@key], or put it into the text",
    ),
    (
        re.compile(r"\\\n"),
        "line breaks inside a paragraph are not read",
        "begin a new paragraph with an empty line",
    ),
)


class _Scanner:
    """Walks a text once; what it can't read becomes a complaint, and it walks on."""

    def __init__(self, text: Text, start: int, end: int):
        self.text, self.start, self.end = text, start, end
        self.complaints: list[Complaint] = []
        self.closing = _closing_brackets(text, start, end)

    def read(self, at: int, end: int, depth: int) -> list[_Piece]:
        """The pieces of a stretch, its emphasis paired."""
        pieces: list[_Piece] = []
        while at < end:
            result = _SPECIAL.search(self.text, at, end)
            stop = result.start() if result else end
            if stop > at:
                pieces.append(_Piece(self.text[at:stop], at))
            if result is None:
                break
            more, at = self._special(stop, end, depth)
            pieces += more
        return _emphasised(pieces)

    def _complain(self, complaint: Complaint) -> None:
        self.complaints.append(complaint)
        if len(self.complaints) >= MOST_COMPLAINTS:
            raise Complaints(self.complaints)

    def _special(self, at: int, end: int, depth: int) -> tuple[list[_Piece], int]:
        """What begins at a character that may be a mark, and where it ends."""
        sign = self.text[at]
        refused = self._refused(at, end)
        if refused:
            return [], refused
        if sign in " \n":
            result = _BREAK.match(self.text, at, end)
            assert result is not None
            return [_Piece(" ", at)], result.end()
        if sign == "\\" and at + 1 < end and self.text[at + 1] in _ESCAPABLE:
            return [_Piece(self.text[at + 1], at + 1)], at + 2
        if sign in "*_":
            run = delimiter(self.text, at, self.start, self.end)
            stop = min(at + run.length, end)
            return [_Piece(self.text[at:stop], at, run)], stop
        if sign == "[" and at in self.closing and self.closing[at] < end:
            return self._bracket(at, end, depth)
        return [_Piece(sign, at)], at + 1

    def _refused(self, at: int, end: int) -> int | None:
        """The end of a mark of Markdown's that is not one of ours."""
        sign = self.text[at]
        if sign in "<`~[\\":
            for pattern, message, hint in _REFUSED:
                result = pattern.match(self.text, at, end)
                if result:
                    self._complain(Complaint(message, hint, at, len(result[0]), code=codes.MARKUP))
                    return result.end()
        if sign == "&":
            return self._entity(at, end)
        close = self.closing.get(at + 1) if self.text[at : at + 2] == "![" else None
        if close is not None and self.text[close + 1 : close + 2] in ("(", "["):
            hint = "give the section an image: with image, alt and credit"
            self._complain(
                Complaint("pictures do not stand in a text", hint, at, close + 1 - at, code=codes.MARKUP)
            )
            return close + 1
        return None

    def _entity(self, at: int, end: int) -> int | None:
        result = _ENTITY.match(self.text, at, end)
        if result is None:
            return None
        from html import unescape

        meant = unescape(result[0])
        if meant == result[0]:
            return None
        hint = f"write the character itself: {meant}" if meant.strip() else "write the character itself"
        self._complain(
            Complaint(f"{result[0]} is HTML, which is not read", hint, at, len(result[0]), code=codes.MARKUP)
        )
        return result.end()

    def _bracket(self, at: int, end: int, depth: int) -> tuple[list[_Piece], int]:
        close = self.closing[at]
        following = self.text[close + 1] if close + 1 < end else ""
        if self.text[at + 1] == "@":
            return [self._citation(at, close)], close + 1
        if following in ("(", "{") and depth >= MOST_BRACKETS:
            message = f"brackets stand more than {MOST_BRACKETS} deep inside each other"
            self._complain(Complaint(message, "take some of them out", at, 1, code=codes.MARKUP))
            return [], close + 1
        if following == "(":
            return self._link(at, close, end, depth)
        if following == "{":
            return self._attributed(at, close, end, depth)
        if _LATE_CITE.search(self.text[at + 1 : min(close, at + 200)]):
            return [self._citation(at, close)], close + 1
        return [_Piece("[", at)], at + 1

    def _citation(self, at: int, close: int) -> _Piece:
        cites: list[Cite] = []
        position = at + 1
        for part in self.text[at + 1 : close].split(";"):
            result = _CITE.fullmatch(part)
            if result:
                cites.append(_cite(result, position + part.index("@")))
            else:
                message = f"{part.strip()!r} is not a citation"
                hint = "write the id of a source behind an @, as in [@treaty1494, p. 3; @pope]"
                self._complain(Complaint(message, hint, position, max(1, len(part)), code=codes.CITATION))
            position += len(part) + 1
        return _Piece("", at, cite=tuple(cites))

    def _link(self, at: int, close: int, end: int, depth: int) -> tuple[list[_Piece], int]:
        stop = self._address_end(close + 1, end)
        if stop is None:
            self._complain(
                Complaint("the link's address never ends", "close it with )", close + 1, 1, code=codes.LINK)
            )
            return [], close + 2
        inside = self.text[close + 2 : stop]
        address = inside.strip()
        self._check_address(address, close + 2 + len(inside) - len(inside.lstrip()))
        pieces = self.read(at + 1, close, depth + 1)
        if not any(piece.text.strip() for piece in pieces):
            hint = "write between the brackets what the link leads to"
            self._complain(Complaint("the link has no words", hint, at, close + 1 - at, code=codes.LINK))
        if any(piece.link for piece in pieces):
            self._complain(
                Complaint(
                    "a link stands inside a link",
                    "leave one of them out",
                    at,
                    close + 1 - at,
                    code=codes.LINK,
                )
            )
        for piece in pieces:
            piece.link = address
        return pieces, stop + 1

    def _address_end(self, opening: int, end: int) -> int | None:
        """Where the parenthesis that opens an address closes; parentheses in the address are paired."""
        depth = 0
        for position in range(opening, end):
            sign = self.text[position]
            if sign == "(":
                depth += 1
            elif sign == ")":
                depth -= 1
                if depth == 0:
                    return position
            elif sign == "\n":
                return None
        return None

    def _check_address(self, address: str, offset: int) -> None:
        titled = re.fullmatch(r"(\S+)\s+(\"[^\"]*\"|'[^']*'|\([^)]*\))", address)
        if titled:
            hint = f"write the address alone: ({titled[1]})"
            self._complain(
                Complaint(
                    "a link's title is not read",
                    hint,
                    offset + titled.start(2),
                    len(titled[2]),
                    code=codes.LINK,
                )
            )
            return
        try:
            check_link(address, offset)
        except Complaint as complaint:
            self._complain(complaint)

    def _attributed(self, at: int, close: int, end: int, depth: int) -> tuple[list[_Piece], int]:
        result = _ATTRIBUTES.match(self.text, close + 1, end)
        if result is None:
            self._complain(
                Complaint(
                    "the braces never close", "write them as {lang=zh}", close + 1, 1, code=codes.BRACES
                )
            )
            return [], close + 2
        pieces = self.read(at + 1, close, depth + 1)
        for name, value in self._attributes(result, (at + 1, close)):
            if name == "gap" and not any(piece.text.strip() for piece in pieces):
                hint = "write between the brackets the words that the learner is to fill in"
                self._complain(Complaint("the gap has no words", hint, at, close + 1 - at, code=codes.BRACES))
            for piece in pieces:
                if not getattr(piece, name):
                    setattr(piece, name, value)
        return pieces, result.end()

    def _attributes(self, found: re.Match[str], inside: tuple[int, int]) -> Iterable[tuple[str, object]]:
        """What the braces behind a stretch say, by the name of a piece's member."""
        position = found.start(1)
        while position < found.end(1):
            pair = _ATTRIBUTE.match(self.text, position, found.end(1))
            if pair is None or pair[1] not in ("lang", "expansion", None):
                message = f"{found[0]} is not what braces may say"
                hint = 'write {lang=zh}, {expansion="the words in full"}, or {gap} for words that learners fill in'
                self._complain(Complaint(message, hint, found.start(), len(found[0]), code=codes.BRACES))
                return
            position = pair.end()
            if pair[1] is None:
                yield "gap", inside
                continue
            value = pair[2] or pair[3] or pair[4] or ""
            if pair[1] == "lang":
                self._check_language(value, pair.start() + pair[0].index("=") + 1)
            yield pair[1], value

    def _check_language(self, value: str, offset: int) -> None:
        try:
            check_language(value, offset)
        except Complaint as complaint:
            self._complain(complaint)


def _cite(found: re.Match[str], offset: int) -> Cite:
    behind = " ".join((found["rest"] or found["more"] or "").split())
    prefix = " ".join((found["prefix"] or "").split())
    return Cite(found["key"], behind, offset, prefix, bool(found["minus"]))


def _closing_brackets(text: str, start: int, end: int) -> dict[int, int]:
    """Each opening bracket's offset with that of the one that closes it."""
    closing: dict[int, int] = {}
    open_at: list[int] = []
    for result in _BRACKET.finditer(text, start, end):
        if result[0] == "[":
            open_at.append(result.start())
        elif result[0] == "]" and open_at:
            closing[open_at.pop()] = result.start()
    return closing


def _emphasised(pieces: list[_Piece]) -> list[_Piece]:
    """The pieces with their emphasis, paired marks taken out and the others left as text."""
    runs = [piece.delimiter for piece in pieces if piece.delimiter]
    if not runs:
        return pieces
    pair(runs)
    bold = italic = 0
    done = []
    for piece in pieces:
        run = piece.delimiter
        if run:
            bold, italic = bold - run.bold_closes, italic - run.italic_closes
            taken = run.length - run.marks
            piece.text, piece.offset, piece.delimiter = piece.text[taken:], piece.offset + taken, None
        piece.bold, piece.italic = piece.bold or bold > 0, piece.italic or italic > 0
        if piece.text or piece.cite:
            done.append(piece)
        if run:
            bold, italic = bold + run.bold_opens, italic + run.italic_opens
    return done


def _spans(pieces: Sequence[_Piece], source: Text) -> Inline:
    """Neighbours of one kind joined, spaces at both ends left out."""
    spans: list[Span] = []
    group: list[_Piece] = []
    for piece in pieces:
        if group and piece.kind != group[0].kind:
            spans.append(_joined(group, source))
            group = []
        group.append(piece)
    if group:
        spans.append(_joined(group, source))
    return _trimmed(spans)


def _joined(group: Sequence[_Piece], source: Text) -> Span:
    first = group[0]
    text = "".join(piece.text for piece in group)
    if len(group) == 1:
        offsets: Sequence[int] = range(first.offset, first.offset + max(1, len(text)))
    else:
        offsets = [at for piece in group for at in range(piece.offset, piece.offset + len(piece.text))]
    gaps = tuple(dict.fromkeys(piece.gap for piece in group if piece.gap))
    return Span(
        text,
        first.bold,
        first.italic,
        first.link,
        first.lang,
        first.expansion,
        first.cite,
        source,
        offsets,
        gaps,
    )


def _trimmed(spans: list[Span]) -> Inline:
    if spans and spans[0].text.startswith(" "):
        spans[0] = replace(spans[0], text=spans[0].text[1:], offsets=spans[0].offsets[1:])
    if spans and spans[-1].text.endswith(" "):
        spans[-1] = replace(spans[-1], text=spans[-1].text[:-1], offsets=spans[-1].offsets[:-1])
    return tuple(span for span in spans if span.text or span.cite)
