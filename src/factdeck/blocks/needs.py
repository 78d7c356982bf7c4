"""A layout and an article to what the article would need, where it has nothing at all for the layout."""

from __future__ import annotations

from factdeck.article import plain
from factdeck.blocks import BLOCKS
from factdeck.blocks.arrange import boxes_of
from factdeck.blocks.context import Context
from factdeck.layout.model import BlockSpec
from factdeck.layout.paper_layout import PaperLayout
from factdeck.messages import codes


def report_nothing_for(context: Context, layout: PaperLayout, name: str) -> None:
    """Report at its title an article of which none of the blocks that a layout needs shows anything."""
    specs = [spec for spec in layout.blocks if _name_of(spec) in layout.needs]
    if not specs or any(boxes_of(context, spec) for spec in specs):
        return
    article = context.article
    wanted = dict.fromkeys(BLOCKS[str(spec.block)].needs or f"a {spec.block}" for spec in specs)
    context.problems.error(
        article.title[0].mark_at(0, len(plain(article.title))),
        f"title: the article has nothing for the layout {name!r}",
        f"it needs {_either(list(wanted))}",
        code=codes.NOTHING_FOR_LAYOUT,
    )


def _name_of(spec: BlockSpec) -> str:
    """What the layout calls a block by: its name, or else what it is."""
    return str(spec.name or spec.block)


def _either(wanted: list[str]) -> str:
    return " or ".join(part for part in (", ".join(wanted[:-1]), wanted[-1]) if part)
