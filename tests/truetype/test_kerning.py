"""What a font adds between two letters: as HarfBuzz adds it, by every form of table that fonts have."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest
from fontTools.feaLib.builder import addOpenTypeFeaturesFromString
from fontTools.fontBuilder import FontBuilder
from fontTools.ttLib import newTable
from fontTools.ttLib.tables._g_l_y_f import Glyph
from fontTools.ttLib.tables._k_e_r_n import KernTable_format_0
from hypothesis import given
from hypothesis import strategies as st

from factdeck.layout.font_files import paper_files
from factdeck.truetype import Table, Tables, TrueType, read_truetype
from factdeck.truetype.glyph_sets import classes, coverage
from factdeck.truetype.kern_table import kern_pairs
from factdeck.truetype.pair_positions import PairPositions

FILES = {file.stem: file for file in paper_files().values()}
RECORDED = (Path(__file__).parent / "cases" / "kerned-by-harfbuzz.txt").read_text("utf-8").splitlines()
"""Words, and what HarfBuzz 15.0 adds to each in all with the feature kern and no other, in the font's units."""
LETTERS = {ord(letter): f"u{ord(letter)}" for letter in " AVTo.АУ満"}


def built(file: Path, rules: str = "", old: dict[tuple[str, str], int] | None = None) -> TrueType:
    """A font of a few letters, kerned by rules in the language of feature files and by the old table."""
    names = [".notdef", *LETTERS.values()]
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap(LETTERS)
    builder.setupGlyf({name: Glyph() for name in names})
    builder.setupHorizontalMetrics(dict.fromkeys(names, (500, 0)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupOS2()
    builder.setupPost()
    if rules:
        addOpenTypeFeaturesFromString(builder.font, named(rules))
    if old:
        builder.font["kern"] = old_table({(named(one), named(other)): by for (one, other), by in old.items()})
    builder.save(file)
    return TrueType(Tables(file))


def named(rules: str) -> str:
    """Rules with ``'A`` for the name of a letter's glyph."""
    for code, name in LETTERS.items():
        rules = rules.replace(f"'{chr(code)}", name)
    return rules


def old_table(pairs: dict[tuple[str, str], int]) -> object:
    subtable = KernTable_format_0()
    subtable.version, subtable.coverage, subtable.tupleIndex, subtable.kernTable = 0, 1, None, pairs
    table = newTable("kern")
    table.version, table.kernTables = 0, [subtable]
    return table


def added(font: TrueType, text: str) -> int:
    return sum(font.kerning.of(text))


def feature(rules: str) -> str:
    return f"feature kern {{ {rules} }} kern;"


def test_words_in_many_faces_are_recorded() -> None:
    assert len(RECORDED) == 28
    assert sum(line.count("|") + 1 for line in RECORDED) > 500


@pytest.mark.parametrize("line", RECORDED, ids=lambda line: line.partition(":")[0])
def test_words_are_kerned_as_by_harfbuzz(line: str) -> None:
    face, _, words = line.partition(": ")
    recorded = {word: int(units) for word, units in (each.split() for each in words.split(" | "))}
    font = read_truetype(FILES[face])
    assert {word: added(font, word) for word in recorded} == recorded


def test_a_pair_is_kerned_by_its_glyphs(tmp_path: Path) -> None:
    font = built(tmp_path / "x.ttf", feature("pos 'A 'V -80; pos 'T 'o -60;"))
    assert font.kerning.of("AVTo") == [-80, 0, -60]
    assert added(font, "VA") == 0


def test_a_pair_is_kerned_by_its_classes_and_rather_by_its_glyphs(tmp_path: Path) -> None:
    font = built(tmp_path / "x.ttf", feature("pos 'A 'V -80; pos ['A 'T] ['V 'o] -20;"))
    assert (added(font, "AV"), added(font, "Ao"), added(font, "To"), added(font, "oT")) == (-80, -20, -20, 0)


def test_a_pair_that_a_table_of_classes_lacks_is_looked_for_in_the_next(tmp_path: Path) -> None:
    font = built(tmp_path / "x.ttf", feature("pos ['A] ['V] -20; subtable; pos ['A] ['o] -30;"))
    assert (added(font, "AV"), added(font, "Ao"), added(font, "AT")) == (-20, -30, 0)


def test_several_lookups_add_up(tmp_path: Path) -> None:
    font = built(tmp_path / "x.ttf", feature("lookup a { pos 'A 'V -80; } a; lookup b { pos 'A 'V 5; } b;"))
    assert added(font, "AV") == -75


def test_lookups_far_away_in_the_table_are_found(tmp_path: Path) -> None:
    font = built(tmp_path / "x.ttf", feature("lookup far useExtension { pos 'A 'V -80; } far;"))
    assert added(font, "AV") == -80


def test_the_advance_counts_where_a_rule_moves_the_glyph_too(tmp_path: Path) -> None:
    font = built(tmp_path / "x.ttf", feature("pos 'A <7 3 -80 0> 'V <0 0 -9 0>;"))
    assert added(font, "AV") == -80


def test_each_script_has_its_own_rules(tmp_path: Path) -> None:
    rules = "languagesystem DFLT dflt; languagesystem latn dflt; languagesystem cyrl dflt;"
    rules += feature("script latn; pos 'A 'V -80; pos 'A '. -5; script cyrl; pos 'А 'У -40; pos 'А '. -7;")
    font = built(tmp_path / "x.ttf", rules)
    assert (added(font, "AV"), added(font, "A."), added(font, "АУ"), added(font, "А.")) == (-80, -5, -40, -7)


def test_rules_for_any_script_hold_where_a_script_has_none(tmp_path: Path) -> None:
    font = built(tmp_path / "x.ttf", "languagesystem DFLT dflt;" + feature("pos 'А 'У -40;"))
    assert added(font, "АУ") == -40


def test_rules_for_marks_alone_move_no_letters(tmp_path: Path) -> None:
    font = built(tmp_path / "x.ttf", feature("lookupflag IgnoreBaseGlyphs; pos 'A 'V -80;"))
    assert added(font, "AV") == 0


def test_nothing_is_added_beside_a_space_between_scripts_and_in_chinese(tmp_path: Path) -> None:
    rules = feature("pos 'T '  -40; pos '  'T -40; pos 'A 'У -40; pos '満 '満 -40; pos '満 '. -40;")
    font = built(tmp_path / "x.ttf", rules.replace("'  ", "u32 "))
    assert {pair: added(font, pair) for pair in ("T ", " T", "AУ", "満満", "満.")} == {
        "T ": 0,
        " T": 0,
        "AУ": 0,
        "満満": 0,
        "満.": 0,
    }


def test_an_old_font_is_kerned_by_its_table_of_pairs(tmp_path: Path) -> None:
    font = built(tmp_path / "x.ttf", old={("'A", "'V"): -80, ("'T", "'o"): 12})
    assert font.kerning.of("AVTo") == [-80, 0, 12]


def test_the_old_table_is_not_asked_where_the_new_one_kerns(tmp_path: Path) -> None:
    old = {("'A", "'V"): -80, ("'T", "'o"): -12}
    assert added(built(tmp_path / "x.ttf", feature("pos 'A 'V -7;"), old), "AVTo") == -7
    assert added(built(tmp_path / "y.ttf", "feature mark { pos 'A 'V -7; } mark;", old), "AVTo") == -92


@pytest.mark.parametrize("covers", [0x000, 0x003, 0x005, 0x201])
def test_columns_minima_and_moves_up_and_down_are_no_kerning(tmp_path: Path, covers: int) -> None:
    data = bytearray(built(tmp_path / "x.ttf", old={("'A", "'V"): -80}).tables["kern"].data)
    assert list(kern_pairs(Table("x.ttf", "kern", bytes(data))).values()) == [-80]
    data[8:10] = struct.pack(">H", covers)
    assert kern_pairs(Table("x.ttf", "kern", bytes(data))) == {}


def test_a_font_without_either_table_adds_nothing(tmp_path: Path) -> None:
    assert built(tmp_path / "x.ttf").kerning.of("AVTo") == [0, 0, 0]


def test_a_letter_that_the_font_lacks_is_not_kerned(tmp_path: Path) -> None:
    assert added(built(tmp_path / "x.ttf", feature("pos ['A .notdef] ['V .notdef] -80;")), "AZVYA") == 0


@given(st.lists(st.text("AVToWe.,“”-fäŁ7", max_size=12), max_size=8))
def test_a_text_is_kerned_word_by_word(words: list[str]) -> None:
    font = read_truetype(FILES["GentiumBookPlus-Regular"])
    assert added(font, " ".join(words)) == sum(added(font, word) for word in words)


def test_glyphs_are_covered_one_by_one_or_in_stretches() -> None:
    listed = coverage(Table("x.ttf", "GPOS", struct.pack(">5H", 1, 3, 4, 7, 9)), 0)
    assert [listed.number(glyph) for glyph in (3, 4, 5, 7, 9, 10)] == [None, 0, None, 1, 2, None]
    stretches = coverage(Table("x.ttf", "GPOS", struct.pack(">8H", 2, 2, 4, 6, 0, 9, 9, 3)), 0)
    assert [stretches.number(glyph) for glyph in (3, 4, 6, 7, 9)] == [None, 0, 2, None, 3]


def test_glyphs_have_classes_one_by_one_or_in_stretches() -> None:
    listed = classes(Table("x.ttf", "GPOS", struct.pack(">5H", 1, 4, 2, 8, 5)), 0)
    assert [listed.number(glyph) for glyph in (3, 4, 5, 6)] == [None, 8, 5, None]
    stretches = classes(Table("x.ttf", "GPOS", struct.pack(">8H", 2, 2, 4, 6, 1, 9, 9, 3)), 0)
    assert [stretches.number(glyph) for glyph in (3, 4, 6, 7, 9)] == [None, 1, 1, None, 3]


def test_a_table_that_ends_too_early_is_told() -> None:
    whole = read_truetype(FILES["SourceSans3-Regular"])
    one, other = whole.glyph(ord("T")), whole.glyph(ord("o"))
    data = whole.tables["GPOS"].data
    assert PairPositions(Table("x.ttf", "GPOS", data)).between(one, other, "latn") == -66
    with pytest.raises(ValueError, match=r"x\.ttf is damaged: its table GPOS ends too early"):
        PairPositions(Table("x.ttf", "GPOS", data[:2000])).between(one, other, "latn")
