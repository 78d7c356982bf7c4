"""Letters to other ways of writing them that look the same, for fonts that have no glyph for the one."""

from __future__ import annotations

from collections.abc import Iterator
from unicodedata import is_normalized, normalize

from factdeck.language.signs import NO_BREAK

_LONGEST_LETTER = 32
"""A letter with more marks is nobody's, and sorting them takes long (Unicode Standard Annex 15, stream-safe text)."""
_WORD_JOINER = "\u2060"
_LOOKALIKES = {
    "\u2010": "-",
    "\u2011": f"-{_WORD_JOINER}",
    "\u2012": "–",
    "\u2015": "—",
    "\u2212": "–",
    "\u2043": "-",
    "\u2044": "/",
    "\u2215": "/",
    "\u2219": "·",
    "\u22c5": "·",
    "\u00b5": "μ",
    "\u03bc": "µ",
    "\u0149": "’n",
    "\u05f3": "'",
    "\u05f4": '"',
    "\u02bc": "’",
    "\u2103": "°C",
    "\u2109": "°F",
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
    "\u2007": NO_BREAK,
    "\u202f": NO_BREAK,
    "\u205f": " ",
    "\u3000": " ",
    **dict.fromkeys(map(chr, (*range(0x2000, 0x2007), *range(0x2008, 0x200B))), " "),
}
"""What keeps the look and the places where a line may end."""


def ways_to_write(letter: str, *, alike: bool = True) -> Iterator[str]:
    """The letter with the marks that combine with it, the best way first: composed, as it is, by what looks ``alike``.

    A font has no places for marks that nobody shapes: the composed letter is the one that its designer drew.
    """
    composed = normalize("NFC", letter) if len(letter) <= _LONGEST_LETTER else letter
    if len(letter) > 1 and composed != letter:
        yield composed
    yield letter
    replaced = "".join(_LOOKALIKES.get(character, character) for character in composed)
    if alike and replaced != letter:
        yield replaced


def is_composed(text: str) -> bool:
    """Whether no letter of the text has another way of writing it that is better."""
    return text.isascii() or is_normalized("NFC", text)
