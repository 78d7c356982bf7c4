"""Letters that are no plain ones with an accent, to those that readers write for them where they have no others."""

from __future__ import annotations

PLAIN = {
    "ß": "ss",
    "æ": "ae",
    "œ": "oe",
    "ø": "o",
    "đ": "d",
    "ð": "d",
    "þ": "th",
    "ł": "l",
    "ı": "i",
    "ħ": "h",
    "ŧ": "t",
}
"""Small ones alone."""
_TABLE = str.maketrans(PLAIN)


def in_plain_letters(small: str) -> str:
    """A text of small letters in plain ones; accents stay."""
    return small.translate(_TABLE)
