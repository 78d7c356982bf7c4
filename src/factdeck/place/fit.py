"""A layout's wish for a number of pages to the setting that comes closest: scale, what gives way, more pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from factdeck.layout.paper_layout import Fit
from factdeck.place.pages import PlacedPages
from factdeck.place.scale_guesses import ScaleGuesses

MOST_TRIES = 5
"""Scales that are tried, besides the largest."""
FULL_ENOUGH = 0.05
"""Of a page: room that spacing and lines for notes take up."""
CLOSE_ENOUGH = 0.004
"""Steps of scale that no eye tells apart: 0.04 points in 10 point type."""
FAR_TOO_MANY = 3
"""Times as many pages as wished, past which no scale brings an article back."""
SHORT = 0.65
"""Of a page: what the words of an article take at most of one that also holds its headings, pictures and spaces."""
MOST_ON_ONE = 1.25
"""Pages that an article fills, past which no page for one that fits on one holds it at the same scale."""
LEAST_SINGLE = 0.9
"""The scale down to which an article is set on one page, rather than on a second one that stays almost empty."""
LESS = 0.97
"""Times the scale that was guessed for one page, where it was too large."""
MOST_EMPTY = 0.22
"""Of a page made shorter: what may still be empty above its foot, since what waits can't be divided."""
LEAST_FULL = 1 / 3
"""Of a last page, below which another break or scale is looked for."""
LEAST_SOLID = 0.2
"""Of a last page that lines for notes fill further: what is not such lines."""
AIM = 0.04
"""How much more of a page is aimed at than is asked for."""
MOST_SCALED = 12
"""Pages up to which another scale is tried: with more of them, one that moves a part of a page moves hardly a line."""
SHORTER = ((3, 1.0), (3, 1.6), (2, 1.0), (2, 1.6), (1, 1.0), (1, 1.6))
"""How many pages before the last are made shorter, and by how many times what it lacks: whole lines move, not points."""
SHORTER_BEFORE_LINES = (1, 0.6)
"""What is tried first where lines to write on fill the last page further."""


MOST_TALLER = 56.7
"""Points that pictures are made higher at most: 20 mm."""
LEAST_TALLER = 8.5
"""Points, below which nobody sees the difference: 3 mm."""
ROOM_FOR_TALLER = 0.75
"""Times as much as pictures are made higher: what stands beside and below them goes on in two columns."""
LESS_TALLER = 0.6
"""Times as much is tried where whole lines and boxes had no room."""


class Setting(Struct, frozen=True):
    """How an article is set on its pages."""

    scale: float = 1.0
    """Of type and spacing."""
    single: bool = False
    """Whether on the layout's page for an article that fits on one."""
    run_on: bool = False
    """Whether what stands at the foot of the last page begins wherever the text ends."""
    given_way: int = 0
    """The last turn whose blocks have given way."""
    most_pages: int | None = None
    """Pages after which no more are begun."""
    shorter: float = 0.0
    """Points that are left empty at the foot of pages that others follow,"""
    shorter_from: int = 0
    """from this page on, counted from 0."""
    taller: float = 0.0
    """Points that pictures which take room before all else are made higher."""


PlaceAt = Callable[[Setting], PlacedPages]


class Fitted(Struct, frozen=True):
    """Pages that were placed, and the setting that they were placed with."""

    setting: Setting
    placed: PlacedPages
    words_over: int = 0
    """How many words the wished pages do not hold, at the smallest scale."""


def fit_pages(
    place_at: PlaceAt,
    fit: Fit | None,
    *,
    single: bool = False,
    turns: int = 0,
    pages_of_words: float | None = None,
) -> Fitted:
    """Look for the largest scale at which the article needs no more than the pages wished.

    ``single`` says that the layout has a page for an article that fits on one: it is preferred, and tried before all
    else where the article is short. ``turns`` is how many turns of giving way the layout's blocks have. Where all
    that does not help, the article gets more pages. ``pages_of_words`` is about how many pages its words take in
    natural size, where that is known: by it an article is short, or so long that no smaller type is tried.
    """
    first = first_scale(fit)
    if fit is None or not fit.pages:
        return _at_natural_size(place_at, first, fit.scale if fit else (first, first), single)
    is_short = pages_of_words is not None and pages_of_words < SHORT
    if is_short and (on_one := _on_single(place_at, first, single)):
        return on_one
    if pages_of_words is not None and pages_of_words > fit.pages * FAR_TOO_MANY:
        return _with_more_pages(place_at, fit, None)
    placed = place_at(Setting(first, most_pages=fit.pages * FAR_TOO_MANY))
    if _holds(placed, fit):
        may_be_one = single and not is_short and placed.filled <= MOST_ON_ONE
        result = _on_single(place_at, first, single) if may_be_one else None
        return result or _with_taller_pictures(
            place_at, fit, _well_used(place_at, fit, Fitted(Setting(first), placed), single)
        )
    at_least = None
    for turn in range(turns + 1) if not placed.unfinished else ():
        found = _search(place_at, fit, placed, turn)
        if isinstance(found, Fitted):
            return _with_taller_pictures(place_at, fit, found)
        at_least = at_least or found
    return _with_more_pages(place_at, fit, at_least)


def first_scale(fit: Fit | None) -> float:
    """The scale that is tried first: the largest where a number of pages is wished, else that nearest to natural size."""
    least, most = fit.scale if fit else (1.0, 1.0)
    return most if fit and fit.pages else min(max(1.0, least), most)


def _at_natural_size(place_at: PlaceAt, scale: float, bounds: Sequence[float], single: bool) -> Fitted:
    """On as many pages as it takes, or on one less where type within the bounds allows it."""
    least, most = bounds
    on_one = _on_single(place_at, scale, single)
    return on_one or _evened(place_at, Setting(scale, run_on=True), (least, most), fewer=True)


def _with_taller_pictures(place_at: PlaceAt, fit: Fit, found: Fitted) -> Fitted:
    """Pictures as high as the room that the last page has left allows, before lines to write on are given any."""
    most = min(found.placed.rooms[-1] / ROOM_FOR_TALLER, MOST_TALLER)
    for taller in (most, most * LESS_TALLER) if found.placed.has_pictures else ():
        if taller >= LEAST_TALLER:
            setting = replace(found.setting, taller=taller)
            placed = place_at(setting)
            if _holds(placed, fit):
                return Fitted(setting, placed)
    return found


def _on_single(place_at: PlaceAt, scale: float, single: bool) -> Fitted | None:
    setting = Setting(scale, single=True, most_pages=1)
    if not single or (placed := place_at(setting)).unfinished:
        return None
    return Fitted(setting, placed)


def _holds(placed: PlacedPages, fit: Fit) -> bool:
    return len(placed.pages) <= fit.pages and not placed.unfinished


def _well_used(place_at: PlaceAt, fit: Fit, found: Fitted, single: bool) -> Fitted:
    """As found, where the last page is full enough; else on one page, or broken earlier."""
    pages = len(found.placed.pages)
    if single and pages == 2 and found.placed.last_filled < LEAST_FULL:
        filled = sum(1.0 - room / found.placed.page_height for room in found.placed.rooms)
        guess = fit.scale[1] * min(LESS, ((1.0 - AIM) / filled) ** 0.5)
        least = max(fit.scale[0], LEAST_SINGLE)
        for scale in (guess, max(guess * LESS, least)) if guess >= least else ():
            if on_one := _on_single(place_at, scale, single):
                return on_one
    return found if _used(found.placed) >= LEAST_FULL else _broken_earlier(place_at, found, _used)


def _used(placed: PlacedPages) -> float:
    """The share of the last page that is filled with anything, lines for notes among it."""
    return 1.0 - placed.slack / placed.page_height


def _search(place_at: PlaceAt, fit: Fit, at_most: PlacedPages, turn: int) -> Fitted | PlacedPages:
    """Guess from how full the pages are, and close in on the largest scale that keeps them.

    Where none does: what is placed at the smallest one.
    """
    start = Setting(given_way=turn, most_pages=fit.pages * FAR_TOO_MANY)
    best: Fitted | None = None
    (least, most), over = fit.scale, at_most.filled
    guesses = ScaleGuesses(fit.pages, least, most, over)
    for tries_left in reversed(range(MOST_TRIES)):
        scale = guesses.next() if best or tries_left else least
        setting = replace(start, scale=scale)
        placed = place_at(setting)
        if _holds(placed, fit):
            best = Fitted(setting, placed)
            guesses.held(scale, placed.filled)
            if fit.pages - placed.filled < FULL_ENOUGH:
                break
        elif scale > least:
            guesses.failed(scale, placed.filled)
        else:
            return placed
        if best and guesses.between < CLOSE_ENOUGH:
            break
    return best or placed


def _with_more_pages(place_at: PlaceAt, fit: Fit, at_least: PlacedPages | None) -> Fitted:
    """Natural size, on pages filled evenly to the last; ``at_least`` is placed at the smallest scale, where it has been."""
    least, most = fit.scale
    setting = Setting(min(max(1.0, least), most), run_on=fit.otherwise == "more pages")
    fitted = _evened(place_at, setting, (least, most)) if fit.otherwise == "more pages" else None
    fitted = fitted or Fitted(setting, place_at(setting))
    held = at_least or place_at(Setting(least, most_pages=fit.pages))
    over = fitted.placed.words - sum(page.words for page in held.pages[: fit.pages])
    return replace(fitted, words_over=max(1, over))


def _evened(
    place_at: PlaceAt, setting: Setting, bounds: tuple[float, float], *, fewer: bool = False
) -> Fitted:
    """The setting, or one near it whose last page is not left almost empty: another scale, else earlier breaks.

    ``fewer`` prefers a smaller scale that saves a page to any that doesn't.
    """
    result = Fitted(setting, place_at(setting))
    few = len(result.placed.pages) <= MOST_SCALED
    if fewer and few and (saving := _with_a_page_less(place_at, result, bounds[0])):
        return saving
    if _is_even(result.placed):
        return result
    for scale in _scales_nearby(result.placed, setting.scale, bounds) if few else ():
        tried = replace(setting, scale=scale)
        placed = place_at(tried)
        if _is_even(placed):
            return Fitted(tried, placed)
    return _broken_earlier(place_at, result, lambda placed: placed.last_filled)


def _with_a_page_less(place_at: PlaceAt, found: Fitted, least: float) -> Fitted | None:
    """At the largest of a few smaller scales that saves a page; None where none of them does."""
    placed, scale = found.placed, found.setting.scale
    pages = len(placed.pages)
    reached = sum(page.reach for page in placed.pages[:-1]) - sum(placed.lengthened)
    filled = reached / placed.page_height + placed.last_filled
    if (
        pages == placed.parts
        or least >= scale
        or placed.in_shares
        or filled * (least / scale) ** 2 > pages - 1
    ):
        return None
    guess = min(max(scale * ((pages - 1 - AIM) / filled) ** 0.5, least), scale * LESS)
    for each in dict.fromkeys(max(each, least) for each in (guess, (guess + least) / 2, least)):
        setting = replace(found.setting, scale=each)
        tried = place_at(setting)
        if len(tried.pages) < pages:
            return Fitted(setting, tried)
    return None


def _is_even(placed: PlacedPages) -> bool:
    return len(placed.pages) == 1 or placed.in_shares or placed.last_filled >= LEAST_FULL


def _scales_nearby(placed: PlacedPages, scale: float, bounds: tuple[float, float]) -> Iterator[float]:
    """Scales at which the last page should be full enough or gone, the nearest first."""
    pages = len(placed.pages)
    filled = pages - 1 + placed.last_filled
    aims = (pages - 1 - AIM, pages - 1 + LEAST_FULL + AIM, pages - 0.5, pages - AIM)
    scales = [scale * (aim / filled) ** 0.5 for aim in aims]
    yield from sorted(
        (each for each in scales if bounds[0] <= each <= bounds[1]), key=lambda s: abs(s - scale)
    )


def _broken_earlier(place_at: PlaceAt, found: Fitted, filled: Callable[[PlacedPages], float]) -> Fitted:
    """With pages since the last break made shorter, so that the last one is filled to a third, as it is measured.

    As many pages in all, each with room for its boxes, and none of the others left half empty for the sake of it.
    """
    best, pages = found, len(found.placed.pages)
    lacking = (LEAST_FULL + AIM - filled(found.placed)) * found.placed.page_height
    before = pages - 1 - found.placed.since_break
    lines = filled(found.placed) < _used(found.placed)
    for count, times in (SHORTER_BEFORE_LINES, *SHORTER) if lines else SHORTER:
        if not before or best.placed.in_shares or _is_enough(best.placed, filled):
            break
        if count <= before:
            shorter = max(found.placed.rooms[-1 - count : -1]) + times * lacking / count
            tried = replace(found.setting, shorter=shorter, shorter_from=pages - 1 - count)
            placed = place_at(tried)
            holds_all = len(placed.pages) == pages and len(placed.forced) <= len(found.placed.forced)
            margin = (placed.size.height - placed.page_height) / 2
            most = margin + min(shorter + MOST_EMPTY * placed.page_height, placed.page_height / 2)
            as_full = _emptiest(placed) <= max(_emptiest(found.placed), most)
            if holds_all and as_full and filled(placed) > filled(best.placed):
                best = Fitted(tried, placed)
    return best


def _is_enough(placed: PlacedPages, filled: Callable[[PlacedPages], float]) -> bool:
    """Whether the last page is filled to a third, or to a fifth and by lines for notes to a third."""
    share = filled(placed)
    return share >= LEAST_FULL or (share >= LEAST_SOLID and _used(placed) >= LEAST_FULL)


def _emptiest(placed: PlacedPages) -> float:
    """What text leaves empty at the foot of pages that others follow at most, its margin included, in points."""
    pages = zip(placed.pages[:-1], placed.lengthened, strict=False)
    return placed.size.height - min(page.bottom - lengthened for page, lengthened in pages)


def pages_filled(placed: PlacedPages) -> float:
    """How many pages the content takes, the last one in part."""
    return len(placed.pages) - placed.slack / placed.size.height
