"""What does not fit paper to problems at the lines of the content that caused them."""

from __future__ import annotations

from collections.abc import Callable

from factdeck.layout.paper_layout import Fit, PaperLayout
from factdeck.messages import codes
from factdeck.messages.counted import counted
from factdeck.messages.problems import Mark, Problems
from factdeck.place.fit import Fitted, pages_filled
from factdeck.place.pages import PlacedPages
from factdeck.place.wide_words import report_wide_words

FULL_ENOUGH = 0.06
"""Of a page: room left that no reader misses."""


def report_pages(fitted: Fitted, layout: PaperLayout, mark: Mark, problems: Problems) -> None:
    """Report boxes too high or too wide at their lines, and at ``mark`` an article too long or short for its pages."""
    for box in fitted.placed.forced:
        problems.error(
            box.mark or mark,
            "this is higher than a page, and can't be divided or made smaller",
            "make it shorter, or set it on larger paper",
            code=codes.TOO_HIGH,
        )
    report_wide_words(fitted.placed.too_wide(), "column", mark, problems)
    if layout.fit is None or not layout.fit.pages or fitted.setting.single:
        return
    if fitted.words_over:
        _report_too_long(fitted, layout.fit, mark, problems)
    elif layout.fit.shorter == "told":
        _report_too_short(fitted.placed, layout.fit, mark, problems)


def _report_too_long(fitted: Fitted, fit: Fit, mark: Mark, problems: Problems) -> None:
    pages, words = len(fitted.placed.pages), fitted.words_over
    message = (
        f"the article fills {pages} pages, not {fit.pages}: "
        f"{counted(words, 'word')} more than they hold in the smallest type"
    )
    tell: Callable[..., object] = problems.warning
    hint = f"`fit: {{pages: {fit.pages}, else: error}}` in the layout or `factdeck check --strict` makes this an error"
    if fit.otherwise == "error":
        tell = problems.error
        hint = f"cut {counted(words, 'word')}, or let the layout say `else: more pages`"
    tell(mark, message, hint, code=codes.TOO_LONG)


def _report_too_short(placed: PlacedPages, fit: Fit, mark: Mark, problems: Problems) -> None:
    filled = pages_filled(placed)
    empty = fit.pages - filled
    if len(placed.pages) == fit.pages and empty <= FULL_ENOUGH:
        return
    words = round(placed.words / max(0.1, filled) * empty, -1)
    message = (
        f"the article leaves {empty:.0%} of a page empty at the largest type"
        if empty < 1.0
        else f"the article fills {filled:.1f} of {fit.pages} pages at the largest type"
    )
    problems.warning(
        mark, message, f"there is room for about {max(10, round(words))} words more", code=codes.TOO_SHORT
    )
