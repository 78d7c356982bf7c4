"""A deck's slides to the clock of a lesson, which its script and its plan share: how long each slide takes.

A slide takes what its author's notes plan, or else what the program guesses: what a note of the layouts' own plans, or as
long as it takes to say the notes. Where all that is longer than the lesson, the guesses are cut.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from math import floor

from msgspec import Struct
from msgspec.structs import replace

from factdeck.blocks.spoken_time import PLANNED, WORDS_PER_MINUTE, planned_minutes
from factdeck.language.scripts import is_leftward_language
from factdeck.place.counting import count_words
from factdeck.scene import Page, Paragraph

LEAST = 0.5
"""Minutes that a slide is shown at least; a slide's time is told in steps of this."""
LESSON = 45
"""Minutes of a lesson of which nobody says how long it is."""


class Clock(Struct, frozen=True):
    """The minutes of a deck's slides, in their order."""

    minutes: tuple[float, ...]
    unhurried: float
    """What all slides take together where no lesson's end cuts them short."""

    @property
    def total(self) -> float:
        return sum(self.minutes)

    @property
    def is_cut(self) -> bool:
        return self.total < self.unhurried

    def running(self, lang: str = "") -> Iterator[str]:
        """For each slide when it begins and ends, as in “00:30 → 02:00”: minutes and seconds."""
        start = 0.0
        for each in self.minutes:
            yield from_to(start, start + each, lang)
            start += each


def clock_of(
    pages: Sequence[Page], own: Collection[str], whole: int = LESSON, rate: int = WORDS_PER_MINUTE
) -> Clock:
    """The clock of a lesson of so many minutes.

    ``own`` are the notes that layouts write themselves; ``rate`` is in words a minute.
    """
    natural = [minutes_of([paragraph.text for paragraph in page.notes], rate) for page in pages]
    guessed = [_is_guessed(page, own) for page in pages]
    return Clock(tuple(_cut(natural, guessed, whole)), sum(natural))


def minutes_of(said: Sequence[str], rate: int = WORDS_PER_MINUTE) -> float:
    """The minutes that notes plan, or else that it takes to say them, to half a minute."""
    planned = planned_minutes("\n".join(said))
    minutes = sum(map(count_words, said)) / rate if planned is None else planned
    return max(LEAST, floor(minutes / LEAST + 0.5) * LEAST)


def _is_guessed(page: Page, own: Collection[str]) -> bool:
    """Whether no note of the author's plans the slide's time."""
    return all(planned_minutes(note.text) is None for note in page.notes if note.text not in own)


def _cut(natural: Sequence[float], guessed: Sequence[bool], whole: int) -> list[float]:
    """The minutes, what was guessed of them cut evenly to what the lesson has left for it."""
    steps = [round(minutes / LEAST) for minutes in natural]
    wanted = [count - 1 if is_guess else 0 for count, is_guess in zip(steps, guessed, strict=True)]
    over = sum(steps) - round(whole / LEAST)
    if over <= 0:
        return list(natural)
    left = _shared_out(max(0, sum(wanted) - over), wanted)
    return [(count - most + some) * LEAST for count, most, some in zip(steps, wanted, left, strict=True)]


def _shared_out(count: int, wanted: Sequence[int]) -> list[int]:
    """So many things by what is wanted of them; where they don't come out even, by the greatest remainders."""
    whole = sum(wanted)
    result = [count * each // whole if whole else 0 for each in wanted]
    by_rest = sorted(range(len(wanted)), key=lambda at: -(count * wanted[at] % whole if whole else 0))
    for at in by_rest[: count - sum(result)]:
        result[at] += 1
    return result


def from_to(begin: float, end: float, lang: str = "") -> str:
    """Minutes at which something begins and ends as 00:30 → 02:00; the arrow points as the language runs."""
    return f"{clock_time(begin)} {'←' if is_leftward_language(lang) else '→'} {clock_time(end)}"


def clock_time(minutes: float) -> str:
    """Minutes as 02:30."""
    seconds = round(minutes * 60)
    return f"{seconds // 60:02}:{seconds % 60:02}"


def in_minutes(minutes: float) -> str:
    """Minutes as a number, as in 4, 4½ and ½."""
    whole = int(minutes)
    return str(whole) if minutes == whole else f"{whole or ''}½"


def timed_pages(pages: Sequence[Page], clock: Clock, own: Collection[str]) -> list[Page]:
    """The slides, whose notes of the layouts' own plan what the clock gives them."""
    return [
        replace(page, notes=[_timed(note, minutes, own) for note in page.notes])
        for page, minutes in zip(pages, clock.minutes, strict=True)
    ]


def _timed(note: Paragraph, minutes: float, own: Collection[str]) -> Paragraph:
    planned = PLANNED.search(note.text) if note.text in own and len(note.runs) == 1 else None
    if planned is None or planned_minutes(note.text) == minutes:
        return note
    begin, end = planned.span(1)
    text = f"{note.text[:begin]}{in_minutes(minutes)}{note.text[end:]}"
    return replace(note, runs=[replace(note.runs[0], text=text)])
