"""How much is written by hand to ruled lines and to labels with lines behind them, as the theme has them."""

from __future__ import annotations

from factdeck.blocks.context import Context
from factdeck.place.boxes.blanks import Blank, Blanks
from factdeck.place.boxes.rules import AnswerLines


def answer_lines(context: Context, count: int, most: int) -> AnswerLines:
    """Ruled lines to write on; more than ``count`` of them, up to ``most``, where a page has room left."""
    return AnswerLines(
        count=count,
        most=most,
        pitch=context.theme.space("answer line"),
        colour=context.theme.colours["rule"],
    )


def blanks_in_a_row(context: Context, *blanks: Blank) -> Blanks:
    """Labels beside each other, each with a line behind it."""
    return Blanks(
        blanks=blanks,
        pitch=context.theme.space("answer line"),
        gutter=context.theme.space("block"),
        colour=context.theme.colours["ink"],
    )
