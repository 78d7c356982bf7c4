"""Room on a template's layouts: a box for each of our places, however little is left."""

from __future__ import annotations

from factdeck.templates.rooms import Rooms, shared_out
from factdeck.units import Box, Size


def test_on_an_opening_slide_that_is_taken_all_over_a_picture_has_no_height() -> None:
    slide = Box(0.0, 0.0, 1440.0, 288.0)
    rooms = Rooms(
        own={"title": Box(40.0, 40.0, 880.0, 100.0), "picture": Box(500.0, 200.0, 400.0, 300.0)},
        offered={"title": slide},
        regions=["picture"],
        fixed=["title"],
        feet=[],
        content=slide,
        taken=[],
        size=Size(slide.width, slide.height),
        scale=1.5,
        opens=True,
    )
    assert shared_out(rooms)["picture"].height == 0.0
