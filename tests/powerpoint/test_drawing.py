"""Numbers of the native shapes that drawings become."""

from __future__ import annotations

import pytest
from lxml import etree
from reportlab.graphics.shapes import (
    FILL_NON_ZERO,
    Circle,
    Drawing,
    Group,
    Image,
    Line,
    Path,
    Rect,
    String,
    UserNode,
)
from reportlab.lib.colors import HexColor

from factdeck.drawings import pen
from factdeck.layout.fonts import find_face
from factdeck.powerpoint import CannotPaint
from factdeck.units import Box, emu
from powerpoint.shape_kinds import KINDS, path, square
from powerpoint.support_decks import drawn, found, scene_of, slide_xml

RED = HexColor("#8c1c13")


def group(*shapes: object, **options: object) -> etree._Element:
    """The group that a drawing of 200 by 100 points becomes, 100 right and 120 down on its slide."""
    [made] = found(
        slide_xml(scene_of([drawn(Drawing(200, 100, *shapes), **options)])), "/p:sld/p:cSld/p:spTree/p:grpSp"
    )
    return made


def numbers(node: etree._Element, path: str) -> list[int]:
    return [int(value) for value in found(node, path)]


def box_of(node: etree._Element) -> Box:
    x, y, width, height = (
        numbers(node, f"./p:spPr/a:xfrm/{part}")[0] / 12700
        for part in ("a:off/@x", "a:off/@y", "a:ext/@cx", "a:ext/@cy")
    )
    return Box(x, y, width, height)


def test_a_drawing_is_one_described_group_at_its_box() -> None:
    made = group(Rect(0, 0, 10, 10), alt="A red square", name="square")
    assert found(made, "./p:nvGrpSpPr/p:cNvPr/@descr") == ["A red square"]
    assert found(made, "./p:nvGrpSpPr/p:cNvPr/@name") == ["square"]
    assert numbers(made, "./p:grpSpPr/a:xfrm/a:off/@*") == numbers(made, "./p:grpSpPr/a:xfrm/a:chOff/@*")
    assert numbers(made, "./p:grpSpPr/a:xfrm/a:ext/@cx") == [emu(200)]


def test_a_drawing_without_a_description_is_marked_decorative() -> None:
    made = group(Rect(0, 0, 10, 10), alt="")
    assert found(made, "./p:nvGrpSpPr/p:cNvPr//adec:decorative/@val") == ["1"]


def test_a_named_part_is_a_group_of_its_own_around_its_shapes() -> None:
    part = Group(Rect(10, 10, 40, 20), Rect(100, 50, 50, 20))
    part._key = "9 August 1945"
    [inner] = found(group(part), "./p:grpSp[p:nvGrpSpPr/p:cNvPr/@name='9 August 1945']")
    assert numbers(inner, "./p:grpSpPr/a:xfrm/a:off/@x") == [emu(110)]
    assert numbers(inner, "./p:grpSpPr/a:xfrm/a:off/@y") == [emu(150)]
    assert numbers(inner, "./p:grpSpPr/a:xfrm/a:ext/@cx") == [emu(140)]
    assert numbers(inner, "./p:grpSpPr/a:xfrm/a:ext/@cy") == [emu(60)]


def test_a_rectangle_stands_where_the_drawing_has_it() -> None:
    [shape] = found(group(Rect(20, 30, 40, 50)), ".//p:sp")
    assert box_of(shape) == Box(120, 120 + 100 - 80, 40, 50)


def test_a_drawing_scaled_to_its_box_scales_shapes_strokes_and_text() -> None:
    shapes = [Rect(0, 0, 20, 10, strokeWidth=2), String(10, 10, "x", fontSize=9)]
    made = group(*shapes, box=Box(100, 120, 400, 200))
    assert numbers(made, ".//a:ext[../../a:custGeom]/@cx") == [emu(40)]
    assert numbers(made, ".//a:ln/@w") == [emu(4)]
    assert numbers(made, ".//a:rPr/@sz") == [1800]


def test_a_line_is_a_connector_with_two_ends() -> None:
    [line] = found(group(Line(10, 80, 110, 20, strokeWidth=3)), ".//p:cxnSp")
    assert box_of(line) == Box(110, 140, 100, 60)
    assert found(line, ".//a:prstGeom/@prst") == ["line"]
    assert found(line, ".//a:xfrm/@flipV") == []
    [rising] = found(group(Line(10, 20, 110, 80)), ".//p:cxnSp")
    assert found(rising, ".//a:xfrm/@flipV") == ["1"]


def test_a_circle_is_four_real_curves() -> None:
    [shape] = found(group(Circle(50, 50, 30)), ".//p:sp")
    assert len(found(shape, ".//a:cubicBezTo")) == 4
    assert found(shape, ".//a:lnTo") == []
    assert box_of(shape) == Box(120, 140, 60, 60)


def test_a_box_is_as_wide_as_its_curve_not_as_its_handles() -> None:
    [shape] = found(group(path("M 0 0 C 0 80 100 80 100 0 Z")), ".//p:sp")
    assert box_of(shape).height == pytest.approx(60, abs=0.05)


def test_caps_joins_dashes_and_widths_are_said_in_drawingml() -> None:
    shape = Rect(0, 0, 50, 50, strokeWidth=4, strokeLineCap=1, strokeLineJoin=2, strokeDashArray=[8, 6])
    [line] = found(group(shape), ".//a:ln")
    assert (line.get("w"), line.get("cap")) == (str(emu(4)), "rnd")
    assert found(line, "./a:bevel")
    assert [(int(each.get("d")), int(each.get("sp"))) for each in found(line, ".//a:ds")] == [
        (200000, 150000)
    ]


def test_opacity_is_alpha() -> None:
    made = group(Rect(0, 0, 50, 50, fillColor=RED, fillOpacity=0.25, strokeOpacity=0.5))
    assert numbers(made, ".//p:spPr/a:solidFill//a:alpha/@val") == [25000]
    assert numbers(made, ".//a:ln//a:alpha/@val") == [50000]


def test_only_a_colour_that_the_drawing_marks_follows_the_theme() -> None:
    made = group(Rect(0, 0, 9, 9, fillColor=pen.colour("#8c1c13"), strokeColor=None))
    assert found(made, ".//a:solidFill/a:schemeClr/@val") == ["accent1"]
    flag = group(Rect(0, 0, 9, 9, fillColor=RED, strokeColor=None))
    assert found(flag, ".//a:solidFill/a:srgbClr/@val") == ["8C1C13"]


def test_a_shape_without_ink_is_left_out() -> None:
    assert found(group(Rect(0, 0, 9, 9, fillColor=None, strokeColor=None)), ".//p:sp") == []


def test_a_hole_by_parity_stays_one_path_with_its_curves() -> None:
    made = group(KINDS["ring"]().contents[0])
    assert len(found(made, ".//a:path")) == 1
    assert len(found(made, ".//a:moveTo")) == 2


def test_overlapping_subpaths_filled_by_winding_are_painted_one_over_the_other() -> None:
    steps = f"{square(0, 0, 40)} {square(20, 20, 40)}"
    made = group(path(steps, fillMode=FILL_NON_ZERO, fillColor=RED))
    assert len(found(made, ".//a:path")) == 2
    see_through = group(path(steps, fillMode=FILL_NON_ZERO, fillColor=RED, fillOpacity=0.5, strokeColor=None))
    assert len(found(see_through, ".//a:path")) == 1
    assert len(found(see_through, ".//a:lnTo")) == 7


def clip(steps: str, **options: object) -> Path:
    return path(steps, isClipPath=1, fillColor=None, strokeColor=None, **options)


def test_a_clipping_path_cuts_what_follows_in_its_group_only() -> None:
    made = group(Group(clip(square(0, 0, 50)), Rect(20, 20, 100, 60, strokeColor=None)), Rect(0, 0, 200, 100))
    cut, whole = (box_of(shape) for shape in found(made, ".//p:sp"))
    assert cut == Box(120, 120 + 50, 30, 30)
    assert whole == Box(100, 120, 200, 100)


def test_what_lies_inside_a_clipping_path_keeps_its_curves() -> None:
    made = group(
        Group(
            clip("M 0 50 C 0 110 100 110 100 50 C 100 -10 0 -10 0 50 Z"), Circle(50, 50, 38, strokeColor=None)
        )
    )
    assert len(found(made, ".//a:cubicBezTo")) == 4


def test_what_covers_a_clipping_path_takes_its_curves() -> None:
    made = group(
        Group(
            clip("M 0 50 C 0 110 100 110 100 50 C 100 -10 0 -10 0 50 Z"),
            Rect(0, 0, 200, 100, strokeColor=None),
        )
    )
    assert len(found(made, ".//a:cubicBezTo")) == 2


def test_what_lies_outside_a_clipping_path_is_left_out() -> None:
    made = group(Group(clip(square(0, 0, 20)), Rect(60, 60, 20, 20), String(90, 90, "away")))
    assert found(made, ".//p:sp") == []


def test_text_is_text_in_the_theme_font_with_its_language() -> None:
    face = find_face("Calibri", bold=True)
    word = String(100, 40, "Yalta", fontName=face.name, fontSize=14, textAnchor="middle")
    word._measured = 34.0
    made = group(word, faces=(face,))
    assert found(made, ".//a:t/text()") == ["Yalta"]
    assert found(made, ".//a:latin/@typeface") == ["+mn-lt"]
    assert (found(made, ".//a:rPr/@sz"), found(made, ".//a:rPr/@b")) == (["1400"], ["1"])
    assert found(made, ".//a:rPr/@lang") == ["en-GB"]
    assert found(made, ".//a:pPr/@algn") == ["ctr"]
    [shape] = found(made, ".//p:sp")
    assert found(shape, "./p:nvSpPr/p:cNvPr/@name") == ["Yalta"]
    box = box_of(shape)
    assert box.x + box.width / 2 == pytest.approx(200, abs=0.01)
    assert box.y + face.ascent * 14 == pytest.approx(120 + 60, abs=0.01)


def test_turned_text_is_a_turned_box_around_the_same_place() -> None:
    quarter = Group(String(0, 0, "up", fontSize=10, textAnchor="middle"), transform=(0, 1, -1, 0, 50, 50))
    [shape] = found(group(quarter), ".//p:sp")
    assert numbers(shape, "./p:spPr/a:xfrm/@rot") == [-90 * 60000 % (360 * 60000)]
    box = box_of(shape)
    assert box.y + box.height / 2 == pytest.approx(170, abs=0.01)
    assert box.x + box.width / 2 == pytest.approx(150 - 0.905 * 10 + 1.149 * 5, abs=0.1)


class Square(UserNode):
    def provideNode(self) -> Rect:
        return Rect(0, 0, 30, 30)


def test_a_node_that_makes_its_shape_when_drawn_is_painted() -> None:
    assert len(found(group(Square()), ".//p:sp")) == 1


@pytest.mark.parametrize(
    "shape, said",
    [
        (Image(0, 0, 10, 10, None), "a picture inside the drawing can't be shown"),
        (
            Group(String(0, 0, "wide"), transform=(2, 0, 0, 1, 0, 0)),
            "'wide' is mirrored, slanted or stretched",
        ),
        (
            Group(String(0, 0, "back"), transform=(-1, 0, 0, 1, 50, 0)),
            "'back' is mirrored, slanted or stretched",
        ),
        (Group(clip(square(0, 0, 12)), String(0, 4, "too long for it")), "cut by a clipping path"),
        (String(0, 0, "x", fontName="Nosuch"), "there is no font 'Nosuch'"),
    ],
)
def test_what_no_native_shape_shows_is_an_error_that_names_the_drawing(shape: object, said: str) -> None:
    with pytest.raises(CannotPaint, match="the drawing 'figure': ") as caught:
        group(shape)
    assert said in str(caught.value)
    assert caught.value.drawing == "figure"


@pytest.mark.parametrize("ink", ["fillColor", "strokeColor"])
def test_an_ink_that_is_no_plain_colour_is_an_error_that_names_the_drawing(ink: str) -> None:
    shape = Rect(0, 0, 9, 9)
    shape.__dict__[ink] = object()  # past ReportLab's own check, as a library may
    with pytest.raises(CannotPaint, match="the drawing 'figure': object is no plain colour") as caught:
        group(shape)
    assert caught.value.drawing == "figure"
