"""A map's areas, points and routes to where each stands on the paper, and its furniture to where it hides least."""

from __future__ import annotations

from msgspec.structs import replace

from factdeck.diagrams.look import Look
from factdeck.diagrams.map.board import LABEL_GAP, Board, boxes_along, outline_lines
from factdeck.diagrams.map.corners import emptiest, overlaps, wider
from factdeck.diagrams.map.furniture import kilometres, scale_box, scale_length
from factdeck.diagrams.map.ground import area_of_map, ground_of
from factdeck.diagrams.map.key_plate import key_plate
from factdeck.diagrams.map.naming import place_degrees, place_names
from factdeck.diagrams.map.plan import DOT, Plan
from factdeck.diagrams.map.room import room_of
from factdeck.diagrams.map.routes import way_of
from factdeck.diagrams.map.spec import PLAIN, Extent, MapSpec, Setting
from factdeck.diagrams.map.style import map_style
from factdeck.diagrams.map.view import CENTRED, Framing, View, filling_view, view_of
from factdeck.forgetting import kept_for_article

ARROW = 0.24
"""Width of a route, by the size of labels."""
GLOBE = 0.115
"""Radius of the small globe, by the map's shorter side."""
WIDEST_WITH_GLOBE = 150.0
"""Degrees that a map spans: a wider one shows most of the globe itself."""
SCALE = 11.0
"""Length of a scale bar at most, by the size of labels."""

PLATE_GAP = 0.3
"""Around a plate, kept free of names, by the size of labels."""


def plan_map(
    spec: MapSpec,
    look: Look,
    extent: Extent,
    width: float,
    most_height: float | None,
    setting: Setting = PLAIN,
) -> Plan:
    """``most_height`` is the height itself where the setting is to fill it."""
    if not setting.plates:
        return _plan_without_plates(spec, look, extent, width, most_height, setting)
    plan = laid(spec, look, _view(spec, setting, extent, width, most_height), setting)
    framing = plan.covered(setting.plates)[1]
    if framing == CENTRED:
        bare = replace(setting, plates=())
        found = replace(_plan_without_plates(spec, look, extent, width, most_height, bare), setting=setting)
        if _is_clear(found):
            return found
    plan = laid(spec, look, _view(spec, setting, extent, width, most_height, framing), setting)
    return filled(plan, spec)


@kept_for_article(16)
def _plan_without_plates(
    spec: MapSpec,
    look: Look,
    extent: Extent,
    width: float,
    most_height: float | None,
    setting: Setting,
) -> Plan:
    return filled(laid(spec, look, _view(spec, setting, extent, width, most_height), setting), spec)


def _is_clear(plan: Plan) -> bool:
    """Whether all that was placed without regard to the plates stands clear of them.

    Each thing then stands where it would with them: a plate only takes places away, and none of those that were chosen.
    """
    if _has_room_for_globe(plan) and not plan.globe:
        return False
    boxes = [label.box for label in plan.labels]
    boxes += [plan.plate[1]] if plan.plate else []
    boxes += [plan.scale[0]] if plan.scale else []
    boxes += [plan.globe] if plan.globe else []
    plates = [wider(plate, plan.look.size * PLATE_GAP + LABEL_GAP) for plate in plan.plates]
    return not any(overlaps(box, plate) for box in boxes for plate in plates)


def filled(plan: Plan, spec: MapSpec) -> Plan:
    """The plan with key, furniture and names, which keep off what lies on the map already."""
    _note_lines(plan, spec)
    _take_marks(plan)
    for plate in plan.plates:
        plan.board.take(wider(plate, plan.look.size * PLATE_GAP))
    _place_key(plan, spec)
    if plan.setting.furnished:
        _place_furniture(plan, spec)
    place_names(plan, spec)
    if plan.setting.furnished:
        place_degrees(plan, spec)
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


def laid(spec: MapSpec, look: Look, view: View, setting: Setting) -> Plan:
    """What the map shows in its place, without names."""
    return Plan(
        view=view,
        ground=ground_of(view),
        style=map_style(look),
        look=look,
        setting=setting,
        regions=[area_of_map(area, view) for area in spec.areas],
        area_rooms=[room_of(area, view) for area in spec.areas],
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


def _globe_size(plan: Plan) -> float:
    return 2 * max(plan.look.size * 1.6, min(plan.view.width, plan.view.height) * GLOBE)


def _has_room_for_globe(plan: Plan) -> bool:
    """Whether the map is to have a globe, if there is a place for it."""
    view = plan.view
    if view.whole or not plan.setting.furnished:
        return False
    return view.degrees < WIDEST_WITH_GLOBE and _globe_size(plan) < min(view.width, view.height) * 0.4


def _place_furniture(plan: Plan, spec: MapSpec) -> None:
    """The globe, then the scale bar, each where it hides least; neither where plates leave no place."""
    if plan.view.whole:
        return
    view, board, setting = plan.view, plan.board, plan.setting
    inset = max(plan.look.size * 0.5, setting.edge)
    size = _globe_size(plan)
    rooms = plan.rooms
    plates = [*plan.plates, *([plan.plate[1]] if plan.plate else [])]
    if _has_room_for_globe(plan):
        at = emptiest(board, rooms, size, size, inset, plates)
        if at and board.untaken(at):
            plan.globe = at
            board.take(wider(at, inset * 0.4))
    km = scale_length(view, min(view.width * 0.3, plan.look.size * SCALE))
    told = kilometres(km, spec.kilometres)
    at = emptiest(board, rooms, *scale_box(view, plan.look, told, km, plan.detail), inset, plates)
    if at:
        plan.scale = (at, told, km)
        board.take(wider(at, inset * 0.4))
