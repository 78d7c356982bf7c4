"""A placed slide to one that is read as a section of a paper document: headings, lists, tables and figures below it."""

from __future__ import annotations

from collections.abc import Collection

from msgspec.structs import replace

from factdeck.place.own_elements import OwnElements, with_runs
from factdeck.scene import (
    AnyItem,
    Cell,
    DrawingItem,
    Element,
    ImageItem,
    Page,
    Paragraph,
    Run,
    ShapeItem,
    SlideLayout,
    TableItem,
    TextItem,
)

DEEPEST = 6
TITLES = ("title", "ctrTitle")
FEET = ("ftr", "sldNum", "dt")


def reread_items(page: Page, layout: SlideLayout, section: Element, level: int) -> list[AnyItem]:
    """The slide's items as content of a section; its title is the section's heading, of a level from 1 to 6.

    A slide's elements are copied, so that it may stand in several sections. A slide's number and foot are artifacts;
    a running head is read before the title.
    """
    titles = {place.name for place in layout.placeholders if place.kind in TITLES}
    feet = {place.name for place in layout.placeholders if place.kind in FEET}
    titled = any(isinstance(item, TextItem) and item.placeholder in titles for item in page.items)
    reader = _Reader(section=section, level=min(level + titled, DEEPEST), feet=feet)
    return [
        reader.title(item, min(level, DEEPEST))
        if isinstance(item, TextItem) and item.placeholder in titles
        else reader.item(item)
        for item in sorted(page.items, key=lambda item: not _is_head(item, feet))
    ]


def _is_head(item: AnyItem, feet: Collection[str]) -> bool:
    """Whether it is a running head: PowerPoint calls it a foot, and it is read."""
    return isinstance(item, TextItem) and item.placeholder in feet and _is_read(item)


def _is_read(item: TextItem) -> bool:
    return any(each.element is not None for each in item.paragraphs)


class _Reader(OwnElements, kw_only=True):
    """Copies what belongs to a slide's elements, each element once."""

    section: Element
    level: int
    """That of headings below the title."""
    feet: set[str]
    """The places of numbers and feet, and of running heads, which are read."""

    def title(self, item: TextItem, level: int) -> AnyItem:
        heading = Element(f"H{level}", self.section)
        for paragraph in item.paragraphs:
            if paragraph.element is not None:
                self.copies[id(paragraph.element)] = (paragraph.element, heading)
        return replace(item, paragraphs=[self._paragraph(each, heading) for each in item.paragraphs])

    def item(self, item: AnyItem) -> AnyItem:
        if isinstance(item, TextItem):
            return self._text(item)
        if isinstance(item, TableItem):
            rows = [replace(row, cells=[self._cell(cell) for cell in row.cells]) for row in item.rows]
            return replace(item, rows=rows)
        if isinstance(item, ShapeItem):
            return item
        return self._figure(item)

    def _text(self, item: TextItem) -> TextItem:
        """A foot without an element is an artifact; any other text without one is a paragraph."""
        if item.placeholder in self.feet and not _is_read(item):
            return item
        paragraphs = [
            self._paragraph(each, self.copy(each.element) or Element("P", self.section))
            for each in item.paragraphs
        ]
        return replace(item, paragraphs=paragraphs)

    def _cell(self, cell: Cell) -> Cell:
        """A cell without an element repeats what another slide has, for the eye alone."""
        paragraphs = [self._paragraph(each, self.copy(each.element)) for each in cell.paragraphs]
        return replace(cell, element=self.copy(cell.element), paragraphs=paragraphs)

    def _figure(self, item: ImageItem | DrawingItem) -> AnyItem:
        element = self.copy(item.element)
        if isinstance(item, DrawingItem) and item.elements:
            elements = {key: self.copied(each) for key, each in item.elements.items()}
            return replace(item, element=element, elements=elements)
        if element is None and item.alt:
            element = Element("Figure", self.section, alt=item.alt)
        return replace(item, element=element)

    def _paragraph(self, paragraph: Paragraph, element: Element | None) -> Paragraph:
        """Text that cites is in elements, too: else it would be read before all its citations by some programs."""
        cites = any(run.element is not None and run.element.role == "Reference" for run in paragraph.runs)
        return replace(
            with_runs(paragraph, lambda run: self._run(run, element, "Span" if cites else "")),
            element=element,
            label=self.copy(paragraph.label),
        )

    def _run(self, run: Run, paragraph: Element | None, plain: str) -> Run:
        """A run of a paragraph, in whose element plain text has one of the role ``plain``, or none."""
        element, role = self.copy(run.element), "Link" if run.link else plain
        if element is None and role and paragraph is not None:
            element = Element(role, paragraph)
        return replace(run, element=element)

    def _made(self, element: Element) -> Element:
        """A heading stands below the slide's title, whatever its level was; all is below the section."""
        role = f"H{self.level}" if _is_heading(element) else element.role
        return replace(element, role=role, parent=self.copy(element.parent) or self.section)


def _is_heading(element: Element) -> bool:
    return element.role[0] == "H" and element.role[1:].isdigit()
