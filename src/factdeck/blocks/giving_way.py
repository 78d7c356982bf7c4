"""Blocks that a layout lets give way to what is left of them when an article is too long for its pages."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from factdeck.blocks.context import Context
from factdeck.layout.model import PaperLayout
from factdeck.messages import codes
from factdeck.place.box import FlowBox
from factdeck.place.boxes.rules import AnswerLines


def turns_of(layout: PaperLayout) -> list[int]:
    """The turns in which the layout's blocks give way, the first one first."""
    return sorted({spec.gives_way for spec in layout.blocks if spec.gives_way})


def after_giving_way(boxes: Sequence[FlowBox]) -> list[FlowBox]:
    """The boxes without their ruled lines, which come back where room is left; none where there are no lines."""
    if not any(isinstance(box, AnswerLines) for box in boxes):
        return [box for box in boxes if box.waits]
    return [replace(box, count=0) if isinstance(box, AnswerLines) else box for box in boxes]


def report_left_out(context: Context, layout: PaperLayout, turns: Sequence[int]) -> None:
    """Tell which blocks are not shown since they gave way."""
    from factdeck.blocks.arrange import boxes_of

    for spec in layout.blocks:
        if spec.gives_way not in turns:
            continue
        boxes = boxes_of(context, spec)
        if boxes and not after_giving_way(boxes):
            context.problems.warning(
                spec.block.mark if spec.block.mark.source.name else None,
                f"the block {str(spec.block)!r} is left out, so that the article fits its pages",
                "take out `gives way`, or let the layout ask for more pages",
                code=codes.TOO_LONG,
            )
