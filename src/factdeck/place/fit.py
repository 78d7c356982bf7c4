"""The scale of type and spacing at which an article fills just the pages that a layout asks for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from factdeck.layout.model import Fit
from factdeck.place.pages import PlacedPages

CLOSE_ENOUGH = 0.004
"""Steps of scale that no eye tells apart: 0.04 points in 10 point type."""


@dataclass(frozen=True, slots=True)
class Fitted:
    scale: float
    placed: PlacedPages
    words_over: int = 0
    """About how many words are too many, at the smallest scale."""


def fit_pages(place_at: Callable[[float], PlacedPages], fit: Fit | None) -> Fitted:
    """The largest scale within the bounds at which the article needs no more than the pages it may have."""
    if fit is None:
        return Fitted(1.0, place_at(1.0))
    least, most = fit.scale
    best = (most, place_at(most))
    if len(best[1].pages) <= fit.pages:
        return Fitted(*best)
    smallest = place_at(least)
    if len(smallest.pages) > fit.pages:
        return Fitted(least, smallest, _words(smallest, fit.pages))
    best = (least, smallest)
    low, high = least, most
    while high - low > CLOSE_ENOUGH:
        middle = (low + high) / 2
        placed = place_at(middle)
        if len(placed.pages) <= fit.pages:
            low, best = middle, (middle, placed)
        else:
            high = middle
    return Fitted(*best)


def _words(placed: PlacedPages, pages: int) -> int:
    return sum(box.words() for box in placed.spilled[pages - 1])
