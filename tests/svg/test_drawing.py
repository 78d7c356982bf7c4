"""Drawings as SVG: each shape by its own element, the right way up."""

from __future__ import annotations

from io import BytesIO
from xml.etree import ElementTree

from PIL import Image

from factdeck.drawing import (
    Bitmap,
    Drawing,
    Ellipse,
    Group,
    Ink,
    Line,
    Part,
    Path,
    Polygon,
    PolyLine,
    Rect,
    Stroke,
    Text,
)
from factdeck.layout.fonts import find_face
from factdeck.scene import ChartItem, DrawingItem, Element, Metadata, Page, Scene, TextStyle
from factdeck.svg import writing as svg
from factdeck.units import Box, Size

SVG = "{http://www.w3.org/2000/svg}"
RED, INK = Ink("#8c1c13"), Ink("#1d1b19")
OUTLINE = Stroke(INK)
FACE, CHINESE, ON_SLIDE = find_face("Source Sans 3"), find_face("Noto Sans SC"), find_face("Calibri")


def drawn(*shapes: Part, **options: object) -> ElementTree.Element:
    """The page of a drawing of 50 × 50 points, shown twice as large at (10, 20)."""
    item = DrawingItem(box=Box(10, 20, 100, 100), drawing=Drawing(50, 50, shapes), **options)  # type: ignore[arg-type]
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
    places = [each.get("transform") for each in drawn(Line((0, 0), (9, 9), stroke=OUTLINE)).iter(f"{SVG}g")]
    assert "matrix(2 0 0 -2 10 120)" in places


def test_each_kind_of_shape_is_an_element_of_its_own() -> None:
    ink = {"fill": RED, "stroke": Stroke(INK, 2)}
    root = drawn(
        Line((1, 2), (3, 4), stroke=OUTLINE),
        Ellipse(5, 6, 7, 7, **ink),
        Ellipse(1, 2, 3, 4, **ink),
        Rect(1, 2, 30, 40, rx=3, ry=3, **ink),
        Polygon(((0, 0), (9, 0), (9, 9)), **ink),
        PolyLine(((0, 0), (9, 0)), stroke=OUTLINE),
    )
    assert told(one(root, "line"), "x1", "y1", "x2", "y2") == ["1", "2", "3", "4"]
    assert told(one(root, "circle"), "cx", "cy", "r", "fill") == ["5", "6", "7", "#8c1c13"]
    assert told(one(root, "ellipse"), "rx", "ry", "stroke-width") == ["3", "4", "2"]
    assert told(one(root, "rect"), "width", "rx", "stroke") == ["30", "3", "#1d1b19"]
    assert told(one(root, "polygon"), "points", "fill-rule") == ["0 0 9 0 9 9", "evenodd"]
    assert told(one(root, "polyline"), "fill") == ["none"]


def test_a_path_keeps_its_curves_and_its_rule() -> None:
    steps = ("M", ((0, 0),)), ("C", ((1, 2), (3, 4), (5, 6))), ("L", ((9, 0),)), ("Z", ())
    path = Path(steps, fill=RED, by_winding=True)
    assert told(one(drawn(path), "path"), "d", "fill-rule", "stroke") == [
        "M0 0C1 2 3 4 5 6L9 0Z",
        None,
        None,
    ]


def test_dashes_caps_joins_and_opacity_are_kept() -> None:
    stroke = Stroke(Ink("#1d1b19", opacity=0.5), 3, "round", "bevel", (4, 1), 2)
    line = Line((0, 0), (9, 9), stroke=stroke)
    names = ("stroke-dasharray", "stroke-dashoffset", "stroke-linecap", "stroke-linejoin", "stroke-opacity")
    assert told(one(drawn(line), "line"), *names) == ["4 1", "2", "round", "bevel", "0.5"]
    assert (
        one(drawn(Rect(0, 0, 9, 9, fill=Ink("#000000", opacity=0.25))), "rect").get("fill-opacity") == "0.25"
    )


def test_a_clipping_path_holds_for_what_is_in_its_group() -> None:
    clip = Polygon(((0, 0), (9, 0), (9, 9)))
    inside = Group((Rect(0, 0, 20, 20),), clip=clip)
    root = drawn(Group((Ellipse(1, 1, 1, 1), inside)), Ellipse(1, 1, 1, 2))
    name = one(root, "clipPath").get("id")
    clipped = next(each for each in root.iter(f"{SVG}g") if each.get("clip-path") == f"url(#{name})")
    assert len(list(clipped.iter(f"{SVG}rect"))) == 1
    assert not list(clipped.iter(f"{SVG}circle")) and not list(clipped.iter(f"{SVG}ellipse"))
    (outline,) = list(one(root, "clipPath"))
    assert outline.get("clip-rule") == "evenodd"


def test_a_string_stands_upright_in_its_face_and_then_in_the_drawings_others() -> None:
    text = Text(5, 8, "Harbin 哈尔滨", FACE, 6, INK, 30, "middle")
    found = one(drawn(text, faces=(FACE, CHINESE)), "text")
    assert told(found, "transform", "text-anchor") == ["matrix(1 0 0 -1 5 8)", "middle"]
    assert found.get("font-family") == "'factdeck SourceSans3-Regular', 'factdeck NotoSansSC-Regular'"
    assert found.text == "Harbin 哈尔滨 "


def test_a_slides_string_is_as_wide_as_it_was_measured() -> None:
    text = Text(5, 8, "Dalian", ON_SLIDE, 6, INK, 15.5)
    assert one(drawn(text, faces=(ON_SLIDE,)), "text").get("textLength") == "15.5"


def test_a_drawing_is_a_picture_with_words_or_structured_or_decoration() -> None:
    label = Group((Rect(0, 0, 9, 9),), "event 1")
    as_picture = drawn(label, alt="A timeline")
    assert any(told(each, "role", "aria-label") == ["img", "A timeline"] for each in as_picture.iter())
    structured = drawn(label, alt="A timeline", elements={"event 1": Element("H3")})
    assert [each.get("role") for each in structured.iter(f"{SVG}g") if each.get("role")] == ["heading"]
    assert all(each.get("role") is None for each in drawn(label).iter(f"{SVG}g"))


def test_a_bitmap_inside_a_drawing_stands_upright() -> None:
    png = BytesIO()
    Image.new("RGB", (2, 4), "#8c1c13").save(png, "PNG")
    root = drawn(Bitmap(4, 6, 10, 20, png.getvalue()))
    assert one(root, "image").get("transform") == "matrix(1 0 0 -1 4 26)"


def test_a_slides_chart_is_not_distorted_by_the_room_that_it_has() -> None:
    style = TextStyle(ON_SLIDE, 12.0)
    chart = ChartItem(
        box=Box(0, 0, 100, 60),
        drawing=Drawing(50, 20, (Line((0, 0), (9, 9), stroke=OUTLINE),)),
        kind="bar",
        categories=(),
        series=(),
        style=style,
    )
    made = Scene(pages=[Page(size=Size(200, 200), items=[chart])], metadata=Metadata(title="", lang="en"))
    root = ElementTree.fromstring(svg.render(made).pages[0])
    assert "matrix(2 0 0 -2 0 50)" in [each.get("transform") for each in root.iter(f"{SVG}g")]
