"""Faces of a scene to fonts that are embedded as subsets, and text to the operators that show it in them."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.lib.rl_accel import escapePDF
from reportlab.pdfgen.canvas import Canvas

from factdeck.forgetting import kept_for_article
from factdeck.pdf.faces import EmbeddedFont, embedded_font
from factdeck.pdf.numbers import numbers
from factdeck.scene import UNSEEN, Face

_LEAN = 0.2
"""How far a letter leans to the right for its height, as browsers have it where a font has no italics."""
_UNSEEN = dict.fromkeys(map(ord, UNSEEN))


def font_of(face: Face) -> EmbeddedFont:
    """Raises ValueError where the face has no file to embed."""
    if face.file is None:
        raise ValueError(f"{face.name} can't be embedded: it has no font file")
    return embedded_font(face.file)


def text_matrix(face: Face) -> str:
    """The first four numbers of a text matrix (ISO 32000-1, 9.4.2): letters stand upright, or lean."""
    return f"1 0 {_LEAN} 1" if face.slanted else "1 0 0 1"


def has_glyph(font: EmbeddedFont, character: str) -> bool:
    """Whether the font draws a character."""
    return ord(character) in font.face.charToGlyph


def drawn_text(text: str, font: EmbeddedFont) -> str:
    """The text without the characters that are never seen, its no-break spaces such as the font has."""
    text = text.translate(_UNSEEN)
    return text if has_glyph(font, "\u00a0") else text.replace("\u00a0", " ")


def drawn_width(text: str, font: EmbeddedFont, size: float) -> float:
    """Points that a text takes whose letters are kerned; ``size`` is in points."""
    return float(font.stringWidth(text, size)) + sum(font.kerning(text)) * size / 1000


class ShownText:
    """Writes the texts of one text object; a font's subset, of at most 256 glyphs, is named only where it changes."""

    def __init__(self, canvas: Canvas):
        self._document = canvas._doc
        self._selected: tuple[EmbeddedFont, float, int] | None = None

    def operators(self, text: str, font: EmbeddedFont, size: float) -> str:
        """What shows a text, kerned, where the last one ended; ``size`` is in points."""
        written = []
        parts = font.splitString(text, self._document)
        shown = [_shown(font, text, parts[0][1])] if len(parts) == 1 else _shown_in_parts(font, text, parts)
        for (subset, _), operator in zip(parts, shown, strict=True):
            if self._selected != (font, size, subset):
                self._selected = font, size, subset
                name = font.getSubsetInternalName(subset, self._document)
                written.append(f"{name} {numbers(size)} Tf {numbers(1.2 * size)} TL")
            written.append(operator)
        return " ".join(written)

    def forget(self) -> None:
        """Name the font anew, since another one was selected meanwhile."""
        self._selected = None


@kept_for_article(4096)
def _shown(font: EmbeddedFont, text: str, codes: bytes) -> str:
    """The operator for a text of one subset: handouts of an article show the same ones."""
    return _showing(codes, [*font.kerning(text), 0.0])


def _shown_in_parts(font: EmbeddedFont, text: str, parts: Sequence[tuple[int, bytes]]) -> list[str]:
    kerning = iter(font.kerning(text))
    return [_showing(codes, [next(kerning, 0.0) for _ in codes]) for _, codes in parts]


def _showing(codes: bytes, kerning: Sequence[float]) -> str:
    """TJ, which takes away what numbers between its texts say (ISO 32000-1, 9.4.3), where letters are kerned."""
    kerned = [at for at, added in enumerate(kerning, 1) if added]
    if not kerned:
        return f"({escapePDF(codes)}) Tj"
    starts, stops = (0, *kerned), (*kerned, len(codes))
    taken = (*numbers(*(-kerning[at - 1] for at in kerned)).split(), "")
    parts = (
        f"({escapePDF(codes[start:stop])}){away}"
        for start, stop, away in zip(starts, stops, taken, strict=True)
    )
    return f"[{''.join(parts)}] TJ"
