"""Three laws of every deck: something to look at on every second slide, no half-empty body, no split for words alone."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import pytest
from msgspec.structs import replace

from factdeck.article import Article
from factdeck.building.options import Options
from factdeck.building.outputs import layout_models
from factdeck.building.placing import place_layout
from factdeck.layout.deck_layout import DeckLayout
from factdeck.layout.loading import layout_files, read_layout
from factdeck.messages.problems import Problems
from factdeck.scene import Scene
from support import laws
from support.samples import CASES, CONTENT, article

ARTICLES = [*sorted(CONTENT.glob("*.yaml")), *sorted(CASES.glob("*.yaml"))]
THEMES = ("classic", "reading", "large-print", "photocopy")
LEAST_SHARE = 0.5
LEAST_FILL = 0.55


@lru_cache(maxsize=1)
def lecture() -> DeckLayout:
    layout = read_layout("lecture", layout_models(), layout_files(), Problems())
    assert isinstance(layout, DeckLayout)
    return layout


@lru_cache(maxsize=1)
def deck(path: Path, theme: str) -> Scene:
    problems = Problems()
    placed = place_layout(article(path), "lecture", problems, Options(theme=theme))
    assert placed is not None, "\n".join(map(str, problems))
    scene = placed.document
    assert isinstance(scene, Scene)
    return scene


def has_something_to_draw(given: Article) -> bool:
    """Whether an article gives more than sentences: without that there is nothing that a slide could show."""
    return bool(given.infobox or given.timeline or given.people or given.sections)


each_deck = pytest.mark.parametrize(
    ("path", "theme"),
    [(path, theme) for path in ARTICLES for theme in THEMES],
    ids=lambda given: given.stem if isinstance(given, Path) else given,
)


@each_deck
def test_at_least_half_of_the_slides_before_the_quiz_show_something(path: Path, theme: str) -> None:
    scene = deck(path, theme)
    nothing = not has_something_to_draw(article(path))
    plain = [page.title for page in laws.before_the_quiz(scene) if not laws.shows_something(page, lecture())]
    assert laws.picture_share(scene, lecture(), nothing_to_draw=nothing) >= LEAST_SHARE, plain


@each_deck
def test_what_a_slide_shows_fills_more_than_half_of_its_place(path: Path, theme: str) -> None:
    for page in deck(path, theme).pages:
        if page.layout in laws.EMPTY_ON_PURPOSE or laws.is_one_line(page, lecture()):
            continue
        assert laws.fill(page, lecture()) >= LEAST_FILL, f"{page.layout}: {page.title}"


@each_deck
def test_no_slide_goes_on_for_its_words_alone(path: Path, theme: str) -> None:
    """What goes on is higher than the places of its slide together are, even where two columns stand side by side."""
    for first, second in zip(deck(path, theme).pages, deck(path, theme).pages[1:], strict=False):
        if second.layout == first.layout and second.title.split(" (")[0] == first.title.split(" (")[0]:
            assert laws.height_of_body(first, lecture()) + laws.height_of_body(
                second, lecture()
            ) > laws.height_of_places(first, lecture()), first.title


def test_a_half_empty_slide_breaks_the_law_of_filling() -> None:
    """The measure itself: a body in one corner of its place is told from one that fills it."""
    pages = deck(CONTENT / "treaty-of-tordesillas.yaml", "classic").pages
    points = next(page for page in pages if page.layout == "Points and words")
    half = replace(points, items=[item for item in points.items if item.name != "second"])
    assert laws.fill(half, lecture()) < laws.fill(points, lecture())


def test_the_decks_of_the_two_first_articles_are_short() -> None:
    assert len(deck(CONTENT / "soviet-occupation-of-manchuria.yaml", "classic").pages) in range(25, 31)
    assert len(deck(CONTENT / "treaty-of-tordesillas.yaml", "classic").pages) in range(23, 27)
