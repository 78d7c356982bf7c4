"""Boxes to an order, or a height, that leaves no page hollow above what can't be divided and waits for the next one.

What is in the way is made lower, within bounds; or a block's text, whole sections of it, goes before the drawings of
other blocks.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from factdeck.place.box import FlowBox
from factdeck.place.easing import kept_count, lowered_boxes
from factdeck.place.flow import flow

HOLLOW = 0.22
"""Of a page's height, above its foot: less is what any page may leave empty."""
BETTER = 0.5
"""Of what is empty, which the emptiest page of another order leaves at most for the first one to be given up."""
LOOKED_AHEAD = 6
"""Pages on which an order's consequences are looked at."""
MOST_MOVED = 3
"""Sections that go before drawings."""


def without_hollow(
    boxes: Sequence[FlowBox], rest: Sequence[FlowBox], width: float, height: float, smallest: float
) -> list[FlowBox] | None:
    """The boxes of which a page of a width and height in points leaves a rest, so that it holds more; None if none does.

    No type is made smaller than ``smallest``.
    """
    at = len(boxes) - len(rest)
    if not 0 < at < len(boxes):
        return None
    empty = height - flow(boxes, 0, 0, width, height).height
    if empty < HOLLOW * height:
        return None
    lower = lowered_boxes(boxes, at, width, height, smallest)
    if lower is not None or rest[0] is not boxes[at] or _goes_on(boxes, at):
        return lower
    best, least = None, empty * BETTER
    for tried, behind in _orders(boxes, at):
        emptiest = _emptiest(tried, behind, width, height)
        if emptiest < least:
            best, least = tried, emptiest
        if emptiest < HOLLOW * height:
            break
    return best


def _goes_on(boxes: Sequence[FlowBox], at: int) -> bool:
    """Whether a box continues what stands before it in its block, which nothing of another block may interrupt."""
    return boxes[at - 1].order == boxes[at].order and boxes[at].bookmark is None


def _emptiest(boxes: Sequence[FlowBox], behind: int, width: float, height: float) -> float:
    """What the hollowest page leaves empty, in points, before one that leaves no more than so many boxes behind."""
    result, left = 0.0, list(boxes)
    for _ in range(LOOKED_AHEAD):
        placed = flow(left, 0, 0, width, height)
        if len(placed.rest) <= behind or placed.height <= 0:
            break
        result, left = max(result, height - placed.height), placed.rest
    return result


def _orders(boxes: Sequence[FlowBox], at: int) -> Iterator[tuple[list[FlowBox], int]]:
    """Other orders in which the boxes may be read, each with how many stand behind the first that waited.

    The boxes of one block stay in theirs.
    """
    parts = _parts(boxes[at:])
    waiting = next((number for number, part in enumerate(parts) if _is_text(part)), len(parts))
    order = max((box.order for part in parts[:waiting] for box in part), default=0)
    passing = 0
    while waiting and waiting + passing < len(parts) and passing < MOST_MOVED:
        part = parts[waiting + passing]
        if part[0].order <= order or not _is_text(part):
            return
        passing += 1
        waits = [box for each in parts[:waiting] for box in each]
        moved = [
            replace(box, order=waits[0].order) for each in parts[waiting : waiting + passing] for box in each
        ]
        behind = [box for each in parts[waiting + passing :] for box in each]
        yield [*boxes[:at], *moved, *waits, *behind], len(waits) + len(behind) - 1


def _parts(boxes: Sequence[FlowBox]) -> list[list[FlowBox]]:
    """The boxes by the headings of the highest level under which they stand."""
    parts: list[list[FlowBox]] = []
    top = min((box.bookmark.level for box in boxes if box.bookmark), default=0)
    for box in boxes:
        begins = box.bookmark is not None and box.bookmark.level == top
        if begins or not parts or parts[-1][-1].order != box.order:
            parts.append([])
        parts[-1].append(box)
    return parts


def _is_text(part: Sequence[FlowBox]) -> bool:
    """Whether a part begins with text."""
    begin = part[: kept_count(part)]
    return bool(begin) and all(box.is_text for box in begin)
