"""A map's areas, points and routes to where each stands on the paper, and their names to where they can be read."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct, field

from factdeck.diagrams.look import Look
from factdeck.diagrams.map.furniture import corners, degrees_told, graticule, scale_box, scale_length
from factdeck.diagrams.map.ground import Ground, area_of_map, ground_of
from factdeck.diagrams.map.labels import (
    Board,
    Placed,
    Room,
    box_around,
    boxes_along,
    outline_lines,
    set_along,
    set_at,
    set_beside,
    set_inside,
    set_number,
    set_over,
    set_with_leader,
)
from factdeck.diagrams.map.region import Frame, Outline
from factdeck.diagrams.map.routes import Arrow, arrow_of
from factdeck.diagrams.map.spec import Extent, MapSpec
from factdeck.diagrams.map.style import MapStyle, map_style
from factdeck.diagrams.map.view import View, view_of

Spot = tuple[float, float]

DOT = 0.24
"""Radius of a town's mark, by the size of labels."""
ARROW = 0.24
"""Width of a route, by the size of labels."""
GLOBE = 0.115
"""Radius of the small globe, by the map's shorter side."""
WIDEST_WITH_GLOBE = 150.0
"""Degrees that a map spans: a wider one shows most of the globe itself."""
LARGE = 45.0
"""Width, by the size of labels, from which a map's degrees are told at its edge."""


class Plan(Struct, eq=False):
    """Everything of a map with its place, in points from the lower left corner."""

    view: View
    ground: Ground
    style: MapStyle
    look: Look
    regions: list[list[Outline]]
    spots: list[Spot]
    arrows: list[Arrow | None]
    board: Board
    numbers: dict[int, str] = field(default_factory=dict)
    """The names of what has only a number on the map."""
    globe: Frame | None = None
    scale: tuple[Frame, float] | None = None
    """The bar's box and its length in kilometres."""

    @property
    def labels(self) -> list[Placed]:
        return self.board.placed


def plan_map(spec: MapSpec, look: Look, extent: Extent, width: float, most_height: float | None) -> Plan:
    """What a map shows and where, its names still to be placed; ``width`` and ``most_height`` are in points."""
    view = view_of(extent, width, most_height)
    ground = ground_of(view)
    plan = Plan(
        view=view,
        ground=ground,
        style=map_style(look),
        look=look,
        regions=[area_of_map(area, view) for area in spec.areas],
        spots=[view.spot(point.at) for point in spec.points],
        arrows=[arrow_of(view, route.path, look.size * ARROW) for route in spec.routes],
        board=Board(look, view.width, view.height),
    )
    _note_lines(plan)
    _take_marks(plan)
    _place_furniture(plan)
    _place_names(plan, spec)
    _place_degrees(plan, spec)
    return plan


def _note_lines(plan: Plan) -> None:
    board, ground = plan.board, plan.ground
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
    for arrow in plan.arrows:
        if arrow:
            for box in boxes_along(arrow.line(), arrow.weight * 0.8):
                plan.board.take(box)


def _place_furniture(plan: Plan) -> None:
    """The globe, then the scale bar, each in the corner where it hides least."""
    if plan.view.whole:
        return
    view, board = plan.view, plan.board
    inset = plan.look.size * 0.5
    size = 2 * max(plan.look.size * 1.6, min(view.width, view.height) * GLOBE)
    rooms = [Room(region) for region in plan.regions if region]
    if view.degrees < WIDEST_WITH_GLOBE and size < min(view.width, view.height) * 0.4:
        plan.globe = _emptiest(plan, rooms, size, size, inset)
        board.take(_wider(plan.globe, inset * 0.4))
    km = scale_length(view, min(view.width * 0.3, plan.look.size * 14))
    wide, high = scale_box(view, plan.look, km)
    plan.scale = (_emptiest(plan, rooms, wide, high, inset), km)
    board.take(_wider(plan.scale[0], inset * 0.4))


def _wider(box: Frame, by: float) -> Frame:
    return box[0] - by, box[1] - by, box[2] + by, box[3] + by


def _emptiest(plan: Plan, rooms: Sequence[Room], width: float, height: float, inset: float) -> Frame:
    boxes = [corner(width, height) for corner in corners(plan.view, inset)]
    return min(boxes, key=lambda box: _hidden(plan, rooms, box))


def _hidden(plan: Plan, rooms: Sequence[Room], box: Frame) -> float:
    left, bottom, right, top = box
    cost = float(plan.board.ink(box))
    cost += 0.0 if plan.board.untaken(box) else 100.0
    for room in rooms:
        for across in (0.1, 0.3, 0.5, 0.7, 0.9):
            for up in (0.1, 0.5, 0.9):
                cost += 8.0 * room.rows.holds((left + across * (right - left), bottom + up * (top - bottom)))
    return cost


def _place_names(plan: Plan, spec: MapSpec) -> None:
    """Names whose place is given, areas that hold their names, towns, then what stands beside its thing."""
    numbers = _Numbers(plan, spec)
    _name_given_places(plan, spec, numbers)
    rooms = [Room(region) if region else None for region in plan.regions]
    left = _name_inside(plan, spec, numbers, rooms)
    _name_points(plan, spec, numbers)
    for number in left:
        _name_outside(plan, numbers, spec.areas[number].name, rooms, number)
    _name_routes(plan, spec, numbers)


def _name_given_places(plan: Plan, spec: MapSpec, numbers: _Numbers) -> None:
    look = plan.look
    for area in spec.areas:
        if area.at and area.label:
            spot, disc = plan.view.spot(area.at), numbers.disc(area.name)
            if plan.view.shows(spot) and not set_at(
                plan.board, area.name, area.name, spot, look.bold, look.size, disc
            ):
                numbers.give(area.name, spot)
    for label in spec.labels:
        spot = plan.view.spot(label.at)
        if plan.view.shows(spot) and not (
            set_at(plan.board, label.name, label.name, spot, look.italic, look.small)
        ):
            numbers.give(label.name, spot)


def _name_inside(plan: Plan, spec: MapSpec, numbers: _Numbers, rooms: Sequence[Room | None]) -> list[int]:
    """Name the areas that have room for it, the largest first; returns the others."""
    look, left = plan.look, []
    for number in sorted(range(len(rooms)), key=lambda n: -(rooms[n].size if rooms[n] else 0.0)):  # type: ignore[union-attr]
        area, room = spec.areas[number], rooms[number]
        if room is None or not area.label or area.at:
            continue
        sizes, disc = (look.size, look.small), numbers.disc(area.name)
        if not set_inside(plan.board, area.name, area.name, room, look.bold, sizes, disc, plan.spots):
            left.append(number)
    return left


def _name_points(plan: Plan, spec: MapSpec, numbers: _Numbers) -> None:
    look, reach = plan.look, plan.look.size * DOT
    for number in sorted(range(len(spec.points)), key=lambda n: not spec.points[n].capital):
        point, spot = spec.points[number], plan.spots[number]
        if plan.view.shows(spot) and not (
            set_beside(plan.board, point.name, point.name, spot, reach, look.regular, look.small)
        ):
            numbers.give(point.name, spot, reach + look.small * 0.5)


def _name_outside(
    plan: Plan, numbers: _Numbers, name: str, rooms: Sequence[Room | None], number: int
) -> None:
    look, room = plan.look, rooms[number]
    assert room is not None
    others = [other for other in rooms if other and other is not room]
    disc = numbers.disc(name)
    if not (
        set_over(plan.board, name, name, room, look.bold, (look.size, look.small), disc)
        or set_with_leader(plan.board, name, name, room, look.bold, look.small, others, look.size * 5, disc)
    ):
        numbers.give(name, room.middle())


def _name_routes(plan: Plan, spec: MapSpec, numbers: _Numbers) -> None:
    look = plan.look
    for route, arrow in zip(spec.routes, plan.arrows, strict=True):
        line = [spot for spot in arrow.line() if plan.view.shows(spot)] if arrow else []
        if arrow and line:
            gap, disc = arrow.weight + 0.5, numbers.disc(route.name)
            if not set_along(plan.board, route.name, route.name, line, look.italic, look.size, gap, disc):
                numbers.give(route.name, line[0])


class _Numbers:
    """Which name has which number: in the order of the article where all have one, else as they are needed."""

    def __init__(self, plan: Plan, spec: MapSpec):
        self.plan = plan
        named = [*(area.name for area in spec.areas), *(route.name for route in spec.routes)]
        self.given = {name: number for number, name in enumerate(named if spec.numbered else (), 1)}
        self.listed = len(self.given)

    def disc(self, name: str) -> str:
        return str(self.given[name]) if name in self.given else ""

    def give(self, name: str, spot: Spot, reach: float = 0.0) -> None:
        number = self.given.setdefault(name, len(self.given) + 1)
        if number > self.listed:
            self.plan.numbers[number] = name
        set_number(self.plan.board, name, number, spot, reach)


def _place_degrees(plan: Plan, spec: MapSpec) -> None:
    """What the lines of the graticule stand for, at the lower and the left edge of a large map."""
    look, board = plan.look, plan.board
    if plan.view.width < look.size * LARGE * 0.75 or plan.view.whole:
        return
    for line, degrees, meridian in graticule(plan.view):
        text = degrees_told(degrees, meridian, spec.compass)
        words = board.words(text, look.regular, look.small)
        assert words is not None
        x, y = min(line, key=lambda spot: spot[1] if meridian else spot[0])
        if (y if meridian else x) > 0.5:
            continue
        box = (
            box_around(x, words.height / 2 + 2.5, words)
            if meridian
            else box_around(words.width / 2 + 3.0, y, words)
        )
        if board.free(box) and not board.ink(box):
            board.set(Placed(text, words, box))
