"""Short texts to cards: frames beside and below each other, one of them marked by a tick and a heavier frame."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from msgspec.structs import replace

from factdeck.drawing import Drawing, Ink, PolyLine, Stroke
from factdeck.place.box import ROUNDING, FlowBox, TooWideWord
from factdeck.place.boxes.text_box import TextBox, lowered_paragraph
from factdeck.scene import AnyItem, DrawingItem, ShapeItem, TextItem
from factdeck.units import Box

MARKED_STROKE = 4.0
TICK_SIZE = 20.0
TICK_POINTS = ((0.0, 0.45), (0.35, 0.1), (1.0, 0.9))
"""Of a tick in a unit square whose y grows upwards."""


class Card(FlowBox, kw_only=True):
    """One paragraph in a frame as high as ``frame_height`` where given, else as the text needs."""

    text: TextBox
    padding: float
    stroke: str
    stroke_width: float
    fill: str = ""
    tick: str = ""
    """The colour of the tick; none where empty."""
    revealed: bool = False
    """Whether the heavier frame and the tick are there only when the lecturer clicks."""
    tick_name: str = ""
    """What the tick is called in a list of shapes; it is decoration, since the text says which is right."""
    frame_height: float = 0.0

    def _inner(self, width: float) -> float:
        """Room for the text: a tick's is kept free on every card, so that lines break alike with and without it."""
        return width - 3 * self.padding - TICK_SIZE

    def _needed(self, width: float) -> float:
        return self.text.height(self._inner(width)) + 2 * self.padding

    def height(self, width: float) -> float:
        return max(self._needed(width), self.frame_height)

    def place(self, x: float, y: float, width: float) -> list[AnyItem]:
        height = self.height(width)
        inner = self._inner(width)
        top = (height - self.text.height(inner)) / 2
        item = TextItem(
            box=Box(x, y, width, height),
            name=self.text.name,
            paragraphs=[lowered_paragraph(self.text.paragraph(inner), self.padding, top)],
            inset=(self.padding, self.padding, width - self.padding - inner, self.padding),
            anchor="middle",
            fill=self.fill,
            stroke=self.stroke,
            stroke_width=self.stroke_width,
        )
        return [item, *self._mark(item.box)]

    def split(self, width: float, available: float) -> tuple[Card, Card] | None:
        parts = self.text.split(self._inner(width), available - 2 * self.padding)
        if parts is None:
            return None
        head, tail = parts
        assert isinstance(head, TextBox) and isinstance(tail, TextBox)
        return replace(self, text=head, frame_height=0.0), replace(self, text=tail, frame_height=0.0)

    def _mark(self, box: Box) -> Iterator[AnyItem]:
        """The frame and the tick of the right one."""
        if not self.tick:
            return
        if self.revealed:
            yield ShapeItem(
                box=box,
                name=self.tick_name,
                stroke=self.tick,
                stroke_width=MARKED_STROKE,
                on_click=True,
                answer=True,
            )
        points = tuple((x * TICK_SIZE, y * TICK_SIZE) for x, y in TICK_POINTS)
        line = PolyLine(points, stroke=Stroke(Ink(self.tick, themed=True), 3.5, cap="round", join="round"))
        left = box.right - self.padding - TICK_SIZE
        top = box.y + (box.height - TICK_SIZE) / 2
        yield DrawingItem(
            box=Box(left, top, TICK_SIZE, TICK_SIZE),
            name=self.tick_name,
            drawing=Drawing(TICK_SIZE, TICK_SIZE, (line,)),
            on_click=self.revealed,
            answer=True,
        )

    def too_wide(self, width: float) -> Iterator[TooWideWord]:
        return self.text.too_wide(self._inner(width))

    def words(self) -> int:
        return self.text.words()

    def resized(self, scale: float) -> Card:
        return replace(self, text=self.text.resized(scale))


SCALES = (1.0, 0.95, 0.9, 0.86, 0.82, 0.78, 0.74, 0.7, 0.65, 0.6)
"""Steps by which the texts of cards may be set smaller."""
COLUMNS = (2, 1)
"""Cards beside each other, the better form first."""
AIR = (1.0, 0.5)
"""Of the room in cards and between them: with less of it they stand closer before they go on on another slide."""


class Cards(FlowBox, kw_only=True):
    """Cards in rows of ``columns``, read row by row."""

    cards: list[Card]
    gutter: float
    columns: int = COLUMNS[0]
    even: bool = True
    """Whether all rows are as high as the highest."""

    def _width(self, width: float) -> float:
        return (width - (self.columns - 1) * self.gutter) / self.columns

    def _row_heights(self, width: float) -> list[float]:
        heights = [card.height(self._width(width)) for card in self.cards]
        rows = [max(heights[at : at + self.columns]) for at in range(0, len(heights), self.columns)]
        return [max(rows)] * len(rows) if self.even else rows

    def height(self, width: float) -> float:
        return sum(height + self.gutter for height in self._row_heights(width)) - self.gutter

    def fitted(self, width: float, height: float, smallest: float) -> Cards:
        """With much air first, then rows of one height, then large type, then two columns; spread over the height where room is left."""
        tried = self
        for air, even in product(AIR, (True, False)):
            for scale in SCALES:
                if scale < 1.0 and any(card.text.style.size * scale < smallest for card in self.cards):
                    break
                cards = [replace(card.resized(scale), padding=card.padding * air) for card in self.cards]
                for columns in COLUMNS:
                    tried = replace(self, columns=columns, cards=cards, even=even, gutter=self.gutter * air)
                    if tried.height(width) <= height + ROUNDING:
                        return tried._filling(height) if even else tried
        return tried

    def _filling(self, height: float) -> Cards:
        rows = -(-len(self.cards) // self.columns)
        share = (height + self.gutter) / max(rows, 2) - self.gutter
        return replace(self, cards=[replace(card, frame_height=share) for card in self.cards])

    def split(self, width: float, available: float) -> tuple[FlowBox, FlowBox] | None:
        """The rows of cards that fit, and the others; of a card that is too high by itself, what fits of its text."""
        for kept in range((len(self.cards) - 1) // self.columns * self.columns, 0, -self.columns):
            head = replace(self, cards=self.cards[:kept])
            if head.height(width) <= available + ROUNDING:
                return head, replace(self, cards=self.cards[kept:])
        first, *others = self.cards
        parts = first.split(self._width(width), available) if self.columns == 1 else None
        if parts is None:
            return None
        return replace(self, cards=[parts[0]]), replace(self, cards=[parts[1], *others])

    def place(self, x: float, y: float, width: float) -> list[AnyItem]:
        each = self._width(width)
        items: list[AnyItem] = []
        for row, height in enumerate(self._row_heights(width)):
            for column, card in enumerate(self.cards[row * self.columns : (row + 1) * self.columns]):
                left = x + column * (each + self.gutter)
                items += replace(card, frame_height=height).place(left, y, each)
            y += height + self.gutter
        return items

    def too_wide(self, width: float) -> Iterator[TooWideWord]:
        for card in self.cards:
            yield from card.too_wide(self._width(width))

    def words(self) -> int:
        return sum(card.words() for card in self.cards)
