"""A character's script, whether its glyph depends on its neighbours, and which way a text runs."""

from __future__ import annotations

from unicodedata import category

import pytest

from factdeck.language.scripts import (
    SIGNS,
    is_leftward,
    is_leftward_language,
    needs_shaping,
    script_of,
)


@pytest.mark.parametrize(
    ("characters", "script"),
    [
        ("aÉß", "Latin"),
        ("яѣ", "Cyrillic"),
        ("αῥ", "Greek"),
        ("满龘𠀀", "Chinese"),
        ("あ", "Hiragana"),
        ("한", "Hangul"),
        ("ა", "Georgian"),
        ("اﷲ،١", "Arabic"),
        ("אִ", "Hebrew"),
        ("कािꣻ", "Devanagari"),
        ("ก", "Thai"),
        ("𓀀", "Egyptian"),
        ("→☐🐉₿\u0301\ue000", SIGNS),
    ],
)
def test_a_character_belongs_to_a_script_or_is_a_sign(characters: str, script: str) -> None:
    assert {script_of(character) for character in characters} == {script}


@pytest.mark.parametrize(
    "text",
    [
        "كانت",
        "שלום",
        "क्ष",
        "বাংলা",
        "தமிழ்",
        "ไทย",
        "ខ្មែរ",
        "မြန်မာ",
        "བོད",
        "ᠮᠣᠩ",
        "ܫܠܡܐ",
        "ߒߞߏ",
        "\u1112\u1161\u11ab",
    ],
)
def test_letters_that_join_stack_or_run_leftwards_need_shaping(text: str) -> None:
    assert all(needs_shaping(character) for character in text)


@pytest.mark.parametrize(
    "text",
    [
        "Łódź e\u0301",
        "Харбин",
        "Ελλάδα",
        "满洲国，",
        "かなカナ",
        "한국어",
        "ქართული",
        "Հայերեն",
        "አማርኛ",
        "→ ☐ №½₿🐉",
    ],
)
def test_letters_that_stand_side_by_side_need_none(text: str) -> None:
    assert not any(needs_shaping(character) for character in text)


def test_each_letter_of_a_script_agrees_with_its_others_about_shaping() -> None:
    """By fontTools, which has the Unicode Character Database's own table of scripts."""
    unicode = pytest.importorskip("fontTools.unicodedata")
    simple = {
        "Latn",
        "Grek",
        "Cyrl",
        "Hani",
        "Hira",
        "Kana",
        "Bopo",
        "Armn",
        "Geor",
        "Ethi",
        "Cher",
        "Cans",
        "Yiii",
    }
    complex_ = {
        "Arab",
        "Hebr",
        "Syrc",
        "Deva",
        "Beng",
        "Taml",
        "Telu",
        "Thai",
        "Laoo",
        "Khmr",
        "Mymr",
        "Tibt",
        "Mong",
        "Java",
    }
    for code in range(0x30000):
        script = unicode.script(chr(code))
        if script in simple:
            assert not needs_shaping(chr(code)), hex(code)
        elif script in complex_ and category(chr(code))[0] == "L":
            assert needs_shaping(chr(code)), hex(code)


def test_a_mark_that_only_steers_the_direction_needs_none() -> None:
    assert not any(map(needs_shaping, "\u061c\u200e\u200f\u202a\u202b\u202e\u2067\u2069"))


@pytest.mark.parametrize("lang", ["ar", "ar-EG", "fa", "he", "ur", "yi", "dv", "az-Arab", "ku-Arab-IQ"])
def test_languages_in_arabic_or_hebrew_letters_run_leftwards(lang: str) -> None:
    assert is_leftward_language(lang)


@pytest.mark.parametrize("lang", ["en", "hi", "zh-Hant", "ar-Latn", "az", "arn", "he-Latn-x-a", ""])
def test_other_languages_run_rightwards(lang: str) -> None:
    assert not is_leftward_language(lang)


@pytest.mark.parametrize(
    ("text", "lang", "leftward"),
    [
        ("«كانت» CC BY", "en", True),
        ("12: שלום", "", True),
        ("CC BY كانت", "en", False),
        ("1945–1946", "ar", True),
        ("1945–1946", "de", False),
        ("", "fa", True),
    ],
)
def test_a_text_runs_as_its_first_strong_letter_does(text: str, lang: str, leftward: bool) -> None:
    assert is_leftward(text, lang) is leftward
