"""An article's file and a layout to a painted scene; whatever keeps it from being made becomes a problem."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

from msgspec import Struct

from factdeck.article import Article, advise, read_article
from factdeck.building.build import Wishes, make_scene, warn_of_maps
from factdeck.checks.pictures import pictures_of
from factdeck.messages.problems import Mark, Problem, Problems, ProblemsFound, Source
from factdeck.reading import read_source
from factdeck.scene import Scene
from factdeck.svg import writing as svg

FILES = "files/"
"""The address below which bitmaps and fonts are served."""
HEADING_LEVEL = 3
"""The level of a sheet's H1 below the page's own heading and the document's."""


class Reading(Struct, frozen=True):
    """The article as the file has it now; None where it is wrong."""

    article: Article | None
    problems: Sequence[Problem]


class Made(Struct, frozen=True):
    scene: Scene
    painted: svg.Painted
    read: Sequence[Path]
    top: Mark
    """Where the article begins."""

    @property
    def on_template(self) -> bool:
        """Whether the deck has shapes and pictures of a template, which no scene knows."""
        return self.scene.master is not None and self.scene.master.template is not None


def read(path: Path) -> Reading:
    problems, article = Problems(), None
    with _telling(problems, Mark(Source(str(path), ""))):
        source = read_source(path, problems)
        if source is not None:
            article = read_article(source, problems, slug=path.stem, folder=path.parent)
        if article is not None:
            advise(article, problems)
            warn_of_maps(article, problems)
    return Reading(article, list(problems))


def make(article: Article, layout: str, theme: str, problems: Problems) -> Made | None:
    """What a layout makes of the article; None where problems has an error in the end."""
    with _telling(problems, Mark(article.source)):
        found = make_scene(article, layout, problems, Wishes(theme=theme))
        if found is not None:
            scene, files = found
            prefix = f"{sha256(layout.encode('utf-8')).hexdigest()[:6]}-"
            painted = svg.render(scene, prefix=prefix, files=FILES, heading_level=HEADING_LEVEL)
            return Made(scene, painted, [*files, *pictures_of(article)], article.mark)
    return None


@contextmanager
def _telling(problems: Problems, mark: Mark) -> Iterator[None]:
    """A server goes on where a command would stop: what is raised is told, a bug of ours too."""
    try:
        yield
    except ProblemsFound as found:
        for problem in found.problems:
            problems.add(problem)
    except Exception as error:
        told = f"this is a bug of factdeck's own: {type(error).__name__}: {error}"
        problems.add(Problem.of(mark, told, "factdeck build tells more of it"))
