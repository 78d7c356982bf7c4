"""An article's text and a layout, or a layout's blocks, to the scene that is made of it and what is told."""

from __future__ import annotations

from pathlib import Path

from factdeck.article import Article, read_article
from factdeck.building.options import Options
from factdeck.building.placing import place_layout
from factdeck.messages.problems import Problems, Source
from factdeck.scene import Element, Page, Paragraph, Scene, ShapeItem, paragraphs_of

LAYOUT = "output: pdf\nfit: free\npages: [{regions: {main: {}}}]\nblocks:\n"


def read(text: str, folder: Path | None = None) -> Article:
    """A sound article; what is wrong with it fails the test."""
    problems = Problems()
    article = read_article(Source("a.yaml", text), problems, slug="a", folder=folder or Path())
    assert article is not None, "\n".join(map(str, problems))
    return article


def made(
    text: str, layout: str, options: Options | None = None, folder: Path | None = None
) -> tuple[Scene, list[str]]:
    """What a layout makes of an article in a folder, and what is told of it."""
    problems = Problems()
    placed = place_layout(read(text, folder), layout, problems, options or Options())
    assert placed is not None, "\n".join(map(str, problems))
    return placed.document, [str(each) for each in problems]


def made_of_blocks(
    text: str, blocks: str, folder: Path, options: Options | None = None
) -> tuple[Scene, list[str]]:
    """What blocks in one column make of an article; the layout is written into the folder."""
    path = folder / "mine.yaml"
    path.write_text(LAYOUT + blocks, encoding="utf-8")
    return made(text, str(path), options)


def paragraphs(pages: list[Page]) -> list[Paragraph]:
    return [paragraph for page in pages for item in page.items for paragraph in paragraphs_of(item)]


def texts(scene: Scene) -> list[str]:
    return [paragraph.text for paragraph in paragraphs(scene.pages)]


def rules(page: Page) -> list[ShapeItem]:
    return [item for item in page.items if isinstance(item, ShapeItem) and item.kind == "line"]


def roles(element: Element | None) -> list[str]:
    """The element's role and those around it, the innermost first."""
    return [element.role, *roles(element.parent)] if element else []
