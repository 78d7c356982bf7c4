"""Columns of boxes to rows of them, beside each other under bars, on grounds where they are short."""

from __future__ import annotations

from factdeck.blocks.context import Context
from factdeck.messages.problems import Mark
from factdeck.place.box import FlowBox
from factdeck.place.boxes.beside import Beside, Ground

BAR = 5.0
"""Points; the bar above a column."""


def beside(context: Context, columns: list[list[FlowBox]], mark: Mark | None, most: int) -> Beside:
    """Columns in as few and as even rows as ``most`` beside each other allow, on grounds where they are short."""
    rows = -(-len(columns) // most)
    block = context.theme.space("block")
    return Beside(
        columns=columns,
        gutter=block,
        per_row=-(-len(columns) // rows),
        row_gap=block,
        ground=ground_of(context),
        mark=mark,
    )


def ground_of(context: Context) -> Ground:
    """The theme's tint; where that is the paper's colour, an outline."""
    colours = context.theme.colours
    tinted = colours["tint"].casefold() != colours["paper"].casefold()
    return Ground(colours["tint"], "" if tinted else colours["rule"], context.theme.space("block"))
