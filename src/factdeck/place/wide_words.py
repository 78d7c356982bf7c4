"""Words wider than their lines to problems: a warning for one that was divided, an error for a letter without room."""

from __future__ import annotations

from collections.abc import Iterable

from factdeck import codes
from factdeck.place.box import TooWideWord
from factdeck.problems import Mark, Problems

QUOTED = 40
"""Characters of a long word that a message shows."""


def report_wide_words(
    words: Iterable[TooWideWord], place: str, mark: Mark | None, problems: Problems
) -> None:
    """Report each word once at its line, or at ``mark`` where it has none; ``place`` is what it is too wide for."""
    told: set[tuple[str, Mark | None]] = set()
    for found in words:
        if (found.word, found.mark) not in told:
            told.add((found.word, found.mark))
            _report(found, place, mark, problems)


def _report(found: TooWideWord, place: str, mark: Mark | None, problems: Problems) -> None:
    word = found.word if len(found.word) <= QUOTED else found.word[: QUOTED - 1] + "…"
    if found.divided:
        problems.warning(
            found.mark or mark,
            f"the word {word!r} is wider than its {place}: it is divided where a line is full",
            "put a soft hyphen (U+00AD) where it may be divided, or shorten it",
            code=codes.WORD_DIVIDED,
        )
    else:
        problems.error(
            found.mark or mark,
            f"the {place} is narrower than the letter {word!r}",
            "give it more room, or set smaller type in it",
            code=codes.TOO_WIDE,
        )
