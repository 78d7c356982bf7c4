"""What a template draws of its own, as bands under titles and logos: text stands on it readably, pictures beside it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.util import Pt

from factdeck.templates.reading import read_template
from powerpoint.support_decks import select
from support.samples import CASES, CONTENT
from templates.support_templates import PYTHON_PPTX
from templates.test_templates import built

FIRST = CONTENT / "soviet-occupation-of-manchuria.yaml"
BAND = 60.0
WHITE = '<a:solidFill xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:schemeClr val="bg1"/></a:solidFill>'


def drawn_behind(shapes: Any, left: float, top: float, width: float, height: float, colour: str) -> None:
    """A rectangle below all that a layout or master has."""
    deck = Presentation()
    shape = deck.slides.add_slide(deck.slide_layouts[6]).shapes.add_shape(
        1, Pt(left), Pt(top), Pt(width), Pt(height)
    )
    shape.fill.solid()
    shape.fill.fore_color.rgb = RGBColor.from_string(colour)
    shapes._spTree.insert(2, shape._element)


@pytest.fixture
def banded(tmp_path: Path) -> Path:
    """White titles on a blue band, in a place that begins above the slide, its letters set apart."""
    school = Presentation(str(PYTHON_PPTX))
    master = school.slide_masters[0]
    drawn_behind(master.shapes, 0, 0, 720, BAND, "0063A2")
    for part in (master, *school.slide_layouts):
        for place in part.placeholders:
            if place.placeholder_format.type in (1, 3):
                place.left, place.top, place.width, place.height = Pt(20), Pt(-22), Pt(620), Pt(104)
    [title] = select(master._element, "./p:txStyles/p:titleStyle/a:lvl1pPr/a:defRPr")
    title.remove(title[0])
    title.insert(0, etree.fromstring(WHITE))
    title.set("spc", "300")
    title.set("sz", "3200")
    school.save(str(tmp_path / "banded.pptx"))
    return tmp_path / "banded.pptx"


def test_the_colour_behind_a_text_is_that_of_the_shape_that_it_stands_on(banded: Path) -> None:
    layout = next(each for each in read_template(banded.read_bytes()).layouts if each.kind == "obj")
    behind = {place.kind: place.behind for place in layout.placeholders}
    assert (behind["title"], behind["obj"]) == ("#0063a2", "#ffffff")


def test_white_titles_on_a_band_stay_white(banded: Path, tmp_path: Path) -> None:
    deck = Presentation(str(built(banded, tmp_path)))
    fills = [
        select(run._r, "./a:rPr/a:solidFill/a:schemeClr/@val")
        for slide in deck.slides
        for paragraph in slide.shapes.title.text_frame.paragraphs
        for run in paragraph.runs
    ]
    assert fills and all(fill in ([], ["bg1"]) for fill in fills)


def test_a_title_keeps_the_templates_anchor_and_has_the_room_that_is_seen(
    banded: Path, tmp_path: Path
) -> None:
    layout = next(each for each in read_template(banded.read_bytes()).layouts if each.kind == "obj")
    [title] = [place for place in layout.placeholders if place.kind == "title"]
    assert (title.anchor, title.box.y, title.box.bottom) == ("middle", 0.0, pytest.approx(60.0))
    for slide in Presentation(str(built(banded, tmp_path, FIRST))).slides:
        body = slide.shapes.title._element.txBody.bodyPr
        assert dict(body.attrib) == {}, "the template's own"
        assert slide.shapes.title._element.spPr.xfrm is None


def test_letters_that_nobody_measured_apart_are_set_as_they_were_measured(
    banded: Path, tmp_path: Path
) -> None:
    for slide in Presentation(str(built(banded, tmp_path))).slides:
        for run in slide.shapes.title.text_frame.paragraphs[0].runs:
            assert run._r.rPr.get("spc") == "0"


def test_pictures_keep_off_a_templates_logos(tmp_path: Path) -> None:
    school = Presentation(str(PYTHON_PPTX))
    opening = school.slide_layouts[0]
    drawn_behind(opening.shapes, 60, 455, 300, 70, "111111")
    drawn_behind(opening.shapes, 60, 20, 300, 120, "111111")
    school.save(str(tmp_path / "logos.pptx"))
    deck = Presentation(str(built(tmp_path / "logos.pptx", tmp_path, FIRST)))
    first = deck.slides[0]
    logos = [(Pt(20), Pt(140)), (Pt(455), Pt(525))]
    for shape in first.shapes:
        if not shape.is_placeholder:
            assert all(shape.top >= bottom or shape.top + shape.height <= top for top, bottom in logos)


def test_a_map_has_no_strip_of_the_opening_slide(tmp_path: Path) -> None:
    opening = Presentation(str(built(PYTHON_PPTX, tmp_path, FIRST))).slides[0]
    assert [shape.name for shape in opening.shapes if shape.name.startswith("Map")] == []


def test_links_have_the_texts_colour_where_the_themes_cannot_be_read(tmp_path: Path) -> None:
    school = Presentation(str(PYTHON_PPTX))
    colours = school.slide_masters[0]._element.find("{*}clrMap")
    for one, other in (("bg1", "dk1"), ("tx1", "lt1"), ("bg2", "dk2"), ("tx2", "lt2")):
        colours.set(one, other)
    school.save(str(tmp_path / "dark.pptx"))
    dark = links_in(built(tmp_path / "dark.pptx", tmp_path / "dark", CASES / "sourced.yaml"))
    light = links_in(built(PYTHON_PPTX, tmp_path / "light", CASES / "sourced.yaml"))
    assert len(dark) == len(light) > 0
    assert [link.xpath(".//*[local-name()='hlinkClr']/@val") for link in dark] == [["tx"]] * len(dark)
    assert all(len(link) == 0 for link in light)


def links_in(deck: Path) -> list[Any]:
    return [
        link for slide in Presentation(str(deck)).slides for link in select(slide._element, ".//a:hlinkClick")
    ]


def test_text_beside_a_map_begins_below_the_title_where_the_template_has_no_second_place(
    tmp_path: Path,
) -> None:
    school = Presentation(str(PYTHON_PPTX))
    layouts = school.slide_masters[0].slide_layouts
    for layout in list(layouts):
        if layout.name not in ("Title Slide", "Title and Content"):
            layouts.remove(layout)
    school.save(str(tmp_path / "two.pptx"))
    slides = Presentation(str(built(tmp_path / "two.pptx", tmp_path, FIRST))).slides
    [slide] = [each for each in slides if "Within a week" in each.shapes.title.text_frame.text]
    body = next(shape for shape in slide.placeholders if shape.name == "body")
    figure = next(shape for shape in slide.shapes if shape.name.startswith("Map"))
    assert abs(body.top - figure.top) < Pt(12)


def test_text_boxes_beside_a_placeholder_on_a_panel_do_not_take_its_colour(tmp_path: Path) -> None:
    school = Presentation(str(PYTHON_PPTX))
    section = next(each for each in school.slide_layouts if each.name == "Section Header")
    drawn_behind(section.shapes, 0, 100, 720, 300, "0063A2")
    for place in list(section.placeholders):
        for style in select(place._element, ".//a:lstStyle/a:lvl1pPr/a:defRPr"):
            for fill in select(style, "./a:solidFill"):
                style.remove(fill)
            style.insert(0, etree.fromstring(WHITE))
    school.save(str(tmp_path / "panel.pptx"))
    for slide in Presentation(str(built(tmp_path / "panel.pptx", tmp_path, FIRST))).slides:
        boxes = [shape for shape in slide.shapes if shape.has_text_frame and not shape.is_placeholder]
        for box in boxes:
            assert select(box._element, ".//a:rPr/a:solidFill/a:schemeClr[@val='bg1']") == []
