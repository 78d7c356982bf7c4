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
    map: {caption: From above, credit: Natural Earth, points: [{name: Vienna, at: [16.37, 48.2]}]}
"""


def pages(text: str) -> list[Page]:
    problems = Problems()
    article = read_article(Source("a.yaml", text), problems, slug="a", folder=Path())
    assert article is not None, list(problems)
    made = place_layout(article, "lecture", problems, Options())
    assert made is not None, list(problems)
    return made.document.pages


def test_a_section_without_a_point_has_its_heading_as_title() -> None:
    assert [page.title for page in pages(SECTIONED)][-3:] == ["The short version", "The river", "Sources"]


def test_where_another_slide_has_the_heading_the_next_ones_say_what_they_show() -> None:
    quoted = SECTIONED.replace("points: [Narrow", "quotation: {text: It flows}\n    points: [Narrow")
    shown = [
        page.title for page in pages(quoted.replace("points: [Narrow", "show: points\n    points: [Narrow"))
    ]
    assert shown[-4:] == ["The river", "The river: in short", "From above", "Sources"]


def test_a_title_has_the_style_of_its_place() -> None:
    quoted = SECTIONED.replace("points: [Narrow", "quotation: {text: It flows}\n    points: [Narrow")
    colours = {
        page.layout: item.paragraphs[0].runs[0].style.colour
        for page in pages(quoted)
        for item in page.items
        if isinstance(item, TextItem) and item.placeholder == "title"
    }
    assert colours["Cover"] == "#ffffff" and colours["Quotation"] != colours["Claim and map"]
    assert colours["Claim and map"] == colours["Sentence"]


@pytest.mark.parametrize(("lang", "of"), [("en", "of"), ("de", "von"), ("fr", "sur")])
def test_the_number_of_a_part_is_not_broken_off(lang: str, of: str) -> None:
    points = ", ".join(f"A point that takes some words and more {number}" for number in range(30))
    text = f"title: A\nlang: {lang}\nsections: [{{heading: B, points: [{points}]}}]\n"
    titles = [page.title for page in pages(text) if page.title.startswith("B (")]
    assert titles[0] == f"B (1\u00a0{of}\u00a0{len(titles)})"
