"""A map's key, globe and scale bar, and plates that lie over it, to the places where each hides least."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factdeck.diagrams.map.board import Board, Placed
from factdeck.diagrams.map.region import Frame
from factdeck.diagrams.map.room import Room

ON_AN_AREA = 20.0
"""What a spot on an area costs whatever hides it, by what a piece of a line does."""
TAKEN = 100.0
"""What a place costs where something stands already."""
BESIDE = 20.0
"""What the middle of a side costs more than a corner."""
CORNERS = 4
SPOTS = tuple((across, up) for across in (0.1, 0.3, 0.5, 0.7, 0.9) for up in (0.1, 0.5, 0.9))
"""Shares of a box's sides at which one asks what it hides."""
A_LABEL, A_MARK = 3.0, 2.0
"""What a label and a mark count under a plate, by a plate that lies on an area as a whole."""


def emptiest(
    board: Board, rooms: Sequence[Room], width: float, height: float, inset: float, plates: Sequence[Frame]
) -> Frame | None:
    """Where at the map's edge a box hides least, rather a corner than the middle of a side; None where plates leave none."""
    costs = [
        (hidden(board, rooms, box) + BESIDE * (number >= CORNERS), number, box)
        for number, box in enumerate(edge_boxes(board, width, height, inset))
        if not any(overlaps(box, plate) for plate in plates)
    ]
    return min(costs)[2] if costs else None


def edge_boxes(board: Board, width: float, height: float, inset: float) -> Iterator[Frame]:
    """Boxes in the corners, the lower left first, then in the middle of each side."""
    right, top = board.width - inset - width, board.height - inset - height
    for x, y in (
        *((inset, inset), (right, inset), (inset, top), (right, top)),
        *(((inset + right) / 2, inset), ((inset + right) / 2, top)),
        *((inset, (inset + top) / 2), (right, (inset + top) / 2)),
    ):
        yield x, y, x + width, y + height


def hidden(board: Board, rooms: Sequence[Room], box: Frame) -> float:
    """What it costs to set a box there: lines and areas below it, and whether its place is taken."""
    left, bottom, right, top = box
    cost = float(board.ink(box))
    cost += 0.0 if board.untaken(box) else TAKEN
    for room in rooms:
        for across, up in SPOTS:
            spot = (left + across * (right - left), bottom + up * (top - bottom))
            cost += ON_AN_AREA * room.rows.holds(spot)
    return cost


def covered(
    box: Frame,
    labels: Sequence[Placed],
    spots: Sequence[tuple[float, float]],
    ways: Sequence[Sequence[tuple[float, float]]],
    rooms: Sequence[Room],
) -> float:
    """How much a plate hides: labels, marks, spots along ways, and how much of it lies on areas."""
    left, bottom, right, top = box
    hit = A_LABEL * sum(overlaps(box, label.box) for label in labels)
    hit += A_MARK * sum(_holds(box, spot) for spot in spots)
    for along in ways:
        hit += A_MARK * sum(_holds(box, spot) for spot in along) / len(along)
    on_areas = sum(
        any(room.rows.holds((left + across * (right - left), bottom + up * (top - bottom))) for room in rooms)
        for across, up in SPOTS
    )
    return hit + on_areas / len(SPOTS)


def _holds(box: Frame, spot: tuple[float, float]) -> bool:
    return box[0] <= spot[0] <= box[2] and box[1] <= spot[1] <= box[3]


def overlaps(one: Frame, other: Frame) -> bool:
    """Whether two boxes have some of their insides in common; edges that touch are not enough."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def wider(box: Frame, by: float) -> Frame:
    """The box with so many points more on each side."""
    return box[0] - by, box[1] - by, box[2] + by, box[3] + by
