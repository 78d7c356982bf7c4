"""Numbers and colours as ReportLab writes them, to seven digits, in a third of its time: a map has a hundred thousand."""

from __future__ import annotations

from functools import lru_cache


def number(value: float) -> str:
    """A number without zeros that say nothing, as in ``.5``."""
    size = abs(value)
    if size < 10.0:
        if size <= 1e-7:
            return "0"
        written = f"{value:.6f}"
    elif size < 100.0:
        written = f"{value:.5f}"
    elif size < 1e3:
        written = f"{value:.4f}"
    elif size < 1e6:
        written = f"{value:.{3 if size < 1e4 else 2 if size < 1e5 else 1}f}"
    else:
        return f"{value:.0f}"
    written = written.rstrip("0").rstrip(".")
    return written[1:] if written.startswith("0.") else written


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
