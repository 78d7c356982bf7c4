"""Numbers of the native shapes that drawings become."""

from __future__ import annotations

import pytest
from lxml import etree

from factdeck.drawing import Bitmap, Drawing, Ellipse, Group, Ink, Line, Part, Rect, Stroke, Text
from factdeck.layout.fonts import find_face
from factdeck.powerpoint import CannotPaint
from factdeck.units import Box, emu
from powerpoint.shape_kinds import SHAPES, path, square, word
from powerpoint.support_decks import drawn, scene_of, select, slide_xml

RED, INK = Ink("#8c1c13"), Ink("#1d1b19")
OUTLINE = Stroke(INK)
FACE = find_face("Arial")


def group(*shapes: Part, **options: object) -> etree._Element:
    """The group that a drawing of 200 by 100 points becomes, 100 right and 120 down on its slide."""
    [shape] = select(
        slide_xml(scene_of([drawn(Drawing(200, 100, shapes), **options)])), "/p:sld/p:cSld/p:spTree/p:grpSp"
    )
    return shape


def numbers(node: etree._Element, path: str) -> list[int]:
    return [int(value) for value in select(node, path)]


def box_of(node: etree._Element) -> Box:
    x, y, width, height = (
        numbers(node, f"./p:spPr/a:xfrm/{part}")[0] / 12700
        for part in ("a:off/@x", "a:off/@y", "a:ext/@cx", "a:ext/@cy")
    )
    return Box(x, y, width, height)


def test_a_drawing_is_one_described_group_at_its_box() -> None:
    drawn_group = group(Rect(0, 0, 10, 10, fill=INK), alt="A red square", name="square")
    assert select(drawn_group, "./p:nvGrpSpPr/p:cNvPr/@descr") == ["A red square"]
    assert select(drawn_group, "./p:nvGrpSpPr/p:cNvPr/@name") == ["square"]
    assert numbers(drawn_group, "./p:grpSpPr/a:xfrm/a:off/@*") == numbers(
        drawn_group, "./p:grpSpPr/a:xfrm/a:chOff/@*"
    )
    assert numbers(drawn_group, "./p:grpSpPr/a:xfrm/a:ext/@cx") == [emu(200)]


def test_a_drawing_without_a_description_is_marked_decorative() -> None:
    drawn_group = group(Rect(0, 0, 10, 10, fill=INK), alt="")
    assert select(drawn_group, "./p:nvGrpSpPr/p:cNvPr//adec:decorative/@val") == ["1"]


def test_a_named_part_is_a_group_of_its_own_around_its_shapes() -> None:
    part = Group((Rect(10, 10, 40, 20, fill=RED), Rect(100, 50, 50, 20, fill=RED)), "9 August 1945")
    [inner] = select(group(part), "./p:grpSp[p:nvGrpSpPr/p:cNvPr/@name='9 August 1945']")
    assert numbers(inner, "./p:grpSpPr/a:xfrm/a:off/@x") == [emu(110)]
    assert numbers(inner, "./p:grpSpPr/a:xfrm/a:off/@y") == [emu(150)]
    assert numbers(inner, "./p:grpSpPr/a:xfrm/a:ext/@cx") == [emu(140)]
    assert numbers(inner, "./p:grpSpPr/a:xfrm/a:ext/@cy") == [emu(60)]


def test_a_rectangle_stands_where_the_drawing_has_it() -> None:
    [shape] = select(group(Rect(20, 30, 40, 50, fill=INK)), ".//p:sp")
    assert box_of(shape) == Box(120, 120 + 100 - 80, 40, 50)


def test_a_drawing_scaled_to_its_box_scales_shapes_strokes_and_text() -> None:
    shapes = [Rect(0, 0, 20, 10, stroke=Stroke(INK, 2)), word("x", 10, 10, FACE, 9)]
    drawn_group = group(*shapes, box=Box(100, 120, 400, 200))
    assert numbers(drawn_group, ".//a:ext[../../a:custGeom]/@cx") == [emu(40)]
    assert numbers(drawn_group, ".//a:ln/@w") == [emu(4)]
    assert numbers(drawn_group, ".//a:rPr/@sz") == [1800]


def test_a_line_is_a_connector_with_two_ends() -> None:
    [line] = select(group(Line((10, 80), (110, 20), stroke=Stroke(INK, 3))), ".//p:cxnSp")
    assert box_of(line) == Box(110, 140, 100, 60)
    assert select(line, ".//a:prstGeom/@prst") == ["line"]
    assert select(line, ".//a:xfrm/@flipV") == []
    [rising] = select(group(Line((10, 20), (110, 80), stroke=OUTLINE)), ".//p:cxnSp")
    assert select(rising, ".//a:xfrm/@flipV") == ["1"]


def test_a_circle_is_four_real_curves() -> None:
    [shape] = select(group(Ellipse(50, 50, 30, 30, fill=RED)), ".//p:sp")
    assert len(select(shape, ".//a:cubicBezTo")) == 4
    assert select(shape, ".//a:lnTo") == []
    assert box_of(shape) == Box(120, 140, 60, 60)


def test_a_box_is_as_wide_as_its_curve_not_as_its_handles() -> None:
    [shape] = select(group(path("M 0 0 C 0 80 100 80 100 0 Z", fill=RED)), ".//p:sp")
    assert box_of(shape).height == pytest.approx(60, abs=0.05)


def test_caps_joins_dashes_and_widths_are_said_in_drawingml() -> None:
    shape = Rect(0, 0, 50, 50, stroke=Stroke(INK, 4, "round", "bevel", (8, 6)))
    [line] = select(group(shape), ".//a:ln")
    assert (line.get("w"), line.get("cap")) == (str(emu(4)), "rnd")
    assert select(line, "./a:bevel")
    assert [(int(each.get("d")), int(each.get("sp"))) for each in select(line, ".//a:ds")] == [
        (200000, 150000)
    ]


def test_opacity_is_alpha() -> None:
    fill, stroke = Ink("#8c1c13", opacity=0.25), Stroke(Ink("#1d1b19", opacity=0.5))
    drawn_group = group(Rect(0, 0, 50, 50, fill=fill, stroke=stroke))
    assert numbers(drawn_group, ".//p:spPr/a:solidFill//a:alpha/@val") == [25000]
    assert numbers(drawn_group, ".//a:ln//a:alpha/@val") == [50000]


def test_only_a_colour_that_the_drawing_marks_follows_the_theme() -> None:
    drawn_group = group(Rect(0, 0, 9, 9, fill=Ink("#8c1c13", themed=True)))
    assert select(drawn_group, ".//a:solidFill/a:schemeClr/@val") == ["accent1"]
    flag = group(Rect(0, 0, 9, 9, fill=RED))
    assert select(flag, ".//a:solidFill/a:srgbClr/@val") == ["8C1C13"]


def test_a_shape_without_ink_is_left_out() -> None:
    assert select(group(Rect(0, 0, 9, 9)), ".//p:sp") == []


def test_a_hole_by_parity_stays_one_path() -> None:
    drawn_group = group(*SHAPES["hole by parity"].parts)
    assert len(select(drawn_group, ".//a:path")) == 1
    assert len(select(drawn_group, ".//a:moveTo")) == 2


def test_overlapping_subpaths_filled_by_winding_are_painted_one_over_the_other() -> None:
    steps = f"{square(0, 0, 40)} {square(20, 20, 40)}"
    drawn_group = group(path(steps, by_winding=True, fill=RED, stroke=OUTLINE))
    assert len(select(drawn_group, ".//a:path")) == 2
    see_through = group(path(steps, by_winding=True, fill=Ink("#8c1c13", opacity=0.5)))
    assert len(select(see_through, ".//a:path")) == 1
    assert len(select(see_through, ".//a:lnTo")) == 7


def clipped(steps: str, *parts: Part) -> Group:
    return Group(parts, clip=path(steps))


def test_a_clipping_path_cuts_what_is_in_its_group_only() -> None:
    drawn_group = group(
        clipped(square(0, 0, 50), Rect(20, 20, 100, 60, fill=RED)), Rect(0, 0, 200, 100, fill=RED)
    )
    cut, whole = (box_of(shape) for shape in select(drawn_group, ".//p:sp"))
    assert cut == Box(120, 120 + 50, 30, 30)
    assert whole == Box(100, 120, 200, 100)


def test_what_lies_inside_a_clipping_path_keeps_its_curves() -> None:
    drawn_group = group(
        clipped("M 0 50 C 0 110 100 110 100 50 C 100 -10 0 -10 0 50 Z", Ellipse(50, 50, 38, 38, fill=RED))
    )
    assert len(select(drawn_group, ".//a:cubicBezTo")) == 4


def test_what_covers_a_clipping_path_takes_its_curves() -> None:
    drawn_group = group(
        clipped("M 0 50 C 0 110 100 110 100 50 C 100 -10 0 -10 0 50 Z", Rect(0, 0, 200, 100, fill=RED))
    )
    assert len(select(drawn_group, ".//a:cubicBezTo")) == 2


def test_what_lies_outside_a_clipping_path_is_left_out() -> None:
    drawn_group = group(
        clipped(square(0, 0, 20), Rect(60, 60, 20, 20, fill=RED), word("away", 90, 90, FACE, 10))
    )
    assert select(drawn_group, ".//p:sp") == []


def test_text_is_text_in_the_theme_font_with_its_language() -> None:
    face = find_face("Calibri", bold=True)
    drawn_group = group(Text(100, 40, "Yalta", face, 14, INK, 34.0, "middle"))
    assert select(drawn_group, ".//a:t/text()") == ["Yalta"]
    assert select(drawn_group, ".//a:latin/@typeface") == ["+mn-lt"]
    assert (select(drawn_group, ".//a:rPr/@sz"), select(drawn_group, ".//a:rPr/@b")) == (["1400"], ["1"])
    assert select(drawn_group, ".//a:rPr/@lang") == ["en-GB"]
    assert select(drawn_group, ".//a:pPr/@algn") == ["ctr"]
    [shape] = select(drawn_group, ".//p:sp")
    assert select(shape, "./p:nvSpPr/p:cNvPr/@name") == ["Yalta"]
    box = box_of(shape)
    assert box.x + box.width / 2 == pytest.approx(200, abs=0.01)
    assert box.y + face.ascent * 14 == pytest.approx(120 + 60, abs=0.01)


def test_turned_text_is_a_turned_box_around_the_same_place() -> None:
    up = word("up", 0, 0, FACE, 10, anchor="middle")
    quarter = Group((up,), transform=(0, 1, -1, 0, 50, 50))
    [shape] = select(group(quarter), ".//p:sp")
    assert numbers(shape, "./p:spPr/a:xfrm/@rot") == [-90 * 60000 % (360 * 60000)]
    box = box_of(shape)
    assert box.y + box.height / 2 == pytest.approx(170, abs=0.01)
    assert box.x + box.width / 2 == pytest.approx(150 - FACE.ascent * 10 + FACE.natural_leading * 5, abs=0.01)


def test_a_bitmap_is_a_picture_of_its_own_where_the_drawing_has_it() -> None:
    bitmap = Bitmap(10, 20, 30, 40, b"as if it were PNG")
    drawn_group = group(Group((bitmap, bitmap), "flag", (2, 0, 0, 1, 5, 0)), clipped(square(0, 0, 5), bitmap))
    first, second = select(drawn_group, ".//p:grpSp[p:nvGrpSpPr/p:cNvPr/@name='flag']/p:pic")
    assert box_of(first) == box_of(second) == Box(100 + 25, 120 + 100 - 60, 60, 40)
    assert select(first, ".//a:blip/@r:embed") == select(second, ".//a:blip/@r:embed")
    assert len(select(drawn_group, ".//p:pic")) == 2, "the third lies outside its clipping path"


@pytest.mark.parametrize(
    ("shape", "said"),
    [
        (
            Group((Bitmap(0, 0, 9, 9, b""),), transform=(0, 1, -1, 0, 0, 0)),
            "a picture inside the drawing is turned",
        ),
        (
            clipped(square(0, 0, 5), Bitmap(0, 0, 9, 9, b"")),
            "a picture inside the drawing is cut by a clipping",
        ),
        (
            Group((word("wide", 0, 0, FACE, 10),), transform=(2, 0, 0, 1, 0, 0)),
            "'wide' is mirrored, slanted or stretched",
        ),
        (
            Group((word("back", 0, 0, FACE, 10),), transform=(-1, 0, 0, 1, 50, 0)),
            "'back' is mirrored, slanted or stretched",
        ),
        (clipped(square(0, 0, 12), word("too long for it", 0, 4, FACE, 10)), "cut by a clipping path"),
    ],
)
def test_what_no_native_shape_shows_is_an_error_that_names_the_drawing(shape: Part, said: str) -> None:
    with pytest.raises(CannotPaint, match="the drawing 'figure': ") as caught:
        group(shape)
    assert said in str(caught.value)
    assert caught.value.drawing == "figure"
