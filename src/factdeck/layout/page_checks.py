"""A paper layout on its paper to the regions in which no text has room."""

from __future__ import annotations

from factdeck.layout.model import PageSpec, PaperLayout, Region
from factdeck.messages import codes
from factdeck.messages.problems import Problems

NARROWEST = 36.0
"""Points that a column is wide at least: some six letters of small type."""
LOWEST = 72.0
"""Points that a page is high at least between its margins."""


def check_pages(layout: PaperLayout, problems: Problems) -> None:
    """Report margins, regions and columns that leave no room for text, each at its place."""
    top, right, bottom, left = layout.page.margins
    size = layout.page.size
    width, height = size.width - left - right, size.height - top - bottom
    if width < NARROWEST or height < LOWEST:
        mark = (layout.page if layout.page.mark.source.name else layout).mark
        problems.error(
            mark,
            f"page.margins: they leave {max(width, 0):.0f}pt by {max(height, 0):.0f}pt of the page",
            f"leave {NARROWEST:.0f}pt by {LOWEST:.0f}pt at least",
            code=codes.NO_ROOM,
        )
        return
    for page in [*layout.pages, *([layout.single] if layout.single else [])]:
        _check_regions(page, width, problems)


def _check_regions(page: PageSpec, width: float, problems: Problems) -> None:
    whole = width
    for name, region in page.regions.items():
        at_side = region.at in ("left", "right")
        own = (region.width or width / 3) if at_side else whole if region.across else width
        column = (own - (region.columns - 1) * region.gutter) / region.columns
        if column < NARROWEST:
            _tell(region, f"{name}: its columns are {max(column, 0):.0f}pt wide", problems)
            return
        if at_side:
            width -= own + region.gutter
            if width < NARROWEST:
                _tell(region, f"{name}: it leaves {max(width, 0):.0f}pt beside it", problems)
                return


def _tell(region: Region, told: str, problems: Problems) -> None:
    hint = f"text needs columns of {NARROWEST:.0f}pt: change widths, gutters, margins or the paper"
    problems.error(region.mark, told, hint, code=codes.NO_ROOM)
