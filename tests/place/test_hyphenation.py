"""Where a word may be divided."""

from __future__ import annotations

import pytest

from factdeck.place.hyphenation import hyphen_points


def divided(word: str, lang: str) -> str:
    parts, start = [], 0
    for at in hyphen_points(word, lang):
        parts.append(word[start:at])
        start = at
    return "-".join([*parts, word[start:]])


@pytest.mark.parametrize(
    ("word", "lang", "expected"),
    [
        ("demonstration", "en-US", "demon-stra-tion"),
        ("occupation", "en-GB", "oc-cu-pa-tion"),
        ("Eisenbahn", "de", "Ei-sen-bahn"),
        ("маньчжурия", "ru", "мань-чжу-рия"),
    ],
)
def test_a_word_is_divided_by_its_language(word: str, lang: str, expected: str) -> None:
    assert divided(word, lang) == expected


@pytest.mark.parametrize(("word", "lang"), [("Manchuria", "en"), ("Mandchourie", "fr"), ("UNESCO", "de"), ("NATO", "en")])
def test_names_and_initials_stay_whole(word: str, lang: str) -> None:
    assert hyphen_points(word, lang) == ()


def test_two_letters_stay_before_and_three_after() -> None:
    for word in ("elapsed", "another", "already", "ideology", "reality", "ago", "until"):
        for at in hyphen_points(word, "en-US"):
            assert at >= 2 and len(word) - at >= 3


def test_a_division_that_changes_the_spelling_is_left_alone() -> None:
    assert hyphen_points("asszonnyal", "hu") == ()


@pytest.mark.parametrize("lang", ["", "zh", "xx-YY", "ja"])
def test_a_language_without_patterns_divides_nothing(lang: str) -> None:
    assert hyphen_points("demonstration", lang) == ()
