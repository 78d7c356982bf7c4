"""A map's spec to its drawing and what it says and hides, found again where a later run asks for the same.

Planning a map takes as long as placing a page; what is kept spares it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from factdeck.derived import derived
from factdeck.diagrams.look import Look
from factdeck.diagrams.map.spec import PLAIN, MapSpec, Plate, Setting
from factdeck.drawing import Drawing
from factdeck.forgetting import kept_for_article

if TYPE_CHECKING:
    from factdeck.diagrams.map.map import PlannedMap


class ShownMap(Struct, frozen=True):
    """A map as it is drawn."""

    drawing: Drawing
    seen: tuple[str, ...]
    """The names of what it shows, as ``things.seen_names`` has them."""


@kept_for_article(32)
def shown_map(
    spec: MapSpec, look: Look, width: float, height: float | None = None, setting: Setting = PLAIN
) -> ShownMap:
    """The map that ``map.draw_map`` draws of these."""

    def drawn() -> ShownMap:
        from factdeck.diagrams.map.things import seen_names

        planned = _planned(spec, look, width, height, setting)
        return ShownMap(planned.drawing, tuple(seen_names(planned.plan, spec)))

    return derived("map", (spec, look.values, width, height, setting), ShownMap, drawn)


@kept_for_article(64)
def map_size(spec: MapSpec, look: Look, width: float, height: float | None = None) -> tuple[float, float]:
    """Width and height in points of such a map in a plain setting, which is not drawn for it."""
    given = (spec, look.values, width, height)
    return derived(
        "map size", given, tuple[float, float], lambda: _planned(spec, look, width, height, PLAIN).size
    )


@kept_for_article(32)
def hidden_by_each(
    plates: tuple[Plate, ...], spec: MapSpec, look: Look, width: float, height: float, setting: Setting
) -> list[tuple[bool, float]]:
    """Of each plate, whether it would lie on the key under such a map, and how much it would hide."""

    def hidden() -> list[tuple[bool, float]]:
        planned = _planned(spec, look, width, height, setting)
        key = height - planned.below
        return [(planned.below > 0 and plate[3] > key, planned.plan.covered([plate])[0]) for plate in plates]

    given = (spec, look.values, width, height, setting, plates)
    return derived("map plates", given, list[tuple[bool, float]], hidden)


def _planned(spec: MapSpec, look: Look, width: float, height: float | None, setting: Setting) -> PlannedMap:
    from factdeck.diagrams.map.map import planned_map

    return planned_map(spec, look, width, height, setting)
