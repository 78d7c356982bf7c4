"""A layout and an article to what the article would need, where it has nothing at all for the layout."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from factdeck.article import Article, plain
from factdeck.blocks import BLOCKS
from factdeck.layout.model import BlockSpec
from factdeck.layout.paper_layout import PaperLayout
from factdeck.messages import codes
from factdeck.messages.either import either
from factdeck.messages.problems import Problems
from factdeck.place.box import FlowBox


def report_nothing_for(
    article: Article,
    layout: PaperLayout,
    name: str,
    flows: Mapping[str, Sequence[FlowBox]],
    problems: Problems,
) -> None:
    """Report at its title an article of which none of the blocks that a layout needs shows anything.

    ``flows`` are all boxes of its blocks, each with its block's place as its order.
    """
    wanted = {at: spec for at, spec in enumerate(layout.blocks) if _name_of(spec) in layout.needs}
    if not wanted or any(box.order in wanted for boxes in flows.values() for box in boxes):
        return
    needs = dict.fromkeys(BLOCKS[str(spec.block)].needs or f"a {spec.block}" for spec in wanted.values())
    problems.error(
        article.title[0].mark_at(0, len(plain(article.title))),
        f"title: the article has nothing for the layout {name!r}",
        f"it needs {either(needs)}",
        code=codes.NOTHING_FOR_LAYOUT,
    )


def _name_of(spec: BlockSpec) -> str:
    """What the layout calls a block by: its name, or else what it is."""
    return str(spec.name or spec.block)
