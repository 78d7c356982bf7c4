"""Articles of a given length to placed sheets, and what stands on their pages."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from factdeck.article import read_article
from factdeck.building.options import Options
from factdeck.building.placing import place_layout
from factdeck.drawing import texts
from factdeck.messages.problems import Problem, Problems, Source
from factdeck.scene import AnyItem, DrawingItem, Page, Scene, paragraphs_of

SENTENCE = "The river rose in the night, and by morning the lower town stood under water. "
WORDS = len(SENTENCE.split())


def words(count: int) -> str:
    return (SENTENCE * -(-count // WORDS)).strip()


def long_article(count: int) -> dict[str, Any]:
    """Sections of three paragraphs, with about so many words in all."""
    parts = [words(min(110, count - at)) for at in range(0, count, 110)]
    sections = [
        {"heading": f"Chapter {number + 1}", "text": "\n\n".join(parts[number * 3 : number * 3 + 3])}
        for number in range(-(-len(parts) // 3))
    ]
    return {"title": "The flood", "lead": "It rained.", "sections": sections}


def made(
    article: dict[str, Any] | str,
    *,
    paper: str = "",
    theme: str = "",
    layout: str = "fact-sheet",
    folder: Path = Path(),
) -> tuple[Scene | None, list[Problem]]:
    problems = Problems()
    text = article if isinstance(article, str) else json.dumps(article)
    found = read_article(Source("a.yaml", text), problems, slug="a", folder=folder)
    assert found is not None, "\n".join(map(str, problems))
    scene = place_layout(found, layout, problems, Options(paper=paper, theme=theme))
    return (scene.document if scene else None), list(problems)


def sheet(article: dict[str, Any], **wishes: Any) -> Scene:
    scene, problems = made(article, **wishes)
    assert scene is not None, "\n".join(map(str, problems))
    return scene


def content(page: Page) -> list[AnyItem]:
    return [item for item in page.items if getattr(item, "artifact", "") != "Footer"]


def sizes(item: AnyItem) -> Iterator[float]:
    for paragraph in paragraphs_of(item):
        yield from (run.style.size for run in paragraph.runs)
    if isinstance(item, DrawingItem):
        yield from (size * item.box.width / item.drawing.width for _, size in texts(item.drawing))
