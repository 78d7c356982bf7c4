"""Rows to a table under the words over its columns."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from factdeck.blocks.context import Context
from factdeck.blocks.paragraphs import text_box
from factdeck.place.boxes.grid import Grid
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


def table(
    context: Context,
    words: Sequence[str],
    rows: Callable[[Element], Iterable[GridRow]],
    *,
    name: str,
    alt: str = "",
    rule_below: float = 1.0,
    **options: object,
) -> Grid:
    """A table called ``name``; ``rows`` makes those of its body, ``alt`` is told of it where that is not its name."""
    element = Element("Table")
    head, body = Element("THead", element), Element("TBody", element)
    return Grid(
        rows=[head_row(context, head, words, rule_below), *rows(body)],
        header_rows=1,
        rule_colour=context.theme.colours["rule"],
        alt=alt or name,
        name=name,
        **options,  # type: ignore[arg-type]
    )
