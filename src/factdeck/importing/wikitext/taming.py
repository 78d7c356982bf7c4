"""Wikitext to wikitext that the parser reads in linear time: openings that nothing closes are made plain.

The parser goes back to each opening that it can't close and reads on from there, so that thousands of them
take minutes. Here each one without a partner, or too deep, is masked by a sign of a private use area. The lines of the
text stay, so that places can be told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from factdeck.importing.wikitext.pairing import paired

MASK = {"<": "\ue000", "[": "\ue001", "{": "\ue002", "}": "\ue003", "]": "\ue004"}
_DROPPED = "\ue005"
_UNMASK = str.maketrans({**{mask: sign for sign, mask in MASK.items()}, _DROPPED: ""})
_MASKED = re.compile("[\ue000-\ue005]")
_MASKED_TAG = re.compile("\ue000/?[A-Za-z][^<>\ue000]{0,300}>")

MOST_TABLES = 4
MOST_MARKS = 100_000
"""Of a page: an article of 10,000 words has some 5,000."""
_MARK = re.compile(r"\{\{|\[\[|''+|<[A-Za-z]|\||https?:|^[*#:;]|(?<=[*#:;])[*#:;]|^==", re.MULTILINE)
_LITERAL = re.compile(
    r"<!--|<(?P<name>nowiki|pre|math|chem|source|syntaxhighlight|score|timeline)\b[^<>/]{0,300}>",
    re.IGNORECASE,
)
_TABLE = re.compile(r"^(?P<before>[ \t:*#]*)(?:(?P<open>\{\|)|(?P<close>\|\}(?!\})))", re.MULTILINE)
_QUOTES = re.compile(r"'{2,}|\n|\|\||!!")
_BRACKET = re.compile(r"(?P<open>\[)(?=(?:[a-z]{2,10}:)?//|mailto:)|\[|\]|\n", re.IGNORECASE)
_EXPORTED = re.compile(r"&lt;(?=/?(?:ref|br|small|!--|nowiki|div|gallery)\b|!--)", re.IGNORECASE)


def count_marks(text: str) -> int:
    """Signs that open something: templates, links, tags, cells and arguments, signs of lists, headings."""
    return sum(1 for _ in _MARK.finditer(text))


def as_written(text: str) -> str:
    """The wikitext of a page that a program has escaped, as an export's XML does."""
    if _EXPORTED.search(text) and not re.search(r"<(?:/?[A-Za-z]|!--)", text):
        text = re.sub(r"&(?:lt|gt|quot|amp);", lambda sign: unescape(sign[0]), text)
    return _with_bars(text)


def _with_bars(text: str) -> str:
    """``{{!}}`` as the bar that it stands for, in links and in tables that are written with it."""
    text = re.sub(r"\[\[([^\[\]{}|\n]{1,200})\{\{!\}\}", r"[[\1|", text)
    if "{{{!}}" in text:
        text = text.replace("{{{!}}", "{|").replace("{{!}}}", "|}").replace("{{!}}{{!}}", "||")
        text = re.sub(r"^\{\{!\}\}", "|", text, flags=re.MULTILINE)
    return text


def tamed(text: str) -> str:
    """The text with what has no partner masked, and ended where it must end; its lines are as before."""
    signs = list(text)
    literal, endless = _literals(text)
    pairing = paired(text, literal)
    alone = [at + more for sign in pairing.alone for at, more in _signs_of(sign.at, sign.kind)]
    for at in [*endless, *alone, *_tables(text, signs), *_links(text)]:
        signs[at] = MASK[text[at]]
    for start, end in _open_quotes(text, literal):
        signs[start:end] = _DROPPED * (end - start)
    for sign in pairing.deep:
        for at, more in _signs_of(sign.at, sign.kind):
            signs[at + more] = _DROPPED if sign.rank == 1 else MASK[text[at + more]]
    for at in pairing.unended:
        signs[at] = "}}" + signs[at]
    return "".join(signs)


def _signs_of(at: int, kind: str) -> list[tuple[int, int]]:
    return [(at, 0), (at, 1)] if kind in ("{{", "[[") else [(at, 0)]


def readable(text: str) -> str:
    """A text's own signs again, where they were masked; a tag without a partner is left out."""
    if not _MASKED.search(text):
        return text
    return _MASKED_TAG.sub("", text).translate(_UNMASK)


def _literals(text: str) -> tuple[list[tuple[int, int]], list[int]]:
    """Stretches inside of which nothing is a mark, and the openings of those that never end."""
    spans: list[tuple[int, int]] = []
    endless: list[int] = []
    missing: set[str] = set()
    small = re.sub("[A-Z]+", lambda letters: letters[0].lower(), text)
    at = 0
    while result := _LITERAL.search(text, at):
        end = f"</{result['name'].lower()}" if result["name"] else "-->"
        close = -1 if end in missing else small.find(end, result.end())
        if close < 0:
            missing.add(end)
            endless.append(result.start())
            at = result.end()
            continue
        at = small.find(">", close) + 1 or len(text)
        spans.append((result.start(), at))
    return spans, endless


def _tables(text: str, signs: list[str]) -> list[int]:
    """Tables that are never closed, or too deep; marks of indention before one are made spaces."""
    masked: list[int] = []
    open_tables: list[int] = []
    for result in _TABLE.finditer(text):
        if result["open"]:
            signs[result.start("before") : result.end("before")] = " " * len(result["before"])
            open_tables.append(result.start("open"))
        elif open_tables:
            opening = open_tables.pop()
            if len(open_tables) >= MOST_TABLES:
                masked.append(opening)
    return masked + open_tables


def _open_quotes(text: str, literal: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Marks of emphasis that are not closed in their line or cell, where MediaWiki closes them."""
    stretches = iter([*literal, (len(text), len(text))])
    start, stop = next(stretches)
    open_marks: dict[str, tuple[int, int]] = {}
    for result in _QUOTES.finditer(text):
        while result.start() >= stop and stop < len(text):
            start, stop = next(stretches)
        if start <= result.start() < stop:
            continue
        length = len(result[0]) if result[0].startswith("'") else 0
        if not length:
            yield from open_marks.values()
            open_marks = {}
            continue
        for mark in {2: "i", 3: "b", 4: "b"}.get(length, "ib"):
            if mark in open_marks:
                del open_marks[mark]
            else:
                open_marks[mark] = result.span()
    yield from open_marks.values()


def _links(text: str) -> list[int]:
    """Brackets before addresses that no bracket closes on their line, or that stand in another one."""
    masked: list[int] = []
    waiting: list[tuple[int, bool]] = []
    for result in _BRACKET.finditer(text):
        if result[0] == "\n":
            masked += [at for at, address in waiting if address]
            waiting = []
        elif result[0] == "]":
            if waiting:
                waiting.pop()
        else:
            if result["open"] and any(address for _, address in waiting[-3:]):
                masked.append(result.start())
            waiting.append((result.start(), bool(result["open"])))
    return masked + [at for at, address in waiting if address]
