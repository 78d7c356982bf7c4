"""What does not fit paper to problems at the lines of the content that caused them."""

from __future__ import annotations

from factdeck import codes
from factdeck.layout.model import PaperLayout
from factdeck.place.fit import Fitted
from factdeck.place.pages import PlacedPages
from factdeck.problems import Mark, Problems

FULL_ENOUGH = 0.06
"""Of a page: room left that no reader misses."""


def report_pages(
    placed: PlacedPages, fitted: Fitted, layout: PaperLayout, mark: Mark, problems: Problems
) -> None:
    for box in placed.forced:
        problems.error(
            box.mark or mark,
            "this is higher than the part of the page that it stands in",
            "make it smaller or shorter, or give it another region in the layout",
            code=codes.TOO_HIGH,
        )
    for found in placed.too_wide:
        problems.error(
            found.mark or mark,
            f"the word {found.word!r} is wider than its column",
            "shorten it, or put a soft hyphen (U+00AD) where it may be divided",
            code=codes.TOO_WIDE,
        )
    if layout.fit is None or fitted.on_single:
        return
    if fitted.words_over:
        problems.error(
            mark,
            f"the article fills {len(placed.pages)} pages; the layout asks for {layout.fit.pages}",
            f"cut about {fitted.words_over} words, or leave out a part",
            code=codes.TOO_LONG,
        )
    elif len(placed.pages) < layout.fit.pages or placed.slack > FULL_ENOUGH * layout.page.size.height:
        share = placed.slack / layout.page.size.height + layout.fit.pages - len(placed.pages)
        words = sum(placed.words_on) / max(0.1, len(placed.pages) - placed.slack / layout.page.size.height)
        problems.warning(
            mark,
            f"the article leaves {share:.0%} of a page empty at the largest type",
            f"there is room for about {max(10, round(words * share / 10) * 10)} words more",
            code=codes.TOO_SHORT,
        )
