"""Worded stretches with their type to one line: joined, quoted, and without doubled punctuation."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Literal

from msgspec import Struct
from msgspec.structs import replace

if TYPE_CHECKING:
    from factdeck.citations.csl.locale import Locale

Kind = Literal["", "apart", "open", "close", "number", "url", "doi", "nocase"]


class Part(Struct, frozen=True):
    """Text of one type, and what it is.

    ``kind`` tells where a sentence of its own begins, a quotation mark still to be chosen, a citation's number, an address or a DOI, words whose case stays.
    """

    text: str
    italic: bool | None = None
    """None where nothing was said of it; what stands around says it then."""
    bold: bool = False
    small_caps: bool = False
    rise: int = 0
    """1 above the line, -1 below it."""
    kind: Kind = ""
    slanted: bool = False
    """Whether the field itself has it in italics: it stands upright where all around it is in italics."""
    key: str = ""
    """The source that it leads to."""


Parts = list[Part]

_MARKUP = re.compile(r"<(/?)(i|b|sc|sup|sub|span)(?:\s[^<>]*)?>", re.IGNORECASE)
_PLACE = re.compile(r"(\b[^\W\d_]{1,4}\.|§) (?=\d)")
"""A short word with a full stop before a number, as p., no. and vol."""
_APOSTROPHE = re.compile(r"(?<=[^\W\d_])'|(?<=\d)'(?=[^\W\d_])|(?<![\w'])'(?=[^\W\d_])")


def parts_of(text: str) -> Parts:
    """A field's text, with the marks that CSL-JSON allows in it: i, b, sup, sub, sc and nocase."""
    if "<" not in text:
        return [Part(text)] if text else []
    return _marked(text)


def _marked(text: str) -> Parts:
    parts: Parts = []
    open_marks: list[tuple[str, str]] = []
    at = 0
    for mark in _MARKUP.finditer(text):
        if mark.start() > at:
            parts.append(_with_marks(text[at : mark.start()], [meaning for _, meaning in open_marks]))
        at = mark.end()
        name = mark[2].lower()
        if not mark[1]:
            open_marks.append((name, _meaning(name, mark[0])))
        elif open_marks and open_marks[-1][0] == name:
            open_marks.pop()
    if at < len(text):
        parts.append(_with_marks(text[at:], [meaning for _, meaning in open_marks]))
    return parts


def _meaning(name: str, tag: str) -> str:
    if name != "span":
        return name
    return "sc" if "small-caps" in tag else "nocase" if "nocase" in tag else ""


def _with_marks(text: str, marks: Sequence[str]) -> Part:
    return Part(
        text,
        slanted="i" in marks,
        bold="b" in marks,
        small_caps="sc" in marks,
        rise=("sup" in marks) - ("sub" in marks),
        kind="nocase" if "nocase" in marks else "",
    )


def text_of(parts: Iterable[Part]) -> str:
    """The words alone."""
    return "".join(part.text for part in parts)


def joined(groups: Iterable[Parts], delimiter: str) -> Parts:
    """Groups that are not empty, with a delimiter between them."""
    result: Parts = []
    for group in groups:
        if group:
            if result and delimiter:
                result.append(Part(delimiter))
            result += group
    return result


_FIRST_STAYS = frozenset({"!.", "!:", "?.", "?:", ":.", ";:", ";.", "!!", "??", "..", "::", ";;", ",,"})
_SECOND_STAYS = frozenset({":!", ":?", ";!", ";?", "  ", " ,", " ."})
"""What of two signs that meet is set; both, where neither list has the pair."""


def finished(parts: Parts, locale: Locale) -> Parts:
    """The line as it is set.

    Quotation marks are chosen, with full stops and commas inside them where the locale puts them there; of doubled signs
    one is set; neighbours of one type are joined.
    """
    return _kept_together(_stripped(_merged(_tidied(_quoted(parts, locale), locale.punctuation_in_quote))))


def _kept_together(parts: Parts) -> Parts:
    """“p.” and its number stand on one line."""
    return [
        part if part.kind in ("url", "doi") else replace(part, text=_PLACE.sub("\\1\u00a0", part.text))
        for part in parts
    ]


def _stripped(parts: Parts) -> Parts:
    """Without white space at both ends."""
    while parts and not parts[0].text.strip():
        parts = parts[1:]
    while parts and not parts[-1].text.strip():
        parts = parts[:-1]
    if parts:
        parts = [replace(parts[0], text=parts[0].text.lstrip()), *parts[1:]]
        parts[-1] = replace(parts[-1], text=parts[-1].text.rstrip())
    return parts


def _quoted(parts: Parts, locale: Locale) -> Parts:
    result: Parts = []
    depth = 0
    for part in parts:
        if part.kind == "open":
            result.append(replace(part, text=locale.quotes[depth % 2][0]))
            depth += 1
        elif part.kind == "close":
            depth -= 1
            result.append(replace(part, text=locale.quotes[depth % 2][1]))
        else:
            result.append(part)
    return [_straightened(part) for part in result]


def _straightened(part: Part) -> Part:
    if part.slanted or part.italic is None:
        part = replace(part, italic=bool(part.italic) != part.slanted, slanted=False)
    if "'" in part.text and part.kind not in ("url", "doi"):
        part = replace(part, text=_APOSTROPHE.sub("’", part.text))
    return part


def _tidied(parts: Parts, inside_quotes: bool) -> Parts:
    result: Parts = []
    for part in parts:
        text = part.text
        if part.kind == "apart":
            _begin_apart(result)
        if not text:
            continue
        closing = _trailing_closing(result)
        if text[0] == "." and _ends_in_quotes(result):
            text = text[1:]
        elif closing and text[0] in ".," and inside_quotes:
            before = result[: len(result) - closing]
            if not _ends_sentence(before):
                like = before[-1] if before else part
                _add(before, replace(like, text=text[0], kind="", key=result[-1].key))
            result[: len(result) - closing] = before
            text = text[1:]
        if text:
            _add(result, replace(part, text=text))
    return result


def _ends_in_quotes(parts: Parts) -> bool:
    """Whether a quotation ends a sentence already, so that no full stop is wanted behind it."""
    said = parts[:-1] if parts and parts[-1].text.isspace() else parts
    closing = _trailing_closing(said)
    return closing > 0 and _ends_sentence(said[:-closing])


def _ends_sentence(parts: Parts) -> bool:
    return bool(parts) and parts[-1].text[-1] in ".?!"


def _begin_apart(result: Parts) -> None:
    """End the sentence before, if there is one."""
    if result and not result[-1].text[-1].isspace():
        result.append(Part(" " if _ends_sentence(result) else ". "))


def _trailing_closing(parts: Parts) -> int:
    count = 0
    while count < len(parts) and parts[-1 - count].kind == "close":
        count += 1
    return count


def _add(result: Parts, part: Part) -> None:
    """Add a part, after what of its first sign and the sign before it is set."""
    text = part.text
    while result and text:
        last = result[-1]
        both = last.text[-1] + text[0]
        if both in _FIRST_STAYS and last.kind not in ("url", "doi"):
            text = text[1:]
        elif both in _SECOND_STAYS:
            shorter = last.text[:-1]
            if shorter:
                result[-1] = replace(last, text=shorter)
            else:
                result.pop()
        else:
            break
    if text:
        result.append(replace(part, text=text))


def _merged(parts: Parts) -> Parts:
    result: Parts = []
    for part in parts:
        if part.kind in ("open", "close", "nocase"):
            part = replace(part, kind="")
        if result and replace(result[-1], text="") == replace(part, text=""):
            result[-1] = replace(part, text=result[-1].text + part.text)
        else:
            result.append(part)
    return result
