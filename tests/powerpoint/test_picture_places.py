"""Pictures stand in placeholders for pictures, so that whoever edits the deck can change them; drawings stay shapes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.presentation import Presentation

from factdeck import powerpoint
from powerpoint.support_decks import reopened
from support.samples import CONTENT, ROOT, scene

EVERY_FIELD = ROOT / "tests" / "cases" / "every-field" / "article.yaml"
PROMPT = {"en": "Picture", "de": "Bild", "fr": "Image"}


@pytest.fixture(scope="module")
def deck() -> Presentation:
    return reopened(powerpoint.render(scene(EVERY_FIELD, "lecture")))


def pictures(deck: Presentation) -> list[tuple[str, Any]]:
    """Each picture in a placeholder, behind the name of its slide's layout."""
    return [
        (slide.slide_layout.name, shape)
        for slide in deck.slides
        for shape in slide.placeholders
        if shape.placeholder_format.type == PP_PLACEHOLDER.PICTURE
    ]


def test_the_pictures_of_cover_and_sections_stand_in_placeholders(deck: Presentation) -> None:
    assert [layout for layout, _ in pictures(deck)] == [
        "Title slide and picture",
        "Title and picture",
        "Sentence and picture",
    ]


def test_a_picture_fills_its_shape_whole_and_keeps_its_proportions(deck: Presentation) -> None:
    for _, shape in pictures(deck):
        assert (shape.crop_left, shape.crop_top, shape.crop_right, shape.crop_bottom) == (0, 0, 0, 0)
        wide, high = shape.image.size
        assert shape.width / shape.height == pytest.approx(wide / high, rel=0.001)


def test_a_picture_lies_inside_the_place_of_its_layout(deck: Presentation) -> None:
    for slide in deck.slides:
        places = {each.placeholder_format.idx: each for each in slide.slide_layout.placeholders}
        for shape in slide.placeholders:
            place = places[shape.placeholder_format.idx]
            if shape.placeholder_format.type == PP_PLACEHOLDER.PICTURE:
                assert place.left <= shape.left and place.top <= shape.top
                assert shape.left + shape.width <= place.left + place.width + 1
                assert shape.top + shape.height <= place.top + place.height + 1


def test_alternative_texts_stay(deck: Presentation) -> None:
    described = [shape._element.nvPicPr.cNvPr.get("descr") for _, shape in pictures(deck)]
    assert described == ["Qlikenessalt", "Qviewalt", None]


@pytest.mark.parametrize("lang", PROMPT)
def test_an_empty_place_says_in_the_decks_language_what_goes_there(lang: str, tmp_path: Path) -> None:
    article = tmp_path / "town.yaml"
    article.write_text(f"title: Town\nlang: {lang}\nlead: A town.\n", encoding="utf-8")
    layouts = reopened(powerpoint.render(scene(article, "lecture"))).slide_layouts
    prompts = [
        place.text_frame.text
        for layout in layouts
        for place in layout.placeholders
        if place.placeholder_format.type == PP_PLACEHOLDER.PICTURE
    ]
    assert prompts == [PROMPT[lang]] * 6


def test_drawings_are_shapes_and_no_placeholder_stays_empty() -> None:
    deck = reopened(powerpoint.render(scene(CONTENT / "ada-lovelace.yaml", "lecture")))
    assert pictures(deck) == []
    assert deck.slides[0].slide_layout.name == "Title slide and picture"
    assert any(shape.shape_type.name == "GROUP" for shape in deck.slides[0].shapes if shape.shape_type)
