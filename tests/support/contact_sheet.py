"""The README's picture of a lesson: ``python tests/support/contact_sheet.py PICTURE.png PIECE.pdf…``, the first page of each."""

from __future__ import annotations

import io
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from PIL import Image, ImageOps

WIDTH = 1200
"""Pixels of the whole picture."""
IN_A_ROW = 4
GAP = 16
GROUND, EDGE = "#e9e7e3", "#b8b4ad"
COLOURS = 192
SHARPNESS = 150
"""Dots an inch that a page is rendered in before it is made small."""


def contact_sheet(pieces: Sequence[Path], target: Path) -> None:
    """Rows of pages, each row as high as lets it fill the width."""
    pages = [_first_page(piece) for piece in pieces]
    rows = [_row(pages[start : start + IN_A_ROW]) for start in range(0, len(pages), IN_A_ROW)]
    sheet = Image.new("RGB", (WIDTH, sum(row[0].height + GAP for row in rows) + GAP), GROUND)
    y = GAP
    for row in rows:
        x = GAP
        for page in row:
            sheet.paste(page, (x, y))
            x += page.width + GAP
        y += row[0].height + GAP
    sheet.quantize(COLOURS, dither=Image.Dither.NONE).save(target, optimize=True)


def _first_page(piece: Path) -> Image.Image:
    command = ["pdftoppm", "-r", str(SHARPNESS), "-singlefile", "-png", str(piece)]
    rendered = subprocess.run(command, check=True, capture_output=True)
    return Image.open(io.BytesIO(rendered.stdout)).convert("RGB")


def _row(pages: Sequence[Image.Image]) -> list[Image.Image]:
    room = WIDTH - GAP * (len(pages) + 1)
    height = room / sum(page.width / page.height for page in pages)
    return [_small(page, round(page.width * height / page.height), round(height)) for page in pages]


def _small(page: Image.Image, width: int, height: int) -> Image.Image:
    """With an edge: paper and ground are both light."""
    return ImageOps.expand(page.resize((width - 2, height - 2), Image.Resampling.LANCZOS), 1, EDGE)


if __name__ == "__main__":
    contact_sheet([Path(piece) for piece in sys.argv[2:]], Path(sys.argv[1]))
