"""Numbers and lists are written with the signs of their language."""

from __future__ import annotations

import pytest

from factdeck.article.language_words import kilometre_words, listed, word_number, word_share, word_unit
from support.pieces import made, texts


@pytest.mark.parametrize(
    ("lang", "number", "share"),
    [("en", "−1,234.5", "45%"), ("de", "−1.234,5", "45\u00a0%"), ("fr", "−1\u00a0234,5", "45\u00a0%")],
)
def test_numbers_and_shares_are_written_as_the_language_does(lang: str, number: str, share: str) -> None:
    assert (word_number(-1234.5, lang), word_share(0.452, lang)) == (number, share)


@pytest.mark.parametrize(
    ("lang", "told"), [("en", "A, B, C"), ("zh-TW", "A、B、C"), ("ja", "A、B、C"), ("xx", "A, B, C")]
)
def test_the_entries_of_a_list_stand_apart_as_in_the_language(lang: str, told: str) -> None:
    assert listed(["A", "B", "C"], lang) == told


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("ru", ("{}\u00a0км", ",")),
        ("en", ("{}\u00a0km", ".")),
        ("zh", ("{}公里", ".")),
        ("de", ("{}\u00a0km", ",")),
    ],
)
def test_kilometres_are_told_as_the_language_does(lang: str, words: tuple[str, str]) -> None:
    assert kilometre_words(lang) == words


@pytest.mark.parametrize(
    ("lang", "told"),
    [("en", "1.5\u00a0MB"), ("fr", "1,5\u00a0Mo"), ("ru", "1,5\u00a0МБ"), ("xx", "1.5\u00a0MB")],
)
def test_sizes_are_told_as_the_language_does(lang: str, told: str) -> None:
    assert word_unit(1.5, "digital-megabyte", lang) == told


def test_one_entry_and_none_are_lists_too() -> None:
    assert (listed(["A"], "ja"), listed([], "ja")) == ("A", "")


def test_authors_are_listed_so_on_paper_and_on_slides() -> None:
    article = "title: 書\nlang: ja\nlead: 本。\nauthors: [甲, 乙]\nlicence: {name: CC BY 4.0}\n"
    for layout in ("fact-sheet", "lecture"):
        assert any("甲、乙" in text for text in texts(made(article, layout)[0]))
