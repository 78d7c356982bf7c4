"""A title that lies over a map is read first, and hides neither the map's words nor its description."""

from __future__ import annotations

import re
from itertools import product

import pytest

from factdeck.article import read_article
from factdeck.building.options import Options
from factdeck.building.placing import place_layout
from factdeck.drawing import Drawing, Text, leaves, texts
from factdeck.messages.problems import Problems, Source
from factdeck.place.plates import title_first
from factdeck.scene import DrawingItem, Page, TextItem
from factdeck.units import Box
from support.samples import CONTENT, article

BOXES = {path: article(path).infobox for path in sorted(CONTENT.glob("*.yaml"))}
ARTICLES = [path for path, infobox in BOXES.items() if infobox and infobox.map]
"""Those with a map, which has a slide of its own."""


@pytest.fixture(
    scope="module", params=product(ARTICLES, ("en", "ar")), ids=lambda each: f"{each[0].stem}-{each[1]}"
)
def map_slide(request: pytest.FixtureRequest) -> Page:
    """The map of an article, also as of one in a language that runs leftward, whose titles are mirrored over it."""
    path, lang = request.param
    text = re.sub(r"(?m)^lang: .*", f"lang: {lang}", path.read_text(encoding="utf-8"))
    problems = Problems()
    found = read_article(Source(path.name, text), problems, slug=path.stem, folder=path.parent)
    made = place_layout(found, "lecture", problems, Options()) if found else None
    assert made is not None, "\n".join(map(str, problems))
    [page] = [page for page in made.document.pages if page.layout == "Map"]
    return page


def test_several_articles_have_a_map() -> None:
    assert len(ARTICLES) > 1


def test_the_title_is_the_first_thing_that_is_no_decoration(map_slide: Page) -> None:
    read = [item for item in map_slide.items if not isinstance(item, DrawingItem) or item.alt]
    assert isinstance(read[0], TextItem) and read[0].placeholder == "title"
    assert isinstance(read[1], DrawingItem) and read[1].element is not None


def test_only_shapes_lie_under_the_title_and_only_words_over_it(map_slide: Page) -> None:
    ground, title, words = map_slide.items[:3]
    assert isinstance(ground, DrawingItem) and isinstance(words, DrawingItem) and isinstance(title, TextItem)
    assert not any(texts(ground.drawing)) and ground.element is None
    parts = list(leaves(words.drawing.parts))
    assert parts and all(isinstance(leaf.part, Text) for leaf in parts)
    assert title.fill and ground.box == words.box


def test_no_word_of_the_map_stands_under_the_title(map_slide: Page) -> None:
    _, title, words = map_slide.items[:3]
    assert isinstance(words, DrawingItem)
    for text, size in texts(words.drawing):
        left = text.x - {"start": 0.0, "middle": text.width / 2, "end": text.width}[text.anchor]
        top = words.drawing.height - text.y - 0.7 * size
        box = Box(words.box.x + left, words.box.y + top, text.width, 0.7 * size)
        apart = box.right <= title.box.x or box.x >= title.box.right
        assert apart or box.bottom <= title.box.y or box.y >= title.box.bottom, text.text


def test_what_is_no_drawing_keeps_its_place_behind_the_title() -> None:
    title, caption = (
        TextItem(box=Box(0, 0, 1, 1), name=name, paragraphs=[]) for name in ("title", "caption")
    )
    figure = DrawingItem(box=Box(0, 0, 1, 1), name="map", alt="A map", drawing=Drawing(1.0, 1.0, ()))
    assert [item.name for item in title_first([figure, caption], [title])] == [
        "map",
        "title",
        "map",
        "caption",
    ]
