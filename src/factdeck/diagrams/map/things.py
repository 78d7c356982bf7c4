"""A planned map's areas, routes and points to groups, each with its name; then the names that stand alone."""

from __future__ import annotations

from collections.abc import Iterator

from factdeck.diagrams.map.area_parts import area_parts, outline_parts
from factdeck.diagrams.map.corners import wider
from factdeck.diagrams.map.edges import seen_lines
from factdeck.diagrams.map.furniture import rounded
from factdeck.diagrams.map.names import name_parts
from factdeck.diagrams.map.plan import DEGREES, DOT, Plan, area_key, label_key, point_key, route_key
from factdeck.diagrams.map.region import Frame
from factdeck.diagrams.map.room import Room
from factdeck.diagrams.map.routes import way_parts
from factdeck.diagrams.map.spec import MapSpec
from factdeck.diagrams.pen import circle, keyed
from factdeck.drawing import Ellipse, Group, Part
from factdeck.drawing.affine import Point


def things(plan: Plan, spec: MapSpec) -> Iterator[Group]:
    """A group for each area, route and point that the map shows, then one for names alone and one for degrees."""
    names = _names(plan)
    yield from _areas(plan, spec, names)
    for number, (route, way) in enumerate(zip(spec.routes, plan.ways, strict=True)):
        if way:
            drawn = way_parts(plan.view, way, plan.look.ink, plan.look.paper)
            yield keyed(route.name, *drawn, *names.get(route_key(number), ()))
    for number, (point, spot) in enumerate(zip(spec.points, plan.spots, strict=True)):
        if plan.view.shows(spot):
            mark = _mark(plan, spot, point.capital)
            yield keyed(point.name, *mark, *names.get(point_key(number), ()))
    alone = [(each.name, names.get(label_key(number))) for number, each in enumerate(spec.labels)]
    text = [keyed(name, *parts) for name, parts in alone if parts]
    if text:
        yield keyed("Names", *text)
    if DEGREES in names:
        yield keyed("Degrees", *names[DEGREES])


def seen_names(plan: Plan, spec: MapSpec) -> list[str]:
    """The names of what the map shows, tinted areas first, then points, routes, labels, and outlines last."""
    areas = [area for area, region in zip(spec.areas, plan.regions, strict=True) if region]
    labels = [label.name for label in spec.labels if plan.view.shows(plan.view.spot(label.at))]
    seen = [
        *(area.name for area in areas if area.filled),
        *(point.name for point, spot in zip(spec.points, plan.spots, strict=True) if plan.view.shows(spot)),
        *(route.name for route, way in zip(spec.routes, plan.ways, strict=True) if way),
        *labels,
        *(area.name for area in areas if not area.filled),
    ]
    return list(dict.fromkeys(seen))


def _names(plan: Plan) -> dict[str, list[Part]]:
    """The parts of each name, by what is named."""
    result: dict[str, list[Part]] = {}
    for placed in plan.labels:
        result.setdefault(placed.key, []).extend(name_parts(plan, placed))
    return result


def _areas(plan: Plan, spec: MapSpec, names: dict[str, list[Part]]) -> Iterator[Group]:
    """Those whose names lie over others come after them, so that no tint lies over a name."""
    holes = [wider(placed.box, plan.look.size * 0.12) for placed in plan.labels]
    for number in _in_painting_order(plan):
        area, region, key = spec.areas[number], plan.regions[number], area_key(number)
        style = plan.style.area(number)
        lines, fine = seen_lines(region, plan.view), plan.style.fine
        drawn: Iterator[Part] = iter(())
        if region and area.filled:
            drawn = area_parts(region, lines, style, fine, holes)
        elif region:
            drawn = outline_parts(lines, style, fine * 1.6)
        parts = (*drawn, *names.get(key, ()))
        if parts:
            yield keyed(area.name, *parts)


def _in_painting_order(plan: Plan) -> list[int]:
    rooms = plan.area_rooms
    boxes: dict[str, list[Frame]] = {}
    for placed in plan.labels:
        boxes.setdefault(placed.key, []).append(placed.box)

    def others_below(number: int) -> int:
        own = boxes.get(area_key(number), ())
        return sum(
            room is not None and other != number and any(_touches(room, box) for box in own)
            for other, room in enumerate(rooms)
        )

    return sorted(range(len(rooms)), key=others_below)


def _touches(room: Room, box: Frame) -> bool:
    across = [box[0] + (box[2] - box[0]) * step / 4 for step in range(5)]
    return any(room.rows.holds((x, y)) for x in across for y in (box[1], (box[1] + box[3]) / 2, box[3]))


def _mark(plan: Plan, spot: Point, capital: bool) -> Iterator[Ellipse]:
    x, y = rounded(spot)
    look, radius, fine = plan.look, plan.look.size * DOT, plan.style.fine
    if not capital:
        yield circle(x, y, radius * 0.75, look.ink, look.paper, fine)
        return
    yield circle(x, y, radius, look.paper, look.ink, fine * 1.6)
    yield circle(x, y, radius * 0.45, look.ink)
