"""A text to what readers take for its letters: characters with their marks, and signs that are joined to one.

A short form of Unicode Standard Annex 29: combining marks, variation selectors and skin tones stay with what they
follow, what a zero width joiner joins stays together, and regional indicators stand in pairs. Consonants that a virama joins
are one letter, as are Thai and Lao ones with the vowels that stand before and behind them.
"""

from __future__ import annotations

from unicodedata import category

from factdeck.language.scripts import is_shaped_on_paper
from factdeck.language.thai import FOLLOWING, LEADING

JOINER = "\u200d"
_NON_JOINER = "\u200c"
_STACKERS = frozenset(
    "\u094d\u09cd\u0a4d\u0acd\u0b4d\u0c4d\u0ccd\u0d4d\u1039\u17d2\u1a60\u1b44\u1bab\ua9c0\uaaf6"
)
"""Viramas that join the consonant before them to the one behind (Indic_Conjunct_Break=Linker, and those that only stack)."""
_FOLLOWING = FOLLOWING | frozenset("ະາຳຯໆ")
_LEADING = LEADING | frozenset("ເແໂໃໄ")
_MARKS = ("Mn", "Me", "Mc")


def graphemes(text: str) -> list[str]:
    """The letters in order; together they are the text."""
    if text.isascii() and "\r" not in text:
        return list(text)
    result: list[str] = []
    for character in text:
        if result and _belongs(result[-1], character):
            result[-1] += character
        else:
            result.append(character)
    return result


def _belongs(before: str, character: str) -> bool:
    if character < "\u0300":
        return before == "\r" and character == "\n"
    if (
        category(character) in _MARKS
        or character == JOINER
        or before[-1] == JOINER
        or _is_skin_tone(character)
        or (is_shaped_on_paper(character) and _makes_one_letter(before, character))
        or (character == _NON_JOINER and is_shaped_on_paper(before))
    ):
        return True
    return len(before) == 1 and _is_regional(before) and _is_regional(character)


def _makes_one_letter(before: str, character: str) -> bool:
    """Whether a consonant or vowel is written as a part of the letter before it."""
    if character in _FOLLOWING or before in _LEADING:
        return is_shaped_on_paper(before)
    return before[-1] in _STACKERS and category(character)[0] == "L"


def _is_skin_tone(character: str) -> bool:
    return "\U0001f3fb" <= character <= "\U0001f3ff"


def _is_regional(character: str) -> bool:
    return "\U0001f1e6" <= character <= "\U0001f1ff"
