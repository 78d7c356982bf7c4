"""Words are counted in texts with and without spaces between them."""

from __future__ import annotations

import pytest

from factdeck.place.counting import count_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The army took Manchuria – in days.", 7),
        ("Où est l’armée ?", 4),
        ("苏联红军进入满洲。", 4),
        ("红军，1945年8月，Stalin", 5),
        ("ソビエト軍", 3),
        ("소련군이 만주에 들어갔다", 3),
        ("", 0),
    ],
)
def test_words_are_what_stands_between_spaces_and_each_two_chinese_characters(text: str, words: int) -> None:
    assert count_words(text) == words
