"""A PDF's text operators to the glyphs that they show, by pypdf and fontTools, which know nothing of how it was written."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import pypdf
from fontTools.ttLib import TTFont
from pypdf.generic import ContentStream


def shown_glyphs(data: bytes) -> Iterator[tuple[str, int, int]]:
    """Font name, character code and number of the glyph of each character that a page shows; 0 is the box."""
    reader = pypdf.PdfReader(io.BytesIO(data))
    maps: dict[int, dict[int, int]] = {}
    for page in reader.pages:
        fonts = page["/Resources"]["/Font"]
        current = ""
        for operands, operator in ContentStream(page.get_contents(), reader).operations:
            if operator == b"Tf":
                current = operands[0]
            elif operator in (b"Tj", b"TJ", b"'", b'"'):
                font = fonts[current].get_object()
                known = maps.setdefault(fonts.raw_get(current).idnum, {}) or _glyphs_of(font)
                maps[fonts.raw_get(current).idnum] = known
                for code in _codes_in(font, operands[-1]):
                    yield str(font["/BaseFont"]), code, known.get(code, 0)


def _codes_in(font: Any, shown: Any) -> Iterator[int]:
    """Of two bytes each where the font is composite (ISO 32000-1, 9.7.6.2)."""
    codes = _codes(shown)
    if font["/Subtype"] != "/Type0":
        return iter(codes)
    return (256 * high + low for high, low in zip(codes[::2], codes[1::2], strict=True))


def _codes(shown: Any) -> bytes:
    if isinstance(shown, list):
        return b"".join(_codes(part) for part in shown if not isinstance(part, int | float))
    return bytes(shown.original_bytes if hasattr(shown, "original_bytes") else shown)


def _glyphs_of(font: Any) -> dict[int, int]:
    """The glyph of each code, by the embedded font's own map (ISO 32000-1, 9.6.6.4: symbolic TrueType)."""
    if font["/Subtype"] == "/Type0":
        places = font["/DescendantFonts"][0].get_object()["/CIDToGIDMap"].get_data()
        return {at // 2: 256 * places[at] + places[at + 1] for at in range(0, len(places), 2)}
    file = TTFont(io.BytesIO(font["/FontDescriptor"]["/FontFile2"].get_data()))
    return {
        code & 0xFF: file.getGlyphID(name)
        for table in file["cmap"].tables
        if table.platformID in (1, 3)
        for code, name in table.cmap.items()
    }
