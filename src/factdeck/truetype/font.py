"""A TrueType file's tables to what one asks of a font, in the font's units, of which an em has so many."""

from __future__ import annotations

from functools import cached_property, lru_cache
from pathlib import Path

from factdeck.truetype.character_map import CharacterMap, character_map
from factdeck.truetype.kern_table import kern_pairs
from factdeck.truetype.kerning import Between, Kerning
from factdeck.truetype.pair_positions import PairPositions
from factdeck.truetype.tables import DamagedFont, Table, Tables


@lru_cache(maxsize=256)
def read_truetype(file: Path) -> TrueType:
    """The font of a file, the same each time. Raises DamagedFont where it is no TrueType font."""
    return TrueType(Tables(file))


class TrueType:
    """Every property and method raises DamagedFont where the table that it is read from is missing or damaged."""

    def __init__(self, tables: Tables):
        self.tables = tables

    @cached_property
    def em(self) -> int:
        return self._at_least_one(self._head, 18)

    @cached_property
    def heights(self) -> tuple[int, int, int]:
        """Ascent, descent and line gap; the descent is positive below the baseline."""
        ascent, descent, gap = self._hhea.numbers("h", 3, 4)
        return ascent, -descent, gap

    @cached_property
    def letter_heights(self) -> tuple[int, int]:
        """Of capitals and of small letters, estimated where the font is too old to tell."""
        os2 = self.tables["OS/2"]
        small, capital = os2.numbers("h", 2, 86) if len(os2.data) >= 90 else (0, 0)
        return capital or round(0.7 * self.em), small or round(0.5 * self.em)

    def glyph(self, code: int) -> int:
        """0 where the font has none for a code point."""
        return self._character_map.glyph(code)

    def glyphs(self) -> dict[int, int]:
        """Each glyph by its code point, of those that the font has."""
        return self._character_map.glyphs()

    def advance(self, glyph: int) -> int:
        return self._hmtx.number("H", 4 * min(glyph, self._full_metrics - 1))

    @cached_property
    def kerning(self) -> Kerning:
        """By GPOS, else by the older table kern; a font that has neither adds nothing."""
        return Kerning(self.glyph, self._between())

    def horizontal_metrics(self) -> list[tuple[int, int]]:
        """Each glyph's advance and left side bearing; those past the last full metric are as wide as that one.

        Bearings are the table's bits without a sign, ready to be written again.
        """
        full, count = self._full_metrics, self._glyph_count
        values = self._hmtx.numbers("H", 2 * full)
        bearings = self._hmtx.numbers("H", max(0, count - full), 4 * full)
        return [
            *zip(values[::2], values[1::2], strict=True),
            *((values[-2], bearing) for bearing in bearings),
        ]

    def glyph_positions(self) -> list[int]:
        """Where each glyph begins in the table glyf, in bytes, and where the last one ends."""
        loca, count = self.tables["loca"], self._glyph_count + 1
        if self._head.number("H", 50):
            return list(loca.numbers("I", count))
        return [2 * half for half in loca.numbers("H", count)]

    def _between(self) -> Between:
        positions = PairPositions(self.tables["GPOS"]) if "GPOS" in self.tables else None
        if positions and positions.has_kerning:
            return positions.between
        pairs = kern_pairs(self.tables["kern"]) if "kern" in self.tables else {}
        return lambda left, right, script: pairs.get((left, right), 0)

    @cached_property
    def _head(self) -> Table:
        return self.tables["head"]

    @cached_property
    def _hhea(self) -> Table:
        return self.tables["hhea"]

    @cached_property
    def _character_map(self) -> CharacterMap:
        return character_map(self.tables["cmap"])

    @cached_property
    def _hmtx(self) -> Table:
        return self.tables["hmtx"]

    @cached_property
    def _full_metrics(self) -> int:
        return self._at_least_one(self._hhea, 34)

    @cached_property
    def _glyph_count(self) -> int:
        return self.tables["maxp"].number("H", 4)

    @staticmethod
    def _at_least_one(table: Table, at: int) -> int:
        number = table.number("H", at)
        if not number:
            raise DamagedFont(f"{table.font} is damaged: its table {table.tag} counts nothing where it must")
        return number
