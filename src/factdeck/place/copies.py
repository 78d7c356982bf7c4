"""Pages of a part of the paper's height to pages with copies of each below each other, and lines to cut along."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from factdeck.place.own_elements import OwnElements, with_runs
from factdeck.scene import (
    AnyItem,
    Cell,
    DrawingItem,
    ImageItem,
    Page,
    Paragraph,
    Run,
    ShapeItem,
    TableItem,
    TextItem,
)
from factdeck.units import Box, Size

STROKE = 0.6
DASH = (4.0, 4.0)


def with_copies(pages: Sequence[Page], copies: int, colour: str) -> list[Page]:
    """Each page so often on its paper; links inside the document lead to the uppermost."""
    if copies == 1:
        return list(pages)
    copying = [_Copy() for _ in range(copies - 1)]
    return [_copied(page, copying, colour) for page in pages]


def _copied(page: Page, copying: Sequence[_Copy], colour: str) -> Page:
    width, height = page.size.width, page.size.height
    items = list(page.items)
    for number, copy in enumerate(copying, 1):
        items.append(_cut_line(number * height, width, colour))
        items += [_lowered(copy.of_item(item), number * height) for item in page.items]
    return replace(page, size=Size(width, height * (len(copying) + 1)), items=items)


def _cut_line(y: float, width: float, colour: str) -> ShapeItem:
    box = Box(0.0, y, width, 0.0)
    return ShapeItem(box=box, kind="line", stroke=colour, stroke_width=STROKE, dash=DASH, name="cut line")


def _lowered(item: AnyItem, by: float) -> AnyItem:
    return replace(item, box=Box(item.box.x, item.box.y + by, item.box.width, item.box.height))


class _Copy(OwnElements):
    """Makes one copy of all pages: its items belong to elements of their own, one for each of the pages'."""

    def of_item(self, item: AnyItem) -> AnyItem:
        if isinstance(item, TextItem):
            return replace(item, paragraphs=[*map(self._paragraph, item.paragraphs)])
        if isinstance(item, TableItem):
            rows = [replace(row, cells=[*map(self._cell, row.cells)]) for row in item.rows]
            return replace(item, rows=rows)
        if isinstance(item, DrawingItem):
            elements = {key: self.copied(element) for key, element in item.elements.items()}
            return replace(item, element=self.copy(item.element), elements=elements)
        if isinstance(item, ImageItem):
            return replace(item, element=self.copy(item.element))
        return item

    def _cell(self, cell: Cell) -> Cell:
        paragraphs = [*map(self._paragraph, cell.paragraphs)]
        return replace(cell, element=self.copy(cell.element), paragraphs=paragraphs)

    def _paragraph(self, paragraph: Paragraph) -> Paragraph:
        return replace(
            with_runs(paragraph, self._run),
            element=self.copy(paragraph.element),
            label=self.copy(paragraph.label),
            anchor="",
        )

    def _run(self, run: Run) -> Run:
        return replace(run, element=self.copy(run.element))
