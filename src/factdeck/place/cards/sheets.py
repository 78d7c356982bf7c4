"""Cards to cut to pages full of them, each with its head and notes; backs lie where they meet their fronts.

Pages of backs are for printers that turn the sheet on its long edge: their columns go from right to left, their rows stay.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from factdeck.layout.values import LONGEST
from factdeck.messages.problems import Mark
from factdeck.place.box import ROUNDING, FlowBox, TooWideWord
from factdeck.place.boxes.text_box import TextBox
from factdeck.place.cards.cutting import MARK_AWAY, MARK_LENGTH, cut_lines, fold_lines
from factdeck.place.cards.face import Face, keeps_size
from factdeck.place.cards.plan import CardGrid, Cell, CutCard, planned_sheets
from factdeck.place.lines import natural_width
from factdeck.scene import AnyItem, Bookmark, Origin, TextItem
from factdeck.units import Size

Backs = Literal["duplex", "fold", "none"]
Side = Literal["", "fronts", "backs"]
GAP = 12.0
"""Points between two texts in a line above or below the cards."""
FEWEST_LINES = 3
"""Lines of text that a card has room for; on paper that is lower there are no cards."""


class Furniture(Struct, frozen=True):
    """What stands above and below the cards of a sheet."""

    title: TextBox
    note: TextBox
    """How the cards are made, and whose text they show."""
    again: tuple[TextBox, TextBox]
    """Title and note on all sheets but the first, for the eye only."""
    label: Callable[[Side, int, int], TextBox]
    """Which sheet of how many: a heading of level 2."""


class CardPage(Struct, frozen=True):
    """A page of fronts, of backs, or of both beside each other."""

    cells: tuple[Cell, ...]
    grid: CardGrid
    side: Side
    number: int
    count: int
    above: float
    """Points above the cards, and as many below them."""

    @property
    def is_first(self) -> bool:
        return self.number == 1 and self.side != "backs"

    @property
    def height(self) -> float:
        return self.grid.rows * self.grid.cell.height + 2 * self.above


class CardSheets(FlowBox, kw_only=True):
    """Cards in cells of equal size on as many pages as they take, each of these as high as the region is.

    There are at most ``columns`` beside each other and ``rows`` below each other, fewer where a card would have
    less room than ``least_room``; a row more where that saves a sheet. No type is set below ``least`` points.
    """

    cards: tuple[CutCard, ...]
    columns: int
    rows: int
    backs: Backs
    padding: float
    least_room: Size
    least: float
    leading: float
    """Of the cards' text, in points."""
    colour: str
    furniture: Furniture
    cut: bool = True
    too_long: Callable[[CutCard], None]
    fewer: Callable[[int, int], None] = lambda columns, rows: None
    """Is told how many cards a page has where these are fewer."""
    pages: tuple[CardPage, ...] = ()
    """Those still to be placed; none until the height of a page is known."""
    room: float = 0.0
    """Points that the page at hand has; 0 until that is known."""

    def height(self, width: float) -> float:
        return self.room or LONGEST

    def split(self, width: float, available: float) -> tuple[FlowBox, FlowBox] | None:
        pages = self._planned(width, available)
        if self.room or len(pages) < 2 or pages[0].height > available + ROUNDING:
            return None
        return replace(self, pages=pages[:1], room=available), replace(self, pages=pages[1:])

    def fitted(self, width: float, height: float, smallest: float) -> FlowBox:
        """The last page, as high as it may be."""
        pages = self._planned(width, height)
        if self.room or len(pages) != 1 or pages[0].height > height + ROUNDING:
            return self
        return replace(self, pages=pages, room=height)

    def _planned(self, width: float, height: float) -> tuple[CardPage, ...]:
        return self.pages or tuple(self._pages(width, height))

    def _pages(self, width: float, height: float) -> Iterator[CardPage]:
        above = self._above(width)
        grid = self._grid(width, height - 2 * above)
        if grid.inner().height < FEWEST_LINES * self.leading:
            return
        if (grid.columns, grid.rows) != (self.columns, self.rows):
            self.fewer(grid.columns, grid.rows)
        grid = self._saving_a_sheet(grid, height - 2 * above)
        sheets = planned_sheets(self.cards, grid, self.least, self.too_long)
        for number, cells in enumerate(sheets, 1):
            front = CardPage(
                cells, grid, "fronts" if self.backs == "duplex" else "", number, len(sheets), above
            )
            yield front
            if self.backs == "duplex":
                yield replace(front, side="backs")

    def _above(self, width: float) -> float:
        """Room for what stands above or below the cards, and for marks between that and them."""
        marks = 2 * MARK_AWAY + MARK_LENGTH
        label = self.furniture.label("fronts", len(self.cards), len(self.cards))
        title = self.furniture.title.height(_beside(label, width))
        return marks + max(title, label.height(width), self.furniture.note.height(width))

    def _grid(self, width: float, height: float) -> CardGrid:
        across = 2 if self.backs == "fold" else 1
        columns = max(across, self.columns // across * across)
        while columns > across and width / columns - 2 * self.padding < self.least_room.width:
            columns -= across
        rows, least = self.rows, max(self.least_room.height, FEWEST_LINES * self.leading)
        while rows > 1 and height / rows - 2 * self.padding < least:
            rows -= 1
        return CardGrid(columns, rows, Size(width / columns, height / rows), self.padding, across)

    def _saving_a_sheet(self, grid: CardGrid, height: float) -> CardGrid:
        """The grid with one row more where the few cards of a last sheet stand on the others then, in type as large."""
        full, rest = divmod(len(self.cards), grid.cards_in_row * grid.rows)
        if not 0 < rest <= full * grid.cards_in_row:
            return grid
        rows = grid.rows + 1
        fuller = replace(grid, rows=rows, cell=Size(grid.cell.width, height / rows))
        if fuller.inner().height < FEWEST_LINES * self.leading:
            return grid
        faces = (face for card in self.cards for face in (card.front, card.back))
        old, new = grid.inner(), fuller.inner()
        return fuller if all(keeps_size(face, old, new, self.least) for face in faces) else grid

    def place(self, x: float, y: float, width: float) -> list[AnyItem]:
        """The page at hand, at the foot of its room: backs lie as high as their fronts whatever stands above these."""
        if not self.room:
            return []
        page = self.pages[0]
        top = y + self.room - page.height
        items: list[AnyItem] = [*self._lines(page, x, top + page.above)]
        items += self._head(page, x, top, width)
        for cell in page.cells:
            items += self._sides(page, cell, x, top + page.above)
        note = self.furniture.note if page.is_first else self.furniture.again[1]
        return [*items, *note.place(x, top + page.height - note.height(width), width)]

    def _lines(self, page: CardPage, x: float, y: float) -> Iterator[AnyItem]:
        if self.cut and page.side != "backs":
            yield from cut_lines(page.cells, page.grid, x, y, self.colour)
        if self.backs == "fold":
            yield from fold_lines(page.cells, page.grid, x, y, self.colour)

    def _head(self, page: CardPage, x: float, y: float, width: float) -> Iterator[AnyItem]:
        label = self.furniture.label(page.side, page.number, page.count)
        title = self.furniture.title if page.is_first else self.furniture.again[0]
        yield from title.place(x, y, _beside(label, width))
        yield from label.place(x, y, width)

    def _sides(self, page: CardPage, cell: Cell, x: float, y: float) -> Iterator[AnyItem]:
        for side, face, column in _faces(page, cell, self.backs):
            room = page.grid.room(column, cell.row, cell.rows).moved(x, y)
            placed = face.place(room, f"{cell.card.name} {side}")
            yield from (_from(item, cell.card.mark) for item in placed)

    def bookmarks(self, y: float, width: float) -> Iterator[Bookmark]:
        if not self.room:
            return
        page = self.pages[0]
        top = y + self.room - page.height
        if page.is_first:
            yield Bookmark(_text(self.furniture.title), 1, top)
        yield Bookmark(_text(self.furniture.label(page.side, page.number, page.count)), 2, top)

    def too_wide(self, width: float) -> Iterator[TooWideWord]:
        for page in self.pages if self.room else ():
            for cell in page.cells:
                for _, face, _ in _faces(page, cell, self.backs):
                    yield from face.too_wide(page.grid.inner(cell.rows))

    def words(self) -> int:
        return sum(
            face.words()
            for page in self.pages
            for cell in page.cells
            for _, face, _ in _faces(page, cell, self.backs)
        )


def _faces(page: CardPage, cell: Cell, backs: Backs) -> Iterator[tuple[str, Face, int]]:
    """The sides of a card that its page shows, each with its column of the grid."""
    columns = page.grid.columns
    if page.side == "backs":
        yield "back", cell.card.back, columns - 1 - cell.column
        return
    yield "front", cell.card.front, cell.column * page.grid.across
    if backs == "fold":
        yield "back", cell.card.back, cell.column * page.grid.across + 1


def _text(box: TextBox) -> str:
    return "".join(run.text for run in box.runs)


def _beside(label: TextBox, width: float) -> float:
    """What a label at the right leaves of a line."""
    return max(width / 3, width - natural_width(label.runs) - GAP)


def _from(item: AnyItem, mark: Mark | None) -> AnyItem:
    if mark is None or item.origin or not isinstance(item, TextItem):
        return item
    return replace(item, origin=Origin(mark.source.name, mark.line))
