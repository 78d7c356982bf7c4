"""Entries to the page that shows where they take place: a map with a number for each neighbourhood, and below it the articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from math import sqrt

from msgspec import Struct

from factdeck.diagrams.look import Look
from factdeck.diagrams.map.base import base_map
from factdeck.diagrams.map.furniture import degrees_told
from factdeck.diagrams.map.planning import plan_map
from factdeck.diagrams.map.spec import Extent, MapPoint, MapSpec, Place, Setting
from factdeck.diagrams.map.view import View, extent_of
from factdeck.drawing import Drawing
from factdeck.escaping import attribute, text
from factdeck.face import Face
from factdeck.scene import DrawingItem
from factdeck.site.entry import Entry
from factdeck.site.frame import Page, Site, in_language
from factdeck.site.lists import count_told
from factdeck.site.metadata import page_address
from factdeck.svg.writing.drawing import drawing_svg
from factdeck.svg.writing.painter import Painter
from factdeck.units import Box

WIDTH, MOST_HEIGHT = 960.0, 620.0
"""Of the map, in units of its own: it is shown as wide as the page."""
TARGET = 18.0
"""Radius of what can be pressed; where the map is shown at its least width that is more than 24 pixels across."""
APART = 2.25 * TARGET
"""What lies closer together is one neighbourhood."""
WORLD: Extent = (-180.0, -58.0, 180.0, 84.0)
"""In degrees: all land but Antarctica."""
GLOBE: Extent = (-180.0, -90.0, 180.0, 90.0)
"""All of it, where an article takes place beyond."""
FAR_APART = 75.0
"""Degrees of longitude."""
DOT = 7.0
"""Radius of the mark of a single article."""
EDGE = 2.0
"""Of the line around a mark that is pointed at, what lies outside."""
LEAST_AROUND, DIGIT = 3.5, 4.0
"""Radius around a number: what is free beside it, and half of each digit's width."""


class Neighbourhood(Struct):
    """Articles whose places lie close together on the map, from its lower left corner."""

    x: float
    y: float
    entries: list[Entry]

    @property
    def name(self) -> str:
        """Of the place that most of them name."""
        named = Counter(entry.at.name for entry in self.entries if entry.at and entry.at.name)
        return min(named, key=lambda name: (-named[name], name), default="")


def map_page(entries: Sequence[Entry], site: Site) -> Page:
    """The page of all articles that have a place."""
    words = site.words
    placed = [entry for entry in entries if entry.at]
    content, head, told = f"<h1>{text(words('map'))}</h1>\n", "", ""
    if placed:
        head = '<script src="map.js" defer></script>'
        told = words("map intro", count=count_told(len(placed), site))
        ground, view = _ground(_extent([entry.at.place for entry in placed if entry.at]))
        found = neighbourhoods(placed, view)
        content += (
            f'<p class="intro">{text(told)}</p>\n{_map(found, ground, view, site)}'
            f'<p class="hint">{text(words("map credit"))}</p>\n{_parts(found, site)}'
        )
    else:
        content += f"<p>{text(words('map empty'))}</p>\n"
    return Page(f"{words('map')} – {site.title}", content, "map.html", site.lang, head, "map", told)


def _extent(places: Sequence[Place]) -> Extent:
    """Around all places; the world where they lie far apart, since people know its shape."""
    extent = extent_of(MapSpec(points=tuple(MapPoint("", place) for place in places)))
    if (extent[2] - extent[0]) % 360.0 <= FAR_APART and extent[0] != -180.0:
        return extent
    return WORLD if all(WORLD[1] <= lat <= WORLD[3] for _, lat in places) else GLOBE


def neighbourhoods(placed: Sequence[Entry], view: View) -> list[Neighbourhood]:
    """The articles, each with those that lie close; the largest first."""
    spots = Counter(entry.at.place for entry in placed if entry.at)
    found: list[Neighbourhood] = []
    of_place: dict[tuple[float, float], Neighbourhood] = {}
    for place in sorted(spots, key=lambda each: (-spots[each], each)):
        x, y = view.spot(place)
        near = next((each for each in found if (each.x - x) ** 2 + (each.y - y) ** 2 < APART**2), None)
        if near is None:
            near = Neighbourhood(x, y, [])
            found.append(near)
        of_place[place] = near
    for entry in placed:
        if entry.at:
            of_place[entry.at.place].entries.append(entry)
    return sorted(found, key=lambda each: (-len(each.entries), each.name))


def _look() -> Look:
    """Colours of the theme classic; no word stands on the ground of a map."""
    face = Face("none", "none")
    return Look(
        regular="none",
        bold="none",
        italic="none",
        size=11.0,
        small=9.0,
        leading=13.0,
        ink="#1d1b19",
        paper="#ffffff",
        accent="#7d160e",
        second="#2c7094",
        tint="#f4f1ea",
        rule="#8d867b",
        faces=(face,),
        width_of=lambda words, _font, size: len(words) * size / 2,
        face_of=lambda _font: face,
        parts_of=lambda _words, _font: (),
        for_print=False,
    )


@lru_cache(maxsize=2)
def _ground(extent: Extent) -> tuple[str, View]:
    """Land, water and borders as SVG, and how places come onto it."""
    spec = MapSpec(extent=extent)
    plan = plan_map(spec, _look(), extent, WIDTH, MOST_HEIGHT, Setting(furnished=False))
    view = plan.view
    drawing = Drawing(view.width, view.height, (base_map(plan, spec),))
    item = DrawingItem(box=Box(0.0, 0.0, view.width, view.height), drawing=drawing)
    return drawing_svg(Painter("map-", "", 1, ""), item), view


def _map(found: Sequence[Neighbourhood], ground: str, view: View, site: Site) -> str:
    most = max(len(each.entries) for each in found)
    marks = "\n".join(
        _mark(each, told, number, most, view.height, site)
        for number, (each, told) in enumerate(zip(found, names(found, site), strict=True), 1)
    )
    box = f'viewBox="{_box(found, view)}"'
    label = attribute(site.words("map alt"))
    return f'<div class="map" tabindex="0" role="group" aria-label={label}>\n<svg {box}><g class="ground">{ground}</g>\n{marks}\n</svg>\n</div>\n'


def _box(found: Sequence[Neighbourhood], view: View) -> str:
    """The map, and as much beside it as marks at its edge take."""
    room = TARGET + EDGE
    left = min(0.0, *(each.x - room for each in found))
    top = min(0.0, *(view.height - each.y - room for each in found))
    right = max(view.width, *(each.x + room for each in found))
    bottom = max(view.height, *(view.height - each.y + room for each in found))
    return f"{left:.0f} {top:.0f} {right - left:.0f} {bottom - top:.0f}"


def _mark(each: Neighbourhood, name: str, number: int, most: int, height: float, site: Site) -> str:
    """A dot, or how many there are in a larger one; either leads to the list below."""
    x, y, count = round(each.x, 1), round(height - each.y, 1), len(each.entries)
    told = f"{name}: {count_told(count, site)}"
    shown = f'<circle cx="{x}" cy="{y}" r="{_radius(count, most):g}"/>'
    if count > 1:
        shown += f'<text x="{x}" y="{round(y + 5, 1)}">{count}</text>'
    room = f'<circle class="room" cx="{x}" cy="{y}" r="{TARGET:g}"/>'
    return f'<a href="#place-{number}" aria-label={attribute(told)}>{room}{shown}</a>'


def _radius(count: int, most: int) -> float:
    """By the root of how many there are, with room for their number."""
    if count == 1:
        return DOT
    digits = LEAST_AROUND + DIGIT * len(str(count))
    return round(min(TARGET, max(digits, TARGET * sqrt(count / most))), 1)


def names(found: Sequence[Neighbourhood], site: Site) -> list[str]:
    """What each neighbourhood is called; those of one name are told apart by where they lie, as coarsely as will do."""
    plain = [site.words("map place", place=each.name) if each.name else site.words("map") for each in found]
    counts = Counter(plain)
    told = list(plain)
    for digits in range(3):
        seen = Counter(told)
        for number, each in enumerate(found):
            if counts[plain[number]] > 1 and (not digits or seen[told[number]] > 1):
                told[number] = f"{plain[number]} ({_degrees(each, digits, site)})"
    return told


def _degrees(each: Neighbourhood, digits: int, site: Site) -> str:
    """“42° N, 123° E”."""
    spot = each.entries[0].at
    assert spot is not None
    lon, lat = (round(degrees, digits) for degrees in spot.place)
    north, east, south, west = site.words("compass").split()
    compass = (north, east, south, west)
    return f"{degrees_told(lat, False, compass)}, {degrees_told(lon, True, compass)}"


def _parts(found: Sequence[Neighbourhood], site: Site) -> str:
    return "".join(
        f'<section aria-labelledby="place-{number}">\n<h2 id="place-{number}">{text(told)}</h2>\n'
        f'<ul class="placed">\n{"".join(_item(entry, site) for entry in each.entries)}</ul>\n</section>\n'
        for number, (each, told) in enumerate(zip(found, names(found, site), strict=True), 1)
    )


def _item(entry: Entry, site: Site) -> str:
    own = "" if entry.lang == site.lang else in_language(entry.lang)
    link = f"<a href={attribute(page_address(entry.slug))}{own}>{text(entry.title)}</a>"
    name = entry.at.name if entry.at else ""
    return f"<li>{link}<span>{text(name)}</span></li>\n"
