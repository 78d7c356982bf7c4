"""A map's areas, points and routes to where each stands on the paper, and their names to where they can be read."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from factdeck.diagrams.look import Look
from factdeck.diagrams.map.board import Board, Placed, box_around, boxes_along, outline_lines
from factdeck.diagrams.map.corners import covered, emptiest, wider
from factdeck.diagrams.map.furniture import degrees_told, graticule, scale_box, scale_length
from factdeck.diagrams.map.ground import Ground, area_of_map, ground_of
from factdeck.diagrams.map.key_plate import KeyPlate, key_plate
from factdeck.diagrams.map.labels import (
    set_along,
    set_apart,
    set_at,
    set_beside,
    set_inside,
    set_number,
    set_over,
    set_with_leader,
)
from factdeck.diagrams.map.region import Frame, Outline
from factdeck.diagrams.map.room import Room
from factdeck.diagrams.map.routes import Way, way_of
from factdeck.diagrams.map.spec import PLAIN, Extent, MapArea, MapSpec, Plate, Setting
from factdeck.diagrams.map.style import MapStyle, map_style
from factdeck.diagrams.map.view import CENTRED, FRAMINGS, Framing, View, filling_view, view_of
from factdeck.records import dataclass, field

Spot = tuple[float, float]

DOT = 0.24
"""Radius of a town's mark, by the size of labels."""
APART = 5.0
"""How far a town's name may stand from its mark, by the size of labels."""
ARROW = 0.24
"""Width of a route, by the size of labels."""
GLOBE = 0.115
"""Radius of the small globe, by the map's shorter side."""
WIDER = 1.0
"""What it costs to show more around a map's things, by how much more, as against a plate that lies on an area as a whole."""
WIDEST_WITH_GLOBE = 150.0
"""Degrees that a map spans: a wider one shows most of the globe itself."""
SCALE = 11.0
"""Length of a scale bar at most, by the size of labels."""
LARGE = 45.0
"""Width, by the size of labels, from which a map's degrees are told at its edge."""


def area_key(number: int) -> str:
    return f"area {number}"


def point_key(number: int) -> str:
    return f"point {number}"


def route_key(number: int) -> str:
    return f"route {number}"


def label_key(number: int) -> str:
    return f"label {number}"


DEGREES = "degrees"


@dataclass(eq=False)
class Plan:
    """Everything of a map with its place, in points from the lower left corner."""

    view: View
    ground: Ground
    style: MapStyle
    look: Look
    setting: Setting
    regions: list[list[Outline]]
    spots: list[Spot]
    ways: list[Way | None]
    board: Board
    numbers: dict[int, str] = field(default_factory=dict)
    """The names of what has only a number on the map."""
    globe: Frame | None = None
    scale: tuple[Frame, float] | None = None
    """The bar's box and its length in kilometres."""
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
        costs = [
            (sum(self._covered(self._moved(plate, framing)) for plate in plates), framing)
            for framing in FRAMINGS
        ]
        return min(
            (cost + WIDER * (framing.wider - 1), abs(framing.across) + abs(framing.up), framing)
            for cost, framing in costs
        )[::2]

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
        return covered(box, named, spots, self._shown_ways, self.rooms)

    @property
    def _shown_ways(self) -> list[Way]:
        return [way for way in self.ways if way]

    @cached_property
    def area_rooms(self) -> list[Room | None]:
        """The region of each area, to ask what lies inside; None where the map shows none of it."""
        return [Room(region) if region else None for region in self.regions]

    @property
    def rooms(self) -> list[Room]:
        return [room for room in self.area_rooms if room]


def plan_map(
    spec: MapSpec,
    look: Look,
    extent: Extent,
    width: float,
    most_height: float | None,
    setting: Setting = PLAIN,
) -> Plan:
    """``most_height`` is the height itself where the setting is to fill it."""
    plan = _laid(spec, look, _view(spec, setting, extent, width, most_height), setting)
    if setting.plates:
        framing = plan.covered(setting.plates)[1]
        plan = _laid(spec, look, _view(spec, setting, extent, width, most_height, framing), setting)
    _note_lines(plan, spec)
    _take_marks(plan)
    for plate in plan.plates:
        plan.board.take(wider(plate, look.size * 0.3))
    _place_key(plan, spec)
    if setting.furnished:
        _place_furniture(plan)
    _place_names(plan, spec)
    if setting.furnished:
        _place_degrees(plan, spec)
    return plan


def _view(
    spec: MapSpec,
    setting: Setting,
    extent: Extent,
    width: float,
    most_height: float | None,
    framing: Framing = CENTRED,
) -> View:
    if setting.filling and most_height is not None:
        return filling_view(extent, width, most_height, framing, spec.close)
    return view_of(extent, width, most_height)


def _laid(spec: MapSpec, look: Look, view: View, setting: Setting) -> Plan:
    """What the map shows in its place, without names."""
    return Plan(
        view=view,
        ground=ground_of(view),
        style=map_style(look),
        look=look,
        setting=setting,
        regions=[area_of_map(area, view) for area in spec.areas],
        spots=[view.spot(point.at) for point in spec.points],
        ways=[way_of(view, route, look.size * ARROW) for route in spec.routes],
        board=Board(look, view.width, view.height, setting.edge),
    )


def _note_lines(plan: Plan, spec: MapSpec) -> None:
    board, ground = plan.board, plan.ground
    if spec.borders:
        board.draw_lines(ground.borders)
    board.draw_lines(outline_lines(ground.land))
    board.draw_lines(outline_lines(ground.lakes))
    for region in plan.regions:
        board.draw_lines(outline_lines(region))


def _take_marks(plan: Plan) -> None:
    """Towns and arrows stand where they stand."""
    reach = plan.look.size * DOT
    for x, y in plan.spots:
        if plan.view.shows((x, y)):
            plan.board.take((x - reach, y - reach, x + reach, y + reach))
    for way in plan.ways:
        if way:
            for box in boxes_along(way.line(), way.weight * 0.8):
                plan.board.take(box)


def _place_key(plan: Plan, spec: MapSpec) -> None:
    """The plate that says what there is to say of areas and routes, where it hides least."""
    key = key_plate(spec, plan.look, plan.setting.key_width) if plan.setting.key_width else None
    if key is None:
        return
    inset = plan.look.size
    at = emptiest(plan.board, plan.rooms, key.width, key.height, inset, plan.plates)
    if at:
        plan.plate = (key, at)
        plan.board.take(wider(at, plan.look.size * 0.3))


def _place_furniture(plan: Plan) -> None:
    """The globe, then the scale bar, each where it hides least; neither where plates leave no place."""
    if plan.view.whole:
        return
    view, board, setting = plan.view, plan.board, plan.setting
    inset = max(plan.look.size * 0.5, setting.edge)
    size = 2 * max(plan.look.size * 1.6, min(view.width, view.height) * GLOBE)
    rooms = plan.rooms
    plates = [*plan.plates, *([plan.plate[1]] if plan.plate else [])]
    if view.degrees < WIDEST_WITH_GLOBE and size < min(view.width, view.height) * 0.4:
        at = emptiest(board, rooms, size, size, inset, plates)
        if at and board.untaken(at):
            plan.globe = at
            board.take(wider(at, inset * 0.4))
    km = scale_length(view, min(view.width * 0.3, plan.look.size * SCALE))
    at = emptiest(board, rooms, *scale_box(view, plan.look, km, plan.detail), inset, plates)
    if at:
        plan.scale = (at, km)
        board.take(wider(at, inset * 0.4))


def _place_names(plan: Plan, spec: MapSpec) -> None:
    """Names whose place is given, areas that hold their names, towns, then what stands beside its thing."""
    numbers = _Numbers(plan, spec)
    _name_given_places(plan, spec, numbers)
    rooms = plan.area_rooms
    left = _name_inside(plan, spec, numbers, rooms)
    _name_points(plan, spec, numbers)
    for number in left:
        if not spec.areas[number].filled:
            continue
        _name_outside(plan, numbers, spec.areas[number], rooms, number)
    _name_routes(plan, spec, numbers)


def _name_given_places(plan: Plan, spec: MapSpec, numbers: _Numbers) -> None:
    look = plan.look
    for number, area in enumerate(spec.areas):
        if area.at and area.label:
            spot, disc, key = plan.view.spot(area.at), numbers.disc(area.name), area_key(number)
            font = _font(look, area)
            if plan.view.shows(spot) and not set_at(plan.board, key, area.name, spot, font, look.size, disc):
                numbers.give(key, area.name, spot)
    for number, label in enumerate(spec.labels):
        spot, key = plan.view.spot(label.at), label_key(number)
        if plan.view.shows(spot) and not (set_at(plan.board, key, label.name, spot, look.italic, look.small)):
            numbers.give(key, label.name, spot)


def _font(look: Look, area: MapArea) -> str:
    return look.bold if area.filled else look.regular


def _name_inside(plan: Plan, spec: MapSpec, numbers: _Numbers, rooms: Sequence[Room | None]) -> list[int]:
    """Name the areas that have room for it, the largest first; returns the others."""
    look, left = plan.look, []
    for number in sorted(range(len(rooms)), key=lambda n: -(rooms[n].size if rooms[n] else 0.0)):  # type: ignore[union-attr]
        area, room = spec.areas[number], rooms[number]
        if room is None or not area.label or area.at:
            continue
        sizes, disc, font = (look.size, look.small), numbers.disc(area.name), _font(look, area)
        if not set_inside(plan.board, area_key(number), area.name, room, font, sizes, disc, plan.spots):
            left.append(number)
    return left


def _name_points(plan: Plan, spec: MapSpec, numbers: _Numbers) -> None:
    look, reach, board = plan.look, plan.look.size * DOT, plan.board
    for number in sorted(range(len(spec.points)), key=lambda n: not spec.points[n].capital):
        point, spot, key = spec.points[number], plan.spots[number], point_key(number)
        if plan.view.shows(spot) and not (
            set_beside(board, key, point.name, spot, reach, look.regular, look.small)
            or set_apart(board, key, point.name, spot, reach, look.regular, look.small, look.size * APART)
        ):
            numbers.give(key, point.name, spot, reach + look.small * 0.5)


def _name_outside(
    plan: Plan, numbers: _Numbers, area: MapArea, rooms: Sequence[Room | None], number: int
) -> None:
    look, room, board = plan.look, rooms[number], plan.board
    assert room is not None
    others = [other for other in rooms if other and other is not room]
    key, name, font, disc = area_key(number), area.name, _font(look, area), numbers.disc(area.name)
    if not (
        set_over(board, key, name, room, font, (look.size, look.small), others, disc)
        or set_with_leader(board, key, name, room, font, look.small, others, look.size * 5, disc)
    ):
        numbers.give(key, name, room.middle())


def _name_routes(plan: Plan, spec: MapSpec, numbers: _Numbers) -> None:
    look = plan.look
    for number, (route, way) in enumerate(zip(spec.routes, plan.ways)):
        line = [spot for spot in way.line() if plan.view.shows(spot)] if way else []
        if way and line:
            gap, disc, key = way.weight + 0.5, numbers.disc(route.name), route_key(number)
            if not set_along(plan.board, key, route.name, line, look.italic, look.size, gap, disc):
                numbers.give(key, route.name, line[0])


class _Numbers:
    """Which name has which number: in the order of the article where all have one, else as they are needed."""

    def __init__(self, plan: Plan, spec: MapSpec):
        self.plan = plan
        named = [*(area.name for area in spec.areas), *(route.name for route in spec.routes)]
        self.given = {name: number for number, name in enumerate(named if spec.numbered else (), 1)}
        self.listed = len(self.given)

    def disc(self, name: str) -> str:
        return str(self.given[name]) if name in self.given else ""

    def give(self, key: str, name: str, spot: Spot, reach: float = 0.0) -> None:
        number = self.given.setdefault(name, len(self.given) + 1)
        if number > self.listed:
            self.plan.numbers[number] = name
        set_number(self.plan.board, key, number, spot, reach)


def _place_degrees(plan: Plan, spec: MapSpec) -> None:
    """What the lines of the graticule stand for, at the lower and the left edge of a large map."""
    look, board = plan.look, plan.board
    if plan.view.width < look.size * LARGE * 0.75 or plan.view.whole:
        return
    for line, degrees, meridian in graticule(plan.view):
        text = degrees_told(degrees, meridian, spec.compass)
        words = board.words(text, look.regular, plan.detail)
        assert words is not None
        x, y = min(line, key=lambda spot: spot[1] if meridian else spot[0])
        if (y if meridian else x) > 0.5:
            continue
        box = (
            box_around(x, words.height / 2 + max(2.5, board.edge), words)
            if meridian
            else box_around(words.width / 2 + max(3.0, board.edge), y, words)
        )
        if board.free(box) and not board.ink(box):
            board.set(Placed(DEGREES, words, box))
