"""What ReportLab notes of a shape is read once, for every painter: its outline, its inside, its fill and stroke."""

from __future__ import annotations

from typing import Any

import pytest
from reportlab.graphics.shapes import (
    FILL_NON_ZERO,
    Circle,
    Line,
    Path,
    Polygon,
    PolyLine,
    Rect,
    String,
    Wedge,
)
from reportlab.lib.colors import Color, HexColor

from factdeck.shapes.ink import NoPlainColour, Stroke, hexadecimal, opacity_of, stroke_of, strokes
from factdeck.shapes.outline import fills_by_winding, is_filled, steps_of

RED = HexColor("#c00020")


def letters(node: Any) -> str:
    return "".join(step for step, _ in steps_of(node) or ())


@pytest.mark.parametrize(
    ("node", "steps"),
    [
        (Line(0, 0, 1, 1), "ML"),
        (Rect(0, 0, 2, 1), "MLLLZ"),
        (Rect(0, 0, 8, 8, rx=2, ry=2), "MLCLCLCLCZ"),
        (Circle(0, 0, 1), "MCCCCZ"),
        (Wedge(0, 0, 1, 0, 90), "MLCZ"),
        (Polygon([0, 0, 1, 0, 1, 1]), "MLLZ"),
        (PolyLine([0, 0, 1, 0, 1, 1]), "MLL"),
    ],
)
def test_a_shape_is_a_path_of_lines_and_curves(node: Any, steps: str) -> None:
    assert letters(node) == steps


def test_what_has_no_outline_has_no_steps() -> None:
    assert steps_of(String(0, 0, "a")) is None


@pytest.mark.parametrize("node", [Polygon([]), PolyLine([]), Path()])
def test_a_shape_without_points_has_no_steps_to_draw(node: Any) -> None:
    assert steps_of(node) == []


def test_a_path_is_filled_where_it_is_closed_or_closes_itself() -> None:
    path = Path(fillColor=RED)
    path.moveTo(0, 0), path.lineTo(1, 0), path.lineTo(1, 1)
    assert not is_filled(path)
    path.closePath()
    assert is_filled(path)
    path.moveTo(5, 5), path.lineTo(6, 5)
    assert not is_filled(path)
    assert is_filled(Path([5, 5, 6, 5], [0, 1], autoclose="svg"))
    assert not is_filled(PolyLine([0, 0, 1, 1]))
    assert is_filled(Rect(0, 0, 1, 1))


def test_the_rule_that_fills_is_the_one_that_is_noted() -> None:
    assert not fills_by_winding(Polygon([0, 0, 1, 0, 1, 1]))
    assert fills_by_winding(Path(fillMode=FILL_NON_ZERO))


def test_a_stroke_has_its_width_its_ends_and_its_dashes() -> None:
    line = Line(0, 0, 1, 1, strokeColor=RED, strokeWidth=2, strokeLineCap=1, strokeDashArray=[3, [1, 2]])
    assert stroke_of(line) == Stroke(width=2, cap=1, dash=(1.0, 2.0), phase=3)
    assert strokes(line) and not strokes(Line(0, 0, 1, 1, strokeColor=RED, strokeWidth=0))


def test_a_colour_is_six_digits_and_an_opacity() -> None:
    assert hexadecimal(RED) == "#c00020"
    assert (opacity_of(Color(1, 0, 0, alpha=0.25), None), opacity_of(RED, 0.5)) == (0.25, 0.5)
    with pytest.raises(NoPlainColour, match="object is no plain colour"):
        hexadecimal(object())
