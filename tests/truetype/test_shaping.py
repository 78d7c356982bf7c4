"""Letters that join, or carry points, are shaped, and as wide in lines as they are drawn."""

from __future__ import annotations

from pathlib import Path

import pytest

from factdeck.layout.fonts import find_face, metrics
from factdeck.truetype import read_truetype
from factdeck.truetype.shaping import clusters_of, shaped, stretches


def file_of(family: str) -> Path:
    file = find_face(family).file
    assert file is not None
    return file


def test_letters_stand_from_left_to_right_as_they_are_seen() -> None:
    assert [each.text for each in shaped(file_of("Open Sans"), "שלום")] == ["ם", "ו", "ל", "ש"]


def test_arabic_letters_take_the_form_of_their_place_in_the_word() -> None:
    amiri = file_of("Amiri")
    alone = read_truetype(amiri).glyph(ord("ب"))
    numbers = [each.glyphs[0].number for each in shaped(amiri, "ببب")]
    assert len({*numbers, alone}) == 4


def test_every_character_is_in_one_cluster() -> None:
    for text in ("السلام", "مُحَمَّد", "بِسْمِ اللَّهِ", "می‌روم", "בְּרֵאשִׁית"):
        family = "Open Sans" if "א" in text else "Amiri"
        read = "".join(each.text for each in reversed(clusters_of(file_of(family), text, leftward=True)))
        assert read == text


def test_brackets_are_seen_mirrored_and_read_as_they_were_written() -> None:
    font = read_truetype(file_of("Open Sans"))
    clusters = clusters_of(file_of("Open Sans"), "(ש)", leftward=True)
    assert [each.text for each in clusters] == [")", "ש", "("]
    assert clusters[0].glyphs[0].number == font.glyph(ord("("))


def test_what_stands_between_letters_is_apart() -> None:
    assert list(stretches("א-1 ב")) == [("א", True), ("-1 ", False), ("ב", True)]
    assert list(stretches("می‌روم")) == [("می‌روم", True)]


@pytest.mark.parametrize(
    ("family", "text"), [("Open Sans", "(שלום), עולם. "), ("Amiri", "السلام، «عليكم». ")]
)
def test_a_text_is_as_wide_as_it_is_drawn(family: str, text: str) -> None:
    file = file_of(family)
    drawn = sum(glyph.advance for each in clusters_of(file, text, leftward=True) for glyph in each.glyphs)
    assert metrics(find_face(family)).width(text) == pytest.approx(drawn / read_truetype(file).em)


def test_what_is_never_seen_is_left_out() -> None:
    clusters = clusters_of(file_of("Open Sans"), "א\u200f\u034f ב\ufe0f\u2060.", leftward=True)
    assert all(glyph.number for each in clusters for glyph in each.glyphs)


def test_letters_that_run_rightward_stand_in_the_order_in_which_they_are_seen() -> None:
    clusters = shaped(file_of("Noto Sans"), "किताब")
    assert [each.text for each in clusters] == ["कि", "त", "ा", "ब"]
    assert len(clusters[0].glyphs) == 2


def test_marathi_has_forms_of_its_own() -> None:
    file = file_of("Noto Sans")
    assert shaped(file, "लाल", "mr") != shaped(file, "लाल") == shaped(file, "लाल", "hi")


def test_latin_words_beside_shaped_ones_are_kerned_and_as_wide_as_they_are_drawn() -> None:
    file = file_of("Noto Sans")
    text = "हिन्दी AVATAR, To वह।"
    drawn = sum(glyph.advance for each in clusters_of(file, text, leftward=False) for glyph in each.glyphs)
    apart = sum(read_truetype(file).advance(read_truetype(file).glyph(ord(each))) for each in "AVATAR")
    together = sum(
        glyph.advance for each in clusters_of(file, "AVATAR", leftward=False) for glyph in each.glyphs
    )
    assert together < apart
    assert metrics(find_face("Noto Sans")).width(text) == pytest.approx(drawn / read_truetype(file).em)


def test_two_scripts_beside_each_other_are_shaped_apart() -> None:
    assert [part for part, _ in stretches("กा")] == ["กा"]
    assert [part for part, _ in stretches("กक")] == ["ก", "क"]
    assert [part for part, _ in stretches("שक")] == ["ש", "क"]
