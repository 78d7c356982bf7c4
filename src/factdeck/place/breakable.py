"""Runs to the text that lines are broken of: told in ems of its main size, it is the same at every scale of the type."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from math import inf

from factdeck.forgetting import kept_for_article
from factdeck.layout.fonts import metrics
from factdeck.place.counting import count_words
from factdeck.place.stream import Stream, Styled, stream
from factdeck.scene import Run

SAME_SCALE = 9
"""Digits to which sizes in ems of the main one are the same at every scale of the type."""


class Breakable:
    """A text with all that decides its widths; there is one for equal texts, and it is equal to no other."""

    def __init__(self, styled: tuple[Styled, ...], main: int):
        self.styled = styled
        self.main = main
        """The number of the run that says most on the baseline."""

    @cached_property
    def natural(self) -> float:
        """Ems that the text takes on one line, as each run takes them by itself."""
        return sum(metrics(each.face).width(each.text) * each.scale for each in self.styled)

    @cached_property
    def words(self) -> int:
        """How many words it has, as people count them."""
        return count_words("".join(each.text for each in self.styled))

    @cached_property
    def whole(self) -> Stream:
        """Its atoms, where no word is divided but where it has a hyphen."""
        return stream(self.styled, False)

    @cached_property
    def divided(self) -> Stream:
        """Its atoms, where words are divided as their language has it."""
        return stream(self.styled, True)

    @cached_property
    def in_one_line(self) -> float:
        """Ems of the narrowest line that holds all of it; infinite where a line has to end inside it."""
        end = self.whole.only_end
        return end.need if end else inf

    @cached_property
    def narrowest(self) -> float:
        """Ems of the widest stretch in which no line may end."""
        return _widest_stretch(self.whole)

    @cached_property
    def narrowest_divided(self) -> float:
        """The same where words are divided."""
        return _widest_stretch(self.divided)


NO_TEXT = Breakable((), 0)


def breakable(runs: Sequence[Run], whole_addresses: bool = False) -> Breakable:
    """The text of runs, ``NO_TEXT`` where they have none; ``whole_addresses`` breaks these as programs do that show slides."""
    if not any(run.text for run in runs):
        return NO_TEXT
    main = max(range(len(runs)), key=lambda number: _weight(runs[number])) if len(runs) > 1 else 0
    size = runs[main].style.size
    styled = [
        Styled(run.text, run.style.face, _scale(run.style.size, size), run.lang, whole_addresses)
        for run in runs
    ]
    return _breakable(tuple(styled), main)


def _scale(size: float, main: float) -> float:
    return 1.0 if size == main else round(size / main, SAME_SCALE)


@kept_for_article(2048)
def _breakable(styled: tuple[Styled, ...], main: int) -> Breakable:
    return Breakable(styled, main)


def _weight(run: Run) -> tuple[bool, int]:
    """How much a run says on the baseline: the face and size of the one that says most decide where baselines stand."""
    return run.style.rise == 0.0, len(run.text)


def main_run(runs: Sequence[Run]) -> Run:
    """The run that says most on the baseline."""
    return max(runs, key=_weight)


def _widest_stretch(found: Stream) -> float:
    widest = start = 0.0
    for end in found.ends:
        widest = max(widest, end.need + end.tail - start)
        start = end.next_need
    return widest
