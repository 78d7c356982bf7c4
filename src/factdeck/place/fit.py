"""The scale of type and spacing at which an article fills just the pages that a layout asks for."""

from __future__ import annotations

from collections.abc import Callable

from factdeck.layout.model import Fit
from factdeck.place.pages import PlacedPages
from factdeck.records import dataclass

MOST_TRIES = 8
GROWTH = 0.25
"""Scale by the room it takes: text alone would make it a half, but pictures, rules and overflow do not scale."""
FULL_ENOUGH = 0.02
"""Of a page: room that spacing takes up."""
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

    ``single`` says that the layout has a page for an article that fits on one: it is preferred.
    """
    if fit is None:
        return Fitted(1.0, place_at(1.0, False))
    least, most = fit.scale
    placed = place_at(most, False)
    if len(placed.pages) > fit.pages:
        return _search(lambda scale: place_at(scale, False), fit, least, most, placed)
    if single and len((alone := place_at(most, True)).pages) == 1:
        return Fitted(most, alone, on_single=True)
    return Fitted(most, placed)


def _search(
    place: Callable[[float], PlacedPages], fit: Fit, least: float, most: float, placed: PlacedPages
) -> Fitted:
    """Guess from how full the pages are, and close in on the largest scale that keeps them."""
    best: Fitted | None = None
    fits, fails, fails_by = least, most, pages_filled(placed)
    for _ in range(MOST_TRIES):
        guess = fails * (fit.pages / fails_by) ** GROWTH
        scale = guess if fits < guess < fails else (fits + fails) / 2
        placed = place(scale)
        if len(placed.pages) > fit.pages:
            fails, fails_by = scale, pages_filled(placed)
        else:
            fits, best = scale, Fitted(scale, placed)
            if fit.pages - pages_filled(placed) < FULL_ENOUGH:
                break
        if fails - fits < CLOSE_ENOUGH:
            break
    if best is not None:
        return best
    smallest = place(least)
    over = _words(smallest, fit.pages) if len(smallest.pages) > fit.pages else 0
    return Fitted(least, smallest, words_over=over)


def pages_filled(placed: PlacedPages) -> float:
    """How many pages the content takes, the last one in part."""
    return len(placed.pages) - placed.slack / placed.pages[-1].size.height


def _words(placed: PlacedPages, pages: int) -> int:
    return sum(box.words() for box in placed.spilled[pages - 1])
