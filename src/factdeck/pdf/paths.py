"""Outlines to the operators of a path, written once where the same outline is painted again, as slides in prints are."""

from __future__ import annotations

from itertools import chain

from factdeck.drawing.outlines import Outline
from factdeck.forgetting import kept_for_article
from factdeck.pdf.numbers import numbers

SHORT = 8
"""Steps of an outline that is written anew sooner than it is found."""
_OPERATORS = {"M": "m", "L": "l", "C": "c", "Z": "h"}


def path_code(outline: Outline) -> str:
    """The operators that make a path of an outline, without those that paint it (ISO 32000-1, 8.5.2)."""
    return _path_code(outline) if len(outline) <= SHORT else _known_path_code(outline)


def _path_code(outline: Outline) -> str:
    code = ["n"] if outline else []
    for letter, points in outline:
        if points:
            code.append(numbers(*chain.from_iterable(points)))
        code.append(_OPERATORS[letter])
    return " ".join(code)


@kept_for_article(512)
def _known_path_code(outline: Outline) -> str:
    return _path_code(outline)
