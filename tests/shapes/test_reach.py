"""A drawing whose numbers are none, or out of all proportion, is told apart from one that can be drawn."""

from __future__ import annotations

from pathlib import Path

import pytest

from factdeck import cli
from factdeck.commands.common import WRONG_CONTENT
from factdeck.lean import load_shapes

load_shapes()

from reportlab.graphics.shapes import Circle, Drawing, Group, Line, Rect, String  # noqa: E402

from factdeck.shapes.reach import FARTHEST, out_of_reach  # noqa: E402

NAN, INF = float("nan"), float("inf")


def test_usual_shapes_can_be_drawn() -> None:
    turned = Group(Circle(50, 30, 20), String(3, 4, "a"), transform=(0, 1, -1, 0, 30, 40))
    dashed = Line(0, 0, 90, 60, strokeColor="red", strokeWidth=2, strokeDashArray=[3, 2])
    assert out_of_reach(Drawing(90, 60, turned, dashed, Rect(-500, 0, 2000, 60))) == ""


@pytest.mark.parametrize("size", [(0, 60), (90, -1), (NAN, 60), (90, NAN), (INF, 60)])
def test_a_drawing_without_a_size_can_not(size: tuple[float, float]) -> None:
    assert out_of_reach(Drawing(*size)) == "it has no size"


@pytest.mark.parametrize("far", [NAN, INF, -INF, 1e30, 91 * FARTHEST])
def test_a_shape_out_of_reach_can_not(far: float) -> None:
    shapes = (
        Circle(far, 0, 1),
        Circle(0, 0, far),
        Rect(0, far, 1, 1),
        Line(0, 0, far, 0),
        String(far, 0, "a"),
    )
    for shape in shapes:
        assert "far outside" in out_of_reach(Drawing(90, 60, shape))
        assert "far outside" in out_of_reach(Drawing(90, 60, Group(Group(shape))))
    moved = Group(Circle(0, 0, 1), transform=(1, 0, 0, 1, far, 0))
    assert "far outside" in out_of_reach(Drawing(90, 60, moved))


@pytest.mark.parametrize("width", [NAN, INF, -1.0, 1e9])
def test_a_line_without_a_width_that_can_be_drawn_can_not(width: float) -> None:
    line = Line(0, 0, 90, 60, strokeColor="red", strokeWidth=width)
    assert "has no width" in out_of_reach(Drawing(90, 60, line))


@pytest.mark.parametrize("dash", [[1e-30, 1e-30], [NAN, 1], [-1, 3], [INF, NAN]])
def test_dashes_that_never_come_to_an_end_can_not(dash: list[float]) -> None:
    line = Line(0, 0, 90, 60, strokeColor="red", strokeWidth=1, strokeDashArray=dash)
    assert "dashes are too short" in out_of_reach(Drawing(90, 60, line))


@pytest.mark.parametrize(
    "shape",
    [
        '<circle cx="1e30" cy="3" r="4"/>',
        '<path d="M0 0C1 1 1e20 9 3 9Z"/>',
        '<g transform="scale(1e25)"><circle cx="3" cy="3" r="4"/></g>',
        '<path d="M0 0H30" stroke="#000" stroke-width="1" stroke-dasharray="1e-20"/>',
    ],
)
def test_such_a_picture_is_told_where_it_is_named(
    shape: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    head = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 20"><path d="M0 0H9V9Z"/>'
    (tmp_path / "a.svg").write_text(f"{head}{shape}</svg>", encoding="utf-8")
    article = tmp_path / "a.yaml"
    article.write_text(
        "title: A\nsections:\n  - heading: B\n    image: {image: a.svg, alt: C, credit: D}\n",
        encoding="utf-8",
    )
    for command in (["check"], ["build", "--quiet", "-o", str(tmp_path / "out")]):
        assert cli.main([*command, str(article)]) == WRONG_CONTENT
        assert "a.yaml:4:20: 'a.svg' can't be drawn: a" in capsys.readouterr().err
