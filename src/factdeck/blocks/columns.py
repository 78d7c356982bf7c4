"""Texts to columns under bars, and columns to rows of them beside each other, on grounds where they are short."""

from __future__ import annotations

from factdeck.blocks.context import Context
from factdeck.messages.problems import Mark
from factdeck.place.box import FlowBox
from factdeck.place.boxes.beside import Beside, Ground, Stack
from factdeck.place.boxes.rules import Rule
from factdeck.place.boxes.text_box import TextBox

BAR = 5.0
"""Points; the bar above a column,"""
BELOW_BAR = 8.0
"""and what lies between the bar and the texts."""


def column(
    context: Context, texts: list[TextBox], name: str, mark: Mark | None = None, colour: str = "accent"
) -> list[FlowBox]:
    """A bar, and the texts below it in one frame."""
    bar = Rule(weight=BAR, colour=context.theme.colours[colour], keep_with_next=True)
    return [bar, Stack(texts=texts, name=name, space_before=BELOW_BAR, mark=mark)]


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
