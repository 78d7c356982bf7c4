"""An article's map to what a drawing is made of, and to the part of it that a section names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factdeck.article import Article, Map, Section, plain
from factdeck.language.mentions import mentioned
from factdeck.language.sentences import sentences

if TYPE_CHECKING:
    from factdeck.diagrams.map.spec import MapSpec
    from factdeck.diagrams.map.zoom import Chosen

LEAST_NAMED = 2
"""Names of a map that a section's points say, from which the section has a part of the map."""


def map_spec(
    given: Map,
    *,
    numbered: bool,
    compass: str = "N E S W",
    base: str = "Base map",
    kilometres: tuple[str, str] = ("{}\u00a0km", "."),
) -> MapSpec:
    """An article's map as plain values; ``compass`` holds the letters of the four directions."""
    from factdeck.diagrams.map.spec import MapArea, MapLabel, MapPoint, MapRoute, MapSpec

    north, east, south, west = compass.split()
    return MapSpec(
        extent=given.extent,
        areas=tuple(
            MapArea(
                plain(area.name),
                tuple(area.polygon or ()),
                tuple(str(code) for code in area.countries),
                label=bool(area.label),
                at=area.at,
                coast=bool(area.coast),
                text=plain(area.text or ()),
            )
            for area in given.areas
        ),
        points=tuple(MapPoint(plain(each.name), each.at, each.kind == "capital") for each in given.points),
        routes=tuple(
            MapRoute(
                plain(each.name),
                tuple(each.path),
                text=plain(each.text or ()),
                head=each.kind == "arrow",
                dash=each.dash or ("solid" if each.kind == "arrow" else "dashed"),
            )
            for each in given.routes
        ),
        labels=tuple(MapLabel(plain(each.name), each.at) for each in given.labels),
        borders=bool(given.borders),
        numbered=numbered,
        compass=(north, east, south, west),
        kilometres=kilometres,
        base=base,
    )


def named_by(section: Section, given: Map, article: Article) -> Chosen | None:
    """What of a map the section's point and points name; None where they name too little to make a map of."""
    from factdeck.diagrams.map.zoom import Chosen

    kinds = [[plain(each.name) for each in given.areas]]
    kinds.append([plain(each.name) for each in given.points])
    kinds.append([plain(each.name) for each in given.routes])
    names = [name for listed in kinds for name in listed]
    result = {names[number] for number in mentioned(names, _said(section, article.lang), article.lang)}
    if len(result) < LEAST_NAMED:
        return None
    chosen = [frozenset(number for number, name in enumerate(listed) if name in result) for listed in kinds]
    return Chosen(*chosen)


def _said(section: Section, lang: str) -> list[str]:
    """The section's point and points; without points the first sentence of each of its paragraphs."""
    point = [plain(section.point)] if section.point else []
    if section.points or not section.text:
        return [*point, *map(plain, section.points)]
    return [*point, *(text for block in section.text for text in sentences(plain(block.spans), lang)[:1])]
