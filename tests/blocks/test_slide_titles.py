"""The titles of slides: each in the style of its place, and each slide's own."""

from __future__ import annotations

from pathlib import Path

import pytest

from factdeck.article import read_article
from factdeck.building.options import Options
from factdeck.building.placing import place_layout
from factdeck.messages.problems import Problems, Source
from factdeck.scene import Page, TextItem

SECTIONED = """\
title: A town
lead: It is a town.
sections:
  - heading: The river
    points: [Narrow here, Wide there]
    map: {caption: The river, credit: Natural Earth, points: [{name: Vienna, at: [16.37, 48.2]}]}
"""


def pages(text: str) -> list[Page]:
    problems = Problems()
    article = read_article(Source("a.yaml", text), problems, slug="a", folder=Path())
    assert article is not None, list(problems)
    made = place_layout(article, "lecture", problems, Options())
    assert made is not None, list(problems)
    return made.document.pages


def test_a_section_without_a_point_is_told_once_and_then_in_words() -> None:
    titles = [page.title for page in pages(SECTIONED)]
    assert titles[-4:-1] == ["The river", "The river: in short", "The river: the map"]


@pytest.mark.parametrize("layout", ["Content", "Map"])
def test_a_title_has_the_style_of_its_place(layout: str) -> None:
    made = pages(SECTIONED)
    colours = {
        page.layout: item.paragraphs[0].runs[0].style.colour
        for page in made
        for item in page.items
        if isinstance(item, TextItem) and item.placeholder == "title"
    }
    assert colours["Section"] == "#ffffff"
    assert colours[layout] != "#ffffff"
