"""Glyphs by their numbers to a font with two bytes a glyph, embedded with just these and with the text of each.

ReportLab's fonts know glyphs by characters. Here a glyph may stand for several, and one character for several glyphs.
"""

from __future__ import annotations

from copy import copy
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFDocument, PDFName, PDFStream, PDFString
from reportlab.pdfbase.ttfonts import SUBSETN

from factdeck.pdf.faces import EmbeddedFont
from factdeck.pdf.objects import Array, Dictionary, name

_FIRST_TAG = 900_000
"""What subsets of glyphs are numbered from, so that none is called as one of characters."""
_MOST_IN_BLOCK = 100
"""Entries of one block of a character map (Adobe technical note 5014)."""


def glyph_font(document: PDFDocument, font: EmbeddedFont) -> GlyphFont:
    """The font of a document that holds the glyphs of a face, the same each time."""
    known: dict[str, GlyphFont] = vars(document).setdefault("_glyph_fonts", {})
    if font.fontName not in known:
        result = known[font.fontName] = GlyphFont(font, f"G{len(known) + 1}")
        document.fontMapping[f"{font.fontName} by glyph"] = f"/{result.name}"
        document.delayedFonts.append(result)
    return known[font.fontName]


class GlyphFont:
    """A composite font (ISO 32000-1, 9.7) whose codes count the glyphs as they are first shown, each with its text."""

    def __init__(self, font: EmbeddedFont, name: str):
        self.font, self.name = font, name
        self._codes: dict[tuple[int, str], int] = {}

    def code(self, glyph: int, text: str) -> int:
        """The code that shows a glyph and is read as a text."""
        return self._codes.setdefault((glyph, text), len(self._codes) + 1)

    def width(self, glyph: int) -> float:
        """Thousandths of an em that the font's widths say a glyph takes."""
        return round(float(self.font.face._pdfScale(self.font.face.hmetrics[glyph][0])), 3)

    def addObjects(self, document: PDFDocument) -> None:  # noqa: N802 - ReportLab names it
        """Writes the font, once all pages are."""
        face, glyphs = copy(self.font.face), [glyph for glyph, _ in self._codes]
        face.charToGlyph = dict(enumerate(glyphs, 1))
        number = int(self.name[1:])
        called = (SUBSETN(_FIRST_TAG + number) + b"+" + face.name).decode("latin-1")
        descriptor = face.addSubsetObjects(document, called, [0, *range(1, len(glyphs) + 1)])
        descendant = Dictionary(
            {
                "Type": name("Font"),
                "Subtype": name("CIDFontType2"),
                "BaseFont": PDFName(called),
                "CIDSystemInfo": Dictionary(
                    {"Registry": PDFString("Adobe"), "Ordering": PDFString("Identity"), "Supplement": 0}
                ),
                "FontDescriptor": descriptor,
                "DW": 1000,
                "W": Array([1, Array([self.width(glyph) for glyph in glyphs])]),
                "CIDToGIDMap": document.Reference(_stream(_places_in_subset(glyphs))),
            }
        )
        fonts = document.idToObject["BasicFonts"].dict
        whole = Dictionary(
            {
                "Type": name("Font"),
                "Subtype": name("Type0"),
                "BaseFont": PDFName(called),
                "Encoding": name("Identity-H"),
                "DescendantFonts": Array([document.Reference(descendant)]),
                "ToUnicode": document.Reference(_stream(self._character_map(called))),
            }
        )
        fonts[self.name] = document.Reference(whole)

    def _character_map(self, called: str) -> bytes:
        """What each code is read as (ISO 32000-1, 9.10.3)."""
        entries = [
            f"<{code:04X}> <{text.encode('utf-16-be').hex().upper()}>"
            for (_, text), code in self._codes.items()
        ]
        blocks = [entries[at : at + _MOST_IN_BLOCK] for at in range(0, len(entries), _MOST_IN_BLOCK)]
        lines = [
            "/CIDInit /ProcSet findresource begin",
            "12 dict begin",
            "begincmap",
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
            f"/CMapName /{called} def",
            "/CMapType 2 def",
            "1 begincodespacerange",
            "<0000> <FFFF>",
            "endcodespacerange",
        ]
        for block in blocks:
            lines += [f"{len(block)} beginbfchar", *block, "endbfchar"]
        lines += ["endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end"]
        return "\n".join(lines).encode("ascii")


def _places_in_subset(glyphs: list[int]) -> bytes:
    """For each code, where the embedded font has its glyph: ReportLab writes each glyph once, as it first comes."""
    places: dict[int, int] = {0: 0}
    codes = [0, *(places.setdefault(glyph, len(places)) for glyph in glyphs)]
    return b"".join(place.to_bytes(2, "big") for place in codes)


def _stream(content: bytes) -> Any:
    result = PDFStream()
    result.content = content
    return result
