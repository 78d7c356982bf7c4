"""The places of an article's maps to GeoJSON (RFC 7946)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from factdeck.article import Inline, Map, plain
from factdeck.article.map import MapArea
from factdeck.exports.credit import credit_of
from factdeck.exports.made import Made, Wanted
from factdeck.exports.places import maps_of, rings, ways
from factdeck.exports.texts import plain_text
from factdeck.messages import codes
from factdeck.messages.problems import Problems

Feature = dict[str, Any]


def write(wanted: Wanted) -> Made:
    """A feature for each area, point, route and label, map by map, in WGS 84."""
    article, problems = wanted.article, wanted.problems
    features = [feature for shown in maps_of(article) for feature in _features(shown, problems)]
    head = {
        "type": "FeatureCollection",
        "title": plain_text(article.title),
        "attribution": credit_of(article),
    }
    lines = ",\n".join(_json(feature) for feature in features)
    return Made(f'{_json(head)[:-1]}, "features": [\n{lines}\n]}}\n'.encode(), len(features))


def _json(value: Feature) -> str:
    """In one line: coordinates fill a page if each has its own."""
    return json.dumps(value, ensure_ascii=False)


def _features(shown: Map, problems: Problems) -> Iterator[Feature]:
    title = plain_text(shown.title or shown.caption)
    for area in shown.areas:
        told = {**_told(title, area.name, "area", area.text), **_countries(area)}
        if not area.polygon:
            _tell_countries(area, problems)
        yield _feature(_area(area), told)
    for point in shown.points:
        yield _feature(_point(point.at), _told(title, point.name, str(point.kind)))
    for route in shown.routes:
        kind = "line" if route.kind == "line" else "route"
        yield _feature(_line(route.path), _told(title, route.name, kind, route.text))
    for label in shown.labels:
        yield _feature(_point(label.at), _told(title, label.name, "label"))


def _feature(geometry: Feature | None, properties: Feature) -> Feature:
    return {"type": "Feature", "geometry": geometry, "properties": properties}


def _told(title: str, name: Inline, kind: str, text: Inline | None = None) -> Feature:
    told = {"name": plain_text(name), "kind": kind, "text": plain_text(text), "map": title}
    return {key: value for key, value in told.items() if value}


def _countries(area: MapArea) -> Feature:
    """The countries' codes, whose outlines the one who imports them has."""
    return {"countries": [str(code) for code in area.countries]} if area.countries else {}


def _tell_countries(area: MapArea, problems: Problems) -> None:
    problems.warning(
        area.mark,
        f"{plain(area.name)!r} is given by its countries: it is exported with their codes, without an outline",
        "give it a polygon if a map is to show it",
        code=codes.EXPORT_NO_OUTLINE,
    )


def _point(at: tuple[float, float]) -> Feature:
    return {"type": "Point", "coordinates": list(at)}


def _line(path: Sequence[tuple[float, float]]) -> Feature:
    pieces = [[list(place) for place in piece] for piece in ways(path)]
    if len(pieces) == 1:
        return {"type": "LineString", "coordinates": pieces[0]}
    return {"type": "MultiLineString", "coordinates": pieces}


def _area(area: MapArea) -> Feature | None:
    """The corners as they are written: a coast that maps draw true is not among them."""
    if not area.polygon:
        return None
    made = [[[list(place) for place in ring]] for ring in rings(area.polygon)]
    if len(made) == 1:
        return {"type": "Polygon", "coordinates": made[0]}
    return {"type": "MultiPolygon", "coordinates": made}
