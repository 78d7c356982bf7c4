"""What a deck draws in the theme's colours follows them when the theme is changed in PowerPoint."""

from __future__ import annotations

import io
from typing import Any

import pytest
from pptx import Presentation

from factdeck import powerpoint
from powerpoint.support_decks import select
from support.samples import CONTENT, scene


@pytest.fixture(scope="module")
def slides() -> list[Any]:
    deck = powerpoint.render(scene(CONTENT / "soviet-occupation-of-manchuria.yaml", "lecture"))
    return list(Presentation(io.BytesIO(deck)).slides)


def test_the_tick_of_a_right_answer_has_its_frames_colour(slides: list[Any]) -> None:
    marks = [shape for slide in slides for shape in slide.shapes if shape.name.startswith("Right answer")]
    assert len(marks) > 1
    for mark in marks:
        assert set(select(mark._element, ".//a:ln/a:solidFill/a:schemeClr/@val")) == {"accent1"}
        assert select(mark._element, ".//a:ln/a:solidFill/a:srgbClr") == []
