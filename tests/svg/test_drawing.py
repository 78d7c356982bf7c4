"""Drawings as SVG: each shape of ReportLab's by its own element, the right way up."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from PIL import Image as Pillow
from reportlab.graphics.shapes import (
    FILL_NON_ZERO,
    Circle,
    Drawing,
    Ellipse,
    Group,
    Image,
    Line,
    Path,
    Polygon,
    PolyLine,
    Rect,
    String,
    Wedge,
)
from reportlab.lib.colors import Color, HexColor

from factdeck import svg
from factdeck.layout.fonts import find_face
from factdeck.scene import ChartItem, DrawingItem, Element, Metadata, Page, Scene, TextStyle
from factdeck.units import Box, Size

SVG = "{http://www.w3.org/2000/svg}"
RED, INK = HexColor("#8c1c13"), HexColor("#1d1b19")
FACE, CHINESE, ON_SLIDE = find_face("Source Sans 3"), find_face("Noto Sans SC"), find_face("Calibri")


def drawn(*shapes: object, **options: object) -> ElementTree.Element:
    """The page of a drawing of 50 × 50 points, shown twice as large at (10, 20)."""
    item = DrawingItem(box=Box(10, 20, 100, 100), drawing=Drawing(50, 50, *shapes), **options)  # type: ignore[arg-type]
    page = Page(size=Size(200, 200), items=[item])
    return ElementTree.fromstring(
        svg.render(Scene(pages=[page], metadata=Metadata(title="", lang="en"))).pages[0]
    )


def one(root: ElementTree.Element, name: str) -> ElementTree.Element:
    (found,) = [each for each in root.iter(f"{SVG}{name}") if name != "rect" or each.get("width") != "200"]
    return found


def told(element: ElementTree.Element, *names: str) -> list[str | None]:
    return [element.get(name) for name in names]


def test_the_drawing_is_scaled_to_its_box_with_y_growing_downwards() -> None:
    places = [each.get("transform") for each in drawn(Line(0, 0, 9, 9, strokeColor=INK)).iter(f"{SVG}g")]
    assert "matrix(2 0 0 -2 10 120)" in places


def test_each_kind_of_shape_is_an_element_of_its_own() -> None:
    ink = {"fillColor": RED, "strokeColor": INK, "strokeWidth": 2}
    root = drawn(
        Line(1, 2, 3, 4, strokeColor=INK),
        Circle(5, 6, 7, **ink),
        Ellipse(1, 2, 3, 4, **ink),
        Rect(1, 2, 30, 40, rx=3, ry=3, **ink),
        Polygon([0, 0, 9, 0, 9, 9], **ink),
        PolyLine([0, 0, 9, 0], strokeColor=INK),
    )
    assert told(one(root, "line"), "x1", "y1", "x2", "y2") == ["1", "2", "3", "4"]
    assert told(one(root, "circle"), "cx", "cy", "r", "fill") == ["5", "6", "7", "#8c1c13"]
    assert told(one(root, "ellipse"), "rx", "ry", "stroke-width") == ["3", "4", "2"]
    assert told(one(root, "rect"), "width", "rx", "stroke") == ["30", "3", "#1d1b19"]
    assert told(one(root, "polygon"), "points", "fill-rule") == ["0 0 9 0 9 9", "evenodd"]
    assert told(one(root, "polyline"), "fill") == ["none"]


def test_a_path_keeps_its_curves_and_its_rule() -> None:
    path = Path(fillColor=RED, strokeColor=None, fillMode=FILL_NON_ZERO)
    path.moveTo(0, 0)
    path.curveTo(1, 2, 3, 4, 5, 6)
    path.lineTo(9, 0)
    path.closePath()
    assert told(one(drawn(path), "path"), "d", "fill-rule", "stroke") == [
        "M0 0C1 2 3 4 5 6L9 0Z",
        None,
        None,
    ]


def test_an_open_path_is_filled_only_where_it_closes_itself() -> None:
    for autoclose, fill in ((None, "none"), ("svg", "#8c1c13")):
        path = Path(fillColor=RED, strokeColor=INK, **({"autoclose": autoclose} if autoclose else {}))
        path.moveTo(0, 0)
        path.lineTo(9, 0)
        assert one(drawn(path), "path").get("fill") == fill


@pytest.mark.parametrize("ink", ["fillColor", "strokeColor"])
def test_an_ink_that_is_no_plain_colour_is_an_error_that_names_the_drawing(ink: str) -> None:
    shape = Rect(0, 0, 9, 9)
    shape.__dict__[ink] = object()  # past ReportLab's own check, as a library may
    with pytest.raises(svg.CannotPaint, match="the drawing 'figure': object is no plain colour") as caught:
        drawn(shape, name="figure")
    assert caught.value.drawing == "figure"


def test_a_polygon_without_points_is_an_empty_one() -> None:
    assert one(drawn(Polygon([], fillColor=RED)), "polygon").get("points") == ""


def test_a_wedge_goes_the_short_way_in_quarters() -> None:
    steps = one(drawn(Wedge(0, 0, 10, 0, 180, fillColor=RED)), "path").get("d")
    assert steps == "M0 0L10 0C10 5.523 5.523 10 0 10C-5.523 10 -10 5.523 -10 0Z"


def test_a_ring_has_a_hole() -> None:
    steps = one(drawn(Wedge(0, 0, 10, 0, 360, radius1=5, annular=True, fillColor=RED)), "path").get("d")
    assert steps is not None and steps.count("M") == steps.count("Z") == 2


def test_dashes_caps_joins_and_opacity_are_kept() -> None:
    line = Line(0, 0, 9, 9, strokeColor=INK, strokeWidth=3, strokeLineCap=1, strokeLineJoin=2)
    line.strokeDashArray = [2, [4, 1]]
    line.strokeOpacity = 0.5
    names = ("stroke-dasharray", "stroke-dashoffset", "stroke-linecap", "stroke-linejoin", "stroke-opacity")
    assert told(one(drawn(line), "line"), *names) == ["4 1", "2", "round", "bevel", "0.5"]
    assert one(drawn(Rect(0, 0, 9, 9, fillColor=Color(0, 0, 0, 0.25))), "rect").get("fill-opacity") == "0.25"


def test_a_clipping_path_holds_for_what_follows_it_in_its_group() -> None:
    clip = Path(fillColor=None, strokeColor=None, isClipPath=1)
    clip.moveTo(0, 0)
    clip.lineTo(9, 0)
    clip.lineTo(9, 9)
    clip.closePath()
    root = drawn(Group(Circle(1, 1, 1), clip, Rect(0, 0, 20, 20)), Ellipse(1, 1, 1, 2))
    name = one(root, "clipPath").get("id")
    clipped = next(each for each in root.iter(f"{SVG}g") if each.get("clip-path") == f"url(#{name})")
    assert len(list(clipped.iter(f"{SVG}rect"))) == 1
    assert not list(clipped.iter(f"{SVG}circle")) and not list(clipped.iter(f"{SVG}ellipse"))
    (outline,) = [each for each in one(root, "clipPath")]
    assert outline.get("clip-rule") == "evenodd"


def test_a_string_stands_upright_in_its_face_and_then_in_the_drawings_others() -> None:
    text = String(5, 8, "Harbin 哈尔滨", fontName=FACE.name, fontSize=6, fillColor=INK, textAnchor="middle")
    found = one(drawn(text, faces=(FACE, CHINESE)), "text")
    assert told(found, "transform", "text-anchor") == ["matrix(1 0 0 -1 5 8)", "middle"]
    assert found.get("font-family") == "'factdeck SourceSans3-Regular', 'factdeck NotoSansSC-Regular'"
    assert found.text == "Harbin 哈尔滨 "


def test_a_font_that_is_not_at_hand_gives_way_to_the_drawings_first() -> None:
    text = String(5, 8, "from an SVG file", fontName="Helvetica", fontSize=6, fillColor=INK)
    assert one(drawn(text, faces=(FACE,)), "text").get("font-family") == "'factdeck SourceSans3-Regular'"
    assert "Arial" in str(one(drawn(text), "text").get("font-family"))


def test_a_slides_string_is_as_wide_as_it_was_measured() -> None:
    text = String(5, 8, "Dalian", fontName=ON_SLIDE.name, fontSize=6, fillColor=INK)
    text._measured = 15.5
    assert one(drawn(text, faces=(ON_SLIDE,)), "text").get("textLength") == "15.5"


def test_a_drawing_is_a_picture_with_words_or_structured_or_decoration() -> None:
    label = Group(Rect(0, 0, 9, 9), _key="event 1")
    as_picture = drawn(label, alt="A timeline")
    assert any(told(each, "role", "aria-label") == ["img", "A timeline"] for each in as_picture.iter())
    structured = drawn(label, alt="A timeline", elements={"event 1": Element("H3")})
    assert [each.get("role") for each in structured.iter(f"{SVG}g") if each.get("role")] == ["heading"]
    assert all(each.get("role") is None for each in drawn(label).iter(f"{SVG}g"))


def test_a_bitmap_inside_a_drawing_stands_upright() -> None:
    root = drawn(Image(4, 6, 10, 20, Pillow.new("RGB", (2, 4), "#8c1c13")))
    assert one(root, "image").get("transform") == "matrix(1 0 0 -1 4 26)"


def test_a_slides_chart_is_not_distorted_by_the_room_that_it_has() -> None:
    style = TextStyle(ON_SLIDE, 12.0)
    chart = ChartItem(
        box=Box(0, 0, 100, 60),
        drawing=Drawing(50, 20, Line(0, 0, 9, 9, strokeColor=INK)),
        kind="bar",
        categories=(),
        series=(),
        style=style,
    )
    made = Scene(pages=[Page(size=Size(200, 200), items=[chart])], metadata=Metadata(title="", lang="en"))
    root = ElementTree.fromstring(svg.render(made).pages[0])
    assert "matrix(2 0 0 -2 0 50)" in [each.get("transform") for each in root.iter(f"{SVG}g")]
