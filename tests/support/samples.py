"""Articles that tests build: each a plain file in tests/cases/articles."""

from __future__ import annotations

from pathlib import Path

from factdeck.article import Article, read_article
from factdeck.building.options import Options
from factdeck.building.placing import place_layout
from factdeck.messages.problems import Problems
from factdeck.reading import read_source
from factdeck.scene import Scene

ROOT = Path(__file__).parents[2]
CASES = ROOT / "tests" / "cases" / "articles"
CONTENT = ROOT / "content"


def article(path: Path) -> Article:
    """A sound article; what is wrong with it fails the test."""
    problems = Problems()
    source = read_source(path, problems)
    found = read_article(source, problems, slug=path.stem, folder=path.parent) if source else None
    assert found is not None, "\n".join(str(problem) for problem in problems)
    return found


def scene(path: Path, layout: str, problems: Problems | None = None, theme: str = "") -> Scene:
    problems = problems if problems is not None else Problems()
    made = place_layout(article(path), layout, problems, Options(theme=theme))
    assert made is not None, "\n".join(str(problem) for problem in problems)
    return made.document
