"""A drawing is a plain value: shapes tell their outlines, and what stands where is read in one place."""

from __future__ import annotations

from math import hypot

import pytest

from factdeck.drawing import (
    Drawing,
    Ellipse,
    Group,
    Ink,
    Line,
    Path,
    Polygon,
    PolyLine,
    Rect,
    Shape,
    Text,
    leaves,
    texts,
)
from factdeck.drawing.affine import IDENTITY, applied, combined, stretch
from factdeck.face import Face

INK, FACE = Ink("#1d1b19"), Face("plain", "Arial")


@pytest.mark.parametrize(
    ("shape", "steps"),
    [
        (Line((0, 0), (1, 1)), "ML"),
        (Rect(0, 0, 2, 1), "MLLLZ"),
        (Rect(0, 0, 8, 8, 2, 2), "MLCLCLCLCZ"),
        (Ellipse(0, 0, 1, 2), "MCCCCZ"),
        (Polygon(((0, 0), (1, 0), (1, 1))), "MLLZ"),
        (PolyLine(((0, 0), (1, 0), (1, 1))), "MLL"),
        (Path((("M", ((0, 0),)), ("C", ((0, 1), (1, 1), (1, 0))))), "MC"),
    ],
)
def test_a_shape_is_an_outline_of_lines_and_curves(shape: Shape, steps: str) -> None:
    assert "".join(step for step, _ in shape.outline) == steps


@pytest.mark.parametrize("shape", [Polygon(()), PolyLine(()), Path(())])
def test_a_shape_without_points_has_no_outline(shape: Shape) -> None:
    assert shape.outline == ()


def test_the_curves_of_a_circle_stay_within_a_thousandth_of_it() -> None:
    circle = Ellipse(3, 4, 10, 10)
    start = circle.outline[0][1][0]
    for _, points in circle.outline[1:-1]:
        near, far, end = points
        middle = [(a + 3 * b + 3 * c + d) / 8 for a, b, c, d in zip(start, near, far, end, strict=True)]
        assert hypot(middle[0] - 3, middle[1] - 4) == pytest.approx(10, rel=0.001)
        start = end


def test_corners_are_no_rounder_than_the_rectangle_is_large() -> None:
    xs, ys = zip(*(point for _, points in Rect(0, 0, 10, 4, 50, 50).outline for point in points), strict=True)
    assert (min(xs), max(xs), min(ys), max(ys)) == pytest.approx((0, 10, 0, 4))


def test_transformations_follow_each_other_from_the_inside_out() -> None:
    turned, moved = (0.0, 1.0, -1.0, 0.0, 0.0, 0.0), (1.0, 0.0, 0.0, 1.0, 10.0, 0.0)
    assert applied(combined(moved, turned), (2, 0)) == (10, 2)
    assert applied(combined(turned, moved), (2, 0)) == (0, 12)
    assert combined(IDENTITY, moved) == moved
    assert stretch((3, 0, 0, 2, 5, 5)) == (3, 2)


def test_every_text_is_found_with_its_place_and_the_group_that_it_belongs_to() -> None:
    word = Text(1, 2, "Yalta", FACE, 9, INK, 20)
    inner = Group((Group((word,), transform=(2, 0, 0, 2, 0, 0)),), "town", transform=(1, 0, 0, 1, 5, 5))
    drawing = Drawing(99, 99, (Rect(0, 0, 1, 1), inner, Text(0, 0, "outside", FACE, 9, INK, 30)))
    assert [(text.text, size) for text, size in texts(drawing)] == [("Yalta", 18), ("outside", 9)]
    assert [(leaf.key, applied(leaf.matrix, (1, 2))) for leaf in leaves(drawing.parts)] == [
        ("", (1, 2)),
        ("town", (7, 9)),
        ("", (1, 2)),
    ]


def test_equal_drawings_are_equal_and_nobody_changes_one() -> None:
    one, other = (Drawing(9, 9, (Ellipse(1, 1, 1, 1, fill=INK),)) for _ in range(2))
    assert one == other and hash(one) == hash(other)
    with pytest.raises(AttributeError):
        one.width = 10  # type: ignore[misc]
