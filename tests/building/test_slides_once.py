"""Slides are placed once for a deck and for all its prints, and anew wherever they would look otherwise."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from factdeck.article import Article
from factdeck.building import slides_once
from factdeck.building.deck import place_on_slides
from factdeck.building.options import Options
from factdeck.building.output import Materials
from factdeck.building.placing import place_layout
from factdeck.messages import codes
from factdeck.messages.problems import Problems
from factdeck.scene import Scene
from support.samples import CASES, CONTENT, article

PRINTS = ("lecture", "handout-3", "handout-6", "notes-pages", "script")


@pytest.fixture
def placings(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Materials]]:
    """The materials of each time that slides are placed."""
    seen: list[Materials] = []
    place = slides_once.place_on_slides

    def counted(materials: Materials, problems: Problems) -> Scene | None:
        seen.append(materials)
        return place(materials, problems)

    slides_once._placed.cache_clear()
    monkeypatch.setattr(slides_once, "place_on_slides", counted)
    yield seen
    slides_once._placed.cache_clear()


def place(one: Article, layout: str, theme: str = "") -> None:
    assert place_layout(one, layout, Problems(), Options(theme=theme)) is not None


def test_a_deck_and_its_prints_share_their_slides(placings: list[Materials]) -> None:
    one = article(CONTENT / "ada-lovelace.yaml")
    for layout in PRINTS:
        place(one, layout)
    assert len(placings) == 1


def test_prints_on_white_paper_have_slides_of_their_own(placings: list[Materials]) -> None:
    one = article(CONTENT / "ada-lovelace.yaml")
    for layout in PRINTS:
        place(one, layout, theme="photocopy")
    assert len(placings) == 2


def test_another_article_another_theme_and_other_words_are_placed_anew(placings: list[Materials]) -> None:
    one, other = article(CASES / "town.yaml"), article(CASES / "town.yaml")
    place(one, "lecture")
    place(other, "lecture")
    place(other, "lecture", theme="reading")
    place(other.changed(lang="de"), "lecture", theme="reading")
    assert len(placings) == 4


def test_a_picture_that_was_changed_is_placed_anew(placings: list[Materials], tmp_path: Path) -> None:
    folder = shutil.copytree(CONTENT, tmp_path / "content")
    one = article(folder / "ada-lovelace.yaml")
    place(one, "lecture")
    picture = next((folder / "images").glob("ada*"))
    picture.touch()
    place(one, "lecture")
    assert len(placings) == 2


def test_each_output_tells_what_placing_tells(monkeypatch: pytest.MonkeyPatch) -> None:
    def warns(materials: Materials, problems: Problems) -> Scene | None:
        problems.warning(None, "a long slide", code=codes.TOO_MANY_SLIDES)
        return place_on_slides(materials, problems)

    monkeypatch.setattr(slides_once, "place_on_slides", warns)
    one = article(CASES / "town.yaml")
    for _ in range(2):
        problems = Problems()
        place_layout(one, "lecture", problems, Options())
        assert [problem.message for problem in problems] == ["a long slide"]


def test_the_date_of_an_output_is_that_of_now(monkeypatch: pytest.MonkeyPatch) -> None:
    one = article(CASES / "town.yaml")
    dates = []
    for date in (0, 86_400):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", str(date))
        placed = place_layout(one, "lecture", Problems(), Options())
        assert placed is not None
        dates.append(placed.document.metadata.modified)
    assert dates == [0, 86_400]
