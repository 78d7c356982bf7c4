"""Handouts placed from articles that tests write, and what stands on their pages."""

from __future__ import annotations

from pathlib import Path

from factdeck.article import Article, read_article
from factdeck.blocks.context import Context
from factdeck.building.options import Options
from factdeck.building.placing import place_layout
from factdeck.layout.loading import layout_files, read_theme, read_words
from factdeck.layout.variant import Variant
from factdeck.messages.problems import Problems, Source
from factdeck.scene import Page, Paragraph, Scene, ShapeItem, paragraphs_of

TOWN = (Path(__file__).parent / "handouts" / "town.yaml").read_text(encoding="utf-8")


def article(text: str = TOWN) -> Article:
    problems = Problems()
    found = read_article(Source("town.yaml", text), problems, slug="town")
    assert found is not None, "\n".join(map(str, problems))
    return found


def handout(given: Article, layout: str, **options: str) -> Scene:
    problems = Problems()
    placed = place_layout(given, layout, problems, Options(**options))
    assert placed is not None, "\n".join(map(str, problems))
    assert isinstance(placed.document, Scene)
    return placed.document


def context(given: Article, **variant: str) -> Context:
    """What blocks make the article's handouts from, in the theme classic."""
    files, problems = layout_files(), Problems()
    theme, words = read_theme("classic", "paper", files, problems), read_words(given.lang, files, problems)
    assert theme is not None
    assert words is not None
    return Context(given, theme, words, problems, variant=Variant(**variant))


def refusal(given: Article, layout: str) -> str:
    problems = Problems()
    assert place_layout(given, layout, problems, Options()) is None
    return "\n".join(map(str, problems))


def paragraphs(*pages: Page) -> list[Paragraph]:
    return [paragraph for page in pages for item in page.items for paragraph in paragraphs_of(item)]


def told(*pages: Page) -> list[str]:
    """Each paragraph, behind its number or letter."""
    return [f"{each.bullet} {each.text}".strip().replace("\u00a0", " ") for each in paragraphs(*pages)]


def rules(page: Page) -> list[ShapeItem]:
    return [item for item in page.items if isinstance(item, ShapeItem) and item.kind == "line"]
