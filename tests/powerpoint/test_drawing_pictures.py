"""Each kind of shape looks the same through ReportLab's PDF and through the deck as LibreOffice shows it."""

from __future__ import annotations

import io
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageFilter
from reportlab.graphics import renderPDF

from factdeck import powerpoint
from powerpoint.shape_kinds import KINDS, SIZE
from powerpoint.support_decks import converted, drawn, scene_of

SCALE = 2.0
MOST_DIFFERENT = 0.004
"""The share of pixels that may differ once edges are set aside."""


@pytest.fixture(scope="module")
def slides(tmp_path_factory: pytest.TempPathFactory) -> pypdfium2.PdfDocument:
    folder = tmp_path_factory.mktemp("kinds")
    deck = folder / "kinds.pptx"
    deck.write_bytes(powerpoint.render(scene_of(*[[drawn(make())] for make in KINDS.values()])))
    return pypdfium2.PdfDocument(converted(deck, "pdf", folder))


def on_paper(kind: str) -> Image.Image:
    data = renderPDF.drawToString(KINDS[kind]())
    page = pypdfium2.PdfDocument(io.BytesIO(data))[0]
    return page.render(scale=SCALE).to_pil().convert("RGB")


def on_slide(slides: pypdfium2.PdfDocument, kind: str) -> Image.Image:
    page = slides[list(KINDS).index(kind)]
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
    slides: pypdfium2.PdfDocument, kind: str, tmp_path: Path
) -> None:
    one, other = on_paper(kind), on_slide(slides, kind)
    assert len(one.getcolors(1 << 20) or []) > 1, "nothing was drawn on paper"
    share = different(one, other)
    if share > MOST_DIFFERENT:
        one.save(tmp_path / "paper.png")
        other.save(tmp_path / "slide.png")
    assert share <= MOST_DIFFERENT, f"{share:.2%} of the picture differs; see {tmp_path}"


def test_the_comparison_sees_a_hole_that_is_filled(slides: pypdfium2.PdfDocument) -> None:
    assert different(on_paper("hole by winding"), on_slide(slides, "no hole by winding")) > MOST_DIFFERENT
