"""A planned map's land, water, graticule and borders to the one group that lies below everything else."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from factdeck.diagrams.map.edges import seen_lines
from factdeck.diagrams.map.furniture import globe_of_world, graticule, path_of
from factdeck.diagrams.map.plan import Plan
from factdeck.diagrams.map.projection import Azimuthal
from factdeck.diagrams.map.region import Outline, within_frame
from factdeck.diagrams.map.spec import MapSpec
from factdeck.diagrams.pen import box, keyed
from factdeck.drawing import Group, Part


def base_map(plan: Plan, spec: MapSpec) -> Group:
    """All that lies below a map's things, as one group with the name that the spec gives it."""
    return keyed(spec.base, *_parts(plan, spec))


def _parts(plan: Plan, spec: MapSpec) -> Iterator[Group]:
    view, style, ground = plan.view, plan.style, plan.ground
    yield keyed("Sea", _sea(plan))
    if ground.land:
        coast = path_of(seen_lines(ground.land, view), border=style.coast, weight=style.fine, closed=False)
        yield keyed("Land", path_of(ground.land, fill=style.land), coast)
    lines = [part for part, _, _ in graticule(view)]
    if lines:
        yield keyed(
            "Graticule", path_of(lines, border=style.graticule, weight=style.fine * 0.7, closed=False)
        )
    borders = _outside_areas(plan, spec) if spec.borders else []
    if borders:
        dash = (style.fine * 5, style.fine * 3.5)
        path = path_of(borders, border=style.border, weight=style.fine, closed=False, dash=dash)
        yield keyed("Borders of today", path)
    if ground.rivers:
        yield keyed("Rivers", path_of(ground.rivers, border=style.river, weight=style.fine, closed=False))
    if ground.lakes:
        shore = path_of(
            seen_lines(ground.lakes, view), border=style.river, weight=style.fine * 0.8, closed=False
        )
        yield keyed("Lakes", path_of(ground.lakes, fill=style.sea), shore)


def _sea(plan: Plan) -> Part:
    """The whole frame, or as much of it as the globe fills."""
    view, style = plan.view, plan.style
    if not view.is_round:
        return box(0, 0, view.width, view.height, style.sea)
    projection = view.projection
    globe = view.on_paper(projection.circle()) if isinstance(projection, Azimuthal) else globe_of_world(view)
    cut = within_frame(globe, (0.0, 0.0, view.width, view.height))
    return path_of([cut], fill=style.sea, border=style.coast, weight=style.fine)


def _outside_areas(plan: Plan, spec: MapSpec) -> list[Outline]:
    """The borders of today where no area is tinted: inside one they would part what the map shows as one."""
    rooms = [room for area, room in zip(spec.areas, plan.area_rooms, strict=True) if room and area.filled]
    result: list[Outline] = []
    for line in plan.ground.borders:
        going_on = False
        for start, end in itertools.pairwise(line):
            middle = ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2)
            if any(
                room.rows.bottom <= middle[1] <= room.rows.top and room.rows.holds(middle) for room in rooms
            ):
                going_on = False
                continue
            if not going_on:
                result.append([start])
            result[-1].append(end)
            going_on = True
    return result
