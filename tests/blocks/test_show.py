"""What a section asks for by ``show``: taken where it has that, else told of once."""

from __future__ import annotations

from pathlib import Path

from factdeck.article import read_article
from factdeck.building.options import Options
from factdeck.building.placing import place_layout
from factdeck.messages.problems import Problems, Source

RIVER = """\
title: A town
lead: It is a town.
infobox:
  map:
    caption: Two towns
    credit: Natural Earth
    points: [{name: Vienna, at: [16.37, 48.2]}, {name: Budapest, at: [19.04, 47.5]}]
sections:
  - heading: The river
    show: KIND
    points: [It comes from Vienna, It goes to Budapest]
"""


def layouts_and_problems(kind: str) -> tuple[list[str], list[str]]:
    problems = Problems()
    article = read_article(Source("a.yaml", RIVER.replace("KIND", kind)), problems, slug="a", folder=Path())
    assert article is not None, list(problems)
    made = place_layout(article, "lecture", problems, Options())
    assert made is not None, list(problems)
    return [page.layout for page in made.document.pages], [problem.message for problem in problems]


def test_points_are_shown_where_they_are_asked_for_though_the_map_has_their_names() -> None:
    layouts, _ = layouts_and_problems("points")
    assert "Claim and map" in layouts_and_problems("map")[0]
    assert "Claim and map" not in layouts


def test_nothing_is_told_where_one_of_several_slides_of_the_kind_asked_for_can_be_made() -> None:
    assert layouts_and_problems("points")[1] == []


def test_a_kind_that_the_section_has_nothing_for_is_told_of_once() -> None:
    layouts, [message] = layouts_and_problems("time")
    assert message.startswith("show: 'time' is asked for, and the section has nothing for it")
    assert "Claim and map" in layouts
