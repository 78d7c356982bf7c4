"""Words wider than their lines to problems: a warning for one that was divided, an error for a letter without room."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from factdeck.messages import codes
from factdeck.messages.problems import Mark, Problems
from factdeck.place.atoms import is_address
from factdeck.place.box import TooWideWord

QUOTED = 40
"""Characters of a long word that a message shows, and by which it is found in the text."""
MOST_LINES = 500
"""Of the text that are searched for it."""


def report_wide_words(
    words: Iterable[TooWideWord], place: str, mark: Mark | None, problems: Problems
) -> None:
    """Report each word once at its line, or at ``mark`` where it has none; ``place`` is what it is too wide for.

    Nobody can shorten an address that is divided.
    """
    reported: set[tuple[str, Mark | None]] = set()
    for found in words:
        if not (found.divided and is_address(found.word)) and (found.word, found.mark) not in reported:
            reported.add((found.word, found.mark))
            _report(found, place, mark, problems)


def _report(found: TooWideWord, place: str, mark: Mark | None, problems: Problems) -> None:
    at = _mark_of(found) if found.mark else mark
    word = found.word if len(found.word) <= QUOTED else found.word[: QUOTED - 1] + "…"
    if found.divided:
        problems.warning(
            at,
            f"the word {word!r} is wider than its {place}: it is divided",
            "put a soft hyphen (U+00AD) where it may be divided, or shorten it",
            code=codes.WORD_DIVIDED,
        )
    else:
        problems.error(
            at,
            f"the {place} is narrower than the letter {word!r}",
            "give it more room, or set smaller type in it",
            code=codes.TOO_WIDE,
        )


def _mark_of(found: TooWideWord) -> Mark | None:
    """Where the word is written; where its run begins if typography changed it."""
    begin = found.mark
    if begin is None:
        return None
    sought, left, column = found.word[:QUOTED], 2 * len(found.run.text), begin.column
    for number in range(begin.line, begin.line + MOST_LINES):
        line = begin.source.line(number)
        at = line.find(sought, column - 1)
        if at >= 0:
            return replace(begin, line=number, column=at + 1, length=min(len(found.word), len(line) - at))
        left -= len(line) - column + 1
        column = 1
        if left < 0:
            break
    return begin
