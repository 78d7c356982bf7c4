"""A piece of an article to pictures of its pages that stand alone: SVG with its own glyphs and bitmaps inside."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterator
from html import unescape
from typing import Any

from msgspec import Struct

from factdeck.article import Article
from factdeck.building.outputs import SVG
from factdeck.building.pieces import Piece
from factdeck.building.placing import Placed, place_layout
from factdeck.messages.problems import Problems
from factdeck.preview.pages import title_of
from factdeck.site.fonts import font_address
from factdeck.svg.writing import Painted

BITMAPS = "bitmap:"
"""Begins a bitmap's address before its bytes stand there."""
_BITMAP = re.compile(rf'href="{BITMAPS}([^"]+)"')
_ORIGIN = re.compile(r' data-at="[^"]*"')
"""Where something is written is of no use outside the author's own machine."""
_WORDS = re.compile(r'<(?:text|tspan)\b[^>]*? font-family="([^"]*)"[^>]*>([^<]*)<')
_FAMILY = re.compile(r"'([^']+)'")
_TAG_ENDS = re.compile(">")
_LOOK = "svg{font-kerning:none;font-variant-ligatures:none}text{white-space:pre}"
"""Letters are kerned by where they stand."""


class Picture(Struct, frozen=True):
    """A page or slide as a file."""

    svg: bytes
    title: str
    """A slide's title, or a page's first heading; may be empty."""
    width: int
    height: int


class Pictured(Struct, frozen=True):
    """A piece's pages or slides."""

    layout: str
    unit: str
    """What a page of it is called: page or slide."""
    pictures: tuple[Picture, ...]


def pictured(article: Article, piece: Piece, placed: Placed[Any] | None = None) -> Pictured | None:
    """The pages of a piece; None where it can't be placed, or what is placed is no scene.

    ``placed`` is what was placed before, if anything was.
    """
    if placed is None:
        placed = place_layout(article, piece.layout, Problems(), piece.options)
    if placed is None or not SVG.shows(placed.document):
        return None
    scene = placed.document
    painted = SVG.paint(scene, "", BITMAPS, 1)
    pictures = tuple(
        Picture(
            alone(svg, painted), title_of(page), round(page.size.width / 0.75), round(page.size.height / 0.75)
        )
        for page, svg in zip(scene.pages, painted.pages, strict=True)
    )
    return Pictured(piece.label, placed.output.unit, pictures)


def alone(svg: str, painted: Painted) -> bytes:
    """The page with all that it refers to inside."""

    def inside(found: re.Match[str]) -> str:
        bitmap = painted.bitmaps[found[1]]
        return f'href="data:{bitmap.mime};base64,{b64encode(bitmap.data).decode("ascii")}"'

    faces = "".join(_faces(svg, painted))
    head = _TAG_ENDS.sub(f"><style>{faces}{_LOOK}</style>", _ORIGIN.sub("", svg), count=1)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{_BITMAP.sub(inside, head)}\n'.encode()


def _faces(svg: str, painted: Painted) -> Iterator[str]:
    """A rule for each of the page's faces, with the glyphs that the page shows in it."""
    shown: dict[str, set[str]] = {}
    for families, words in _WORDS.findall(svg):
        for family in _FAMILY.findall(families):
            shown.setdefault(family, set()).update(unescape(words))
    for family, face in sorted(painted.faces.items()):
        address = font_address(face.file, shown.get(family, ())) if face.file else ""
        if address:
            yield f"@font-face{{font-family:'{family}';src:url({address})}}"
