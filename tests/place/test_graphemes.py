"""What readers take for a letter is never parted."""

from __future__ import annotations

import pytest

from factdeck.place.graphemes import graphemes


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("राष्ट्रीय क्षेत्र", ["रा", "ष्ट्री", "य", " ", "क्षे", "त्र"]),
        ("क\u094d\u200cष", ["क\u094d\u200c", "ष"]),
        ("শ্রী", ["শ্রী"]),
        ("நீ", ["நீ"]),
        ("ខ្មែរ", ["ខ្មែ", "រ"]),
        ("เก่าน้ำแก้ว", ["เก่า", "น้ำ", "แก้", "ว"]),
        ("שָׁלוֹם", ["שָׁ", "ל", "וֹ", "ם"]),
        ("e\u0301a", ["e\u0301", "a"]),
        ("👩🏽\u200d🚀!", ["👩🏽\u200d🚀", "!"]),
    ],
)
def test_marks_joined_consonants_and_vowels_stay_with_their_letter(text: str, letters: list[str]) -> None:
    assert graphemes(text) == letters
