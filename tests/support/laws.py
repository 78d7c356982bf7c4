"""What a deck shows, measured as an editor would: slides with something to look at, and how full their bodies are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from factdeck.layout.deck_layout import DeckLayout
from factdeck.scene import AnyItem, DrawingItem, ImageItem, Page, Scene, TextItem
from factdeck.units import Box

EMPTY_ON_PURPOSE = {"Cover", "Number", "Quotation", "Discussion", "Question", "Section", "Section and map"}
"""Slides that breathe: one thing on them is the design."""
EXHIBITS = {
    "Number",
    "Number and points",
    "Points and number",
    "Quotation",
    "Comparison",
    "Points in time",
    "Statement and figures",
    "Title and exhibit",
    "Two tables",
    "Route without dates",
}
"""Slides whose text is set as an exhibit: a figure, sides, cards, an excerpt of time."""
EXCERPT = "Sentence"
LINE_ALONE = 80.0
"""Points: type of a line that is a slide by itself."""
AROUND = {"title", "kicker", "rail", "number", "caption"}
"""Places around a slide's body."""
AFTER = {"Quiz", "Close", "Closing sentence", "Sources", "Answers"}


def before_the_quiz(scene: Scene) -> list[Page]:
    """The slides before the first quiz question, and before the close where there is no quiz."""
    end = next((number for number, page in enumerate(scene.pages) if page.layout in AFTER), len(scene.pages))
    return scene.pages[:end]


def shows_something(page: Page, layout: DeckLayout, *, nothing_to_draw: bool = False) -> bool:
    """Whether a slide carries an exhibit: a drawing, a picture, a table of facts, cards or one large thing.

    Of an article that gives nothing to draw, an excerpt in large type is one, too.
    """
    return page.layout in (EXHIBITS | ({EXCERPT} if nothing_to_draw else set())) or any(
        isinstance(item, (DrawingItem, ImageItem)) for item in _body(page, layout)
    )


def picture_share(scene: Scene, layout: DeckLayout, *, nothing_to_draw: bool = False) -> float:
    pages = before_the_quiz(scene)
    shown = sum(shows_something(page, layout, nothing_to_draw=nothing_to_draw) for page in pages)
    return shown / len(pages) if pages else 1.0


def fill(page: Page, layout: DeckLayout) -> float:
    """The bounding box of what a slide's body shows, as a share of the room that its places take together."""
    places = layout.layouts[page.layout].places  # type: ignore[index]
    room = hull(place.at for name, place in places.items() if str(name) not in AROUND)
    shown = hull(box for item in _body(page, layout) for box in _seen(item))
    return shown.width * shown.height / (room.width * room.height) if room.width else 1.0


def is_one_line(page: Page, layout: DeckLayout) -> bool:
    """Whether a body is one line alone in the largest type of its place: like a number, it is all that there is to show."""
    body = _body(page, layout)
    texts = [item for item in body if isinstance(item, TextItem) and len(item.paragraphs) == 1]
    if len(body) != 1 or len(texts) != 1 or len(texts[0].paragraphs[0].lines) != 1:
        return False
    place = layout.layouts[page.layout].places.get(texts[0].name)  # type: ignore[index,call-overload]
    largest = place.largest if place else None
    sizes = [run.style.size for run in texts[0].paragraphs[0].runs]
    return largest is not None and max(sizes) * 1.06 >= largest >= LINE_ALONE


def _body(page: Page, layout: DeckLayout) -> list[AnyItem]:
    places = layout.layouts[page.layout].places  # type: ignore[index]
    rooms = [place.at for name, place in places.items() if str(name) not in AROUND]
    return [
        item
        for item in page.items
        if item.name not in AROUND and any(_meets(item.box, room) for room in rooms)
    ]


def _meets(one: Box, other: Box) -> bool:
    return (
        min(one.right, other.right) - max(one.x, other.x) > 1
        and min(one.bottom, other.bottom) - max(one.y, other.y) > 1
    )


def _seen(item: AnyItem) -> Iterator[Box]:
    """Where something is seen: a text by its lines, everything else by its box."""
    if not isinstance(item, TextItem) or item.fill or item.stroke:
        yield item.box
        return
    for paragraph in item.paragraphs:
        for line in paragraph.lines:
            left = min((piece.x for piece in line.pieces), default=0.0)
            right = max((piece.x + piece.width for piece in line.pieces), default=0.0)
            size = max((piece.run.style.size for piece in line.pieces), default=0.0)
            yield Box(item.box.x + left, item.box.y + line.baseline - size, right - left, size * 1.25)


def hull(boxes: Iterable[Box]) -> Box:
    """The least box around all."""
    every = list(boxes)
    if not every:
        return Box(0, 0, 0, 0)
    left, top = min(box.x for box in every), min(box.y for box in every)
    right, bottom = max(box.right for box in every), max(box.bottom for box in every)
    return Box(left, top, right - left, bottom - top)


def height_of_body(page: Page, layout: DeckLayout) -> float:
    """The heights of what stands in a slide's places, added up where they stand beside each other."""
    boxes = [hull(_seen(item)) for item in _body(page, layout)]
    return sum(box.height for box in boxes)


def height_of_places(page: Page, layout: DeckLayout) -> float:
    """The heights of the places that a list goes through on one slide."""
    places = layout.layouts[page.layout].places  # type: ignore[index]
    found = [place for name, place in places.items() if str(name) not in AROUND]
    return sum(place.at.height for place in found if place.goes_on_in) * 2 or max(
        place.at.height for place in found
    )
