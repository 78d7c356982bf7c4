"""TrueType files to fonts for ReportLab, their tables read whole: its own reader takes number by number.

Of thousands of characters a document shows a hundred: glyphs and widths are looked up as these are shown.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property, lru_cache
from pathlib import Path
from struct import error as StructError  # noqa: N812 - the name of a class
from typing import Any
from weakref import WeakKeyDictionary

from reportlab import rl_config
from reportlab.pdfbase.ttfonts import TTEncoding, TTFError, TTFont, TTFontFace

from factdeck.truetype import DamagedFont, TrueType, read_truetype
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

    def stringWidth(self, text: str, size: float, encoding: str = "utf8") -> float:  # noqa: N802 - ReportLab names it
        self.face.measure(text)
        return super().stringWidth(text, size, encoding)  # type: ignore[no-any-return]

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
        self.charToGlyph: Mapping[int, int] = Glyphs(font)
        self.glyphToChar: dict[int, list[int]] = {}
        self.glyphPos = font.glyph_positions()
        self.hmetrics = font.horizontal_metrics()
        self.defaultWidth = self._pdfScale(self.hmetrics[0][0])
        self.charWidths: dict[int, float] = {}
        self._measured: set[str] = set()

    def measure(self, text: str) -> None:
        """Have ``charWidths`` hold the widths of a text's characters, in thousandths of an em, as ReportLab computes them."""
        for character in set(text) - self._measured:
            glyph = self.charToGlyph.get(ord(character))
            if glyph is not None and glyph < len(self.hmetrics):
                self.charWidths[ord(character)] = self._pdfScale(self.hmetrics[glyph][0])
            self._measured.add(character)

    def getCharWidth(self, code: int) -> float:  # noqa: N802 - ReportLab names it
        self.measure(chr(code))
        return super().getCharWidth(code)  # type: ignore[no-any-return]

    def makeSubset(self, subset: list[int]) -> bytes:  # noqa: N802 - ReportLab names it
        """A font of these characters alone; raises DamagedFont where their glyphs can't be read."""
        with _damage_told(Path(self.filename)):
            return super().makeSubset(subset)  # type: ignore[no-any-return]


class Glyphs(Mapping[int, int]):
    """Each glyph by its code point; a space and a no-break space are the same one."""

    def __init__(self, font: TrueType):
        self._font = font
        self._spaces = dict.fromkeys((SPACE, NO_BREAK_SPACE), font.glyph(SPACE) or font.glyph(NO_BREAK_SPACE))

    def __getitem__(self, code: int) -> int:
        glyph = self._spaces.get(code) or self._font.glyph(code)
        if not glyph:
            raise KeyError(code)
        return glyph

    def __contains__(self, code: object) -> bool:
        return isinstance(code, int) and (self._spaces.get(code) or self._font.glyph(code)) != 0

    def __iter__(self) -> Iterator[int]:
        spaces = (code for code, glyph in self._spaces.items() if glyph)
        return iter(dict.fromkeys((*self._font.glyphs(), *spaces)))

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __bool__(self) -> bool:
        return any(self._spaces.values()) or len(self) > 0
