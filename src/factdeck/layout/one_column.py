"""A paper layout to the same blocks below each other, for type too large to stand side by side."""

from __future__ import annotations

from factdeck.layout.model import BlockSpec
from factdeck.layout.paper_layout import Fit, PageSpec, PaperLayout, Region
from factdeck.layout.theme import Theme
from factdeck.reading import Text
from factdeck.units import Size

MAIN = Text("main")
LAST = "room for notes"
"""The block that ends the column: what it takes is what all others leave."""


LEAST_ON_ONE_LEAF = 0.75
"""The scale down to which spaces, and type that is larger than the theme's smallest, shrink to save a second leaf of what
stands several times on its paper elsewhere: nobody hands out two."""
LEAST_SPACES = 0.85
"""Times as large as a theme of free pages has them spaces become to save a page that would hold next to nothing. Its type
keeps its size."""


def arranged_for(layout: PaperLayout, theme: Theme) -> PaperLayout:
    """The layout with what the theme's type asks for: margins and paper unless it keeps its own, free pages, one column, one copy."""
    changes: dict[str, object] = {}
    page: dict[str, object] = {}
    if theme.margins and not layout.page.keep_margins:
        page["margins"] = theme.margins
    if theme.one_column:
        page["copies"] = 1
        if not layout.page.keep_margins:
            page["size"] = _upright(layout.page.size)
    if page:
        changes["page"] = layout.page.changed(**page)
    if theme.free:
        least = LEAST_ON_ONE_LEAF if layout.page.copies > 1 else LEAST_SPACES
        changes |= {"fit": Fit.made({"scale": [least, 1.0]}), "single": None}
    if theme.one_column:
        changes |= {"pages": [_one_column()], "single": None, "blocks": _in_main(layout)}
    return layout.changed(**changes)


def set_at(theme: Theme, layout: PaperLayout, scale: float) -> Theme:
    """The theme at a scale that the fit of its layout allows: of a theme of free pages, the spaces alone, as a rule."""
    keeps_type = theme.free and layout.fit is not None and layout.fit.scale[0] == LEAST_SPACES
    return theme.tightened(scale) if keeps_type else theme.scaled(scale)


def _upright(size: Size) -> Size:
    """The paper on its short side: lines across its long one would be too long to read."""
    return Size(min(size.width, size.height), max(size.width, size.height))


def _one_column() -> PageSpec:
    return PageSpec.made({"regions": {MAIN: Region.made()}})


def _in_main(layout: PaperLayout) -> list[BlockSpec]:
    blocks = [block.changed(inside=MAIN) for block in layout.blocks]
    return sorted(blocks, key=lambda block: block.block == LAST)
