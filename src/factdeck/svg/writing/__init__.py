"""A scene to one SVG picture a page (SVG 2): real text in the scene's own fonts, vectors as vectors."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from factdeck.scene import Face, Scene


class Bitmap(Struct, frozen=True):
    """A picture's bytes, and their MIME type."""

    data: bytes
    mime: str


class Painted(Struct, frozen=True):
    """The pages, and what they refer to: bitmaps and faces by their names, which derive from what is in them."""

    pages: tuple[str, ...]
    bitmaps: Mapping[str, Bitmap]
    faces: Mapping[str, Face]
    """Faces with a file; the name is the ``font-family`` that the pages ask for."""


def render(scene: Scene, *, prefix: str = "", files: str = "", heading_level: int = 1) -> Painted:
    """Paint each page as an ``svg`` element that stands in a web page; the same for the same scene.

    ``prefix`` begins every id, so that several scenes can stand in one page. ``files`` is the address below which
    bitmaps are found by their names. ``heading_level`` is the level at which the scene's H1 stands in the web page.
    """
    from factdeck.svg.writing.document import paint_scene

    return paint_scene(scene, prefix, files, heading_level)
