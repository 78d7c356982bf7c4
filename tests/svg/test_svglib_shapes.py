"""What an SVG file draws is what the drawing holds: the same shapes with the same ink, and words in the given faces."""

from __future__ import annotations

from pathlib import Path as File

import pytest
from reportlab.graphics import shapes as rl

from factdeck.drawing import (
    Bitmap,
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
    Stroke,
    leaves,
    texts,
)
from factdeck.face import Face
from factdeck.layout.fonts import find_face
from factdeck.svg.reading.converting import read_drawing
from factdeck.svg.reading.svglib_shapes import Lettering, NotDrawn, drawing_of

FACES = {name: Face(name, "Arial") for name in ("Helvetica", "Times-Roman")}
LETTERING = Lettering(
    lambda name: FACES.get(name, FACES["Helvetica"]),
    lambda text, face: (),
    lambda text, face, size: len(text) * size,
)


@pytest.fixture
def read(tmp_path: File):  # type: ignore[no-untyped-def]
    from svglib.svglib import svg2rlg

    def made(inside: str) -> Drawing:
        file = tmp_path / "a.svg"
        file.write_text(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20">{inside}</svg>')
        return drawing_of(svg2rlg(str(file)), LETTERING)

    return made


def shapes(drawing: Drawing) -> list[Shape]:
    return [leaf.part for leaf in leaves(drawing.parts) if isinstance(leaf.part, Shape)]


def groups(parts: tuple[object, ...]) -> list[Group]:
    inner = [part for part in parts if isinstance(part, Group)]
    return inner + [deeper for group in inner for deeper in groups(group.parts)]


def test_each_kind_of_shape_stays_what_it_is(read) -> None:  # type: ignore[no-untyped-def]
    found = shapes(
        read(
            '<line x1="1" y1="2" x2="3" y2="4" stroke="#123456"/><rect x="1" y="2" width="5" height="6" rx="2"/>'
            '<circle cx="4" cy="5" r="3"/><ellipse cx="4" cy="5" rx="3" ry="2"/>'
            '<polygon points="0,0 9,0 9,9"/><polyline points="0,0 9,0" fill="none" stroke="red"/>'
            '<path d="M0 0 C1 2 3 4 5 6 Z"/>'
        )
    )
    black = Ink("#000000")
    assert found[0] == Line((1, 2), (3, 4), stroke=Stroke(Ink("#123456")))
    assert found[1] == Rect(1, 2, 5, 6, 2, 2, fill=black, by_winding=True)
    assert found[2:4] == [Ellipse(4, 5, r, up, fill=black, by_winding=True) for r, up in ((3, 3), (3, 2))]
    assert found[4] == Polygon(((0, 0), (9, 0), (9, 9)), fill=black, by_winding=True)
    assert found[5] == PolyLine(((0, 0), (9, 0)), stroke=Stroke(Ink("#ff0000")))
    steps = ("M", ((0, 0),)), ("C", ((1, 2), (3, 4), (5, 6))), ("Z", ())
    assert found[6] == Path(steps, fill=black, by_winding=True)


def test_ink_keeps_its_opacity_its_rule_and_its_stroke(read) -> None:  # type: ignore[no-untyped-def]
    [path] = shapes(
        read(
            '<path d="M0 0 L9 0 L9 9 Z" fill="#8c1c13" fill-opacity="0.25" fill-rule="evenodd" stroke="blue"'
            ' stroke-opacity="0.5" stroke-width="3" stroke-linecap="round" stroke-linejoin="bevel"'
            ' stroke-dasharray="4 1"/>'
        )
    )
    assert path.fill == Ink("#8c1c13", opacity=0.25) and not path.by_winding
    assert path.stroke == Stroke(Ink("#0000ff", opacity=0.5), 3, "round", "bevel", (4, 1))


def test_what_has_no_ink_has_none(read) -> None:  # type: ignore[no-untyped-def]
    [rect] = shapes(read('<rect width="9" height="9" fill="none" stroke="red" stroke-width="0"/>'))
    assert (rect.fill, rect.stroke) == (None, None)


def test_an_open_path_is_filled_and_its_gap_is_not_stroked(read) -> None:  # type: ignore[no-untyped-def]
    inside, line = shapes(read('<path d="M0 0 L9 0 L9 9" fill="orange" stroke="purple"/>'))
    assert inside.fill == Ink("#ffa500") and inside.stroke is None
    assert line.fill is None and line.stroke == Stroke(Ink("#800080"))


def test_a_clipping_path_clips_what_follows_and_is_not_painted(read) -> None:  # type: ignore[no-untyped-def]
    drawing = read(
        '<clipPath id="c"><circle cx="9" cy="9" r="5"/></clipPath>'
        '<rect width="9" height="9" fill="red" clip-path="url(#c)"/><rect width="1" height="1"/>'
    )
    [clipped] = [group for group in groups(drawing.parts) if group.clip]
    assert clipped.clip is not None and clipped.clip.by_winding
    assert [step for step, _ in clipped.clip.outline] == ["M", "C", "C", "C", "C", "Z"]
    assert [shape.fill for shape in clipped.parts if isinstance(shape, Shape)] == [Ink("#ff0000")]
    assert [type(shape) for shape in shapes(drawing)] == [Rect, Rect]


@pytest.mark.parametrize("flat", ["scale(0)", "scale(1 0)", "matrix(1 1 1 1 0 0)"])
def test_what_a_transform_flattens_is_not_painted(flat: str, read) -> None:  # type: ignore[no-untyped-def]
    drawing = read(
        f'<g transform="{flat}"><circle r="5"/><text y="9">A</text></g><rect width="9" height="9"/>'
    )
    assert [type(shape) for shape in shapes(drawing)] == [Rect]


def test_words_are_in_the_faces_that_are_given_and_as_wide_as_those_say(read) -> None:  # type: ignore[no-untyped-def]
    drawing = read(
        '<text x="5" y="9" font-size="4" font-family="Times" text-anchor="middle" fill="green">Zoll</text>'
        '<text x="1" y="9" fill="none" stroke="red">hollow</text>'
    )
    [(text, size)] = texts(drawing)
    assert (text.text, text.face.name, text.size, text.width) == ("Zoll", "Times-Roman", 4, 16)
    assert (text.ink, text.anchor) == (Ink("#008000"), "middle")
    assert size == pytest.approx(4 * drawing.width / 40)
    [leaf] = leaves(drawing.parts)
    assert leaf.matrix[0] > 0 and leaf.matrix[3] > 0, "it stands upright"


def test_a_bitmap_is_kept_as_png() -> None:
    from PIL import Image

    picture = rl.Image(4, 6, 10, 20, Image.new("RGB", (2, 4), "#8c1c13"))
    [bitmap] = drawing_of(rl.Drawing(9, 9, picture), LETTERING).parts
    assert isinstance(bitmap, Bitmap) and bitmap.png.startswith(b"\x89PNG")
    assert (bitmap.x, bitmap.y, bitmap.width, bitmap.height) == (4, 6, 10, 20)


@pytest.mark.parametrize("ink", ["fillColor", "strokeColor"])
def test_an_ink_that_is_no_plain_colour_is_told(ink: str) -> None:
    shape = rl.Rect(0, 0, 9, 9)
    shape.__dict__[ink] = object()  # past ReportLab's own check, as a library may
    with pytest.raises(NotDrawn, match="object is no plain colour"):
        drawing_of(rl.Drawing(9, 9, shape), LETTERING)


def test_a_gradient_is_told(read) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(NotDrawn, match="a gradient can't be drawn"):
        read(
            '<linearGradient id="g"><stop offset="0" stop-color="red"/><stop offset="1" stop-color="blue"/>'
            '</linearGradient><rect width="9" height="9" fill="url(#g)"/>'
        )


@pytest.mark.parametrize(
    ("colour", "read"),
    [("RED", "#ff0000"), ("RebeccaPurple", "#663399"), ("darkseagreen", "#8fbc8f"), ("lightgray", "#d3d3d3")],
)
def test_colours_by_name_are_those_of_css(colour: str, read: str) -> None:
    inside = f'<rect width="9" height="9" fill="{colour}"/><text y="5" fill="{colour}">a</text>'
    data = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{inside}</svg>'
    face = find_face("Source Sans 3")
    drawing = read_drawing(data.encode(), (face, face, face), ()).drawing
    assert [shape.fill for shape in shapes(drawing)] == [Ink(read)]
    assert [text.text for text, _ in texts(drawing)] == ["a"]
