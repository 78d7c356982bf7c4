"""A text's control characters to what they were before a program took Windows-1252 for Latin-1."""

from __future__ import annotations

_FIRST, _LAST = 0x80, 0x9F
_MEANT = {number: bytes([number]).decode("cp1252", "ignore") or " " for number in range(_FIRST, _LAST + 1)}
"""U+0096 is a dash in Windows-1252, U+0085 an ellipsis; five of the characters mean nothing there, either."""


def as_meant(text: str) -> str:
    """As long as before."""
    return text.translate(_MEANT)
