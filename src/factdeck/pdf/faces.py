"""TrueType files to fonts for ReportLab, their tables read whole: its own reader takes number by number."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property, lru_cache
from pathlib import Path
from struct import error as StructError  # noqa: N812 - the name of a class
from typing import Any
from weakref import WeakKeyDictionary

from reportlab import rl_config
from reportlab.pdfbase.ttfonts import TTEncoding, TTFError, TTFont, TTFontFace

from factdeck.truetype import DamagedFont, read_truetype
from factdeck.truetype.kerning import Kerning
from factdeck.truetype.variable import weight_of

SPACE, NO_BREAK_SPACE = 0x20, 0xA0


@lru_cache(maxsize=256)
def embedded_font(file: Path) -> EmbeddedFont:
    """The font in a file, read once; raises DamagedFont where the file holds none."""
    with _damage_told(file):
        return EmbeddedFont(file)


@contextmanager
def _damage_told(file: Path) -> Iterator[None]:
    """Raises DamagedFont where ReportLab's reader finds the file damaged, or stumbles over it."""
    try:
        yield
    except (TTFError, StructError, LookupError, ArithmeticError) as error:
        raise DamagedFont(f"{file.name} is damaged: it can't be embedded") from error


class EmbeddedFont(TTFont):  # type: ignore[misc]
    """A TrueType font that ReportLab's registry never hears of."""

    def __init__(self, file: Path):
        self.fontName, self.face = str(file), EmbeddedFace(str(file))
        self.encoding, self.shapable = TTEncoding(), False
        self.state: WeakKeyDictionary[Any, Any] = WeakKeyDictionary()
        self._asciiReadable = rl_config.ttfAsciiReadable

    def kerning(self, text: str) -> list[float]:
        """What is added after each character but the last, in thousandths of an em."""
        em, kerning = self._em_and_kerning
        return [1000 * added / em for added in kerning.of(text)]

    @cached_property
    def _em_and_kerning(self) -> tuple[int, Kerning]:
        font = read_truetype(Path(self.face.filename))
        return font.em, font.kerning


class EmbeddedFace(TTFontFace):  # type: ignore[misc]
    """What ReportLab knows of a TrueType file: names and descriptions by its own reader, each glyph by ours.

    Only shaping, which needs HarfBuzz, asks for ``glyphToChar``: it stays empty.
    """

    def extractInfo(self, charInfo: int = 1) -> None:  # noqa: N802, N803 - ReportLab names it
        super().extractInfo(charInfo=0)
        font, weight = read_truetype(Path(self.filename)), weight_of(Path(self.filename))
        if weight:
            self.name += f"-{weight}".encode()
        self.charToGlyph = font.glyphs()
        self.glyphToChar: dict[int, list[int]] = {}
        self.glyphPos = font.glyph_positions()
        self.hmetrics = font.horizontal_metrics()
        self._set_widths()
        self._equate_spaces()

    def makeSubset(self, subset: list[int]) -> bytes:  # noqa: N802 - ReportLab names it
        """A font of these characters alone; raises DamagedFont where their glyphs can't be read."""
        with _damage_told(Path(self.filename)):
            return super().makeSubset(subset)  # type: ignore[no-any-return]

    def _set_widths(self) -> None:
        """In thousandths of an em, as ReportLab computes them."""
        advances = [advance for advance, _ in self.hmetrics]
        scaled = {advance: self._pdfScale(advance) for advance in set(advances)}
        widths = [scaled[advance] for advance in advances]
        known = self.charToGlyph.items()
        self.charWidths = {code: widths[glyph] for code, glyph in known if glyph < len(widths)}
        self.defaultWidth = widths[0]

    def _equate_spaces(self) -> None:
        one, other = (SPACE, NO_BREAK_SPACE) if SPACE in self.charToGlyph else (NO_BREAK_SPACE, SPACE)
        if one in self.charToGlyph:
            self.charToGlyph[other] = self.charToGlyph[one]
            self.charWidths[other] = self.charWidths[one]
