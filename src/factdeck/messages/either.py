"""Names to a list of them as a sentence has it."""

from __future__ import annotations

from collections.abc import Iterable


def either(names: Iterable[str], joint: str = "or") -> str:
    """“a”, “a or b”, “a, b or c”, or with another word before the last; of one name at least."""
    *first, last = names
    return f"{', '.join(first)} {joint} {last}" if first else last
