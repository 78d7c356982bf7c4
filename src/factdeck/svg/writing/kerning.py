"""Text to the moves that kern its letters as on paper: a browser's own kerning would reach over spaces, too."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from factdeck.scene import DIRECTIONS, JOINERS, Face
from factdeck.svg.writing.xml import Attribute, number
from factdeck.truetype import read_truetype

_LAST_OF_ONE_UNIT = "\uffff"
"""Behind a later character, browsers differ in what they count."""


def kerned(parts: Sequence[tuple[str, Face]], size: float) -> dict[str, Attribute]:
    """The attribute dx (SVG 1.1, 10.5) of a text of one size in points, each part in its face."""
    moves = [each for text, face in parts for each in zip(text, _moves(text, face, size), strict=True)]
    counted = takewhile(lambda each: each[0] <= _LAST_OF_ONE_UNIT, moves)
    told = [number(move) for _, move in counted]
    while told and told[-1] == "0":
        told.pop()
    return {"dx": " ".join(told)} if told else {}


def _moves(text: str, face: Face, size: float) -> list[float]:
    """How far each character moves to the right of where the one before it ends."""
    moves = [0.0] * len(text)
    if face.file is None:
        return moves
    font = read_truetype(face.file)
    seen = [at for at, character in enumerate(text) if character not in JOINERS + DIRECTIONS]
    added = font.kerning.of("".join(text[at] for at in seen))
    for at, units in zip(seen[1:], added, strict=True):
        moves[at] = units * size / font.em
    return moves
