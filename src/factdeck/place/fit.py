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
    on_single: bool = False
    """Whether it stands on the layout's page for an article that fits on one."""
    words_over: int = 0
    """About how many words are too many, at the smallest scale."""


def fit_pages(place_at: Callable[[float, bool], PlacedPages], fit: Fit | None, *, single: bool) -> Fitted:
    """The largest scale within the bounds at which the article needs no more than the pages it may have.

    ``single`` says that the layout has a page for an article that fits on one: it is tried first.
    """
    if fit is None:
        return Fitted(1.0, place_at(1.0, False))
    least, most = fit.scale
    if single and len((alone := place_at(most, True)).pages) == 1:
        return Fitted(most, alone, on_single=True)
    best = (most, place_at(most, False))
    if len(best[1].pages) <= fit.pages:
        return Fitted(*best)
    smallest = place_at(least, False)
    if len(smallest.pages) > fit.pages:
        return Fitted(least, smallest, words_over=_words(smallest, fit.pages))
    best = (least, smallest)
    low, high = least, most
    while high - low > CLOSE_ENOUGH:
        middle = (low + high) / 2
        placed = place_at(middle, False)
        if len(placed.pages) <= fit.pages:
            low, best = middle, (middle, placed)
        else:
            high = middle
    return Fitted(*best)


def _words(placed: PlacedPages, pages: int) -> int:
    return sum(box.words() for box in placed.spilled[pages - 1])
