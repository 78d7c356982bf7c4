"""An article's maps to what of them no map can show: told as warnings, each at its name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factdeck.article.fields import Extent, Point
from factdeck.article.map import Map, MapArea, MapRoute
from factdeck.article.markup import Inline, plain
from factdeck.article.model import Article
from factdeck.article.sections import all_sections
from factdeck.derived import derived
from factdeck.messages import codes
from factdeck.messages.problems import Problems

WIDEN = "widen the extent, or leave it out: the map is then fitted to what it shows"
FINEST = 0.02
"""Degrees between the places of a line that are looked at."""


def check_maps(article: Article, problems: Problems) -> None:
    """Warn of places outside a map's extent, and of areas that enclose nothing."""
    if article.infobox and article.infobox.map:
        _check_map(article.infobox.map, "infobox.map", problems)
    for path, section in all_sections(article):
        if section.map:
            _check_map(section.map, f"{path}.map", problems)


def _check_map(shown: Map, path: str, problems: Problems) -> None:

    def warn(where: str, name: Inline, told: str, hint: str) -> None:
        message = f"{path}.{where}: {plain(name)!r} {told}"
        problems.warning(name[0].mark_at(), message, hint, code=codes.OFF_THE_MAP)

    for number, area in enumerate(shown.areas, 1):
        if told := _told_of(area, shown.extent):
            warn(f"areas[{number}]", area.name, *told)
    for where, name, places in _things(shown):
        if shown.extent and not any(_within(place, shown.extent) for place in places):
            warn(where, name, "lies outside the map's extent", WIDEN)


def _told_of(area: MapArea, extent: Extent | None) -> tuple[str, ...]:
    """What ``unseen_areas.unseen`` tells, as an earlier run knew it."""

    def told() -> tuple[str, ...]:
        from factdeck.checks.unseen_areas import unseen

        return unseen(area, extent)

    given = (area.polygon, tuple(map(str, area.countries)), extent)
    return derived("area off its map", given, tuple[str, ...], told)


def _things(shown: Map) -> Iterator[tuple[str, Inline, Sequence[Point]]]:
    """Where it stands in the map, name and places of each town, route and label."""
    for number, point in enumerate(shown.points, 1):
        yield f"points[{number}]", point.name, [point.at]
    for number, route in enumerate(shown.routes, 1):
        yield f"routes[{number}]", route.name, _way(route, shown.extent)
    for number, label in enumerate(shown.labels, 1):
        yield f"labels[{number}]", label.name, [label.at]


def _way(route: MapRoute, extent: Extent | None) -> Sequence[Point]:
    """A route's places, and of a line those between them, near enough to find an extent that it crosses."""
    if route.kind == "arrow" or extent is None:
        return route.path
    from factdeck.diagrams.map.outline import line_in_degrees

    step = max(min(span(extent), extent[3] - extent[1]) / 4, FINEST)
    return line_in_degrees(route.path, step)


def _within(place: Point, extent: Extent) -> bool:
    west, south, _, north = extent
    return south <= place[1] <= north and (place[0] - west) % 360.0 <= span(extent)


def span(extent: Extent) -> float:
    """Degrees from west to east."""
    return (extent[2] - extent[0]) % 360.0 or 360.0
