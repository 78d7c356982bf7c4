"""Placed slides to ones on which all text stands out from what the template has behind it.

One style has one colour, but its text may stand in several places of a template: on a band, on a panel, on the bare slide.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from factdeck.layout.contrast import contrast_ratio, least_contrast
from factdeck.scene import (
    AnyItem,
    Line,
    Page,
    Paragraph,
    Run,
    ShapeItem,
    SlideLayout,
    SlideMaster,
    TextItem,
    TextStyle,
)
from factdeck.templates.template import Template, TemplateLayout
from factdeck.units import Box

BLACK, WHITE = "#000000", "#ffffff"


def readable(pages: Sequence[Page], master: SlideMaster, template: Template) -> list[Page]:
    """The pages, each text whose colour can't be read where it stands in the theme's dark or light one."""
    layouts = {layout.name: layout for layout in master.layouts}
    own = {layout.part: layout for layout in template.layouts}
    inks = (template.colours["dk1"], template.colours["lt1"], BLACK, WHITE)
    return [
        replace(
            page, items=list(_read(page.items, layouts[page.layout], own[layouts[page.layout].part], inks))
        )
        for page in pages
    ]


def _read(
    items: Sequence[AnyItem], layout: SlideLayout, own: TemplateLayout, inks: Sequence[str]
) -> Iterator[AnyItem]:
    grounds = {place.box: place.behind for place in own.placeholders}
    behind = {place.name: grounds.get(place.box, "") for place in layout.placeholders}
    plates: list[Box] = []
    for item in items:
        if isinstance(item, ShapeItem) and item.fill:
            plates.append(item.box)
        elif isinstance(item, TextItem) and not item.fill and not any(map(item.box.meets, plates)):
            ground = behind.get(item.placeholder, own.background)
            if ground:
                yield replace(item, paragraphs=[_paragraph(each, ground, inks) for each in item.paragraphs])
                continue
        yield item


def _paragraph(paragraph: Paragraph, ground: str, inks: Sequence[str]) -> Paragraph:
    styles = [run.style for run in paragraph.runs]
    styles += [paragraph.bullet_style] if paragraph.bullet_style else []
    if all(_stands_out(style, ground) for style in styles):
        return paragraph

    def coloured(style: TextStyle) -> TextStyle:
        return style if _stands_out(style, ground) else replace(style, colour=_ink(ground, inks))

    def run_of(run: Run) -> Run:
        return replace(run, style=coloured(run.style))

    def line_of(line: Line) -> Line:
        return replace(line, pieces=tuple(replace(piece, run=run_of(piece.run)) for piece in line.pieces))

    return replace(
        paragraph,
        runs=tuple(run_of(run) for run in paragraph.runs),
        lines=tuple(line_of(line) for line in paragraph.lines),
        bullet_style=coloured(paragraph.bullet_style) if paragraph.bullet_style else None,
    )


def _stands_out(style: TextStyle, ground: str) -> bool:
    return contrast_ratio(style.colour, ground) >= least_contrast(style.size, style.face.bold)


def _ink(ground: str, inks: Sequence[str]) -> str:
    """The first of the colours that can be read at any size; the clearest where none can."""
    enough = [ink for ink in inks if contrast_ratio(ink, ground) >= least_contrast(0.0, bold=False)]
    return enough[0] if enough else max(inks, key=lambda ink: contrast_ratio(ink, ground))
