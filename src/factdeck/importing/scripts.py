"""Raised and lowered text to the characters that Unicode has for it, so that 10² is never read as 102."""

from __future__ import annotations

import re

_SIGNS = "0123456789+-−=()n"
_RAISED = str.maketrans(_SIGNS, "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿ")
_LOWERED = str.maketrans(_SIGNS[:-1], "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎")
_CAN_BE_RAISED = re.compile(r"[0-9+−=()n-]+")
_CAN_BE_LOWERED = re.compile(r"[0-9+−=()-]+")


def raised(text: str, before: str = "") -> str:
    """``before`` is what stands in front: behind a number a power that has no signs of its own is written with ^."""
    if _CAN_BE_RAISED.fullmatch(text):
        return text.translate(_RAISED)
    power = before[-1:].isdigit() and re.match(r"[\d+−-]|[^\W\d_]$", text)
    return f"^{text}" if power else text


def lowered(text: str) -> str:
    """A text in subscript signs where all of it has such signs, or else as it is."""
    return text.translate(_LOWERED) if _CAN_BE_LOWERED.fullmatch(text) else text
