"""A TrueType file's tables, sound and damaged, to a font."""

from __future__ import annotations

import struct
from collections.abc import Mapping
from pathlib import Path

import pytest

from factdeck.layout.font_files import paper_files
from factdeck.truetype import Table, Tables, TrueType, read_truetype
from factdeck.truetype.character_map import character_map

FILES = sorted(set(paper_files().values()))


def font_file(file: Path, tables: Mapping[str, bytes]) -> Path:
    """A file that holds just these tables."""
    at = 12 + 16 * len(tables)
    records, data = b"", b""
    for tag, table in tables.items():
        records += struct.pack(">4sIII", tag.encode(), 0, at + len(data), len(table))
        data += table
    file.write_bytes(struct.pack(">IHHHH", 0x10000, len(tables), 0, 0, 0) + records + data)
    return file


def cmap(subtable: bytes, platform: int = 3, encoding: int = 10) -> Table:
    return Table("x.ttf", "cmap", struct.pack(">HHHHI", 0, 1, platform, encoding, 12) + subtable)


def groups(*stretches: tuple[int, int, int]) -> bytes:
    """A subtable of format 12: first and last code point, first glyph."""
    values = [number for stretch in stretches for number in stretch]
    return struct.pack(f">HHIII{len(values)}I", 12, 0, 0, 0, len(stretches), *values)


def segments(*stretches: tuple[int, int, int, int], listed: tuple[int, ...] = ()) -> bytes:
    """A subtable of format 4: first and last code point, delta and offset."""
    firsts, lasts, deltas, offsets = zip(*stretches, strict=True)
    numbers = (*lasts, 0, *firsts, *deltas, *offsets, *listed)
    return struct.pack(f">7H{len(numbers)}H", 4, 0, 0, 2 * len(stretches), 0, 0, 0, *numbers)


HEAD = bytes(18) + struct.pack(">H", 1000) + bytes(30) + struct.pack(">HH", 0, 0)
HHEA = bytes(4) + struct.pack(">hhh", 900, -200, 50) + bytes(24) + struct.pack(">H", 2)
SMALL = {
    "head": HEAD,
    "hhea": HHEA,
    "maxp": struct.pack(">IH", 0x10000, 3),
    "OS/2": bytes(78),
    "hmtx": struct.pack(">HhHhh", 500, 10, 600, -20, 30),
    "loca": struct.pack(">HHHH", 0, 5, 5, 9),
    "cmap": cmap(groups((65, 66, 1))).data,
}


def test_glyphs_follow_each_other_in_a_stretch_of_code_points() -> None:
    found = character_map(cmap(groups((65, 67, 5), (0x1F600, 0x1F600, 9))))
    assert found.glyphs() == {65: 5, 66: 6, 67: 7, 0x1F600: 9}


def test_glyphs_are_a_distance_away_or_listed() -> None:
    table = segments((65, 66, 0xFFFF, 0), (97, 99, 1, 4), (0xFFFF, 0xFFFF, 1, 0), listed=(7, 0, 8))
    assert character_map(cmap(table, 3, 1)).glyphs() == {65: 64, 66: 65, 97: 8, 99: 9}


def test_a_list_that_ends_too_early_has_no_glyphs_left() -> None:
    table = segments((97, 99, 0, 4), (0xFFFF, 0xFFFF, 1, 0), listed=(7,))
    assert character_map(cmap(table, 0, 3)).glyphs() == {97: 7}
    table = segments((97, 99, 0, 4000), (0xFFFF, 0xFFFF, 1, 0))
    assert character_map(cmap(table, 0, 3)).glyphs() == {}


def test_the_fullest_map_is_read() -> None:
    whole, part = groups((65, 70, 1)), segments((65, 65, 9, 0))
    both = struct.pack(">HHHHIHHI", 0, 2, 3, 1, 20 + len(whole), 3, 10, 20) + whole + part
    assert character_map(Table("x.ttf", "cmap", both)).glyphs() == {
        65 + number: 1 + number for number in range(6)
    }


@pytest.mark.parametrize(
    "table",
    [
        groups((0, 0xFFFFFFFF, 1)),
        groups((65, 90, 1), (80, 100, 1)),
        groups(*[(0, 0x10FFFF, 1)] * 5000),
        segments(*[(0, 0xFFFF, 0, 0)] * 5000),
    ],
)
def test_a_map_that_would_be_far_larger_than_its_file_is_refused(table: bytes) -> None:
    with pytest.raises(ValueError, match="out of order"):
        character_map(cmap(table))


@pytest.mark.parametrize("table", [cmap(groups((65, 66, 1)), 1, 0), cmap(struct.pack(">HHHH", 6, 0, 0, 0))])
def test_a_font_without_a_map_of_unicode_is_refused(table: Table) -> None:
    with pytest.raises(ValueError, match=r"x\.ttf has no character map of Unicode"):
        character_map(table)


def test_a_glyph_past_the_last_full_metric_is_as_wide_as_that_one(tmp_path: Path) -> None:
    font = read_truetype(font_file(tmp_path / "small.ttf", SMALL))
    assert [font.advance(glyph) for glyph in range(3)] == [500, 600, 600]
    assert font.horizontal_metrics() == [(500, 10), (600, 0x10000 - 20), (600, 30)]
    assert font.glyph_positions() == [0, 10, 10, 18]


def test_heights_that_an_old_font_lacks_are_estimated(tmp_path: Path) -> None:
    font = read_truetype(font_file(tmp_path / "old.ttf", SMALL))
    assert (font.em, font.heights, font.letter_heights) == (1000, (900, 200, 50), (700, 500))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"no font at all",
        b"OTTO" + bytes(100),
        b"\x00\x01\x00\x00",
        struct.pack(">IHHHH", 0x10000, 40, 0, 0, 0),
    ],
)
def test_a_file_that_is_no_truetype_font_is_refused(data: bytes, tmp_path: Path) -> None:
    file = tmp_path / "broken.ttf"
    file.write_bytes(data)
    with pytest.raises(ValueError, match=r"broken\.ttf"):
        read_truetype(file)


def all_of(font: TrueType) -> None:
    assert (font.em, font.heights, font.letter_heights, font.glyphs()) is not None
    assert (font.advance(1), font.horizontal_metrics(), font.glyph_positions()) is not None


@pytest.mark.parametrize("tag", SMALL)
def test_a_table_that_is_missing_empty_or_cut_short_is_told_by_name(tag: str, tmp_path: Path) -> None:
    all_of(TrueType(Tables(font_file(tmp_path / "whole.ttf", SMALL))))
    without = {name: table for name, table in SMALL.items() if name != tag}
    with pytest.raises(ValueError, match=f"without.ttf lacks the table {tag}"):
        all_of(TrueType(Tables(font_file(tmp_path / "without.ttf", without))))
    if tag == "OS/2":
        return
    for length in (0, len(SMALL[tag]) - 1 - 2 * (tag == "head")):
        cut = font_file(tmp_path / f"cut{length}.ttf", SMALL | {tag: SMALL[tag][:length]})
        with pytest.raises(ValueError, match=f"cut{length}.ttf is damaged: its table {tag}"):
            all_of(TrueType(Tables(cut)))


@pytest.mark.parametrize(("tag", "at"), [("head", 18), ("hhea", 34)])
def test_a_count_of_nothing_is_told(tag: str, at: int, tmp_path: Path) -> None:
    table = SMALL[tag][:at] + bytes(2) + SMALL[tag][at + 2 :]
    with pytest.raises(ValueError, match=f"its table {tag} counts nothing"):
        all_of(TrueType(Tables(font_file(tmp_path / "none.ttf", SMALL | {tag: table}))))


@pytest.mark.parametrize("file", FILES[1::4], ids=lambda file: file.stem)
def test_each_glyph_is_where_fonttools_finds_it(file: Path) -> None:
    ttlib = pytest.importorskip("fontTools.ttLib")
    judge, font = ttlib.TTFont(file, lazy=True), read_truetype(file)
    names = judge.getGlyphOrder()
    assert font.glyph_positions() == list(judge["loca"].locations)
    assert [(advance, bearing) for advance, bearing in font.horizontal_metrics()] == [
        (judge["hmtx"][name][0], judge["hmtx"][name][1] & 0xFFFF) for name in names
    ]
    best = {code: judge.getGlyphID(name) for code, name in judge.getBestCmap().items()}
    assert font.glyphs() == {code: glyph for code, glyph in best.items() if glyph}


@pytest.mark.parametrize("file", FILES[::5], ids=lambda file: file.stem)
def test_one_glyph_is_the_same_as_among_all(file: Path) -> None:
    font = read_truetype(file)
    known, asked = font.glyphs(), {*range(0x3000), *range(0x4E00, 0x5000), 0xFFFF, 0x1F600, 0x10FFFF}
    assert len(known) > 200
    assert {code: font.glyph(code) for code in asked} == {code: known.get(code, 0) for code in asked}


def test_a_font_is_read_once() -> None:
    assert read_truetype(FILES[0]) is read_truetype(FILES[0])
