"""What a drawing looks like on a photocopier's theme: greys in place of colours, inside a frame."""

from __future__ import annotations

import pytest

from factdeck.drawing import Drawing, Group, Ink, Rect, Stroke
from factdeck.drawing.greys import in_greys

FLAG = Drawing(
    30,
    20,
    (
        Rect(0, 0, 30, 20, fill=Ink("#cc0000")),
        Group((Rect(2, 12, 5, 5, stroke=Stroke(Ink("#ffd700", opacity=0.5))),)),
    ),
)


def test_each_colour_becomes_a_grey_as_light_as_it_was() -> None:
    field, group, _ = in_greys(FLAG, "#000000").parts
    assert isinstance(field, Rect) and field.fill == Ink("#646464")
    assert isinstance(group, Group) and isinstance(group.parts[0], Rect)
    assert group.parts[0].stroke == Stroke(Ink("#dadada", opacity=0.5))


def test_a_frame_stands_inside_the_edge() -> None:
    frame = in_greys(FLAG, "#000000").parts[-1]
    assert isinstance(frame, Rect) and frame.stroke and not frame.fill
    edge = frame.stroke.width / 2
    assert (frame.x - edge, frame.y - edge) == pytest.approx((0, 0))
    assert (frame.x + frame.width + edge, frame.y + frame.height + edge) == pytest.approx((30, 20))
