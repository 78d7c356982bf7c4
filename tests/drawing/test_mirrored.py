"""A mirrored drawing has its shapes at the other side, and words and flags that are the right way round."""

from __future__ import annotations

from factdeck.drawing import Drawing, Ellipse, Group, Ink, Line, Path, Polygon, Rect, Text
from factdeck.drawing.mirrored import mirrored
from factdeck.layout.fonts import find_face

INK = Ink("#000000")
FACE = find_face("Open Sans")


def drawing(*parts: object) -> Drawing:
    return Drawing(100.0, 50.0, parts)  # type: ignore[arg-type]


def test_shapes_are_reflected() -> None:
    outline = (("M", ((1.0, 2.0),)), ("L", ((3.0, 4.0),)))
    result = mirrored(
        drawing(
            Rect(10.0, 5.0, 20.0, 8.0),
            Ellipse(30.0, 5.0, 3.0, 3.0),
            Line((0.0, 1.0), (40.0, 2.0)),
            Polygon(((0.0, 0.0), (10.0, 0.0), (0.0, 10.0))),
            Group((Path(outline),), "key"),  # type: ignore[arg-type]
        )
    ).parts
    rect, ellipse, line, polygon, group = result
    assert isinstance(rect, Rect) and (rect.x, rect.width) == (70.0, 20.0)
    assert isinstance(ellipse, Ellipse) and ellipse.x == 70.0
    assert isinstance(line, Line) and (line.start, line.end) == ((100.0, 1.0), (60.0, 2.0))
    assert isinstance(polygon, Polygon) and polygon.points[1] == (90.0, 0.0)
    assert isinstance(group, Group) and group.key == "key"
    [path] = group.parts
    assert isinstance(path, Path) and path.outline[1][1] == ((97.0, 4.0),)


def test_a_text_that_began_at_its_place_ends_there() -> None:
    text = Text(10.0, 5.0, "a", FACE, 8.0, INK, 4.0)
    [start] = mirrored(drawing(text)).parts
    assert isinstance(start, Text) and (start.x, start.anchor, start.text) == (90.0, "end", "a")
    [twice] = mirrored(mirrored(drawing(text))).parts
    assert twice == text


def test_a_flag_is_moved_and_not_reflected() -> None:
    flag = Group(
        (Rect(0.0, 0.0, 10.0, 5.0), Rect(0.0, 0.0, 2.0, 5.0)), "flag", (2.0, 0.0, 0.0, 2.0, 5.0, 0.0)
    )
    [moved] = mirrored(drawing(flag)).parts
    assert isinstance(moved, Group) and moved.key == "flag"
    [inner] = moved.parts
    assert isinstance(inner, Group) and inner.parts == flag.parts
    assert moved.transform[4] == 100.0 - 25.0 - 5.0
