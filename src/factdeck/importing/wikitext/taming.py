"""Wikitext to wikitext that the parser reads in linear time: openings that nothing closes are made plain.

The parser goes back to each opening that it can't close and reads on from there, so that thousands of them
take minutes. Here each is paired by a stack; one without a partner, or too deep, is masked by a sign of a private
use area. Every sign is masked by exactly one, so that places in the text stay.
"""

from __future__ import annotations

import re

MASK = {"<": "\ue000", "[": "\ue001", "{": "\ue002", "}": "\ue003", "]": "\ue004"}
_UNMASK = str.maketrans({mask: sign for sign, mask in MASK.items()})
_MASKED_TAG = re.compile("\ue000/?[A-Za-z][^<>\ue000]{0,300}>")

MOST_TAGS = 20
MOST_PAIRS = 25
MOST_TABLES = 4
_TAG = re.compile(r"<(?P<close>/?)(?P<name>[A-Za-z][A-Za-z0-9]*)(?P<rest>[^<>]*)>")
_ANY_TAG = re.compile(r"<(?=/?[A-Za-z])")
_SINGLE = frozenset({"br", "hr", "wbr", "img", "meta", "link"})
_LITERAL = re.compile(
    r"<!--|<(?P<name>nowiki|pre|math|chem|source|syntaxhighlight|score|timeline)\b[^<>/]{0,300}>",
    re.IGNORECASE,
)
_PAIR = re.compile(r"\{\{|\[\[|\}\}|\]\]")
_TABLE = re.compile(r"^[ \t:*#]*(?:(?P<open>\{\|)|(?P<close>\|\}(?!\})))", re.MULTILINE)
_BRACKET = re.compile(r"(?P<open>\[)(?=(?:[a-z]{2,10}:)?//|mailto:)|\[|\]|\n", re.IGNORECASE)


def tamed(text: str) -> str:
    """The text with what has no partner masked; as long as before."""
    signs = list(text)
    literal, endless = _literals(text)
    for at in [*endless, *_tags(text, literal), *_tables(text), *_pairs(text), *_links(text)]:
        signs[at] = MASK[text[at]]
    return "".join(signs)


def readable(text: str) -> str:
    """A text's own signs again, where they were masked; a tag without a partner is left out."""
    if not any(mask in text for mask in MASK.values()):
        return text
    return _MASKED_TAG.sub("", text).translate(_UNMASK)


def _literals(text: str) -> tuple[list[tuple[int, int]], list[int]]:
    """Stretches inside of which nothing is a mark, and the openings of those that never end."""
    spans: list[tuple[int, int]] = []
    endless: list[int] = []
    missing: set[str] = set()
    small = re.sub("[A-Z]+", lambda letters: letters[0].lower(), text)
    at = 0
    while found := _LITERAL.search(text, at):
        end = f"</{found['name'].lower()}" if found["name"] else "-->"
        close = -1 if end in missing else small.find(end, found.end())
        if close < 0:
            missing.add(end)
            endless.append(found.start())
            at = found.end()
            continue
        at = small.find(">", close) + 1 or len(text)
        spans.append((found.start(), at))
    return spans, endless


def _tags(text: str, literal: list[tuple[int, int]]) -> list[int]:
    """Tags that are never closed, close nothing, stand too deep, or have no end themselves."""
    masked = {found.start() for found in _ANY_TAG.finditer(text)}
    open_tags: dict[str, list[int]] = {}
    depth = 0
    spans = iter([*literal, (len(text), len(text))])
    start, stop = next(spans)
    for found in _TAG.finditer(text):
        masked.discard(found.start())
        while found.start() >= stop and stop < len(text):
            start, stop = next(spans)
        name = found["name"].lower()
        if start <= found.start() < stop or name in _SINGLE or found["rest"].rstrip().endswith("/"):
            continue
        waiting = open_tags.setdefault(name, [])
        if not found["close"]:
            waiting.append(found.start())
            depth += 1
            if depth > MOST_TAGS:
                masked.add(found.start())
        elif waiting:
            depth -= 1
            if waiting.pop() in masked:
                masked.add(found.start())
        else:
            masked.add(found.start())
    return [*masked, *(at for waiting in open_tags.values() for at in waiting)]


def _tables(text: str) -> list[int]:
    masked: list[int] = []
    open_tables: list[int] = []
    for found in _TABLE.finditer(text):
        if found["open"]:
            open_tables.append(found.start("open"))
        elif open_tables:
            opening = open_tables.pop()
            if len(open_tables) >= MOST_TABLES:
                masked.append(opening)
    return masked + open_tables


def _pairs(text: str) -> list[int]:
    """Templates and links that are never closed, or too deep; a closing sign closes what stands inside, too."""
    masked: list[int] = []
    waiting: list[tuple[int, str]] = []
    count = {"{{": 0, "[[": 0}
    for found in _PAIR.finditer(text):
        sign = found[0]
        if sign in count:
            waiting.append((found.start(), sign))
            count[sign] += 1
            continue
        opening = "{{" if sign == "}}" else "[["
        if not count[opening]:
            continue
        while True:
            at, last = waiting.pop()
            count[last] -= 1
            if last == opening:
                break
            masked += [at, at + 1]
        if len(waiting) >= MOST_PAIRS:
            masked += [at, at + 1, found.start(), found.start() + 1]
    return masked + [at + more for at, _ in waiting for more in (0, 1)]


def _links(text: str) -> list[int]:
    """Brackets before addresses that no bracket closes on their line, or that stand in another one."""
    masked: list[int] = []
    waiting: list[tuple[int, bool]] = []
    for found in _BRACKET.finditer(text):
        if found[0] == "\n":
            masked += [at for at, address in waiting if address]
            waiting = []
        elif found[0] == "]":
            if waiting:
                waiting.pop()
        else:
            if found["open"] and any(address for _, address in waiting[-3:]):
                masked.append(found.start())
            waiting.append((found.start(), bool(found["open"])))
    return masked + [at for at, address in waiting if address]
