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
from factdeck.drawing import Drawing, Ink, Text
from factdeck.layout.fonts import find_face
from factdeck.place.lines import break_lines
from factdeck.scene import (
    DrawingItem,
    Element,
    Face,
    Metadata,
    Page,
    Paragraph,
    Run,
    Scene,
    TextItem,
    TextStyle,
)
from factdeck.svg import writing as svg
from factdeck.units import Box, Size
from powerpoint.shape_kinds import KINDS, SIZE, kinds
from support.samples import CONTENT, scene

SCALE = 2
FONTS = "https://fonts.invalid/"
MOST_DIFFERENT = 0.004
"""The share of pixels that may differ once edges are set aside."""
FACE, GENTIUM = find_face("Source Sans 3"), find_face("Gentium Book Plus")


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


def specimen() -> Scene:
    """Letters that gape, in lines that end left, right and in the middle, in a paragraph and in drawings."""
    runs = (Run("“AVATAR” To We Two, L’Avenir. V. P, Tokyo", TextStyle(GENTIUM, 30), "en"),)
    lines = break_lines(runs, 230, leading=36, align="right").lines
    labels = tuple(
        Text(x, y, "AVATAR To", FACE, 30, Ink("#000000"), 0.0, anchor)
        for x, y, anchor in ((5, 10, "start"), (120, 45, "middle"), (235, 80, "end"))
    )
    items = [
        TextItem(box=Box(5, 0, 230, 120), paragraphs=[Paragraph(runs=runs, lines=lines, leading=36)]),
        DrawingItem(box=Box(0, 120, 240, 120), drawing=Drawing(240, 120, labels), faces=(FACE,)),
    ]
    return Scene(pages=[Page(size=Size(240, 240), items=items)], metadata=Metadata(title="AV", lang="en"))


def test_kerned_letters_stand_as_on_paper(browser_page: Any) -> None:
    assert Shown(specimen(), browser_page).difference(0) <= MOST_DIFFERENT


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
