"""An article's file and a layout to a painted scene; whatever keeps it from being made becomes a problem."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

from msgspec import Struct

from factdeck.article import Article, read_article
from factdeck.building.article import check_text
from factdeck.building.options import Options
from factdeck.building.outputs import SVG
from factdeck.building.placing import place_layout
from factdeck.layout.loading import LayoutFiles
from factdeck.messages.problems import FactdeckError, Mark, Problem, Problems, Source
from factdeck.reading import read_source
from factdeck.scene import Scene
from factdeck.svg.writing import Painted

FILES = "files/"
"""The address below which bitmaps and fonts are served."""
HEADING_LEVEL = 3
"""The level of a sheet's H1 below the page's own heading and the document's."""


class Reading(Struct, frozen=True):
    """The article as the file has it now; None where it is wrong."""

    article: Article | None
    problems: Sequence[Problem]


class View(Struct, frozen=True):
    """What a layout makes of the article, painted."""

    scene: Scene
    painted: Painted
    output: str
    """The kind of file that it is a view of, as layouts name it."""
    unit: str
    """What a page of it is called: page or slide."""
    depends: Sequence[Path]
    top: Mark
    """Where the article begins."""
    on_template: bool
    """Whether the file has shapes and pictures of a template, which no scene knows."""


def read(path: Path) -> Reading:
    """An article's file read once for all layouts, with what is wrong with it."""
    problems, article = Problems(), None
    with _reporting(problems, Mark(Source(str(path), ""))):
        source = read_source(path, problems)
        if source is not None:
            article = read_article(source, problems, slug=path.stem, folder=path.parent)
        if article is not None:
            check_text(article, problems)
    return Reading(article, list(problems))


def view_of(article: Article, layout: str, theme: str, problems: Problems, files: LayoutFiles) -> View | None:
    """What a layout makes of the article; None where problems has an error in the end.

    ``files`` learns which files of layouts were read, or looked for in vain.
    """
    with _reporting(problems, Mark(article.source)):
        placed = place_layout(article, layout, problems, Options(theme=theme), files)
        if placed is not None and not SVG.shows(placed.document):
            message = f"the layout {layout!r} makes {placed.output.name}, of which there is no preview"
            problems.add(Problem.of(None, message, "build it instead, or watch it"))
        elif placed is not None:
            scene, output = placed.document, placed.output
            prefix = f"{sha256(layout.encode('utf-8')).hexdigest()[:6]}-"
            painted = SVG.paint(scene, prefix, FILES, HEADING_LEVEL)
            return View(
                scene, painted, output.name, output.unit, placed.depends, article.mark, placed.on_template
            )
    return None


@contextmanager
def _reporting(problems: Problems, mark: Mark) -> Iterator[None]:
    """A server goes on where a command would stop: what is raised becomes a problem, a bug of ours too."""
    try:
        yield
    except FactdeckError as error:
        for problem in error.problems:
            problems.add(problem)
    except Exception as error:  # noqa: BLE001 - the page goes on, and shows the bug
        message = f"this is a bug of factdeck's own: {type(error).__name__}: {error}"
        problems.add(Problem.of(mark, message, "factdeck build tells more of it"))
