"""A paper layout to the same blocks below each other, for type too large to stand side by side."""

from __future__ import annotations

from factdeck.layout.model import PageSpec, PaperLayout, Region
from factdeck.layout.theme import Theme
from factdeck.reading import Text

MAIN = Text("main")


def arranged_for(layout: PaperLayout, theme: Theme) -> PaperLayout:
    """The layout with what the theme's type asks for: margins, free pages, one column in reading order."""
    changes: dict[str, object] = {}
    if theme.margins:
        changes["page"] = layout.page.model_copy(update={"margins": theme.margins})
    if theme.free:
        changes |= {"fit": None, "single": None}
    if theme.one_column:
        changes |= {"pages": [_one_column()], "single": None, "blocks": _in_main(layout)}
    return layout.model_copy(update=changes)


def _one_column() -> PageSpec:
    return PageSpec.model_construct(regions={MAIN: Region.model_validate({})})


def _in_main(layout: PaperLayout) -> list[object]:
    return [block.model_copy(update={"inside": MAIN}) for block in layout.blocks]
