"""A drawing's operators on the page: each part with its own ink and nothing more, inside the element that it belongs to."""

from __future__ import annotations

import io

import pypdf
import pytest
from PIL import Image

from factdeck import pdf
from factdeck.drawing import Bitmap, Drawing, Ellipse, Group, Ink, Line, Part, Polygon, Rect, Stroke, Text
from factdeck.layout.fonts import find_face, text_width
from factdeck.scene import DrawingItem, Element, Metadata, Page, Scene
from factdeck.units import Box, Size

FACE, CHINESE = find_face("Source Sans 3"), find_face("Noto Sans SC")
RED, INK = Ink("#ff0000"), Ink("#000000")


def page_of(*parts: Part, **options: object) -> pypdf.PageObject:
    """The page of a drawing of 50 × 50 points, shown twice as large at its lower left corner."""
    item = DrawingItem(
        box=Box(0, 0, 100, 100), drawing=Drawing(50, 50, parts), faces=(FACE, CHINESE), **options
    )  # type: ignore[arg-type]
    scene = Scene(pages=[Page(size=Size(100, 100), items=[item])], metadata=Metadata(title="", lang="en"))
    return pypdf.PdfReader(io.BytesIO(pdf.render(scene))).pages[0]


def painted(*parts: Part, **options: object) -> str:
    """The operators behind those that scale the drawing, without the tag around them all."""
    told = " ".join(page_of(*parts, **options).get_contents().get_data().decode("latin-1").split())  # type: ignore[union-attr]
    inside = told.partition("2 0 0 2 0 0 cm ")[2].rpartition(" Q")[0]
    return (
        inside if "elements" in options else inside.removeprefix("/Artifact BMC ").removesuffix("EMC").strip()
    )


def test_a_shape_is_painted_with_its_own_ink_and_nothing_more() -> None:
    assert painted(Rect(1, 2, 3, 4, fill=RED)) == "q 1 0 0 rg n 1 2 3 4 re f* Q"
    line = Line((0, 0), (9, 0), stroke=Stroke(INK, 2))
    assert painted(line) == "q 0 0 0 RG 2 w n 0 0 m 9 0 l S Q"
    assert painted(Ellipse(5, 5, 2, 2)) == ""


def test_caps_joins_and_dashes_are_said_where_they_are_not_the_usual_ones() -> None:
    line = Line((0, 0), (9, 0), stroke=Stroke(INK, 2, "round", "bevel", (4, 1), 3))
    assert painted(line) == "q 0 0 0 RG 2 w 1 J 2 j [4 1] 3 d n 0 0 m 9 0 l S Q"


def test_the_rule_that_fills_is_the_shapes_own() -> None:
    corners = ((0, 0), (9, 0), (9, 9))
    assert painted(Polygon(corners, fill=RED)).endswith("h f* Q")
    assert painted(Polygon(corners, fill=RED, by_winding=True)).endswith("h f Q")
    assert painted(Polygon(corners, fill=RED, stroke=Stroke(INK))).endswith("h B* Q")


def test_opacity_is_a_state_that_ends_with_the_shape() -> None:
    page = page_of(Rect(0, 0, 1, 1, fill=Ink("#ff0000", opacity=0.25)), Rect(2, 2, 1, 1, fill=RED))
    states = page["/Resources"]["/ExtGState"]  # type: ignore[index]
    assert [state.get_object()["/ca"] for state in states.values()] == [0.25]


def test_a_group_without_a_transformation_leaves_no_trace() -> None:
    shape = Rect(1, 2, 3, 4, fill=RED)
    assert painted(Group((Group((shape,), "a"),), "b")) == painted(shape)
    assert painted(Group((shape,), transform=(1, 0, 0, 1, 5, 6))) == f"q 1 0 0 1 5 6 cm {painted(shape)} Q"


def test_a_clipping_path_holds_for_its_group() -> None:
    shape, clip = Rect(1, 2, 3, 4, fill=RED), Polygon(((0, 0), (9, 0), (9, 9)))
    assert painted(Group((shape,), clip=clip)) == f"q n 0 0 m 9 0 l 9 9 l h W* n {painted(shape)} Q"


def test_groups_with_elements_are_tagged_and_the_rest_is_decoration() -> None:
    word = Text(1, 2, "Yalta", FACE, 9, INK, 20)
    label = Group((Rect(0, 0, 1, 1, fill=RED), Group((word,), "inner")), "town")
    told = painted(Line((0, 0), (9, 0), stroke=Stroke(INK)), label, elements={"town": Element("P")})
    artifact, _, rest = told.partition(" EMC ")
    assert artifact.startswith("/Artifact BMC q") and rest.startswith("/P <</MCID 0>> BDC q")
    assert told.count("BDC") == 1 and "re f* Q" in rest and "TJ" in rest


@pytest.mark.parametrize(("anchor", "left"), [("start", 40.0), ("middle", 25.0), ("end", 10.0)])
def test_an_anchor_says_which_end_of_a_text_stands_at_its_place(anchor: str, left: float) -> None:
    width = 30.0
    size = width / text_width("Tokyo", FACE, 1.0)
    told = painted(Text(40, 8, "Tokyo", FACE, size, INK, width, anchor))  # type: ignore[arg-type]
    x = float(told.partition("1 0 0 1 ")[2].split()[0])
    assert x == pytest.approx(left, abs=0.01)


def test_a_word_that_goes_on_in_the_next_text_is_read_whole() -> None:
    upper = Text(0, 20, "Schiff\u00ad", FACE, 8.0, INK, 20.0)
    page = page_of(upper, Text(0, 10, "fahrt", FACE, 8.0, INK, 20.0, joined="nothing"))
    told = page.extract_text()
    assert "Schiff\u00ad" in told or "Schiff-" in told
    assert "Schiff\u00ad " not in told and "Schiff- " not in told


def test_a_text_is_set_in_parts_where_its_face_lacks_letters() -> None:
    parts = ("Harbin ", FACE), ("哈尔滨", CHINESE)
    page = page_of(Text(0, 8, "Harbin 哈尔滨", FACE, 6, INK, 40, parts=parts))
    assert " ".join(page.extract_text().split()) == "Harbin 哈尔滨"
    fonts = [str(font.get_object()["/BaseFont"]) for font in page["/Resources"]["/Font"].values()]  # type: ignore[index]
    assert any("NotoSansSC" in font for font in fonts) and any("SourceSans3" in font for font in fonts)


def test_a_bitmap_is_kept_once_however_often_it_is_drawn() -> None:
    png = io.BytesIO()
    Image.new("RGB", (2, 4), "#8c1c13").save(png, "PNG")
    page = page_of(Bitmap(0, 0, 10, 20, png.getvalue()), Bitmap(20, 0, 5, 10, png.getvalue()))
    assert [image.image.size for image in page.images] == [(2, 4)]
