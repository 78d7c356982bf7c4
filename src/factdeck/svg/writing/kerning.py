"""Text to the moves that kern its letters as on paper: a browser's own kerning would reach over spaces, too."""

from __future__ import annotations

import re
from collections.abc import Sequence

from factdeck.language.scripts import is_shaped_on_paper
from factdeck.scene import DIRECTIONS, JOINERS, Face
from factdeck.svg.writing.xml import Attribute, number
from factdeck.truetype import read_truetype

_COUNTED_ALIKE = re.compile("[\0-\uffff]*")
"""Browsers differ in what they count behind a later character."""
_STEERS = frozenset(JOINERS + DIRECTIONS)
"""What a browser needs for shaping, and nobody sees."""


def kerned(parts: Sequence[tuple[str, Face]], size: float) -> dict[str, Attribute]:
    """The attribute dx (SVG 1.1, 10.5) of a text of one size in points, each part in its face.

    None where letters are shaped, which moves would keep from joining.
    """
    if any(is_shaped_on_paper(text) for text, _ in parts):
        return {}
    wording: list[str] = []
    for text, face in parts:
        wording += [number(move) if move else "0" for move in _moves(text, face, size)]
    counted = _COUNTED_ALIKE.match("".join(text for text, _ in parts))
    del wording[counted.end() if counted else 0 :]
    while wording and wording[-1] == "0":
        wording.pop()
    return {"dx": " ".join(wording)} if wording else {}


def _moves(text: str, face: Face, size: float) -> list[float]:
    """How far each character moves to the right of where the one before it ends."""
    moves = [0.0] * len(text)
    if face.file is None:
        return moves
    font = read_truetype(face.file)
    seen = [at for at, character in enumerate(text) if character not in _STEERS]
    added = font.kerning.of("".join([text[at] for at in seen]))
    for at, units in zip(seen[1:], added, strict=True):
        if units:
            moves[at] = units * size / font.em
    return moves
