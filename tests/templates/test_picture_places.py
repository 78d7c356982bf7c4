"""A template's own placeholder for pictures holds a picture; a template without one shows it all the same."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER

from factdeck.command_line.main import main
from support.samples import ROOT
from templates.support_templates import PYTHON_PPTX, changed

EVERY_FIELD = ROOT / "tests" / "cases" / "every-field" / "article.yaml"
TITLE = (
    b'<a:off x="1792288" y="4800600"/><a:ext cx="5486400" cy="566738"/>',
    457200,
    274638,
    3008313,
    1162050,
)
PICTURE = (
    b'<a:off x="1792288" y="612775"/><a:ext cx="5486400" cy="4114800"/>',
    3575050,
    273050,
    5111750,
    5853113,
)


def with_title_beside_picture(name: str, data: bytes) -> bytes:
    """The layout for a picture with its title, as large as a slide's, at the left of it."""
    if name.endswith("slideLayout9.xml"):
        for before, x, y, width, height in (TITLE, PICTURE):
            assert before in data
            data = data.replace(
                before, f'<a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/>'.encode()
            )
    return data


def built(template: Path, folder: Path) -> Any:
    arguments = ["build", str(EVERY_FIELD), "--layout", "lecture", "-o", str(folder), "--quiet"]
    assert main([*arguments, "--template", str(template)]) == 0
    return Presentation(str(folder / "article-lecture.pptx"))


@pytest.fixture(scope="module")
def on_place(tmp_path_factory: pytest.TempPathFactory) -> Any:
    folder = tmp_path_factory.mktemp("place")
    template = folder / "template.pptx"
    template.write_bytes(changed(PYTHON_PPTX.read_bytes(), with_title_beside_picture))
    return built(template, folder)


def held(deck: Any) -> list[tuple[str, Any]]:
    return [
        (slide.slide_layout.name, shape)
        for slide in deck.slides
        for shape in slide.placeholders
        if shape.placeholder_format.type == PP_PLACEHOLDER.PICTURE
    ]


def test_a_templates_own_place_for_pictures_holds_them(on_place: Any) -> None:
    assert [layout for layout, _ in held(on_place)] == ["Picture with Caption"] * 2
    for _, shape in held(on_place):
        assert shape.left >= PICTURE[1] and shape.left + shape.width <= PICTURE[1] + PICTURE[3]
        assert (shape.crop_left, shape.crop_right, shape.crop_top, shape.crop_bottom) == (0, 0, 0, 0)


def test_the_words_under_a_picture_are_no_larger_than_a_captions(on_place: Any) -> None:
    (slide,) = [
        each for each in on_place.slides if any("Qviewcaption" in _text(shape) for shape in each.shapes)
    ]
    (caption,) = [shape for shape in slide.shapes if "Qviewcaption" in _text(shape)]
    assert all(run.font.size.pt < 20 for run in caption.text_frame.paragraphs[0].runs)


def test_a_title_that_has_the_room_of_a_caption_only_is_not_for_a_slide(tmp_path: Path) -> None:
    deck = built(PYTHON_PPTX, tmp_path)
    assert held(deck) == []
    named = {slide.shapes.title.text_frame.text: slide.slide_layout.name for slide in deck.slides}
    assert named["Qheading: the picture"] == "Title Only"


def _text(shape: Any) -> str:
    return str(shape.text_frame.text) if shape.has_text_frame else ""
