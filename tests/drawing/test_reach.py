"""A drawing whose numbers are none, or out of all proportion, is told apart from one that can be drawn."""

from __future__ import annotations

from pathlib import Path

import pytest

from factdeck.command_line import main as cli
from factdeck.command_line.common import WRONG_CONTENT
from factdeck.drawing import Drawing, Ellipse, Group, Ink, Line, Part, Rect, Stroke, Text
from factdeck.drawing.reach import FARTHEST, out_of_reach
from factdeck.face import Face

NAN, INF = float("nan"), float("inf")
INK = Ink("#ff0000")


def drawn(*parts: Part) -> Drawing:
    return Drawing(90, 60, parts)


def line(width: float, dash: tuple[float, ...] = ()) -> Line:
    return Line((0, 0), (90, 60), stroke=Stroke(INK, width, dash=dash))


def word(x: float) -> Text:
    return Text(x, 4, "a", Face("plain", "Arial"), 9, INK, 5)


def test_usual_shapes_can_be_drawn() -> None:
    turned = Group((Ellipse(50, 30, 20, 20), word(3)), transform=(0, 1, -1, 0, 30, 40))
    assert out_of_reach(drawn(turned, line(2, (3, 2)), Rect(-500, 0, 2000, 60))) == ""


@pytest.mark.parametrize("size", [(0, 60), (90, -1), (NAN, 60), (90, NAN), (INF, 60)])
def test_a_drawing_without_a_size_can_not(size: tuple[float, float]) -> None:
    assert out_of_reach(Drawing(*size, ())) == "it has no size"


@pytest.mark.parametrize("far", [NAN, INF, -INF, 1e30, 91 * FARTHEST])
def test_a_shape_out_of_reach_can_not(far: float) -> None:
    shapes = (
        Ellipse(far, 0, 1, 1),
        Ellipse(0, 0, far, far),
        Rect(0, far, 1, 1),
        Line((0, 0), (far, 0)),
        word(far),
    )
    for shape in shapes:
        assert "far outside" in out_of_reach(drawn(shape))
        assert "far outside" in out_of_reach(drawn(Group((Group((shape,)),))))
    moved = Group((Ellipse(0, 0, 1, 1),), transform=(1, 0, 0, 1, far, 0))
    assert "far outside" in out_of_reach(drawn(moved))
    assert "far outside" in out_of_reach(drawn(Group((), clip=Rect(0, 0, far, 1))))


@pytest.mark.parametrize("width", [NAN, INF, -1.0, 1e9])
def test_a_line_without_a_width_that_can_be_drawn_can_not(width: float) -> None:
    assert "has no width" in out_of_reach(drawn(line(width)))


@pytest.mark.parametrize("dash", [(1e-30, 1e-30), (NAN, 1), (-1, 3), (INF, NAN)])
def test_dashes_that_never_come_to_an_end_can_not(dash: tuple[float, ...]) -> None:
    assert "dashes are too short" in out_of_reach(drawn(line(1, dash)))


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


def test_numbers_of_a_picture_that_are_none_are_told_with_their_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 20"><path d="M nan 0 L inf 1e999"/></svg>',
        encoding="utf-8",
    )
    article = tmp_path / "a.yaml"
    article.write_text(
        "title: A\nsections:\n  - heading: B\n    image: {image: a.svg, alt: C, credit: D}\n",
        encoding="utf-8",
    )
    assert cli.main(["check", str(article)]) == WRONG_CONTENT
    message = (
        "a.yaml:4:20: sections[1].image.image: 'a.svg' has a path that can't be read at 'n' on line 1 [FD308]"
    )
    assert message in capsys.readouterr().err
