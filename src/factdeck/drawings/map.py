"""A map's areas, points and routes, given in degrees, to a drawing on land, water and borders of Natural Earth."""

from __future__ import annotations

from functools import cached_property, lru_cache

from reportlab.graphics.shapes import Circle, Drawing, Group, Polygon, Rect

from factdeck.drawings.look import Look
from factdeck.drawings.map_furniture import globe, globe_of_world, graticule, path_of, scale_bar
from factdeck.drawings.map_labels import ASCENT, Placed, disc_radius, disc_room
from factdeck.drawings.map_plan import DOT, Plan, plan_map
from factdeck.drawings.map_region import Frame, hatch
from factdeck.drawings.map_routes import draw_arrow
from factdeck.drawings.map_spec import MapArea, MapLabel, MapPoint, MapRoute, MapSpec
from factdeck.drawings.map_view import extent_of, view_of
from factdeck.drawings.pen import colour, keyed, label, line
from factdeck.records import dataclass

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
    ``_key``.
    """
    return planned_map(spec, look, width, height).drawing


@dataclass(frozen=True)
class PlannedMap:
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
    drawing = Drawing(view.width, view.height + below)
    face = Group(transform=(1, 0, 0, 1, 0, below))
    drawing.add(face)
    for part in (
        *_ground(plan, spec),
        *_areas(plan, spec),
        *_water(plan),
        *_things(plan, spec),
        *_frame(plan),
    ):
        face.add(part)
    if key:
        drawing.add(_key(plan, key, below))
    return drawing


def _ground(plan: Plan, spec: MapSpec) -> list[Group]:
    view, style, ground = plan.view, plan.style, plan.ground
    made = []
    if view.whole:
        made.append(
            keyed(
                "Sea", path_of([globe_of_world(view)], fill=style.sea, stroke=style.coast, weight=style.fine)
            )
        )
    else:
        made.append(
            keyed("Sea", Rect(0, 0, view.width, view.height, fillColor=colour(style.sea), strokeColor=None))
        )
    if ground.land:
        made.append(
            keyed("Land", path_of(ground.land, fill=style.land, stroke=style.coast, weight=style.fine))
        )
    lines = [part for part, _, _ in graticule(view)]
    if lines:
        made.append(
            keyed("Graticule", path_of(lines, stroke=style.graticule, weight=style.fine * 0.7, closed=False))
        )
    if spec.borders and ground.borders:
        made += _borders(plan)
    return made


def _areas(plan: Plan, spec: MapSpec) -> list[Group]:
    holes = [_wider(placed.box, plan.look.size * 0.12) for placed in plan.labels]
    made = []
    for number, (area, region) in enumerate(zip(spec.areas, plan.regions)):
        if not region:
            continue
        style = plan.style.area(number)
        group = keyed(area.name, path_of(region, fill=style.fill))
        for angle in style.angles:
            lines = [list(edge) for edge in hatch(region, angle, style.spacing, holes)]
            if lines:
                group.add(path_of(lines, stroke=style.line, weight=plan.style.fine * 0.9, closed=False))
        group.add(path_of(region, stroke=style.line, weight=plan.style.fine * 2))
        made.append(group)
    return made


def _wider(box: Frame, by: float) -> Frame:
    return box[0] - by, box[1] - by, box[2] + by, box[3] + by


def _water(plan: Plan) -> list[Group]:
    style, ground = plan.style, plan.ground
    made = []
    if ground.rivers:
        rivers = path_of(ground.rivers, stroke=style.river, weight=style.fine, closed=False)
        made.append(keyed("Rivers", rivers))
    if ground.lakes:
        lakes = path_of(ground.lakes, fill=style.sea, stroke=style.river, weight=style.fine * 0.8)
        made.append(keyed("Lakes", lakes))
    return made


def _borders(plan: Plan) -> list[Group]:
    style = plan.style
    dash = [style.fine * 5, style.fine * 3.5]
    lines = path_of(
        plan.ground.borders, stroke=style.border, weight=style.fine, closed=False, strokeDashArray=dash
    )
    return [keyed("Borders of today", lines)]


def _things(plan: Plan, spec: MapSpec) -> list[Group]:
    """Arrows and towns with their names, then all other names."""
    look, view, names = plan.look, plan.view, _names(plan)
    made = []
    for route, arrow in zip(spec.routes, plan.arrows):
        if arrow:
            arrow_group = draw_arrow(view, arrow, route.name, look.ink, look.paper)
            made.append(_with(arrow_group, names.pop(route.name, [])))
    for point, spot in zip(spec.points, plan.spots):
        if view.shows(spot):
            made.append(
                _with(keyed(point.name, *_mark(plan, spot, point.capital)), names.pop(point.name, []))
            )
    if names:
        made.append(keyed("Names", *(name for rest in names.values() for name in rest)))
    return made


def _with(group: Group, names: list[Group]) -> Group:
    for name in names:
        group.add(Group(*name.contents))
    return group


def _mark(plan: Plan, spot: tuple[float, float], capital: bool) -> list[Circle]:
    x, y = round(spot[0], 2), round(spot[1], 2)
    look, radius = plan.look, plan.look.size * DOT
    made = [
        Circle(
            x,
            y,
            radius if capital else radius * 0.75,
            fillColor=colour(look.paper if capital else look.ink),
            strokeColor=colour(look.ink if capital else look.paper),
            strokeWidth=plan.style.fine * (1.6 if capital else 1.0),
        )
    ]
    if capital:
        made.append(Circle(x, y, radius * 0.45, fillColor=colour(look.ink), strokeColor=None, strokeWidth=0))
    return made


def _names(plan: Plan) -> dict[str, list[Group]]:
    made: dict[str, list[Group]] = {}
    for placed in plan.labels:
        made.setdefault(placed.key, []).append(_name(plan, placed))
    return made


def _name(plan: Plan, placed: Placed) -> Group:
    look, words = plan.look, placed.words
    left, _, right, top = placed.box
    group = keyed(placed.key)
    if placed.leader:
        (x1, y1), (x2, y2) = placed.leader
        group.add(
            line(round(x1, 2), round(y1, 2), round(x2, 2), round(y2, 2), look.ink, plan.style.fine * 1.3)
        )
    if placed.number:
        group.add(_disc(plan, placed))
        return group
    if plan.board.ink(placed.box) > COVERED:
        x, y, wide, high = left, placed.box[1], right - left, top - placed.box[1]
        paper = colour(look.paper)
        group.add(Rect(x, y, wide, high, fillColor=paper, fillOpacity=VEIL, strokeColor=None))
    for number, text in enumerate(words.lines):
        y = top - words.size * ASCENT - number * words.leading
        disc = words.disc if number == 0 else ""
        room = disc_room(look, disc)
        x = {"start": left + room, "middle": (left + right + room) / 2, "end": right}[placed.align]
        if disc:
            start = x - (
                look.width_of(text, words.font, words.size)
                * {"start": 0, "middle": 0.5, "end": 1}[placed.align]
            )
            radius = disc_radius(look, disc)
            group.add(_numbered(plan, start - room + radius, y + words.size * 0.34, disc, radius))
        group.add(
            label(look, text, round(x, 2), round(y, 2), font=words.font, size=words.size, anchor=placed.align)
        )
    return group


def _disc(plan: Plan, placed: Placed) -> Group:
    left, bottom, right, top = placed.box
    number = placed.words.lines[0]
    return _numbered(plan, (left + right) / 2, (bottom + top) / 2, number, disc_radius(plan.look, number))


def _numbered(plan: Plan, x: float, y: float, number: str, radius: float) -> Group:
    look = plan.look
    return Group(
        Circle(
            x,
            y,
            radius,
            fillColor=colour(look.paper),
            strokeColor=colour(look.ink),
            strokeWidth=plan.style.fine * 1.3,
        ),
        label(look, number, x, y - look.small * 0.35, font=look.bold, size=look.small, anchor="middle"),
    )


def _frame(plan: Plan) -> list[Group]:
    view, look, style = plan.view, plan.look, plan.style
    made = []
    if plan.scale:
        made.append(scale_bar(view, look, style, *plan.scale))
    if plan.globe:
        left, bottom, right, top = plan.globe
        made.append(globe(view, look, style, (left + right) / 2, (bottom + top) / 2, (right - left) / 2))
    if not view.whole:
        edge = Polygon(
            [0, 0, view.width, 0, view.width, view.height, 0, view.height],
            fillColor=None,
            strokeColor=colour(look.ink),
            strokeWidth=style.fine * 2,
        )
        made.append(keyed("Frame", edge))
    return made


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
    group = keyed("Key")
    for row, entries in enumerate(key):
        y = top - look.small * (0.35 + 0.875 + row * 1.75)
        for x, number, name in entries:
            group.add(_numbered(plan, x + radius + plan.style.fine, y, str(number), radius))
            group.add(
                label(look, name, x + 2 * radius + look.small * 0.35, y - look.small * 0.35, size=look.small)
            )
    return group
