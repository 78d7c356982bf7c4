"""A run's text to atoms: stretches without a break, spaces, and the places where a line may end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple

from factdeck.layout.fonts import word_width
from factdeck.place.hyphenation import hyphen_points
from factdeck.scene import Face


class Kind(IntEnum):
    TEXT = 0
    SPACE = 1
    HYPHEN = 2
    """A place to divide a word; a hyphen appears if the line ends here."""
    BREAK = 3
    """A place where a line may end without a sign."""
    FORCED = 4


class Atom(NamedTuple):
    """``width`` in ems; ``penalty`` is the price of ending a line here; ``offset`` in the run's text."""

    kind: Kind
    text: str
    width: float
    penalty: float
    offset: int
    spaces: int = 0
    """Spaces in it that a justified line stretches, those that never break among them."""


SOFT_HYPHEN = "\u00ad"
NO_BREAK_SPACE = "\u00a0"
HYPHEN_PENALTY = 60.0
SIGN_PENALTY = 40.0
RANGE_PENALTY = 400.0
ADDRESS_PENALTY = 80.0
LONG_ADDRESS = 18

_TOKEN = re.compile(r"[ \t]+|\n|[^ \t\n]+")
_LETTERS = re.compile(r"[^\W\d_]{5,}")
_NO_LINE_START = frozenset("、。，．：；？！）」』】〉》’”%‰℃ーぁぃぅぇぉっゃゅょァィゥェォッャュョ々…‥·")
_NO_LINE_END = frozenset("（「『【〈《‘“$£¥￥＃")
"""Characters that no line begins or ends with (Unicode Standard Annex 14, classes CL, CJ, NS and OP)."""


@lru_cache(maxsize=32768)
def atoms(text: str, face: Face, lang: str, hyphenate: bool) -> tuple[Atom, ...]:
    return tuple(_atoms(text, face, lang, hyphenate))


def _atoms(text: str, face: Face, lang: str, hyphenate: bool) -> Iterator[Atom]:
    for token in _TOKEN.finditer(text):
        stretch, offset = token[0], token.start()
        if stretch == "\n":
            yield Atom(Kind.FORCED, "", 0.0, 0.0, offset)
        elif stretch.isspace():
            yield Atom(Kind.SPACE, " ", word_width(" ", face), 0.0, offset, 1)
        else:
            yield from _word(stretch, offset, face, lang, hyphenate)


def _word(word: str, offset: int, face: Face, lang: str, hyphenate: bool) -> Iterator[Atom]:
    """A stretch without spaces, cut where it may be."""
    cuts = _cuts(word, lang, hyphenate)
    start = 0
    for at in sorted(cuts):
        yield _text(word[start:at], offset + start, face)
        kind, penalty, skipped = cuts[at]
        width = word_width("-", face) if kind is Kind.HYPHEN else 0.0
        yield Atom(kind, "-" if kind is Kind.HYPHEN else "", width, penalty, offset + at)
        start = at + skipped
    yield _text(word[start:], offset + start, face)


def _text(text: str, offset: int, face: Face) -> Atom:
    return Atom(Kind.TEXT, text, word_width(text, face), 0.0, offset, text.count(NO_BREAK_SPACE))


def _cuts(word: str, lang: str, hyphenate: bool) -> dict[int, tuple[Kind, float, int]]:
    """Offset → kind of break, its price, and how many characters vanish there."""
    cuts: dict[int, tuple[Kind, float, int]] = {}
    if hyphenate and SOFT_HYPHEN not in word:
        for letters in _LETTERS.finditer(word):
            for at in hyphen_points(letters[0], lang):
                cuts[letters.start() + at] = (Kind.HYPHEN, HYPHEN_PENALTY, 0)
    for at in range(1, len(word)):
        before, after = word[at - 1], word[at]
        if after == SOFT_HYPHEN:
            cuts[at] = (Kind.HYPHEN, SIGN_PENALTY, 1)
        elif before in "-‐" and at > 1 and after.isalpha():
            cuts[at] = (Kind.BREAK, SIGN_PENALTY, 0)
        elif before in "–—" and after not in ",.;:)":
            dash_in_range = before == "–" and word[at - 2 : at - 1].isdigit()
            cuts[at] = (Kind.BREAK, RANGE_PENALTY if dash_in_range else SIGN_PENALTY, 0)
        elif before in "/?&=" and len(word) >= LONG_ADDRESS:
            cuts[at] = (Kind.BREAK, ADDRESS_PENALTY, 0)
        elif (_ideographic(before) or _ideographic(after)) and _may_part(before, after):
            cuts[at] = (Kind.BREAK, 0.0, 0)
    return cuts


def _ideographic(character: str) -> bool:
    return "\u2e80" <= character <= "\u9fff" or "\uf900" <= character <= "\ufaff" or "\uff00" <= character <= "\uffef"


def _may_part(before: str, after: str) -> bool:
    return after not in _NO_LINE_START and before not in _NO_LINE_END
