"""The boxes of a slide layout of ours to boxes on a template's layout: its placeholders, and room beside them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from factdeck.layout.slide_layout import FLAT
from factdeck.units import Box, Size

GAP = 6.0
OWN_HEIGHT = 540.0
"""Of our own slides, in points."""
LEAST_PICTURE = 90.0
TALLER = 1.5
PICTURE_SHARE = 0.4


class Rooms(Struct, frozen=True):
    """Our places on a slide, and the template's placeholders that stand for them, in points."""

    own: Mapping[str, Box]
    """Our places."""
    offered: Mapping[str, Box]
    """The boxes of the template's placeholders, by the names of our places that stand there."""
    regions: Sequence[str]
    """Our places for drawings and tables."""
    fixed: Sequence[str]
    """Placeholders that always stay where the template has them: titles and feet."""
    feet: Sequence[str]
    content: Box
    taken: Sequence[Box]
    """Where the template shows something of its own."""
    size: Size
    scale: float
    opens: bool = False
    """Whether this is the opening slide, whose picture stands wherever there is room."""

    @property
    def title(self) -> Box | None:
        return next((self.offered[name] for name in self.fixed if name not in self.feet), None)


def shared_out(rooms: Rooms) -> dict[str, Box]:
    """A box for each of our places.

    A place that alone fills the template's text area takes all of it. Where ours has several, they share that area
    as they share ours; what is flat keeps its height.
    """
    boxes = {name: rooms.offered[name] for name in rooms.fixed}
    boxes |= {name: _scaled(rooms, name) for name in rooms.feet if name not in rooms.offered}
    inner = [name for name in rooms.own if name not in boxes]
    texts = [name for name in inner if name not in rooms.regions]
    if rooms.opens:
        boxes |= {name: rooms.offered.get(name) or _scaled(rooms, name) for name in texts}
        for name in inner:
            if name in rooms.regions:
                offered = rooms.offered.get(name)
                boxes |= {name: offered} if offered else _beside_text(rooms, name, texts, boxes)
    elif len(inner) == 1 and inner[0] in rooms.offered:
        boxes[inner[0]] = rooms.offered[inner[0]]
    elif inner:
        boxes |= _shared(rooms, inner, boxes)
    return {name: _no_less_than_nothing(box) for name, box in boxes.items()}


def _no_less_than_nothing(box: Box) -> Box:
    """A box where a crowded slide has no room left for one."""
    return Box(box.x, box.y, max(box.width, 0.0), max(box.height, 0.0))


def _beside_text(rooms: Rooms, name: str, texts: Sequence[str], boxes: Mapping[str, Box]) -> dict[str, Box]:
    """Room for the opening slide's picture: in a gap, or, where there is none, at the right of its text."""
    gap = _in_gap(rooms, name, boxes)
    if gap.height >= LEAST_PICTURE or not texts:
        return {name: gap}
    box = boxes[texts[-1]]
    width = box.width * PICTURE_SHARE
    return {
        texts[-1]: Box(box.x, box.y, box.width - width - 2 * GAP, box.height),
        name: Box(box.right - width, box.y, width, box.height),
    }


def _scaled(rooms: Rooms, name: str) -> Box:
    box, down = rooms.own[name], rooms.size.height / OWN_HEIGHT
    return Box(box.x * rooms.scale, box.y * down, box.width * rooms.scale, max(box.height * down, 16.0))


def _shared(rooms: Rooms, inner: Sequence[str], boxes: Mapping[str, Box]) -> dict[str, Box]:
    flat = [name for name in inner if rooms.own[name].height <= FLAT and name not in rooms.offered]
    others = [name for name in inner if name not in flat]
    offered = {name: rooms.offered[name] for name in others if name in rooms.offered}
    all_offered = len(offered) == len(others) > 1
    target = (
        Box.around([*offered.values()]) if all_offered else next(iter(offered.values()), _below(rooms, boxes))
    )
    strips: dict[str, Box] = {}
    for name in flat:
        taken = {**boxes, **strips, **({"": target} if others else {})}
        strips[name], target = _strip(rooms, name, taken, target)
    if all_offered:
        return {**{name: _cut(box, target) for name, box in offered.items()}, **strips}
    if len(others) < 2:
        return {**dict.fromkeys(others, target), **strips}
    source = Box.around([rooms.own[name] for name in others])
    across, down = target.width / source.width, target.height / source.height
    moved = {name: _moved(rooms.own[name], source, target, across, down) for name in others}
    return strips | {name: _up_to_others(name, moved, target) for name in moved}


def _strip(rooms: Rooms, name: str, taken: Mapping[str, Box], target: Box) -> tuple[Box, Box]:
    """Room for what is flat, and what is left of the text area: in a gap, or else of that area's top or foot.

    What stands above the middle of our slide goes above the title where there is a gap, what stands below it to the
    foot. Text has room for a second line where it has less width than on our slides.
    """
    own = rooms.own[name]
    height = own.height * (TALLER if name not in rooms.regions and target.width < own.width else 1.0)
    gaps = [gap for gap in _gaps(rooms, taken) if gap.height >= height]
    if own.y < OWN_HEIGHT / 2:
        above = [gap for gap in gaps if abs(gap.bottom + GAP - rooms.title.y) < 1.0] if rooms.title else []
        if above:
            return Box(target.x, above[0].bottom - height, target.width, height), target
        rest = Box(target.x, target.y + height + GAP, target.width, target.height - height - GAP)
        return Box(target.x, target.y, target.width, height), rest
    if gaps and gaps[-1].y >= target.y:
        return Box(target.x, gaps[-1].y, target.width, height), target
    rest = Box(target.x, target.y, target.width, target.height - height - GAP)
    return Box(target.x, target.bottom - height, target.width, height), rest


def _cut(box: Box, room: Box) -> Box:
    """A placeholder's box less what strips above and below it have taken."""
    top, bottom = max(box.y, room.y), min(box.bottom, room.bottom)
    return Box(box.x, top, box.width, bottom - top)


def _below(rooms: Rooms, boxes: Mapping[str, Box]) -> Box:
    """The master's text area less what the title takes of it."""
    content = rooms.content
    top = max(
        [
            content.y,
            *(
                box.bottom + GAP
                for name, box in boxes.items()
                if name not in rooms.feet and box.y < content.y + content.height / 2
            ),
        ]
    )
    return Box(content.x, top, content.width, content.bottom - top)


def _moved(box: Box, source: Box, target: Box, across: float, down: float) -> Box:
    x, y = target.x + (box.x - source.x) * across, target.y + (box.y - source.y) * down
    return Box(x, y, box.width * across, box.height * down)


def _up_to_others(name: str, boxes: Mapping[str, Box], target: Box) -> Box:
    """A place with the room above it that was the title's on our slide, and is nobody's on the template's."""
    box = boxes[name]
    above = [
        other.bottom + GAP
        for other in boxes.values()
        if other is not box and other.bottom <= box.y and other.x < box.right and other.right > box.x
    ]
    top = min(box.y, max([target.y, *above]))
    return Box(box.x, top, box.width, box.bottom - top)


def _gaps(rooms: Rooms, taken: Mapping[str, Box]) -> list[Box]:
    """Stretches of the slide, over the content's width, that no box reaches into, from top to bottom."""
    content, margin = rooms.content, rooms.size.height * 0.04
    own = [box for box in rooms.taken if box.x < content.right and box.right > content.x]
    gaps, top = [], margin
    for box in sorted((*taken.values(), *own), key=lambda box: box.y):
        gaps.append(Box(content.x, top, content.width, box.y - GAP - top))
        top = max(top, box.bottom + GAP)
    gaps.append(Box(content.x, top, content.width, rooms.size.height - margin - top))
    return [gap for gap in gaps if gap.height > 0]


def _in_gap(rooms: Rooms, name: str, taken: Mapping[str, Box]) -> Box:
    """The tallest room on the slide, no wider than the region's shape asks for, in its middle.

    What runs over the edges of our slide, as a map does, fills a room of whatever shape.
    """
    nothing = Box(rooms.content.x, rooms.content.bottom, rooms.content.width, 0.0)
    gap = max(_gaps(rooms, taken), key=lambda gap: gap.height, default=nothing)
    own = rooms.own[name]
    if own.y <= 0 and own.bottom >= OWN_HEIGHT:
        return gap
    width = min(gap.width, gap.height * own.width / own.height)
    return Box(gap.x + (gap.width - width) / 2, gap.y, width, gap.height)
