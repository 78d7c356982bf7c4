"""Scales that were tried, and how many pages each of them filled, to the scale that is to be tried next."""

from __future__ import annotations

from math import log

from msgspec import Struct

USUAL_GROWTH = 0.55
"""The power of the room that scale is of: lines and their letters make it a half, what does not scale makes it more."""
LEAST_GROWTH, MOST_GROWTH = 0.4, 1.0
"""Of what two scales tell, between which a line more or less, or a box that goes on in one piece, makes little of it."""
LEAST_STEP = 0.008
"""Of scale, below one at which hardly anything was over: whole lines go back, or none."""
LEAST_SHARE, MOST_SHARE = 0.15, 0.85
"""Of the way between two scales that were tried."""


class ScaleGuesses(Struct):
    """Closes in on the largest scale that keeps a number of pages.

    ``fits`` is a scale that does, or the smallest there is; ``fails`` is one that fills ``over`` pages, more than wished.
    """

    pages: int
    fits: float
    fails: float
    over: float
    under: float | None = None
    """How many pages ``fits`` fills; None where it was not tried."""
    growth: float = USUAL_GROWTH

    @property
    def between(self) -> float:
        """What scales may still be tried."""
        return self.fails - self.fits

    def next(self) -> float:
        """Where as much as the wished pages hold should be filled, by what was tried so far."""
        if self.under is None:
            guess = self.fails * (self.pages / self.over) ** self.growth
            return float(max(min(guess, self.fails - LEAST_STEP), self.fits))
        share = log(self.over / self.pages) / log(self.over / self.under)
        return float(self.fails * (self.fits / self.fails) ** min(max(share, LEAST_SHARE), MOST_SHARE))

    def held(self, scale: float, filled: float) -> None:
        """Learn that a scale keeps the pages."""
        self.fits, self.under = scale, filled

    def failed(self, scale: float, filled: float) -> None:
        """Learn that a scale does not."""
        if filled < self.over:
            growth = log(self.fails / scale) / log(self.over / filled)
            self.growth = min(max(growth, LEAST_GROWTH), MOST_GROWTH)
        self.fails, self.over = scale, filled
