"""A text to the modules of a QR code, and these to a drawing of squares (ISO/IEC 18004)."""

from __future__ import annotations

from itertools import groupby

from msgspec import Struct

from factdeck.drawing import Drawing, Ink, Path, Rect
from factdeck.drawing.outlines import Outline, rectangle

QUIET_ZONE = 4
"""Modules around the code that stay empty."""
BLACK, WHITE = Ink("#000000"), Ink("#ffffff")
"""Whatever the theme's colours are: nothing else is read as surely."""


class Modules(Struct, frozen=True):
    """The rows of a code from its top, dark modules True, without the quiet zone."""

    rows: tuple[tuple[bool, ...], ...]

    @property
    def across(self) -> int:
        """Modules from edge to edge, with the quiet zone."""
        return len(self.rows) + 2 * QUIET_ZONE


def qr_modules(text: str) -> Modules | None:
    """The code of a text at error correction level M, the smallest that holds it; None where none does."""
    import segno

    try:
        code = segno.make(text, error="m", micro=False, boost_error=False)
    except segno.DataOverflowError:
        return None
    return Modules(tuple(tuple(bool(module) for module in row) for row in code.matrix))


def qr_drawing(modules: Modules, module: float) -> Drawing:
    """The code on white, each module so many points wide; dark ones are one shape, so that no seams show."""
    size = modules.across * module
    outline: Outline = ()
    for number, row in enumerate(modules.rows, QUIET_ZONE + 1):
        at = QUIET_ZONE
        for dark, group in groupby(row):
            length = sum(1 for _ in group)
            if dark:
                outline += rectangle(at * module, size - number * module, length * module, module)
            at += length
    ground = Rect(0.0, 0.0, size, size, fill=WHITE)
    return Drawing(size, size, (ground, Path(outline, fill=BLACK, by_winding=True)))
