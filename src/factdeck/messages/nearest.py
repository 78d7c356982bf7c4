"""A name that nothing has to the known one that is spelled most alike, as messages offer it."""

from __future__ import annotations

from collections.abc import Iterable


def nearest(name: str, known: Iterable[str]) -> str | None:
    """The known name that is spelled most alike; None where none is."""
    from difflib import get_close_matches

    return next(iter(get_close_matches(str(name), list(known), n=1)), None)


def nearest_or(name: str, known: Iterable[str], otherwise: str) -> str:
    """A hint to that name, or else what is said where no known one is alike."""
    close = nearest(name, known)
    return f"did you mean {close!r}?" if close else otherwise
