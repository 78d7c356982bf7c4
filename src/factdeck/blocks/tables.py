"""The words over a table's columns to its first row."""

from __future__ import annotations

from collections.abc import Sequence

from factdeck.blocks.context import Context
from factdeck.blocks.paragraphs import text_box
from factdeck.place.boxes.row import GridCell, GridRow
from factdeck.scene import Element


def head_row(context: Context, head: Element, words: Sequence[str], rule_below: float = 1.0) -> GridRow:
    """What the columns hold, in the layout's words, above a rule so many points wide."""
    line = Element("TR", head)
    cells = []
    for word in words:
        element = Element("TH", line, scope="Column")
        text = text_box(context, context.words(word), "group", Element("P", element))
        cells.append(GridCell(texts=[text], element=element))
    return GridRow(cells=cells, rule_below=rule_below)
