"""A map's areas, points and routes, given in degrees, to a drawing on land, water and borders of Natural Earth."""

from __future__ import annotations

from functools import cached_property

from msgspec import Struct

from factdeck.diagrams.look import Look
from factdeck.diagrams.map.base import base_map
from factdeck.diagrams.map.furniture import globe, scale_bar
from factdeck.diagrams.map.key_plate import plate_group
from factdeck.diagrams.map.key_strip import KeyLines, key_group, key_height, key_lines
from factdeck.diagrams.map.plan import Plan
from factdeck.diagrams.map.planning import plan_map
from factdeck.diagrams.map.spec import PLAIN, MapArea, MapLabel, MapPoint, MapRoute, MapSpec, Setting
from factdeck.diagrams.map.things import things
from factdeck.diagrams.map.view import extent_of, view_of
from factdeck.diagrams.pen import keyed, stroke
from factdeck.drawing import Drawing, Group, Polygon
from factdeck.forgetting import kept_for_article

__all__ = ["MapArea", "MapLabel", "MapPoint", "MapRoute", "MapSpec", "Setting", "draw_map"]

LEAST_HEIGHT = 8.0
"""Of the map itself, by the size of labels, whatever its key needs."""


def draw_map(
    spec: MapSpec, look: Look, width: float, height: float | None = None, setting: Setting = PLAIN
) -> Drawing:
    """Draw a map ``width`` points wide and no higher than ``height``; just so high where the setting is to fill it.

    A part of the globe is shown by the Lambert azimuthal equal-area projection around its middle, the whole by Equal
    Earth (see ``projection`` for both). Areas are told apart by colour and by hatching; a name for which there is
    no room becomes a number, explained in a key under the map. Land, water, borders and graticule are one group; each
    area, point and route is one with its name.
    """
    return planned_map(spec, look, width, height, setting).drawing


class PlannedMap(Struct, frozen=True, dict=True):
    """A map whose every part has its place, and nothing is drawn yet."""

    spec: MapSpec
    plan: Plan
    key: KeyLines

    @property
    def size(self) -> tuple[float, float]:
        """Width and height in points."""
        return self.plan.view.width, self.plan.view.height + self.below

    @property
    def below(self) -> float:
        """Height of the key under the map."""
        return key_height(self.key, self.plan.look)

    @cached_property
    def drawing(self) -> Drawing:
        plan, below = self.plan, self.below
        face = (base_map(plan, self.spec), *things(plan, self.spec), *_furniture(plan))
        parts = [Group(face, transform=(1.0, 0.0, 0.0, 1.0, 0.0, below))]
        if self.key:
            parts.append(key_group(plan, self.key, below))
        return Drawing(plan.view.width, plan.view.height + below, tuple(parts))


@kept_for_article(32)
def planned_map(
    spec: MapSpec, look: Look, width: float, height: float | None = None, setting: Setting = PLAIN
) -> PlannedMap:
    """The map that ``draw_map`` draws of these; it is kept, since a rebuild rarely changes it."""
    extent = extent_of(spec)
    plan = plan_map(spec, look, extent, width, height, setting)
    while height is not None and (needed := key_height(key_lines(plan), look)):
        most = max(height - needed, look.size * LEAST_HEIGHT)
        if plan.view.height <= most or (not setting.filling and view_of(extent, width, most) == plan.view):
            break
        plan = plan_map(spec, look, extent, width, min(most, plan.view.height - 1.0), setting)
    return PlannedMap(spec, plan, key_lines(plan))


def _furniture(plan: Plan) -> list[Group]:
    view, look, style = plan.view, plan.look, plan.style
    parts = [plate_group(plan.plate[0], look, style, plan.plate[1], "Key")] if plan.plate else []
    if plan.scale:
        parts.append(scale_bar(view, look, style, *plan.scale, plan.detail))
    if plan.globe:
        left, bottom, right, top = plan.globe
        parts.append(globe(view, look, style, (left + right) / 2, (bottom + top) / 2, (right - left) / 2))
    if plan.setting.framed and not view.whole:
        corners = ((0.0, 0.0), (view.width, 0.0), (view.width, view.height), (0.0, view.height))
        parts.append(keyed("Frame", Polygon(corners, stroke=stroke(look.ink, style.fine * 2))))
    return parts
