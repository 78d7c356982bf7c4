"""A map's areas, points and routes, given in degrees, to a drawing on land, water and borders of Natural Earth."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property, lru_cache
from itertools import chain

from msgspec import Struct

from factdeck.diagrams.look import Look
from factdeck.diagrams.map.furniture import globe, globe_of_world, graticule, path_of, rounded, scale_bar
from factdeck.diagrams.map.labels import ASCENT, Placed, disc_radius, disc_room
from factdeck.diagrams.map.plan import DOT, Plan, plan_map
from factdeck.diagrams.map.region import Frame, hatch
from factdeck.diagrams.map.routes import arrow_parts
from factdeck.diagrams.map.spec import MapArea, MapLabel, MapPoint, MapRoute, MapSpec
from factdeck.diagrams.map.view import extent_of, view_of
from factdeck.diagrams.pen import box, circle, keyed, label, line, stroke
from factdeck.drawing import Drawing, Ellipse, Group, Ink, Part, Polygon, Rect
from factdeck.drawing.affine import Point

__all__ = ["MapArea", "MapLabel", "MapPoint", "MapRoute", "MapSpec", "draw_map"]

COVERED = 8
"""Steps of lines under a name, from which a veil of paper parts them."""
VEIL = 0.75
LEAST_HEIGHT = 8.0
"""Of the map itself, by the size of labels, whatever its key needs."""


def draw_map(spec: MapSpec, look: Look, width: float, height: float | None = None) -> Drawing:
    """Draw a map ``width`` points wide and no higher than ``height``.

    A part of the globe is shown by the Lambert azimuthal equal-area projection around its middle, the whole by Equal
    Earth (see ``map_projection`` for both). Areas are told apart by colour and by hatching; a name for which there is
    no room becomes a number, explained in a key under the map. Each area, point and route is a group named by its
    key.
    """
    return planned_map(spec, look, width, height).drawing


class PlannedMap(Struct, frozen=True, dict=True):
    """A map whose every part has its place, and nothing is drawn yet."""

    spec: MapSpec
    plan: Plan
    key: list[list[tuple[float, int, str]]]

    @property
    def size(self) -> tuple[float, float]:
        """Width and height in points."""
        return self.plan.view.width, self.plan.view.height + _key_height(self.key, self.plan.look)

    @cached_property
    def drawing(self) -> Drawing:
        return _drawn(self.plan, self.spec, self.key)


@lru_cache(maxsize=32)
def planned_map(spec: MapSpec, look: Look, width: float, height: float | None = None) -> PlannedMap:
    """The map that ``draw_map`` draws of these; it is kept, since a rebuild rarely changes it."""
    extent = extent_of(spec)
    plan = plan_map(spec, look, extent, width, height)
    while height is not None and (needed := _key_height(_key_lines(plan), look)):
        most = max(height - needed, look.size * LEAST_HEIGHT)
        if plan.view.height <= most or view_of(extent, width, most) == plan.view:
            break
        plan = plan_map(spec, look, extent, width, min(most, plan.view.height - 1.0))
    return PlannedMap(spec, plan, _key_lines(plan))


def _drawn(plan: Plan, spec: MapSpec, key: list[list[tuple[float, int, str]]]) -> Drawing:
    view = plan.view
    below = _key_height(key, plan.look)
    face = (*_ground(plan, spec), *_areas(plan, spec), *_water(plan), *_things(plan, spec), *_frame(plan))
    parts = [Group(face, transform=(1.0, 0.0, 0.0, 1.0, 0.0, below))]
    if key:
        parts.append(_key(plan, key, below))
    return Drawing(view.width, view.height + below, tuple(parts))


def _ground(plan: Plan, spec: MapSpec) -> Iterator[Group]:
    view, style, ground = plan.view, plan.style, plan.ground
    if view.whole:
        sea: Part = path_of([globe_of_world(view)], fill=style.sea, border=style.coast, weight=style.fine)
    else:
        sea = box(0, 0, view.width, view.height, style.sea)
    yield keyed("Sea", sea)
    if ground.land:
        yield keyed("Land", path_of(ground.land, fill=style.land, border=style.coast, weight=style.fine))
    lines = [part for part, _, _ in graticule(view)]
    if lines:
        yield keyed(
            "Graticule", path_of(lines, border=style.graticule, weight=style.fine * 0.7, closed=False)
        )
    if spec.borders and ground.borders:
        yield _borders(plan)


def _areas(plan: Plan, spec: MapSpec) -> Iterator[Group]:
    holes = [_wider(placed.box, plan.look.size * 0.12) for placed in plan.labels]
    for number, (area, region) in enumerate(zip(spec.areas, plan.regions, strict=True)):
        if not region:
            continue
        style = plan.style.area(number)
        parts = [path_of(region, fill=style.fill)]
        for angle in style.angles:
            lines = [list(edge) for edge in hatch(region, angle, style.spacing, holes)]
            if lines:
                parts.append(path_of(lines, border=style.line, weight=plan.style.fine * 0.9, closed=False))
        yield keyed(area.name, *parts, path_of(region, border=style.line, weight=plan.style.fine * 2))


def _wider(box: Frame, by: float) -> Frame:
    return box[0] - by, box[1] - by, box[2] + by, box[3] + by


def _water(plan: Plan) -> Iterator[Group]:
    style, ground = plan.style, plan.ground
    if ground.rivers:
        yield keyed("Rivers", path_of(ground.rivers, border=style.river, weight=style.fine, closed=False))
    if ground.lakes:
        yield keyed(
            "Lakes", path_of(ground.lakes, fill=style.sea, border=style.river, weight=style.fine * 0.8)
        )


def _borders(plan: Plan) -> Group:
    style = plan.style
    dash = (style.fine * 5, style.fine * 3.5)
    lines = path_of(plan.ground.borders, border=style.border, weight=style.fine, closed=False, dash=dash)
    return keyed("Borders of today", lines)


def _things(plan: Plan, spec: MapSpec) -> Iterator[Group]:
    """Arrows and towns with their names, then all other names."""
    look, view, names = plan.look, plan.view, _names(plan)
    for route, arrow in zip(spec.routes, plan.arrows, strict=True):
        if arrow:
            drawn = arrow_parts(view, arrow, look.ink, look.paper)
            yield keyed(route.name, *drawn, *chain(*names.pop(route.name, ())))
    for point, spot in zip(spec.points, plan.spots, strict=True):
        if view.shows(spot):
            mark = _mark(plan, spot, point.capital)
            yield keyed(point.name, *mark, *chain(*names.pop(point.name, ())))
    if names:
        yield keyed("Names", *(keyed(key, *parts) for key, found in names.items() for parts in found))


def _mark(plan: Plan, spot: Point, capital: bool) -> Iterator[Ellipse]:
    x, y = rounded(spot)
    look, radius, fine = plan.look, plan.look.size * DOT, plan.style.fine
    if not capital:
        yield circle(x, y, radius * 0.75, look.ink, look.paper, fine)
        return
    yield circle(x, y, radius, look.paper, look.ink, fine * 1.6)
    yield circle(x, y, radius * 0.45, look.ink)


def _names(plan: Plan) -> dict[str, list[list[Part]]]:
    """The parts of each name, by what is named."""
    made: dict[str, list[list[Part]]] = {}
    for placed in plan.labels:
        made.setdefault(placed.key, []).append(list(_name(plan, placed)))
    return made


def _name(plan: Plan, placed: Placed) -> Iterator[Part]:
    look, words = plan.look, placed.words
    left, bottom, right, top = placed.box
    if placed.leader:
        start, end = map(rounded, placed.leader)
        yield line(start, end, look.ink, plan.style.fine * 1.3)
    if placed.number:
        radius = disc_radius(look, words.lines[0])
        yield from _disc(plan, (left + right) / 2, (bottom + top) / 2, words.lines[0], radius)
        return
    if plan.board.ink(placed.box) > COVERED:
        veil = Ink(look.paper, themed=True, opacity=VEIL)
        yield Rect(left, bottom, right - left, top - bottom, fill=veil)
    for number, text in enumerate(words.lines):
        y = top - words.size * ASCENT - number * words.leading
        disc = words.disc if number == 0 else ""
        room = disc_room(look, disc)
        x = {"start": left + room, "middle": (left + right + room) / 2, "end": right}[placed.align]
        if disc:
            begin = x - (
                look.width_of(text, words.font, words.size)
                * {"start": 0, "middle": 0.5, "end": 1}[placed.align]
            )
            radius = disc_radius(look, disc)
            yield from _disc(plan, begin - room + radius, y + words.size * 0.34, disc, radius)
        at = rounded((x, y))
        yield label(look, text, *at, font=words.font, size=words.size, anchor=placed.align)


def _disc(plan: Plan, x: float, y: float, number: str, radius: float) -> tuple[Part, Part]:
    look = plan.look
    return (
        circle(x, y, radius, look.paper, look.ink, plan.style.fine * 1.3),
        label(look, number, x, y - look.small * 0.35, font=look.bold, size=look.small, anchor="middle"),
    )


def _frame(plan: Plan) -> Iterator[Group]:
    view, look, style = plan.view, plan.look, plan.style
    if plan.scale:
        yield scale_bar(view, look, style, *plan.scale)
    if plan.globe:
        left, bottom, right, top = plan.globe
        yield globe(view, look, style, (left + right) / 2, (bottom + top) / 2, (right - left) / 2)
    if not view.whole:
        corners = ((0.0, 0.0), (view.width, 0.0), (view.width, view.height), (0.0, view.height))
        yield keyed("Frame", Polygon(corners, stroke=stroke(look.ink, style.fine * 2)))


def _key_lines(plan: Plan) -> list[list[tuple[float, int, str]]]:
    """Numbers and names on lines as wide as the map, each with where it begins."""
    look, x = plan.look, 0.0
    lines: list[list[tuple[float, int, str]]] = []
    radius = look.small * 0.7
    for number, name in sorted(plan.numbers.items()):
        wide = 2 * radius + look.small * 0.35 + look.width_of(name, look.regular, look.small)
        if not lines or x + wide > plan.view.width:
            lines.append([])
            x = 0.0
        lines[-1].append((x, number, name))
        x += wide + look.small * 0.9
    return lines


def _key_height(key: list[list[tuple[float, int, str]]], look: Look) -> float:
    return len(key) * look.small * 1.75 + look.small * 0.35 if key else 0.0


def _key(plan: Plan, key: list[list[tuple[float, int, str]]], top: float) -> Group:
    look = plan.look
    radius = look.small * 0.7
    parts: list[Part] = []
    for row, entries in enumerate(key):
        y = top - look.small * (0.35 + 0.875 + row * 1.75)
        for x, number, name in entries:
            start = x + 2 * radius + look.small * 0.35
            parts += _disc(plan, x + radius + plan.style.fine, y, str(number), radius)
            parts.append(label(look, name, start, y - look.small * 0.35, size=look.small))
    return keyed("Key", *parts)
