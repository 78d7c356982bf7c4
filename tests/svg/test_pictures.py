"""Drawings and whole pages look the same as SVG in a browser and on paper."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import unquote

import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageFilter

from factdeck import pdf
from factdeck.layout.fonts import find_face
from factdeck.scene import DrawingItem, Element, Face, Metadata, Page, Scene
from factdeck.svg import writing as svg
from factdeck.units import Box, Size
from powerpoint.shape_kinds import KINDS, SIZE, kinds
from support.samples import CONTENT, scene

SCALE = 2
FONTS = "https://fonts.invalid/"
MOST_DIFFERENT = 0.004
"""The share of pixels that may differ once edges are set aside."""
FACE = find_face("Source Sans 3")


def drawings() -> Scene:
    whole = Box(0, 0, SIZE, SIZE)
    pages = [
        Page(
            size=Size(SIZE, SIZE),
            items=[
                DrawingItem(box=whole, drawing=drawing, faces=(FACE,), alt=kind, element=Element("Figure"))
            ],
        )
        for kind, drawing in kinds(FACE).items()
    ]
    return Scene(pages=pages, metadata=Metadata(title="Kinds", lang="en"))


class Shown:
    """The pages of a scene, on paper and in the browser."""

    def __init__(self, made: Scene, page: Any):
        painted = svg.render(made)
        self.size = made.pages[0].size
        self.paper = pypdfium2.PdfDocument(io.BytesIO(pdf.render(made)))
        self.page = page
        serve_fonts(page, painted.faces)
        page.set_content(
            f"<!doctype html><style>{style(painted.faces, self.size)}</style>{''.join(painted.pages)}"
        )
        page.evaluate("document.fonts.ready")

    def difference(self, number: int) -> float:
        pictures = (self._in_browser(number), self._on_paper(number))
        one, other = (picture.convert("RGB").filter(ImageFilter.GaussianBlur(2)) for picture in pictures)
        assert one.size == other.size
        grey = ImageChops.difference(one, other).convert("L")
        return sum(grey.histogram()[64:]) / (grey.width * grey.height)

    def _in_browser(self, number: int) -> Image.Image:
        return Image.open(io.BytesIO(self.page.locator("svg.scene").nth(number).screenshot()))

    def _on_paper(self, number: int) -> Image.Image:
        wide, high = round(self.size.width * SCALE), round(self.size.height * SCALE)
        return self.paper[number].render(scale=SCALE).to_pil().resize((wide, high))


def style(faces: Mapping[str, Face], size: Size) -> str:
    """The pages in whole pixels, in their own fonts."""
    told = f"body {{ margin: 0 }} svg {{ display: block; width: {round(size.width * SCALE)}px;"
    told += f" height: {round(size.height * SCALE)}px; font-kerning: none; font-variant-ligatures: none }}"
    for name in faces:
        told += f"@font-face {{ font-family: '{name}'; src: url('{FONTS}{name}') }}"
    return told


def serve_fonts(page: Any, faces: Mapping[str, Face]) -> None:
    def answer(route: Any) -> None:
        face = faces[unquote(route.request.url.removeprefix(FONTS))]
        route.fulfill(path=face.file, headers={"Access-Control-Allow-Origin": "*"})

    page.route(f"{FONTS}*", answer)


@pytest.fixture(scope="module")
def browser_page(chromium: Any) -> Iterator[Any]:
    page = chromium.new_page(viewport={"width": 1300, "height": 1700})
    yield page
    page.close()


@pytest.fixture(scope="module")
def shown_kinds(browser_page: Any) -> Shown:
    return Shown(drawings(), browser_page)


@pytest.mark.parametrize("kind", KINDS)
def test_a_shape_looks_as_on_paper(shown_kinds: Shown, kind: str) -> None:
    assert shown_kinds.difference(KINDS.index(kind)) <= MOST_DIFFERENT


@pytest.mark.parametrize("article", sorted(path.stem for path in CONTENT.glob("*.yaml")))
def test_a_sheets_pages_look_as_on_paper(chromium: Any, article: str) -> None:
    made = scene(CONTENT / f"{article}.yaml", "fact-sheet")
    page = chromium.new_page(viewport={"width": 1300, "height": 1700})
    shown = Shown(made, page)
    assert [shown.difference(number) <= MOST_DIFFERENT for number in range(len(made.pages))] == [True] * len(
        made.pages
    )
    page.close()
