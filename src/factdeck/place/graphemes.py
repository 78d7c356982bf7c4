"""A text to what readers take for its letters: characters with their marks, and signs that are joined to one.

A short form of Unicode Standard Annex 29: combining marks, variation selectors and skin tones stay with what they
follow, what a zero width joiner joins stays together, and regional indicators stand in pairs.
"""

from __future__ import annotations

from unicodedata import category

JOINER = "\u200d"
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
    ):
        return True
    return len(before) == 1 and _is_regional(before) and _is_regional(character)


def _is_skin_tone(character: str) -> bool:
    return "\U0001f3fb" <= character <= "\U0001f3ff"


def _is_regional(character: str) -> bool:
    return "\U0001f1e6" <= character <= "\U0001f1ff"
