"""A long run to pieces of a few thousand characters, so that of a paragraph of many pages only the next ones are handled."""

from __future__ import annotations

from msgspec.structs import replace

from factdeck.scene import Run

LONGEST = 4000
"""Characters of a piece: some fifty lines."""


def pieces(run: Run) -> list[tuple[Run, int]]:
    """The pieces in order, each with its offset in the run; cut before spaces, else between two letters."""
    if len(run.text) <= LONGEST:
        return [(run, 0)]
    result: list[tuple[Run, int]] = []
    start = 0
    while start < len(run.text):
        stop = _end(run.text, start)
        result.append((replace(run, text=run.text[start:stop]), start))
        start = stop
    return result


def _end(text: str, start: int) -> int:
    """Where the piece ends that begins at an offset."""
    longest, least = start + LONGEST, start + LONGEST // 2
    if longest >= len(text):
        return len(text)
    space = text.rfind(" ", least, longest)
    if space > 0 and not text[space - 1].isspace():
        return space
    at = longest
    while at > least and not (text[at].isalnum() and text[at - 1].isalnum()):
        at -= 1
    return at if at > least else longest
