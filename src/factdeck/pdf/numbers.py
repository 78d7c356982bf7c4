"""Numbers and colours as ReportLab writes them, to seven digits, in a third of its time: a map has a hundred thousand."""

from __future__ import annotations

from functools import lru_cache

_PLACES = ((10.0, "%.6f"), (100.0, "%.5f"), (1e3, "%.4f"), (1e4, "%.3f"), (1e5, "%.2f"), (1e6, "%.1f"))
"""How numbers below a limit are written."""


def number(value: float) -> str:
    """A number without zeros that say nothing, as in ``.5``."""
    size = abs(value)
    if size <= 1e-7:
        return "0"
    for limit, places in _PLACES:
        if size < limit:
            written = (places % value).rstrip("0").rstrip(".")
            return written[1:] if written.startswith("0.") else written
    return f"{value:.0f}"


def numbers(*values: float) -> str:
    """Numbers behind each other."""
    return " ".join(map(number, values))


def rgb(colour: str) -> tuple[float, float, float]:
    """``#rrggbb`` as three numbers from 0 to 1."""
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


@lru_cache(maxsize=256)
def colour_numbers(colour: str) -> str:
    """``#rrggbb`` as the operands of a colour's operator."""
    return numbers(*rgb(colour))
