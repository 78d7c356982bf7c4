"""A sheet in Hebrew or Arabic is turned over, and read out as it was written."""

from __future__ import annotations

import io
from functools import lru_cache
from pathlib import Path
from typing import Any

import pdfplumber
import pypdf
import pytest

import factdeck
from support.glyphs import shown_glyphs

FOLDER = Path(__file__).with_name("leftward")
HEBREW = FOLDER / "manchuria-he.yaml"


@lru_cache(maxsize=4)
def sheet(path: Path, layout: str = "fact-sheet") -> bytes:
    [output] = factdeck.build(path, layout)
    return output.data


@lru_cache(maxsize=4)
def built(text: str, layout: str = "fact-sheet") -> bytes:
    [output] = factdeck.build(factdeck.loads(text), layout)
    return output.data


def text_of(data: bytes) -> str:
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages)


def characters(data: bytes, page: int = 0) -> list[dict[str, Any]]:
    with pdfplumber.open(io.BytesIO(data)) as document:
        return list(document.pages[page].chars)


def test_hebrew_is_read_out_in_the_order_in_which_it_was_written() -> None:
    text = text_of(sheet(HEBREW))
    assert "יאלטה נתנה לסטלין עילה לצאת למלחמה ביפן" in text
    assert "בראשית ברא אלהים את השמים ואת הארץ" in text
    assert "בְּרֵאשִׁית בָּרָא אֱלֹהִים אֵת הַשָּׁמַיִם" in text
    assert "The Second World War" in text


def test_the_document_says_that_it_runs_from_right_to_left() -> None:
    root = pypdf.PdfReader(io.BytesIO(sheet(HEBREW))).trailer["/Root"]
    assert root["/ViewerPreferences"]["/Direction"] == "/R2L"
    assert root["/Lang"] == "he"
    document = root["/StructTreeRoot"]["/K"][0].get_object()
    assert document["/A"]["/WritingMode"] == "/RlTb"


def test_a_sheet_in_english_says_nothing_of_it() -> None:
    root = pypdf.PdfReader(io.BytesIO(built("title: A\nlead: B\n"))).trailer["/Root"]
    assert "/Direction" not in root["/ViewerPreferences"]
    assert "/A" not in root["/StructTreeRoot"]["/K"][0].get_object()


def test_the_title_stands_at_the_right_and_the_foot_s_number_at_the_left() -> None:
    page = characters(sheet(HEBREW))
    title = [each for each in page if each["size"] > 25]
    foot = [each for each in page if each["top"] > 780]
    assert max(each["x1"] for each in title) == pytest.approx(595.28 - 51.02, abs=6)
    assert min(each["x0"] for each in foot) == pytest.approx(51.02, abs=6)


def test_numbers_and_latin_words_stand_inside_a_line_as_they_are_read() -> None:
    """Brackets have the glyph that is seen and the character that was written."""
    page = characters(built("title: א\nlang: he\nlead: בשנת 1948 קמה NATO (ברית).\n"))
    line = [each for each in page if 11 < each["size"] < 12]
    line.sort(key=lambda each: each["x0"])
    assert "".join(each["text"] for each in line) == ".)תירב( NATO המק 1948 תנשב"


def test_a_hebrew_word_in_an_english_sheet_runs_leftward_alone() -> None:
    data = built("title: A\nlead: The word שלום עולם is a greeting.\n")
    line = [each for each in characters(data) if 11 < each["size"] < 12]
    line.sort(key=lambda each: each["x0"])
    assert "".join(each["text"] for each in line) == "The word םלוע םולש is a greeting."
    assert "The word" in text_of(data) and "שלום עולם" in text_of(data)


def test_arabic_letters_join_and_are_read_out_as_they_were_written() -> None:
    data = built("title: السلام عليكم\nlang: ar\nlead: كتب محمدٌ كتاباً عام 1945.\n")
    text = text_of(data)
    assert "السلام عليكم" in text
    assert "كتب محمدٌ كتاباً عام" in text


def test_each_glyph_has_its_characters_and_no_private_ones() -> None:
    for data in (sheet(HEBREW), built("title: السلام عليكم\nlang: ar\nlead: لا إله إلا الله.\n")):
        for each in text_of(data):
            assert not "\ue000" <= each <= "\uf8ff" and each != "\ufffd"


def test_list_numbers_stand_at_the_right_of_their_items() -> None:
    text = "title: א\nlang: he\nlead: ב\nsections: [{heading: ג, text: '1. ראשון\n\n2. שני'}]\n"
    data = built(text.replace("'1.", '"1.').replace("שני'", 'שני"').replace("\n\n2", "\\n2"))
    page = characters(data)
    number = next(each for each in page if each["text"] == "2" and 8 < each["size"] < 11)
    item = [each for each in page if each["text"] in "שני" and abs(each["top"] - number["top"]) < 3]
    assert item and min(number["x0"] - each["x1"] for each in item) > 0


def test_the_same_article_makes_the_same_bytes() -> None:
    [again] = factdeck.build(HEBREW, "fact-sheet")
    assert again.data == sheet(HEBREW)


def test_no_letter_is_a_box() -> None:
    arabic = built("title: السلام عليكم\nlang: ar\nlead: بِسْمِ اللَّهِ (1945) — «می‌روم».\n")
    for data in (sheet(HEBREW), arabic):
        glyphs = list(shown_glyphs(data))
        assert len(glyphs) > 30
        assert all(glyph for _, _, glyph in glyphs)
