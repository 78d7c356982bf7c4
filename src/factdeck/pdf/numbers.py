"""Numbers and colours to the operands of a PDF's operators."""

from __future__ import annotations

from functools import lru_cache

from reportlab.lib.rl_accel import fp_str


def numbers(*values: float) -> str:
    """Numbers behind each other, to seven digits and without zeros that say nothing, as in ``.5 12``."""
    return str(fp_str(*values))


def rgb(colour: str) -> tuple[float, float, float]:
    """``#rrggbb`` as three numbers from 0 to 1."""
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


@lru_cache(maxsize=256)
def colour_numbers(colour: str) -> str:
    """``#rrggbb`` as the operands of a colour's operator."""
    return numbers(*rgb(colour))
