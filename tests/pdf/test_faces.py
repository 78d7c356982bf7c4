"""A font's tables read whole say what ReportLab's own reader finds in them, number by number."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.pdfbase.ttfonts import TTFError, TTFont, TTFontFace

from factdeck.layout.font_files import paper_files
from factdeck.pdf.faces import EmbeddedFace, EmbeddedFont

FILES = sorted(set(paper_files().values()))[::4]
READ = ("defaultWidth", "glyphPos", "bbox", "name", "ascent")


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_number_is_the_one_that_reportlab_reads(file: Path) -> None:
    quick, known = EmbeddedFace(str(file)), TTFontFace(str(file))
    for name in READ:
        assert getattr(quick, name) == getattr(known, name), name
    drawn = {code for code, glyph in known.charToGlyph.items() if glyph}
    assert quick.charToGlyph == {code: known.charToGlyph[code] for code in drawn}
    assert len(quick.charToGlyph) == len(drawn)
    assert [code for code in range(0x3000) if code in quick.charToGlyph] == sorted(drawn & {*range(0x3000)})
    quick.measure("".join(map(chr, drawn)))
    assert quick.charWidths == {code: known.charWidths[code] for code in drawn}
    full = known.get_ushort(known.get_table_pos("hhea")[0] + 34)
    assert quick.hmetrics[:full] == known.hmetrics[:full]
    assert quick.hmetrics[full:] == [(quick.hmetrics[full - 1][0], side) for _, side in known.hmetrics[full:]]
    some = [code for code in (0x41, 0xE9, 0x416, 0x4E2D) if code in known.charToGlyph]
    if full == known.numGlyphs:
        assert quick.makeSubset(some) == known.makeSubset(some)


def test_a_width_is_known_when_it_is_asked_for() -> None:
    font = EmbeddedFont(FILES[0])
    assert font.face.charWidths == {}
    width = font.face.getCharWidth(ord("A"))
    assert (font.stringWidth("A", 1000), font.face.charWidths) == (pytest.approx(width), {ord("A"): width})
    assert font.face.getCharWidth(0x10FFFF) == font.face.defaultWidth


def test_a_font_has_all_that_reportlab_gives_one() -> None:
    quick, known = EmbeddedFont(FILES[0]), TTFont("A", str(FILES[0]))
    assert vars(quick).keys() == vars(known).keys()
    assert (quick.stringWidth("Agé", 10), quick._asciiReadable) == (
        known.stringWidth("Agé", 10),
        known._asciiReadable,
    )


def test_a_file_that_is_no_font_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.ttf").write_bytes(b"no font at all")
    with pytest.raises(TTFError):
        EmbeddedFace(str(tmp_path / "a.ttf"))
