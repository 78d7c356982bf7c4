"""The names of a map's things to where they can be read, and what finds no room to numbers."""

from __future__ import annotations

from collections.abc import Sequence

from factdeck.diagrams.look import Look
from factdeck.diagrams.map.board import Placed, box_around
from factdeck.diagrams.map.furniture import degrees_told, graticule
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
from factdeck.diagrams.map.plan import DEGREES, DOT, Plan, area_key, label_key, point_key, route_key
from factdeck.diagrams.map.room import Room
from factdeck.diagrams.map.spec import MapArea, MapSpec

APART = 5.0
"""How far a town's name may stand from its mark, by the size of labels."""
LARGE = 45.0
"""Width, by the size of labels, from which a map's degrees are told at its edge."""


def place_names(plan: Plan, spec: MapSpec) -> None:
    """Names whose place is given, areas that hold their names, towns, then what stands beside its thing."""
    numbers = _Numbers(plan, spec)
    if spec.nameless:
        _number_all(plan, spec, numbers)
        _name_labels(plan, spec, numbers)
        return
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
    _name_labels(plan, spec, numbers)


def _name_labels(plan: Plan, spec: MapSpec, numbers: _Numbers) -> None:
    look = plan.look
    for number, label in enumerate(spec.labels):
        spot, key = plan.view.spot(label.at), label_key(number)
        if plan.view.shows(spot) and not (set_at(plan.board, key, label.name, spot, look.italic, look.small)):
            numbers.give(key, label.name, spot)


def _number_all(plan: Plan, spec: MapSpec, numbers: _Numbers) -> None:
    """A number in the place of each name."""
    look = plan.look
    for number, (area, room) in enumerate(zip(spec.areas, plan.area_rooms, strict=True)):
        spot = plan.view.spot(area.at) if area.at else room.middle() if room else None
        if spot is not None and plan.view.shows(spot):
            numbers.give(area_key(number), area.name, spot)
    for number, (point, spot) in enumerate(zip(spec.points, plan.spots, strict=True)):
        if plan.view.shows(spot):
            numbers.give(point_key(number), point.name, spot, look.size * DOT + look.small * 0.5)
    for number, (route, way) in enumerate(zip(spec.routes, plan.ways, strict=True)):
        line = [spot for spot in way.line() if plan.view.shows(spot)] if way else []
        if line:
            numbers.give(route_key(number), route.name, line[len(line) // 2])


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
    for number, (route, way) in enumerate(zip(spec.routes, plan.ways, strict=True)):
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
        if spec.nameless:
            named += [point.name for point in spec.points]
        counted = named if spec.numbered or spec.nameless else ()
        self.given = {name: number for number, name in enumerate(counted, 1)}
        self.listed = len(self.given)

    def disc(self, name: str) -> str:
        return str(self.given[name]) if name in self.given else ""

    def give(self, key: str, name: str, spot: tuple[float, float], reach: float = 0.0) -> None:
        number = self.given.setdefault(name, len(self.given) + 1)
        if number > self.listed:
            self.plan.numbers[number] = name
        set_number(self.plan.board, key, number, spot, reach)


def place_degrees(plan: Plan, spec: MapSpec) -> None:
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
