"""Pages of a part of the paper's height to pages with copies of each below each other, and lines to cut along."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from factdeck.scene import (
    AnyItem,
    Cell,
    DrawingItem,
    ImageItem,
    Line,
    Page,
    Paragraph,
    Row,
    Run,
    ShapeItem,
    TableItem,
    TextItem,
)
from factdeck.units import Box, Size

STROKE = 0.6
DASH = (4.0, 4.0)


def with_copies(pages: Sequence[Page], copies: int, colour: str) -> list[Page]:
    """Each page so often on its paper; those who listen hear it once: copies are no part of the structure."""
    return [_copied(page, copies, colour) for page in pages] if copies > 1 else list(pages)


def _copied(page: Page, copies: int, colour: str) -> Page:
    width, height = page.size.width, page.size.height
    items = list(page.items)
    for number in range(1, copies):
        top = number * height
        items.append(
            ShapeItem(
                box=Box(0.0, top, width, 0.0),
                kind="line",
                stroke=colour,
                stroke_width=STROKE,
                dash=DASH,
                name="cut line",
            )
        )
        items += [_lowered(_unread(item), top) for item in page.items]
    return replace(page, size=Size(width, height * copies), items=items)


def _lowered(item: AnyItem, by: float) -> AnyItem:
    return replace(item, box=Box(item.box.x, item.box.y + by, item.box.width, item.box.height))


def _unread(item: AnyItem) -> AnyItem:
    """The item for the eye only."""
    if isinstance(item, TextItem):
        return replace(item, paragraphs=[*map(_unread_paragraph, item.paragraphs)])
    if isinstance(item, TableItem):
        return replace(item, rows=[*map(_unread_row, item.rows)], alt="")
    if isinstance(item, DrawingItem):
        return replace(item, element=None, elements={}, alt="")
    if isinstance(item, ImageItem):
        return replace(item, element=None, alt="")
    return item


def _unread_row(row: Row) -> Row:
    return replace(row, cells=[*map(_unread_cell, row.cells)])


def _unread_cell(cell: Cell) -> Cell:
    return replace(cell, element=None, paragraphs=[*map(_unread_paragraph, cell.paragraphs)])


def _unread_paragraph(paragraph: Paragraph) -> Paragraph:
    return replace(
        paragraph,
        runs=tuple(map(_unread_run, paragraph.runs)),
        lines=tuple(map(_unread_line, paragraph.lines)),
        element=None,
        label=None,
        anchor="",
    )


def _unread_line(line: Line) -> Line:
    return replace(line, pieces=tuple(replace(piece, run=_unread_run(piece.run)) for piece in line.pieces))


def _unread_run(run: Run) -> Run:
    return replace(run, element=None, link="")
