"""TrueType files to fonts for ReportLab, their tables read whole: its own reader takes number by number."""

from __future__ import annotations

from pathlib import Path
from struct import unpack_from
from typing import Any
from weakref import WeakKeyDictionary

from reportlab import rl_config
from reportlab.pdfbase.ttfonts import TTEncoding, TTFont, TTFontFace

MICROSOFT, MACINTOSH, UNICODE = 3, 1, 0
VARIATION_SEQUENCES = 5
SPACE, NO_BREAK_SPACE = 0x20, 0xA0


class EmbeddedFont(TTFont):  # type: ignore[misc]
    """A TrueType font under a name of its own; raises TTFError where the file is none."""

    def __init__(self, name: str, file: Path):
        self.fontName, self.face = name, EmbeddedFace(str(file))
        self.encoding, self.shapable = TTEncoding(), False
        self.state: WeakKeyDictionary[Any, Any] = WeakKeyDictionary()
        self._asciiReadable = rl_config.ttfAsciiReadable


class EmbeddedFace(TTFontFace):  # type: ignore[misc]
    """What ReportLab knows of a TrueType file (OpenType specification 1.9: cmap, hmtx and loca).

    Only shaping, which needs HarfBuzz, asks for ``glyphToChar``: it stays empty.
    """

    def extractInfo(self, charInfo: int = 1) -> None:  # noqa: N802, N803 - ReportLab names it
        super().extractInfo(charInfo=0)
        glyphs = self._character_map()
        if glyphs is None:
            super().extractInfo(charInfo=1)
            return
        self.charToGlyph = glyphs
        self.glyphToChar: dict[int, list[int]] = {}
        self._read_widths()
        (long_positions,) = self._numbers("head", "H", 1, 50)
        if long_positions:
            self.glyphPos = list(self._numbers("loca", "I", self.numGlyphs + 1))
        else:
            self.glyphPos = [half << 1 for half in self._numbers("loca", "H", self.numGlyphs + 1)]
        self._equate_spaces()

    def _numbers(self, table: str, kind: str, count: int, offset: int = 0) -> tuple[int, ...]:
        """Numbers of a kind that struct knows, at an offset in a table."""
        return unpack_from(f">{count}{kind}", self._ttf_data, self.get_table_pos(table)[0] + offset)

    def _read_widths(self) -> None:
        """Glyphs past the last full metric are as wide as that one, in the font's units as all others."""
        (count,) = self._numbers("hhea", "H", 1, 34)
        values = self._numbers("hmtx", "H", 2 * count)
        bearings = self._numbers("hmtx", "H", self.numGlyphs - count, 4 * count)
        advances = [*values[::2], *[values[-2]] * len(bearings)]
        self.hmetrics = list(zip(advances, (*values[1::2], *bearings), strict=True))
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

    def _character_map(self) -> dict[int, int] | None:
        """Glyphs by character; None where the map has another format than 4 or 12."""
        start = self._map_start()
        if start is None:
            return None
        (form,) = unpack_from(">H", self._ttf_data, start)
        readers = {4: self._segments, 12: self._groups}
        return readers[form](start) if form in readers else None

    def _map_start(self) -> int | None:
        """Where the map begins that ReportLab would choose: the last of Unicode, or else Macintosh's."""
        cmap, _ = self.get_table_pos("cmap")
        found, is_unicode = None, False
        for number in range(unpack_from(">H", self._ttf_data, cmap + 2)[0]):
            platform, encoding, offset = unpack_from(">HHI", self._ttf_data, cmap + 4 + 8 * number)
            if (
                platform == MICROSOFT
                or (platform == UNICODE and encoding != VARIATION_SEQUENCES)
                or (platform, encoding) == (MACINTOSH, 1)
            ):
                found, is_unicode = cmap + offset, True
            elif (platform, encoding) == (MACINTOSH, 0) and not is_unicode:
                found = cmap + offset
        return found

    def _groups(self, start: int) -> dict[int, int]:
        """Format 12: runs of characters whose glyphs follow each other."""
        (count,) = unpack_from(">I", self._ttf_data, start + 12)
        values = unpack_from(f">{3 * count}I", self._ttf_data, start + 16)
        found: dict[int, int] = {}
        for first, last, glyph in zip(values[::3], values[1::3], values[2::3], strict=True):
            if first == last:
                found[first] = glyph
            else:
                found.update(zip(range(first, last + 1), range(glyph, glyph + last - first + 1), strict=True))
        return found

    def _segments(self, start: int) -> dict[int, int]:
        """Format 4: segments whose glyphs are a distance away, or listed."""
        length, _, doubled = unpack_from(">HHH", self._ttf_data, start + 2)
        count = doubled // 2
        ends = unpack_from(f">{count}H", self._ttf_data, start + 14)
        starts = unpack_from(f">{count}H", self._ttf_data, start + 16 + doubled)
        deltas = unpack_from(f">{count}h", self._ttf_data, start + 16 + 2 * doubled)
        offsets_at = start + 16 + 3 * doubled
        offsets = unpack_from(f">{count}H", self._ttf_data, offsets_at)
        found: dict[int, int] = {}
        for number, (first, last, delta, offset) in enumerate(
            zip(starts, ends, deltas, offsets, strict=True)
        ):
            codes = range(first, last + 1)
            if offset:
                listed_at = offsets_at + 2 * number + offset
                found.update(
                    zip(codes, self._listed(listed_at, len(codes), start + length, delta), strict=False)
                )
            else:
                found.update((code, (code + delta) & 0xFFFF) for code in codes)
        return found

    def _listed(self, at: int, count: int, limit: int, delta: int) -> tuple[int, ...]:
        """Glyphs in a list; past the map's end, as in some broken fonts, there are none."""
        inside = max(0, min(count, (limit - at + 1) // 2))
        found = unpack_from(f">{inside}H", self._ttf_data, at)
        return (*((glyph + delta) & 0xFFFF if glyph else 0 for glyph in found), *[0] * (count - inside))
