"""Parts of a formula to the characters that a line of text has for it."""

from __future__ import annotations

from factdeck.importing.scripts import lowered, raised


class Untold(Exception):
    """A formula that no line of text holds."""


def grouped(text: str) -> str:
    """In brackets, unless it is one letter or number."""
    return text if len(text) < 2 or text.isalnum() else f"({text})"


def fraction(above: str, below: str) -> str:
    """Both behind each other, with a stroke between them."""
    return f"{grouped(above)}/{grouped(below)}"


def root(inside: str, degree: str = "") -> str:
    """Its sign before what it is of, and before that the degree."""
    return f"{raised(degree) if degree else ''}√{grouped(inside)}"


def low_of(text: str) -> str:
    """An index: in lowered characters where there are such."""
    under = lowered(text)
    return f"_{grouped(text)}" if text and under == text and len(text) > 1 else under


def high_of(text: str, before: str) -> str:
    """An exponent of what stands before it: in raised characters where there are such."""
    over = raised(text, before) if text else ""
    return f"^{grouped(text)}" if text and over == text else over


def bounds(below: str, above: str) -> str:
    """What stands below and above a sign such as a sum's."""
    return (f"_{grouped(below)}" if below else "") + (f"^{grouped(above)}" if above else "")
