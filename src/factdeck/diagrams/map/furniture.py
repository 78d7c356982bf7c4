"""What a map is read by: a graticule, a scale bar, and a small globe that shows where in the world it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from math import degrees, floor, log10

from factdeck.diagrams.look import Look
from factdeck.diagrams.map.outline import lines, outlines
from factdeck.diagrams.map.projection import Azimuthal
from factdeck.diagrams.map.region import Frame, Outline, line_within_frame, simplified, simplified_outline
from factdeck.diagrams.map.style import MapStyle
from factdeck.diagrams.map.view import View
from factdeck.diagrams.map.world import Bounds, world
from factdeck.diagrams.pen import circle, ink, keyed, label, line, stroke
from factdeck.drawing import Group, Path
from factdeck.drawing.affine import Point
from factdeck.drawing.outlines import polygon
from factdeck.forgetting import kept_for_article


def path_of(
    regions: list[Outline],
    *,
    fill: str = "",
    border: str = "",
    weight: float = 0.0,
    closed: bool = True,
    dash: tuple[float, ...] = (),
) -> Path:
    """Outlines or lines as one shape; outlines inside others are holes."""
    steps = [step for outline in regions for step in polygon(_all_rounded(outline), closed=closed)]
    return Path(tuple(steps), fill=ink(fill), stroke=stroke(border, weight, dash, join="round"))


def rounded(spot: Point) -> Point:
    """A place on paper to a hundredth of a point."""
    return round(spot[0], 2), round(spot[1], 2)


def _all_rounded(spots: Outline) -> list[Point]:
    if not spots:
        return []
    xs, ys = zip(*spots, strict=True)
    return list(zip(_hundredths(xs), _hundredths(ys), strict=True))


CLEAR = 0.4999
"""By how much of a hundredth a length may miss a whole number of them so that no rounding of its own parts the two."""


def _hundredths(lengths: Iterable[float]) -> list[float]:
    """As ``round`` to two digits: a whole number of hundredths is found four times as fast where it is clear which."""
    return [
        near / 100
        if -CLEAR < (many := length * 100) - (near := round(many)) < CLEAR and near
        else round(length, 2)
        for length in lengths
    ]


_STEPS = (30.0, 20.0, 10.0, 5.0, 2.0, 1.0, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01)


@kept_for_article(16)
def graticule(view: View) -> list[tuple[Outline, float, bool]]:
    """Meridians and parallels in points, each with its degrees and whether it is a meridian."""
    bounds = view.bounds
    across = min(bounds.east - bounds.west, 360.0)
    least = min(across, degrees(view.frame[2] - view.frame[0]), degrees(view.frame[3] - view.frame[1]))
    step = next((step for step in _STEPS if least / step >= 3), _STEPS[-1])
    if view.whole:
        step = 30.0
    turn = 30.0 if across >= 360.0 else step
    result = []
    for lon in _multiples(bounds.west, bounds.west + min(across, 360.0 - turn / 2), turn):
        result += [(part, lon, True) for part in _drawn(view, _meridian(bounds, lon))]
    for lat in _multiples(bounds.south, bounds.north, step):
        if abs(lat) < 90:
            result += [(part, lat, False) for part in _drawn(view, _parallel(bounds, lat))]
    return result


def _multiples(low: float, high: float, step: float) -> list[float]:
    return [number * step for number in range(-floor(-low / step), floor(high / step) + 1)]


def _meridian(bounds: Bounds, lon: float) -> Outline:
    return [(lon, bounds.south + (bounds.north - bounds.south) * n / 30) for n in range(31)]


def _parallel(bounds: Bounds, lat: float) -> Outline:
    return [(bounds.west + (bounds.east - bounds.west) * n / 90, lat) for n in range(91)]


def _drawn(view: View, places: Outline) -> Iterator[Outline]:
    for part in lines(view.projection, places):
        for cut in line_within_frame(part, view.frame):
            yield simplified(view.on_paper(cut), 0.15)


def degrees_told(degrees: float, meridian: bool, compass: tuple[str, str, str, str]) -> str:
    """“120° E”, with the letters of the article's language for north, east, south and west.

    A letter with # is a word that the degrees stand in, as in “東経#”.
    """
    turned = (degrees + 180.0) % 360.0 - 180.0 if meridian else degrees
    if turned == -180.0:
        return "180°"
    north, east, south, west = compass
    letter = (
        ((east if turned > 0 else west) if meridian else (north if turned > 0 else south)) if turned else ""
    )
    told = f"{abs(turned):g}°"
    return letter.replace("#", told) if "#" in letter else f"{told}\u00a0{letter}".strip()


def scale_length(view: View, most: float) -> int | float:
    """The greatest round number of kilometres (1, 2 or 5 and noughts) whose bar is no longer than so many points."""
    longest = most * view.km_per_point
    power = 10.0 ** floor(log10(longest))
    km = max(part * power for part in (1, 2, 5) if part * power <= longest)
    return round(km) if km >= 1 else km


def kilometres(km: float, words: tuple[str, str]) -> str:
    """“0,5 km”, in the words of a language for them and with its decimal sign."""
    pattern, point = words
    return pattern.format(f"{km:g}".replace(".", point))


def scale_bar(
    view: View, look: Look, style: MapStyle, box: Frame, told: str, km: float, size: float
) -> Group:
    """A bar with its length above, from the box's lower left corner."""
    left, bottom = box[0] + 1, box[1] + 1
    length = km / view.km_per_point
    end = left + length
    tick = size * 0.28
    weight = style.fine * 2
    return keyed(
        told.replace("\u00a0", " "),
        line((left, bottom), (left + length, bottom), look.ink, weight),
        line((left, bottom - weight / 2), (left, bottom + tick), look.ink, weight * 0.7),
        line((end, bottom - weight / 2), (end, bottom + tick), look.ink, weight * 0.7),
        label(
            look,
            told,
            left + length / 2,
            bottom + tick + size * 0.2,
            size=size,
            anchor="middle",
        ),
    )


def scale_box(view: View, look: Look, told: str, km: float, size: float) -> tuple[float, float]:
    """Width and height that a scale bar takes, its words of a size."""
    words = look.width_of(told, look.regular, size)
    return max(km / view.km_per_point, words) + 2, size * 1.5 + 2


WIDE = 75.0
"""Degrees up to which a map's frame lies well within a globe that is turned less than the map."""


@lru_cache(maxsize=8)
def _half_of_globe(lon: float, lat: float) -> list[Outline]:
    """Land on a globe of radius 1 that is seen from above a place."""
    globe = Azimuthal(lon, lat, globe=True)
    rings = [ring for ring in world().rings("land", len(world().levels_km) - 1) if len(ring) > 5]
    return outlines(globe, rings, (-1.0, -1.0, 1.0, 1.0))


@lru_cache(maxsize=8)
def _globe_land(lon: float, lat: float, radius: float) -> list[Outline]:
    land = _half_of_globe(lon, lat)
    scaled = [[(x * radius, y * radius) for x, y in outline] for outline in land]
    small = [simplified_outline(outline, 0.3) for outline in scaled]
    return [outline for outline in small if len(outline) > 2 and _wide(outline) > radius * 0.04]


def _wide(outline: Outline) -> float:
    return max(
        max(x for x, _ in outline) - min(x for x, _ in outline),
        max(y for _, y in outline) - min(y for _, y in outline),
    )


def globe(view: View, look: Look, style: MapStyle, x: float, y: float, radius: float) -> Group:
    """A globe turned to the map's middle, the map's frame marked on it."""
    projection = view.projection
    assert isinstance(projection, Azimuthal)
    steepest = 50.0 if view.degrees < WIDE else 90.0
    lat = max(-steepest, min(steepest, projection.lat))
    turned = Azimuthal(projection.lon, lat, globe=True)
    land = [[(px + x, py + y) for px, py in part] for part in _globe_land(projection.lon, lat, radius)]
    frame = [(x + px * radius, y + py * radius) for px, py in turned.closed_spots(_frame_places(view))]
    return keyed(
        "Globe",
        circle(x, y, radius, style.sea),
        path_of(land, fill=style.border),
        path_of([frame], border=look.accent, weight=style.fine * 2.5),
        circle(x, y, radius, border=look.ink, weight=style.fine * 1.2),
    )


def _frame_places(view: View) -> Outline:
    left, bottom, right, top = view.frame
    corners = [(left, bottom), (right, bottom), (right, top), (left, top)]
    edge = [
        (a[0] + (b[0] - a[0]) * n / 8, a[1] + (b[1] - a[1]) * n / 8)
        for a, b in zip(corners, [*corners[1:], corners[0]], strict=True)
        for n in range(8)
    ]
    return [place for spot in edge if (place := view.projection.place(spot))]


def globe_of_world(view: View) -> Outline:
    """The outline of the whole globe in points."""
    projection = view.projection
    lon = projection.lon  # type: ignore[attr-defined]
    ring = [(lon - 180, lat) for lat in range(-90, 91, 3)] + [(lon + 180, lat) for lat in range(90, -91, -3)]
    return view.on_paper(projection.spots(ring))
