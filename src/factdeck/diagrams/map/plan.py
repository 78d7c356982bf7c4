"""A map's things in their places: what placing names fills in, and drawing reads."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from msgspec import Struct, field

from factdeck.diagrams.look import Look
from factdeck.diagrams.map.board import Board, Placed, steps_along
from factdeck.diagrams.map.corners import covered
from factdeck.diagrams.map.ground import Ground
from factdeck.diagrams.map.key_plate import KeyPlate
from factdeck.diagrams.map.region import Frame, Outline, Spot
from factdeck.diagrams.map.room import Room
from factdeck.diagrams.map.routes import Way
from factdeck.diagrams.map.spec import Plate, Setting
from factdeck.diagrams.map.style import MapStyle
from factdeck.diagrams.map.view import FRAMINGS, Framing, View

DOT = 0.24
"""Radius of a town's mark, by the size of labels."""
WIDER = 1.0
"""What it costs to show more around a map's things, by how much more, as against a plate that lies on an area as a whole."""

_LEAST_COSTS = sorted(
    (WIDER * (framing.wider - 1), abs(framing.across) + abs(framing.up), framing) for framing in FRAMINGS
)
"""What each framing costs where plates hide nothing, then how far it is from the middle."""


def area_key(number: int) -> str:
    """The key of the label of an area, by its place in the spec."""
    return f"area {number}"


def point_key(number: int) -> str:
    """The key of the label of a point, by its place in the spec."""
    return f"point {number}"


def route_key(number: int) -> str:
    """The key of the label of a route, by its place in the spec."""
    return f"route {number}"


def label_key(number: int) -> str:
    """The key of a name without a mark, by its place in the spec."""
    return f"label {number}"


DEGREES = "degrees"
ALONG = 4.0
"""Points between two spots of a way at which one asks whether a plate hides it."""


class Plan(Struct, eq=False, dict=True):
    """Everything of a map with its place, in points from the lower left corner."""

    view: View
    ground: Ground
    style: MapStyle
    look: Look
    setting: Setting
    regions: list[list[Outline]]
    area_rooms: list[Room | None]
    """The region of each area, to ask what lies inside; None where the map shows none of it."""
    spots: list[Spot]
    ways: list[Way | None]
    board: Board
    numbers: dict[int, str] = field(default_factory=dict)
    """The names of what has only a number on the map."""
    globe: Frame | None = None
    scale: tuple[Frame, str, float] | None = None
    """The bar's box and its length in words and in kilometres."""
    plate: tuple[KeyPlate, Frame] | None = None
    """The key that lies on the map, and its box."""

    @property
    def labels(self) -> list[Placed]:
        """Each with a key that says what it names."""
        return self.board.placed

    @property
    def detail(self) -> float:
        """Size of degrees and of the scale."""
        return self.setting.detail or self.look.small

    @property
    def plates(self) -> list[Frame]:
        return [self.frame_of(plate) for plate in self.setting.plates]

    def frame_of(self, plate: Plate) -> Frame:
        left, top, right, bottom = plate
        return left, self.view.height - bottom, right, self.view.height - top

    def covered(self, plates: Sequence[Plate]) -> tuple[float, Framing]:
        """How much plates hide, labels and marks most, then areas, in the framing by which they hide least."""
        best: tuple[float, float, Framing] | None = None
        for least in _LEAST_COSTS:
            if best is not None and best < least:
                break
            wider, off, framing = least
            cost = sum(self._covered(self._moved(plate, framing)) for plate in plates) + wider
            best = min(best or (cost, off, framing), (cost, off, framing))
        assert best is not None
        return best[0], best[2]

    def _moved(self, plate: Plate, framing: Framing) -> Frame:
        """Where in this view a plate would lie that lies over one in another framing."""
        left, below = self.view.spare
        width, height, wider = self.view.width, self.view.height, framing.wider
        dx = framing.across * (width - (width - 2 * left) / wider) / 2
        dy = framing.up * (height - (height - 2 * below) / wider) / 2
        x1, y1, x2, y2 = self.frame_of(plate)
        x, y = width / 2, height / 2
        return (
            (x1 + dx - x) * wider + x,
            (y1 + dy - y) * wider + y,
            (x2 + dx - x) * wider + x,
            (y2 + dy - y) * wider + y,
        )

    def _covered(self, box: Frame) -> float:
        spots = [spot for spot in self.spots if self.view.shows(spot)]
        named = [label for label in self.labels if label.key != DEGREES]
        return covered(box, named, spots, self._along_ways, self.rooms)

    @cached_property
    def _along_ways(self) -> list[list[Spot]]:
        """Spots along each way, so close to each other that no plate lies between them."""
        return [list(steps_along(way.line(), ALONG)) for way in self.ways if way]

    @property
    def rooms(self) -> list[Room]:
        return [room for room in self.area_rooms if room]
