"""The pictures that an article rests on, and what of them no slide can show."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from factdeck.article import Article
from factdeck.article.kept import kept
from factdeck.article.model import Picture
from factdeck.article.reading import models_in
from factdeck.messages import codes
from factdeck.messages.problems import Problems

if TYPE_CHECKING:
    from factdeck.scene import Scene


@kept
def pictures_of(article: Article) -> tuple[Path, ...]:
    """The files of all pictures of an article, each once."""
    return tuple(sorted({picture.file for picture in _pictures(article)}))


def check_drawings(article: Article, scene: Scene, problems: Problems) -> None:
    """Report what of the article's SVG files no native shape can show; the scene is a placed deck."""
    vectors = [picture for picture in _pictures(article) if picture.is_vector]
    if not vectors:
        return
    from factdeck.powerpoint.paintable import unpaintable

    for error in unpaintable(scene):
        named = (picture for picture in vectors if picture.file.stem == error.drawing)
        picture = next(named, vectors[0])
        hint = "draw it with plain fills and strokes, or give the picture as PNG"
        problems.error(picture.image.mark, str(error), hint, code=codes.PICTURE_UNPAINTABLE)


def _pictures(article: Article) -> list[Picture]:
    return [part for part in models_in(article) if isinstance(part, Picture)]
