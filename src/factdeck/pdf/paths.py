"""Outlines to the operators of a path, written once where the same outline is painted again, as slides in prints are."""

from __future__ import annotations

from functools import lru_cache

from factdeck.drawing.outlines import Outline

SHORT = 8
"""Steps of an outline that is written anew sooner than it is found."""
_OPERATORS = {"M": "m", "L": "l", "C": "c", "Z": "h"}
_PLACES = ((10.0, "%.6f"), (100.0, "%.5f"), (1e3, "%.4f"), (1e4, "%.3f"), (1e5, "%.2f"), (1e6, "%.1f"))
"""How numbers below a limit are written: to seven digits, as all that ReportLab writes."""


def path_code(outline: Outline) -> str:
    """The operators that make a path of an outline, without those that paint it (ISO 32000-1, 8.5.2)."""
    return _path_code(outline) if len(outline) <= SHORT else _known_path_code(outline)


def _path_code(outline: Outline) -> str:
    code = ["n"] if outline else []
    for letter, points in outline:
        code += [_number(value) for point in points for value in point]
        code.append(_OPERATORS[letter])
    return " ".join(code)


@lru_cache(maxsize=512)
def _known_path_code(outline: Outline) -> str:
    return _path_code(outline)


def _number(value: float) -> str:
    size = abs(value)
    if size <= 1e-7:
        return "0"
    for limit, places in _PLACES:
        if size < limit:
            written = (places % value).rstrip("0").rstrip(".")
            return written[1:] if written.startswith("0.") else written
    return f"{value:.0f}"
