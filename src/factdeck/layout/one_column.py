"""A paper layout to the same blocks below each other, for type too large to stand side by side."""

from __future__ import annotations

from factdeck.layout.paper_layout import PageSpec, PaperLayout, Region
from factdeck.layout.theme import Theme
from factdeck.reading import Text
from factdeck.units import Size

MAIN = Text("main")


def arranged_for(layout: PaperLayout, theme: Theme) -> PaperLayout:
    """The layout with what the theme's type asks for: margins, free pages, one column in reading order."""
    changes: dict[str, object] = {}
    if theme.margins:
        changes["page"] = layout.page.changed(margins=theme.margins)
    if theme.free:
        changes |= {"fit": None, "single": None}
    if theme.one_column:
        page = layout.page.changed(size=_upright(layout.page.size))
        changes["page"] = page.changed(margins=theme.margins) if theme.margins else page
        changes |= {"pages": [_one_column()], "single": None, "blocks": _in_main(layout)}
    return layout.changed(**changes)


def _upright(size: Size) -> Size:
    """The paper on its short side: lines across its long one would be too long to read."""
    return Size(min(size.width, size.height), max(size.width, size.height))


def _one_column() -> PageSpec:
    return PageSpec.made({"regions": {MAIN: Region.made()}})


def _in_main(layout: PaperLayout) -> list[object]:
    return [block.changed(inside=MAIN) for block in layout.blocks]
