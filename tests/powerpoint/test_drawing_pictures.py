"""Each kind of shape looks the same on paper and in the deck as LibreOffice shows it."""

from __future__ import annotations

import io
import shutil
import subprocess
from pathlib import Path

import pypdfium2
import pytest
from msgspec.structs import replace
from PIL import Image, ImageChops, ImageFilter

from factdeck import pdf, powerpoint
from factdeck.layout.fonts import find_face
from factdeck.scene import DrawingItem, Element, Face, Metadata, Page, Scene
from factdeck.units import Box, Size
from powerpoint.shape_kinds import KINDS, SIZE, kinds
from powerpoint.support_decks import converted, drawn, scene_of

SCALE = 2.0
MOST_DIFFERENT = 0.004
"""The share of pixels that may differ once edges are set aside."""
ON_SLIDE = find_face("Arial")


@pytest.fixture(scope="module")
def slides(tmp_path_factory: pytest.TempPathFactory) -> pypdfium2.PdfDocument:
    folder = tmp_path_factory.mktemp("kinds")
    deck = folder / "kinds.pptx"
    deck.write_bytes(powerpoint.render(scene_of(*[[drawn(drawing)] for drawing in kinds(ON_SLIDE).values()])))
    return pypdfium2.PdfDocument(converted(deck, "pdf", folder))


@pytest.fixture(scope="module")
def sheets() -> pypdfium2.PdfDocument:
    """In the face that LibreOffice, which has no Arial, shows in its place."""
    match = shutil.which("fc-match") or pytest.skip("fontconfig is not installed")
    file = subprocess.run([match, "-f", "%{file}", "Arial"], capture_output=True, check=True).stdout
    face = replace(ON_SLIDE, name="in place of Arial", file=Path(file.decode("utf-8")))
    return pypdfium2.PdfDocument(io.BytesIO(pdf.render(scene_on_paper(face))))


def scene_on_paper(face: Face) -> Scene:
    pages = []
    for drawing in kinds(face).values():
        figure = Element("Figure", alt="A figure")
        item = DrawingItem(box=Box(0, 0, SIZE, SIZE), drawing=drawing, faces=(face,), element=figure)
        pages.append(Page(size=Size(SIZE, SIZE), items=[item]))
    return Scene(pages=pages, metadata=Metadata(title="Kinds", lang="en"))


def on_paper(sheets: pypdfium2.PdfDocument, kind: str) -> Image.Image:
    return sheets[KINDS.index(kind)].render(scale=SCALE).to_pil().convert("RGB")


def on_slide(slides: pypdfium2.PdfDocument, kind: str) -> Image.Image:
    page = slides[KINDS.index(kind)]
    picture = page.render(scale=SCALE).to_pil().convert("RGB")
    left, top, side = round(100 * SCALE), round(120 * SCALE), round(SIZE * SCALE)
    return picture.crop((left, top, left + side, top + side))


def different(one: Image.Image, other: Image.Image) -> float:
    """The share of pixels whose colours differ by more than an edge's blur, after edges two pixels wide are worn off."""
    apart = ImageChops.difference(one, other).convert("L").point(lambda value: 255 if value > 48 else 0)
    worn = apart.filter(ImageFilter.MinFilter(5))
    return worn.histogram()[255] / (worn.width * worn.height)


@pytest.mark.parametrize("kind", KINDS)
def test_a_shape_looks_the_same_on_paper_and_on_a_slide(
    sheets: pypdfium2.PdfDocument, slides: pypdfium2.PdfDocument, kind: str, tmp_path: Path
) -> None:
    one, other = on_paper(sheets, kind), on_slide(slides, kind)
    assert len(one.getcolors(1 << 20) or []) > 1, "nothing was drawn on paper"
    share = different(one, other)
    if share > MOST_DIFFERENT:
        one.save(tmp_path / "paper.png")
        other.save(tmp_path / "slide.png")
    assert share <= MOST_DIFFERENT, f"{share:.2%} of the picture differs; see {tmp_path}"


def test_the_comparison_sees_a_hole_that_is_filled(
    sheets: pypdfium2.PdfDocument, slides: pypdfium2.PdfDocument
) -> None:
    with_hole, without = on_paper(sheets, "hole by winding"), on_slide(slides, "no hole by winding")
    assert different(with_hole, without) > MOST_DIFFERENT
