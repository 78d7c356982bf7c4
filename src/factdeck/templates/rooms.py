"""The boxes of a slide layout of ours to boxes on a template's layout: its placeholders, and room beside them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from factdeck.units import Box, Size

FLAT = 44.0
"""Points; what is no higher than this, as a strip along the foot, keeps its height."""
GAP = 6.0
LEAST_PICTURE = 90.0
PICTURE_SHARE = 0.4


class Rooms(Struct, frozen=True):
    """Our places on a slide, and the template's placeholders that stand for them, in points."""

    own: Mapping[str, Box]
    """Our places."""
    offered: Mapping[str, Box]
    """The boxes of the template's placeholders, by our places' names."""
    regions: Sequence[str]
    """Our places that are no placeholders."""
    fixed: Sequence[str]
    """Placeholders that always stay where the template has them: titles and feet."""
    feet: Sequence[str]
    content: Box
    size: Size
    scale: float
    opens: bool = False
    """Whether this is the opening slide, whose picture stands wherever there is room."""


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
                boxes |= _beside_text(rooms, name, texts, boxes)
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
    box, down = rooms.own[name], rooms.size.height / 540.0
    return Box(box.x * rooms.scale, box.y * down, box.width * rooms.scale, max(box.height * down, 16.0))


def _shared(rooms: Rooms, inner: Sequence[str], boxes: Mapping[str, Box]) -> dict[str, Box]:
    target = next((rooms.offered[name] for name in inner if name in rooms.offered), None) or _below(
        rooms, boxes
    )
    flat = [name for name in inner if rooms.own[name].height <= FLAT and name in rooms.regions]
    others = [name for name in inner if name not in flat]
    strips: dict[str, Box] = {}
    for name in flat:
        low = _lowest_gap(rooms, {**boxes, "": target}, rooms.own[name].height)
        height = rooms.own[name].height
        if low is None:
            low = Box(target.x, target.bottom - height, target.width, height)
            target = Box(target.x, target.y, target.width, target.height - height - GAP)
        strips[name] = low
    if len(others) == 1:
        return {others[0]: target, **strips}
    source = _around([rooms.own[name] for name in others])
    across, down = target.width / source.width, target.height / source.height
    return strips | {name: _moved(rooms.own[name], source, target, across, down) for name in others}


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


def _around(boxes: Sequence[Box]) -> Box:
    left, top = min(box.x for box in boxes), min(box.y for box in boxes)
    return Box(left, top, max(box.right for box in boxes) - left, max(box.bottom for box in boxes) - top)


def _moved(box: Box, source: Box, target: Box, across: float, down: float) -> Box:
    x, y = target.x + (box.x - source.x) * across, target.y + (box.y - source.y) * down
    return Box(x, y, box.width * across, box.height * down)


def _gaps(rooms: Rooms, taken: Mapping[str, Box]) -> list[Box]:
    """Stretches of the slide, over the content's width, that no box reaches into, from top to bottom."""
    content, margin = rooms.content, rooms.size.height * 0.04
    gaps, top = [], margin
    for box in sorted(taken.values(), key=lambda box: box.y):
        gaps.append(Box(content.x, top, content.width, box.y - GAP - top))
        top = max(top, box.bottom + GAP)
    gaps.append(Box(content.x, top, content.width, rooms.size.height - margin - top))
    return [gap for gap in gaps if gap.height > 0]


def _lowest_gap(rooms: Rooms, taken: Mapping[str, Box], height: float) -> Box | None:
    fitting = [gap for gap in _gaps(rooms, taken) if gap.height >= height]
    return Box(fitting[-1].x, fitting[-1].y, fitting[-1].width, height) if fitting else None


def _in_gap(rooms: Rooms, name: str, taken: Mapping[str, Box]) -> Box:
    """The tallest room on the slide, no wider than the region's shape asks for, in its middle."""
    gap = max(_gaps(rooms, taken), key=lambda gap: gap.height)
    own = rooms.own[name]
    width = min(gap.width, gap.height * own.width / own.height)
    return Box(gap.x + (gap.width - width) / 2, gap.y, width, gap.height)
