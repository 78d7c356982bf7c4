"""An opened PowerPoint file to a template: its size, colours, fonts, layouts and placeholders."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice
from typing import Any

from lxml import etree
from msgspec import Struct
from msgspec.structs import replace

from factdeck.templates.reading.archive import Archive, opened
from factdeck.templates.reading.colours import ground_colour, mapped, plain_colour, scheme_of
from factdeck.templates.reading.grounds import box_at, colour_behind, drawn_on, taken_by
from factdeck.templates.reading.names import PLACEHOLDER
from factdeck.templates.reading.numbers import measured
from factdeck.templates.reading.parts import copied_parts
from factdeck.templates.reading.styles import levels_of, shown_level
from factdeck.templates.template import Template, TemplateError, TemplateLayout, TemplatePlaceholder
from factdeck.units import EMU_PER_POINT, Box, Size

_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_SHOWN = ("title", "ctrTitle", "subTitle", "body", "obj", "ftr", "pic", "sldNum")
_STYLES = {"title": "titleStyle", "ctrTitle": "titleStyle", "subTitle": "bodyStyle", "body": "bodyStyle"}
_ON_MASTER = {"ctrTitle": "title", "subTitle": "body", "obj": "body"}
_ANCHORS = {"t": "top", "ctr": "middle", "b": "bottom"}
_MARGINS = {"lIns": 91440, "tIns": 45720, "rIns": 91440, "bIns": 45720}
"""What a text frame keeps free by default (ISO/IEC 29500-1, 21.1.2.1.1)."""
MOST_LAYOUTS = 200
MOST_PLACES = 200
"""Placeholders of a part that are looked at."""
LEAST_SIDE, MOST_SIDE = 914_400, 51_206_400
"""EMU: the sides of a slide (ST_SlideSizeCoordinate, ISO/IEC 29500-1, 19.7.16)."""
LEAST_ROOM = (12.0, 4.0)
"""Points: width and height of a placeholder, less its margins, in which text can stand."""
FIRST_BACKGROUND = 1001
"""The number of a theme's first fill for backgrounds (ISO/IEC 29500-1, 19.3.1.3)."""
LARGE = 0.5
"""The share of a slide from which a shape is what text stands on."""


class _Master(Struct, frozen=True):
    name: str
    root: etree._Element
    colours: Mapping[str, str]
    fonts: Mapping[str, str]
    backgrounds: tuple[etree._Element, ...]
    """The theme's fills for backgrounds."""


def template_of(data: bytes) -> Template:
    """The template that a PowerPoint file is; raises TemplateError where it is none that can be used."""
    archive = opened(data)
    presentation = archive.xml(archive.main)
    masters = [_master(archive, name) for name in _masters(archive, presentation)]
    if not masters:
        raise TemplateError(
            "this PowerPoint file has no slide master", "take a file that PowerPoint has saved"
        )
    layouts = [layout for master in masters for layout in _layouts(archive, master, presentation)]
    if not layouts:
        raise TemplateError(
            "this PowerPoint file has no slide layouts", "take a file that PowerPoint has saved"
        )
    parts, left_out = copied_parts(archive, [master.name for master in masters])
    size = _size(presentation)
    return Template(
        size=size,
        colours=masters[0].colours,
        major_font=masters[0].fonts["+mj-lt"],
        minor_font=masters[0].fonts["+mn-lt"],
        layouts=tuple(layouts),
        content=_content(masters[0], size),
        masters=tuple(master.name for master in masters),
        parts=tuple(parts),
        left_out=tuple(left_out),
    )


def _masters(archive: Archive, presentation: etree._Element) -> list[str]:
    relations = archive.relations(archive.main)
    ids = [node.get(_RELATION) for node in presentation.iter("{*}sldMasterId")]
    return [relations[each].target for each in ids if each in relations]


def _size(presentation: etree._Element) -> Size:
    for node in presentation.iter("{*}sldSz"):
        sides = [measured(node.get(name)) or 0 for name in ("cx", "cy")]
        if not all(LEAST_SIDE <= side <= MOST_SIDE for side in sides):
            raise TemplateError(
                "its slides are not between 1 and 56 inches wide and high", "set the slide size in PowerPoint"
            )
        return Size(sides[0] / EMU_PER_POINT, sides[1] / EMU_PER_POINT)
    raise TemplateError("this PowerPoint file says no slide size", "take a file that PowerPoint has saved")


def _master(archive: Archive, name: str) -> _Master:
    root = archive.xml(name)
    themes = [each.target for each in archive.relations(name).values() if each.kind == "theme"]
    if not themes:
        raise TemplateError(f"this PowerPoint file is damaged: {name} has no theme")
    theme = archive.xml(themes[0])
    colour_map = next((dict(node.attrib) for node in root.iter("{*}clrMap")), {})
    fonts = {}
    for key, tag in (("+mj-lt", "majorFont"), ("+mn-lt", "minorFont")):
        latin = [
            node.get("typeface") for font in theme.iter(f"{{*}}{tag}") for node in font.findall("{*}latin")
        ]
        fonts[key] = next(filter(None, latin), "Arial")
    backgrounds = tuple(fill for fills in theme.iter("{*}bgFillStyleLst") for fill in fills)
    return _Master(name, root, mapped(scheme_of(theme), colour_map), fonts, backgrounds)


def _layouts(archive: Archive, master: _Master, presentation: etree._Element) -> list[TemplateLayout]:
    relations = archive.relations(master.name)
    ids = [node.get(_RELATION) for node in master.root.iter("{*}sldLayoutId")][:MOST_LAYOUTS]
    layouts = []
    for relation in (relations[each] for each in ids if each in relations):
        root = archive.xml(relation.target)
        name = next((node.get("name", "") for node in root.iter("{*}cSld")), "")
        size = _size(presentation)
        background = _behind(root, master, size)
        drawn = drawn_on(root, master.root, master.colours)
        layouts.append(
            TemplateLayout(
                name=name or relation.target.rpartition("/")[2],
                kind=root.get("type", ""),
                part=relation.target,
                background=background,
                placeholders=tuple(
                    replace(place, behind=colour_behind(place.box, drawn, background))
                    for place in _placeholders(root, master, presentation)
                ),
                taken=taken_by(drawn, size),
            )
        )
    return layouts


def _behind(root: etree._Element, master: _Master, size: Size) -> str:
    """The plain colour behind a layout's text; empty where a picture or a large shape of the master lies there."""
    covering = (
        box
        for each in (root, master.root)
        for shape in (*each.iter("{*}pic"), *each.iter("{*}sp"))
        if shape.find(PLACEHOLDER) is None and (box := _box(shape))
        if box.width * box.height > size.width * size.height * LARGE
    )
    if any(covering):
        return ""
    return next(
        (colour for each in (root, master.root) if (colour := _background(each, master)) is not None),
        master.colours["lt1"],
    )


def _background(root: etree._Element, master: _Master) -> str | None:
    """The colour that a part sets for text to stand on; empty for a picture, None where it sets none."""
    for node in root.iter("{*}bg"):
        for properties in node.findall("{*}bgPr"):
            return next((ground_colour(fill, master.colours) for fill in properties), "")
        for reference in node.findall("{*}bgRef"):
            return _referred(reference, master)
    return None


def _referred(reference: etree._Element, master: _Master) -> str:
    """The colour of one of the theme's fills for backgrounds, which are counted from 1001, in the colour given."""
    colour = next((plain_colour(each, master.colours) for each in reference), "")
    number = (measured(reference.get("idx")) or 0) - FIRST_BACKGROUND
    if not 0 <= number < len(master.backgrounds):
        return colour
    return ground_colour(master.backgrounds[number], {**master.colours, "phClr": colour})


def _placeholders(root: Any, master: _Master, presentation: Any) -> list[TemplatePlaceholder]:
    places = [_placeholder(shape, master, presentation) for shape in _places(root)]
    return [place for place in places if place is not None]


def _places(root: etree._Element) -> list[etree._Element]:
    places = (shape for shape in root.iter("{*}sp") if shape.find(PLACEHOLDER) is not None)
    return list(islice(places, MOST_PLACES))


def _mark(shape: etree._Element) -> etree._Element:
    """The element that makes a shape a placeholder; raises TemplateError where there is none."""
    result = shape.find(PLACEHOLDER)
    if result is None:
        raise TemplateError("a shape of this PowerPoint file is no placeholder")
    return result


def _kind(shape: etree._Element) -> str:
    return _mark(shape).get("type", "obj")


def _placeholder(
    shape: etree._Element, master: _Master, presentation: etree._Element
) -> TemplatePlaceholder | None:
    kind = _kind(shape)
    above = [each for each in _places(master.root) if _kind(each) == _ON_MASTER.get(kind, kind)][:1]
    box = next(filter(None, (_box(each) for each in (shape, *above))), None)
    if kind not in _SHOWN or box is None:
        return None
    bodies = [node for each in (shape, *above) for node in each.findall("{*}txBody/{*}bodyPr")]
    margins = tuple(_measure_of(bodies, name, default) / EMU_PER_POINT for name, default in _MARGINS.items())
    room = box.inset(*margins)
    size = _size(presentation)
    if not _holds_text(room, size):
        return None
    lists = [node for each in (shape, *above) for node in each.findall("{*}txBody/{*}lstStyle")]
    style = "bodyStyle" if kind == "obj" else _STYLES.get(kind, "otherStyle")
    lists += [*master.root.iter(f"{{*}}{style}"), *presentation.iter("{*}defaultTextStyle")]
    said = next(filter(None, (body.get("anchor") for body in bodies)), "t")
    anchor = _ANCHORS.get(said, "top")
    return TemplatePlaceholder(
        name=_name(shape),
        kind=kind,
        index=measured(_mark(shape).get("idx")) or 0,
        box=_on_slide(room, size, anchor),
        margins=margins,  # type: ignore[arg-type]
        anchor=anchor,  # type: ignore[arg-type]
        levels=levels_of(lists, master.colours, master.fonts),
        shown=shown_level((shape, *above), lists, master.colours, master.fonts),
    )


def _holds_text(box: Box, slide: Size) -> bool:
    """Whether a placeholder has a size, and its middle on the slide."""
    across, down = box.x + box.width / 2, box.y + box.height / 2
    on_slide = 0 <= across <= slide.width and 0 <= down <= slide.height
    return on_slide and box.width >= LEAST_ROOM[0] and box.height >= LEAST_ROOM[1]


def _on_slide(box: Box, slide: Size, anchor: str) -> Box:
    """Of a place that reaches over the slide's top or foot what is seen, with its text where it was."""
    above, below = max(0.0, -box.y), max(0.0, box.bottom - slide.height)
    if anchor == "middle":
        above = below = max(above, below)
    return Box(box.x, box.y + above, box.width, box.height - above - below)


def _name(shape: etree._Element) -> str:
    named = shape.find("{*}nvSpPr/{*}cNvPr")
    return "" if named is None else str(named.get("name", ""))


def _measure_of(nodes: list[Any], name: str, otherwise: int) -> int:
    numbers = (measured(node.get(name)) for node in nodes)
    return next((value for value in numbers if value is not None), otherwise)


def _box(shape: etree._Element) -> Box | None:
    return box_at(shape.find("{*}spPr/{*}xfrm"), "off", "ext")


def _content(master: _Master, size: Size) -> Box:
    """Where the master has its body text; most of the slide where it has none."""
    for shape in _places(master.root):
        box = _box(shape)
        if _kind(shape) in ("body", "obj") and box is not None and _holds_text(box, size):
            return box
    return Box(size.width * 0.05, size.height * 0.25, size.width * 0.9, size.height * 0.65)
