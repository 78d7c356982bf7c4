"""Inline Markdown to spans of text with their marks: emphasis, links, citations, languages, abbreviations.

The scanner is our own since a Markdown library reports no columns inside a line, and a problem here
points at the character. Delimiters follow CommonMark 0.31, sections 6.2 (emphasis) and 6.3 (links).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from factdeck.problems import Mark
from factdeck.reading import Complaint, Text


@dataclass(frozen=True, slots=True)
class Cite:
    """A source that a passage rests on: its id, and where in it."""

    key: str
    locator: str = ""
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Span:
    """Text of one kind. A citation has ``cite`` and no text; how it is worded is a block's matter."""

    text: str
    bold: bool = False
    italic: bool = False
    link: str = ""
    lang: str = ""
    expansion: str = ""
    cite: tuple[Cite, ...] = ()
    source: Text | None = field(default=None, compare=False, repr=False)
    offsets: tuple[int, ...] = field(default=(), compare=False, repr=False)
    """For each character of the text, its offset in the source text."""

    def mark_at(self, offset: int = 0, length: int = 1) -> Mark:
        """Where the character at an offset of the text was written."""
        assert self.source is not None
        at = self.offsets[min(offset, len(self.offsets) - 1)] if self.offsets else 0
        return self.source.mark_at(at, length)

    def with_text(self, text: str) -> Span:
        """The span with other words, still at its place."""
        return replace(self, text=text, offsets=self.offsets[:1])


Inline = tuple[Span, ...]


def plain(inline: Inline | None) -> str:
    return "".join(span.text for span in inline or ())


_ESCAPABLE = set("\\`*_{}[]()<>#+-.!|~\"'@&:")
_UNSUPPORTED = (
    (re.compile(r"</?[A-Za-z][^>\n]*>|<!--"), "HTML is not read", "write the text alone; *emphasis* and **strong** are marks"),
    (re.compile(r"!\[[^\]\n]*\]\("), "pictures do not stand in a text", "give the section an image: with image, alt and credit"),
    (re.compile(r"`[^`\n]*`"), "code marks are not read", "write a backslash before a backtick that is meant as such"),
    (re.compile(r"~~"), "strike-through is not read", "leave the words out"),
)
_ATTRIBUTES = re.compile(r"\{([^{}\n]*)\}")
_ATTRIBUTE = re.compile(r"\s*(lang|expansion)=(?:\"([^\"]*)\"|'([^']*)'|([^\s\"']+))\s*")
_CITE = re.compile(r"@([A-Za-z0-9_][A-Za-z0-9_:.#$%&+?<>~/-]*?)(?=\s*(?:[,;\]]|$))(?:\s*,\s*([^;\]]*))?")
_LANG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_SCHEMES = ("https://", "http://", "mailto:")


@dataclass(slots=True)
class _Token:
    """A character of text, or a run of emphasis marks still to be paired."""

    text: str
    offset: int
    marks: int = 0
    opens: bool = False
    closes: bool = False
    bold: bool = False
    italic: bool = False
    link: str = ""
    lang: str = ""
    expansion: str = ""
    cite: tuple[Cite, ...] = ()


def parse_inline(text: Text, start: int = 0, end: int | None = None) -> Inline:
    """Read one paragraph's inline marks.

    Raises Complaint, with the offset, at the first thing that is not one of the supported marks.
    """
    scanner = _Scanner(text, len(text) if end is None else end)
    tokens = scanner.tokens(start)
    _pair_emphasis(tokens)
    return _spans(tokens, text)


class _Scanner:
    def __init__(self, text: Text, end: int):
        self.text, self.end = text, end

    def tokens(self, start: int, end: int | None = None) -> list[_Token]:
        found: list[_Token] = []
        at, end = start, self.end if end is None else end
        while at < end:
            self._refuse_unsupported(at)
            character = self.text[at]
            if character == "\\" and at + 1 < end and self.text[at + 1] in _ESCAPABLE:
                found.append(_Token(self.text[at + 1], at + 1))
                at += 2
            elif character in "*_":
                token = self._delimiter(at, start, end)
                found.append(token)
                at += token.marks
            elif character == "[":
                tokens, at = self._bracket(at, end)
                found += tokens
            elif character in "\n\r\t ":
                stop = at
                while stop < end and self.text[stop] in "\n\r\t ":
                    stop += 1
                found.append(_Token(" ", at))
                at = stop
            else:
                found.append(_Token(character, at))
                at += 1
        return found

    def _refuse_unsupported(self, at: int) -> None:
        if self.text[at] not in "<!`~":
            return
        for pattern, message, hint in _UNSUPPORTED:
            found = pattern.match(self.text, at)
            if found:
                raise Complaint(message, hint, at, len(found[0]))

    def _delimiter(self, at: int, start: int, end: int) -> _Token:
        """A run of marks: whether it may open and close follows from what stands beside it."""
        sign = self.text[at]
        stop = at
        while stop < end and self.text[stop] == sign:
            stop += 1
        before = self.text[at - 1] if at > start else " "
        after = self.text[stop] if stop < end else " "
        left = not after.isspace() and (not _punctuation(after) or before.isspace() or _punctuation(before))
        right = not before.isspace() and (not _punctuation(before) or after.isspace() or _punctuation(after))
        opens, closes = left, right
        if sign == "_":
            opens, closes = left and (not right or _punctuation(before)), right and (not left or _punctuation(after))
        return _Token(sign * (stop - at), at, stop - at, opens, closes)

    def _bracket(self, at: int, end: int) -> tuple[list[_Token], int]:
        close = self._closing(at, end)
        if close is None:
            return [_Token("[", at)], at + 1
        following = self.text[close + 1] if close + 1 < end else ""
        if self.text[at + 1] == "@":
            return [self._citation(at, close)], close + 1
        if following == "(":
            return self._link(at, close, end)
        if following == "{":
            return self._attributed(at, close, end)
        return [_Token("[", at)], at + 1

    def _closing(self, at: int, end: int) -> int | None:
        depth = 0
        position = at
        while position < end:
            if self.text[position] == "\\":
                position += 1
            elif self.text[position] == "[":
                depth += 1
            elif self.text[position] == "]":
                depth -= 1
                if depth == 0:
                    return position
            position += 1
        return None

    def _citation(self, at: int, close: int) -> _Token:
        cites: list[Cite] = []
        position = at + 1
        for part in self.text[at + 1 : close].split(";"):
            found = _CITE.fullmatch(part.strip())
            if found is None:
                raise Complaint(
                    f"{part.strip()!r} is not a citation",
                    "write the id of a source behind an @, as in [@treaty1494, p. 3; @pope]",
                    position,
                    len(part),
                )
            cites.append(Cite(found[1], (found[2] or "").strip(), position + part.index("@")))
            position += len(part) + 1
        return _Token("", at, cite=tuple(cites))

    def _link(self, at: int, close: int, end: int) -> tuple[list[_Token], int]:
        stop = self.text.find(")", close + 2, end)
        while stop > 0 and self.text.count("(", close + 2, stop) > self.text.count(")", close + 2, stop):
            stop = self.text.find(")", stop + 1, end)
        if stop < 0:
            raise Complaint("the link's address never ends", "close it with )", close + 1, 1)
        address = self.text[close + 2 : stop].strip()
        check_link(address, close + 2)
        tokens = self.tokens(at + 1, close)
        if not tokens:
            raise Complaint("the link has no words", "write between the brackets what the link leads to", at, 2)
        for token in tokens:
            token.link = address
        return tokens, stop + 1

    def _attributed(self, at: int, close: int, end: int) -> tuple[list[_Token], int]:
        found = _ATTRIBUTES.match(self.text, close + 1, end)
        if found is None:
            raise Complaint("the braces never close", 'write them as {lang=zh}', close + 1, 1)
        tokens = self.tokens(at + 1, close)
        for name, value in self._attribute_pairs(found):
            for token in tokens:
                setattr(token, name, value)
        return tokens, found.end()

    def _attribute_pairs(self, found: re.Match[str]) -> list[tuple[str, str]]:
        pairs: list[tuple[str, str]] = []
        position = found.start(1)
        while position < found.end(1):
            pair = _ATTRIBUTE.match(self.text, position, found.end(1))
            if pair is None:
                raise Complaint(
                    f"{found[1]!r} is not what braces may say", "lang=zh, or expansion=\"the words in full\"", found.start(), len(found[0])
                )
            value = pair[2] or pair[3] or pair[4] or ""
            if pair[1] == "lang" and not _LANG.fullmatch(value):
                raise Complaint(f"{value!r} is not a language tag", "as in zh, ru or en-GB", position, len(pair[0]))
            pairs.append((pair[1], value))
            position = pair.end()
        return pairs


def check_link(address: str, offset: int = 0) -> None:
    """Raise Complaint where an address is not a web or mail address."""
    if not address.lower().startswith(_SCHEMES):
        raise Complaint(
            f"{address!r} is not a web address", "begin it with https:// (or mailto:)", offset, max(1, len(address))
        )
    if any(character.isspace() for character in address) or len(address.split(":", 1)[1].strip("/")) == 0:
        raise Complaint(f"{address!r} is not a whole web address", "spaces in it are written %20", offset, len(address))


def _punctuation(character: str) -> bool:
    return not character.isalnum() and not character.isspace()


def _pair_emphasis(tokens: list[_Token]) -> None:
    """Pair openers and closers from the left, innermost first (CommonMark, “process emphasis”)."""
    for number, closer in enumerate(tokens):
        while closer.marks and closer.closes:
            opener_at = _opener(tokens, number)
            if opener_at is None:
                break
            opener = tokens[opener_at]
            used = 2 if min(opener.marks, closer.marks) >= 2 else 1
            for token in tokens[opener_at + 1 : number]:
                token.bold = token.bold or used == 2
                token.italic = token.italic or used == 1
            for unpaired in tokens[opener_at + 1 : number]:
                unpaired.opens = unpaired.closes = False
            for token in (opener, closer):
                token.marks -= used
                token.text = token.text[used:]


def _opener(tokens: Sequence[_Token], closer_at: int) -> int | None:
    closer = tokens[closer_at]
    for number in range(closer_at - 1, -1, -1):
        token = tokens[number]
        if not token.marks or not token.opens or token.text[0] != closer.text[0]:
            continue
        both = (token.closes or closer.opens) and (token.marks + closer.marks) % 3 == 0
        if both and (token.marks % 3 or closer.marks % 3):
            continue
        return number
    return None


def _spans(tokens: Sequence[_Token], source: Text) -> Inline:
    """Neighbours of one kind joined."""
    spans: list[Span] = []
    kind: tuple[object, ...] = ()
    for token in tokens:
        if not token.text and not token.cite:
            continue
        now = (token.bold, token.italic, token.link, token.lang, token.expansion, token.cite)
        if spans and now == kind and not token.cite:
            last = spans[-1]
            offsets = last.offsets + tuple(range(token.offset, token.offset + len(token.text)))
            spans[-1] = replace(last, text=last.text + token.text, offsets=offsets)
        else:
            offsets = tuple(range(token.offset, token.offset + max(1, len(token.text))))
            spans.append(Span(token.text, *now, source=source, offsets=offsets))  # type: ignore[arg-type]
        kind = now
    return _trimmed(spans)


def _trimmed(spans: list[Span]) -> Inline:
    if spans and spans[0].text.startswith(" "):
        spans[0] = replace(spans[0], text=spans[0].text[1:], offsets=spans[0].offsets[1:])
    if spans and spans[-1].text.endswith(" "):
        spans[-1] = replace(spans[-1], text=spans[-1].text[:-1], offsets=spans[-1].offsets[:-1])
    return tuple(span for span in spans if span.text or span.cite)
